"""What the fixtures of pytest cost: rows of bench/run's table.

    plugin.py KEYTURN CREATE [ROUNDS]

KEYTURN is the binary, CREATE is bench/create, and this Python has pytest.  The
floors: the binary alone, from its start to its first answer, beside a pytest
that asks for nothing of keyturn's; and CREATE DATABASE, CREATE USER, GRANT by
libmariadb, on the same kind of server.  Both sides take turns, round by round; a
number is the median of the rounds' medians, a ratio that of the rounds' ratios.
Exits 1 when a target was missed.
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "python" / "keyturn" / "src"
sys.path.insert(0, str(SOURCE))
import keyturn	# noqa: E402
from keyturn.database import Wish, endpoint	# noqa: E402

TESTS = 100	# of a round, one after the other, each with a database
ABOVE = 60	# ms that the first answer may come later than the binary's
RATIO = 1.3	# of a database's time
LONGEST = 20	# ms of it

BARE = """
import os, time
def test():
    with open(os.environ["SAID"], "w") as f:
        print(time.monotonic(), file=f)
"""
FIRST = BARE.replace("test():", "test(keyturn):\n    keyturn.health()")
MANY = f"""
import pytest
@pytest.mark.parametrize("n", range({TESTS + 1}))
def test(keyturn_database, n):
    pass
"""
TIMED = """
import json, os, time, pytest
took = []

@pytest.hookimpl(hookwrapper=True)
def pytest_fixture_setup(fixturedef):
    begun = time.perf_counter()
    yield
    if fixturedef.argname == "keyturn_database":
        took.append((time.perf_counter() - begun) * 1e3)

def pytest_sessionfinish():
    with open(os.environ["SAID"], "w") as f:
        json.dump(took, f)
"""


class Bench:
    def __init__(self, binary, create, folder):
        self.binary, self.create = binary, create
        self.folder = Path(folder)
        os.environ.update(
            KEYTURN_BINARY=binary, SAID=str(self.folder / "said"),
            PYTHONPATH=str(SOURCE), PYTHONPYCACHEPREFIX=str(folder),
            PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
        given = os.environ.get("KEYTURN_TEST_MARIADBD")
        self.options = ["--mysqld", given] if given else []

    def pytest(self, test, conftest=""):
        """What the test said, and when pytest was started."""
        (self.folder / "conftest.py").write_text(conftest)
        (self.folder / "test_it.py").write_text(test)
        (self.folder / "pytest.ini").write_text(
            "[pytest]\nkeyturn_options = " + " ".join(self.options))
        plugin = [] if test is BARE else ["-p", "keyturn.pytest_plugin"]
        begun = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
             *plugin, str(self.folder)],
            capture_output=True, text=True, cwd=self.folder)
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads((self.folder / "said").read_text()), begun

    def to_first(self, test):
        said, begun = self.pytest(test)
        return (said - begun) * 1e3

    def alone(self):
        begun = time.monotonic()
        with keyturn.serve(*self.options) as k:
            k.health()
            return (time.monotonic() - begun) * 1e3

    def databases(self):
        """ms of each but the first, which waits for the server to start."""
        return self.pytest(MANY, TIMED)[0][1:]

    def bare(self, at, stem):
        took = []
        for n in range(TESTS):
            said = subprocess.run(
                [self.create, "-g", "-f", f"{at.host}:{at.port}",
                 f"{stem}x{n}"], check=True, capture_output=True, text=True)
            took.append(float(said.stdout.split()[0].split("=")[1]))
        return took


def row(what, floor, ours, ratio, target):
    """As bench/run has them; target: its text, and whether it was met."""
    print(f"| {what} | {floor} | {ours} | {ratio} | {target[0]} "
          f"| {'yes' if target[1] else 'NO'} |")
    return target[1]


def first_answer(bench, rounds):
    floor, above = [], []
    bench.to_first(FIRST)		# fills the caches
    for _ in range(rounds):
        floor.append(bench.alone())
        above.append(bench.to_first(FIRST) - bench.to_first(BARE))
    floor, above = statistics.median(floor), statistics.median(above)
    return row("pytest's start to the first answer, ms above a pytest without "
               "keyturn; the binary alone", f"{floor:.3g}", f"{above:.3g}",
               f"{above - floor:+.3g}",
               (f"at most +{ABOVE}", above <= floor + ABOVE))


def database(bench, rounds):
    floor, ours, slow = [], [], []
    with keyturn.serve(*bench.options) as k:
        at = Wish("mysql").instance(k, "floor", "shop")
        k.call("rds", "ModifyDBInstance", DBInstanceIdentifier="floor",
               MasterUserPassword="bench-secret", ApplyImmediately=True)
        endpoint(k, "floor")		# until it has that
        bench.bare(at, "warm")
        bench.databases()
        for n in range(rounds):
            floor.append(statistics.median(bench.bare(at, f"r{n}")))
            took = sorted(bench.databases())
            ours.append(statistics.median(took))
            slow.append(took[len(took) * 9 // 10])
    ratio = statistics.median(o / f for o, f in zip(ours, floor))
    floor, ours = statistics.median(floor), statistics.median(ours)
    slow = statistics.median(slow)
    ok = row("keyturn_database, test after test, ms", f"{floor:.3g}",
             f"{ours:.3g}", f"{ratio:.2f}",
             (f"at most {RATIO}", ratio <= RATIO))
    return row("the same, the slowest tenth, ms", "", f"{slow:.3g}", "",
               (f"at most {LONGEST}", slow <= LONGEST)) and ok


def main():
    binary, create, *more = sys.argv[1:]
    rounds = int(more[0]) if more else 10
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(binary, create, folder)
        met = [first_answer(bench, rounds), database(bench, rounds)]
    sys.exit(0 if all(met) else 1)


main()
