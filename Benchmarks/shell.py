#!/usr/bin/env python3
"""Runs the checks of a shell against those that are installed, and writes Docs/Shell.md.

    Benchmarks/shell.py --glasshouse .build/release/glasshouse [--duckdb PATH] [--litecli PATH]

A check gives one input to each shell in the way each wants it, and judges what came out. A shell that
is not there has a column without marks. Nothing here is timed: figures are in other files.
"""
import argparse
import fcntl
import json
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import tempfile
import termios
import time

ENDLESS = "with recursive n(x) as (select 1 union all select x + 1 from n) select x from n"


class Shell:
    """One shell: how it is called for CSV, JSON, and for typing."""

    def __init__(self, name, path, csv, json_, interactive, prompt):
        self.name, self.path = name, path
        self.csv, self.json, self.interactive, self.prompt = csv, json_, interactive, prompt
        self.folder = tempfile.mkdtemp(prefix="shells-")
        self.environment = {
            "HOME": self.folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm",
            "XDG_DATA_HOME": self.folder, "XDG_CONFIG_HOME": self.folder,
            "XDG_STATE_HOME": self.folder, "PAGER": "cat", "NO_COLOR": "1",
        }

    def run(self, command, stdin="", shell=False, timeout=15):
        # A session of its own, so that all of a pipeline can be ended.
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            shell=shell, executable="/bin/bash" if shell else None, env=self.environment,
            cwd=self.folder, start_new_session=True)
        try:
            out, err = process.communicate(stdin.encode(), timeout=timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return None, b"", b"too long"
        return process.returncode, out, err

    def csv_of(self, sql):
        return self.run(self.csv(sql))

    def json_of(self, sql):
        return self.run(self.json(sql))

    def line(self, sql, rest):
        """A line of bash that asks for CSV, with a redirection or a pipe behind it."""
        words = " ".join("'" + word.replace("'", "'\\''") + "'" for word in self.csv(sql))
        return self.run(words + " " + rest, shell=True)


class Typing:
    """A shell at a terminal of its own."""

    def __init__(self, shell, columns=80):
        self.shell = shell
        self.id, self.file = pty.fork()
        if self.id == 0:
            os.chdir(shell.folder)
            os.execve(shell.interactive[0], shell.interactive, shell.environment)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        self.seen = ""
        self.wait(shell.prompt)
        time.sleep(0.4)

    def type(self, text):
        os.write(self.file, text.encode())

    def wait(self, text, seconds=15):
        """What is shown until a text is there; nothing when it does not come."""
        end = time.time() + seconds
        shown = ""
        while time.time() < end:
            if select.select([self.file], [], [], 0.2)[0]:
                try:
                    data = os.read(self.file, 65536)
                except OSError:
                    return shown if text is None else None
                shown += data.decode("utf-8", "replace")
                # Some ask the terminal where the cursor is, and wait for the answer.
                if "\x1b[6n" in shown[-64:]:
                    self.type("\x1b[1;1R")
                plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>78]|\r", "", shown)
                if text is not None and text in plain:
                    return plain
        return None

    def close(self):
        try:
            os.kill(self.id, signal.SIGKILL)
            os.waitpid(self.id, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self.file)


CHECKS = []


def check(name, sentence):
    def add(judge):
        CHECKS.append((name, sentence, judge))
        return judge
    return add


def rows(output):
    return output.replace(b"\r\n", b"\n")


@check("C1", "NULL and an empty text differ in CSV, and NULL is empty")
def _(s): return rows(s.csv_of("select null as a, '' as b")[1]) == b'a,b\n,""\n'

@check("C3", "commas, quotes and newlines come through CSV")
def _(s):
    return rows(s.csv_of("select 'a,b' as x, 'say \"hi\"' as y, 'c' || char(10) || 'd' as z")[1]) \
        == b'x,y,z\n"a,b","say ""hi""","c\nd"\n' if s.name != "DuckDB" else \
        rows(s.csv_of("select 'a,b' as x, 'say \"hi\"' as y, 'c' || chr(10) || 'd' as z")[1]) \
        == b'x,y,z\n"a,b","say ""hi""","c\nd"\n'

