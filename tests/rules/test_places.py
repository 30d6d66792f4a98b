"""Rules on places: what is said, how sure, and when nothing is said."""

from __future__ import annotations

import pytest

from checker.finding import Confidence, Severity
from checker.rule import Rule
from rules.places.misspelling import Misspelling
from rules.places.outdated_name import OutdatedName
from rules.places.repeated_gloss import RepeatedGloss
from rules.places.two_forms import TwoForms
from rules.places.wrong_country import WrongCountry
from tests.rules.running import found, words
from tests.timing import cpu_seconds, fastest

ALL: tuple[type[Rule], ...] = (Misspelling, OutdatedName, RepeatedGloss, TwoForms, WrongCountry)


def test_one_finding_lists_every_place_and_suggests_the_registers_form() -> None:
    text = "Mortar fire hit Arsal. The mayor of Ersal, who left Arsal in May, said Ersal was calm."
    findings = found(TwoForms, text)
    assert words(findings, text) == [["Arsal", "Ersal", "Arsal", "Ersal"]]
    assert findings[0].text == "Ersal"
    assert findings[0].suggestions == ("Arsal",)
    assert findings[0].severity is Severity.MAJOR


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("He left Macau on Monday. Ferries to Macao were full.", ["Macau", "Macao"]),
        ("The road to Soure is closed. Trucks wait near Sourre.", ["Soure", "Sourre"]),
        ("The fair in Kuslukhan was closed. Farmers in Kuslukan are angry.", ["Kuslukhan", "Kuslukan"]),
        ("It rained in Sanaa. The airport of Sana'a was closed.", ["Sanaa", "Sana'a"]),
        ("It rained in São Paulo. The airport of Sao Paulo was closed.", ["São Paulo", "Sao Paulo"]),
        ("The Beijing office closed. The Bejing Municipal Committee met.", ["Beijing", "Bejing"]),
    ],
)
def test_forms_that_differ_little(text: str, places: list[str]) -> None:
    assert words(found(TwoForms, text), text) == ([places] if places else [])


def test_two_good_forms_are_a_minor_matter() -> None:
    assert found(TwoForms, "He left Macau on Monday. Ferries to Macao were full.")[0].severity is Severity.MINOR


@pytest.mark.parametrize(
    "text",
    [
        "Guests from Niger and Nigeria met. Iran and Iraq talked. Shanxi and Shaanxi border Henan and Hunan.",
        "Syria and the Syrians, Austria and Australia, Slovakia and Slovenia were named.",
        "Athena Pappas lives in Athens. Paris Hilton flew to Paris. Sidney Poitier never saw Sydney.",
        "Beijing hosts Peking University. Peking duck is served in Beijing.",
        "The Kyiv Independent and the Kiev Post are papers. Chicken Kiev is a dish of Kyiv.",
        "He spoke in Mumbai of the Bombay Sapphire brand. The Bombay Stock Exchange fell.",
        "St. Petersburg, formerly Leningrad, was under siege. The Leningrad region is large.",
        "Human rights, Media Luna, But Luck: Uman, Lutsk and Mehdya were not named.",
        "She lives in Washington. Washington, D.C., is her home. New York City is not New York.",
        "“In Burma we say Rangoon,” he said in Yangon, Myanmar.",
        "The University of Macau in Macao opened. The Macau Daily wrote about it.",
        "The UK and Britain, the US and the United States, the UAE and the Emirates signed.",
        "Aleppo was calm. Beria ruled the police; the crimes of Beria are known.",
        "Dixon Island and Dixon, a farmer, have nothing to do with Dikson.",
        "The Dnipropetrovsk region and its capital Dnipro were shelled.",
    ],
)
def test_good_copy_is_left_alone(text: str) -> None:
    assert [finding.message for rule in ALL for finding in found(rule, text)] == []


def test_the_day_decides_which_name_was_right() -> None:
    text = "The presidents met in Nur-Sultan on Friday."
    assert found(OutdatedName, text, "2020-06-01") == []
    late = found(OutdatedName, text, "2023-06-01")[0]
    assert (late.suggestions, late.confidence, late.severity) == (("Astana",), Confidence.LIKELY, Severity.MINOR)
    early = found(OutdatedName, text, "2015-06-01")[0]
    assert early.suggestions == ("Astana",)
    assert "still" in early.message


