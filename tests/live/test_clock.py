"""The clock in the tester's hands, against real databases and over HTTP."""
import datetime
import email.utils
import json
import os
import signal
import socket
import subprocess
import threading
import time
import urllib.parse

import pytest

from conftest import Database
from harness import (ACCOUNT, BINARY, PATIENCE, clean_environ, fails, fresh,
                     listen_in_silence, slow_advance, until, value,
                     wait_rotation)

DAY = datetime.timedelta(days=1)
SECOND = datetime.timedelta(seconds=1)


def ask(k, body=None, path="/_keyturn/clock", status=200, **more):
    """POST a body, or GET; the JSON answer."""
    got, headers, text = k.http(
        "GET" if body is None else "POST", path,
        b"" if body is None else json.dumps(body).encode(), **more)
    assert got == status, (got, text)
    assert headers["Content-Type"] == "application/json"
    return json.loads(text)


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def now(k):
    return moment(ask(k)["now"])


def real():
    return datetime.datetime.now(datetime.timezone.utc)


def near(a, b, slack=PATIENCE):
    return abs((a - b).total_seconds()) < slack


def keyturn(*argv, url=None, status=0):
    env = clean_environ(**({"KEYTURN_URL": url} if url else {}))
    done = subprocess.run([BINARY, *argv], env=env, capture_output=True,
                          text=True, timeout=120)
    assert done.returncode == status, done
    return done.stdout if status == 0 else done.stderr


def test_a_window_ends_and_the_name_is_free(serve):
    k = serve("--memory")
    made = k.sm.create_secret(Name="db", SecretString="one")
    gone = k.sm.delete_secret(SecretId="db", RecoveryWindowInDays=7)
    assert ask(k, {"advance": "6d"})["events"] == []
    with fails("InvalidRequestException"):
        k.sm.create_secret(Name="db", SecretString="two")
    answer = ask(k, {"advance": "1d1h"})
    (event,) = answer["events"]
    assert event["event"] == "SecretDeleted" and event["arn"] == made["ARN"]
    assert near(moment(event["at"]), gone["DeletionDate"], 0.002)
    with fails("ResourceNotFoundException"):
        k.sm.describe_secret(SecretId="db")
    again = k.sm.create_secret(Name="db", SecretString="two")
    assert again["ARN"] != made["ARN"]
    assert near(k.sm.describe_secret(SecretId="db")["CreatedDate"],
                real() + 7 * DAY + DAY / 24)


def rotations(answer):
    """Of what came to pass, that; databases have their backups."""
    return [e for e in answer["events"] if e["event"].startswith("Rotation")]


def test_a_rotation_fires_after_its_days(serve, flavour):
    """The password of a real account changes at the simulated moment."""
    k = serve("--memory", *flavour.options)
    db = Database(k, flavour.engine)
    user = db.user()
    name = db.secret(user, "First-password-1")
    token = k.sm.rotate_secret(
        SecretId=name, RotationLambdaARN=db.rotator(),
        RotationRules={"AutomaticallyAfterDays": 30})["VersionId"]
    wait_rotation(k.sm, name, token)
    first = value(k.sm, name)["password"]
    assert db.accepts(user, first)
    # The window is that day: it opens at midnight.
    last = k.sm.describe_secret(SecretId=name)["NextRotationDate"]
    due = last + SECOND - DAY

    events = rotations(ask(k, {"advance": "31d"}))
    assert [e["event"] for e in events] == [
        "RotationStarted", "RotationSucceeded"]
    assert {moment(e["at"]) for e in events} == {due}
    second = value(k.sm, name)["password"]
    assert second != first
    assert db.accepts(user, second) and not db.accepts(user, first)
    d = k.sm.describe_secret(SecretId=name)
    assert d["LastRotatedDate"] == due
    assert d["NextRotationDate"] == last + 30 * DAY
    current = k.sm.get_secret_value(SecretId=name)["VersionId"]
    assert {e["version"] for e in events} == {current}

    # A database that refuses: a month of attempts, and it is told why.
    with db.connect() as link, link.cursor() as c:
        c.execute(f"DROP USER `{user}`@'%'")
    events = rotations(ask(k, {"advance": "31d"}))
    kinds = [e["event"] for e in events]
    assert kinds[0] == "RotationStarted" and len(kinds) < 60
    assert set(kinds[1:]) == {"RotationFailed"}
    assert events[1]["reason"]
    assert first not in str(events) and second not in str(events)

    # To begin anew, database and all.
    answer = ask(k, {"account": ACCOUNT}, "/_keyturn/reset")
    assert answer == {"secrets": 1, "databases": 1}
    assert k.rds.describe_db_instances()["DBInstances"] == []
    with pytest.raises(Exception):
        db.connect()
    # The clock stood while it was moved, for as long as all that took.
    assert near(now(k), real() + 62 * DAY, 3600)


