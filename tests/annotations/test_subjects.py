"""Subjects, verb groups and stray fragments, each with its exact place."""

from __future__ import annotations

import pytest

from checker.annotations.strays import strays
from checker.annotations.subjects import subjects
from checker.annotations.verb_groups import BE, HAVE, MODAL, TO, verb_groups
from checker.annotations.words import words
from checker.document import Document

OPENING = "Council debates the plan\n\nThe council met on Monday in the old town hall.\n\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The list of the damaged houses include a school.", [("list", "include")]),
        ("Prices of bread in the southern provinces has risen.", [("prices", "has")]),
        ("He said that the results of the test show an excess.", [("results", "show")]),
        ("More than 300 books was saved.", [("books", "was")]),
        ("It connect two lakes.", [("it", "connect")]),
        ("Those people who was there left.", [("people", "was")]),
        # A second verb or a capital that may hide a plural: nothing is read. Behind “and” only the second half is.
        ("The firm and its partners are here.", [("partners", "are")]),
        ("The Clash complete the list.", []),
        ("Groves says it is old.", [("it", "is")]),
        ("Is the list of houses long?", []),
    ],
)
def test_subjects_read_head_and_verb(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.noun, one.finite) for one in subjects(Document(text))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The road has not yet been repaired.", [(HAVE, "has not yet been"), (BE, "been repaired")]),
        ("They hope to also rebuild it.", [(TO, "to also rebuild")]),
        ("It will open in May.", [(MODAL, "will open")]),
        # A capital governs nothing and is governed by nothing; questions are left out.
        ("In May Petrov was Minister.", []),
        ("Will it open in May?", []),
    ],
)
def test_verb_groups_span_auxiliary_and_verb(text: str, found: list[tuple[str, str]]) -> None:
    document = Document(text)
    assert [(group.kind, document[group.span(document)]) for group in verb_groups(document)] == found


def test_a_verb_group_knows_what_stands_around_it() -> None:
    document = Document("The firm wants to not rebuild the old pier.")
    (group,) = verb_groups(document)
    assert (group.before, group.auxiliary, group.adverb, group.governed) == ("wants", "to", "not", "rebuild")
    assert (group.after(), group.after(3), group.after(9)) == ("the", "pier", "")
    assert document[group.span(document, 1, 2)] == "wants to not rebuild the old"


@pytest.mark.parametrize(
    "fragment",
    [
        "The money raised to be used for the construction of a second factory in the north.",
        "And also about the need to protect the rights of workers from abroad.",
        "So that every family in the village would have access to gas.",
        "Not only for the people of the town, but also for the districts around it.",
        "The length of the new pipeline in the valley about 300 kilometers.",
    ],
)
def test_a_stray_is_the_whole_sentence(fragment: str) -> None:
    document = Document(OPENING + fragment)
    assert [document[stray.span] for stray in strays(document)] == [fragment]


@pytest.mark.parametrize(
    "sentence",
    [
        "The first ends on Monday in the north of the country.",
        "A fifth rely on the bus to get to the plant.",
        "The pair contest the title on the last day of the fair.",
        "Although small, the firm exports to nine countries of the region.",
        "The sooner the better for the people of the town.",
        "(Laughter) Better to leave it all as it is in the town.",
        "Under the agreement, that does not happen in the north of the country.",
    ],
)
def test_a_misread_verb_makes_no_stray(sentence: str) -> None:
    document = Document(OPENING + sentence)
    assert [document[stray.span] for stray in strays(document) if stray.fragment.sure] == []


def test_what_a_colon_announces_is_no_stray() -> None:
    text = "The plan has two parts, the mayor said on Monday:\n\nThe repair of the roof of the old town hall in May."
    assert strays(Document(OPENING + text)) == ()


def test_subjects_and_words_share_their_places() -> None:
    document = Document(OPENING + "The canal represent a border.")
    (one,) = [one for one in subjects(document) if one.finite == "represent"]
    token = words(document)[one.sentence].tokens[one.verb]
    assert document[token.start, token.end] == "represent"
