"""GET /_keyturn/ in a real browser: what is there is seen as it happens, and
can be done something about."""
import http.client
import json
import os
import socket

import pytest

import harness
from browser import Browser
from conftest import Database, mariadbd
from harness import Keyturn, fresh, until

VIEWS = ["secrets", "rotations", "databases", "calls", "faults"]
HOSTILE = "<script>window.pwned = true</script><b>bold</b>"
PASSWORD = "First-password-1"
ALL_TEXT = "return document.documentElement.textContent"


@pytest.fixture(scope="module")
def browser():
    chromium = harness.found("KEYTURN_TEST_CHROMIUM", "CHROMIUM",
                             "no Chromium to look at the page with")
    b = Browser(chromium)
    yield b
    b.quit()


@pytest.fixture(scope="module")
def looked_at():
    """A keyturn with a database, which all of these look at."""
    k = Keyturn("--memory", "--mysqld", mariadbd()).wait_ready()
    yield k
    k.discard()


@pytest.fixture(scope="module")
def database(looked_at):
    return Database(looked_at, "mariadb", "demo")


def own(k, method, path, body=None):
    status, _, text = k.http(method, f"/_keyturn/{path}",
                             json.dumps(body) if body is not None else b"")
    assert status == 200, text
    return json.loads(text)


@pytest.fixture
def secret(looked_at, database):
    """One that rotates, and did once; nothing is broken before or after."""
    own(looked_at, "DELETE", "faults")
    own(looked_at, "POST", "clock", {"run": True})
    name = database.secret(database.user(password=PASSWORD), PASSWORD,
                           engine="mariadb")
    looked_at.sm.update_secret(SecretId=name, Description=HOSTILE)
    looked_at.sm.rotate_secret(
        SecretId=name, RotationLambdaARN=looked_at.function(
            "SecretsManagerRDSMariaDBRotationSingleUser"),
        RotationRules={"AutomaticallyAfterDays": 30})
    ended = own(looked_at, "GET", f"rotations/{name}?wait=60")
    assert ended["outcome"] == "succeeded", ended
    yield name
    own(looked_at, "DELETE", "faults")


def open_secret(browser, k, name):
    browser.open(k, f"?secret={name}")
    browser.shows(name, "h1")


# --- rotations ---

def test_a_rotation_is_seen_to_go_through_its_steps(browser, looked_at,
                                                    secret):
    browser.open(looked_at)
    browser.go(secret)
    browser.shows("succeeded", "#state .badge")
    own(looked_at, "POST", "faults", {"point": "set.before",
                                      "action": "hang", "secret": secret})
    browser.press("Rotate now")
    browser.shows("createSecret\ndone", "#state .steps")
    browser.shows("setSecret\nnow", "#state .steps")
    browser.shows("running", "#state .badge")
    assert "testSecret\nopen" in browser.text("#state .steps")
    browser.picture("rotation-running")
    own(looked_at, "DELETE", "faults")
    browser.shows("finishSecret\ndone", "#state .steps")
    browser.shows("succeeded", "#state .badge")
    browser.shows(f"The rotation of {secret}: succeeded.", "#said")


def test_one_that_fails_is_explained_and_helped(browser, looked_at, secret):
    browser.open(looked_at, "?view=faults")
    browser.run("""
        const form = document.querySelector("form[data-do=fault]");
        form.elements.name.value = "test.after";
        form.elements.times.value = "0";
        form.querySelector("button").click();""")
    browser.shows("test.after")
    browser.shows("1", "nav .count")
    browser.picture("faults")
    # for as long as it is looked at: the next try would come in a second
    own(looked_at, "POST", "clock", {"freeze": True})
    open_secret(browser, looked_at, secret)
    browser.press("Rotate now")
    browser.shows("failed", "#state .badge")
    browser.shows("testSecret\nfailed", "#state .steps")
    browser.shows("Broken on purpose at test.after", "#state .why")
    assert "see Faults, and clear it" in browser.text("#state .why")
    assert "It is tried again at" in browser.text("#state .why")
    browser.picture("secret-failed")
    browser.open(looked_at, "?view=rotations")
    browser.shows("Broken on purpose at test.after")
    browser.picture("rotations-failed")
    browser.open(looked_at, "?view=faults")
    browser.press("Clear")
    browser.shows("Nothing is broken on purpose.")
    open_secret(browser, looked_at, secret)
    browser.press("+ 1 day")
    browser.shows("succeeded", "#state .badge")
    assert "What to do" not in browser.text()
    assert "Attempt 1: failed" in browser.text(".line")


