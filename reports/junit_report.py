"""JUnit XML: for build servers. A draft is a suite, a finding a failed case."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator

from checker.engine import Result, Run
from checker.finding import Finding, Severity
from checker.rule import family
from reports.extras import NONE, Extras
from reports.mapping import xml_pieces, xml_text
from reports.rows import in_words

_FIGURES = ("tests", "failures", "errors", "skipped")


def write(run: Run, extras: Extras = NONE) -> Iterator[str]:
    """The run as JUnit XML.

    A finding above neutral that counts is a failure, one that was set aside a skipped case; a rule that failed and a
    draft that could not be read are errors. A draft without any of these is one passed case.
    """
    totals = Counter(dict.fromkeys(_FIGURES, 0))
    for suite in _suites(run):
        totals.update({key: int(suite.get(key, "0")) for key in _FIGURES})
    root = ET.Element("testsuites", {"name": "newsproof", **{key: str(totals[key]) for key in _FIGURES}})
    yield from xml_pieces(root, _suites(run), indent=" ")


def _suites(run: Run) -> Iterator[ET.Element]:
    for result in run.results:
        yield _suite(result)
    for draft in run.unreadable:
        suite = ET.Element("testsuite", name=xml_text(draft.path))
        error = ET.SubElement(_case(suite, "readable", draft.path), "error", message=xml_text(draft.reason), type="unreadable")
        error.text = xml_text(draft.reason)
        yield _counted(suite)


def _suite(result: Result) -> ET.Element:
    suite = ET.Element("testsuite", name=xml_text(result.document.path))
    for finding in result.findings:
        line, column = result.document.position(finding.span.start)
        name = f"{finding.rule} {line}:{column}"
        case = _case(suite, name, result.document.path, family(finding.rule))
        if not finding.counts:
            ET.SubElement(case, "skipped", message=str(finding.status))
        elif finding.severity > Severity.NEUTRAL:
            kind = f"{finding.severity}/{finding.confidence}"
            failure = ET.SubElement(case, "failure", message=xml_text(finding.message), type=kind)
            failure.text = xml_text(_details(result, finding))
        else:
            ET.SubElement(case, "system-out").text = xml_text(_details(result, finding))
    for crash in result.crashes:
        case = _case(suite, crash.rule, result.document.path, family(crash.rule))
        ET.SubElement(case, "error", message=xml_text(crash.error), type="crash").text = xml_text(crash.error)
    if not len(suite):
        _case(suite, "no findings", result.document.path)
    return _counted(suite)


def _case(suite: ET.Element, name: str, path: str, kind: str = "newsproof") -> ET.Element:
    return ET.SubElement(suite, "testcase", name=xml_text(name), classname=kind, file=xml_text(path))


def _details(result: Result, finding: Finding) -> str:
    line, column = result.document.position(finding.span.start)
    suggestion = f"\nsuggestion: {in_words(finding.suggestions[0])}" if finding.suggestions else ""
    return f"{result.document.path}:{line}:{column}: {finding.message}\n{finding.text}{suggestion}"


def _counted(suite: ET.Element) -> ET.Element:
    """The suite with the numbers of its cases by outcome."""
    suite.set("tests", str(len(suite)))
    for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(key, str(sum(case.find(tag) is not None for case in suite)))
    return suite
