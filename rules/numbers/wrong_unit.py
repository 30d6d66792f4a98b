"""numbers/wrong-unit"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.numbers import Kind, Number, numbers
from checker.lazy import regex

_LENGTH = "kilometre metre centimetre millimetre mile foot inch yard"
_AREA = "square kilometre,square metre,square mile,square foot,hectare,acre,mu"
_MASS = "gram kilogram milligram tonne pound ounce"
_VOLUME = "litre,gallon,barrel,cubic metre"
_TIME = "second minute hour day week month year decade"
_CLASSES = {
    **dict.fromkeys(_LENGTH.split(), "length"),
    **dict.fromkeys(_AREA.split(","), "area"),
    **dict.fromkeys(_MASS.split(), "mass"),
    **dict.fromkeys(_VOLUME.split(","), "volume"),
    **dict.fromkeys(_TIME.split(), "time"),
    "kilometre per hour": "speed",
    "mile per hour": "speed",
    "degree": "temperature",
    **dict.fromkeys("watt kilowatt megawatt gigawatt".split(), "power"),
    "kilowatt-hour": "energy",
}
_ABOUT = (
    r"(?:(?:of|is|are|was|were|reached|reaches|reaching|exceeds|exceeded|about|around|some|up to|at|to|nearly|almost|over|"
    r"more than|less than|already|only|between|by)\s){1,4}"
)
# What is measured, before the number: (words, the classes of units that measure it).
_MEASURED = (
    (regex(rf"\b(?:weigh(?:s|ed|ing)?\s(?:{_ABOUT})?|(?:weight|mass)\s{_ABOUT})\Z"), ("mass",)),
    (
        regex(
            rf"\b(?:[Hh]eight|[Ll]ength|[Ww]idth|[Dd]epth|[Aa]ltitude|[Dd]istance|[Dd]iameter|[Rr]adius|thickness)\s{_ABOUT}\Z"
        ),
        ("length", "time"),
    ),
    (regex(rf"\b[Aa]rea\s(?=of|is|was|reached){_ABOUT}\Z"), ("area",)),
    (regex(rf"\b(?:[Ss]peeds?\s{_ABOUT}|gusts of\s(?:up to\s)?)\Z"), ("speed", "length")),
    (regex(rf"\b[Tt]emperatures?\s{_ABOUT}\Z"), ("temperature",)),
    (regex(rf"\b(?:last(?:s|ed|ing)|took)\s(?:{_ABOUT})?\Z"), ("time",)),
)
# A distance that tells where something lies, a genitive and an adjective: the area is 40 kilometers from the town, an area of
# 30 minutes' walk, a 3-hour-long film.
_PLACED = regex(r"-long|[’']|\s(?:from|away|off|inland|along|up|down|long|wide|north|south|east|west)\b")
# What is measured, behind the number: 40 kilograms tall.
_LONG = regex(
    r"[\s-](?P<how>tall|long|wide|deep|high|thick|heavy|old)\b(?![\s-](?:time|jump|enough|section|stretch|road|route))"
)
_HOW = {"heavy": ("mass",), "old": ("time",), "long": ("length", "time"), "high": ("length", "time", "power")}
# A unit that is named twice: 2 ºC degrees, 5 kg kilograms, 42 percent percent.
_TWICE = regex(
    r"\d\s?(?:(?:°|º)\s?C?\sdegrees|(?:km|kms)\skilomet(?:er|re)s|m\smet(?:er|re)s|kg\skilo(?:gram)?s|cm\scentimet(?:er|re)s|"
    r"ha\shectares|degrees\s(?:Celsius\sdegrees|°C?|º)|°C?\sCelsius\sdegrees|(?:tons|tonnes)\s(?:tons|tonnes)|MW\smegawatts|"
    r"per\s?cent\sper\s?cent|percent\s%|(?:\w+s)\sof\s(?:square|cubic)\smet(?:er|re)s\sof\smet(?:er|re)s)\b"
)
# One of these stands in everything that the pattern finds.
_SIGNS = (
    *"° º kilo meter metre hectares degrees megaw".split(),
    *("percent percent", "per cent per cent", "percent %", "tons to", "tonnes to"),
)
# Code points before a number in which the word for what is measured is looked for.
_BACK = 48


class WrongUnit(Rule):
    """A measure has a unit that does not measure it (weighs 120 meters, an area of 40 kilograms), or its unit twice.

    Why it matters: a unit that was mistaken for another makes the number false, and the sentence absurd.
    Quiet: a distance in hours (*a distance of two hours*), a speed in metres (*100 metres a second*), things without a unit.
    Known misses: a unit of the right kind and the wrong size (kilometres for metres).
    """

    id = "numbers/wrong-unit"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.MEASUREMENT_FORMAT
    examples = (
        Example("The calf already ⟦weighs 120 meters⟧."),
        Example("The lake has an ⟦area of 40 kilometers⟧.", note="possible: perhaps square kilometers"),
        Example("The tower is ⟦30 hectares high⟧, and at night it was ⟦-2 ºC degrees⟧."),
        Example("The calf weighs 120 kilograms, the trip lasted two hours, an area of 40 square kilometers burned."),
        Example("The burned area is 40 kilometers from the town; the bridge took 40 kilometers of cable."),
        Example(
            "The tower is 30 meters high, shares are at a four-month high; it is 12 years old and a distance of two hours away."
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        for number in numbers(document):
            if number.kind is Kind.MEASURE and number.unit in _CLASSES:
                yield from self._measure(document, number, _CLASSES[number.unit])
        if any(sign in prose for sign in _SIGNS):
            for match in _TWICE.finditer(prose):
                start = match.start()
                while start > 0 and (prose[start - 1].isdigit() or prose[start - 1] in ".,-−"):
                    start -= 1
                yield self.finding(document, (start, match.end()), f"“{document[start, match.end()]}” names its unit twice")

    def _measure(self, document: Document, number: Number, kind: str) -> Iterator[Finding]:
        """A measure whose unit does not fit the words before or behind it; ``kind`` is the unit's class."""
        prose = document.prose
        if not prose[number.end - 1].isalpha() or number.end - number.start < len(number.unit) // 2:
            return  # a sign or an abbreviation may stand for several units
        for pattern, kinds in _MEASURED:
            lead = pattern.search(prose, max(0, number.start - _BACK), number.start)
            needed = kinds == ("time",) and prose.startswith(" of ", number.end)  # it took 40 kilometers of cable
            if lead and kind not in kinds and not needed and not _PLACED.match(prose, number.end):
                loose = Confidence.POSSIBLE if (kind, kinds) == ("length", ("area",)) else None
                span = lead.start(), number.end
                what = lead[0].split()[0]
                yield self.finding(document, span, f"“{what}” is not measured in {number.unit}s", confidence=loose)
                return
        behind = _LONG.match(prose, number.end)
        if behind and kind not in _HOW.get(behind["how"], ("length",)):
            yield self.finding(document, (number.start, behind.end()), f"“{behind['how']}” is not measured in {number.unit}s")
