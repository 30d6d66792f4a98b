"""terms/mixed-spelling"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.forms import forms
from checker.annotations.tokens import bare, tokens
from checker.lazy import regex
from checker.shipped import lines_of

# A row of the list: licence/license: s d
_ROW = regex(r"(\w+)/(\w+):(.*)")
# Words that both varieties have, with another meaning: a gas meter, a computer program, to check, the tire of a rider.
_OTHER_MEANING = frozenset(
    "meter meters program programs programed check tire tires tired curb curbs license licenses practice".split()
)


class MixedSpelling(Rule):
    """One word is spelled the British way here and the American way there.

    Why it matters: a desk has one house spelling; two in one story show that nobody has read it to the end. Translation
    systems choose anew in every sentence.
    One finding holds all places; the suggestion is the spelling that stands most often, or else first.
    Quiet: names (*the Labor Party, Pearl Harbor*), words with a further meaning of their own (*meter, program, check*).
    Known misses: words that the list (``varieties.txt`` beside the rule) does not hold; two varieties in two words.
    """

    id = "terms/mixed-spelling"
    severity = Severity.MINOR
    confidence = Confidence.LIKELY
    category = Category.INCONSISTENT_STYLE
    examples = (
        Example("The ⟦defense⟧ budget will rise. The minister said ⟦defence⟧ came first, and that ⟦defence⟧ cost money."),
        Example("The gas meter stood a metre from the wall of the Labor Party's office. Labour is dear, he said."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        known = varieties()
        found: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
        every, places = tokens(document), forms(document).places
        for form in places.keys() & known.keys():
            for at in places[form]:
                token = every[at]
                if token.text == form:  # small letters only: names keep their spelling
                    found[known[form]][form].append((token.start, token.start + len(bare(form))))
        for spellings in found.values():
            if len(spellings) == 2:
                best, odd = sorted(spellings, key=lambda word: (-len(spellings[word]), spellings[word][0]))
                yield self.finding(
                    document,
                    spellings[odd][0],
                    f"“{odd}” is also spelled “{best}” ({len(spellings[best])} of "
                    f"{len(spellings[best]) + len(spellings[odd])} times)",
                    related=sorted([*spellings[odd][1:], *spellings[best]]),
                    suggestions=(best,),
                )


@functools.cache
def varieties() -> Mapping[str, str]:
    """Each spelling in either variety, with the British one."""
    known: dict[str, str] = {}
    for line in lines_of("rules.terms", "varieties.txt"):
        match = _ROW.match(line)
        if match:
            british, american, endings = match.groups()
            for ending in ["", *endings.split()]:
                if american + ending not in _OTHER_MEANING:
                    known[british + ending] = known[american + ending] = british + ending
    return known
