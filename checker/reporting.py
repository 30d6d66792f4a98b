"""From a run to its reports: what they show beside it, and where they are written."""

from __future__ import annotations

import datetime
import functools
import pathlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import click

from checker import engine
from checker.compose import STANDARD_OUTPUT, Request, available_rules, drafts_of, effective, load_decisions, stop
from checker.document import Reading
from checker.errors import InputError
from checker.readers import Draft, read
from checker.readers.errors import UnreadableError
from checker.rule import Need
from reports import WRITERS, format_of
from reports.extras import NONE, Extras, Point


def extras(
    run: engine.Run,
    today: datetime.date,
    *,
    decision_files: Sequence[pathlib.Path] = (),
    earlier: Sequence[str] = (),
    now: tuple[Point, ...] = (),
    references: pathlib.Path | None = None,
    surface: bool = False,
    register: str = "",
) -> Extras:
    """What reports show beside a run: decisions in full, earlier runs, manual pages, rules that are off, references.

    ``earlier`` are JSON reports, folders of them, or databases that keep runs, ``now`` is this run's part in the trend;
    ``references`` is a folder with the edited drafts under the same names, or one file for a single draft. Raises
    ``decisions.DecisionsError``, ``history.HistoryError`` and ``UnreadableError``.
    """
    from checker import decisions, trends

    of_rules = functools.cache(lambda: _of_rules(surface, register))
    return Extras(
        decisions=tuple(decisions.follow(run.results, load_decisions(decision_files), today)),
        history=trends.earlier(earlier),
        now=now,
        manuals=_Asked(lambda: of_rules()[0]),
        off=_Asked(lambda: of_rules()[1]),
        references=_references(run, references),
    )


class _Asked(Mapping[str, str]):
    """A mapping that is made when it is first asked for: most reports need nothing of the rules."""

    def __init__(self, make: Callable[[], Mapping[str, str]]) -> None:
        self._make = make

    def __getitem__(self, name: str) -> str:
        return self._make()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._make())

    def __len__(self) -> int:
        return len(self._make())


def _of_rules(surface: bool, register: str) -> tuple[dict[str, str], dict[str, str]]:
    """The manual page of each rule, and why a rule is off. Raises ``config.ConfigError``."""
    import inspect

    settings, chosen = effective()
    available = available_rules()
    on = {rule.id for rule in chosen}
    off = {
        rule.id: "off in the configuration" if rule.enabled else "off unless the configuration turns it on"
        for rule in available
    }
    if surface:
        off |= {rule.id: "left out by --surface" for rule in chosen if Need.SYNTAX in rule.needs}
        on -= {rule.id for rule in chosen if Need.SYNTAX in rule.needs}
    if not (register or settings.register.url):
        off |= {rule.id: Need.REGISTER.value for rule in chosen if Need.REGISTER in rule.needs}
        on -= {rule.id for rule in chosen if Need.REGISTER in rule.needs}
    manuals = {rule.id: inspect.cleandoc(rule.__doc__ or "") for rule in available}
    return manuals, {rule: why for rule, why in off.items() if rule not in on}


def points(run: engine.Run, *, system: str = "", desk: str = "") -> tuple[Point, ...]:
    """A run of this moment as points of the trend; ``system`` and ``desk`` where its drafts name none."""
    from reports import history

    return history.points(run, datetime.datetime.now(datetime.UTC).replace(microsecond=0), system=system, desk=desk)


def keep(places: Sequence[str], now: Sequence[Point]) -> None:
    """Add a run to the databases among the places; where that fails, say so and go on: the drafts have been checked."""
    if not places:
        return
    from checker import trends

    try:
        trends.keep(places, now)
    except InputError as error:
        click.echo(f"newsproof: the run is not kept for the trend: {error}", err=True)


def _references(run: engine.Run, place: pathlib.Path | None) -> dict[str, str]:
    if place is None:
        return {}
    if not place.exists():
        raise UnreadableError(str(place), "no such reference file or folder")
    if not place.is_dir() and len(run.results) > 1:
        raise UnreadableError(
            str(place), "one reference cannot serve several drafts; give a folder with files of the same names"
        )
    beside = {
        result.document.path: place / pathlib.PurePath(result.document.path).name if place.is_dir() else place
        for result in run.results
    }
    return {path: read(Draft(str(file)), reading=Reading()).text for path, file in beside.items() if file.is_file()}


def write_reports(
    run: engine.Run, outputs: Sequence[tuple[str, pathlib.Path]], extras: Extras = NONE
) -> list[tuple[str, pathlib.Path]]:
    """Write reports, each file whole or not at all, or to standard output for ``-``.

    One that cannot be written is said on standard error and keeps no other from being written. Returns those written;
    where these are not all, nothing was reported as it was asked for, and the run ends with exit code 2.
    """
    from checker.files import write_together

    written: list[tuple[str, pathlib.Path]] = []
    for name, path in outputs:
        if str(path) == STANDARD_OUTPUT:
            content = WRITERS[name].stream(run, extras)
            for piece in [content] if isinstance(content, str | bytes) else content:
                click.echo(piece, nl=False)
            written.append((name, path))
            continue
        try:
            write_together((path.parent / file, content) for file, content in WRITERS[name].files(run, path.name, extras))
            written.append((name, path))
        except OSError as error:
            click.echo(f"newsproof: {path}: cannot be written: {error.strerror or error}", err=True)
    return written


def outputs(reports: Sequence[str], **named: pathlib.Path | None) -> list[tuple[str, pathlib.Path]]:
    """Formats and files from ``--report FORMAT=FILE`` and the options that name a format."""
    found = [(name, path) for name, path in named.items() if path is not None]
    for report in reports:
        name, is_named, file = report.partition("=")
        if not is_named:
            name, file = format_of(report) or "", report
        if name not in WRITERS or not file:
            stop(f"--report {report}: expected FORMAT=FILE with FORMAT one of {', '.join(WRITERS)}")
        found.append((name, pathlib.Path(file)))
    seen: set[pathlib.Path] = set()
    for _, path in found:
        if path in seen:
            stop(f"{path}: two reports cannot go to one place; give each its own file")
        seen.add(path)
    return found


def spare(paths: Iterable[pathlib.Path], request: Request, *sides: pathlib.Path) -> None:
    """End with exit code 2 where a file that is to be written is a draft or source of the request, or one of ``sides``."""
    there = {path.resolve(): path for path in paths if str(path) != STANDARD_OUTPUT and path.exists()}
    if not there:
        return
    in_drafts = (file for draft in drafts_of(request)[0] for file in (draft.path, draft.source))
    for file in (*sides, *in_drafts):
        path = there.get(pathlib.Path(file).resolve()) if file is not None and file != STANDARD_OUTPUT else None
        if path is not None:
            stop(f"{path}: is read in this run and would be overwritten; give what is written another name")
