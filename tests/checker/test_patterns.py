"""The pattern language: what each item matches, what is refused, and how replacements are filled."""

from __future__ import annotations

import pytest

from checker.annotations.forms import forms
from checker.annotations.tokens import tokens
from checker.document import Document
from checker.inflection import like
from checker.patterns import PatternError, check_template, compiled, filled, find


def found(pattern: str, text: str) -> list[str]:
    document = Document(text)
    reading, index = tokens(document), forms(document)
    ready = compiled(pattern)
    places = set()
    for form in ready.variants:
        for at in index.places.get(form, ()):
            match = find(ready, form, at, reading, index.lower)
            if match:
                places.add((reading[match.first].start, reading[match.last].end))
    return [document.text[start:end] for start, end in sorted(places)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("in this file", "He spoke In this file, and in these files.", ["In this file"]),
        (
            "{stress} the necessity",
            "They stressed the necessity; it stresses the necessity.",
            ["stressed the necessity"] * 1 + ["stresses the necessity"],
        ),
        ("{take} the word", "He took the word and has taken the word.", ["took the word", "taken the word"]),
        (
            "({stress}|underlines) the need",
            "He underlines the need; stressing the need helps.",
            ["underlines the need", "stressing the need"],
        ),
        ("{stress|underline} the need", "Underlining the need, he left.", ["Underlining the need"]),
        ("(as soon as|the next) time", "as soon as time, the next time", ["as soon as time", "the next time"]),
        ("very? good news", "very good news, good news", ["very good news", "good news"]),
        ("put ... into operation", "They put the new gas line into operation.", ["put the new gas line into operation"]),
        ("put ... into operation", "They put a b c d e into operation.", []),
        ("put ... into operation", "They put it. Then into operation.", []),
        (
            "killed <number> martyrs",
            "killed 12 martyrs, killed three martyrs, killed some martyrs",
            ["killed 12 martyrs", "killed three martyrs"],
        ),
        (
            "in (the (near|next) time|a? short order)",
            "in the near time, in short order",
            ["in the near time", "in short order"],
        ),
        ("in a <adjective> <noun>", "in a direct manner, in a table manner", ["in a direct manner"]),
        ("<adverb> <verb> out", "they earnestly carry out, they table carry out", ["earnestly carry out"]),
        ("According to ... , ... [ would have ] <verb>", "According to one paper, he would have left.", ["would have"]),
        ("[ more of ] <number>", "more of 20 people, more of it", ["more of"]),
        ("<name> added , saying", "then Khaled added, saying so", ["Khaled added, saying"]),
        ("Party secretary", "the Party secretary and a party secretary", ["Party secretary"]),
        ("the minister's words", "the minister’s words", ["the minister’s words"]),
        ("organise elections", "organise elections, organize elections", ["organise elections"]),
        ("{organise} elections", "organise elections, organizing elections", ["organise elections", "organizing elections"]),
        ("through <their> efforts", "through its efforts, through the efforts", ["through its efforts"]),
    ],
)
def test_pattern_finds_exactly(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("", "empty"),
        ("{Stress} it", "small letters"),
        ("<nuon> it", "unknown slot"),
        ("word, again", "2 items"),
        ("... again", "between two items"),
        ("again ...", "between two items"),
        ("<word> <noun>?", "unknown slot|no word or lemma"),
        ("<word> again?", "no word or lemma"),
        ("a ... b ... c ... d", "gaps"),
        ("(a|b", "never closed"),
        ("a|b", "around them"),
        ("a) b", "never opened"),
        ("a {b c} d", "small letters"),
        ("a{b} c", "cannot read"),
        ("a [ b", "must enclose"),
        ("a [ b? ] c", "must enclose"),
        ("a ( [ b ] ) c", "cannot stand inside"),
        ("a ] b", "must enclose"),
        ("(a ...|b)", "inside"),
        (" ".join(["(a b|c d)"] * 12), "too many combinations"),
    ],
)
def test_a_bad_pattern_is_refused(pattern: str, problem: str) -> None:
    with pytest.raises(PatternError, match=problem):
        compiled(pattern)


def replaced(pattern: str, better: str, text: str) -> str:
    document = Document(text)
    reading, index = tokens(document), forms(document)
    ready = compiled(pattern)
    check_template(better, ready)
    for form in ready.variants:
        for at in index.places.get(form, ()):
            match = find(ready, form, at, reading, index.lower)
            if match:
                texts = {
                    item: document.text[reading[first].start : reading[last].end] for item, (first, last) in match.items.items()
                }
                return filled(better, ready, match, texts, reading[match.first - 1].text if match.first else "")
    raise AssertionError("no match")


@pytest.mark.parametrize(
    ("pattern", "better", "text", "expected"),
    [
        ("{stress} the necessity of", "{take:1} up", "She stressed the necessity of peace.", "took up"),
        ("{stress} the necessity of", "{take:1} up", "It was stressed the necessity of peace.", "taken up"),
        ("{organise} a visit", "{visit:1}", "They are organizing a visit.", "visiting"),
        ("put ... into operation", "start $1", "They put the new line into operation.", "start the new line"),
        ("in <number> stages ,?", "in $1 steps", "in three stages, he said", "in three steps"),
        ("{country} of brotherhood", "{neighbour:1}", "countries of brotherhood", "neighbours"),
    ],
)
def test_a_replacement_is_filled(pattern: str, better: str, text: str, expected: str) -> None:
    assert replaced(pattern, better, text) == expected


def test_a_replacement_may_not_name_what_is_not_there() -> None:
    with pytest.raises(PatternError, match="item 2"):
        check_template("$2", compiled("{take} it"))
    with pytest.raises(PatternError, match=r"no \{lemma\}"):
        check_template("{take:1}", compiled("<word> it"))
    with pytest.raises(PatternError, match="cannot read"):
        check_template("{take}", compiled("{take} it"))


@pytest.mark.parametrize(
    ("lemma", "model", "form", "before", "expected"),
    [
        ("emphasise", "stress", "stresses", "", "emphasises"),
        ("take", "stress", "stressed", "had", "taken"),
        ("refer", "take", "took", "", "referred"),
        ("take", "put", "put", "the ministry", "took"),
        ("take", "put", "put", "they want to", "take"),
        ("take", "put", "put", "it was not", "taken"),
        ("plan", "take", "taking", "", "planning"),
        ("city", "country", "countries", "", "cities"),
        ("be", "take", "zzz", "", "be"),
    ],
)
def test_a_lemma_takes_the_form_of_another(lemma: str, model: str, form: str, before: str, expected: str) -> None:
    assert like(lemma, model, form, before) == expected
