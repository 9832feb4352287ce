"""The image of the Dockerfile: built, and run as README.md and
docs/containers.md say."""
import json
import os
import shlex
import shutil
import subprocess
import sys

import pytest

import harness
from container import (BUILD, STOP, Container, build, discard, docker,
                       environ, exported, inspect, only, published, sh)
from harness import can_log_in, until, value, wait_rotation
from processes import alive
from test_docs import python_of_readme

pytestmark = pytest.mark.plain		# the image has no sanitizer
LABELS = "org.opencontainers.image."


EPOCH = "1700000000"


def made(*options):
    environ()
    name = build(*options)
    yield name
    discard("rmi", "-f", name)


@pytest.fixture(scope="module", name="image")
def image_():
    yield from made()


@pytest.fixture(scope="module", name="alone")
def alone_():
    yield from made("--target", "keyturn")


@pytest.fixture
def run():
    """run(image, *options, engine=(...)): a container, gone afterwards."""
    made_here = []

    def start(*argv, **more):
        made_here.append(Container(*argv, **more))
        return made_here[-1]
    yield start
    for c in made_here:
        c.discard()


@pytest.fixture
def volume():
    name = harness.fresh("keyturn-test")
    docker("volume", "create", name)
    yield name
    discard("volume", "rm", "-f", name)


ports = pytest.fixture(published)


