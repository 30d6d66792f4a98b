"""Large runs: sizes, seconds until the page answers, and the index with a page for every draft."""

from __future__ import annotations

import dataclasses
import pathlib

import pytest
import sample_runs
from selenium.webdriver.common.by import By

from checker.engine import Run, Unreadable
from reports import WRITERS, html_report
from tests.conftest import Browser

INTERACTIVE = "return performance.getEntriesByType('navigation')[0].domInteractive / 1000"


def written(run: Run, folder: pathlib.Path) -> pathlib.Path:
    for name, content in WRITERS["html"].files(run, "report.html"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content if isinstance(content, str) else "".join(map(str, content)), encoding="utf-8")
    return folder / "report.html"


def seconds(browser: Browser, page: pathlib.Path) -> float:
    """Seconds until the page answers: the best of five, because other programs run beside."""
    found = []
    for _ in range(5):
        browser.get("about:blank")
        browser.get(page.as_uri())
        found.append(float(browser.execute_script(INTERACTIVE)))
    return min(found)


@pytest.mark.slow
def test_150_drafts_with_1800_findings(browser: Browser, tmp_path: pathlib.Path) -> None:
    page = written(sample_runs.large(150, 12), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"], "one page"
    assert page.stat().st_size < 1_500_000
    assert seconds(browser, page) < 1
    took = browser.execute_script(
        "const q = document.querySelector('#query'), t = performance.now(); q.value = 's:major';"
        "q.dispatchEvent(new Event('input')); document.body.offsetHeight; return performance.now() - t"
    )
    assert took < 500, "a query answers while one types"


@pytest.mark.slow
def test_2000_drafts_with_20000_findings(browser: Browser, tmp_path: pathlib.Path) -> None:
    page = written(sample_runs.large(2000, 10), tmp_path)
    assert len(list((tmp_path / "report-drafts").iterdir())) == 2000
    assert page.stat().st_size < 1_500_000
    assert seconds(browser, page) < 2


@pytest.fixture
def split(browser: Browser, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """A small run written as if it were large, its index open."""
    monkeypatch.setattr(html_report, "MANY_DRAFTS", 3)
    run = sample_runs.sample_run()
    page = written(dataclasses.replace(run, unreadable=(Unreadable("a.bin", "is binary"),)), tmp_path)
    browser.get(page.as_uri())
    return page


def rows(browser: Browser) -> list[str]:
    return [one.text for one in browser.find_elements(By.CSS_SELECTOR, ".drafts tbody th") if one.is_displayed()]


def test_the_index_leads_to_the_drafts_and_back(browser: Browser, split: pathlib.Path) -> None:
    assert browser.get_log("browser") == []
    assert "a.bin" in browser.find_element(By.CSS_SELECTOR, ".notice").text
    browser.find_element(By.LINK_TEXT, "harbour-talks.txt").click()
    assert browser.current_url.endswith("report-drafts/1.html")
    assert len(browser.find_elements(By.CSS_SELECTOR, ".draft")) == 1
    browser.press("]]")
    assert "report-drafts/3.html" in browser.current_url
    browser.press("[")
    assert "report-drafts/2.html" in browser.current_url
    browser.find_element(By.CSS_SELECTOR, ".brand a").click()
    assert browser.current_url == split.as_uri()
    assert [one for one in browser.get_log("browser") if one["source"] != "intervention"] == []


def test_the_index_finds_and_sorts_drafts(browser: Browser, split: pathlib.Path) -> None:
    box = browser.find_element(By.ID, "query")
    for query, expected in (
        ("s:critical", ["harbour-talks.txt"]),
        ("f:residue", ["invisible.txt"]),
        ("r:doubled", ["harbour-talks.txt", "ميناء.txt"]),
        ("d:sport", ["quiet.txt"]),
        ("arabic", ["ميناء.txt"]),
        ("-s:major", ["quiet.txt"]),
        ("nothing", []),
    ):
        box.clear()
        box.send_keys(query)
        assert rows(browser) == expected, query
    assert "#q=nothing" in browser.current_url
    box.clear()
    box.send_keys(" ")
    heading = browser.find_elements(By.CSS_SELECTOR, ".drafts thead th")[2]
    heading.find_element(By.TAG_NAME, "button").click()
    assert rows(browser) == ["harbour-talks.txt", "invisible.txt", "ميناء.txt", "quiet.txt"]
    assert heading.get_attribute("aria-sort") == "descending"
    heading.find_element(By.TAG_NAME, "button").click()
    assert rows(browser)[0] == "quiet.txt"


def test_the_index_exports_what_the_pages_decided(browser: Browser, split: pathlib.Path) -> None:
    browser.get((split.parent / "report-drafts" / "1.html").as_uri())
    browser.press("ja")
    browser.get((split.parent / "report-drafts" / "2.html").as_uri())
    browser.press("jd1")
    browser.get(split.as_uri())
    # Two of the first draft's had been decided before the report was written.
    assert "4 decided in this browser" in browser.find_element(By.ID, "progress").text
    browser.find_element(By.ID, "export").click()
    text = browser.downloaded("newsproof-decisions.json")
    assert (text.count('"accept"'), text.count('"dismiss"')) == (2, 2)