def test_verify_says_which_values_log_in(browser, looked_at, secret):
    open_secret(browser, looked_at, secret)
    browser.press("Verify")
    browser.shows("AWSCURRENT logs in; AWSPREVIOUS does not log in", "#said")


# --- the clock ---

def test_the_clock_is_moved(browser, looked_at, secret):
    browser.open(looked_at)
    before = browser.one("#clock time").get_attribute("datetime")
    browser.press("Freeze")
    browser.shows("frozen", "#clock .badge")
    browser.press("+ 31 days")
    browser.shows("thing", "#said")		# a rotation came to pass
    stands = own(looked_at, "GET", "clock")["now"]
    assert stands[:7] > before[:7]
    until("the page shows where it stands", lambda: browser.one(
        "#clock time").get_attribute("datetime") == stands)
    browser.one("#span").send_keys("nonsense\n")
    browser.shows('"advance" is a span like', "#said")
    assert own(looked_at, "GET", "clock")["now"] == stands
    browser.press("Run")
    browser.shows("running", "#clock .badge")


# --- values ---

def test_a_value_is_hidden_until_it_is_asked_for(browser, looked_at, secret):
    value = looked_at.sm.get_secret_value(SecretId=secret)["SecretString"]
    password = json.loads(value)["password"]
    open_secret(browser, looked_at, secret)
    assert password not in browser.run(ALL_TEXT)
    assert PASSWORD not in browser.run(ALL_TEXT)
    button = browser.one(".version button")
    button.click()
    browser.shows("Hide value", ".version button")
    assert browser.text(".version .value") == value
    assert button.get_attribute("aria-expanded") == "true"
    looked_at.sm.tag_resource(SecretId=secret, Tags=[
        {"Key": "a", "Value": "b"}])
    looked_at.sm.update_secret(SecretId=secret, Description="another")
    browser.shows("another", ".facts")
    assert browser.text(".version .value") == value, "a change hides it"
    button.click()
    browser.shows("Show value", ".version button")
    assert password not in browser.run(ALL_TEXT)
    assert password not in looked_at.log


def own_address():
    """One of this machine that is not loopback's; or None."""
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        s.connect(("192.0.2.1", 9))	# nothing is sent
        return s.getsockname()[0]
    except OSError:
        return None
    finally:
        s.close()


def test_from_elsewhere_no_value_is_shown():
    address = own_address()
    if address is None or address.startswith("127."):
        pytest.skip("this machine has no address but loopback's")
    k = Keyturn("--memory", listen="0.0.0.0:0").wait_ready()
    try:
        made = k.sm.create_secret(Name="s", SecretString="the-value-itself")
        body = json.dumps({"secret": "s", "version": made["VersionId"]})
        for host, status in (address, 403), ("127.0.0.1", 200):
            c = http.client.HTTPConnection(host, k.address.port, timeout=120)
            c.request("POST", "/_keyturn/value", body, {
                "Origin": f"http://{host}:{k.address.port}"})
            answer = c.getresponse()
            text = answer.read().decode()
            assert answer.status == status, text
            assert ("the-value-itself" in text) == (status == 200)
            c.request("GET", "/_keyturn/?secret=s")
            text = c.getresponse().read().decode()
            assert ("Show value" in text) == (status == 200)
            c.close()
    finally:
        k.discard()


# --- calls and databases ---

def test_calls_are_seen_as_they_come(browser, looked_at, database):
    browser.open(looked_at, "?view=calls")
    with harness.fails("ResourceNotFoundException"):
        looked_at.sm.get_secret_value(SecretId="there-is-none")
    browser.shows("ResourceNotFoundException", "tbody tr")
    assert "GetSecretValue secretsmanager" in browser.text("tbody tr")
    looked_at.client("sts", key="000000000042").get_caller_identity()
    browser.shows("GetCallerIdentity sts", "tbody tr")
    assert "root 000000000042" in browser.text("tbody tr")


