"""What a sync costs: fetching and landing together, each alone, and others that do the like."""
import os
import re
import shutil
import subprocess
import sys
import time

from bench import Line, middle

HERE = os.path.dirname(os.path.abspath(__file__))
FETCH, DLT, REPLAY = (os.path.join(HERE, name) for name in ("fetch.py", "load.py", "replay.py"))
CANDIDATES = 20_000
CREDENTIALS = {
    "v3": ["GREENHOUSE_CLIENT_ID", "GREENHOUSE_CLIENT_SECRET"],
    "v1": ["GREENHOUSE_API_KEY"],
}


class Server:
    """A server on a port of this machine, in a process of its own that is ended after use."""

    def __init__(self, *command, environment=None):
        self.process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # Not by SIGINT, which is ignored by what was started in the background.
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()

    def cpu(self):
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self):
        with open(f"/proc/{self.process.pid}/status") as file:
            return int(re.search(r"VmHWM:\s+(\d+)", file.read()).group(1)) / 1024


class Greenhouse(Server):
    """A pretend Greenhouse."""

    def __init__(self, bench, candidates=CANDIDATES, rate="1000000/30", latency=0):
        super().__init__(
            bench.program, "simulate", "--candidates", str(candidates), "--rate", rate, "--latency", str(latency),
            environment=bench.environment)
        self.told = {}
        for line in self.process.stdout:
            name, _, value = line.strip().removeprefix("# or, for Harvest v1 alone: ").removeprefix("export ").partition("=")
            self.told[name] = value
            if name == "GREENHOUSE_API_KEY":
                break
        self.url = self.told["GREENHOUSE_API_URL"]

    def environment(self, bench, dialect="v3", url=None):
        """What a program must know to ask this company, or a server before it."""
        url = url or self.url
        known = {"GREENHOUSE_API_URL": url, "GREENHOUSE_AUTH_URL": url}
        return bench.environment | known | {name: self.told[name] for name in CREDENTIALS[dialect]}


class Replay(Server):
    """Answers of a company from memory, once they were asked for; it notes what it is asked."""

    def __init__(self, bench, greenhouse, *options):
        self.paths = os.path.join(bench.folder, "paths")
        super().__init__(sys.executable, REPLAY, greenhouse.url, self.paths, *options)
        self.url = self.process.stdout.readline().strip()

    def asked(self):
        """The moments and paths of what was asked so far."""
        with open(self.paths) as file:
            return [(float(moment), path) for moment, path in (line.split() for line in file)]


def first_sync(bench, *options):
    """Syncs everything into a file that is not there yet."""
    path = os.path.join(bench.folder, "synced.sqlite")
    for name in (path, path + "-wal", path + "-shm"):
        if os.path.exists(name):
            os.remove(name)
    return [bench.program, "sync", "--yes", "--create", "--warehouse", path, *options]


def lists(bench, environment):
    """The lists that a first sync of everything asks for."""
    told = subprocess.run(first_sync(bench, "--verbose"), env=environment, capture_output=True, text=True, check=True).stderr
    return sorted(set(re.findall(r"^  (\w+): [\d,]+, [\d,]+ bytes", told, re.M)) - {"token"})


def beside(bench, name):
    """A program that is built beside glasshouse."""
    program = os.path.join(os.path.dirname(bench.program), name)
    if os.path.exists(program):
        return program
    print(f"{name} is not beside glasshouse: build all products", file=sys.stderr)
    return None


def python_with(*modules):
    """A Python that has these modules, if there is one: DLT_PYTHON in the environment, or this one."""
    python = os.environ.get("DLT_PYTHON", sys.executable)
    found = subprocess.run([python, "-c", "import " + ", ".join(modules)], capture_output=True)
    return python if found.returncode == 0 else None


def sync(bench):
    """A first sync against fetching alone, a loop in Python that stores nothing, and dlt."""
    fetch, python = beside(bench, "SyncBenchmark"), python_with("dlt", "requests")
    for dialect in ("v3", "v1"):
        with Greenhouse(bench) as greenhouse, Replay(bench, greenhouse) as replay:
            environment = greenhouse.environment(bench, dialect, replay.url)
            asked = lists(bench, environment)
            # Some lists of v1 are asked for once per parent, which the loops in Python do not do.
            names = [name for name in asked
                     if any(path.startswith(f"/{dialect}/{name}?") for _, path in replay.asked())]
            paths = os.path.join(bench.folder, "floor")
            with open(paths, "w") as file:
                file.writelines(path + "\n" for _, path in replay.asked())
            others = {"a Python loop that stores nothing": [sys.executable, FETCH, *names]}
            if fetch:
                others["our client, the same requests, nothing stored"] = [fetch, "fetch", replay.url, paths]
            runs, served = {name: [] for name in ["ours", *others]}, {name: [] for name in ["ours", *others]}
            for number in range(bench.times + 1):
                for name in runs:
                    command = others.get(name) or first_sync(bench)
                    before = replay.cpu()
                    run = bench.measure(command, environment)
                    # The first of each lets the server learn the answers.
                    if number > 0:
                        runs[name].append(run)
                        served[name].append(replay.cpu() - before)
            yield from synced(dialect, runs, served)
            if python and dialect == "v3":
                yield from dlt(bench, python, environment, names, runs["ours"])


