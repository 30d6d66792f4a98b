"""The rule that a pack is: matches its entries and reports them."""

from __future__ import annotations

import dataclasses
import functools
import pathlib
from collections.abc import Callable, Collection, Iterable, Iterator, KeysView, Sequence
from typing import Any, ClassVar, NamedTuple, cast

from checker import packs
from checker.annotations.forms import Forms, forms
from checker.annotations.tokens import tokens
from checker.config import ConfigError
from checker.document import Document, annotation
from checker.finding import Category, Confidence, Finding, Severity, Span
from checker.lazy import regex
from checker.packs import Entry, Pack
from checker.patterns import Match, compiled, filled, find
from checker.rule import Example, Rule
from checker.shelf import Anchor, shelf

# Words before a match that are read to tell a participle from a past tense (has not yet entered).
_BEFORE = 3
_BLANK_LINE = regex(r"\n[^\S\n]*\n")


class _Found(NamedTuple):
    start: int
    end: int
    entry: Entry
    match: Match


class _Place(NamedTuple):
    """Where an entry may match: its anchor's form, the entry's number in its pack, and the number of the token."""

    form: str
    entry: int
    at: int


def _tried(index: Forms, known: KeysView[str], anchor: Callable[[str], Anchor]) -> dict[str, list[_Place]]:
    """By name of the pack, where its entries may match: at forms that are ``known``, each of which has an ``anchor``."""
    lower = [*index.lower, ""]
    found: dict[str, list[_Place]] = {}
    for form in known & index.places.keys():
        behind, beside, anywhere = anchor(form)
        for at in index.places[form]:
            before, after = lower[at - 1], lower[at + 1]
            for rows in (behind.get(after), beside.get(before), anywhere):
                for name, number, wanted in rows or ():
                    if wanted is None or before in wanted:
                        found.setdefault(name, []).append(_Place(form, number, at))
    return found


@annotation
def _met(document: Document) -> dict[str, dict[str, list[_Place]]]:
    """What ``_tried`` found for each folder of packs; a rule that asks first fills in its own folder."""
    return {}


class _Examples:
    """The examples of a pack, read from its file when somebody asks the class for them."""

    def __get__(self, instance: PackRule | None, owner: type[PackRule]) -> tuple[Example, ...]:
        return tuple(example for _, example in owner.with_examples().examples)


