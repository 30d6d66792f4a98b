"""What the commands share: rules, configuration and readers put together into a run."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import functools
import operator
import os
import pathlib
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NoReturn, overload

import click

# The rules, and what only some runs need, are imported where they are used: a run that the cache answers loads no rule.
from checker import __version__, across, cache, config, engine, ground, pool
from checker.document import Reading, Register
from checker.finding import Severity
from checker.readers import Draft, drafts
from checker.readers.errors import UnreadableError
from checker.readers.files import ONE_SOURCE
from checker.rule import Need, Rule
from checker.signature import Signature, packages, sign
from checker.spool import Spool

if TYPE_CHECKING:
    from checker.decisions import Decision

ENTRY_POINTS = "newsproof.rules"
OK, FOUND, NOT_CHECKED = 0, 1, 2
STANDARD_OUTPUT = "-"


@dataclasses.dataclass(frozen=True)
class Request:
    """What a user asked for: drafts and how to read them. ``jobs`` 0 is as many processes as the drafts are worth."""

    paths: tuple[str, ...]
    source: str | None = None
    source_language: str | None = None
    date: datetime.date | None = None
    surface: bool = False
    thorough: bool = False
    jobs: int = 1
    cache: bool = True
    timeout: float = 0.0
    profile: bool = False
    columns: tuple[tuple[str, str], ...] = ()
    register: str = ""


def stop(message: str) -> NoReturn:
    """End with exit code 2, the message on standard error."""
    click.echo(f"newsproof: {message}", err=True)
    sys.exit(NOT_CHECKED)


def user() -> str:
    """Who runs this, as the system knows them; empty where it does not, as for a bare number in a container."""
    import getpass

    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""


def plain(text: str) -> str:
    """Text for a line of a terminal or a log: what cannot be printed, line ends and lone surrogates too, is replaced."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def available_rules(house_packs: Sequence[str] = ()) -> list[Rule]:
    """Every rule with default options: the built-in ones, those that other distributions add, and the house packs.

    A distribution's entry point in the group ``newsproof.rules`` names a rule class; ``house_packs`` are folders or files
    with packs. Raises ``config.ConfigError`` for a bad pack, or one that has the id of another rule.
    """
    import importlib.metadata

    import rules
    from checker.pack_rule import house_rules

    found = [rule() for rule in rules.ALL]
    for entry in importlib.metadata.entry_points(group=ENTRY_POINTS):
        found.append(entry.load()())
    return [*found, *house_rules(house_packs, taken={rule.id for rule in found})]


def effective(start: pathlib.Path | None = None) -> tuple[config.Config, list[Rule]]:
    """The configuration that holds in a folder and the rules it enables. Raises ``config.ConfigError``."""
    settings = configuration(start)
    return settings, config.build(settings, available_rules(settings.settings.packs))


def configuration(start: pathlib.Path | None = None) -> config.Config:
    """The configuration that holds in a folder; what it says of rules is not yet looked at. Raises ``config.ConfigError``."""
    return config.load(config.find((start or pathlib.Path.cwd()).resolve()))


def check_model(settings: config.Config, chosen: Sequence[Rule]) -> None:
    """See that the language model that the configuration names can be loaded, where rules need one.

    Raises ``config.ConfigError``. Without a name, rules that need a model are listed as not run where there is none.
    """
    from checker.annotations.models import MODELS, installed_model

    name = settings.settings.model
    if name and any(Need.SYNTAX in rule.needs for rule in chosen) and installed_model(name) is None:
        raise config.ConfigError(
            f"{settings.path}: model: {name!r} is not installed; install it, or leave the key out to use {' or '.join(MODELS)}"
        )


def prepare(request: Request, settings: config.Config | None = None) -> tuple[pool.Task, Signature, config.Config]:
    """How the drafts of a request are checked, the signature of the run, and the configuration that holds.

    Without ``settings`` the configuration of the working directory holds. Raises ``config.ConfigError``, and
    ``RegisterError`` where a register that is required cannot be asked.
    """
    settings = settings or configuration()
    register = house_register(settings, request.register)
    chosen = chosen_rules(settings, request.surface, register is not None)
    check_model(settings, chosen)
    signature = with_register(sign(chosen, version=__version__, model=settings.settings.model), register)
    return _task(request, settings, chosen, signature, register), signature, settings


def house_register(settings: config.Config, url: str = "") -> Register | None:
    """The register that a run asks: the one at ``url``, else that of the configuration, or none."""
    if not (url or settings.register.url):
        return None
    from checker.register.house import HouseRegister

    return HouseRegister(url or settings.register.url, settings.register.required)


def with_register(signature: Signature, register: Register | None) -> Signature:
    """The signature with the present state of the register. Raises ``RegisterError`` where one is required and away."""
    return signature if register is None else dataclasses.replace(signature, register=register.state())


