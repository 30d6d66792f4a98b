"""The register of places: dates in order, no gaps, marks where a form is also something else."""

from __future__ import annotations

import datetime

import pytest

from checker.annotations.gazetteer import fold
from checker.annotations.lexicon import english_words
from rules.places import register
from rules.places.countries import countries
from rules.places.register import Entity, RegisterError, Role

ENTITIES = register.entities()
HEAD = "entity,country,kind,form,variants,from,to,note\n"
KINDS = set("city town country territory region province state island river lake sea mountain site airport".split())


def test_it_is_broad() -> None:
    assert len(ENTITIES) >= 250
    assert {entity.kind for entity in ENTITIES.values()} <= KINDS


@pytest.mark.parametrize("entity", [e for e in ENTITIES.values() if len(e.periods) > 1], ids=lambda entity: entity.name)
def test_periods_follow_each_other(entity: Entity) -> None:
    for period in entity.periods:
        assert period.start < period.end
    for earlier, later in zip(entity.periods, entity.periods[1:], strict=False):
        assert earlier.end == later.start
    assert entity.periods[-1].end == datetime.date.max, "the present form is missing"


def test_no_form_belongs_to_two_places_unmarked() -> None:
    owners: dict[str, str] = {}
    clashes = []
    for entity in ENTITIES.values():
        for period in entity.periods:
            for key, (role, spelling) in period.forms.items():
                if role is not Role.AMBIGUOUS and not period.ambiguous and owners.setdefault(key, entity.name) != entity.name:
                    clashes.append((spelling, entity.name, owners[key]))
    assert not clashes


def test_a_variant_that_is_an_english_word_is_marked() -> None:
    words = english_words()
    unmarked = [
        spelling
        for entity in ENTITIES.values()
        for period in entity.periods
        for key, (role, spelling) in period.forms.items()
        if role in (Role.VARIANT, Role.ACCEPTED) and key in words
    ]
    assert not unmarked


@pytest.mark.parametrize(
    ("name", "day", "form"),
    [
        ("Astana", "1990-01-01", "Tselinograd"),
        ("Astana", "1997-01-01", "Akmola"),
        ("Astana", "2019-03-22", "Astana"),
        ("Astana", "2019-03-23", "Nur-Sultan"),
        ("Astana", "2022-09-16", "Nur-Sultan"),
        ("Astana", "2022-09-17", "Astana"),
        ("Kyiv", "2015-01-01", "Kiev"),
        ("Kyiv", "2022-01-01", "Kyiv"),
        ("North Macedonia", "2019-02-11", "Macedonia"),
        ("Eswatini", "2018-04-19", "Eswatini"),
        ("Mumbai", "1995-11-21", "Bombay"),
        ("Denali", "2020-01-01", "Denali"),
    ],
)
def test_the_form_of_a_day(name: str, day: str, form: str) -> None:
    assert ENTITIES[name].at(datetime.date.fromisoformat(day)).form == form


def test_the_present_form_is_asked_for_without_a_date() -> None:
    assert ENTITIES["Astana"].at(None).form == "Astana"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("Utopia,XX,city,Utopia,,2019-13-01,,", "line 2"),
        ("Utopia,XX,city,Utopia,,soon,,", "line 2"),
        ("Utopia,XX,city,,,,,", "line 2"),
        ("Utopia,XX,city,Utopia", "line 2"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(row: str, complaint: str) -> None:
    with pytest.raises(RegisterError, match=complaint):
        register.parse(HEAD + row + "\n")


def test_marks_become_roles() -> None:
    entity = register.parse(HEAD + "Utopia,XX,city,Utopia,=Outopia;+UTO;~Nowhere;Utopea,,,\n")["Utopia"]
    roles = {spelling: role for role, spelling in entity.periods[0].forms.values()}
    assert roles == {
        "Utopia": Role.FORM,
        "Outopia": Role.ACCEPTED,
        "UTO": Role.BESIDE,
        "Nowhere": Role.AMBIGUOUS,
        "Utopea": Role.VARIANT,
    }


def test_countries_have_codes_and_names() -> None:
    assert len(countries()) >= 150
    assert all(len(country.code) == 2 and country.names for country in countries().values())


def test_forms_fold_as_they_are_met() -> None:
    assert fold("Be'er Sheva") == fold("Beersheva") == fold("BE’ER SHEVA")
    assert fold("Łódź") == "lodz"
    assert fold("İzmir") == "izmir"
    assert fold("Nur-Sultan") == "nursultan"
