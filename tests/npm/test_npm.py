"""The npm packages, by those who use them: Vitest, Jest, node:test, npx, tsc."""
import json
import os
import re
import shutil
import signal
import subprocess

import pytest

import harness
import processes
from conftest import REPO


def in_folder(project, name):
    return os.path.join(project.at, name)


def run_to_its_end(project, folder, *command):
    """What a runner says, whose keyturn has ended when it has."""
    mark = harness.fresh("mark")
    told = project.run(*command, cwd=in_folder(project, folder),
                       env=project.environ(KEYTURN_TEST_MARK=mark))
    left = [processes.cmdline(p)[:2] for p, _ in processes.marked(mark)]
    assert not [c for c in left if "keyturn" in map(os.path.basename, c)]
    # esbuild, which Vite starts, ends when it notices that Vite has
    harness.until("all have ended", lambda: not processes.marked(mark))
    return told


def test_vitest(project):
    told = run_to_its_end(project, "vitest", "vitest", "run")
    assert re.search(r"Tests +5 passed \(5\)", told), told


def test_a_keyturn_that_is_there_is_used(project):
    at = in_folder(project, "outer")
    shutil.copytree(in_folder(project, "vitest"), at)
    with open(os.path.join(at, "outer.test.js"), "w") as f:
        f.write("""
            import { expect, test } from "vitest";
            test("is used", () => {
                expect(process.env.KEYTURN_URL).toBe(process.env.OUTER);
            });""")
    project.run("keyturn", "exec", "--", "sh", "-c",
                'OUTER=$KEYTURN_URL exec vitest run outer.test.js', cwd=at)


def test_jest(project):
    told = run_to_its_end(project, "jest", "jest")
    assert "Tests:       3 passed, 3 total" in told, told
    assert "did not exit" not in told, told


def test_node(project):
    told = project.run("node", "--test", cwd=in_folder(project, "node"))
    assert "# pass 8\n" in told or "ℹ pass 8\n" in told, told


def test_types(project):
    """A user's TypeScript, by the declarations that were installed."""
    project.run("tsc", "-p", "types")


def test_the_code_is_what_its_declarations_say(project):
    source = in_folder(project, "types/source")
    shutil.copytree(os.path.join(REPO, "npm", "keyturn"), source)
    shutil.copy(os.path.join(source, "index.js"),
                os.path.join(source, "is.js"))
    shutil.move(in_folder(project, "types/conforms.ts"), source)
    project.run("tsc", "-p", "types/tsconfig.source.json")


def declared():
    """The members of each interface of index.d.ts."""
    with open(os.path.join(REPO, "npm/keyturn/index.d.ts")) as f:
        text = f.read()
    return {name: set(re.findall(r"^\t(\w+)\??:", body, re.M)) |
            (set() if not base else {"..." + base})
            for name, base, body in re.findall(
                r"^export interface (\w+)(?: extends (\w+))? \{\n(.*?)^\}",
                text, re.M | re.S)}


@pytest.mark.parametrize("name", [
    "Attempt", "Event", "Failing", "FaultSpec", "Fault", "Health",
    "Init", "LastRotation", "Rotation", "Rotations", "Said", "Step", "Verification",
    "Verified"])
def test_answers_have_the_members_of_the_model(name):
    with open(os.path.join(REPO, "models/keyturn.json")) as f:
        shapes = json.load(f)["shapes"]
    known = declared()
    members = known[name]
    if name == "Fault":
        members = members - {"...FaultSpec"} | known["FaultSpec"]
    shape = {"FaultSpec": "AddFaultRequest"}.get(name, name)
    assert members == set(shapes[shape]["members"])


def test_what_is_removed_is_what_exec_removes():
    with open(os.path.join(REPO, "server/lead.c")) as f:
        theirs = re.search(r"astray\[\] = \{(.*?)\}", f.read(), re.S)[1]
    with open(os.path.join(REPO, "npm/keyturn/lib/environment.js")) as f:
        ours = re.search(r"removed = \[(.*?)\]", f.read(), re.S)[1]
    names = r'"(\w+)"'
    assert re.findall(names, ours) == re.findall(names, theirs)


# --- what the docs say ------------------------------------------------------

def section(path, title):
    """What a file of the project says under that heading."""
    with open(os.path.join(REPO, path), encoding="utf-8") as f:
        return re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", f.read(),
                         re.M | re.S)[1]


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.M | re.S)


def test_the_readme(newcomer):
    """Its commands as they stand; what is not ours has been fetched before."""
    told = section("README.md", "From npm")
    config, test = blocks(told, "js")
    newcomer.write("vitest.config.mjs", config)
    newcomer.write("rotation.test.mjs", test)
    install, run = re.findall(r"^    (np.*)$", told, re.M)
    ours = [w for w in install.split() if not newcomer.has(w)]
    assert ours == ["npm", "install", "--save-dev",
                    "$clone/build/package/npm/*.tgz"]
    newcomer.install(*ours[:-1])
    assert "1 passed" in newcomer.run(*run.split())


def test_the_docs_of_jest(project):
    config, test = blocks(section("docs/javascript.md", "Jest"), "js")
    options, = blocks(section("docs/javascript.md", "Options"), "json")
    at = in_folder(project, "documented")
    os.makedirs(os.path.join(at, "tests"))
    for name, text in {"jest.config.js": config, "shop.test.js": test,
                       "package.json": options,
                       "tests/start.json": "[]"}.items():
        with open(os.path.join(at, name), "w") as f:
            f.write(text)
    told = project.run("jest", cwd=at)
    assert "Tests:       1 passed, 1 total" in told


