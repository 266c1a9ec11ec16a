#!/usr/bin/env python3
"""Compares the widths that tables are drawn with to those of a real terminal, tmux (check "I19").

    Benchmarks/widths.py --glasshouse .build/release/glasshouse

Each text is written in a tmux of its own, which is asked where the cursor is; a table with that text
says by its border how wide it is taken to be.
"""
import argparse
import os
import shutil
import subprocess
import tempfile
import time

TEXTS = [
    ("Zoë", "a letter of one piece"), ("Zoe\u0308", "a letter with a combining mark"),
    ("日本語", "CJK"), ("한국어", "Hangul"), ("\u1112\u1161\u11ab", "Hangul in parts"),
    ("ｆｕｌｌ", "full-width Latin"), ("ﾊﾝｶｸ", "half-width Katakana"), ("👍", "an emoji"),
    ("👍🏽", "an emoji with a skin tone"), ("👩‍👩‍👧‍👦", "emoji that are joined"), ("🇩🇪", "a flag"),
    ("❤", "a heart of text"), ("❤️", "the heart as an emoji"), ("1️⃣", "a keycap"),
    ("שלום", "Hebrew"), ("مرحبا", "Arabic"), ("नमस्ते", "Devanagari"), ("a\u200bb", "a zero-width space"),
    ("½ …", "fractions and dots"), ("𠀀", "CJK beyond the first plane"),
]


class Tmux:
    def __init__(self, folder):
        self.socket = folder + "/tmux"
        self.environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder, "TERM": "xterm"}
        self("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "60", "cat")

    def __call__(self, *words):
        return subprocess.run(["tmux", "-u", "-S", self.socket, *words], env=self.environment,
                              check=True, capture_output=True, text=True).stdout

    def show(self, data):
        """Shows bytes on a cleared screen; where the cursor is then."""
        path = self.socket + ".bytes"
        with open(path, "wb") as file:
            file.write(data)
        self("respawn-pane", "-k", f"cat {path}; exec sleep 1000")
        # The screen is there when it no longer changes.
        before = None
        while True:
            time.sleep(0.1)
            now = self("display", "-p", "#{cursor_x} #{cursor_y}") + self("capture-pane", "-p")
            if now == before and now.strip():
                return int(now.split()[0])
            before = now


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--glasshouse", required=True)
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.glasshouse)
    folder = tempfile.mkdtemp(prefix="widths-")
    environment = {
        "HOME": folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm", "NO_COLOR": "1",
        "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder,
    }

    def drawn(sql):
        return subprocess.run([program, "query", "--demo", "--format", "table", "-q", sql], env=environment,
                              check=True, capture_output=True).stdout

    tmux = Tmux(folder)
    version = subprocess.run(["tmux", "-V"], capture_output=True, text=True).stdout.strip()
    print(f"| text | what it is | {version} | drawn as |\n|---|---|---|---|")
    differ = 0
    for text, sentence in TEXTS:
        cells = tmux.show(text.encode())
        # The border above a column is as wide as its text, with a space at either side.
        border = drawn(f"select '{text}' x").decode().splitlines()[0]
        width = border.count("─") - 2
        differ += width != cells
        print(f"| `{text}` | {sentence} | {cells} | {width}{'' if width == cells else ' ✗'} |")
    tmux("kill-server")
    shutil.rmtree(folder, ignore_errors=True)
    print(f"\n{len(TEXTS) - differ} of {len(TEXTS)} agree.")


if __name__ == "__main__":
    main()