@check("C5", "a blob is text that cannot break a row")
def _(s):
    sql = "select x'00ff0a41' as a" if s.name != "DuckDB" else "select '\\x00\\xFF\\x0A\\x41'::blob as a"
    out = s.csv_of(sql)[1]
    return b"\x00" not in out and len(rows(out).splitlines()) == 2 and len(out) > 6

@check("C6", "a text with a zero byte is not cut")
def _(s):
    sql = "select 'a' || char(0) || 'b' as x" if s.name != "DuckDB" else "select 'a' || chr(0) || 'b' as x"
    status, out, _ = s.csv_of(sql)
    return b"a\x00b" in out or status != 0

@check("C8", "numbers are the shortest that read back the same")
def _(s):
    out = rows(s.csv_of("select 0.1e0 + 0.2e0 as a, 1.0e0 as b, 9223372036854775807 as c")[1])
    return out.splitlines()[-1] == b"0.30000000000000004,1.0,9223372036854775807"

@check("C10, C12", "no rows are a header line")
def _(s): return rows(s.csv_of("select 1 as a where 1 = 0")[1]) == b"a\n"

@check("C13", "texts that look like terminal escapes stay as they are in CSV")
def _(s):
    sql = "select char(27) || '[31mred' as a" if s.name != "DuckDB" else "select chr(27) || '[31mred' as a"
    return b"\x1b[31mred" in s.csv_of(sql)[1]

@check("C18", "every row of 100,000 is there")
def _(s):
    out = s.csv_of("with recursive n(x) as (select 1 union all select x + 1 from n where x < 100000) select x from n")[1]
    return len(out.splitlines()) == 100001

@check("J1", "no rows are an empty array in JSON")
def _(s): return bool(s.json) and s.json_of("select 1 as a where 1 = 0")[1].strip() == b"[]"

@check("J2", "Infinity does not break JSON")
def _(s):
    sql = "select 1e999 as a" if s.name != "DuckDB" else "select 'inf'::double as a"
    if not s.json:
        return False
    def refuse(word): raise ValueError(word)
    try:
        json.loads(s.json_of(sql)[1], parse_constant=refuse)
        return True
    except ValueError:
        return False

@check("J3", "integers above 2^53 are exact in JSON")
def _(s): return bool(s.json) and b"9223372036854775807" in s.json_of("select 9223372036854775807 as a")[1]

@check("J6", "control characters are escaped in JSON")
def _(s):
    sql = "select 'a' || char(1) || char(10) as a" if s.name != "DuckDB" else "select 'a' || chr(1) || chr(10) as a"
    if not s.json:
        return False
    try:
        return json.loads(s.json_of(sql)[1])[0]["a"] == "a\x01\n"
    except (ValueError, KeyError, IndexError):
        return False

@check("P1", "a reader who leaves ends it at once and quietly")
def _(s):
    status, out, err = s.line(ENDLESS, "| head -1")
    return status is not None and out.strip() == b"x" and not err

@check("P2", "a full disk is an error")
def _(s): return (s.line("select 1 as a", "> /dev/full")[0] or 0) != 0

@check("P3", "an error goes to standard error alone, with a status")
def _(s):
    status, out, err = s.csv_of("select bad")
    return status not in (0, None) and out == b"" and b"bad" in err

@check("P5", "a script stops at its first error and says where")
def _(s):
    with open(s.folder + "/a.sql", "w") as file:
        file.write("select 1 as a;\nselect bad;\nselect 2 as b;\n")
    status, out, err = s.run(s.script("a.sql"), shell=True)
    return status != 0 and b"2" not in out.split(b"a")[-1].replace(b"1", b"") and b"2" in err

@check("P6", "an interrupted export ends with 130")
def _(s):
    process = subprocess.Popen(
        s.csv(ENDLESS), stdout=open(os.devnull, "w"), stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
        env=s.environment, cwd=s.folder)
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        return False
    return process.returncode == 130

@check("P11", "SQL comes from a pipe, the last semicolon left out")
def _(s):
    status, out, _ = s.run(s.pipe, stdin="select 41 + 1 as a")
    return status == 0 and b"42" in out

