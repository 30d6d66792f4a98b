"""Which sentences are parsed, and which of them have no main clause."""

from __future__ import annotations

import pytest

from checker import Document
from checker.annotations.clauses import Kind, fragments
from checker.annotations.halves import in_speech, interview, tail
from checker.annotations.sentences import sentences
from checker.annotations.suspects import agreement_window, open_that, opens_cut, stands, stands_by_tags, suspects, unparted
from checker.annotations.syntax import syntax
from checker.document import Reading

HEAD = "A headline for the day\n\nThe council met on Tuesday to discuss the plan. "


def words(text: str) -> list[str]:
    return text.lower().replace(".", " .").replace(",", " ,").split()


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the bridge was safe.",
        "The bridge, which collapsed in May, was rebuilt.",
        "As a result, the road is closed.",
        "They opened a school in the village.",
        "That is so.",
    ],
)
def test_sentences_with_a_sure_main_verb_are_let_go(text: str) -> None:
    assert stands(words(text))


@pytest.mark.parametrize(
    "text",
    [
        "With a crane that reaches the hall.",
        "The mayor of the port, who was at the scene.",
        "Stressing that the market should not be moved.",
        "Thanks to the sacrifices of the people.",
        "Repair of the roof and of the two halls.",
    ],
)
def test_sentences_without_one_are_suspects(text: str) -> None:
    assert not stands(words(text))


@pytest.mark.parametrize(
    ("text", "tags", "cleared"),
    [
        ("The price settled at noon .", "DT NN VBD IN NN .", True),
        ("Although it rained , the price settled .", "IN PRP VBD , DT NN VBD .", True),
        ("The man who came and tried to sell .", "DT NN WP VBD CC VBD TO VB .", False),
        ("The road destroyed by the flood .", "DT NN VBD IN DT NN .", False),
        ("A plan that works .", "DT NN WDT VBZ .", False),
    ],
)
def test_tags_clear_a_sentence_with_a_finite_verb_outside_every_clause(text: str, tags: str, cleared: bool) -> None:
    assert stands_by_tags(text.lower().split(), tags.split()) is cleared


def test_openers_of_second_halves() -> None:
    assert opens_cut(words("Although it rained all day."))
    assert opens_cut(words("While the road was closed, officials said."))
    assert not opens_cut(
        words("While the road was closed, the trucks waited for nine hours at the border with their drivers asleep.")
    )
    assert unparted(words("With a lining of wool."))
    assert not unparted(words("With a lining of wool, it is warm."))


def test_windows_of_agreement() -> None:
    assert agreement_window(words("The 300 firms from nine countries is here."))
    assert agreement_window(words("The number of visitors exceed 300."))
    assert not agreement_window(words("The number of visitors is high."))
    assert not agreement_window(words("The head of the firms is here."))


def test_open_that_clauses() -> None:
    assert open_that(words("He confirmed that the two ports ready to handle the cargo."))
    assert not open_that(words("He confirmed that the two ports were ready to handle the cargo."))


def test_only_suspects_are_parsed_and_all_on_request() -> None:
    text = HEAD + "With a new crane and a railway that reaches the hall. The mayor said it was safe."
    document = Document(text)
    assert set(syntax(document)) <= set(suspects(document))
    assert 2 in suspects(document) and 3 not in suspects(document)
    thorough = Document(text, reading=Reading(thorough=True))
    assert list(syntax(thorough)) == [1, 2, 3]


def test_without_a_model_nothing_is_parsed() -> None:
    document = Document(HEAD + "With a new crane and a railway.", reading=Reading(model="no_such_model"))
    assert syntax(document) == {}
    assert fragments(document) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Although the ministry had promised a new bridge in the spring.", Kind.SUBORDINATE),
        ("With a new crane and a railway line that reaches the terminal.", Kind.PHRASE),
        ("To shorten the procedures and to enable young couples to buy a flat.", Kind.INFINITIVE),
        ("A plant to collect old batteries and to recover the lithium in them.", Kind.NOMINAL),
    ],
)
def test_kinds_of_fragments(text: str, kind: Kind) -> None:
    document = Document(HEAD + text)
    found = fragments(document)
    assert [fragment.kind for fragment in found] == [kind]
    assert document[sentences(document)[found[0].sentence].span] == text


@pytest.mark.parametrize(
    "text",
    [
        "When they finally arrived, the bridge was closed.",
        "What he saw in the hall is not known.",
        "Subs: Adams, Brown, Clark, Davies, Evans, Fox.",
        "Take a left at the bridge and follow the river to the mill.",
        "He was replaced by George H. W.",
    ],
)
def test_whole_sentences_and_lists_are_no_fragments(text: str) -> None:
    assert fragments(Document(HEAD + text)) == ()


def test_the_other_half_is_the_end_of_the_sentence_before() -> None:
    document = Document(HEAD + "With a new crane.")
    place = tail(document, 2)
    assert place is not None and document[place] == "to discuss the plan."
    assert tail(document, 0) is None


def test_speech_and_interviews() -> None:
    document = Document(HEAD + "“It was late. We left,” she said.")
    assert [in_speech(document, index) for index in (1, 2, 3)] == [False, True, True]
    assert interview(Document("A talk\n\nQ: Why now?\n\nA: Because it was late.\n\nQ: And then?"))
    assert not interview(document)
