"""Drafts are hostile: whatever stands in any field, nothing in the page runs, loads or takes another shape."""

from __future__ import annotations

import dataclasses
import json
import pathlib
import re

import sample_runs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.decisions import Decision, Scope, Verdict
from checker.engine import Override, Run
from reports import html_report
from reports.extras import Extras, Point
from tests.conftest import Browser

SCRIPTS = pathlib.Path(html_report.__file__).parent / "html" / "js"
# What must never be in the page beside what the templates put there.
AUDIT = """
const found = [];
const allowed = new Set(['id', 'class', 'href', 'title', 'lang', 'dir', 'hidden', 'open', 'scope', 'colspan', 'role',
  'tabindex', 'type', 'name', 'content', 'charset', 'http-equiv', 'viewbox', 'preserveaspectratio', 'focusable', 'd', 'x', 'y',
  'width',  'height', 'cx', 'cy', 'r', 'for', 'placeholder', 'autocomplete', 'autocapitalize', 'spellcheck', 'checked', 'value',
  'accept', 'disabled', 'method', 'datetime']);
for (const element of document.querySelectorAll('*')) {
  if (['IFRAME', 'IMG', 'OBJECT', 'EMBED', 'LINK', 'BASE', 'VIDEO', 'AUDIO', 'FRAME'].includes(element.tagName))
    found.push(element.outerHTML.slice(0, 200));
  for (const {name, value} of element.attributes) {
    const lower = name.toLowerCase();
    const ours = allowed.has(lower) || lower.startsWith('data-') || lower.startsWith('aria-');
    if (!ours) found.push(name + '=' + value.slice(0, 99));
    if (lower === 'href' && !value.startsWith('#')) found.push('href=' + value);
  }
}
const count = tag => document.getElementsByTagName(tag).length;
return {found, scripts: count('script'), styles: count('style'), templates: count('template'), hacked: window.hacked,
  loaded: performance.getEntriesByType('resource').length, title: document.title};
"""


def run_of(strings: tuple[str, ...]) -> tuple[Run, Extras]:
    """A run and what stands beside it, with the strings in every field."""
    run = sample_runs.hostile(strings)
    run = dataclasses.replace(run, overrides=tuple(Override(text, text, text, text) for text in strings))
    findings = [finding for _, finding in run.findings()]
    decisions = tuple(
        Decision(
            finding.fingerprint,
            finding.rule,
            Verdict.DISMISS,
            reason=text,
            note=text,
            by=text,
            at=text,
            text=text,
            path=text,
            scope=scope,
            desk=text,
            names=(text, text),
        )
        for finding, text, scope in zip(findings, strings, list(Scope) * len(strings), strict=False)
    )
    extras = Extras(
        decisions=decisions,
        history=tuple(Point(text, 1, 1, {text: 1}, 1.0, text) for text in strings),
        manuals=dict.fromkeys(("names/hostile", "quotes/hostile"), f"{strings[0]}\n{strings[-1]}"),
        off={text: text for text in strings},
        references={result.document.path: text for result, text in zip(run.results, strings, strict=True)},
    )
    return run, extras


def opened(browser: Browser, folder: pathlib.Path, strings: tuple[str, ...]) -> Run:
    run, extras = run_of(strings)
    page = folder / "hostile.html"
    page.write_bytes(html_report.write(run, extras).encode())
    browser.get(page.as_uri())
    return run


def assert_safe(browser: Browser) -> None:
    audit = browser.execute_script(AUDIT)
    assert audit["found"] == []
    assert (audit["scripts"], audit["styles"], audit["templates"]) == (2, 1, 5)
    assert audit["hacked"] is None
    assert audit["loaded"] == 0
    refused = [one for one in browser.get_log("browser") if one["source"] != "intervention"]
    assert refused == [], "the policy had nothing to refuse"


def test_known_tricks_in_every_field(browser: Browser, tmp_path: pathlib.Path) -> None:
    run = opened(browser, tmp_path, sample_runs.NASTY)
    assert_safe(browser)
    browser.press("jd1ja?")
    browser.close_dialog()
    browser.find_element("id", "query").send_keys("v:all")
    for value in ("rule", "words"):
        browser.find_element("css selector", f"#group option[value={value}]").click()
    assert_safe(browser)
    entry = dict.fromkeys(("reason", "note", "by", "text", "path", "at"), sample_runs.NASTY[0])
    known = run.results[0].findings[0]
    decision = {**entry, "fingerprint": known.fingerprint, "rule": "names/x", "verdict": "accept", "at": "9"}
    file = tmp_path / "theirs.json"
    file.write_text(json.dumps({"schema": 1, "decisions": [decision, {**decision, "verdict": "dismiss", "at": "99"}]}), "utf-8")
    browser.find_element("id", "import-file").send_keys(str(file))
    assert "</script>" in browser.dialog()
    assert_safe(browser)


def test_the_address_is_hostile_too(browser: Browser, tmp_path: pathlib.Path) -> None:
    page = tmp_path / "report.html"
    page.write_bytes(html_report.write(sample_runs.sample_run()).encode())
    for hash_ in (
        "#q=<img src=x onerror=window.hacked=1>",
        "#at='\"><script>",
        "#group=__proto__&sort=constructor",
        "#%zz",
        "#m99999",
    ):
        browser.get("about:blank")
        browser.get(page.as_uri() + hash_)
        assert browser.execute_script("return window.hacked ?? null") is None
        assert browser.execute_script("return document.querySelectorAll('.f').length") == 17
        assert [one for one in browser.get_log("browser") if one["source"] != "intervention"] == []


PIECES = st.sampled_from(
    "< > \" ' & / script style = </ <!-- --> ]]> {{ }} {% \\ on load javascript: // data: &#x3c; &lt; é 中 ع 😀".split()
    + "\n|\r|\x00|\u2028|\u202e|\ud800|\ufeff| ".split("|")
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.lists(PIECES, min_size=1, max_size=12).map("".join), min_size=2, max_size=8, unique=True))
def test_random_tricks_in_every_field(browser: Browser, tmp_path: pathlib.Path, strings: list[str]) -> None:
    run = opened(browser, tmp_path, tuple(strings))
    assert_safe(browser)
    script = """
    return [...document.querySelectorAll('.t')].map(t => {
      const box = t.cloneNode(true);
      for (const source of box.querySelectorAll('[data-src]')) source.remove();
      return box.textContent;
    });
    """
    for shown, result in zip(browser.execute_script(script), run.results, strict=True):
        expected = re.sub("[\ud800-\udfff]", "\ufffd", result.document.text).replace("\x00", "\ufffd")
        assert shown == expected


def test_the_script_builds_no_markup() -> None:
    scripts = sorted(SCRIPTS.glob("*.js"))
    assert scripts
    for path in scripts:
        text = path.read_text(encoding="utf-8")
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "setTimeout('"):
            assert word not in text, f"{path.name} uses {word}"


def test_only_the_packages_own_files_are_marked_as_safe() -> None:
    folder = pathlib.Path(html_report.__file__).parent
    for path in [*folder.rglob("*.py"), *folder.rglob("*.html")]:
        text = path.read_text(encoding="utf-8")
        allowed = path.name == "html_page.py"
        assert allowed or "Markup(" not in text, path.name
        assert "|safe" not in text.replace(" ", ""), path.name
        assert "autoescape=False" not in text.replace(" ", ""), path.name


def test_the_policy_allows_nothing_but_our_own() -> None:
    page = html_report.write(sample_runs.sample_run())
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy.startswith("default-src &#39;none&#39;; ")
    assert "unsafe" not in policy
    assert "http" not in policy