@check("P13", "a misspelt database is an error and is not made")
def _(s):
    status, _, _ = s.run(s.misspelt)
    return status not in (0, None) and not os.path.exists(s.folder + "/nowhere.sqlite")

@check("P15", "a closed standard output is an error")
def _(s): return (s.line("select 1 as a", ">&-")[0] or 0) != 0

@check("Q3", "comments alone are no error")
def _(s):
    status, out, err = s.run(s.pipe, stdin="-- nothing\n;\n")
    return status == 0 and not out.strip() and not err.strip()

@check("Q4", "an open quote at the end names itself")
def _(s):
    status, _, err = s.csv_of("select 'abc")
    return status != 0 and (b"'" in err or b"quote" in err.lower() or b"unterminated" in err.lower())

@check("Q11", "the nearest table is suggested")
def _(s): return b"candidates" in s.csv_of("select * from candidats")[2].replace(b"candidats", b"") or \
    b"sqlite_master" in s.csv_of("select * from sqlite_mastr")[2]

@check("Q12", "a slip in double quotes is an error, not a text")
def _(s): return s.csv_of('select "nonsense" as a')[0] not in (0, None)

@check("S1, S5", "values are bound, and a date stays a text")
def _(s):
    if not s.bound:
        return False
    return s.bound(s) == b"2026-10-01,O'Neil"

@check("I1", "Ctrl-C drops the line and eats nothing of the next")
def _(s):
    t = Typing(s)
    t.type("select nonsense")
    t.wait("nonsense")
    t.type("\x03")
    time.sleep(0.5)
    t.type("select 6 * 7 as still;\r")
    shown = t.wait("42") is not None
    t.close()
    return shown

@check("I2", "Ctrl-C on an empty prompt never ends it")
def _(s):
    t = Typing(s)
    for _ in range(5):
        t.type("\x03")
        time.sleep(0.2)
    t.type("select 6 * 7 as still;\r")
    shown = t.wait("42") is not None
    t.close()
    return shown

@check("I10", "Up brings back a statement of three lines whole")
def _(s):
    t = Typing(s)
    t.type("select 20\r")
    time.sleep(0.5)
    t.type("+ 20\r")
    time.sleep(0.5)
    t.type("+ 2 as n;\r")
    if t.wait("42") is None:
        t.close()
        return False
    time.sleep(0.5)
    t.type("\x1b[A")
    time.sleep(0.7)
    t.type("\r")
    shown = t.wait("42") is not None
    t.close()
    return shown

@check("I16", "no rows are said, not shown as silence")
def _(s):
    t = Typing(s)
    t.type("select 1 as lonely where 1 = 0;\r")
    t.wait("= 0;")
    shown = t.wait("lonely", 5)
    t.close()
    return shown is not None

@check("I18", "escapes in a value are shown, not obeyed")
def _(s):
    t = Typing(s)
    character = "chr" if s.name == "DuckDB" else "char"
    t.type(f"select 'a' || {character}(27) || '[31mb' as odd;\r")
    time.sleep(2)
    shown = ""
    while select.select([t.file], [], [], 0.5)[0]:
        shown += os.read(t.file, 65536).decode("utf-8", "replace")
    t.close()
    answer = shown.split("as odd;")[-1]
    return "a\x1b[31mb" not in answer and "b" in answer