class PackRule(Rule):
    """A rule whose knowledge is a pack, ``file``, with its compiled form beside it.

    ``shelved`` is where that form has it: the folder and the name of the pack. ``house`` is whether a desk wrote the pack.
    """

    severity = Severity.MINOR
    confidence = Confidence.LIKELY
    category = Category.UNIDIOMATIC
    examples = cast(tuple[Example, ...], _Examples())
    file: ClassVar[pathlib.Path]
    shelved: ClassVar[tuple[str, str]]
    house: ClassVar[bool] = False

    @dataclasses.dataclass(frozen=True)
    class Options:
        """``off``: ids of entries that are switched off."""

        off: tuple[str, ...] = ()

    def __init_subclass__(cls) -> None:
        if "file" in cls.__dict__:
            cls.shelved = str(cls.file.parent), cls.file.stem

    @classmethod
    def pack(cls) -> Pack:
        """The pack as it is matched."""
        folder, name = cls.shelved
        return shelf(folder).pack(name)

    @classmethod
    def with_examples(cls) -> Pack:
        """The pack as its file has it, with the examples of every entry."""
        return packs.load(cls.file, cls.id.partition("/")[0])

    def check(self, document: Document) -> Iterator[Finding]:
        pack, places = self.pack(), self.places(document)
        matches = _without_overlaps(self._matches(document, pack, places)) if places else ()
        yield from _together((found.entry.id, self._finding(document, pack, found)) for found in matches)
        for mix in pack.mixes:
            yield from self._mixed(document, mix)

    def places(self, document: Document) -> Sequence[_Place]:
        """Where entries of the pack may match."""
        folder, name = self.shelved
        met = _met(document)
        if folder not in met:
            shipped = shelf(folder)
            met[folder] = _tried(forms(document), shipped.forms, shipped.anchor)
        return met[folder].get(name, ())

    def _matches(self, document: Document, pack: Pack, places: Sequence[_Place]) -> Iterator[_Found]:
        reading, lower = tokens(document), forms(document).lower
        language = _language(document)
        whole = pack.language in ("", language)
        for form, number, at in places:
            entry = pack.entries[number]
            if entry.id in self.options.off or not (whole or entry.any_language or language in entry.also):
                continue
            match = find(compiled(entry.pattern), form, at, reading, lower)
            if match is not None:
                start, end = reading[match.first].start, reading[match.last].end
                if not _BLANK_LINE.search(document.prose, start, end):
                    yield _Found(start, end, entry, match)

    def _finding(self, document: Document, pack: Pack, found: _Found) -> Finding:
        entry, span = found.entry, (found.start, found.end)
        text = " ".join(document[span].split())
        suggestions = self._suggestions(document, found)
        if entry.message:
            message = f"“{text}”: {entry.message}"
        elif entry.renders and pack.language != _language(document):
            message = f"“{text}” is translator’s English, word for word as {pack.name} “{entry.renders}”"
        elif entry.renders:
            message = f"“{text}” puts {pack.name} “{entry.renders}” into English word for word"
        elif pack.family == "calques" or not self.house:
            message = f"“{text}” is translator’s English"
        else:
            wanted = " or ".join(f"“{one}”" for one in suggestions)
            message = f"“{text}” is not house style" + (f"; write {wanted}" if wanted else "")
        if entry.note:
            message += f": {entry.note}"
        # An entry's own level is the pack's default unless it says otherwise.
        return self.finding(
            document, span, message, suggestions=suggestions, severity=entry.severity, confidence=entry.confidence
        )

    @staticmethod
    def _suggestions(document: Document, found: _Found) -> list[str]:
        reading, match = tokens(document), found.match
        pattern = compiled(found.entry.pattern)
        texts = {item: document.prose[reading[a].start : reading[b].end] for item, (a, b) in match.items.items()}
        before = " ".join(token.text for token in reading[max(0, match.first - _BEFORE) : match.first])
        text = document[(found.start, found.end)]
        made: dict[str, None] = {}
        for better in found.entry.better:
            suggestion = filled(better, pattern, match, texts, before)
            if text[:1].isupper() and not text.isupper():
                suggestion = suggestion[:1].upper() + suggestion[1:]
            if suggestion and suggestion != text:
                made[suggestion] = None
        return list(made)

    def _mixed(self, document: Document, mix: Sequence[str]) -> Iterator[Finding]:
        """One finding where a draft has two or more of a set: at the rarer ones, beside the commonest."""
        reading, index = tokens(document), forms(document)
        places: dict[str, list[Span]] = {}
        for wording in mix:
            pattern = compiled(wording)
            for form in pattern.variants.keys() & index.places.keys():
                for at in index.places[form]:
                    match = find(pattern, form, at, reading, index.lower)
                    if match is not None:
                        places.setdefault(wording, []).append(Span(reading[match.first].start, reading[match.last].end))
        if len(places) < 2:
            return
        kept = max(mix, key=lambda wording: (len(places.get(wording, ())), -mix.index(wording)))
        odd = sorted(span for wording, spans in places.items() if wording != kept for span in spans)
        texts = dict.fromkeys(document[span].lower() for span in odd)
        message = f"“{'” and “'.join(texts)}” and “{document[min(places[kept])].lower()}” are mixed in one draft"
        finding = self.finding(document, odd[0], message, related=odd[1:])
        yield dataclasses.replace(finding, category=Category.INCONSISTENT_TERMINOLOGY)


def _language(document: Document) -> str:
    """The language that the draft was translated from, without its region; empty if unknown."""
    return (document.source_language or "").partition("-")[0].lower()


