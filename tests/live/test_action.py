"""action.yml: keyturn in a job of GitHub's, its steps run as a runner does."""
import json
import os
import re
import subprocess
import sys

import pytest
import yaml

import conftest
import container
import harness
import runner
from container import SOURCE
from harness import can_log_in, until
from processes import alive, databases
from runner import Job
from test_docs import blocks, python_of_readme

pytestmark = pytest.mark.plain


@pytest.fixture
def job(folder):
    j = Job(folder, **({"DOCKER_HOST": os.environ["KEYTURN_TEST_DOCKER"]}
                       if "KEYTURN_TEST_DOCKER" in os.environ else {}))
    yield j
    j.end()


def python(code):
    return f'"{sys.executable}" - <<\'END\'\n{code}\nEND\n'


def rotates(job):
    """README's rotation, in a step of its own; where it logs in."""
    job.run(python(python_of_readme("create_db_cluster")))
    secret = json.loads(job.said)
    return secret["host"], secret["port"], secret["username"], \
        secret["password"]


def test_a_binary_for_the_rest_of_the_job(job):
    out = job.use(SOURCE, binary=harness.BINARY, options="--mysqld '" +
                  conftest.mariadbd() + "' --account 000000000000")
    assert job.env["AWS_ENDPOINT_URL"] == job.env["KEYTURN_URL"] == out["url"]
    assert job.env["AWS_ACCESS_KEY_ID"] == "000000000000"
    assert os.path.exists(job.env["KEYTURN_CA"])
    assert can_log_in(*rotates(job))
    job.run("keyturn wait shop/admin")	# it is in PATH
    ran = job.processes()
    servers = {d for pid, _ in ran for d in databases(pid)}
    assert len(servers) == 1		# which has no mark of the job's
    with open(out["log"], encoding="utf-8") as f:
        assert "is available" in f.read()
    job.end()
    until("its database to end", lambda: not any(map(alive, servers)))


@pytest.mark.parametrize("path", ["README.md", "docs/github-action.md"])
def test_the_steps_of_the_docs(job, path):
    """With the binary here, where a REF has an image built of its own."""
    tests = os.path.join(job.workspace, "tests")
    os.mkdir(tests)
    with open(os.path.join(tests, "test_it.py"), "w", encoding="utf-8") as f:
        f.write("import boto3\n\n\ndef test_it():\n    boto3.client("
                "'secretsmanager').create_secret(Name='a', SecretString='b')")
    with open(os.path.join(tests, "state.json"), "w", encoding="utf-8") as f:
        f.write("[]")
    job.path = os.path.dirname(sys.executable) + ":" + job.path
    for block in blocks(path, "yaml"):
        told = {}
        for step in yaml.safe_load(block):
            if "uses" in step:
                told = job.use(SOURCE, binary=harness.BINARY,
                               **step.get("with", {}))
            else:
                job.run(re.sub(runner.EXPRESSION, lambda m: told[
                    m[1].rsplit(".", 1)[1]], step["run"]))
        assert "1 passed" in job.said or "Ready." in job.said


def test_what_cannot_start_fails_the_step(job):
    with pytest.raises(AssertionError, match="there is no option --nonsense"):
        job.use(SOURCE, binary=harness.BINARY, options="--nonsense")
    assert "::error title=keyturn::it did not start" in job.said
    with pytest.raises(AssertionError, match="no such program"):
        job.use(SOURCE, binary="/nowhere/keyturn")
    until("nothing to be left", lambda: not job.processes())


@pytest.fixture
def image():
    container.environ()
    name = container.build()
    yield name
    container.discard("rmi", "-f", name)


def test_an_image_for_the_rest_of_the_job(job, image):
    def containers():
        return [i for i in container.docker(
            "ps", "-a", "--format", "{{.Image}}").split() if image in i]

    with open(os.path.join(job.workspace, "fixture.json"), "w",
              encoding="utf-8") as f:
        json.dump([{"service": "secretsmanager", "operation": "CreateSecret",
                    "input": {"Name": "a", "SecretString": "b"}}], f)
    job.use(SOURCE, image=image, options="--fixture fixture.json")
    assert can_log_in(*rotates(job))
    job.run("keyturn call secretsmanager GetSecretValue '{\"SecretId\":\"a\"}'")
    assert json.loads(job.said)["SecretString"] == "b"
    assert len(containers()) == 1
    job.end()
    until("its container to be gone", lambda: not containers())


def test_its_form_is_githubs():
    """By the schema that is published."""
    done = subprocess.run(
        [os.path.join(os.path.dirname(sys.executable), "check-jsonschema"),
         "--builtin-schema", "vendor.github-actions",
         os.path.join(SOURCE, "action.yml")], text=True, capture_output=True)
    assert done.returncode == 0, done.stdout


def test_it_ends_with_a_runner_that_kills_nobody(folder):
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from runner import Job; print(Job("
         "sys.argv[1]).use(sys.argv[2], binary=sys.argv[3])['url'])", folder,
         SOURCE, harness.BINARY], cwd=harness.HERE, text=True,
        stdout=subprocess.PIPE, check=True, timeout=harness.START)
    until("keyturn to end", lambda: subprocess.run(
        [harness.BINARY, "health", "--url", done.stdout.strip()],
        capture_output=True).returncode != 0)
