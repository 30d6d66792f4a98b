"""Quotes, brackets and punctuation: options, remedies, and what good copy must never be told."""

from __future__ import annotations

import pytest

import rules
from checker import Confidence, Document, Finding
from checker.rule import family
from rules.quotes.outer_marks import OuterMarks
from rules.quotes.stop_position import StopPosition
from rules.quotes.unclosed import Unclosed
from rules.quotes.unopened import Unopened
from tests.rules.running import found

FAMILIES = ("quotes", "brackets", "punctuation")
RULES = [rule for rule in rules.ALL if family(rule.id) in FAMILIES]


def remedied(text: str, finding: Finding) -> str:
    return text[: finding.span.start] + finding.suggestions[0] + text[finding.span.end :]


@pytest.mark.parametrize(
    "text",
    [
        "“We have no illusions,” he said. “Progress will be slow.\n\n“The rest is hope,” he added. “It’s ‘all’ we have.”",
        "He said: “We came. We saw.\n\n“We won.\n\n“We left.”\n\nThen he slept.",
        "The ’90s, the players’ coach, O’Brien of Sana’a, 6'2\" tall, rock ’n’ roll (aet), $2.5bn, 10:30 a.m., Yahoo!",
        "'You told the jury, \"I just wash cars.\" They did not believe you,' she said of the defendants' story.",
        "Items: a) one; b) two. See www.example.org/a,b?c=d or @desk: done... “Why?!” he asked (at 5 p.m.).",
        "The two- and three-year terms – long ones – end in 2022–23; the cost is £1,000.50, up 3.5%.",
        "“My students asked, ‘Can we freeze people now?’” she said. “I say: ‘I’m here.’\n\n“She says: ‘Where else?’\n\n“So.”",
    ],
)
def test_good_copy_is_left_alone(text: str) -> None:
    assert [finding for rule in RULES for finding in rule().check(Document(text))] == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The mayor said it “would be late.\n\nHe left.", "The mayor said it “would be late.”\n\nHe left."),
        ("“We are late, he said. He left.", "“We are late,” he said. He left."),
        ("“Are we late? asked the mayor.", "“Are we late?” asked the mayor."),
        ("«We are late, – said the mayor.", "«We are late,» said the mayor."),
        ('"We are late, the mayor, Ann Lee, said.', '"We are late," the mayor, Ann Lee, said.'),
    ],
)
def test_a_missing_closing_mark_is_put_in_its_place(text: str, right: str) -> None:
    (finding,) = found(Unclosed, text)
    assert remedied(text, finding) == right
    assert finding.confidence is Confidence.CERTAIN
    assert not finding.safe


def test_the_dialect_decides_on_which_side_of_the_stop() -> None:
    text = "The mayor said it “would be late.\n\nHe left."
    (finding,) = found(Unclosed, text, dialect="uk")
    assert remedied(text, finding) == "The mayor said it “would be late”.\n\nHe left."


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("We are late,” he said.", "“We are late,” he said."),
        ('He left. She told the BBC: We are late." Then she left.', 'He left. She told the BBC: "We are late." Then she left.'),
    ],
)
def test_a_missing_opening_mark_is_put_in_its_place(text: str, right: str) -> None:
    (finding,) = found(Unopened, text)
    assert remedied(text, finding) == right


def test_running_quotations_are_never_certain() -> None:
    text = "The mayor said it “would be late.\n\n“We wait,” he said."
    (finding,) = found(Unclosed, text)
    assert finding.confidence is Confidence.LIKELY
    text = "“We are late,” he said. “We wait, he said.\n\n“We go.”"
    assert [one.confidence for one in found(Unclosed, text)] == [Confidence.LIKELY]


def test_an_excerpt_may_end_inside_a_running_quotation() -> None:
    text = "“We are late,” he said.\n\n“We wait. We go."
    assert found(Unclosed, text) == []
    assert len(found(Unclosed, text, excerpts=False)) == 1


def test_outer_marks_follow_the_dialect() -> None:
    text = "'We are late,' he said of the \"late\" train."
    assert [one.text for one in found(OuterMarks, text, dialect="us")] == ["'We are late,'"]
    assert [one.text for one in found(OuterMarks, text, dialect="uk")] == ['"late"']
    assert found(OuterMarks, '"We are late," he said.', dialect="uk") == []


def test_stops_follow_the_dialect() -> None:
    text = "It was “grim”, and “cold”."
    assert [one.suggestions for one in found(StopPosition, text, dialect="us")] == [(",”",), (".”",)]
    assert found(StopPosition, text) == []


def test_a_paragraph_full_of_slips_gives_few_findings() -> None:
    for text in ("“word " * 500, "word” " * 500, "(word " * 500, "wörd) " * 500, "([)]" * 500):
        assert all(len(list(rule().check(Document(text)))) <= 12 for rule in RULES)


def test_safe_remedies_change_no_letter_and_settle() -> None:
    text = (
        '“We found the key “ , he said；late ( for him ) . He spoke of"late"trains..The mayor,who knew« it »,left .\n\n'
        "She explained, that the ”old“ 《plan》 （was）good ： “it’s” – not - 'so' said she,, in the ‘90s of China 's 12٪."
    )
    document = Document(text)
    safe = [finding for rule in RULES for finding in rule().check(document) if finding.safe]
    assert len(safe) > 10
    for finding in safe:
        words = "".join(filter(str.isalnum, finding.text))
        assert words == "".join(filter(str.isalnum, finding.suggestions[0])), finding.rule
