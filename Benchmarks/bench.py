"""One run of the benchmarks: the warehouse they read, programs measured by turns, lines of a table."""
import os
import re
import shlex
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

from document import filled

ROWS = 1_000_000
COUNTED_ROWS = 20_000
MIXED = """
create table mixed as
with recursive n(x) as (select 1 union all select x + 1 from n limit {rows})
select x id, 'Ada Lovelace ' || x name, 'ada' || x || '@example.com' email, 'Zoë, ' || x city,
  'open' status, date('2020-01-01', '+' || (x % 2000) || ' days') day, x * 1.5 amount,
  x % 97 bucket, case when x % 10 = 0 then null else 'say "' || x || '"' end note, x * x square
from n"""

@dataclass
class Line:
    """A line of the table; `value` is judged against `most` where there is a bar."""
    work: str
    against: str
    measured: str
    value: float = 0
    most: float | None = None
    bar: str = ""
    reason: str = ""

    def markdown(self):
        missed = self.most is not None and self.value > self.most
        verdict = "" if self.most is None else "**missed**" if missed else "met"
        return (f"| {self.work} | {self.against} | {self.bar} | {self.measured} | {verdict} |",
                filled(f"- *{self.work}*, against {self.against}: {self.reason}", "  ") if missed and self.reason else "")


@dataclass
class Run:
    """One run of a program, as the operating system counted it."""
    wall: float
    cpu: float
    memory: float
    first_byte: float


class Bench:
    def __init__(self, program, times):
        self.program, self.times = os.path.abspath(program), times
        self.folder = tempfile.mkdtemp(prefix="bench-")
        self.counted, self.talk = os.path.join(self.folder, "counted"), tempfile.TemporaryFile()
        self.environment = {
            "HOME": self.folder, "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8",
            "XDG_DATA_HOME": self.folder, "XDG_CONFIG_HOME": self.folder, "XDG_STATE_HOME": self.folder,
        }
        self.warehouse = os.path.join(self.folder, "bench.sqlite")
        subprocess.run([self.program, "query", "--demo", "select count(*) from candidates"], check=True,
                       env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        demo = sqlite3.connect(os.path.join(self.folder, "glasshouse", "demo.sqlite"))
        with sqlite3.connect(self.warehouse) as base:
            demo.backup(base)
            base.execute(MIXED.format(rows=ROWS))
        base.close()

    def query(self, sql, *options):
        return [self.program, "query", "--warehouse", self.warehouse, "--offline", *options, sql]

    def sqlite3(self, sql, *options):
        return ["sqlite3", *options, self.warehouse, sql]

    def measure(self, command, environment=None):
        start = time.monotonic()
        # A program begins with the memory of what started it on its account: GNU time is a small starter.
        process = subprocess.Popen(
            ["/usr/bin/time", "-q", "-f", "%M", "-o", self.counted, *command],
            env=environment or self.environment, stdout=subprocess.PIPE, stderr=self.talk)
        descriptor = process.stdout.fileno()
        os.read(descriptor, 65_536)
        first = time.monotonic() - start
        while os.read(descriptor, 1 << 20):
            pass
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stdout.close()
        if process.returncode != 0:
            self.talk.seek(0)
            sys.exit(f"{shlex.join(command)} ended with {process.returncode}:\n{self.talk.read().decode()}")
        wall = time.monotonic() - start
        with open(self.counted) as file:
            return Run(wall, usage.ru_utime + usage.ru_stime, int(file.read()) / 1024, first)

    def pairs(self, ours, theirs, times=None):
        """So many runs of both by turns, after one of each that does not count."""
        self.measure(ours), self.measure(theirs)
        return [(self.measure(ours), self.measure(theirs)) for _ in range(times or self.times)]

    def instructions(self, command):
        """How many instructions a program takes, which other work on the machine does not change."""
        counted = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
            env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        found = re.search(r"refs:\s+([\d,]+)", counted.stderr)
        return int(found.group(1).replace(",", "")) if found and counted.returncode == 0 else None


def middle(values):
    return statistics.median(list(values))
