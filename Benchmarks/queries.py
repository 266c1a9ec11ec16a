#!/usr/bin/env python3
"""Times every saved query on a warehouse of 1,000,000 applications, and writes a section of Docs/Performance.md.

    .ci/large-warehouse DEMO.sqlite LARGE.sqlite
    Benchmarks/queries.py --glasshouse .build/release/glasshouse --warehouse LARGE.sqlite [--times 3] [--print]

DEMO.sqlite is the demo's warehouse after glasshouse sync --demo --sensitive. A query runs so many times with
its default parameters, and its best run counts: what other work on the machine adds is not the query's.
With --peer each runs once more over a copy without our indexes, which SQLite's ANALYZE has looked at (the
saved queries call functions that sqlite3 lacks, so the peer is this same program); the answers must be the same.
"""
import argparse
import datetime
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

from document import filled, machine, put, version

BAR = 2.0
QUERIES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Queries")

# What a query needs beside its defaults.
ARGUMENTS = {
    "adverse-impact-by-survey": ["question=Which gender do you identify with?"],
}

# Why a query takes long, for those that miss the bar.
REASONS = {
    "adverse-impact": "the form of each of the year's 315,000 applications is looked up, whether there is a later one, and the reason "
                      "of rejection; then they are sorted by outcome and answer.",
    "adverse-impact-by-survey": "as `adverse-impact`, with the chosen answers in place of the form.",
    "data-quality": "fourteen findings over whole tables, whatever the period. Two fifths of it are scorecards overdue, since each "
                    "interviewer's scorecard is looked up; three tenths the details of 800,000 rejections.",
    "funnel-by-stage": "the stays of the year's 315,000 applications are looked up, and the milestone of each of 870,000 stays.",
    "interviewer-calibration": "each scorecard's application is looked up in a table of 500 MB; then every scorecard of the year meets "
                               "the others of its application, and the pairs are sorted by interviewer.",
    "pass-through-trend": "as `funnel-by-stage`; and the month of each application is told.",
    "scorecards-missing": "the scorecard of each of 300,000 parts in the year's interviews is looked up in a table of 230 MB.",
    "time-in-stage": "the stays of all applications are looked at, as they may have ended in the year whenever the application was "
                     "made; the 620,000 that did are put into a table and sorted by the stage's name.",
    "time-to-first-review": "as `funnel-by-stage`, without milestones, and each application's job is looked up.",
}


@dataclass
class Run:
    """One run of a query, as the operating system counted it; the answer is `None` when it took too long."""
    answer: bytes | None
    cpu: float
    wall: float
    memory: int


