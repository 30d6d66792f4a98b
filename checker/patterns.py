"""The pattern language of packs: words, lemmas, parts of speech, alternatives, optional items and gaps.

``docs/packs.md`` explains it to editors. A pattern is compiled into variants, plain rows of elements that each match one
token; every variant has an anchor, the rarest form it cannot do without, so that a matcher starts only where that form
stands.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from checker.annotations.readings import readings
from checker.annotations.tokens import Token, tokens
from checker.document import Document
from checker.inflection import all_forms, inflections, like
from checker.lazy import regex
from checker.shipped import rows_of

# Tokens that a gap may pass over, gaps in one pattern, and variants that one pattern may have.
GAP_WORDS = 4
GAPS = 2
VARIANTS = 400

_PART = regex(
    r"\s*(?:(?P<open>\()|(?P<close>\)\??)|(?P<bar>\|)|(?P<core>[\[\]])(?=\s|\Z)"
    r"|(?P<item>(?:\{[^{}]*\}|<[^<>]*>|[^\s{}<>()\[\]|?]+)\??(?=[\s()|]|\Z)))"
)
_MARKED = regex(r"(?:\A|\s)\[\s")
_SPACE_BEFORE = regex(r"\s+([,;.:])")
_LEMMA = regex(r"[a-z]+(?:['-][a-z]+)*")
_TEMPLATE = regex(r"\$(\d)|\{([a-z'-]+):(\d)\}")

_THE = frozenset("the a an this that these those his her its their our my your some any no every each".split())
_THEIR = frozenset("his her its their our my your one's".split())
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands "
    "million millions billion several many few".split()
)
# Letters of the shared lexicon's readings that each part of speech stands for.
_NOUN, _VERB, _ADJECTIVE, _ADVERB = (frozenset(letters) for letters in ("NP", "bzdng", "J", "R"))


class PatternError(ValueError):
    """A pattern is not well formed; the message says what is wrong and what would be right."""


class Element(NamedTuple):
    """What one token must be: one of ``forms``, or ``text`` exactly, or what ``slot`` names; ``gap`` passes over tokens.
    ``item`` counts the items that are not plain words, from 1 (0: a plain word). ``reported`` is false for the context
    around [ ]."""

    forms: frozenset[str] = frozenset()
    text: str = ""
    slot: str = ""
    gap: bool = False
    item: int = 0
    reported: bool = True


Row = tuple[Element, ...]


class Match(NamedTuple):
    """A match: the tokens ``[first, last]`` to report and, by item, the tokens that the item matched."""

    first: int
    last: int
    items: Mapping[int, tuple[int, int]]


class Variant(NamedTuple):
    """One way to read a pattern: its elements, which of them is the anchor, and the forms of one of which must stand at
    known distances from it, counted in tokens."""

    elements: tuple[Element, ...]
    anchor: int
    fixed: tuple[tuple[int, frozenset[str]], ...]


class Pattern(NamedTuple):
    """A compiled pattern: variants by anchor form, longest first, and the lemmas of each item."""

    variants: Mapping[str, tuple[Variant, ...]]
    lemmas: Mapping[int, tuple[str, ...]]
    items: int


@functools.lru_cache(maxsize=4096)
def compiled(pattern: str) -> Pattern:
    """Compile a pattern. Raises ``PatternError``."""
    if not pattern.strip():
        raise PatternError("the pattern is empty")
    parser = _Parser(pattern)
    variants = [_variant(row, pattern) for row in dict.fromkeys(parser.rows())]
    anchored: dict[str, list[Variant]] = {}
    for variant in sorted(variants, key=lambda one: -len(one.elements)):
        anchor = variant.elements[variant.anchor]
        for form in anchor.forms or {anchor.text.lower()}:
            anchored.setdefault(form, []).append(variant)
    return Pattern({form: tuple(rows) for form, rows in anchored.items()}, parser.lemmas, parser.items)


def _variant(elements: Row, pattern: str) -> Variant:
    anchor = _anchor(elements, pattern)
    fixed: list[tuple[int, frozenset[str]]] = []
    for step in (1, -1):
        at = anchor + step
        while 0 <= at < len(elements) and not elements[at].gap:
            if elements[at].forms:
                fixed.append((at - anchor, elements[at].forms))
            at += step
    return Variant(elements, anchor, tuple(fixed))


class _Parser:
    """Reads a pattern from left to right into rows of elements. ``items`` counts what ``$1`` and so on may name."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.items = 0
        # Words are reported from the start, unless [ ] say which: then the rest is context.
        self.reported = _MARKED.search(pattern) is None
        self.lemmas: dict[int, tuple[str, ...]] = {}

    def rows(self) -> list[Row]:
        """Every way to read the whole pattern."""
        whole = self.reported
        found = self._sequence(inside=False)
        rest = self.pattern[self.at :].strip()
        if rest:
            raise PatternError(
                f"alternatives need ( ) around them: {rest[:20]!r}" if rest[0] == "|" else "a ) was never opened"
            )
        enclosed = whole or all(any(element.reported for element in row) for row in found)
        if whole != self.reported or not enclosed:
            raise PatternError("[ ] must enclose words that are not all optional, with a space inside each bracket")
        return found

    def _sequence(self, inside: bool) -> list[Row]:
        """Rows up to the end of the pattern, or, inside a group, up to a bar or its closing bracket."""
        rows: list[Row] = [()]
        while self.pattern[self.at :].strip():
            match = _PART.match(self.pattern, self.at)
            if match is None:
                problem = self.pattern[self.at : self.at + 20].strip()
                raise PatternError(
                    f"cannot read {problem!r}; items are word {{lemma}} <noun> (a|b c) ... "
                    "with a space between them, and an optional one ends in ?"
                )
            if match["close"] or match["bar"]:
                break
            self.at = match.end()
            if match["core"]:
                if inside or self.reported == (match["core"] == "["):
                    raise PatternError("[ ] enclose the words to report; they cannot stand inside ( ) or nest")
                self.reported = match["core"] == "["
                continue
            if match["open"]:
                options = self._group(inside)
            else:
                options = self._item(match["item"], inside)
            rows = [(*row, *option) for row in rows for option in options]
            if len(rows) > VARIANTS:
                raise PatternError(f"too many combinations of alternatives and optional items (more than {VARIANTS})")
        return rows

    def _group(self, inside: bool) -> list[Row]:
        """The rows of a group, its opening bracket read already; single words share one element."""
        if not inside:
            self.items += 1
        rows: list[Row] = []
        while True:
            rows += self._sequence(inside=True)
            match = _PART.match(self.pattern, self.at)
            if match is None:
                raise PatternError("a ( is never closed")
            self.at = match.end()
            if match["close"]:
                break
        plain = frozenset().union(*(row[0].forms for row in rows if len(row) == 1))
        rows = [row for row in rows if len(row) != 1 or not row[0].forms]
        if plain:
            rows.insert(0, (Element(forms=plain, item=self.items, reported=self.reported),))
        return [*rows, ()] if match["close"].endswith("?") else rows

    def _item(self, written: str, inside: bool) -> list[Row]:
        """The rows of one word, lemma, slot or gap."""
        optional = written.endswith("?")
        body = written.removesuffix("?")
        if not inside and (body[0] in "{<" or body == "..."):
            self.items += 1
        item = self.items if inside or body[0] in "{<" or body == "..." else 0
        if body == "...":
            if optional or inside:
                raise PatternError("a gap ... needs no ?, it may be empty" if optional else "a gap ... cannot stand inside ( )")
            return [(Element(gap=True, item=item, reported=self.reported),)]
        row: Row = (self._element(body, item)._replace(reported=self.reported),)
        return [row, ()] if optional else [row]

    def _element(self, body: str, item: int) -> Element:
        if body[0] == "<":
            slot = body[1:-1]
            if slot not in SLOTS:
                raise PatternError(f"unknown slot {body}; there are {', '.join(f'<{name}>' for name in SLOTS)}")
            return Element(slot=slot, item=item)
        if body[0] == "{":
            names = tuple(body[1:-1].split("|"))
            if not all(map(_LEMMA.fullmatch, names)):
                raise PatternError(f"{body} is no lemma; write the dictionary form in small letters")
            self.lemmas[item] = (*self.lemmas.get(item, ()), *names)
            return Element(forms=frozenset().union(*map(spellings, names)), item=item)
        made_of = () if body.isascii() and body.isalpha() else tokens(Document(body))  # letters alone are one word
        if made_of and len(made_of) != 1:
            raise PatternError(f"{body!r} is {len(made_of)} items in a text; write a space between them")
        if body != body.lower():
            return Element(text=body.replace("’", "'"), item=item)
        return Element(forms=frozenset({body.replace("’", "'")}), item=item)


