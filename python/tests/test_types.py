"""What a type checker sees of the package."""
import json
import subprocess
import sys
from pathlib import Path

import pytest

from keyturn import answers

MODEL = Path(__file__).parents[2] / "models" / "keyturn.json"
USE = """
from datetime import timedelta
import keyturn

def test_it(keyturn_database: keyturn.Database,
            keyturn_secret: keyturn.Secret,
            keyturn_clock: keyturn.Clock) -> None:
    events: list[keyturn.Event] = keyturn_clock.advance(timedelta(days=31))
    password: str = keyturn_database.password

with keyturn.serve("--describe-wait", "1") as k:
    reason: str = k.wait("secret")["reason"]
    k.faults.add(service="rds", action="throttle", times=2)
"""
WRONG = """
import keyturn
keyturn.serve(1)
keyturn.connect().faults.add(tims=2)
keyturn.connect().wait("secret")["outcom"]
"""


def mypy(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-incremental",
         "--cache-dir", "/dev/null", *arguments],
        capture_output=True, text=True, timeout=300)


def test_it_is_strictly_typed(tmp_path):
    (tmp_path / "use.py").write_text(USE)
    for what in (["-p", "keyturn"], [str(tmp_path / "use.py")]):
        done = mypy(*what)
        assert done.returncode == 0, done.stdout


def test_what_is_wrong_is_found(tmp_path):
    (tmp_path / "wrong.py").write_text(WRONG)
    done = mypy(str(tmp_path / "wrong.py"))
    assert done.returncode == 1 and "Found 3 errors" in done.stdout, \
        done.stdout


@pytest.mark.parametrize("name", [
    "Attempt", "Event", "Failing", "Fault", "FaultSpec", "Health", "Init",
    "LastRotation", "Rotation", "Rotations", "Said", "Step", "Verification",
    "Verified"])
def test_answers_have_the_members_of_the_model(name):
    shape = {"FaultSpec": "AddFaultRequest"}.get(name, name)
    of_model = json.loads(MODEL.read_text())["shapes"][shape]["members"]
    assert set(getattr(answers, name).__annotations__) == set(of_model)