def test_a_database_shows_its_state_and_log(browser, looked_at, database):
    browser.open(looked_at, "?view=databases")
    browser.shows("available")
    assert f"{database.host}:{database.port}" in browser.text()
    browser.go("demo")
    browser.shows("ready for connections", ".log")
    assert "MariaDB" in browser.text(".facts")


# --- who reads, and how ---

def test_it_can_be_read_without_scripts(browser, looked_at, secret):
    browser.scripts(False)
    try:
        browser.driver.get(f"{looked_at.url}/_keyturn/?secret={secret}")
        main = browser.one("main").text
        assert secret in main and "AWSCURRENT" in main
        assert "testSecret" in main
        assert "Without JavaScript" in browser.one("body").text
        assert not any(e.is_displayed() for e in browser.find("button"))
        browser.picture("secret-without-scripts")
        browser.driver.find_element("link text", "Rotations").click()
        assert secret in browser.one("main").text
    finally:
        browser.scripts(True)


def test_the_keyboard_is_enough(browser, looked_at, secret):
    from selenium.webdriver.common.keys import Keys
    open_secret(browser, looked_at, secret)
    assert browser.tab(".skip") == ["Skip to the content"]
    browser.keys(Keys.ENTER)
    assert browser.run("return document.activeElement.id") == "main"
    way = browser.tab(".version button")
    assert way[:3] == ["Secrets", "Rotate now",
                       "Verify: which values log in?"]
    assert browser.run("""
        return getComputedStyle(document.activeElement).outlineStyle"""
                       ) == "solid"
    browser.keys(Keys.ENTER)
    browser.shows("Hide value", ".version button")
    looked_at.sm.update_secret(SecretId=secret, Description="renewed")
    browser.shows("renewed", ".facts")
    assert browser.text(":focus") == "Hide value", "a change takes the focus"


def test_what_is_typed_stays(browser, looked_at, secret):
    browser.open(looked_at, "?view=faults")
    field = browser.one("input[name=name]")
    field.clear()
    field.send_keys("finish.after")
    own(looked_at, "POST", "faults", {"service": "rds", "action": "throttle"})
    browser.shows("throttle", "tbody")
    assert field.get_attribute("value") == "finish.after"


@pytest.mark.plain
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_it(browser, looked_at, secret, scheme):
    """axe-core finds nothing, in any view; each is kept as a picture."""
    at = harness.found("KEYTURN_TEST_JAVASCRIPT", "JAVASCRIPT",
                       "no packages of npm: no axe-core")
    with open(os.path.join(at, "node_modules/axe-core/axe.min.js")) as f:
        axe = f.read()
    browser.scheme(scheme)
    own(looked_at, "POST", "faults", {
        "point": "set.before", "action": "fail", "always": True})
    looked_at.sm.rotate_secret(SecretId=secret)
    looked_at.sm.create_secret(Name=fresh("plain"), SecretString="x")
    pages = [(v, f"?view={v}") for v in VIEWS] + [
        ("secret", f"?secret={secret}")]
    for name, query in pages:
        browser.open(looked_at, query)
        browser.shows("", "h1")
        browser.picture(f"{name}-{scheme}")
        # As if a user had it: CSP lets no page add a script.
        browser.driver.execute_cdp_cmd("Runtime.evaluate", {
            "expression": axe})
        found = browser.driver.execute_async_script("""
            const done = arguments[0];
            axe.run(document, {resultTypes: ["violations"]})
                .then((r) => done(r.violations.map((v) =>
                    [v.id, v.nodes.map((n) => n.html + n.failureSummary)])))
                .catch((e) => done([String(e)]));""")
        assert found == [], name
    browser.scheme("light")


