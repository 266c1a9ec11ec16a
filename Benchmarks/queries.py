#!/usr/bin/env python3
"""Times every saved query on a warehouse, and on a copy of it without our indexes.

    Benchmarks/queries.py --glasshouse .build/release/glasshouse --warehouse LARGE.sqlite

LARGE.sqlite is made by .ci/large-warehouse. The saved queries call functions that sqlite3 lacks, so the
peer is this same program over a copy whose indexes were dropped and which SQLite's ANALYZE has looked
at. Prints a table of CPU seconds and peak memory; both answers must be the same.
"""
import argparse
import datetime
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

BAR = 2.0


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


def run(program, query, warehouse, limit):
    """The answer (None when it takes too long), the CPU seconds and the peak memory in MB."""
    out = tempfile.TemporaryFile()
    process = subprocess.Popen(
        [program, "run", query, "--warehouse", warehouse, "--offline", "--csv",
         "--timeout", f"{limit}s"], stdout=out, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    out.seek(0)
    answer = out.read() if os.waitstatus_to_exitcode(status) == 0 else None
    return answer, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--glasshouse", required=True)
    parser.add_argument("--warehouse", required=True)
    parser.add_argument("--queries", nargs="*", help="names; all by default")
    parser.add_argument("--no-peer", action="store_true")
    parser.add_argument("--limit", type=int, default=60, help="seconds a query may take")
    asked = parser.parse_args()
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Queries")
    names = asked.queries or sorted(n[:-4] for n in os.listdir(here) if n.endswith(".sql"))
    print(f"On {datetime.date.today()}, {os.cpu_count()} cores, SQLite {sqlite3.sqlite_version}.\n")
    print("| query | CPU s | peak MB | without our indexes, CPU s | |\n|---|---|---|---|---|")
    differing = 0
    with tempfile.TemporaryDirectory(dir=os.path.dirname(os.path.abspath(asked.warehouse))) as folder:
        peer = None if asked.no_peer else bare(asked.warehouse, folder)
        for name in names:
            query = os.path.join(here, name + ".sql")
            answer, seconds, memory = run(asked.glasshouse, query, asked.warehouse, asked.limit)
            remarks = [] if answer is not None else ["no answer"]
            remarks += ["above 2 s"] if seconds >= BAR else []
            other = "–"
            if peer:
                theirs, spent, _ = run(asked.glasshouse, query, peer, asked.limit)
                other = f"{spent:.2f}" if theirs is not None else f"over {asked.limit} s"
                if theirs is not None and theirs != answer:
                    remarks.append("another answer")
                    differing += 1
                if theirs is not None and seconds > spent:
                    remarks.append("slower than without")
            print(f"| `{name}` | {seconds:.2f} | {memory} | {other} | {', '.join(remarks)} |", flush=True)
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
