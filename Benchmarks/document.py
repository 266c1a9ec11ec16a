"""Docs/Performance.md: its sections are written by the benchmarks, each its own."""
import os
import platform
import re
import subprocess
import textwrap

DOCUMENT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Docs", "Performance.md")


def filled(text, indent=""):
    return textwrap.fill(text, 140, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def version(command):
    try:
        return subprocess.run(command, capture_output=True, text=True).stdout.split("\n")[0].strip()
    except FileNotFoundError:
        return "not installed"


def processor():
    with open("/proc/cpuinfo") as file:
        found = re.search(r"model name\s*:\s*(.+)", file.read())
    return found.group(1) if found else platform.machine()


def machine():
    return f"{processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release().split('-')[0]}"


def put(text, title):
    """Replaces the section of this title, or adds it at the end; the others stay as they are."""
    with open(DOCUMENT) as file:
        document = file.read()
    parts = re.split(r"(?m)^(?=## )", document)
    places = [index for index, part in enumerate(parts) if part.startswith(f"## {title}\n")]
    if places:
        parts[places[0]] = text + ("\n" if places[0] + 1 < len(parts) else "")
    else:
        parts[-1] = parts[-1].rstrip("\n") + "\n\n"
        parts.append(text)
    with open(DOCUMENT, "w") as file:
        file.write("".join(parts))
