"""Rules on terms: institutions, acronyms and spelling."""

from __future__ import annotations

import pytest

from checker.document import Document
from checker.finding import Confidence, Severity
from rules.terms.acronym_expansion import AcronymExpansion
from rules.terms.acronym_letters import AcronymLetters
from rules.terms.acronym_unexplained import AcronymUnexplained
from rules.terms.mixed_spelling import MixedSpelling
from rules.terms.two_renderings import TwoRenderings
from tests.rules.running import found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("State Committee for Statistics", "State Statistical Committee"),
        ("Federation of Teachers of Lydia", "Lydia Teachers Union"),
        ("Chamber of Trade and Industry", "Commerce and Industry Chamber"),
        ("Court of Audit of Lydia", "Accounts Court of Lydia"),
        ("Ministry for Civil Protection", "Ministry of Civil Defence"),
        ("National Water Authority", "State Administration of Water"),
        ("Ministry of Agriculture and Food", "Ministry of Rural Economy and Provisions"),
        ("State Emergency Service", "State Service from Emergency Situations"),
    ],
)
def test_two_renderings(one: str, other: str) -> None:
    text = f"It was approved by the {one} on Monday. Nobody objected.\n\nThen the {other} objected after all."
    (finding,) = found(TwoRenderings, text)
    assert (finding.text, finding.suggestions) == (other, (one,))
    assert [text[a:b] for a, b in finding.related] == [one]


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Council of Nurses met. The council will meet again. The Supreme Council is old.",
        "The Foreign Ministry spoke. So did the Ministry of Foreign Affairs, it said.",
        "The Health Committee and the Health Council disagree.",
        "The Higher Water Board (HWB) met. It was late.\n\nThe Supreme Water Council (SWC) met as well.",
        "The Bank of Lydia closed. The Museum of Lydia is open.",
        "He spoke in the House of Lords. She spoke in the House of Commons.",
    ],
)
def test_one_or_two_bodies(text: str) -> None:
    assert found(TwoRenderings, text) == []


def test_a_change_of_order_in_a_long_name_is_neutral() -> None:
    text = "The Lydia Coast Guard Agency spoke. Nobody answered.\n\nThe Coast Guard Agency of Lydia left."
    (finding,) = found(TwoRenderings, text)
    assert (finding.severity, finding.confidence) == (Severity.NEUTRAL, Confidence.POSSIBLE)


def test_letters_in_another_order() -> None:
    text = "The Lydian Union of River Pilots (LURP) met. LUPR boats stayed in port, the LURP said."
    (finding,) = found(AcronymLetters, text)
    assert (finding.text, finding.suggestions, len(finding.related)) == ("LUPR", ("LURP",), 2)


def test_two_expansions() -> None:
    text = "The Lydian Road Agency (LRA) met. Later the Lydian Rail Authority (LRA) met, too."
    (finding,) = found(AcronymExpansion, text)
    assert [text[a:b] for a, b in finding.places] == ["Lydian Rail Authority (LRA)", "Lydian Road Agency (LRA)"]


def test_hyphens_make_no_second_expansion() -> None:
    assert found(AcronymExpansion, "The High Speed Link (HSL) is new. A High-Speed Link (HSL) is dear.") == []


def test_known_acronyms_are_an_option() -> None:
    text = "The line is run by KTZ, not by NATO."
    assert [finding.text for finding in found(AcronymUnexplained, text)] == ["KTZ"]
    rule = AcronymUnexplained(AcronymUnexplained.Options(known=("KTZ",)))
    assert list(rule.check(Document(text))) == []


def test_names_keep_their_spelling() -> None:
    assert found(MixedSpelling, "The Labor Party and the labour market of Pearl Harbor; a harbour.") == []
    text = "Workers organise. They organize again, and nobody can organise more."
    assert found(MixedSpelling, text)[0].suggestions == ("organise",)
