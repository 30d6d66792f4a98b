"""A real Chromium for the tests of the HTML report and pages, fresh registers, and empty folders."""

from __future__ import annotations

import os
import pathlib
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from checker.engine import Run
from reports import html_report
from reports.extras import NONE, Extras
from tests.registers import new_register, postgres, register_url

__all__ = ["new_register", "postgres", "register_url"]

FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1400,1000"),
)
INSTALL = (
    "the report is tested in a real browser: install Chromium and its driver "
    "(Debian, Ubuntu: sudo apt-get install chromium chromium-driver), or set NEWSPROOF_CHROMIUM and NEWSPROOF_CHROMEDRIVER"
)


class Browser(webdriver.Chrome):
    """Chromium with what the tests do over and over."""

    downloads: pathlib.Path

    def press(self, keys: str) -> None:
        """Type keys one after the other, wherever the focus is."""
        for key in keys:
            ActionChains(self).send_keys(key).perform()

    def close_dialog(self) -> None:
        """Close the open dialog by its key and wait until it is closed and the next key goes to the page."""
        self.press(Keys.ESCAPE)
        left = "return !document.querySelector('dialog[open]') && !document.activeElement.closest('dialog')"
        WebDriverWait(self, 5).until(lambda _: self.execute_script(left))

    def dialog(self) -> str:
        """The text of the open dialog, once one is open."""
        return str(WebDriverWait(self, 5).until(lambda _: self.find_elements(By.CSS_SELECTOR, "dialog[open]"))[0].text)

    def downloaded(self, name: str) -> str:
        """The text of a file that the page has just given, which is then removed."""
        path = self.downloads / name
        for _ in range(100):
            if path.exists() and path.stat().st_size:
                text = path.read_bytes().decode("utf-8")
                path.unlink()
                return text
            time.sleep(0.05)
        raise AssertionError(f"no download named {name}; there are {[one.name for one in self.downloads.iterdir()]}")


def _program(variable: str, *names: str) -> str:
    found = os.environ.get(variable) or next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail(INSTALL, pytrace=False)
    return found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium with a fresh profile and no network services; fails with a hint where it is not installed."""
    binary = _program("NEWSPROOF_CHROMIUM", "chromium", "chromium-browser", "google-chrome")
    driver = _program("NEWSPROOF_CHROMEDRIVER", "chromedriver")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        options = Options()
        options.binary_location = binary
        for flag in (*FLAGS, f"--user-data-dir={folder}/profile"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        options.set_capability("unhandledPromptBehavior", "accept")
        browser = Browser(options=options, service=Service(driver))
        browser.downloads = pathlib.Path(folder, "downloads")
        browser.downloads.mkdir()
        behaviour = {"behavior": "allow", "downloadPath": str(browser.downloads)}
        browser.execute_cdp_cmd("Browser.setDownloadBehavior", behaviour)
        try:
            yield browser
        finally:
            browser.quit()


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Browser]:
    """The browser with an empty storage, media as usual and a quiet console."""
    yield chromium
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    chromium.execute_script("try { localStorage.clear() } catch {} ; window.onbeforeunload = null")
    chromium.get("about:blank")
    chromium.get_log("browser")


@pytest.fixture
def empty_folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """An empty folder that the test runs in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


Show = Callable[..., pathlib.Path]


@pytest.fixture
def show(browser: Browser, tmp_path: pathlib.Path) -> Show:
    """Write the HTML report of a run and open it from its file."""

    def opened(run: Run, extras: Extras = NONE, hash: str = "", name: str = "report.html") -> pathlib.Path:
        page = tmp_path / name
        page.write_bytes(html_report.write(run, extras).encode())
        browser.get("about:blank")
        browser.get(page.as_uri() + hash)
        return page

    return opened
