"""A Chromium to look at keyturn's page with, driven by ChromeDriver."""
import contextlib
import json
import os
import shutil
import tempfile
import urllib.parse

import harness
from harness import until

FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
         "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--no-proxy-server",
         "--disable-dev-shm-usage", "--window-size=1280,1000"]


class Browser:
    """One window; what it asks for and complains of is looked at, too."""

    def __init__(self, chromium):
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service
        options = webdriver.ChromeOptions()
        options.binary_location = chromium
        self.profile = tempfile.mkdtemp(prefix="kt-browser-")
        for flag in [*FLAGS, f"--user-data-dir={self.profile}"]:
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {
            "browser": "ALL", "performance": "ALL"})
        driver = shutil.which("chromedriver", path=os.pathsep.join(
            [os.path.dirname(chromium), os.environ.get("PATH", "")]))
        self.driver = webdriver.Chrome(options, Service(driver))
        self.driver.set_page_load_timeout(harness.PATIENCE)
        self.driver.set_script_timeout(harness.PATIENCE)

    def quit(self):
        self.driver.quit()
        shutil.rmtree(self.profile, ignore_errors=True)

    def open(self, keyturn, query=""):
        self.driver.get(f"{keyturn.url}/_keyturn/{query}")
        self.run("window.loaded_once = true")

    def run(self, script, *args):
        return self.driver.execute_script(script, *args)

    def find(self, selector):
        return self.driver.find_elements("css selector", selector)

    def one(self, selector):
        """It, as soon as it is there."""
        return until(f"{selector} is there", lambda: self.find(selector))[0]

    def text(self, selector="main"):
        return self.run("return document.querySelector(arguments[0])"
                        "?.innerText ?? ''", selector)

    def press(self, label, within="body"):
        """The button, or the link, that says so."""
        def pressed():
            return self.run("""
                const all = document.querySelectorAll(
                    `${arguments[1]} button, ${arguments[1]} a`);
                const it = [...all].find((e) => e.checkVisibility() &&
                    e.textContent.trim().startsWith(arguments[0]));
                it?.click();
                return Boolean(it);""", label, within)
        until(f"there is {label} to press", pressed)

    def go(self, label):
        """By a link to the page that is headed so."""
        self.press(label, "main")
        until(f"{label} is there", lambda: self.text("h1") == label)
        self.run("window.loaded_once = true")

    def shows(self, what, selector="main"):
        """Waits until it does, without the page being loaded again."""
        until(f"{selector} shows {what!r}",
              lambda: what in self.text(selector))
        assert self.run("return window.loaded_once"), "it was loaded again"

    def keys(self, *keys):
        from selenium.webdriver.common.action_chains import ActionChains
        ActionChains(self.driver).send_keys(*keys).perform()

    def tab(self, selector, most=60):
        """Tabs on until that has the focus; what had it on the way."""
        from selenium.webdriver.common.keys import Keys
        way = []
        for _ in range(most):
            self.keys(Keys.TAB)
            way.append(self.run("""
                const e = document.activeElement;
                return e.textContent.trim() || e.name || e.tagName"""))
            if self.run("return document.activeElement.matches("
                        "arguments[0])", selector):
                return way
        raise AssertionError(f"{selector} is not reached: {way}")

    def scheme(self, name):
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "features": [{"name": "prefers-color-scheme", "value": name},
                         {"name": "prefers-reduced-motion",
                          "value": "reduce"}]})

    @contextlib.contextmanager
    def width(self, pixels):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": pixels, "height": 900, "deviceScaleFactor": 1,
            "mobile": False})
        try:
            yield
        finally:
            self.driver.execute_cdp_cmd(
                "Emulation.clearDeviceMetricsOverride", {})

    def scripts(self, on):
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled",
                                    {"value": not on})

    def picture(self, name):
        """Kept where KEYTURN_TEST_PICTURES says, for somebody to look at."""
        folder = os.environ.get("KEYTURN_TEST_PICTURES")
        if folder:
            os.makedirs(folder, exist_ok=True)
            self.driver.save_screenshot(os.path.join(folder, name + ".png"))

    def complaints(self):
        return [e["message"] for e in self.driver.get_log("browser")]

    def asked(self):
        """The hosts that it asked for something since the last time."""
        found = set()
        for entry in self.driver.get_log("performance"):
            m = json.loads(entry["message"])["message"]
            if m["method"] == "Network.requestWillBeSent":
                found.add(urllib.parse.urlsplit(
                    m["params"]["request"]["url"]).netloc)
        return found