def test_the_docs_of_node(project):
    test, = blocks(section("docs/javascript.md", "node:test, and a keyturn of "
                           "one's own"), "js")
    with open(in_folder(project, "documented.test.mjs"), "w") as f:
        f.write(test)
    project.run("node", "--test", "documented.test.mjs")


# --- the command ------------------------------------------------------------

@pytest.fixture
def alone(project, tmp_path):
    """The command of a package that has no other beside it."""
    package = tmp_path / "node_modules" / "keyturn"
    shutil.copytree(in_folder(project, "node_modules/keyturn"), package)
    return str(package / "bin" / "keyturn")


def test_npx_ends_as_its_command_did(project):
    told = project.run("npx", "keyturn", "exec", "--", "sh", "-c",
                       'echo "$AWS_ENDPOINT_URL"; exit 7', status=7)
    assert told.startswith("http://127.0.0.1:")


def test_signals_are_passed_on(project):
    run = subprocess.Popen(**project.command(
        "keyturn", "exec", "--", "sh", "-c",
        "trap 'echo caught; exit 3' TERM; echo up; while :; do sleep 0.1; done",
        stdout=subprocess.PIPE))
    assert run.stdout.readline() == "up\n"
    run.send_signal(signal.SIGTERM)
    assert run.communicate(timeout=harness.PATIENCE)[0] == "caught\n"
    assert run.returncode == 3


def test_without_a_binary_it_says_so(project, alone):
    """As on another platform, where npm leaves the platform's package out."""
    told = project.run(alone, "--version", status=127,
                       env=harness.clean_environ(PATH="/usr/bin:/bin"))
    assert "no binary" in told and "keyturn-linux-x64" in told


def test_a_binary_in_path_is_found_and_not_itself(project, alone, tmp_path):
    for name, at in ("first", alone), ("second", harness.BINARY):
        (tmp_path / name).mkdir()
        os.symlink(at, tmp_path / name / "keyturn")
    path = f"{tmp_path}/first:{tmp_path}/second:/usr/bin:/bin"
    told = project.run(alone, "--version",
                       env=harness.clean_environ(PATH=path))
    assert told.startswith("keyturn ")


@pytest.mark.parametrize("given, adds", [
    (["serve", "--memory"], True),
    (["exec", "--", "mariadb", "--mysqld"], True),
    (["serve", "--mysqld", "/x"], False),
    (["exec", "--attach=mysql://x", "--", "true"], False),
    (["wait", "demo"], False),
    ([], False),
])
def test_the_server_of_keyturn_mariadb_is_added(project, alone, tmp_path,
                                                given, adds):
    server = tmp_path / "node_modules/keyturn-mariadb/mariadb/bin/mariadbd"
    server.parent.mkdir(parents=True)
    echo = tmp_path / "echo"
    for at, text in (server, ""), (echo, 'printf "%s\\n" "$@"'):
        at.write_text(f"#!/bin/sh\n{text}\n")
        at.chmod(0o755)
    told = project.run(alone, *given, env=harness.clean_environ(
        KEYTURN_BINARY=echo)).splitlines()
    given[1:1] = ["--mysqld", f"keyturn-mariadb={server}"] if adds else []
    assert told == (given or [""])


# --- nothing is left --------------------------------------------------------

# Says when its database is up, and then stays.
STAYS = """
test("stays", async () => {
	await rotate(connect());
	writeFileSync("up", "");
	await new Promise(() => {});
}, 600_000);
"""
IMPORTS = """
import { writeFileSync } from "node:fs";
import { connect } from "keyturn";
import { test } from "vitest";
import { rotate } from "../rotating.js";
"""
REQUIRES = """
const { writeFileSync } = require("node:fs");
const { connect } = require("keyturn");
const { rotate } = require("../rotating.js");
"""
RUNNERS = {
    "vitest": (IMPORTS, ["vitest", "run", "stays"]),
    "jest": (REQUIRES, ["jest", "stays"]),
}


def up(project, runner):
    """A runner in the middle of its test, and the folder it is run in."""
    head, command = RUNNERS[runner]
    at = in_folder(project, f"killed-{runner}")
    shutil.copytree(in_folder(project, runner), at)
    with open(os.path.join(at, "stays.test.js"), "w") as f:
        f.write(head + STAYS)
    log = open(os.path.join(at, "log"), "w+")
    run = subprocess.Popen(**project.command(
        *command, cwd=at, stdout=log, stderr=log))
    harness.until("the database is up or it ended", lambda: run.poll() is not
                  None or os.path.exists(os.path.join(at, "up")), 300)
    log.seek(0)
    assert run.poll() is None, log.read()
    return run


@pytest.mark.parametrize("runner", RUNNERS)
def test_a_killed_runner_leaves_nothing(project, runner):
    run = up(project, runner)
    ours = processes.descendants(run.pid)
    folders = set().union(*(processes.own_folders(p) for p, _ in
                            processes.databases(run.pid)))
    assert folders
    if os.path.exists(in_folder(project, "node_modules/keyturn-mariadb")):
        assert all(processes.cmdline(p)[0].startswith(project.at)
                   for p, _ in processes.databases(run.pid))
    run.kill()
    run.wait()
    harness.until("all have ended", lambda: not any(
        map(processes.alive, ours)), 120)
    assert not [f for f in folders if os.path.exists(f)]
