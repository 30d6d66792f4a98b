"""Hostile drafts: whatever comes in, the check ends, in time that grows with the text and no faster."""

from __future__ import annotations

import gc
import pathlib
import time

import pytest

import rules
from checker.document import Document, Segment
from checker.engine import check
from checker.finding import Span
from checker.rule import Need

SURFACE = [rule() for rule in rules.ALL if Need.SYNTAX not in rule.needs]
EVERY = [rule() for rule in rules.ALL]

# One unit of each long, repetitive input; the name says what it tries.
UNITS = {
    "letters": "a",
    "spaces": " ",
    "capitals": "A ",
    "digits": "1",
    "grouped digits": "1.",
    "opening quotes": "“",
    "straight quotes": '" ',
    "apostrophes": "'a",
    "brackets": "(",
    "closed brackets": "()",
    "full stops": ".",
    "commas": ", ",
    "dashes": "- ",
    "one word": "word ",
    "names": "Al-Masri el-Masry ",
    "particles": "bin al de la van der ",
    "sentences": "The minister said it. ",
    "fragments": "With the results of the talks. ",
    "numbers": "25.000 and 3,5 million ",
    "dates": "Monday, 31 April 2022 ",
    "paragraphs": "A line\n\n",
    "lines": "A line\n",
    "foreign": "الألغام ",
    "mixed script": "Дамаскe ",
    "tags": "<b>&amp;",
    "accents": "e\u0301\u0302",
    "surrogates": "\ud800",
    "invisible": "\u200b\u202e\ufeff",
    "ministries": "Ministry of Foreign Affairs ",
    "acronyms": "OPCW OCPW ",
    "conjunctions": "and the and a ",
    "questions": "Why? ",
    "dotted letters": "a.",
    "plus and stop": "+.",
    "addresses": "a@",
    "web addresses": "http://a ",
    "hyphens": "a-",
    "letters and digits": "1a",
    "curly apostrophes": "’s ",
    "joiners": "\u200d\u200b",
    "years": "2020-",
    "times": "1:",
    "sums": "$5 ",
}
SMALL, FACTOR = 6_000, 4  # code points of the smaller input, and how much longer the larger one is
# Linear work grows by FACTOR; noise and caches may double that. Quadratic work grows by FACTOR squared.
GROWTH = FACTOR * 2.2
# Seconds below which the larger time is too small to be compared.
LEAST = 0.08
ATTEMPTS = 5  # a busy machine may make one measurement slow, but not each of them


def timed(unit: str, size: int) -> tuple[float, dict[str, float]]:
    """Seconds of CPU that all rules take on ``size`` code points of one unit, source and all, and seconds of each part."""
    text = unit * (size // len(unit))
    gc.collect()
    gc.disable()  # it would look at everything the tests hold, in whichever rule it happens to begin
    try:
        began = time.process_time()
        result = check(Document(text, source=text[: size // 2], source_language="ar"), EVERY)
        spent = time.process_time() - began
    finally:
        gc.enable()
    assert result.crashes == ()
    return spent, result.seconds


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Load what rules load when they first need it."""
    said = "The ministry will send two rescue teams to the flooded villages this week. With the results of the talks. "
    check(Document(said + said.replace("this", "in this") * 2), EVERY)


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    always: set[str] | None = None
    for _ in range(ATTEMPTS):
        (smaller, before), (larger, after) = timed(unit, SMALL), timed(unit, SMALL * FACTOR)
        slow = {name for name, spent in after.items() if spent > GROWTH * max(before.get(name, 0), LEAST / FACTOR)}
        if larger > GROWTH * max(smaller, LEAST / FACTOR):
            slow.add("all together")
        always = slow if always is None else always & slow
        if not always:
            return
    pytest.fail(f"{SMALL * FACTOR} code points take more than {GROWTH:.0f} times as long as {SMALL}: {', '.join(always or ())}")


HOSTILE = {
    "control characters": "".join(map(chr, range(1, 32))) * 20,
    "bidirectional marks": "The \u202eminister\u202c said \u2066yes\u2069.\u061c\u200e\u200f " * 50,
    "lone surrogates": "The \ud83d minister \udc00 said it. " * 20,
    "normalisation traps": "ﬁ Å Å ﷺ Ω ϓ e\u0327\u0301 " * 60,
    "zalgo": "T" + "\u0300\u0301\u0302\u0333" * 2000 + "he minister said it.",
    "ten thousand quotation marks": '"“”’‘' * 2000,
    "nested brackets": "(" * 25_000 + ")" * 25_000,
    "one long word": "a" * 1_000_000,
    "mixed line ends": "One.\r\nTwo.\rThree.\n\n\r\n\rFour.\u2028Five.\u2029Six.\x0bSeven.\x0cEight." * 50,
    "non-characters": "\ufffe\uffff\U0010ffff The minister said it.\x00",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_drafts_are_checked_by_every_rule(text: str) -> None:
    result = check(Document(text), EVERY)
    assert result.crashes == ()
    for finding in result.findings:
        assert all(0 <= start < end <= len(text) for start, end in finding.places)


def test_segments_whose_source_holds_lone_surrogates_are_checked() -> None:
    text = "The minister said that 25 people left."
    document = Document(text, segments=(Segment(Span(0, len(text)), "Министр \ud800 сказал."),), source_language="ru")
    assert "\ud800" not in document.segments[0].source
    assert check(document, EVERY).crashes == ()


@pytest.mark.slow
def test_a_line_of_twenty_megabytes(tmp_path: pathlib.Path) -> None:
    paragraph = "The committee met in Geneva on Monday and its members said that “talks” (the first since 2019) would go on. "
    text = paragraph * (20_000_000 // len(paragraph))
    started = time.process_time()
    result = check(Document(text), SURFACE)
    assert result.crashes == ()
    tenth = time.process_time()
    check(Document(text[: len(text) // 10]), SURFACE)
    assert tenth - started < 25 * (time.process_time() - tenth)
