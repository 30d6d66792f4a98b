"""What people decided about findings: baseline, accepted, dismissed. Kept in a side file, never in a draft.

The file is JSON: ``{"schema": 1, "decisions": [{"fingerprint", "rule", "verdict", "reason", "by", "at", "expires"}]}``. A
baseline is the same file with the verdict ``baseline``. A decision holds for one finding (by ``fingerprint``), or with
``"scope": "desk"`` or ``"house"`` for every finding of the rule on the same ``text``, or for every finding of the rule's
family on the same pair of ``names``. docs/decisions.md describes every key.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import json
import operator
import pathlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from checker.document import Document
from checker.engine import Result
from checker.errors import InputError
from checker.files import alone, write_whole
from checker.finding import Finding, Status
from checker.rule import family
from checker.spool import spooled

SCHEMA = 1
TWO_NAMES = "two different names"
# What reviewers are offered as reasons; any other words are as good.
REASONS = ("correct as it stands", "quoted as it was said", TWO_NAMES, "house style", "false alarm")


class DecisionsError(InputError):
    """A decisions file cannot be used; the message names the file, the entry and what is wrong."""


class Verdict(enum.StrEnum):
    """What was decided: the finding is right, it is to be ignored, or it was there before checking began."""

    ACCEPT = "accept"
    DISMISS = "dismiss"
    BASELINE = "baseline"


class Scope(enum.StrEnum):
    """How far a decision reaches: one finding of one draft, the same words on one desk, or anywhere in the house."""

    DRAFT = "draft"
    DESK = "desk"
    HOUSE = "house"


_STATUS = {Verdict.ACCEPT: Status.ACCEPTED, Verdict.DISMISS: Status.DISMISSED, Verdict.BASELINE: Status.BASELINE}


@dataclasses.dataclass(frozen=True, slots=True)
class Decision:
    """One decision. ``at`` is an ISO 8601 time, ``expires`` an ISO date after which it no longer holds, or empty.

    With scope ``draft``, ``fingerprint`` says which finding; ``path`` and ``text`` are for people, and ``path`` keeps the
    decision from being called stale where that draft was not checked. With a wider scope ``text`` or ``names`` (two of
    them) say which words, and ``desk`` where.
    """

    fingerprint: str
    rule: str
    verdict: Verdict
    reason: str = ""
    by: str = ""
    at: str = ""
    expires: str = ""
    note: str = ""
    scope: Scope = Scope.DRAFT
    desk: str = ""
    text: str = ""
    names: tuple[str, ...] = ()
    path: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What the decision is about; of two decisions with one key the later holds."""
        if self.scope is Scope.DRAFT:
            return (Scope.DRAFT, self.fingerprint)
        if self.names:
            return (self.scope, self.desk, family(self.rule), *sorted(fold(name) for name in self.names))
        return (self.scope, self.desk, self.rule, fold(self.text))

    @property
    def about(self) -> str:
        """What the decision is about, for people."""
        if self.scope is Scope.DRAFT:
            return self.fingerprint
        words = " and ".join(f"“{name}”" for name in self.names) or f"“{self.text}”"
        return f"{self.rule} {words} ({self.scope}{f' {self.desk}' if self.desk else ''})"

    def holds(self, today: datetime.date) -> bool:
        """Whether the decision has not expired."""
        return not self.expires or today <= datetime.date.fromisoformat(self.expires)


class Conflict(NamedTuple):
    """Two decisions about one thing with different verdicts: the one that was kept, and the one that was not."""

    kept: Decision
    lost: Decision