def synced(dialect, runs, served):
    """The lines of a first sync on one dialect."""
    work = f"first sync of {CANDIDATES:,} candidates, all lists, {dialect}"
    cpu, memory = (middle(getattr(run, name) for run in runs["ours"]) for name in ("cpu", "memory"))
    reason = (f"{cpu:.2f} s of CPU are the program's: storing does not hide behind fetching from a server without "
              "latency on the same two cores. *Where a first sync goes* tells what they are spent on.")
    lines = []
    for name in runs:
        if name == "ours":
            continue
        ratio = middle(mine.wall / other.wall for mine, other in zip(runs["ours"], runs[name]))
        mine, other = (middle(run.wall for run in runs[which]) for which in ("ours", name))
        busy = ", ".join(f"{middle(served[which]):.2f} s" for which in ("ours", name))
        bar = 1 if "Python" in name else 1.2
        lines.append(Line(f"{work}: wall", name, f"{ratio:.2f} × ({mine:.2f} s, {other:.2f} s; the server's CPU: {busy})",
                          ratio, bar, f"{bar} ×", reason))
    return lines + [Line(f"{work}: memory", "itself", f"{memory:.1f} MB", memory, 60, "60 MB")]


def dlt(bench, python, environment, names, runs):
    """What dlt takes for the same lists into SQLite, once, and for nothing new."""
    folder = os.path.join(bench.folder, "dlt")
    command = [python, DLT, folder, *names]
    # With more than one worker its writes to SQLite lock one another out.
    environment = environment | {
        "DLT_DATA_DIR": folder, "RUNTIME__DLTHUB_TELEMETRY": "false", "RUNTIME__LOG_LEVEL": "ERROR", "LOAD__WORKERS": "1"}
    first, again = bench.measure(command, environment), bench.measure(command, environment)
    ours = middle(run.wall for run in runs)
    path = first_sync(bench)
    bench.measure(path, environment)
    nothing = [bench.measure([*path[:2], "--warehouse", path[-1]], environment) for _ in range(bench.times)]
    wall = middle(run.wall for run in nothing)
    return [
        Line("the same, v3: wall", "dlt to SQLite", f"{first.wall / ours:.1f} × faster ({ours:.2f} s, {first.wall:.1f} s)",
             -first.wall / ours, -7, "7 × faster"),
        Line("the same: memory", "dlt to SQLite", f"dlt takes {first.memory:.0f} MB"),
        Line("a sync that finds nothing new, v3: wall", "dlt to SQLite",
             f"{wall:.2f} s; dlt: {again.wall:.1f} s", wall, 0.3, "0.3 s"),
    ]


def unchanged(bench):
    """How many requests a sync takes that finds nothing new."""
    with Greenhouse(bench) as greenhouse, Replay(bench, greenhouse, "--forget") as replay:
        environment = greenhouse.environment(bench, url=replay.url)
        command = first_sync(bench)
        bench.measure(command, environment)
        before = len(replay.asked())
        bench.measure([*command[:2], "--warehouse", command[-1]], environment)
        requests = [path for _, path in replay.asked()[before:]]
    variants = {re.sub(r"[?&](updated_at|created_at|per_page|cursor)=[^&]*", "", path) for path in requests}
    return [Line("a sync that finds nothing new: requests", f"{len(variants)} lists and variants of lists",
                 f"{len(requests)} requests", len(requests) / len(variants), 1, "one each")]


def limited(bench):
    """How much of a rate limit is used while there is work, with 300 ms of latency."""
    allowed, length = 150, 30
    with Greenhouse(bench, rate=f"{allowed}/{length}", latency=300) as greenhouse, \
            Replay(bench, greenhouse, "--forget") as replay:
        bench.measure(first_sync(bench), greenhouse.environment(bench, url=replay.url))
        moments = sorted(moment for moment, _ in replay.asked())
    # The first window may be a short one, as the server's clock has it, and the last has too little work.
    first = moments[allowed]
    whole = (len(moments) - 1 - allowed) // allowed
    used = whole * length / (moments[(whole + 1) * allowed] - first)
    return [Line(f"first sync, {allowed} requests in {length} s, 300 ms each: allowed requests used", "the budget",
                 f"{used:.1%} ({whole * allowed} requests in the windows between the first and the last of {len(moments)})",
                 -used, -0.95, "95 %")]


