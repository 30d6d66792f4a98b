"""ITS 2.0 localization quality issues (W3C): the drafts as XML, every run of text with its issues in stand-off markup."""

from __future__ import annotations

import itertools
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from checker.engine import Result, Run
from checker.finding import Finding
from reports.extras import NONE, Extras
from reports.mapping import ITS_SEVERITIES, ITS_TYPES, xml_pieces, xml_text
from reports.marking import blocks

ITS = "http://www.w3.org/2005/11/its"
_XML = "http://www.w3.org/XML/1998/namespace"
ET.register_namespace("its", ITS)


def write(run: Run, extras: Extras = NONE) -> Iterator[str]:
    """Drafts with the findings that count; runs that several findings share point to all of them."""
    root = ET.Element("drafts", {f"{{{ITS}}}version": "2.0", "signature": xml_text(str(run.signature))})
    drafts = (_draft(number, result) for number, result in enumerate(run.results, 1))
    unread = (ET.Element("unreadable", path=xml_text(draft.path), reason=xml_text(draft.reason)) for draft in run.unreadable)
    yield from xml_pieces(root, itertools.chain(drafts, unread))


def _draft(number: int, result: Result) -> ET.Element:
    counting = [finding for finding in result.findings if finding.counts]
    draft = ET.Element("draft", path=xml_text(result.document.path))
    text = ET.SubElement(draft, "text", {f"{{{_XML}}}space": "preserve"})
    issues: dict[tuple[int, ...], str] = {}
    for block in blocks(result.document.text, counting):
        for one in block.runs:
            content = xml_text("".join(piece.text for piece in one.pieces))
            shared = tuple(sorted({place.finding for place in one.places}))
            if shared:
                name = issues.setdefault(shared, f"q{number}-{len(issues) + 1}")
                ET.SubElement(text, "span", {f"{{{ITS}}}locQualityIssuesRef": f"#{name}"}).text = content
            elif len(text):
                text[-1].tail = (text[-1].tail or "") + content
            else:
                text.text = (text.text or "") + content
    for shared, name in issues.items():
        group = ET.SubElement(draft, f"{{{ITS}}}locQualityIssues", {f"{{{_XML}}}id": name})
        for index in shared:
            group.append(_issue(counting[index]))
    return draft


def _issue(finding: Finding) -> ET.Element:
    attributes = {
        "locQualityIssueType": ITS_TYPES[finding.category],
        "locQualityIssueComment": xml_text(finding.message),
        "locQualityIssueSeverity": str(ITS_SEVERITIES[finding.severity]),
        "rule": finding.rule,
        "confidence": str(finding.confidence),
        "fingerprint": finding.fingerprint,
    }
    return ET.Element(f"{{{ITS}}}locQualityIssue", attributes)
