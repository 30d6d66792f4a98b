"""Packs: rules that an editor writes as TOML. This reads and checks them; ``docs/packs.md`` is their manual."""

from __future__ import annotations

import dataclasses
import hashlib
import pathlib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from checker.config import ConfigError, nearest
from checker.finding import Confidence, Severity
from checker.patterns import Pattern, PatternError, Variant, check_template, compiled
from checker.rule import Example

# The forms of which one must stand before a word, and those of which one must stand after it; ``None`` where any may.
Beside = tuple[frozenset[str] | None, frozenset[str] | None]
HOUSE_FAMILY = "terms"
FAMILIES = (
    "quotes brackets punctuation sentences grammar capitalisation repetition names places terms numbers dates untranslated "
    "residue calques bilingual"
).split()

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_SLUG_PART = re.compile(r"[a-z0-9]+")
_TABLES = ("pack", "entry", "wording")
_PACK_KEYS = {
    "name": str, "source-language": str, "licence": str, "source": str, "family": str, "about": str, "severity": str,
    "confidence": str, "never-mix": list,
}  # fmt: skip
_SHARED_KEYS = {
    "id": str, "note": str, "message": str, "severity": str, "confidence": str, "examples": list, "counter-examples": list,
}  # fmt: skip
_ENTRY_KEYS = {
    **_SHARED_KEYS, "pattern": str, "renders": str, "better": list, "any-language": bool, "also": list,
}  # fmt: skip
_WORDING_KEYS = {**_SHARED_KEYS, "forbidden": list, "preferred": str}
_NAMES = {str: "a string", list: "a list of strings", bool: "true or false"}


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One pattern of a pack and what to say of it. ``better`` are templates of replacements; ``also`` are further source
    languages (ISO 639) in which the entry holds; ``any_language`` says that it holds whatever the source."""

    id: str
    pattern: str
    severity: Severity
    confidence: Confidence
    renders: str = ""
    better: tuple[str, ...] = ()
    note: str = ""
    message: str = ""
    any_language: bool = False
    also: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class Pack:
    """A pack as it is matched. ``language`` is its source language (ISO 639), empty for any; ``mixes`` are sets of
    patterns of which one draft may have only one; ``anchors`` lead from a word form to what is to be tried there: the number
    of an entry and the number of a row of ``beside``, the forms of which one must stand before and after (``None``: any);
    ``digest`` changes whenever the pack does; ``severity`` and ``confidence`` are those of entries that set none."""

    name: str
    family: str
    language: str
    about: str
    entries: Sequence[Entry]
    mixes: tuple[tuple[str, ...], ...]
    anchors: Mapping[str, Sequence[Sequence[int]]]
    beside: Sequence[Beside]
    digest: str
    severity: Severity = Severity.MINOR
    confidence: Confidence = Confidence.LIKELY
    examples: tuple[tuple[str, Example], ...] = dataclasses.field(default=(), repr=False)

    @property
    def slug(self) -> str:
        """The name as a part of a rule id: ``House style`` gives ``house-style``."""
        return _slug(self.name)

    @property
    def rule_id(self) -> str:
        """The id of the rule that the pack is."""
        return f"{self.family}/{self.slug}"


def load(path: pathlib.Path, family: str = HOUSE_FAMILY) -> Pack:
    """Read and check one pack. Raises ``ConfigError`` naming the file, the line and the key."""
    try:
        content = path.read_text(encoding="utf-8")
        table = tomllib.loads(content)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    return _Reader(path, content, table).pack(family)


class _Reader:
    """One pack file on its way from TOML to ``Pack``; knows the lines, so that errors can name them."""

    def __init__(self, path: pathlib.Path, content: str, table: Mapping[str, Any]) -> None:
        self.path = path
        self.content = content
        self.lines = content.splitlines()
        self.table = table
        self.severity, self.confidence = Severity.MINOR, Confidence.LIKELY
        self.examples: list[tuple[str, Example]] = []
        self.language = ""

    def pack(self, family: str) -> Pack:
        for key in self.table:
            if key not in _TABLES:
                raise ConfigError(f"{self.path}:{self._line('', 0, key)}: unknown key {key!r}{nearest(key, _TABLES)}")
        head = self.table.get("pack")
        if not isinstance(head, dict):
            raise ConfigError(f"{self.path}:1: there is no table [pack]")
        self._check_keys(head, _PACK_KEYS, "pack", 0)
        self._require(head, "name", "pack", 0)
        self.language = head.get("source-language", "")
        if self.language and not _LANGUAGE.fullmatch(self.language):
            self._fail("pack", 0, "source-language", f"{self.language!r} is no language code such as 'ar'")
        family = head.get("family", family)
        if family not in FAMILIES:
            self._fail("pack", 0, "family", f"unknown family {family!r}{nearest(family, FAMILIES)}")
        self.severity = self._level(Severity, head, "severity", self.severity, "pack", 0)
        self.confidence = self._level(Confidence, head, "confidence", self.confidence, "pack", 0)
        mixes = self._mixes(head.get("never-mix", []))
        entries: list[Entry] = []
        for kind, read in (("entry", self._entry), ("wording", self._wording)):
            for number, table in enumerate(self._tables(kind)):
                made = read(number, table)
                if any(made[0].id == entry.id for entry in entries):
                    self._fail(kind, number, "id", f"{made[0].id!r} is there twice")
                entries += made
        pack = Pack(
            name=head["name"],
            family=family,
            language=self.language,
            about=head.get("about", ""),
            entries=tuple(entries),
            mixes=mixes,
            **anchors(entry.pattern for entry in entries),
            digest=hashlib.sha256(self.content.encode()).hexdigest()[:16],
            severity=self.severity,
            confidence=self.confidence,
            examples=tuple(self.examples),
        )
        if not pack.slug:
            self._fail("pack", 0, "name", "needs a Latin letter or a digit, it becomes part of the rule's id")
        return pack

    def _tables(self, kind: str) -> list[dict[str, Any]]:
        tables = self.table.get(kind, [])
        if not isinstance(tables, list):
            raise ConfigError(f"{self.path}:{self._line(kind, 0, '')}: write [[{kind}]], not [{kind}]")
        return tables

    def _entry(self, number: int, table: Mapping[str, Any]) -> list[Entry]:
        self._check_keys(table, _ENTRY_KEYS, "entry", number)
        for key in ("id", "pattern"):
            self._require(table, key, "entry", number)
        if not _SLUG.fullmatch(table["id"]):
            self._fail("entry", number, "id", f"{table['id']!r} is not in small letters with hyphens, such as 'in-this-file'")
        pattern = self._pattern(table["pattern"], "entry", number, "pattern")
        for better in table.get("better", ()):
            try:
                check_template(better, pattern)
            except PatternError as error:
                self._fail("entry", number, "better", str(error))
        for code in table.get("also", ()):
            if not _LANGUAGE.fullmatch(code):
                self._fail("entry", number, "also", f"{code!r} is no language code such as 'uk'")
        self._take_examples(table, table["id"], "entry", number)
        entry = Entry(
            id=table["id"],
            pattern=table["pattern"],
            severity=self._level(Severity, table, "severity", self.severity, "entry", number),
            confidence=self._level(Confidence, table, "confidence", self.confidence, "entry", number),
            renders=table.get("renders", ""),
            better=tuple(table.get("better", ())),
            note=table.get("note", ""),
            message=table.get("message", ""),
            any_language=table.get("any-language", False),
            also=tuple(table.get("also", ())),
        )
        return [entry]

    def _wording(self, number: int, table: Mapping[str, Any]) -> list[Entry]:
        self._check_keys(table, _WORDING_KEYS, "wording", number)
        self._require(table, "forbidden", "wording", number)
        preferred = table.get("preferred", "")
        name = table.get("id") or _slug(preferred or table["forbidden"][0])
        self._take_examples(table, name, "wording", number)
        found = []
        for forbidden in table["forbidden"]:
            pattern = self._pattern(forbidden, "wording", number, "forbidden")
            try:
                check_template(preferred, pattern)
            except PatternError as error:
                self._fail("wording", number, "preferred", str(error))
            found.append(
                Entry(
                    id=name,
                    pattern=forbidden,
                    severity=self._level(Severity, table, "severity", self.severity, "wording", number),
                    confidence=self._level(Confidence, table, "confidence", self.confidence, "wording", number),
                    better=(preferred,) if preferred else (),
                    note=table.get("note", ""),
                    message=table.get("message", ""),
                )
            )
        return found

    def _mixes(self, sets: Sequence[Any]) -> tuple[tuple[str, ...], ...]:
        for one in sets:
            if not (isinstance(one, list) and len(one) > 1 and all(isinstance(form, str) for form in one)):
                self._fail("pack", 0, "never-mix", 'must be lists of two or more, such as [["adviser", "advisor"]]')
            for form in one:
                self._pattern(form, "pack", 0, "never-mix")
        return tuple(tuple(one) for one in sets)

    def _pattern(self, pattern: str, kind: str, number: int, key: str) -> Pattern:
        try:
            return compiled(pattern)
        except PatternError as error:
            self._fail(kind, number, key, f"{pattern!r}: {error}")
            raise

    def _take_examples(self, table: Mapping[str, Any], name: str, kind: str, number: int) -> None:
        for key, marked in (("examples", True), ("counter-examples", False)):
            for text in table.get(key, ()):
                example = Example(text, source_language=self.language or None, note=name)
                if bool(example.spans) != marked:
                    wanted = "has nothing marked between ⟦ and ⟧" if marked else "must have nothing marked"
                    self._fail(kind, number, key, f"{text!r} {wanted}")
                self.examples.append((name, example))

    def _check_keys(self, table: Any, known: Mapping[str, type], kind: str, number: int) -> None:
        for key, value in table.items():
            if key not in known:
                self._fail(kind, number, key, f"unknown key{nearest(key, known)}")
            right = type(value) is known[key]
            if known[key] is list and key != "never-mix":
                right = right and all(isinstance(one, str) for one in value)
            if not right:
                self._fail(kind, number, key, f"must be {_NAMES[known[key]]}")

    def _require(self, table: Mapping[str, Any], key: str, kind: str, number: int) -> None:
        if not table.get(key):
            raise ConfigError(f"{self.path}:{self._line(kind, number, '')}: {kind}: there is no {key!r}")

    def _level(self, scale: type[Any], table: Mapping[str, Any], key: str, default: Any, kind: str, number: int) -> Any:
        if key not in table:
            return default
        names = [str(level) for level in scale]
        if table[key] not in names:
            self._fail(kind, number, key, f"{table[key]!r} is not one of {', '.join(names)}")
        return scale(table[key])

    def _fail(self, kind: str, number: int, key: str, problem: str) -> None:
        raise ConfigError(f"{self.path}:{self._line(kind, number, key)}: {kind}.{key}: {problem}")

    def _line(self, kind: str, number: int, key: str) -> int:
        """The line, from 1, of a key in the table of a kind that has this number; the table's own line without a key."""
        header = re.compile(rf"\s*\[\[?\s*{kind}\s*\]\]?" if kind else r"\Z.")
        starts = [at for at, line in enumerate(self.lines) if header.match(line)]
        start = starts[number] if number < len(starts) else 0
        if key:
            for at in range(start, len(self.lines)):
                if at > start and self.lines[at].lstrip().startswith("[") and kind and "=" not in self.lines[at]:
                    break
                if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=|\s*\[\[?\s*{re.escape(key)}\b", self.lines[at]):
                    return at + 1
        return start + 1


def _slug(text: str) -> str:
    """The Latin letters and digits of a text in small letters, its words joined by hyphens."""
    return "-".join(_SLUG_PART.findall(text.lower()))


def anchors(patterns: Iterable[str]) -> dict[str, Any]:
    """The fields ``anchors`` and ``beside`` of a pack with these patterns."""
    found: dict[str, list[list[int]]] = {}
    rows: dict[Beside, int] = {}
    for number, pattern in enumerate(patterns):
        for form, variants in sorted(compiled(pattern).variants.items()):
            beside = tuple(_one_of(variants, step) for step in (-1, 1))
            found.setdefault(form, []).append([number, rows.setdefault(beside, len(rows))])  # type: ignore[arg-type]
    return {"anchors": found, "beside": tuple(rows)}


def _one_of(variants: Iterable[Variant], step: int) -> frozenset[str] | None:
    """The forms of which one must stand beside the anchor whichever variant matches, or ``None`` where any word may."""
    found: frozenset[str] = frozenset()
    for elements, anchor, _ in variants:
        element = elements[anchor + step] if 0 <= anchor + step < len(elements) else None
        if element is None or not (element.forms or element.text):
            return None
        found |= element.forms or {element.text.lower()}
    return found