def spellings(lemma: str) -> frozenset[str]:
    """Every form of a lemma, with *-ise* and *-ize* taken for the same."""
    found = all_forms(lemma)
    if len(lemma) > 5 and lemma.endswith(("ise", "ize")):
        found |= all_forms(lemma[:-3] + ("ize" if lemma.endswith("ise") else "ise"))
    return found


def _anchor(elements: tuple[Element, ...], pattern: str) -> int:
    """Which element a matcher starts from: no frequent word if possible, few forms, a long word."""

    if elements and (elements[0].gap or elements[-1].gap):
        raise PatternError("a gap ... must stand between two items")
    if sum(element.gap for element in elements) > GAPS:
        raise PatternError(f"more than {GAPS} gaps")
    literal = [number for number, element in enumerate(elements) if element.forms or element.text]
    if not literal:
        raise PatternError(f"{pattern!r} can be read with no word or lemma in it; one must not be optional")
    return min(literal, key=lambda number: _cost(elements[number].forms or frozenset({elements[number].text.lower()})))


@functools.lru_cache(maxsize=4096)
def _cost(forms: frozenset[str]) -> tuple[bool, int, int]:
    """How badly a matcher would start from one of these forms; the least is the best: forms that are rare together, then
    long ones."""
    mark = not all(form[0].isalnum() for form in forms)
    often = _often()
    return (mark, sum(often.get(form, 1) for form in forms), -max(map(len, forms)))


