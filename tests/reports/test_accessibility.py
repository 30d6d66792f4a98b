"""An automated accessibility audit of the report (axe-core), in every dress it has."""

from __future__ import annotations

import json
import pathlib
import shutil
import subprocess
from typing import Any

import pytest
import sample_runs

from reports import html_report
from tests.conftest import Browser, Show

TESTS = pathlib.Path(__file__).parents[1]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def axe() -> str:
    """The audit's source; installed by npm from the lock file where it is missing."""
    source = TESTS / "node_modules" / "axe-core" / "axe.min.js"
    if not source.exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.fail("the accessibility audit needs npm (Debian, Ubuntu: sudo apt-get install npm)", pytrace=False)
        command = [npm, "ci", "--prefix", str(TESTS), "--no-audit", "--no-fund", "--silent"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.fail(f"axe-core could not be installed; run: npm ci --prefix tests\n{done.stderr}", pytrace=False)
    return source.read_text(encoding="utf-8")


def violations(browser: Browser, axe: str) -> list[str]:
    browser.execute_script(axe)
    script = """
    const done = arguments[1];
    axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}, resultTypes: ['violations']})
        .then(found => done(JSON.stringify(found.violations)), error => done(JSON.stringify([{id: String(error), nodes: []}])));
    """
    found: list[dict[str, Any]] = json.loads(browser.execute_async_script(script, RULES))
    return [f"{one['id']}: {one.get('help')}: {[node['html'][:120] for node in one['nodes'][:3]]}" for one in found]


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest, browser: Browser) -> str:
    features = [{"name": "prefers-color-scheme", "value": request.param}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    return str(request.param)


def unskipped(browser: Browser) -> None:
    """Let the audit see what the browser would draw later."""
    browser.execute_script("for (const e of document.querySelectorAll('.group, .draft')) e.style.contentVisibility = 'visible'")


def test_no_violation_on_the_page_and_while_deciding(browser: Browser, show: Show, axe: str, scheme: str) -> None:
    show(sample_runs.sample_run())
    unskipped(browser)
    assert violations(browser, axe) == []
    browser.press("jjd")
    assert violations(browser, axe) == []
    browser.press("3")
    browser.press("s")
    browser.execute_script("document.querySelector('#query').focus()")
    assert violations(browser, axe) == []
    browser.execute_script("document.querySelector('dialog.help').showModal()")
    assert violations(browser, axe) == []


def test_no_violation_on_a_narrow_page(browser: Browser, show: Show, axe: str, scheme: str) -> None:
    metrics = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    show(sample_runs.sample_run())
    unskipped(browser)
    browser.press("jj")
    assert violations(browser, axe) == []
    wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert browser.execute_script(wide) == 0, "nothing runs out of a narrow page"


def test_no_violation_without_a_script(browser: Browser, show: Show, axe: str) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        show(sample_runs.sample_run())
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    unskipped(browser)
    assert violations(browser, axe) == []


def test_no_violation_on_the_index_of_a_large_report(
    browser: Browser, tmp_path: pathlib.Path, axe: str, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html_report, "MANY_DRAFTS", 3)
    for name, content in html_report.files(sample_runs.sample_run(), "report.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("".join(content), encoding="utf-8")
    for name in ("report.html", "report-drafts/1.html"):
        browser.get((tmp_path / name).as_uri())
        unskipped(browser)
        assert violations(browser, axe) == [], name