def test_the_date_of_http_stays_real(serve):
    k = serve("--memory")
    ask(k, {"advance": "3650d"})
    for method, path, body in (("GET", "/_keyturn/clock", b""),
                               ("GET", "/_keyturn/health", b""),
                               ("POST", "/", b"{}")):
        _, headers, _ = k.http(method, path, body)
        assert near(email.utils.parsedate_to_datetime(headers["Date"]),
                    real())
    k.sm.create_secret(Name="signed-now", SecretString="x")	# and is fresh


def test_frozen_and_running(serve):
    k = serve("--memory")
    answer = ask(k)
    assert not answer["frozen"] and answer["offset_ms"] == 0
    stood = ask(k, {"freeze": True})
    assert stood["frozen"]
    time.sleep(0.05)
    assert now(k) == moment(stood["now"])
    k.sm.create_secret(Name="a", SecretString="x")
    assert near(k.sm.describe_secret(SecretId="a")["CreatedDate"],
                moment(stood["now"]), 0.002)
    answer = ask(k, {"set": "2040-01-01T00:00:00Z"})
    assert answer["now"] == "2040-01-01T00:00:00.000Z" and answer["frozen"]
    answer = ask(k, {"run": True})
    assert not answer["frozen"]
    until("time to pass", lambda: now(k) > moment("2040-01-01T00:00:00Z"))
    assert near(now(k), moment("2040-01-01T00:00:00Z"))


@pytest.mark.parametrize("frozen", [False, True])
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_a_restart_keeps_the_clock(serve, folder, end, frozen):
    k = serve("--data", folder)
    ask(k, {"advance": "400d"})
    if frozen:
        ask(k, {"freeze": True})
    before = now(k)
    k.kill() if end == signal.SIGKILL else k.stop()
    k = serve("--data", folder)
    answer = ask(k)
    assert answer["frozen"] == frozen
    after = moment(answer["now"])
    assert after == before if frozen else after >= before
    assert near(after, before)


def test_memory_starts_real(serve):
    ask(serve("--memory"), {"advance": "400d"})
    assert near(now(serve("--memory")), real())


def test_advances_queue_and_hold_nobody_up(serve):
    """One front thread: were a waiting advance to hold it, all would hang."""
    k = serve("--memory", "--front-threads", "1")
    for i in range(8):
        k.sm.create_secret(Name=f"s{i}", SecretString="x")
        k.sm.delete_secret(SecretId=f"s{i}", RecoveryWindowInDays=7 + i)
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(
        ask(k, {"advance": "5d"}))) for _ in range(4)]
    for t in threads:
        t.start()
    while any(t.is_alive() for t in threads):
        k.sm.list_secrets()
    for t in threads:
        t.join(PATIENCE)
    assert near(now(k), real() + 20 * DAY)
    order = sorted(answers, key=lambda a: a["now"])
    events = [e for a in order for e in a["events"]]
    assert len(events) == 8
    assert [e["at"] for e in events] == sorted(e["at"] for e in events)
    assert all(b["offset_ms"] - a["offset_ms"] > 4 * 86400000
               for a, b in zip(order, order[1:]))


def test_sigterm_during_an_advance(serve, folder):
    k = serve("--data", folder)
    t, said = slow_advance(k)
    before = now(k)
    assert k.stop() == 0
    t.join(PATIENCE)
    assert [s[0] for s in said] == [503]
    k = serve("--data", folder)
    assert near(now(k), before, 3600 * 24 * 40)
    assert now(k) >= before


def test_who_interrupts_an_advance_ends_it(serve):
    """Ctrl-C of `keyturn clock advance` is enough: whoever comes next does not
    wait for it."""
    k = serve("--memory")
    silent = listen_in_silence(60)
    k.sm.create_secret(Name="slow", SecretString=json.dumps({
        "engine": "mysql", "host": "127.0.0.1", "username": "u",
        "password": "p", "port": silent.getsockname()[1]}))
    k.sm.rotate_secret(
        SecretId="slow", RotationLambdaARN=k.function())
    with subprocess.Popen([BINARY, "clock", "advance", "1000000d",
                           "--url", k.url], env=clean_environ()) as client:
        until("the advance", lambda: "advancing_to" in ask(k))
        client.send_signal(signal.SIGINT)
        assert client.wait() == -signal.SIGINT
    assert ask(k, {"freeze": True})["frozen"]
    assert now(k).year < 4000


def test_a_late_body_is_of_its_own_time(serve):
    """A call is made when it is there, not when its first line came."""
    k = serve("--memory", "--account", ACCOUNT, "--region", "us-east-1")
    k.sm.create_secret(Name="late", SecretString="x")
    body = b'{"SecretId":"late","RecoveryWindowInDays":7}'
    at = urllib.parse.urlsplit(k.url)
    with socket.create_connection((at.hostname, at.port), timeout=PATIENCE) as s:
        s.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\n"
                  b"Content-Type: application/x-amz-json-1.1\r\n"
                  b"X-Amz-Target: secretsmanager.DeleteSecret\r\n"
                  b"Expect: 100-continue\r\nConnection: close\r\n"
                  b"Content-Length: %d\r\n\r\n" % len(body))
        assert b" 100 " in s.recv(4096)
        ask(k, {"advance": "31d"})
        s.sendall(body)
        answer = b"".join(iter(lambda: s.recv(4096), b""))
    due = json.loads(answer.split(b"\r\n\r\n")[1])["DeletionDate"]
    assert due >= now(k).timestamp() + 6 * 86400
    assert k.sm.restore_secret(SecretId="late")["Name"] == "late"