def test_the_lines_of_the_readme(image, ports):
    name = harness.fresh("keyturn-test")
    line = shlex.split(only(r"^ +(docker run .*) keyturn$"))
    with subprocess.Popen([*line, "--name", name, image], env=environ(),
                          stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as client:
        try:
            until("keyturn answers", lambda: not subprocess.run(
                exported(harness.BINARY, "health"), env=environ(),
                capture_output=True).returncode)
            secret = json.loads(sh(*exported(
                sys.executable, "-c", python_of_readme("create_db_cluster"))))
            db = secret["host"], secret["port"], secret["username"]
            assert can_log_in(*db, secret["password"])
            assert not can_log_in(*db, "first-password")
            docker("stop", "-t", STOP, name)
            assert client.wait(harness.SETTLE) == 0
        finally:
            discard("rm", "-f", "-v", name)


# --- a life ---

def create(k):
    """A database, and the secret of its master user, once rotated."""
    k.rds.create_db_instance(
        DBInstanceIdentifier="db", Engine="mariadb", AllocatedStorage=20,
        DBInstanceClass="db.t3.micro", MasterUsername="admin",
        MasterUserPassword="first-password")
    k.rds.get_waiter("db_instance_available").wait(DBInstanceIdentifier="db")
    at = k.rds.describe_db_instances()["DBInstances"][0]["Endpoint"]
    k.sm.create_secret(Name="admin", SecretString=json.dumps({
        "engine": "mariadb", "host": at["Address"], "port": at["Port"],
        "username": "admin", "password": "first-password"}))
    token = k.sm.rotate_secret(SecretId="admin", RotationLambdaARN=k.function(
        "SecretsManagerRDSMariaDBRotationSingleUser"))["VersionId"]
    wait_rotation(k.sm, "admin", token)


def logs_in(k, password):
    """At where the database is now: a container has ports of its own."""
    k.rds.get_waiter("db_instance_available").wait(DBInstanceIdentifier="db")
    at = k.rds.describe_db_instances()["DBInstances"][0]["Endpoint"]
    return can_log_in(at["Address"], at["Port"], "admin", password)


def test_a_volume_outlives_its_containers(image, run, volume):
    """Killed, then ended; and nothing but the volume is written to."""
    engine = ("--read-only", "--tmpfs", "/tmp",
              "-v", volume + ":/var/lib/keyturn")
    first = run(image, engine=engine)
    create(first)
    password = value(first.sm, "admin")["password"]
    assert password != "first-password" and logs_in(first, password)
    ran = first.processes()
    docker("kill", first.name)
    assert first.status() == 137
    assert not [p for p in ran if alive(p)]
    first.discard()

    for _ in range(2):
        again = run(image, engine=engine)
        assert value(again.sm, "admin")["password"] == password
        assert logs_in(again, password)
        assert not logs_in(again, "first-password")
        assert again.stop() == 0
        assert not again.processes()
        again.discard()


def test_it_is_nobody_of_importance(image, run):
    k = run(image, "--memory", engine=("--cap-drop", "ALL", "--security-opt",
                                       "no-new-privileges"))
    assert k.exec("id", "-u").strip() == "999"
    assert inspect("image", image)["Config"]["User"] == "999:999"
    create(k)


def test_it_ends_with_who_started_it(image):
    name = harness.fresh("keyturn-test")
    with subprocess.Popen(
            ["docker", "run", "-i", "--rm", "--name", name, image, "--memory",
             "--until-eof"], env=environ(), stdin=subprocess.PIPE,
            stdout=subprocess.PIPE) as client:
        try:
            assert json.loads(harness.read_line(client, harness.START))[
                "event"] == "ready"
            client.kill()
            until("its container to be gone", lambda: name not in docker(
                "ps", "-a", "--format", "{{.Names}}"))
        finally:
            discard("rm", "-f", "-v", name)


# --- health ---

def test_health_is_seen(image, run):
    """By the check that the image brings, which needs no other program."""
    soon = ("--health-interval", "1s", "--health-start-period", "0s")
    k = run(image, "--memory", engine=soon)
    until("healthy", lambda: k.health() == "healthy")
    deaf = run(image, "serve", "--listen", "127.0.0.1:4999", "--memory",
               engine=soon, serves=False)
    until("unhealthy", lambda: deaf.health() == "unhealthy")


# --- what is said after the image's name ---

def test_options_are_added(image, run):
    k = run(image, "--memory", "--account", "000000000000", "--fixture",
            "/usr/share/keyturn/fixtures/newcomer.json")
    made_by = k.client("secretsmanager", key="any").describe_secret(
        SecretId="demo/app")	# for it is healthy
    assert made_by["ARN"].split(":")[4] == "000000000000"


def test_scripts_are_run_at_the_start(image, run, folder):
    for place in "keyturn", "localstack":
        os.mkdir(os.path.join(folder, place))
        with open(os.open(os.path.join(folder, place, "secret.sh"),
                          os.O_CREAT | os.O_WRONLY, 0o755), "w") as f:
            f.write("#!/bin/sh\nkeyturn call secretsmanager CreateSecret "
                    f"'{{\"Name\":\"{place}\",\"SecretString\":\"v\"}}'\n")
    k = run(image, "--memory", engine=[a for p in ("keyturn", "localstack")
                                       for a in ("-v", f"{folder}/{p}:/etc/"
                                                 f"{p}/init/ready.d:ro")])
    assert {s["Name"] for s in k.sm.list_secrets()["SecretList"]} == {
        "keyturn", "localstack"}


def test_it_is_started_in_place_of_localstack(image, run):
    """As Testcontainers' module for Java does, which waits for that line; and
    others find it by the name that their service has had."""
    k = run(image, serves=False, engine=(
        "--entrypoint", "/usr/local/bin/docker-entrypoint.sh"))
    until("it is ready", lambda: "Ready.\n" in subprocess.run(
        ["docker", "logs", k.name], text=True, env=environ(),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout)
    assert k.http("GET", "/_localstack/info", headers={
        "Host": "localstack:4566"})[0] == 200


def test_it_is_as_every_way_to_get_keyturn(image, run, folder):
    """The cases that exec and the packages pass, from outside."""
    k = run(image, "--memory")
    ca = os.path.join(folder, "ca.pem")
    with open(ca, "wb") as f:
        f.write(k.http("GET", "/_keyturn/ca.pem")[2])
    sh(sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q",
       os.path.join(harness.REPO, "tests", "ways"), timeout=BUILD,
       env={**k.env(), "KEYTURN_URL": k.url, "KEYTURN_CA": ca})


def test_another_command_is_run_just_so(image):
    assert docker("run", "--rm", image, "--version").startswith("keyturn ")
    assert "keyturn clock" in docker("run", "--rm", image, "clock", "--help")


# --- the other target ---

def test_the_program_alone(alone, run):
    k = run(alone, "--memory")
    k.sm.create_secret(Name="a", SecretString="value")
    assert k.sm.get_secret_value(SecretId="a")["SecretString"] == "value"
    with pytest.raises(AssertionError, match="No such file"):
        k.exec("ls", "/usr/sbin/mariadbd")


def test_labels_are_what_a_build_was_told():
    """Without a cache: buildah's heeds no --build-arg of a LABEL."""
    told = {"VERSION": "1.2.3", "REVISION": "abcdef",
            "SOURCE": "https://example.com/keyturn", "CREATED": ""}
    name = build("--no-cache", "--target", "base", *(
        a for k, v in told.items() for a in ("--build-arg", f"{k}={v}")))
    try:
        labels = inspect("image", name)["Config"]["Labels"]
    finally:
        discard("rmi", "-f", name)
    assert labels[LABELS + "title"] == "keyturn"
    for k, v in told.items():		# and no date of its own
        assert labels[LABELS + k.lower()] == v


@pytest.mark.long
def test_the_same_sources_are_the_same_image(note):
    """Byte by byte: what podman calls --timestamp, Docker's buildx
    rewrite-timestamp."""
    if not shutil.which("podman"):
        pytest.skip("no podman")
    layers = []
    for _ in range(2):
        name = harness.fresh("localhost/keyturn-test")
        sh("podman", "build", "-q", "--no-cache", "--timestamp", EPOCH,
           "--build-arg", "SOURCE_DATE_EPOCH=" + EPOCH, "-t", name, ".",
           timeout=BUILD)
        layers.append(json.loads(sh("podman", "inspect", name))[0][
            "RootFS"]["Layers"])
        sh("podman", "rmi", "-f", name)
    assert layers[0] == layers[1]
    note(f"{len(layers[0])} layers, made twice, are the same")