def load(path: pathlib.Path) -> list[Decision]:
    """The decisions of a file. Raises ``DecisionsError``."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DecisionsError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise DecisionsError(f"{path}: not a decisions file: byte {error.start} is not valid UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise DecisionsError(f"{path}: not valid JSON: {error}") from error
    if not isinstance(table, dict) or table.get("schema") != SCHEMA or not isinstance(table.get("decisions"), list):
        raise DecisionsError(f'{path}: not a decisions file: expected {{"schema": {SCHEMA}, "decisions": […]}}')
    return [_decision(entry, f"{path}: decision {number}") for number, entry in enumerate(table["decisions"], 1)]


def plain(decision: Decision) -> dict[str, str | list[str]]:
    """A decision as it stands in the file, without its empty fields."""
    entry: dict[str, str | list[str]] = {}
    for field in dataclasses.fields(decision):
        value = getattr(decision, field.name)
        if isinstance(value, tuple):
            entry[field.name] = list(value)
        elif value != Scope.DRAFT:
            entry[field.name] = str(value)
    return {key: value for key, value in entry.items() if value}


def dump(decisions: Iterable[Decision]) -> str:
    """The text of a decisions file."""
    entries = [plain(decision) for decision in decisions]
    return json.dumps({"schema": SCHEMA, "decisions": entries}, ensure_ascii=False, indent=1) + "\n"


def save(path: pathlib.Path, decisions: Iterable[Decision]) -> None:
    """Write a decisions file whole or not at all."""
    write_whole(path, dump(decisions))


def change(path: pathlib.Path, to: Callable[[list[Decision]], list[Decision]]) -> tuple[list[Decision], list[Decision]]:
    """Change a decisions file while no other process does; returns what was in it and what is now.

    A file that is not there yet counts as empty. Raises ``DecisionsError`` and ``OSError``; the file is then untouched.
    """
    with alone(path):
        known = load(path) if path.exists() else []
        changed = to(known)
        if changed != known or not path.exists():
            save(path, changed)
    return known, changed


def baseline(results: Iterable[Result], *, by: str = "", at: str = "") -> list[Decision]:
    """Decisions that put every present finding aside."""
    return [
        Decision(finding.fingerprint, finding.rule, Verdict.BASELINE, by=by, at=at, path=result.document.path)
        for result in results
        for finding in result.findings
    ]


def merge(files: Iterable[Sequence[Decision]]) -> tuple[list[Decision], list[Conflict]]:
    """Decisions of several files as one: about each thing the later one (by ``at``, else by order), and the conflicts."""
    held: dict[tuple[str, ...], Decision] = {}
    conflicts: list[Conflict] = []
    for decision in (decision for decisions in files for decision in decisions):
        known = held.get(decision.key)
        later = known is None or decision.at >= known.at
        if known is not None and known.verdict is not decision.verdict:
            conflicts.append(Conflict(decision, known) if later else Conflict(known, decision))
        if later:
            held[decision.key] = decision
    return list(held.values()), conflicts


def apply(results: Sequence[Result], decisions: Sequence[Decision], today: datetime.date) -> tuple[Sequence[Result], list[str]]:
    """Results with the status of every finding set, and what stale decisions are about.

    A later decision about the same thing wins; one about a finding wins over one for its desk, and that over one for the
    house. No finding is removed. A decision is stale when it has expired, or when it is about a finding of a draft that
    was checked and no finding carries its fingerprint any more, nor half of it (see ``follow``).
    """
    followed = follow(results, decisions, today)
    held = {decision.key: decision for decision in followed if decision.holds(today)}
    broad = any(decision.scope is not Scope.DRAFT for decision in held.values())
    used: set[tuple[str, ...]] = set()

    def decided(document: Document, finding: Finding) -> Finding:
        keys = _keys(document, finding) if broad else ((str(Scope.DRAFT), finding.fingerprint),)
        decision = next((held[key] for key in keys if key in held), None)
        if decision is None:
            return finding
        used.add(decision.key)
        return dataclasses.replace(finding, status=_STATUS[decision.verdict])

    judged = spooled(
        (
            dataclasses.replace(result, findings=tuple(decided(result.document, finding) for finding in result.findings))
            for result in results
        ),
        operator.attrgetter("size"),
    )
    checked = {file_name(result.document.path) for result in results}
    stale = [
        before.about
        for before, decision in zip(decisions, followed, strict=True)
        if not decision.holds(today)
        or (decision.key not in used and decision.scope is Scope.DRAFT and _was_checked(decision, checked))
    ]
    return judged, list(dict.fromkeys(stale))


def follow(results: Sequence[Result], decisions: Sequence[Decision], today: datetime.date) -> list[Decision]:
    """The same decisions, those about findings whose surroundings were edited with the fingerprint these have now.

    A fingerprint is two halves, for what stands before and after. Where no finding carries the whole, the one finding
    that carries either half, in a draft of the same name where the decision names one, is what the decision was about;
    where there are several, or it is decided already, nothing is.
    """
    about = {decision.fingerprint for decision in decisions if decision.scope is Scope.DRAFT}
    if not about:
        return list(decisions)
    present = {finding.fingerprint for result in results for finding in result.findings if finding.fingerprint in about}
    lost = [
        decision
        for decision in decisions
        if decision.scope is Scope.DRAFT and decision.fingerprint not in present and decision.holds(today)
    ]
    halves: dict[tuple[str, str], set[tuple[str, str]]] = {
        key: set() for decision in lost for key in _halves(decision.fingerprint, decision.rule)
    }
    for result in results if halves else ():
        for finding in result.findings:
            if finding.fingerprint not in present:
                for key in _halves(finding.fingerprint, finding.rule):
                    if key in halves:
                        halves[key].add((file_name(result.document.path), finding.fingerprint))
    targets: dict[str, str] = {}
    for decision in lost:
        name = file_name(decision.path)
        keys = _halves(decision.fingerprint, decision.rule)
        found = {fingerprint for key in keys for path, fingerprint in halves[key] if not name or path == name}
        if len(found) == 1:
            targets[decision.fingerprint] = found.pop()
    wanted = Counter(targets.values())
    return [
        dataclasses.replace(decision, fingerprint=targets[decision.fingerprint])
        if decision.scope is Scope.DRAFT and wanted[targets.get(decision.fingerprint, "")] == 1
        else decision
        for decision in decisions
    ]


def _halves(fingerprint: str, rule: str) -> tuple[tuple[str, str], tuple[str, str]]:
    middle = len(fingerprint) // 2
    return (rule, f"<{fingerprint[:middle]}"), (rule, f">{fingerprint[middle:]}")


def desk_of(document: Document) -> str:
    """The desk a draft belongs to: its metadata's word for it, or else the folder it lies in."""
    return document.metadata.get("desk") or pathlib.PurePath(document.path.replace("\\", "/")).parent.name


