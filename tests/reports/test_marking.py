"""The text cut into runs: nothing lost, every place marked, overlaps and empty places included."""

from __future__ import annotations

import sample_runs
from hypothesis import given
from hypothesis import strategies as st

from checker.finding import Category, Confidence, Finding, Severity, Span
from reports.marking import Run, blocks, label, paragraphs

AWKWARD = st.text(alphabet=st.sampled_from("ab .\n\r\t\u00a0\u200b\u202e\u0301é“”أ中😀\u2028\x00"), max_size=60)


def finding(span: Span, related: tuple[Span, ...] = ()) -> Finding:
    levels = Severity.MAJOR, Confidence.LIKELY, Category.GRAMMAR
    return Finding("grammar/test", span, "message", *levels, text="", related=related)


def runs_of(text: str, findings: list[Finding]) -> list[Run]:
    return [run for block in blocks(text, findings) for run in block.runs]


@given(AWKWARD, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20), st.integers(0, 60)), max_size=6))
def test_runs_join_to_the_text_and_to_every_place(text: str, places: list[tuple[int, int, int]]) -> None:
    findings = []
    for start, length, other in places:
        start, other = min(start, len(text)), min(other, len(text))
        span = Span(start, min(len(text), start + length))
        findings.append(finding(span, (Span(other, min(len(text), other + 3)),)))
    runs = runs_of(text, findings)
    assert "".join(piece.text for run in runs for piece in run.pieces) == text
    for run in runs:
        assert "".join(piece.text for piece in run.pieces) == text[run.span.start : run.span.end]
    for index, one in enumerate(findings):
        for own, span in zip((True, False), one.places, strict=True):
            covered = [run for run in runs if any(place == (index, own) for place in run.places)]
            began = [run for run in runs if any(place == (index, own) for place in run.begins)]
            assert len(began) == 1, "every place begins once"
            joined = "".join(text[run.span.start : run.span.end] for run in covered)
            assert "".join(joined.split()) == "".join(text[span.start : span.end].split())


def test_overlapping_places_are_several_findings_on_one_run() -> None:
    runs = runs_of("one two three", [finding(Span(0, 7)), finding(Span(4, 13))])
    assert [(run.span, [place.finding for place in run.places]) for run in runs] == [
        ((0, 4), [0]),
        ((4, 7), [0, 1]),
        ((7, 13), [1]),
    ]


def test_white_space_that_a_finding_is_about_is_shown() -> None:
    [first, gap, last] = blocks("One.\n\nTwo.", [finding(Span(4, 6))])
    assert (first.shown, gap.shown, last.shown) == (True, True, True)
    assert [piece.code for run in gap.runs for piece in run.pieces] == ["LF", "LF"]
    [_, gap, _] = blocks("One.\n\nTwo.", [finding(Span(0, 10))])
    assert not gap.shown


def test_an_empty_draft_and_an_empty_place() -> None:
    [block] = blocks("", [finding(Span(0, 0))])
    assert block.shown
    assert [run.begins for run in block.runs if run.begins]
    [first, _, _] = blocks("One.\n\nTwo.", [finding(Span(4, 4))])
    assert any(run.begins for run in first.runs), "an empty place belongs to the paragraph it ends"


def test_invisible_characters_have_labels() -> None:
    codes = {piece.code for run in runs_of(sample_runs.INVISIBLE, []) for piece in run.pieces}
    assert codes == {"", "ZWSP", "RLO", "PDF", "SHY", "CR"}, "a no-break space is shown only inside a mark"
    assert {"NBSP"} <= {piece.code for run in runs_of("a\u00a0b", [finding(Span(0, 3))]) for piece in run.pieces}
    assert label("\u2003") == "ES"
    assert label("\x07") == "07"
    assert label("\ud800") == "U+D800"


def test_paragraphs_are_parted_by_blank_lines_or_else_by_line_ends() -> None:
    assert paragraphs("a\nb\n\nc") == [(0, 3), (5, 6)]
    assert paragraphs("a\r\nb\r\n") == [(0, 1), (3, 4)]