def _prepare_to_recall(request: Request) -> tuple[pool.Task, Signature]:
    """As ``prepare``, but where nothing has changed since an earlier run, rules are loaded when a draft needs them."""
    settings = configuration()
    if request.register or settings.register.url:
        task, signature, _ = prepare(request)
        return task, signature
    kept, under = cache.Cache(cache.default_folder()), ""
    with contextlib.suppress(OSError):
        path = None if settings.path == config.DEFAULT else pathlib.Path(settings.path)
        under = ground.key(path, settings.settings.model, request.surface)
        recalled = ground.recall(kept, under)
        if recalled is not None:
            return _task(request, settings, _Later(settings, request.surface), recalled), recalled
    task, signature, _ = prepare(request)
    if under:
        places = [*packages(task.rules), *map(pathlib.Path, settings.settings.packs)]
        ground.remember(kept, under, signature, places)
    return task, signature


def chosen_rules(settings: config.Config, surface: bool = False, register: bool = False) -> list[Rule]:
    """The rules that a configuration enables, without those that need a parser or a register where there is to be none.

    Raises ``config.ConfigError``.
    """
    enabled = config.build(settings, available_rules(settings.settings.packs))
    unmet = {need for need, holds in ((Need.SYNTAX, not surface), (Need.REGISTER, register)) if not holds}
    return [rule for rule in enabled if unmet.isdisjoint(rule.needs)]


class _Later(Sequence[Rule]):
    """The rules of a run, loaded when they are first asked for."""

    def __init__(self, settings: config.Config, surface: bool) -> None:
        self._settings, self._surface = settings, surface

    @functools.cached_property
    def _rules(self) -> list[Rule]:
        return chosen_rules(self._settings, self._surface)

    @overload
    def __getitem__(self, index: int) -> Rule: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Rule]: ...
    def __getitem__(self, index: int | slice) -> Rule | Sequence[Rule]:
        return self._rules[index]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)


def _task(
    request: Request,
    settings: config.Config,
    chosen: Sequence[Rule],
    signature: Signature,
    register: Register | None = None,
) -> pool.Task:
    return pool.Task(
        rules=chosen,
        reading=Reading(model=settings.settings.model, thorough=request.thorough, register=register),
        source_language=request.source_language or settings.settings.source_language or None,
        date=request.date,
        timeout=request.timeout,
        profile=request.profile,
        signature=str(signature),
        cache=cache.default_folder() if request.cache else None,
        gather=False,
    )


def run(request: Request, progress: Callable[[int, int], None] | None = None) -> engine.Run:
    """Read and check every draft that was asked for. Raises ``config.ConfigError``.

    A draft that cannot be read is listed in the run and does not stop the others; after an interrupt the run holds what
    was done and lists the rest. ``progress`` is told how many drafts of how many are done.
    """
    if request.cache:
        task, signature = _prepare_to_recall(request)
    else:
        task, signature, _ = prepare(request)
    wanted, unreadable = drafts_of(request)
    task = dataclasses.replace(task, gather=len(wanted) > 1)
    results: Spool[engine.Result] = Spool(operator.attrgetter("size"))
    known = len(unreadable)

    def done() -> int:
        return len(results) + len(unreadable) - known

    try:
        for outcome in pool.check_drafts(wanted, task, request.jobs or pool.worthwhile(wanted)):
            if isinstance(outcome, engine.Result):
                results.append(outcome)
            else:
                unreadable.append(outcome)
            if progress is not None:
                progress(done(), len(wanted))
    except KeyboardInterrupt:
        unreadable += [engine.Unreadable(draft.path, "stopped before it was checked") for draft in wanted[done() :]]
    return engine.Run(across.together(results, task.rules, str(signature), task.cache), tuple(unreadable), signature)


def drafts_of(request: Request) -> tuple[list[Draft], list[engine.Unreadable]]:
    """The drafts that a request names, each once and in order, and what cannot be read as drafts."""
    wanted: list[Draft] = []
    unreadable: list[engine.Unreadable] = []
    for path in request.paths:
        try:
            wanted += drafts([path], request.source, request.columns)
        except UnreadableError as error:
            unreadable.append(engine.Unreadable(error.path, error.reason))
    # One file under two spellings of its path is one draft.
    wanted = list({(os.path.normpath(draft.path), draft.item): draft for draft in reversed(wanted)}.values())[::-1]
    if request.source and not pathlib.Path(request.source).is_dir() and len({draft.path for draft in wanted}) > 1:
        return [], [*unreadable, engine.Unreadable(request.source, ONE_SOURCE)]
    return wanted, unreadable


def decided(run: engine.Run, files: Sequence[pathlib.Path], today: datetime.date) -> engine.Run:
    """The run with the decisions of the files applied. Raises ``decisions.DecisionsError``."""
    if not files:
        return run
    from checker import decisions

    known = load_decisions(files)
    results, stale = decisions.apply(run.results, known, today)
    return dataclasses.replace(run, results=results, stale=tuple(stale))


def load_decisions(files: Sequence[pathlib.Path]) -> list[Decision]:
    """The decisions of several files, in order. Raises ``decisions.DecisionsError``."""
    from checker import decisions

    return [decision for path in files for decision in decisions.load(path)]


def exit_code(run: engine.Run, fail_on: str) -> int:
    """0, 1 or 2 as the design fixes them; ``fail_on`` is a severity or ``never``."""
    if not run.complete:
        return NOT_CHECKED
    if fail_on == "never":
        return OK
    threshold = Severity(fail_on)
    return FOUND if any(f.counts and f.severity >= threshold for _, f in run.findings()) else OK
