"""bilingual/left-over"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_text
from checker.annotations.left_over import left_over
from checker.finding import Span
from checker.lazy import regex
from checker.shipped import lines_of

_LETTER = regex(r"[^\W\d_]")


class LeftOver(Rule):
    """A word of the source stands in the draft untranslated: in its own script, as it is, or put into Latin letters.

    Why it matters: readers stumble over *vokzal* and *sequía*, and a search engine finds neither station nor drought.
    Quiet: names; English words; loans that news copy uses (*oblast*, *hijab*, *siesta*; ``loanwords.txt``); words that the
    source has but that are English as well.
    Known misses: short words; words that happen to be English words of another meaning (*fabric* for *fabrica*).
    """

    id = "bilingual/left-over"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.UNTRANSLATED
    needs = (Need.SOURCE,)
    examples = (
        Example("The ⟦bomberos⟧ arrived within minutes.", source="Los bomberos llegaron en minutos.", source_language="es"),
        Example("The guards checked every ⟦chemodan⟧.", source="Охранники проверили каждый чемодан.", source_language="ru"),
        Example("He drank ⟦чай⟧ with the guards.", source="Он пил чай с охранниками.", source_language="ru"),
        Example("The oblast has three airports.", source="В области три аэропорта.", source_language="ru"),
    )

    @dataclasses.dataclass(frozen=True)
    class Options:
        """``allowed``: further words that may stay, in lower case."""

        allowed: tuple[str, ...] = ()

    def check(self, document: Document) -> Iterator[Finding]:
        source = source_text(document)
        words = [one for one in left_over(document) if not self._stays(document[one.target])]
        runs: dict[str, list[Span]] = {}
        places: dict[str, Span] = {}
        last: list[Span] = []
        for one in words:
            said = document[one.target].lower()
            if said in runs:
                runs[said].append(one.target)
            elif last and not _LETTER.search(document[last[-1].end, one.target.start]):
                last.append(one.target)  # the next sentence of one passage
            else:
                runs[said] = last = [one.target]
                places[said] = one.source
        for key, targets in runs.items():
            said, there = _short(document[targets[0]]), _short(source[places[key].start : places[key].end])
            message = f"“{said}” is the source’s “{there}”, not translated" if said != there else f"“{said}” was not translated"
            yield self.finding(document, targets[0], message, related=targets[1:])

    def _stays(self, word: str) -> bool:
        return word.lower() in _loanwords() or word.lower() in self.options.allowed


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


@functools.cache
def _loanwords() -> frozenset[str]:
    return frozenset(word for line in lines_of("rules.bilingual", "loanwords.txt") for word in line.split())
