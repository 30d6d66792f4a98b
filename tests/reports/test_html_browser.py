"""The HTML report in a real browser, opened from a file."""

from __future__ import annotations

import pytest
import sample_runs
from selenium.webdriver.common.by import By

from checker.engine import Run
from tests.conftest import Browser, Show

# The text of a draft as the page holds it: everything in it but the source that stands beside it.
TEXT_OF = """
const box = document.querySelector(arguments[0] + ' .t').cloneNode(true);
for (const source of box.querySelectorAll('[data-src]')) source.remove();
return box.textContent;
"""
RUNS_OF = """
const numbers = a => (a.dataset.f || a.hash.slice(2)).split(' ');
return [...document.querySelectorAll('.t .m')].filter(a => numbers(a).includes(arguments[0]))
    .map(a => a.textContent).join('');
"""


@pytest.fixture
def opened(show: Show) -> Run:
    """The sample run, its report open in the browser."""
    run = sample_runs.sample_run()
    show(run)
    return run


def test_marks_stand_on_the_words_of_their_findings(browser: Browser, opened: Run) -> None:
    for number, (_, finding) in enumerate(opened.findings(), 1):
        marked = browser.execute_script(RUNS_OF, str(number))
        assert marked.split() == finding.text.split(), f"{finding.rule} at {finding.span}"
        label = str(browser.execute_script("return document.querySelector(arguments[0]).textContent", f"#f{number} > a > b"))
        assert label[1:].isdigit()


def test_the_text_of_a_draft_is_in_the_page_unchanged(browser: Browser, opened: Run) -> None:
    for number, result in enumerate(opened.results, 1):
        assert browser.execute_script(TEXT_OF, f"#d{number}") == result.document.text


def test_a_finding_links_to_its_words_and_back_without_a_script(browser: Browser, show: Show) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        show(sample_runs.sample_run())
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    browser.find_element(By.CSS_SELECTOR, "#f5 > a").click()
    assert browser.current_url.endswith("#m5")
    assert browser.execute_script("return document.querySelector(':target').id") == "m5"
    browser.find_element(By.CSS_SELECTOR, "#m6").click()
    assert browser.current_url.endswith("#f6")


def test_related_places_and_overlaps_are_reachable(browser: Browser, opened: Run) -> None:
    places = [link.get_attribute("href").partition("#")[2] for link in browser.find_elements(By.CSS_SELECTOR, "#f2 .w a")]
    assert places == ["m2.1", "m2.2", "m2.3"]
    words = [browser.find_element(By.ID, place).text for place in places]
    assert [word.strip() for word in words] == ["Petrenko", "Petrenko", "Petrenco"]
    shared = browser.find_element(By.CSS_SELECTOR, "[data-f='8 9']")
    assert "24,00" in shared.text


def test_nothing_is_loaded_and_nothing_is_refused(browser: Browser, opened: Run) -> None:
    assert browser.get_log("browser") == []  # the console tells of every breach of the policy
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0


def test_the_source_stands_beside_its_paragraph(browser: Browser, opened: Run) -> None:
    pairs = browser.find_elements(By.CSS_SELECTOR, "#d1 .pair")
    assert len(pairs) == 6
    assert "Petrenco left" in pairs[5].text
    assert "покинула город" in pairs[5].find_element(By.CLASS_NAME, "src").text


def test_right_to_left_text_is_set_right(browser: Browser, opened: Run) -> None:
    direction = "return getComputedStyle(document.querySelector('#d2 .t p')).direction"
    assert browser.execute_script(direction) == "rtl"
