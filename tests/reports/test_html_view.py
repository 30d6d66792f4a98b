"""What the page shows, before any template: sources beside paragraphs, labels, quoted words of other scripts."""

from __future__ import annotations

import dataclasses

import sample_runs

from checker.document import Document, Segment
from checker.engine import Result, Run
from checker.finding import Span
from reports import html_view


def sources(document: Document) -> list[str | None]:
    [view] = html_view.drafts(Run((Result(document, ()),), (), sample_runs.SIGNATURE))
    return [block.source for block in view.blocks if block.shown]


def test_the_source_of_a_paragraph_stands_beside_it_though_the_draft_leaves_one_out() -> None:
    parts = sample_runs.TALKS.strip().split("\n\n")
    shorter = "\n\n".join(parts[:3] + parts[4:])
    beside = sources(Document(shorter, source=sample_runs.SOURCE_RU, source_language="ru"))
    assert len(beside) == 5
    assert "в Порт-Марене" in (beside[1] or "")
    assert "«Мы откроем" in (beside[3] or "")
    assert "покинула город" in (beside[4] or "")
    assert "положительными" in "".join(one or "" for one in beside), "what was left out is shown too"


def test_segments_say_themselves_what_belongs_together() -> None:
    text = "First line.\nSecond line."
    segments = (Segment(Span(0, 11), "Eins."), Segment(Span(12, 24), "Zwei."))
    assert sources(Document(text, segments=segments, source_language="de")) == ["Eins.", "Zwei."]


def test_without_a_source_there_is_none_beside() -> None:
    assert sources(Document("One.\n\nTwo.")) == [None, None]
    [view] = html_view.drafts(Run((Result(Document("One.", source="\n"), ()),), (), sample_runs.SIGNATURE))
    assert not view.aligned


def test_labels_count_through_the_draft_and_begin_with_the_severity() -> None:
    [view] = html_view.drafts(Run((sample_runs.talks(),), (), sample_runs.SIGNATURE))
    assert [item.label for item in view.items] == ["M1", "M2", "m3", "M4", "M5", "C6", "m7", "C8", "n9", "m10"]


def test_quoted_words_that_run_from_right_to_left_are_kept_apart() -> None:
    [view] = html_view.drafts(Run((sample_runs.right_to_left(),), (), sample_runs.SIGNATURE))
    assert view.items[0].message == ("“", "المحادثات", "” stands twice in a row")
    [view] = html_view.drafts(Run((sample_runs.talks(),), (), sample_runs.SIGNATURE))
    assert view.items[0].message == ("“The” stands twice in a row",)


def test_a_path_is_shown_whole_whichever_system_wrote_it() -> None:
    for path, name in (("a/b/c.txt", "c.txt"), ("a\\b\\c.txt", "c.txt"), ("c.txt", "c.txt"), ("<stdin>", "<stdin>")):
        result = dataclasses.replace(sample_runs.talks(), document=Document("x", path=path), findings=())
        [view] = html_view.drafts(Run((result,), (), sample_runs.SIGNATURE))
        assert (view.folder + view.name, view.name) == (path, name)
