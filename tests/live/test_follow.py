"""GET /_keyturn/events: told that something changed, when it does."""
import http.client
import json

import pytest

from harness import PATIENCE, fresh, until


def own(keyturn, path, **body):
    status, _, text = keyturn.http("POST", f"/_keyturn/{path}",
                                   json.dumps(body))
    assert status == 200, text


class Follower:
    """Reads the events of one connection."""

    def __init__(self, keyturn, **headers):
        self.http = http.client.HTTPConnection(
            keyturn.address.hostname, keyturn.address.port, timeout=PATIENCE)
        self.http.request("GET", "/_keyturn/events", headers=headers)
        self.answer = self.http.getresponse()

    def lines(self):
        """Those of the next event."""
        found = []
        while True:
            line = self.answer.readline().decode()
            if line in ("\n", ""):
                return found
            found.append(line.rstrip("\n"))

    def event(self):
        """The next event, as its id and its state."""
        while (lines := self.lines()) == [":"]:
            pass			# still there, and nothing is new
        lines = dict(line.split(": ", 1) for line in lines)
        return lines["id"], json.loads(lines["data"])

    def until(self, wanted):
        while True:
            id, state = self.event()
            if wanted(state):
                return id, state

    def close(self):
        self.http.close()


@pytest.fixture
def follow(serve):
    """follow(keyturn, **headers), past the head."""
    followers = []

    def begin(keyturn, **headers):
        f = Follower(keyturn, **headers)
        followers.append(f)
        assert f.answer.status == 200, f.answer.read()
        assert f.answer.getheader("Content-Type") == "text/event-stream"
        assert f.lines() == ["retry: 1000"]
        return f
    yield begin
    for f in followers:
        f.close()


def test_what_changes_is_told(serve, follow):
    k = serve("--memory")
    f = follow(k)
    _, before = f.event()
    k.sm.create_secret(Name=fresh("secret"), SecretString="x")
    _, after = f.until(lambda s: s["calls"] == before["calls"] + 1)
    if after["store"] == before["store"]:
        _, after = f.until(lambda s: s["store"] > before["store"])
    own(k, "faults", service="rds", action="throttle")
    f.until(lambda s: s["faults"] > before["faults"])
    own(k, "clock", freeze=True)
    f.until(lambda s: s["frozen"])
    own(k, "clock", advance="1d")
    f.until(lambda s: s["now"][:10] > after["now"][:10])


def test_who_comes_back_is_told_what_is_new_to_him(serve, follow):
    k = serve("--memory")
    own(k, "clock", freeze=True)
    f = follow(k)
    known, before = f.event()
    f.close()
    k.sm.create_secret(Name=fresh("secret"), SecretString="x")
    f = follow(k, **{"Last-Event-ID": known})
    known, _ = f.until(lambda s: s["calls"] == before["calls"] + 1
                           and s["store"] > before["store"])
    again = follow(k, **{"Last-Event-ID": known})
    other = follow(k, **{"Last-Event-ID": known[:-1] + "x"})
    assert other.event()[0] == known
    k.sm.list_secrets()
    assert other.event()[0] != known
    assert again.event()[0] != known


def test_they_are_too_many(serve, follow):
    """Who has left is missed though there is nothing to tell."""
    k = serve("--memory")
    many = [follow(k) for _ in range(64)]
    stays = many.pop()
    stays.event()
    f = Follower(k)
    assert f.answer.status == 503
    f.close()
    for f in many:
        f.close()

    def comes_in():
        f = Follower(k)
        status = f.answer.status
        f.close()
        return status == 200
    until("there is room again", comes_in)
    assert k.stop() == 0
    assert set(stays.answer) <= {b":\n", b"\n"}	# still there, no more


def test_no_page_from_elsewhere_follows(serve):
    k = serve("--memory")
    for name, value in (("Origin", "http://elsewhere.example"),
                        ("Host", "elsewhere.example"),
                        ("Sec-Fetch-Site", "cross-site")):
        f = Follower(k, **{name: value})
        assert f.answer.status == 403, name
        f.close()


def test_keyturn_ends_though_it_is_followed(serve, follow):
    k = serve("--memory")
    f = follow(k)
    f.event()
    k.proc.terminate()
    assert k.proc.wait(PATIENCE) == 0
    while f.answer.readline():
        pass
    assert "did not finish" not in k.log