def shells(arguments):
    found = []
    if arguments.sqlite3:
        s = Shell("sqlite3", arguments.sqlite3,
                  lambda sql: [arguments.sqlite3, "-csv", "-header", "db.sqlite", sql],
                  lambda sql: [arguments.sqlite3, "-json", "db.sqlite", sql],
                  [arguments.sqlite3, "db.sqlite"], "sqlite> ")
        s.script = lambda file: f"{s.path} -csv -header db.sqlite < {file}"
        s.pipe = [s.path, "db.sqlite"]
        s.misspelt = [s.path, "nowhere.sqlite", "select 1"]
        s.bound = lambda s: s.run([s.path, "-csv", "db.sqlite"],
            stdin=".parameter set :d '2026-10-01'\n.parameter set :n \"'O''Neil'\"\nselect :d, :n;\n")[1].strip()
        s.version = s.run([s.path, "--version"])[1].split()[0].decode()
        found.append(s)
    if arguments.duckdb:
        s = Shell("DuckDB", arguments.duckdb,
                  lambda sql: [arguments.duckdb, "-csv", "db.duckdb", "-c", sql],
                  lambda sql: [arguments.duckdb, "-json", "db.duckdb", "-c", sql],
                  [arguments.duckdb, "db.duckdb"], "D ")
        s.script = lambda file: f"{s.path} -csv db.duckdb < {file}"
        s.pipe = [s.path, "-csv", "db.duckdb"]
        s.misspelt = [s.path, "nowhere.sqlite", "-c", "select 1"]
        s.bound = None
        s.version = s.run([s.path, "--version"])[1].split()[0].decode()
        found.append(s)
    if arguments.litecli:
        s = Shell("litecli", arguments.litecli,
                  lambda sql: [arguments.litecli, "--csv", "db.sqlite", "-e", sql], None,
                  [arguments.litecli, "db.sqlite"], "> ")
        s.script = lambda file: f"{s.path} --csv db.sqlite < {file}"
        s.pipe = [s.path, "db.sqlite"]
        s.misspelt = [s.path, "nowhere.sqlite", "-e", "select 1"]
        s.bound = None
        s.version = s.run([s.path, "--version"])[1].split()[-1].decode()
        found.append(s)
    g = os.path.abspath(arguments.glasshouse)
    s = Shell("Glasshouse", g,
              lambda sql: [g, "query", "--demo", "--csv", sql],
              lambda sql: [g, "query", "--demo", "--json", sql], [g, "--demo"], "glasshouse> ")
    s.script = lambda file: f"{g} query --demo -f {file}"
    s.pipe = [g, "query", "--demo"]
    s.misspelt = [g, "query", "--warehouse", "nowhere.sqlite", "select 1"]
    s.bound = lambda s: s.run([g, "query", "--demo", "--no-header", "select :d, :n",
                               "-p", "d=2026-10-01", "-p", "n=O'Neil"])[1].strip()
    s.version = s.run([g, "--version"])[1].decode().strip()
    found.append(s)
    for s in found:
        if s.name in ("sqlite3", "litecli"):
            s.run(["/usr/bin/sqlite3", "db.sqlite", "create table candidates(id integer)"])
        elif s.name == "DuckDB":
            s.run([s.path, "db.duckdb", "-c", "create table candidates(id integer)"])
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--glasshouse", required=True)
    parser.add_argument("--sqlite3", default=shutil.which("sqlite3"))
    parser.add_argument("--duckdb", default=shutil.which("duckdb"))
    parser.add_argument("--litecli", default=shutil.which("litecli"))
    parser.add_argument("--output", default="Docs/Shell.md")
    arguments = parser.parse_args()
    found = shells(arguments)
    lines = [
        "# The shell beside others", "",
        "Written by `Benchmarks/shell.py`, which gives each shell the same input and judges what comes out: ✓ as said,",
        "✗ not so. The names of the checks are those that the tests carry.", "",
        "| check | what is expected | " + " | ".join(f"{s.name} {s.version}" for s in found) + " |",
        "|---|---|" + "---|" * len(found),
    ]
    for name, sentence, judge in CHECKS:
        marks = []
        for s in found:
            try:
                marks.append("✓" if judge(s) else "✗")
            except Exception as error:
                print(name, s.name, repr(error))
                marks.append("✗")
        print(name, dict(zip([s.name for s in found], marks)), flush=True)
        lines.append(f"| {name} | {sentence} | " + " | ".join(marks) + " |")
    lines += ["", "Shells that are not installed where the script runs are left out. Checks about speed and memory are measured elsewhere."]
    # What others have written below stays: the tests say where each check is tested.
    rest = ""
    if os.path.exists(arguments.output):
        with open(arguments.output) as file:
            _, heading, below = file.read().partition("\n## ")
            rest = heading + below
    with open(arguments.output, "w") as file:
        file.write("\n".join(lines) + "\n" + rest)
    for s in found:
        shutil.rmtree(s.folder, ignore_errors=True)


if __name__ == "__main__":
    main()
