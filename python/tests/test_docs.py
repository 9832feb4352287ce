"""The examples of docs/pytest.md and of the package's own README."""
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def blocks(path, language):
    return re.findall(rf"^```{language}\n(.*?)^```$",
                      (ROOT / path).read_text(), re.M | re.S)


@pytest.mark.parametrize("path", ["docs/pytest.md",
                                  "python/keyturn/README.md"])
def test_a_server_in_a_block(path):
    example, = (b for b in blocks(path, "python") if "serve()" in b)
    done = subprocess.run([sys.executable, "-c", example], text=True,
                          capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "serve()" in example and ("old" not in example or
                                     "SecretDeleted" in done.stdout)


def test_the_marks_are_known(suite):
    marks, = (b for b in blocks("docs/pytest.md", "python")
              if "pytest.mark" in b)
    for mark in marks.splitlines():
        suite(f"import pytest\n{mark}\ndef test(keyturn): pass\n",
              "--strict-markers", passed=1)


def test_the_options_are_known(suite, pytester):
    options, = blocks("docs/pytest.md", "toml")
    pytester.makepyprojecttoml(options)

    def configured(tests):
        (pytester.path / "tox.ini").unlink()
        return suite(tests, "--strict-config", passed=1)
    configured("""
        def test(keyturn):
            assert keyturn.region == "eu-central-1"
            assert keyturn.call("lambda", "GetFunction",
                                FunctionName="my-rotator")
    """)


def test_the_test_of_the_package_s_readme(suite):
    example, = (b for b in blocks("python/keyturn/README.md", "python")
                if "def test" in b)
    suite(example, passed=1)