BAD = [({"advance": "1w"}, "span"), ({"advance": "1d", "run": True}, "one of"),
       ({"set": "2001-01-01T00:00:00Z"}, "does not go back"),
       ({"advance": "2932800d"}, "beyond the year 9999"), ([], "JSON object"),
       ({"advnce": "1d"}, "no member")]


@pytest.mark.parametrize("body,text", BAD)
def test_what_is_refused_changes_nothing(server, body, text):
    assert text in ask(server, body, status=400)["message"]
    assert ask(server)["offset_ms"] == 0


@pytest.mark.parametrize("path", ["clock", "reset"])
@pytest.mark.parametrize("lines", [
    {"Origin": "https://evil.example"}, {"Origin": "null"},
    {"Origin": "http://localhost:3000"},
    {"Host": "evil.example"}, {"Host": "127.0.0.1.evil.example:4566"},
    {"Sec-Fetch-Site": "cross-site"}])
def test_no_web_page_drives_it(server, path, lines):
    name = fresh("kept")
    server.sm.create_secret(Name=name, SecretString="x")
    body = {"advance": "31d"} if path == "clock" else {}
    ask(server, body, "/_keyturn/" + path, status=403, headers=lines)
    assert ask(server)["offset_ms"] == 0
    server.sm.describe_secret(SecretId=name)


def test_a_body_over_the_limit(server):
    status, _, text = server.http("POST", "/_keyturn/clock",
                                  b'{"advance":"' + b"1" * (1 << 20) + b'd"}')
    assert status == 413 and json.loads(text)["message"]
    assert ask(server)["offset_ms"] == 0


# --- keyturn clock, keyturn reset ------------------------------------------

def test_the_command(serve):
    k = serve("--memory")
    k.sm.create_secret(Name="db", SecretString="one")
    arn = k.sm.delete_secret(SecretId="db", RecoveryWindowInDays=7)["ARN"]
    assert keyturn("clock", url=k.url).split()[1] == "running"
    out = keyturn("clock", "advance", "31d", "--url", k.url).splitlines()
    assert out[0].split()[1:] == ["SecretDeleted", arn]
    assert out[1].split()[1:] == ["running"] and len(out) == 2
    assert near(moment(out[1].split()[0]), real() + 31 * DAY)
    assert keyturn("clock", "freeze", url=k.url + "/").split()[1] == "frozen"
    assert keyturn("clock", "set", "2040-01-01T00:00:00Z", url=k.url) == \
        "2040-01-01T00:00:00.000Z  frozen\n"
    assert keyturn("clock", "get", "--url=" + k.url) == \
        "2040-01-01T00:00:00.000Z  frozen\n"
    assert keyturn("clock", "run", url=k.url).split()[1] == "running"
    k.sm.create_secret(Name="db", SecretString="two")
    assert keyturn("reset", "--account", "210987654321", url=k.url) == \
        "removed: secrets 0, databases 0\n"
    assert keyturn("reset", url=k.url) == "removed: secrets 1, databases 0\n"


def test_the_command_goes_past_proxies(serve):
    k = serve("--memory")
    done = subprocess.run(
        [BINARY, "clock", "--url", k.url], capture_output=True, text=True,
        env={**os.environ, "http_proxy": "http://127.0.0.1:9",
             "ALL_PROXY": "http://127.0.0.1:9", "NO_PROXY": "",
             "no_proxy": ""}, timeout=PATIENCE)
    assert done.returncode == 0, done


@pytest.mark.parametrize("argv,status,text", [
    (["clock", "advance"], 2, "advance SPAN"),
    (["clock", "forward", "1d"], 2, "advance SPAN"),
    (["clock", "get", "now"], 2, "advance SPAN"),
    (["clock", "advance", "1d", "2d"], 2, "advance SPAN"),
    (["clock", "--account", ACCOUNT], 2, "not for this command"),
    (["clock", "--url", "127.0.0.1:4566"], 2, "wants a URL"),
    (["clock", "--url", "http://"], 2, "wants a URL"),
    (["reset", "all"], 2, "keyturn reset [OPTION"),
    (["reset", "--account", "me"], 2, "12 digits"),
    (["clock", "--url", "http://127.0.0.1:1"], 1, "cannot reach"),
])
def test_the_command_refuses(argv, status, text):
    assert text in keyturn(*argv, status=status)


def test_the_command_tells_a_refusal(server):
    said = keyturn("clock", "advance", "31x", url=server.url, status=1)
    assert "ValidationException" in said and "span like" in said
    assert "usage: keyturn clock" in keyturn("clock", "advance", "--help")


def test_inside_exec():
    done = subprocess.run(
        [BINARY, "exec", "--", BINARY, "clock", "advance", "31d"],
        env=clean_environ(), capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done
    assert near(moment(done.stdout.split()[0]), real() + 31 * DAY)