@functools.cache
def _often() -> Mapping[str, int]:
    """Frequent forms and how often they stand in 100,000 tokens of news (``data/frequent.tsv``)."""
    return {
        form: int(count) for count, forms in rows_of("checker.annotations", "data/frequent.tsv") for form in forms.split(" ")
    }


def find(pattern: Pattern, form: str, at: int, reading: Sequence[Token], lower: Sequence[str]) -> Match | None:
    """The longest variant of a pattern that matches with its anchor ``form`` at token ``at``, or ``None``."""
    for variant in pattern.variants.get(form, ()):
        elements, anchor, fixed = variant
        if elements[anchor].text and reading[at].text.replace("’", "'") != elements[anchor].text:
            continue
        # Most places fail at a word that must stand near, which is looked at before any slot.
        if not _stand(fixed, at, lower):
            continue
        after = _walk(elements, anchor + 1, at + 1, 1, reading, lower) if anchor + 1 < len(elements) else []
        if after is None:
            continue
        before = _walk(elements, anchor - 1, at - 1, -1, reading, lower) if anchor else []
        if before is None:
            continue
        taken = [*before, (elements[anchor], at), *after]
        items: dict[int, tuple[int, int]] = {}
        for element, token in taken:
            if element.item:
                low, high = items.get(element.item, (token, token))
                items[element.item] = min(low, token), max(high, token)
        places = [token for element, token in taken if element.reported]
        return Match(min(places), max(places), items)
    return None


def _stand(fixed: Sequence[tuple[int, frozenset[str]]], at: int, lower: Sequence[str]) -> bool:
    """Whether one of the forms stands at each distance from token ``at``."""
    for step, forms in fixed:  # noqa: SIM110 - a third faster than all()
        if not 0 <= at + step < len(lower) or lower[at + step] not in forms:
            return False
    return True


