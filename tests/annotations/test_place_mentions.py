"""Mentions of places: exact spans, articles, compounds, and what stands around them."""

from __future__ import annotations

import gzip
import pathlib
import runpy

import pytest

from checker.annotations import gazetteer as gazetteer_module
from checker.annotations.gazetteer import gazetteer
from checker.annotations.places import Mention, find
from checker.document import Document
from tests.timing import cpu_seconds, fastest

KNOWN = frozenset("kharkiv aqaba hochiminhcity stpetersburg kyiv calcutta deirezzor nursultan rostovondon".split())


def mentions(text: str) -> list[Mention]:
    return find(Document(text), KNOWN.__contains__)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Kharkiv.", ["Kharkiv"]),
        ("Kharkiv’s mayor", ["Kharkiv"]),
        ("the Kharkiv-based firm", ["Kharkiv"]),
        ("near Al-Aqaba and al-Aqaba", ["Al-Aqaba", "al-Aqaba"]),
        ("in Ho Chi Minh City today", ["Ho Chi Minh City"]),
        ("St. Petersburg and St Petersburg", ["St. Petersburg", "St Petersburg"]),
        ("from Deir ez-Zor to Nur Sultan", ["Deir ez-Zor", "Nur Sultan"]),
        ("KHARKIV, Ukraine", ["KHARKIV"]),
        ("in kharkiv", []),
        ("Nur\n\nSultan", []),
        ("to Rostov-on-Don by train", ["Rostov-on-Don"]),
    ],
)
def test_names_are_found_with_exact_spans(text: str, expected: list[str]) -> None:
    found = mentions(text)
    assert [mention.text for mention in found] == expected
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


@pytest.mark.parametrize(
    ("text", "longer", "located"),
    [
        ("He lives in Kyiv.", False, True),
        ("The Kyiv Post said so.", True, False),
        ("Dynamo Kyiv won.", True, False),
        ("She teaches at the University of Calcutta.", True, False),
        ("The mayor of Kharkiv spoke.", False, True),
        ("Shelling in Kharkiv Region went on.", False, True),
        ("In Kharkiv it rained.", False, True),
        ("Kyiv said so on Monday.", False, False),
        ("according to Kharkiv, it is over.", False, False),
    ],
)
def test_what_stands_around_a_name(text: str, longer: bool, located: bool) -> None:
    mention = mentions(text)[-1]
    assert (mention.longer, mention.located) == (longer, located)


def test_a_headline_in_capitals_says_nothing() -> None:
    text = "Mayor Of Kharkiv Opens Bridge\n\nThe mayor of Kharkiv opened a bridge on Monday.\n\nIt is new."
    assert [mention.longer for mention in mentions(text)] == [True, False]


def test_ordinary_words_are_not_spellings_in_the_gazetteer() -> None:
    towns = gazetteer()
    for word in "human media but luck the with for turkey bush gold".split():
        assert word not in towns.by_spelling
    assert "beria" in towns.weak


@pytest.mark.parametrize(
    ("spelling", "name"), [("bejing", "Beijing"), ("lisboa", "Lisbon"), ("sidney", "Sydney"), ("caire", "Cairo")]
)
def test_spellings_lead_to_their_towns(spelling: str, name: str) -> None:
    towns = gazetteer()
    assert name in {towns.town(number).name for number in towns.by_spelling[spelling]}


def test_the_gazetteer_knows_its_towns() -> None:
    town = gazetteer().town(gazetteer().by_name["aleppo"][0])
    assert (town.country, town.weak) == ("SY", False)
    assert town.thousands > 500


def test_the_index_is_that_of_the_table() -> None:
    folder = pathlib.Path(gazetteer_module.__file__).parent / "data"
    table, index = (
        gzip.decompress((folder / name).read_bytes()).decode() for name in ("gazetteer.tsv.gz", "gazetteer_forms.txt.gz")
    )
    script = runpy.run_path(str(folder.parents[2] / "scripts" / "index_gazetteer.py"))
    assert script["forms"](table) == index


def test_what_no_town_is_called_is_not_found() -> None:
    towns = gazetteer()
    for form in ("", "aleppo\t", "zzzz", "alepp", "\ud800"):
        assert form not in towns.by_name
        assert form not in towns.weak
    assert len(towns.by_name) > 30_000


def test_long_drafts_take_time_in_proportion() -> None:
    sentence = "Officials from Kharkiv and Aqaba met Jan Novak of the Kyiv Post in Ho Chi Minh City on Monday. "

    def seconds(times: int) -> float:
        document = Document(sentence * times)
        mentions("")
        find(document, KNOWN.__contains__)
        return cpu_seconds(lambda: find(document, KNOWN.__contains__))

    assert fastest(seconds, 4000) < 12 * max(fastest(seconds, 1000), 0.005)
