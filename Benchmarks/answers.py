"""What an answer costs, and a start, beside sqlite3's shell."""
import os
import shlex
import shutil
import subprocess
import sys
import time

from bench import COUNTED_ROWS, ROWS, Line, middle
from terminal import Terminal

LIBRARIES = (
    "A static program that prints 1 and could use URLSession is the last line but one; ours loads libcurl only when it "
    "fetches. *Where a start goes* tells the rest.")


# What an answer costs

OUTPUTS = [
    ("csv", "-csv", 0.65), ("json", "-json", 0.8), ("jsonl", "-json", 0.8), ("table", "-box", 0.7),
]


def output(bench):
    """CPU of a million rows of ten columns, in each form, against the nearest of sqlite3."""
    lines = []
    for form, theirs, bar in OUTPUTS:
        sql = "select * from mixed"
        pairs = bench.pairs(bench.query(sql, "--format", form), bench.sqlite3(sql, theirs))
        ratio = middle(ours.cpu / other.cpu for ours, other in pairs)
        mine, peer = middle(ours.cpu for ours, _ in pairs), middle(other.cpu for _, other in pairs)
        lines.append(Line(
            f"{form}, 1,000,000 rows of 10 columns: CPU", f"`sqlite3 {theirs}`",
            f"{ratio:.2f} × ({mine:.2f} s, {peer:.2f} s)", ratio, bar, f"{bar} ×"))
    return lines


def counted(bench):
    """Instructions of what rows cost beyond none: start-up is not in it."""
    if not shutil.which("valgrind"):
        return []
    lines = []
    for form, theirs, bar in OUTPUTS:
        def rows(command):
            most, none = (bench.instructions(command(f"select * from mixed limit {limit}"))
                          for limit in (COUNTED_ROWS, 0))
            return (most - none) / COUNTED_ROWS if most and none else None
        mine = rows(lambda sql: bench.query(sql, "--format", form))
        peer = rows(lambda sql: bench.sqlite3(sql, theirs))
        if not mine or not peer:
            print("valgrind cannot read this build; strip -g makes it readable", file=sys.stderr)
            return []
        lines.append(Line(
            f"{form}: instructions a row, {COUNTED_ROWS:,} rows", f"`sqlite3 {theirs}`",
            f"{mine / peer:.2f} × ({mine:,.0f}, {peer:,.0f})", mine / peer, bar, f"{bar} ×"))
    return lines


def export(bench):
    """Memory, and the time to the first byte, of a large answer in a pipe."""
    runs = [bench.measure(bench.query("select * from mixed", "--csv")) for _ in range(bench.times)]
    small = middle(bench.measure(bench.query("select 1", "--csv")).memory for _ in range(bench.times))
    memory, first = middle(run.memory for run in runs), middle(run.first_byte for run in runs) * 1000
    return [
        Line("csv, 1,000,000 rows of 10 columns: memory", "itself", f"{memory:.1f} MB", memory, 20, "20 MB",
             f"`select 1` takes {small:.1f} MB of it. " + LIBRARIES),
        Line("csv, 1,000,000 rows of 10 columns: first byte", "itself", f"{first:.1f} ms", first, 20, "20 ms",
             LIBRARIES),
    ]


def table(bench):
    """That a table streams: its memory at ten times the rows, and its first row."""
    def sized(rows):
        command = bench.query(f"select * from mixed limit {rows}", "--format", "table")
        return [bench.measure(command) for _ in range(bench.times)]
    small, large = sized(100_000), sized(ROWS)
    growth = middle(run.memory for run in large) / middle(run.memory for run in small)
    first = middle(run.first_byte for run in large) * 1000
    return [
        Line("table, 1,000,000 rows: memory", "100,000 rows", f"{growth:.2f} ×", growth, 1.1, "1.1 ×"),
        Line("table, 1,000,000 rows: first row", "itself", f"{first:.1f} ms", first, 50, "50 ms"),
    ]


# What a start costs

LINKED = """import Foundation
import FoundationNetworking
@main struct Linked {
  static func main() { print(CommandLine.arguments.count > 5 ? "\\(URLSession.shared)" : "1") }
}
"""


def start(bench):
    """The smallest question, against sqlite3's."""
    many = max(bench.times * 4, 20)
    pairs = bench.pairs(bench.query("select 1"), ["sqlite3", ":memory:", "select 1"], many)
    more = middle(ours.wall - other.wall for ours, other in pairs) * 1000
    lines = [Line(
        "`query 'select 1'`: wall", "`sqlite3 :memory: 'select 1'`", f"{more:.1f} ms more", more, 10,
        "10 ms more", LIBRARIES)]
    if litecli := shutil.which("litecli"):
        pairs = bench.pairs(bench.query("select 1"), [litecli, ":memory:", "-e", "select 1"])
        ratio = middle(ours.wall / other.wall for ours, other in pairs)
        lines.append(Line("`query 'select 1'`: wall", "`litecli`", f"{ratio:.2f} ×", ratio, 1, "1 ×"))
    return lines


def linked(bench):
    """The floor under every start: a program that prints 1 and could use URLSession."""
    swiftc = shutil.which("swiftc")
    if not swiftc:
        return []
    source, program = (os.path.join(bench.folder, name) for name in ("linked.swift", "linked"))
    with open(source, "w") as file:
        file.write(LINKED)
    lines = []
    for options, name in [(["-static-stdlib"], "static"), ([], "dynamic")]:
        built = subprocess.run(
            [swiftc, "-O", "-parse-as-library", *options, *shlex.split(os.environ.get("LINK", "")), source,
             "-o", program], capture_output=True, text=True)
        if built.returncode != 0:
            print(f"the {name} program that prints 1 does not link: libcurl?", file=sys.stderr)
            continue
        bench.measure([program])
        runs = [bench.measure([program]) for _ in range(20)]
        lines.append(Line(
            f"a program that prints 1, {name}", "itself",
            f"{middle(run.wall for run in runs) * 1000:.1f} ms, {middle(run.memory for run in runs):.1f} MB"))
    return lines


ENDLESS = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n;"


def interrupt(bench):
    """From Ctrl-C in a heavy statement to the prompt, at a terminal."""
    def taken(command, prompt):
        terminal = Terminal(command, bench.environment | {"TERM": "xterm", "NO_COLOR": "1"})
        terminal.wait(prompt)
        terminal.type(ENDLESS + "\r")
        time.sleep(1)
        start = time.monotonic()
        terminal.type("\x03")
        terminal.wait(prompt)
        wall = (time.monotonic() - start) * 1000
        terminal.close()
        return wall
    sqlite3 = shutil.which("sqlite3")
    pairs = [(taken([bench.program, "--warehouse", bench.warehouse, "--offline"], "glasshouse> "),
              taken([sqlite3, bench.warehouse], "sqlite> ")) for _ in range(bench.times)]
    mine, other = (middle(pair[index] for pair in pairs) for index in (0, 1))
    return [Line("Ctrl-C in a heavy statement, to the prompt", "`sqlite3`", f"{mine:.0f} ms ({other:.0f} ms)", mine, 100,
                 "100 ms")]
