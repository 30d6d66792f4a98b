"""Marot TSV (google-research/marot): for evaluators who look at MQM ratings side by side."""

from __future__ import annotations

import json
from collections.abc import Iterator

from checker.engine import Result, Run
from checker.finding import Finding, Span
from reports.extras import NONE, Extras
from reports.mapping import mqm_words
from reports.marking import paragraphs

COLUMNS = ("system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category", "severity", "metadata")
RATER = "newsproof"
NO_ERROR = "no-error"


def write(run: Run, extras: Extras = NONE) -> Iterator[str]:
    """One line per finding that counts, and one for every paragraph without any; a paragraph is a segment.

    A finding that runs over several paragraphs stands with the first, its mark ends there. ``system`` is the draft's
    metadata of that name, or ``draft``.
    """
    yield "\t".join(COLUMNS) + "\n"
    segment = 0
    for result in run.results:
        for cells in _rows(result, segment):
            yield "\t".join(cells) + "\n"
        segment += len(paragraphs(result.document.text))


def _rows(result: Result, first: int) -> Iterator[list[str]]:
    """The rows of one draft, whose first segment has the number ``first`` counted from 0."""
    document = result.document
    spans = paragraphs(document.text)
    sources = paragraphs(document.source or "")
    pairs = len(sources) == len(spans)
    starts = [span.start for span in spans]
    found: dict[int, list[Finding]] = {}
    for finding in result.findings:
        if finding.counts and spans:
            index = max(0, sum(start <= finding.span.start for start in starts) - 1)
            found.setdefault(index, []).append(finding)
    for index, span in enumerate(spans):
        source = (document.source or "")[slice(*sources[index])] if pairs else ""
        where = [
            document.metadata.get("system") or "draft",
            document.path,
            str(index + 1),
            str(first + index + 1),
            RATER,
            _cell(source),
        ]
        for finding in found.get(index, []):
            metadata = {
                "rule": finding.rule,
                "confidence": str(finding.confidence),
                "message": finding.message,
                "fingerprint": finding.fingerprint,
            }
            target = _marked(document.text, span, finding.span)
            yield [*map(_cell, where), target, mqm_words(finding.category), str(finding.severity), json.dumps(metadata)]
        if index not in found:
            yield [*map(_cell, where), _cell(document.text[slice(*span)]), NO_ERROR, NO_ERROR, "{}"]


def _marked(text: str, segment: Span, place: Span) -> str:
    """A segment with the part of a place that lies in it between <v> and </v>."""
    start = min(max(place.start, segment.start), segment.end)
    end = min(max(place.end, start), segment.end)
    return f"{_cell(text[segment.start : start])}<v>{_cell(text[start:end])}</v>{_cell(text[end : segment.end])}"


def _cell(text: str) -> str:
    """Text on one line; what looks like a mark in the draft itself is written with other brackets."""
    shown = "".join(char if char.isprintable() or char == " " else " " for char in text)
    return shown.replace("<v>", "‹v›").replace("</v>", "‹/v›")