def _walk(
    elements: tuple[Element, ...], number: int, at: int, step: int, reading: Sequence[Token], lower: Sequence[str]
) -> list[tuple[Element, int]] | None:
    """Match the elements from ``number`` on, forward or backward, to the tokens from ``at`` on.

    Returns the elements with their tokens, or ``None``. A gap takes as few tokens as it can.
    """
    found: list[tuple[Element, int]] = []
    while 0 <= number < len(elements):
        element = elements[number]
        if element.gap:
            for width in range(GAP_WORDS + 1):
                rest = _walk(elements, number + step, at + width * step, step, reading, lower)
                if rest is not None:
                    passed = [(element, at + one * step) for one in range(width)]
                    return [*found, *passed, *rest]
                if not 0 <= at + width * step < len(reading) or reading[at + width * step].kind == "mark":
                    return None
            return None
        if not 0 <= at < len(reading) or not _fits(element, reading[at], lower[at]):
            return None
        found.append((element, at))
        number += step
        at += step
    return found


def _fits(element: Element, token: Token, form: str) -> bool:
    if element.forms:
        return form in element.forms
    if element.text:
        return token.text.replace("’", "'") == element.text
    return SLOTS[element.slot](token, form)


def _is_word(token: Token, form: str) -> bool:
    return token.kind == "word"


def _is_name(token: Token, form: str) -> bool:
    return token.kind == "word" and token.text[0].isupper()


def _is_number(token: Token, form: str) -> bool:
    return token.kind == "number" or form in _NUMBER_WORDS


SLOTS: Mapping[str, Callable[[Token, str], bool]] = {
    "word": _is_word,
    "noun": lambda token, form: token.kind == "word" and not _NOUN.isdisjoint(readings(form)),
    "verb": lambda token, form: token.kind == "word" and not _VERB.isdisjoint(readings(form)),
    "adjective": lambda token, form: token.kind == "word" and not _ADJECTIVE.isdisjoint(readings(form)),
    "adverb": lambda token, form: token.kind == "word" and not _ADVERB.isdisjoint(readings(form)),
    "name": _is_name,
    "number": _is_number,
    "the": lambda token, form: form in _THE,
    "their": lambda token, form: form in _THEIR,
}


def filled(template: str, pattern: Pattern, match: Match, texts: Mapping[int, str], before: str) -> str:
    """A replacement: ``$1`` is the text of item 1, ``{emphasise:1}`` that lemma in the form that item 1 has.

    ``texts`` holds the text of each item that matched; ``before`` are the few words before the match.
    """

    def part(found: re.Match[str]) -> str:
        item = int(found[1] or found[3])
        text = texts.get(item, "")
        if found[1]:
            return text
        first = text.lower().replace("’", "'").split(" ")
        for lemma in pattern.lemmas.get(item, ()):
            for form in first:
                if form in spellings(lemma):
                    base = lemma if form in all_forms(lemma) else _respelled(lemma)
                    return like(found[2], base, form, before)
        return found[2]

    return _SPACE_BEFORE.sub(r"\1", " ".join(_TEMPLATE.sub(part, template).split()))


def _respelled(lemma: str) -> str:
    return lemma[:-3] + ("ize" if lemma.endswith("ise") else "ise")


def check_template(template: str, pattern: Pattern) -> None:
    """Raise ``PatternError`` where a replacement names an item that the pattern does not have."""
    for found in _TEMPLATE.finditer(template):
        item = int(found[1] or found[3])
        if not 1 <= item <= pattern.items:
            raise PatternError(f"{found[0]} names item {item}; the pattern has {pattern.items} that are no plain words")
        if found[2]:
            if item not in pattern.lemmas:
                raise PatternError(f"{found[0]} takes its form from item {item}, which has no {{lemma}}")
            inflections(found[2])
    rest = _TEMPLATE.sub("", template)
    if "{" in rest or "$" in rest:
        raise PatternError(f"cannot read {template!r}; there are $1 and {{lemma:1}}")