def test_a_narrow_window_does_not_scroll_sideways(browser, looked_at, secret):
    own(looked_at, "POST", "faults", {
        "point": "set.before", "action": "fail"})
    views = {view: f"?view={view}" for view in VIEWS}
    with browser.width(400):
        for name, query in {**views, "secret": f"?secret={secret}"}.items():
            browser.open(looked_at, query)
            browser.picture(f"{name}-narrow")
            wide = browser.run(
                "return document.documentElement.scrollWidth")
            assert wide <= 400, (name, wide)


def test_what_is_said_stays_text(browser, looked_at, secret):
    browser.complaints()
    open_secret(browser, looked_at, secret)
    assert HOSTILE in browser.text(".facts")
    looked_at.sm.update_secret(SecretId=secret, Description=HOSTILE + "2")
    browser.shows(HOSTILE + "2", ".facts")	# put in place by the script
    assert browser.find("main b, main script") == []
    assert browser.complaints() == []
    ran = browser.run("""
        const s = document.createElement("script");
        s.textContent = "window.pwned = true";
        document.body.append(s);
        const i = document.createElement("img");
        i.setAttribute("onerror", "window.pwned = true");
        i.src = "/_keyturn/none";
        document.body.append(i);
        return new Promise((done) => setTimeout(() =>
            done(Boolean(window.pwned)), 200));""")
    assert ran is False
    assert any("Content Security Policy" in c or "Refused" in c
               for c in browser.complaints())


def test_it_asks_nobody_else(browser, looked_at, secret):
    browser.complaints()
    browser.asked()
    for query in [f"?view={v}" for v in VIEWS] + [f"?secret={secret}"]:
        browser.open(looked_at, query)
        assert browser.complaints() == [], query
    assert browser.asked() == {looked_at.address.netloc}


def test_it_waits_for_a_keyturn_that_was_away(browser, serve, folder):
    at = f"127.0.0.1:{harness.own_ports()}"	# nobody takes it meanwhile
    k = serve("--data", folder, listen=at)
    k.sm.create_secret(Name="kept", SecretString="x")
    browser.open(k)
    browser.shows("kept")
    k.stop()
    browser.shows("keyturn does not answer", "#said")
    k = serve("--data", folder, listen=at)
    browser.shows("keyturn is back.", "#said")
    k.sm.create_secret(Name="new-one", SecretString="x")
    browser.shows("new-one")


# --- without a browser ---

def get(k, path, **headers):
    c = http.client.HTTPConnection(k.address.hostname, k.address.port,
                                   timeout=120)
    c.request("GET", path, headers=headers)
    answer = c.getresponse()
    text = answer.read()
    c.close()
    return answer, text


def test_its_heads_are_strict(server):
    page, text = get(server, "/_keyturn/")
    assert page.status == 200
    policy = dict(p.strip().partition(" ")[::2] for p in
                  page.getheader("Content-Security-Policy").split(";"))
    assert policy == {
        "default-src": "'none'", "script-src": "'self'",
        "style-src": "'self'", "img-src": "'self'", "connect-src": "'self'",
        "base-uri": "'none'", "form-action": "'none'",
        "frame-ancestors": "'none'"}
    assert page.getheader("X-Content-Type-Options") == "nosniff"
    assert page.getheader("Referrer-Policy") == "same-origin"
    assert page.getheader("Cache-Control") == "no-store"
    for name, value in (("Origin", "http://elsewhere.example"),
                        ("Host", "elsewhere.example"),
                        ("Sec-Fetch-Site", "cross-site")):
        for path in "/_keyturn/", "/_keyturn/page/page.js":
            assert get(server, path, **{name: value})[0].status == 403
    for name in FILES:
        file, _ = get(server, f"/_keyturn/page/{name}")
        assert file.status == 200
        again, text = get(server, f"/_keyturn/page/{name}",
                          **{"If-None-Match": file.getheader("ETag")})
        assert (again.status, text) == (304, b"")


FILES = "page.css", "page.js", "icon.svg"


def test_it_is_small(serve):
    k = serve("--memory")
    k.sm.create_secret(Name="one", SecretString="x")
    paths = ["", *(f"page/{name}" for name in FILES)]
    assert sum(len(get(k, f"/_keyturn/{p}")[1]) for p in paths) <= 60 * 1024
