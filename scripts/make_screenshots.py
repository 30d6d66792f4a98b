"""Take the pictures of the report that README and docs show: docs/report.png and docs/report-dark.png.

Checks examples/drafts with the rules as they are and opens the report in Chromium, so the pictures never show what the
program does not do. Needs what the browser tests need.
"""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import sys
import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains

ROOT = pathlib.Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1360, 900
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb")


def main() -> None:
    """Write both pictures."""
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder, "report.html")
        command = [sys.executable, "-m", "checker", "check", "examples/drafts", "--html", str(page), "--fail-on", "never", "-q"]
        subprocess.run(command, cwd=ROOT, check=True)
        options = Options()
        for flag in (*FLAGS, f"--user-data-dir={folder}/profile"):
            options.add_argument(flag)
        # Both are named, or selenium would look for them on the network.
        options.binary_location, driver = shutil.which("chromium") or "", shutil.which("chromedriver")
        browser = webdriver.Chrome(options=options, service=Service(driver))
        try:
            metrics = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
            browser.get(page.as_uri())
            browser.execute_script("document.querySelector('.desk').scrollIntoView()")
            ActionChains(browser).send_keys("jjj").perform()
            browser.save_screenshot(str(ROOT / "docs" / "report.png"))
            dark = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
            browser.execute_cdp_cmd("Emulation.setEmulatedMedia", dark)
            browser.execute_script("scrollTo(0, 0)")
            browser.save_screenshot(str(ROOT / "docs" / "report-dark.png"))
        finally:
            browser.quit()


if __name__ == "__main__":
    main()