def run(program, name, warehouse, limit):
    query = os.path.join(QUERIES, name + ".sql")
    command = [program, "run", query, *ARGUMENTS.get(name, []), "--warehouse", warehouse, "--offline", "--csv",
               "--timeout", f"{limit}s"]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as talk:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=out, stderr=talk)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), talk.seek(0)
        if process.returncode not in (0, 4):
            sys.exit(f"{name} ended with {process.returncode}:\n{talk.read().decode()}")
        answer = out.read() if process.returncode == 0 else None
    return Run(answer, usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss // 1024)


def bare(warehouse, folder):
    """A copy without our indexes, analysed."""
    copy = os.path.join(folder, "bare.sqlite")
    shutil.copyfile(warehouse, copy)
    base = sqlite3.connect(copy, isolation_level=None)
    names = base.execute(
        "select name from sqlite_master where type = 'index' and sql is not null").fetchall()
    for (name,) in names:
        base.execute(f'drop index "{name}"')
    base.execute("analyze")
    base.close()
    return copy


def compared(program, name, peer, limit, best):
    """What the peer took, as text, and remarks on it."""
    theirs = run(program, name, peer, limit)
    if theirs.answer is None:
        return f"over {limit}", []
    remarks = ["another answer"] if theirs.answer != best.answer else []
    return f"{theirs.cpu:.2f}", remarks + (["slower than without"] if best.cpu > theirs.cpu else [])


def introduction(asked, load, slow):
    base = sqlite3.connect(f"file:{asked.warehouse}?mode=ro", uri=True)
    applications, stages, jobs = (
        base.execute(f"select count(*) from {table}").fetchone()[0]
        for table in ("applications", "application_stages", "jobs"))
    base.close()
    size = os.path.getsize(asked.warehouse) / 1e9
    return filled(
        f"Written by `Benchmarks/queries.py` on {datetime.date.today()}: {machine()}; Glasshouse "
        f"{version([asked.glasshouse, '--version'])} (release), SQLite {sqlite3.sqlite_version}; the best of {asked.times} "
        f"runs of `glasshouse run NAME --offline --csv` with the default parameters (the last year). The warehouse is made "
        f"by `.ci/large-warehouse` from that of the demo: {applications:,} applications, {stages:,} stages, {jobs:,} jobs; "
        f"{size:.1f} GB. CPU is user and system time; a query runs on one core, so on an idle machine with the file in the "
        f"page cache it should be what one waits. While this was measured, {load[0]:.0f} to {load[1]:.0f} processes shared the "
        f"cores, so the bar, which is of wall time, is held against the CPU here; {slow} of the queries took longer than it by "
        f"the clock. The best CPU and the best wall time may be of two runs.")


def section(asked, lines, missed, load, slow):
    head = ["query", "CPU s", "wall s", "peak MB"] + (["without our indexes, CPU s"] if asked.peer else []) + [""]
    text = f"## Saved queries over 1,000,000 applications\n\n{introduction(asked, load, slow)}\n\n"
    text += "| " + " | ".join(head) + " |\n" + "|---" * len(head) + "|\n" + "\n".join(lines) + "\n"
    text += f"\n{len(lines) - len(missed)} of {len(lines)} are under {BAR:.0f} seconds.\n"
    if missed:
        reasons = [filled(f"- `{name}`: {REASONS.get(name, 'not looked into.')}", "  ") for name in missed]
        text += "\nMissed:\n\n" + "\n".join(reasons) + "\n"
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--glasshouse", required=True, help="a release build")
    parser.add_argument("--warehouse", required=True)
    parser.add_argument("--queries", nargs="*", help="names: print their lines, write nothing")
    parser.add_argument("--times", type=int, default=3, help="runs of each query")
    parser.add_argument("--peer", action="store_true", help="run each without our indexes, too")
    parser.add_argument("--print", action="store_true", help="print, write nothing")
    parser.add_argument("--limit", type=int, default=60, help="seconds a query may take")
    asked = parser.parse_args()
    names = asked.queries or sorted(n[:-4] for n in os.listdir(QUERIES) if n.endswith(".sql"))
    lines, missed, differing, slow, loads = [], [], 0, 0, [os.getloadavg()[0]]
    with tempfile.TemporaryDirectory(dir=os.path.dirname(os.path.abspath(asked.warehouse))) as folder:
        peer = bare(asked.warehouse, folder) if asked.peer else None
        for name in names:
            runs = [run(asked.glasshouse, name, asked.warehouse, asked.limit) for _ in range(asked.times)]
            best = min(runs, key=lambda run: run.cpu)
            other, remarks = compared(asked.glasshouse, name, peer, asked.limit, best) if peer else ("", [])
            differing += "another answer" in remarks
            if best.answer is None or best.cpu >= BAR:
                missed.append(name)
            cells = [f"`{name}`", f"{best.cpu:.2f}", f"{min(run.wall for run in runs):.2f}", f"{best.memory}"]
            slow += min(run.wall for run in runs) >= BAR
            verdict = "**missed**" if name in missed else "met"
            cells += ([other] if peer else []) + [", ".join([verdict] + remarks)]
            lines.append("| " + " | ".join(cells) + " |")
            print(lines[-1], flush=True)
            loads.append(os.getloadavg()[0])
    if not asked.queries and not asked.print:
        put(section(asked, lines, missed, (min(loads), max(loads)), slow), "Saved queries over 1,000,000 applications")
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
