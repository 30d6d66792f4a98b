"""The columns of tables of words, looked up by the words of a text: which rows may begin at a word, and no others are tried."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from checker.annotations.source_words import form_pattern, table_rows
from checker.lazy import regex

_HAN = frozenset(("zh", "ja"))
# Where the pattern of a cell may begin (see ``form_pattern``).
_WORD = regex(r"(?<![\w\u200c-])\w+")
_FIRST = regex(r"\w+")
_START = 2  # letters by which most words are told to begin no form
_NO_ROWS: frozenset[int] = frozenset()


class Column:
    """A column of a table of words: the cells of one language.

    ``rows`` are the numbers of the rows that have a cell. In Chinese and Japanese, which write no spaces, any row may begin
    anywhere.
    """

    def __init__(self, table: str, name: str, language: str) -> None:
        """The column ``name`` of a table of this package, as words of a language (ISO 639-1)."""
        head, rows = table_rows(table)
        column = head.index(name)
        self.language = language
        self.cells = tuple(row[column] for row in rows)
        self.rows = frozenset(number for number, cell in enumerate(self.cells) if form_pattern(cell, language))
        self._whole: dict[str, set[int]] = defaultdict(set)
        self._begun: dict[str, set[int]] = defaultdict(set)
        self._always: set[int] = set()
        for number in self.rows:
            for form in self.cells[number].split("|"):
                self._add(form.strip(), number)
        self._lengths = sorted({len(begun) for begun in self._begun})
        self._starts = frozenset(form[:_START] for form in (*self._whole, *self._begun))
        self._known: dict[str, frozenset[int]] = {}

    def _add(self, form: str, number: int) -> None:
        """Keep the row of a form by the word that it begins with."""
        first = _FIRST.match(form)
        if form in ("", "-"):
            return
        if first is None:
            self._always.add(number)
        elif form[first.end() : first.end() + 1] == "*":
            self._begun[_fold(first[0])].add(number)
        else:
            self._whole[_fold(first[0])].add(number)

    def beginning(self, word: str) -> frozenset[int]:
        """The rows of which a form may begin with a word."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > 65536:
                self._known.clear()
            found = self._known[word] = frozenset(self._beginning(_fold(word)))
        return found

    def _beginning(self, word: str) -> set[int]:
        """The same of a folded word, looked up anew."""
        found = set(self._always)
        for form in _bare(word) if self.language == "ar" else (word,):
            if form[:_START] in self._starts or form[:1] in self._starts:
                found |= self._whole.get(form, _NO_ROWS)
                for length in self._lengths:
                    found |= self._begun.get(form[:length], _NO_ROWS)
        return found

    def within(self, text: str) -> frozenset[int]:
        """The rows of which a form may stand anywhere in a text."""
        if self.language in _HAN:
            return self.rows
        return _NO_ROWS.union(*map(self.beginning, _WORD.findall(text)))

    def matches(self, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        """What ``pattern.finditer(text)`` gives, for a pattern made of the cells alone."""
        if self.language in _HAN:
            yield from pattern.finditer(text)
            return
        last = 0
        for word in _WORD.finditer(text):
            if word.start() >= last and self.beginning(word[0]):
                match = pattern.match(text, word.start())
                if match is not None:
                    yield match
                    last = match.end()


@functools.cache
def column(table: str, name: str, language: str) -> Column:
    """A column, read once."""
    return Column(table, name, language)


def _fold(word: str) -> str:
    """A word as patterns that ignore case take it, which in Turkish make no difference between the two i."""
    return word.replace("İ", "i").lower().replace("ı", "i").replace("ſ", "s").replace("ς", "σ")


def _bare(word: str) -> Iterable[str]:
    """An Arabic word with and without what ``form_pattern`` allows before it."""
    found = {word}
    for conjunction in ("", word[:1] if word[:1] in ("و", "ف") else ""):
        rest = word[len(conjunction) :]
        for preposition in ("", rest[:1] if rest[:1] in ("ب", "ل", "ك") else ""):
            stem = rest[len(preposition) :]
            found |= {stem, stem[2:] if stem[:2] in ("ال", "لل") else stem}
    return found
