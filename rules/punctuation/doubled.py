"""punctuation/doubled"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.lexicon import english_words
from checker.lazy import regex
from rules.slips import Slip, together

# The same mark twice, or two marks that exclude each other, looked for where two marks stand side by side.
_TWO_MARKS = regex(r"[,;:.?!…](?= ?[,;:.?!–—])")
_TWICE = regex(
    r"([,;:])(?: ?\1)+|(?<![./\\])\.\.(?![./\\])|[,;:?!]\.(?![\w.])|[,:;.](?<=[a-z]{4}.)[,;:.](?![^\s”\"’»])|[;,:][;,:]"
    r"|\?{2,3}(?![?!])|,(?<=[a-z0-9],) [–—](?= (?!he |she |they |[–—])[a-z])"
    r"|…,(?=[\s”\"])|\.{3}(?<=[\s\w]\.{3})[,;:](?=\s)"
)
_WORD = regex(r"[A-Za-z]+\Z")
# Abbreviations that keep their full stop before another mark.
_SHORT = frozenset(
    "approx assoc depts messrs govts supts incorp estab unpub misc corp dept univ prof capt sept assn bros dist intl natl govt "
    "supt appt mins secs vols figs refs hons cent comm elec mech tech phys chem math hist".split()
)
_SAFE = 5  # letters that an abbreviation has at most
_STRONG = "…?!;:.,"


class Doubled(Rule):
    """Two marks stand where one belongs: ,, or .. or ,. or ?.

    Why it matters: it is what deleted words leave behind, and the first thing that a reader sees.
    Quiet: ellipses, *?!*, exclamations drawn out (!!), the full stop of an abbreviation before another
    mark (*p.m.,*), paths and smileys.
    Known misses: a conflicting mark after a word of fewer than five letters, which may be an abbreviation.
    """

    id = "punctuation/doubled"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.PUNCTUATION
    examples = (
        Example("The bridge was closed⟦..⟧ The mayor⟦,,⟧ who is 44, left the building⟦.,⟧ he said."),
        Example("The drivers wait⟦...,⟧ the queue is long, he said, and the price fell⟦.,⟧ too."),
        Example("He paid⟦, —⟧ the report says. “They left the building⟦.,⟧” he said. “Where do we go⟦??⟧”"),
        Example("He left at 5 p.m., etc., for the U.S.; she stayed... “Why?!” he asked."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from together(self, document, _slips(document.prose), safe=False)


def _slips(prose: str) -> Iterator[Slip]:
    end = -1
    for place in _TWO_MARKS.finditer(prose):
        match = _TWICE.match(prose, place.start()) if place.start() >= end else None
        if match is None:
            continue
        end = match.end()
        marks = match[0]
        if prose[match.end() : match.end() + 1] in ("/", ")", "(") or prose[match.start() - 1 : match.start()] in (
            ":",
            "/",
            ".",
        ):
            continue
        if (
            marks == ",,"
            and prose[match.end() : match.end() + 1].isalpha()
            and prose[match.start() - 1 : match.start()] in " \n“"
        ):
            continue  # a quotation mark made of two commas
        word = _WORD.search(prose, max(0, match.start() - 20), match.start())
        if len(set(marks) - {" "}) > 1 and not marks.startswith("...") and marks[-1] not in "–—":
            if word is None or (marks[0] == "." and word[0].lower() in _SHORT):
                continue
            if marks[0] == "." and len(word[0]) <= _SAFE and (word[0].lower() not in english_words() or word[0][0].isupper()):
                continue  # may be an abbreviation: Blvd.,
            if marks[0] in "?!" and word[0][0].isupper():
                continue  # a title or a brand that ends with its mark
        kept = marks.replace(" ", "")
        remedy = f" {kept[1]}" if kept[1] in "–—" else min(kept, key=_STRONG.index)
        loud = Confidence.POSSIBLE if marks[0] in "?!" and marks[0] == marks[-1] else None
        yield Slip(match.start(), match.end(), f"“{marks}” stands where one mark belongs", remedy, loud)