def landing(bench):
    """Landing the same lists from memory, against binding the same values from arrays."""
    program = beside(bench, "SyncBenchmark")
    if not program:
        return []
    pages = stored_pages(bench, CANDIDATES)
    landed, copy = (os.path.join(bench.folder, name) for name in ("landed.sqlite", "copy.sqlite"))

    def told(*words):
        for path in (words[-1], words[-1] + "-wal", words[-1] + "-shm"):
            if os.path.exists(path):
                os.remove(path)
        seconds, rows = subprocess.run([program, *words], capture_output=True, text=True, check=True).stdout.split()
        return float(seconds), int(rows)
    pairs = [(told("land", pages, landed), told("ceiling", landed, copy)) for _ in range(bench.times)]
    share = middle(most[0] / mine[0] for mine, most in pairs)
    mine, most = (middle(pair[index][0] for pair in pairs) for index in (0, 1))
    rows = pairs[0][1][1]
    reason = "The ceiling has nothing to read. *Where a first sync goes* tells what landing spends."
    return [Line(f"landing {rows:,} rows from memory: speed", "the same values bound from arrays",
                 f"{share:.0%} ({mine:.2f} s, {most:.2f} s of CPU)", -share, -0.9, "90 %", reason),
            *landing_counted(bench, program, reason)]


def landing_counted(bench, program, reason):
    """The same in instructions, of a smaller company; what starting and reading take is not in it."""
    if not shutil.which("valgrind"):
        return []
    pages, nothing = stored_pages(bench, 1_000), os.path.join(bench.folder, "no-pages")
    os.makedirs(nothing, exist_ok=True)
    landed, empty, copy = (os.path.join(bench.folder, name) for name in ("few.sqlite", "none.sqlite", "few-copy.sqlite"))
    counts = [bench.instructions([program, *words]) for words in (
        ("land", pages, landed), ("land", nothing, empty), ("ceiling", landed, copy), ("read", landed))]
    if not all(counts):
        print("valgrind cannot read this build; strip -g makes it readable", file=sys.stderr)
        return []
    rows = int(subprocess.run([program, "read", landed], capture_output=True, text=True, check=True).stdout.split()[1])
    mine, most = (counts[0] - counts[1]) / rows, (counts[2] - counts[3]) / rows
    return [Line(f"landing {rows:,} rows: instructions a row", "the same values bound from arrays",
                 f"{most / mine:.0%} ({mine:,.0f}, {most:,.0f})", -most / mine, -0.9, "90 %", reason)]


def stored_pages(bench, candidates):
    """A folder with every page of a company."""
    folder = os.path.join(bench.folder, f"pages-{candidates}")
    os.makedirs(folder)
    with Greenhouse(bench, candidates) as greenhouse:
        environment = greenhouse.environment(bench)
        subprocess.run([sys.executable, FETCH, *lists(bench, environment)], env=environment | {"PAGES": folder},
                       check=True, stdout=subprocess.DEVNULL)
    return folder


def large(bench):
    """Ten times the candidates: what a row takes, and the memory."""
    runs = []
    for candidates in (100_000, 1_000_000):
        with Greenhouse(bench, candidates) as greenhouse:
            print(f"… {candidates:,} candidates", file=sys.stderr)
            start = time.monotonic()
            command = first_sync(bench)
            run = bench.measure(command, greenhouse.environment(bench))
            print(f"… {time.monotonic() - start:.0f} s; the server took {greenhouse.memory():.0f} MB", file=sys.stderr)
        counted = subprocess.run(
            [bench.program, "query", "--offline", "--warehouse", command[-1], "--csv", "--no-header",
             "select sum(rows) from _sync_state"], env=bench.environment, capture_output=True, text=True, check=True)
        runs.append((run, int(counted.stdout)))
    (small, few), (big, many) = runs
    lines = []
    for name, mine, other in (("wall", big.wall, small.wall), ("CPU", big.cpu, small.cpu)):
        growth = (mine / many) / (other / few)
        lines.append(Line(f"first sync of {many:,} rows: {name} a row", f"of {few:,} rows",
                          f"{growth:.2f} × ({mine:.0f} s, {other:.0f} s)", growth, 1.2, "1.2 ×"))
    return [*lines, Line("the same: memory", f"of {few:,} rows", f"{big.memory / small.memory:.2f} × ({big.memory:.0f} MB)",
                         big.memory / small.memory, 1.1, "1.1 ×")]
