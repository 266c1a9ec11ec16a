#!/usr/bin/env python3
"""Measures what the contract of the shell says in seconds and megabytes, as a table in Markdown.

    Benchmarks/limits.py --glasshouse .build/release/glasshouse

Each figure is taken five times; the median counts. Times are of the wall, so a busy machine shows.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
import time

from terminal import Terminal

PROMPT = "glasshouse> "
ROWS = (
    "with recursive n(x) as (select 1 union all select x + 1 from n limit 1000000) "
    "select x id, 'Ada Lovelace ' || x name, 'ada' || x || '@example.com' email, 'Zoë, ' || x city, "
    "'open' status, date('2020-01-01', '+' || (x % 2000) || ' days') day, x * 1.5 amount, x % 97 bucket, "
    "case when x % 10 = 0 then null else 'say \"' || x || '\"' end note, x * x square from n"
)
ENDLESS = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"


class Machine:
    def __init__(self, program):
        self.program = os.path.abspath(program)
        self.folder = tempfile.mkdtemp(prefix="limits-")
        self.environment = {
            "HOME": self.folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm",
            "XDG_DATA_HOME": self.folder + "/data", "XDG_CONFIG_HOME": self.folder + "/config",
            "XDG_STATE_HOME": self.folder + "/state", "PAGER": "", "NO_COLOR": "1",
        }
        subprocess.run([self.program, "query", "--demo", "select 1"], env=self.environment, check=True,
                       stdout=subprocess.DEVNULL)

    def prompt(self, columns=80):
        terminal = Terminal([self.program, "--demo"], self.environment, columns)
        terminal.wait(PROMPT)
        return terminal


def export_memory(machine):
    process = subprocess.Popen([machine.program, "query", "--demo", "--csv", ROWS], env=machine.environment,
                               stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0
    return usage.ru_maxrss / 1024


def first_byte(machine):
    start = time.monotonic()
    process = subprocess.Popen([machine.program, "query", "--demo", "--csv", ROWS], env=machine.environment,
                               stdout=subprocess.PIPE)
    process.stdout.read(1)
    taken = time.monotonic() - start
    process.kill()
    process.stdout.close()
    process.wait()
    return taken * 1000


def interrupt(machine):
    terminal = machine.prompt()
    terminal.type(ENDLESS + ";\r")
    terminal.wait("running · 1 s")
    start = time.monotonic()
    terminal.type("\x03")
    terminal.wait(PROMPT)
    taken = time.monotonic() - start
    terminal.close()
    return taken * 1000


def tab(machine):
    """From the key to the list, with 1,500 tables of 20 columns besides those of the schema."""
    columns = ", ".join(f"c{number}" for number in range(20))
    script = "\n".join(f"create table if not exists my.wide_{number} ({columns});" for number in range(1500))
    subprocess.run([machine.program, "--demo"], input=script.encode(), env=machine.environment, check=True)
    terminal = machine.prompt()
    terminal.type("select w.c1 from wide_700 w where w.c1")
    terminal.wait("where w.c1")
    start = time.monotonic()
    terminal.type("\t\t")
    terminal.wait("c19")
    taken = time.monotonic() - start
    terminal.close()
    return taken * 1000


def scrolling(machine):
    """A million rows at the terminal, as a table."""
    terminal = machine.prompt(columns=200)
    terminal.type(".timer on\r" + ROWS + ";\r")
    terminal.wait("1,000,000 rows", seconds=300)
    taken = terminal.memory()
    terminal.close()
    return taken


def imported(machine):
    """A file of a million rows into a table of one's own."""
    path = machine.folder + "/million.csv"
    with open(path, "w") as file:
        for number in range(1_000_000):
            file.write(f"{number},Ada Lovelace {number},{number * 1.5},2026-01-01\n")
    terminal = machine.prompt()
    terminal.type(f".import {path} million --no-header --replace\r")
    terminal.wait("1,000,000 rows into", seconds=300)
    taken = terminal.memory()
    terminal.close()
    os.remove(path)
    return taken


FIGURES = [
    ("P8", "1,000,000 rows of 10 columns as CSV: memory", "MB", "20", export_memory),
    ("P9", "the first byte of them", "ms", "20", first_byte),
    ("I3", "Ctrl-C in a statement, to the prompt", "ms", "200", interrupt),
    ("I14", "Tab among 1,500 tables of 20 columns, to the list", "ms", "50", tab),
    ("", "1,000,000 rows as a table on the screen: memory of the shell", "MB", "", scrolling),
    ("", "`.import` of 1,000,000 rows: memory of the shell", "MB", "", imported),
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--glasshouse", required=True)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--only", default="", help="a part of the sentence of what is measured")
    arguments = parser.parse_args()
    machine = Machine(arguments.glasshouse)
    print("| check | what is measured | bar | measured |\n|---|---|---|---|")
    for number, sentence, unit, bar, measure in FIGURES:
        if arguments.only not in sentence:
            continue
        values = [measure(machine) for _ in range(arguments.times if number else 1)]
        limit = f"{bar} {unit}" if bar else ""
        print(f"| {number} | {sentence} | {limit} | {statistics.median(values):.1f} {unit} |", flush=True)
    shutil.rmtree(machine.folder, ignore_errors=True)


if __name__ == "__main__":
    main()
