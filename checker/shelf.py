"""Packs that come with the program, in the compiled form that a check reads instead of TOML.

The compiled form of a folder is one file of JSON lines: the first is the index, each other line an entry. The index leads
from a word form to what is to be tried there, as text that is taken apart when a draft has the form; an entry is read when
something in a draft may be it. So the program starts as fast with ten thousand entries as with one thousand, nearly.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import pathlib
from collections.abc import Iterable, Iterator, KeysView, Sequence
from typing import Any, NamedTuple, overload

from checker.finding import Confidence, Level, Severity
from checker.packs import Beside, Entry, Pack, load

COMPILED = "compiled.jsonl"

# An entry to try at an anchor: the name of its pack, its number, and what must stand before the anchor.
Row = tuple[str, int, frozenset[str] | None]


class Anchor(NamedTuple):
    """What to try at one form of an anchor: by the word behind it, by the word before it, and whatever stands there."""

    behind: dict[str, list[Row]]
    before: dict[str, list[Row]]
    anywhere: list[Row]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, int, Beside]]) -> Anchor:
        """The anchor of rows: the name of a pack, the number of an entry, and what must stand beside it."""
        anchor = cls({}, {}, [])
        for name, number, (wanted, behind) in rows:
            for word in behind or ():
                anchor.behind.setdefault(word, []).append((name, number, wanted))
            if behind is None:
                for word in wanted or ():
                    anchor.before.setdefault(word, []).append((name, number, wanted))
                if wanted is None:
                    anchor.anywhere.append((name, number, None))
        return anchor


class Shelf:
    """The shipped packs of a folder."""

    def __init__(self, content: str) -> None:
        index, *self._lines = content.split("\n")
        table: dict[str, Any] = json.loads(index)
        self._anchors: dict[str, str] = table["anchors"]
        self._beside: list[str] = table["beside"]
        self._heads: dict[str, list[Any]] = table["packs"]
        self._read: dict[str, Anchor] = {}

    @property
    def forms(self) -> KeysView[str]:
        """Every form at which an entry may be tried."""
        return self._anchors.keys()

    @property
    def names(self) -> list[str]:
        """The names of the packs: of their files, without the ending."""
        return list(self._heads)

    def anchor(self, form: str) -> Anchor:
        """What to try at one of ``forms``."""
        found = self._read.get(form)
        if found is None:
            rows = (row.split(" ") for row in self._anchors[form].split(";"))
            found = self._read[form] = Anchor.of((name, int(number), self._sides(int(at))) for name, number, at in rows)
        return found

    @functools.cache  # noqa: B019 - there is one shelf for a folder, kept as long as the program runs
    def pack(self, name: str) -> Pack:
        """The pack of this name without its examples and anchors. Its entries are read as they are asked for."""
        title, family, language, about, mixes, digest, severity, confidence, first, size = self._heads[name]
        return Pack(
            name=title,
            family=family,
            language=language,
            about=about,
            entries=_Entries(self._lines[first : first + size]),
            mixes=tuple(map(tuple, mixes)),
            anchors={},
            beside=(),
            digest=digest,
            severity=Severity(severity),
            confidence=Confidence(confidence),
        )

    def _sides(self, number: int) -> Beside:
        before, _, behind = self._beside[number].partition("\t")
        return frozenset(before.split(" ")) if before else None, frozenset(behind.split(" ")) if behind else None


class _Entries(Sequence[Entry]):
    """Entries that are read from their lines one by one."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._read: dict[int, Entry] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Entry]: ...
    def __getitem__(self, at: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(at, slice):
            return _Entries(self._lines[at])
        if at not in self._read:
            id, pattern, severity, confidence, renders, better, note, message, anywhere, also = json.loads(self._lines[at])
            levels = Severity(severity), Confidence(confidence)
            self._read[at] = Entry(id, pattern, *levels, renders, tuple(better), note, message, anywhere, tuple(also))
        return self._read[at]


@functools.cache
def shelf(folder: str) -> Shelf:
    """The shelf of a folder that holds shipped packs and their compiled form."""
    return Shelf(pathlib.Path(folder, COMPILED).read_text(encoding="utf-8"))


def compiled_folder(folder: pathlib.Path, family: str) -> str:
    """The compiled form of all packs (``*.toml``) of a folder. Raises ``ConfigError`` for a bad pack."""
    heads: dict[str, list[Any]] = {}
    anchors: dict[str, list[str]] = {}
    beside: dict[str, int] = {}
    lines: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        pack = load(path, family)
        levels = [str(pack.severity), str(pack.confidence)]
        head = [pack.name, pack.family, pack.language, pack.about, pack.mixes, pack.digest, *levels]
        heads[path.stem] = [*head, len(lines), len(pack.entries)]
        lines += map(_line, pack.entries)
        for form, rows in pack.anchors.items():
            sides = [(number, "\t".join(" ".join(sorted(forms or ())) for forms in pack.beside[row])) for number, row in rows]
            tried = [f"{path.stem} {number} {beside.setdefault(text, len(beside))}" for number, text in sides]
            anchors.setdefault(form, []).extend(tried)
    index = {
        "packs": heads,
        "anchors": {form: ";".join(rows) for form, rows in sorted(anchors.items())},
        "beside": list(beside),
    }
    return "\n".join(_lines(index, lines))


def _lines(index: dict[str, Any], entries: Iterable[str]) -> Iterator[str]:
    yield json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    yield from entries
    yield ""


def _line(entry: Entry) -> str:
    values = [str(value) if isinstance(value, Level) else value for value in dataclasses.astuple(entry)]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