def test_near_the_change_nothing_is_sure() -> None:
    assert found(OutdatedName, "They met in Nur-Sultan.", "2022-10-01")[0].confidence is Confidence.POSSIBLE


def test_without_a_date_the_finding_says_so() -> None:
    finding = found(OutdatedName, "They met in Kiev on Friday.")[0]
    assert (finding.confidence, finding.severity) == (Confidence.POSSIBLE, Severity.NEUTRAL)
    assert "no date" in finding.message


def test_a_date_in_the_first_lines_counts_but_less() -> None:
    finding = found(OutdatedName, "KIEV, 3 May 2022 — Trains were late in Kiev.")[0]
    assert finding.confidence is Confidence.POSSIBLE
    assert "no date" not in finding.message


def test_old_copy_keeps_the_names_of_its_time() -> None:
    assert found(OutdatedName, "They will meet in Kiev in 2005, as they did in 2004.") == []
    assert found(OutdatedName, "They met in Kiev.", "2010-05-01") == []


def test_both_names_are_one_finding() -> None:
    text = "The pontoon bridge in Prayagraj was closed. In Allahabad, boats were arranged."
    assert len(found(TwoForms, text)) == 1
    assert found(OutdatedName, text) == []
    assert found(Misspelling, text) == []


def test_glosses_are_said_once_with_all_places() -> None:
    text = "Talks in Nor Sultan (Astana) ended. The Nor Sultan (Astana) talks were long."
    findings = [finding for rule in ALL for finding in found(rule, text)]
    assert words(findings, text) == [["Nor Sultan (Astana)", "Nor Sultan (Astana)"]]
    assert findings[0].suggestions == ("Astana",)
    day = found(RepeatedGloss, text, "2020-02-02")
    assert day[0].suggestions == ("Nur-Sultan",)


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("The Chinese firm works in Kweiyang.", Confidence.LIKELY),
        ("The Ukrainian army left Ugledar and Soledar.", Confidence.LIKELY),
        ("The port of Bethlehem in Brazil is large.", Confidence.POSSIBLE),
        ("The Russian plane flew to Rostiv-on-Don.", Confidence.POSSIBLE),
    ],
)
def test_misspellings(text: str, confidence: Confidence) -> None:
    findings = found(Misspelling, text)
    assert [finding.confidence for finding in findings] == [confidence]
    assert findings[0].suggestions


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("Shells fell on the Iraqi city of Aleppo.", Confidence.LIKELY),
        ("The Turkish port city of Latakia was quiet.", Confidence.LIKELY),
        ("They fled to Benghazi in western Egypt.", Confidence.LIKELY),
        ("They fled from Aleppo, Iraq.", Confidence.POSSIBLE),
    ],
)
def test_wrong_countries(text: str, confidence: Confidence) -> None:
    assert [finding.confidence for finding in found(WrongCountry, text)] == [confidence]


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian city of Aleppo was calm.",
        "He was in Aleppo, Iraq and Iran.",
        "Talks in Geneva, Iran and Cuba went on.",
        "In Geneva, Iran said no.",
        "The British city of Birmingham and the American city of Birmingham are twins.",
        "The Israeli city of Jerusalem; the Palestinian city of Jerusalem.",
        "The Polish city of Lviv was Austrian before World War I.",
        "The Libyan city of Tripoli and the Lebanese city of Tripoli share a name.",
    ],
)
def test_right_and_disputed_countries(text: str) -> None:
    assert found(WrongCountry, text) == []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_time_grows_with_length_only(rule: type[Rule]) -> None:
    # Without a capital after the full stop it is one sentence, as far as anybody can tell.
    sentence = "the mayor of Kharkiv met envoys of Kharkow, Köln (Cologne) and the Iraqi city of Aleppo in Nor Sultan, Iraq. "

    def seconds(times: int) -> float:
        return cpu_seconds(lambda: found(rule, sentence * times))

    seconds(10)
    assert fastest(seconds, 2000) < 14 * max(fastest(seconds, 500), 0.02)