def file_name(path: str) -> str:
    """The last part of a path, whichever system wrote it."""
    return pathlib.PurePath(path.replace("\\", "/")).name


def fold(text: str) -> str:
    """Words as decisions on words compare them: in lower case, without white space."""
    return "".join(text.lower().split())


def names_of(document: Document, finding: Finding) -> tuple[str, ...]:
    """The two forms a finding about names sets against each other, or nothing where they are not two."""
    if family(finding.rule) != "names":
        return ()
    forms = {fold(document[place]): document[place] for place in finding.places}
    return tuple(forms.values()) if len(forms) == 2 else ()


def _keys(document: Document, finding: Finding) -> Iterable[tuple[str, ...]]:
    """Keys under which a decision about a finding may be held, the nearest first."""
    yield (Scope.DRAFT, finding.fingerprint)
    names = sorted(fold(name) for name in names_of(document, finding))
    for scope, desk in ((Scope.DESK, desk_of(document)), (Scope.HOUSE, "")):
        yield (scope, desk, finding.rule, fold(finding.text))
        if names:
            yield (scope, desk, family(finding.rule), *names)


def _was_checked(decision: Decision, checked: set[str]) -> bool:
    return not decision.path or file_name(decision.path) in checked


def _decision(entry: Any, where: str) -> Decision:
    if not isinstance(entry, dict):
        raise DecisionsError(f"{where} is not an object")
    known = {field.name: entry[field.name] for field in dataclasses.fields(Decision) if field.name in entry}
    _check_types(known, where)
    scope = known.get("scope", Scope.DRAFT)
    for key, allowed in (("verdict", Verdict), ("scope", Scope)):
        value = known.get(key, scope if key == "scope" else "")
        if value not in list(allowed):
            raise DecisionsError(
                f"{where}: {key} {value!r} is not one of {', '.join(allowed)}" if value else _lacks(where, key)
            )
    wanted = ["rule", "fingerprint" if scope == Scope.DRAFT else "names" if "names" in known else "text"]
    for key in wanted + (["desk"] if scope == Scope.DESK else []):
        if not known.get(key):
            raise DecisionsError(_lacks(where, key))
    if known.get("expires"):
        try:
            datetime.date.fromisoformat(known["expires"])
        except ValueError as error:
            raise DecisionsError(f"{where}: 'expires' must be a date such as 2026-12-31") from error
    names = tuple(known.get("names", ()))
    typed = {"fingerprint": "", "names": names, "verdict": Verdict(known["verdict"]), "scope": Scope(scope)}
    return Decision(**{**known, **typed, "fingerprint": known.get("fingerprint", "")})


def _check_types(known: Mapping[str, Any], where: str) -> None:
    for key, value in known.items():
        if key == "names":
            if not (isinstance(value, list) and len(value) == 2 and all(isinstance(name, str) and name for name in value)):
                raise DecisionsError(f"{where}: 'names' must be a list of two names")
        elif not isinstance(value, str):
            raise DecisionsError(f"{where}: {key!r} must be a string")


def _lacks(where: str, key: str) -> str:
    return f"{where} has no {key!r}"
