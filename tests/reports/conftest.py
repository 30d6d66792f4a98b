"""A real Chromium for the tests of the HTML report."""

from __future__ import annotations

import os
import pathlib
import shutil
import tempfile
from collections.abc import Iterator

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1400,1000"),
)
INSTALL = (
    "the report is tested in a real browser: install Chromium and its driver "
    "(Debian, Ubuntu: sudo apt-get install chromium chromium-driver), or set NEWSPROOF_CHROMIUM and NEWSPROOF_CHROMEDRIVER"
)


def _program(variable: str, *names: str) -> str:
    found = os.environ.get(variable) or next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail(INSTALL, pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[webdriver.Chrome]:
    """Chromium without a profile, without network services; fails with a hint where it is not installed."""
    chromium = _program("NEWSPROOF_CHROMIUM", "chromium", "chromium-browser", "google-chrome")
    driver = _program("NEWSPROOF_CHROMEDRIVER", "chromedriver")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        options = Options()
        options.binary_location = chromium
        for flag in (*FLAGS, f"--user-data-dir={folder}/profile"):
            options.add_argument(flag)
        options.add_experimental_option("prefs", {"download.default_directory": f"{folder}/downloads"})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        chrome = webdriver.Chrome(options=options, service=Service(driver))
        chrome.downloads = pathlib.Path(folder, "downloads")  # type: ignore[attr-defined]
        try:
            yield chrome
        finally:
            chrome.quit()
