"""The review desk in a real browser: triage by keyboard, the record, the query, suggestions in the text."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import json
import pathlib
import shutil
import subprocess

import pytest
import sample_runs
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from checker import decisions
from checker.engine import Run
from checker.finding import Status
from reports.extras import Extras
from tests.conftest import Browser, Show

TODAY = datetime.date(2026, 11, 22)
HERE = pathlib.Path(__file__).parent


def shown(browser: Browser) -> list[str]:
    """Fingerprints of the findings in the list, in its order."""
    script = "return [...document.querySelectorAll('.list .f')].filter(f => f.checkVisibility()).map(f => f.dataset.p)"
    return list(browser.execute_script(script))


def selected(browser: Browser) -> str:
    return str(browser.execute_script("return document.querySelector('.f.sel')?.dataset.p ?? ''"))


def text(browser: Browser, selector: str) -> str:
    return browser.find_element(By.CSS_SELECTOR, selector).text


def load(browser: Browser, name: str, folder: pathlib.Path) -> list[decisions.Decision]:
    path = folder / name
    path.write_text(browser.downloaded(name), encoding="utf-8")
    return decisions.load(path)


def test_the_pure_parts_of_the_script() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.fail("the script's own tests need node (Debian, Ubuntu: sudo apt-get install nodejs)", pytrace=False)
    done = subprocess.run([node, "--test", str(HERE / "query.test.cjs")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_triage_by_keyboard_export_and_run_again(browser: Browser, show: Show, tmp_path: pathlib.Path) -> None:
    run = sample_runs.sample_run()
    fresh = dataclasses.replace(
        run,
        results=tuple(
            dataclasses.replace(r, findings=tuple(dataclasses.replace(f, status=Status.NEW) for f in r.findings))
            for r in run.results
        ),
        stale=(),
    )
    show(fresh)
    before = shown(browser)
    assert len(before) == 17
    expected: dict[str, str] = {}
    browser.press("j")
    for turn in range(len(before)):
        finding = selected(browser)
        assert finding not in expected, "after a verdict the next open finding is selected"
        if turn % 3 == 2:
            browser.press("d2")
            expected[finding] = "dismiss"
        else:
            browser.press("a")
            expected[finding] = "accept"
    assert "0 open" in text(browser, "#progress")
    browser.press("e")
    record = load(browser, "newsproof-decisions.json", tmp_path)
    assert {one.fingerprint: one.verdict for one in record} == expected
    assert {one.reason for one in record if one.verdict is decisions.Verdict.DISMISS} == {decisions.REASONS[1]}
    assert all(one.at.startswith("20") for one in record)
    assert "not exported" not in text(browser, "#progress")

    results, stale = decisions.apply(fresh.results, record, TODAY)
    assert stale == []
    show(dataclasses.replace(fresh, results=tuple(results)), Extras(decisions=tuple(record)), name="again.html")
    left = [one for one in before if expected[one] == "accept"]
    assert shown(browser) == left, "the dismissed ones are gone and the rest is unmoved"
    assert "0 open" in text(browser, "#progress")


def test_keys_are_on_real_buttons_and_can_be_turned_off(browser: Browser, show: Show) -> None:
    show(sample_runs.sample_run())
    browser.press("j")
    keys = browser.execute_script("return [...document.querySelectorAll('button[data-key]')].map(b => b.dataset.key).join('')")
    assert sorted(keys) == sorted("/?adsnkj[]ue")
    first = selected(browser)
    browser.find_element(By.CSS_SELECTOR, "[data-do=next]").click()
    second = selected(browser)
    assert second != first
    browser.press("?")
    assert "Single-letter keys" in browser.dialog()
    browser.find_element(By.ID, "letters").click()
    browser.close_dialog()
    browser.press("jk/a")
    assert selected(browser) == second
    assert text(browser, ".f.sel .was") == ""
    browser.find_element(By.CSS_SELECTOR, ".f.sel [data-do=accept]").click()
    assert "1 change" in text(browser, "#progress")


def test_modifiers_and_typing_are_left_alone(browser: Browser, show: Show) -> None:
    show(sample_runs.sample_run())
    browser.press("j/ad")
    assert browser.find_element(By.ID, "query").get_attribute("value") == "ad"
    assert "not exported" not in text(browser, "#progress")


def test_query_order_and_place_are_in_the_address(browser: Browser, show: Show) -> None:
    page = show(sample_runs.sample_run())
    browser.find_element(By.ID, "query").send_keys("s:critical,major d:harbour")
    browser.find_element(By.CSS_SELECTOR, "#group option[value=rule]").click()
    browser.find_element(By.CSS_SELECTOR, "#sort option[value=severity]").click()
    browser.find_element(By.CSS_SELECTOR, "h1").click()
    browser.press("jj")
    state = shown(browser), selected(browser)
    assert len(state[0]) == 6
    assert "6 of 17 findings" in text(browser, "#shown")
    address = browser.current_url
    browser.get("about:blank")
    browser.get(address)
    assert (shown(browser), selected(browser)) == state
    assert browser.find_element(By.ID, "query").get_attribute("value") == "s:critical,major d:harbour"
    show(sample_runs.sample_run(), hash="#q=nothing+at+all")
    assert shown(browser) == []
    assert "Nothing fits" in text(browser, "#query-said")
    assert page.exists()


def test_chips_write_into_the_query(browser: Browser, show: Show) -> None:
    show(sample_runs.sample_run())
    chip = browser.find_element(By.CSS_SELECTOR, "[data-token='s:critical']")
    chip.click()
    assert browser.find_element(By.ID, "query").get_attribute("value") == "s:critical"
    assert chip.get_attribute("aria-pressed") == "true"
    assert len(shown(browser)) == 2
    chip.click()
    assert len(shown(browser)) == 16, "what earlier decisions dismissed is left out"
    browser.find_element(By.ID, "query").send_keys("v:all")
    assert len(shown(browser)) == 17


def test_clicking_either_side_selects_the_other_and_overlaps_in_turn(browser: Browser, show: Show) -> None:
    show(sample_runs.sample_run())
    browser.find_element(By.CSS_SELECTOR, "#f2 > a").click()
    chosen = browser.find_elements(By.CSS_SELECTOR, ".m.sel")
    related = browser.find_elements(By.CSS_SELECTOR, ".m.rel")
    assert ([one.text for one in chosen], len(related)) == (["Petrenco"], 3)
    browser.find_element(By.ID, "query").send_keys("v:all")
    shared = browser.find_element(By.CSS_SELECTOR, "[data-f='8 9']")
    shared.click()
    first = browser.find_element(By.CSS_SELECTOR, ".f.sel").get_attribute("id")
    shared.click()
    second = browser.find_element(By.CSS_SELECTOR, ".f.sel").get_attribute("id")
    assert {first, second} == {"f8", "f9"}


def test_drafts_are_stepped_through(browser: Browser, show: Show) -> None:
    show(sample_runs.sample_run())
    group = "return document.querySelector('.f.sel').closest('.group').dataset.d"
    browser.press("jj]")
    assert browser.execute_script(group) == "2"
    browser.press("]")
    assert browser.execute_script(group) == "3"
    browser.press("[")
    assert browser.execute_script(group) == "2"
    browser.press("[")
    assert (browser.execute_script(group), selected(browser)) == ("1", shown(browser)[0])


def test_suggestions_are_applied_shown_taken_back_and_downloaded(browser: Browser, show: Show) -> None:
    run = sample_runs.sample_run()
    show(run)
    browser.find_element(By.CSS_SELECTOR, "#f2 > a").click()
    browser.press("s")
    struck = browser.find_elements(By.CSS_SELECTOR, ".m.gone")
    assert [one.get_attribute("data-new") for one in struck] == ["Petrenko", "Petrenko"], "places with the same words too"
    browser.find_element(By.CSS_SELECTOR, "#f1 > a").click()
    browser.press("s")
    browser.find_element(By.CSS_SELECTOR, "#d1 .corrected").click()
    corrected = browser.downloaded("harbour-talks.corrected.txt")
    draft = run.results[0].document.text
    assert corrected == draft.replace("The the", "The").replace("Petrenco", "Petrenko")
    browser.press("s")
    browser.press("uu")
    assert len(browser.find_elements(By.CSS_SELECTOR, ".m.gone")) == 2
    browser.press("u")
    assert browser.find_elements(By.CSS_SELECTOR, ".m.gone") == []
    assert not browser.find_element(By.CSS_SELECTOR, "#d1 .corrected").is_displayed()


def test_corrected_text_keeps_invisible_characters_and_line_ends(browser: Browser, show: Show) -> None:
    run = sample_runs.sample_run()
    show(run)
    [number] = [n for n, (_, f) in enumerate(run.findings(), 1) if f.rule == "residue/invisible"]
    browser.find_element(By.CSS_SELECTOR, f"#f{number} > a").click()
    browser.press("s")
    browser.find_element(By.CSS_SELECTOR, "#d3 .corrected").click()
    assert browser.downloaded("invisible.corrected.txt") == sample_runs.INVISIBLE.replace("\u200b", "")


def test_notes_names_and_undo(browser: Browser, show: Show, tmp_path: pathlib.Path) -> None:
    show(sample_runs.sample_run())
    browser.press("?")
    browser.find_element(By.ID, "by").send_keys("Mira")
    browser.close_dialog()
    browser.press("jd")
    browser.find_element(By.CSS_SELECTOR, "[data-reason='house style']").click()
    browser.find_element(By.CSS_SELECTOR, "#f1 > a").click()
    browser.press("n")
    browser.find_element(By.CSS_SELECTOR, ".remark input").send_keys("as the stylebook has it" + Keys.ENTER)
    was = text(browser, "#f1 .was")
    assert "dismissed by Mira on 20" in was
    assert was.endswith(": house style; as the stylebook has it")
    browser.find_element(By.CSS_SELECTOR, "#f1 > a").click()
    browser.press("u")
    assert "stylebook" not in text(browser, "#f1 .was")
    browser.press("e")
    first = next(one for one in load(browser, "newsproof-decisions.json", tmp_path) if one.by)
    assert (first.by, first.reason, first.note, first.path) == ("Mira", "house style", "", "desk/foreign/harbour-talks.txt")


def test_a_pair_of_names_is_dismissed_for_the_house(browser: Browser, show: Show, tmp_path: pathlib.Path) -> None:
    run = sample_runs.sample_run()
    show(run)
    browser.find_element(By.CSS_SELECTOR, "#f2 > a").click()
    browser.press("d")
    browser.find_element(By.CSS_SELECTOR, "[name=scope] option[value=house]").click()
    browser.find_element(By.CSS_SELECTOR, f"[data-reason='{decisions.TWO_NAMES}']").click()
    browser.press("e")
    record = load(browser, "newsproof-decisions.json", tmp_path)
    [pair] = [one for one in record if one.names]
    assert (pair.scope, set(pair.names)) == (decisions.Scope.HOUSE, {"Petrenco", "Petrenko"})
    results, _ = decisions.apply([sample_runs.talks("desk/sport/other.txt")], [pair], TODAY)
    assert next(f.rule for f in results[0].findings if f.status is Status.DISMISSED) == "names/inconsistent-spelling"


def test_import_lists_conflicts_and_the_later_decision_holds(browser: Browser, show: Show, tmp_path: pathlib.Path) -> None:
    run = sample_runs.sample_run()
    show(run)
    browser.press("ja")
    first, second = (f for _, f in itertools.islice(run.findings(), 2))
    entry = {"rule": first.rule, "verdict": "dismiss", "by": "Ada", "at": "2099-01-01T00:00:00Z"}
    theirs = [
        {**entry, "fingerprint": first.fingerprint, "text": "The <b>the</b>"},
        {**entry, "fingerprint": second.fingerprint},
        {**entry, "fingerprint": "feedfeedfeedfeed"},
    ]
    file = tmp_path / "theirs.json"
    file.write_text(json.dumps({"schema": 1, "decisions": theirs}), encoding="utf-8")
    browser.find_element(By.ID, "import-file").send_keys(str(file))
    said = browser.dialog()
    assert "3 decisions read, 3 taken over, 1 conflict, 1 decision about findings that are not in this report." in said
    assert "The <b>the</b>: kept “dismissed by Ada on 2099-01-01”, not “accepted" in said
    browser.close_dialog()
    assert browser.find_element(By.ID, "f1").get_attribute("data-v") == "dismissed"
    file.write_text("{}", encoding="utf-8")
    browser.find_element(By.ID, "import-file").send_keys(str(file))
    assert "not imported" in browser.dialog()


def test_the_browser_remembers_but_need_not(browser: Browser, show: Show) -> None:
    run = sample_runs.sample_run()
    page = show(run)
    browser.press("ja")
    browser.get("about:blank")
    browser.get(page.as_uri())
    assert "14 open, 1 change not exported" in text(browser, "#progress")
    refuse = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    added = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": refuse})
    try:
        show(run)
        browser.press("ja")
        assert "14 open, 1 change not exported" in text(browser, "#progress")
        assert [entry for entry in browser.get_log("browser") if entry["source"] != "intervention"] == []
    finally:
        browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)
        show(run)  # where the storage can be cleared


def test_what_happens_is_announced(browser: Browser, show: Show) -> None:
    show(sample_runs.sample_run())
    said = "return new Promise(r => setTimeout(() => r(document.getElementById('say').textContent), 60))"
    browser.press("j")
    assert "1 of 16" in browser.execute_script(said)
    browser.press("k")
    assert "first one" in browser.execute_script(said)
    browser.press("a")
    assert "M1 accepted" in browser.execute_script(said)
    browser.press("u")
    assert "Undone: M1" in browser.execute_script(said)


def test_an_empty_run_is_a_page_too(browser: Browser, show: Show) -> None:
    show(Run((), (), sample_runs.SIGNATURE))
    assert "No draft was read." in text(browser, ".list")
    assert browser.get_log("browser") == []


def test_on_paper_what_is_still_to_be_decided_comes_first(browser: Browser, show: Show) -> None:
    show(sample_runs.sample_run())
    browser.press("j")
    browser.press("a")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        script = """return [...document.querySelectorAll('.group')].map(group => [...group.querySelectorAll('.f')]
            .filter(f => f.checkVisibility())
            .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
            .map(f => f.matches('.off, .done')))"""
        groups = browser.execute_script(script)
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert any(True in decided and False in decided for decided in groups)
    for decided in groups:
        assert decided == sorted(decided)