def _without_overlaps(found: Iterator[_Found]) -> list[_Found]:
    """The matches in order of place; where two overlap, the longer one."""
    kept: list[_Found] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start, one.entry.id)):
        places = range(one.match.first, one.match.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _together(findings: Iterable[tuple[str, Finding]]) -> Iterator[Finding]:
    """One finding for an entry, at its first place, the other places related.

    Words that have a replacement keep a finding for each place, because a replacement is applied where its finding stands.
    """
    kinds: dict[tuple[str, int], list[Finding]] = {}
    for entry, one in findings:
        kinds.setdefault((entry, one.span.start if one.suggestions else -1), []).append(one)
    for alike in kinds.values():
        first, *others = alike
        if not others:
            yield first
            continue
        message = f"{first.message} ({len(alike)} times)"
        yield dataclasses.replace(first, message=message, related=tuple(one.span for one in others))


class HousePackRule(PackRule):
    """A house pack. Each pack has a class of its own, made by ``house_rule``, so that it has an id as every rule has."""

    category = Category.WRONG_TERM
    house = True
    loaded: ClassVar[Pack]

    @classmethod
    def pack(cls) -> Pack:
        return cls.loaded

    @classmethod
    def with_examples(cls) -> Pack:
        return cls.loaded

    def places(self, document: Document) -> Sequence[_Place]:
        table = self._table()
        return _tried(forms(document), table.keys(), table.__getitem__).get("", ())

    @classmethod
    @functools.cache
    def _table(cls) -> dict[str, Anchor]:
        pack = cls.loaded
        rows = {form: [("", number, pack.beside[row]) for number, row in tried] for form, tried in pack.anchors.items()}
        return {form: Anchor.of(tried) for form, tried in rows.items()}

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self.loaded, self.file, self.options.off, self.fixed_severity, self.fixed_confidence)


def house_rule(pack: Pack, path: pathlib.Path) -> HousePackRule:
    """The rule of one house pack, with default options. Its manual page lists the entries."""
    lines = [pack.about or f"House pack {pack.name}.", "", f"From {path.name}. Entries:", ""]
    lines += [f"  {entry.id}: {entry.pattern}" for entry in pack.entries]
    lines += [f"  never in one draft: {', '.join(mix)}" for mix in pack.mixes]
    members: dict[str, Any] = {
        "__module__": __name__,
        "__doc__": "\n".join(lines),
        "id": pack.rule_id,
        "severity": pack.severity,
        "confidence": pack.confidence,
        "loaded": pack,
        "file": path,
        "knowledge": pack.digest,
    }
    rule: HousePackRule = type("HousePack", (HousePackRule,), members)()
    return rule


def _restored(
    pack: Pack, path: pathlib.Path, off: tuple[str, ...], severity: Severity | None, confidence: Confidence | None
) -> HousePackRule:
    rule = house_rule(pack, path)
    rule.options = PackRule.Options(off)
    rule.fixed_severity, rule.fixed_confidence = severity, confidence
    return rule


def house_rules(folders: Sequence[str], taken: Collection[str] = ()) -> list[PackRule]:
    """The rules of every pack (``*.toml``) in folders; a path may also be one file.

    Raises ``ConfigError`` for a folder that is not there, a bad pack, or a pack whose id is among ``taken`` or that of another.
    """
    found: dict[str, PackRule] = {}
    for folder in folders:
        path = pathlib.Path(folder)
        if not path.exists():
            raise ConfigError(f"packs: {folder}: there is no such folder or file")
        files = [path] if path.is_file() else sorted(path.glob("*.toml"))
        for file in files:
            rule = house_rule(packs.load(file), file)
            if rule.id in found or rule.id in taken:
                raise ConfigError(f"{file}:1: pack.name: there is a rule {rule.id!r} already; give the pack another name")
            found[rule.id] = rule
    return list(found.values())


def failures(rule: PackRule) -> list[str]:
    """What the examples of a pack show to be wrong, a line for each: what was to be found, and what was."""
    found: list[str] = []
    for name, example in rule.with_examples().examples:
        document = Document(example.text, source_language=example.source_language)
        places = sorted({place for finding in rule.check(document) for place in finding.places})
        if places != sorted(example.spans):
            wanted, got = (_quoted(document, spans) for spans in (example.spans, places))
            found.append(f"{name}: {example.marked}\n    to be found: {wanted}; found: {got}")
    return found


def _quoted(document: Document, spans: Sequence[Span]) -> str:
    return ", ".join(f"“{document[span]}”" for span in spans) or "nothing"
