"""A desk's hot folder: every draft that arrives whole is checked and moved to one of two places, with its report.

A draft is in the inbox until its report is on disk, and then moves in one step, so that whatever kills the watcher a draft
is either still in the inbox or in exactly one of the two places. A lock that the system drops with the process keeps two
watchers from taking one draft.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import itertools
import os
import pathlib
import stat
import threading
import time
from collections.abc import Callable, Iterator

import portalocker
import watchfiles

from checker import audit, compose, decisions, engine, gate, pool
from checker.files import write_whole
from checker.readers import Draft, drafts
from checker.readers.errors import UnreadableError
from checker.register.errors import RegisterError
from checker.signature import Signature
from reports import WRITERS

# The folder is looked through this often (milliseconds) even when the system reports no change: network folders lose events.
RESCAN = 2_000
# Seconds until a draft that could not be delivered is tried again.
RETRY = 60.0
_PARTIAL = (".part", ".partial", ".tmp", ".crdownload", "~")


class WatchError(Exception):
    """The folders cannot be used; the message says which and why."""


@dataclasses.dataclass(frozen=True)
class Folders:
    """Where drafts arrive, where they go, and where their reports go. All on one file system, so that moves are whole."""

    inbox: pathlib.Path
    passed: pathlib.Path
    held: pathlib.Path
    reports: pathlib.Path

    def prepare(self) -> None:
        """Make the folders that are missing. Raises ``WatchError``."""
        if not self.inbox.is_dir():
            raise WatchError(f"{self.inbox}: {'is not a folder' if self.inbox.exists() else 'no such folder to watch'}")
        for folder in (self.passed, self.held, self.reports, self.locks):
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except FileExistsError as error:
                raise WatchError(f"{folder}: is a file, and a folder has to be there") from error
            except OSError as error:
                raise WatchError(f"{folder}: cannot be made: {error.strerror or error}") from error
        for folder in (self.inbox, self.passed, self.held, self.reports, self.locks):
            if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
                raise WatchError(f"{folder}: may not be written to; give this user the right to, or run as another")
        places = [folder.resolve() for folder in (self.inbox, self.passed, self.held)]
        if len(set(places)) < len(places) or self.reports.resolve() == places[0]:
            raise WatchError("inbox, pass and hold must be three folders, and reports must not go to the inbox")
        devices = {folder.stat().st_dev for folder in (self.inbox, self.passed, self.held)}
        if len(devices) > 1:
            raise WatchError("inbox, pass and hold must be on one file system, or a draft could be in two places at once")

    @property
    def locks(self) -> pathlib.Path:
        """Where watchers lock the drafts that they take."""
        return self.reports / ".locks"


@dataclasses.dataclass(frozen=True)
class Watcher:
    """Checks what arrives. ``settle`` is the seconds a file must have stayed as it is to count as whole.

    ``decisions`` are files read anew for every look into the inbox; ``log`` is the audit log. ``said`` is told of every
    draft that was moved and where to, ``failed`` of those that had to stay, which ``waiting`` holds until they are tried
    again (seconds of ``time.monotonic``).
    """

    folders: Folders
    task: pool.Task
    signature: Signature
    policy: gate.Policy
    settle: float = 1.0
    jobs: int = 1
    log: pathlib.Path | None = None
    said: Callable[[gate.Judgement, pathlib.Path], None] = lambda judgement, place: None
    failed: Callable[[pathlib.Path, OSError], None] = lambda path, error: None
    decisions: tuple[pathlib.Path, ...] = ()
    waiting: dict[pathlib.Path, float] = dataclasses.field(default_factory=dict)

    def run(self, stop: threading.Event) -> None:
        """Watch until ``stop`` is set."""
        self.sweep()
        pause = max(50, min(RESCAN, int(1000 * self.settle)))
        for _ in watchfiles.watch(
            self.folders.inbox, stop_event=stop, rust_timeout=pause, yield_on_timeout=True, recursive=False
        ):
            self.sweep()

    def sweep(self) -> int:
        """Check every whole draft that is in the inbox now. Returns how many were moved.

        A draft whose report or log entry cannot be written stays, and is tried again later. Raises ``OSError`` where the
        inbox itself cannot be read, and ``DecisionsError``.
        """
        for path in [path for path, until in self.waiting.items() if until < time.monotonic() or not path.exists()]:
            del self.waiting[path]
        ready = [path for path in sorted(self.folders.inbox.iterdir()) if self._whole(path)]
        known = [one for file in self.decisions for one in decisions.load(file)] if ready else []
        moved = 0
        signature = self._signed()
        task = dataclasses.replace(self.task, signature=str(signature))
        for start in range(0, len(ready), pool.BATCH * max(1, self.jobs)):
            with contextlib.ExitStack() as locks:
                batch = [path for path in ready[start : start + pool.BATCH * max(1, self.jobs)] if self._claim(path, locks)]
                before = {path: _state(path) for path in batch}
                for path, outcomes in self._outcomes([path for path in batch if before[path] is not None], task):
                    if _state(path) != before[path]:  # it was written again while it was read: next time
                        continue
                    results = [outcome for outcome in outcomes if isinstance(outcome, engine.Result)]
                    judged, _ = decisions.apply(results, known, datetime.date.today())
                    unreadable = tuple(outcome for outcome in outcomes if isinstance(outcome, engine.Unreadable))
                    try:
                        self._deliver(path, engine.Run(judged, unreadable, signature))
                        moved += 1
                    except OSError as error:
                        self._stays(path, error)
        return moved

    def _outcomes(self, paths: list[pathlib.Path], task: pool.Task) -> Iterator[tuple[pathlib.Path, list[pool.Outcome]]]:
        """What checking gives, for every document of each file. A link is no draft and is not read: it could lead anywhere."""
        inside: list[tuple[pathlib.Path, list[Draft]]] = []
        for path in paths:
            try:
                if path.is_symlink():
                    raise UnreadableError(str(path), "is a link, not a draft")
                found = drafts([f"{path.parent}/{path.name}"])  # not "-" for a file of that name
                if not found:
                    raise UnreadableError(str(path), "there is no draft in it")
                inside.append((path, found))
            except UnreadableError as error:
                yield path, [engine.Unreadable(error.path, error.reason)]
        checked = pool.check_drafts([draft for _, found in inside for draft in found], task, self.jobs)
        for path, found in inside:
            yield path, list(itertools.islice(checked, len(found)))

    def _stays(self, path: pathlib.Path, error: OSError) -> None:
        self.waiting[path] = time.monotonic() + RETRY
        self.failed(path, error)

    def _signed(self) -> Signature:
        """The signature with the present state of the register; one that is away shows when a draft asks it."""
        try:
            return compose.with_register(self.signature, self.task.reading.register)
        except RegisterError:
            return dataclasses.replace(self.signature, register="away")

    def _whole(self, path: pathlib.Path) -> bool:
        name = path.name
        if name.startswith(".") or name.endswith(_PARTIAL) or path in self.waiting:
            return False
        try:
            status = path.lstat()
        except OSError:
            return False
        return (stat.S_ISREG(status.st_mode) or stat.S_ISLNK(status.st_mode)) and time.time() - status.st_mtime >= self.settle

    def _claim(self, path: pathlib.Path, locks: contextlib.ExitStack) -> bool:
        """Lock a draft for this watcher, or say that another one has it. The system drops the lock with the process."""
        try:
            handle = (self.folders.locks / path.name).open("ab")
        except OSError as error:
            self._stays(path, error)
            return False
        try:
            portalocker.lock(handle, portalocker.LOCK_EX | portalocker.LOCK_NB)
        except portalocker.LockException:
            handle.close()
            return False
        locks.callback(handle.close)
        return os.path.lexists(path)

    def _deliver(self, path: pathlib.Path, run: engine.Run) -> None:
        """Write the report, log the verdict, then move the draft: none leaves the inbox without both.

        A draft whose watcher dies between the last two is checked, and logged, once more. Raises ``OSError``.
        """
        judgements = gate.judge(run, self.policy)
        verdict = gate.overall(judgements)
        judgement = next(one for one in judgements if one.verdict is verdict)
        folder = self.folders.passed if verdict is gate.Verdict.PUBLISH else self.folders.held
        with self._alone(folder):
            place = _free(folder / path.name)
            write_whole(self.folders.reports / f"{place.name}.html", WRITERS["html"](run))
            write_whole(self.folders.reports / f"{place.name}.json", WRITERS["json"](run))
            if self.log is not None:
                now = datetime.datetime.now(datetime.UTC)
                audit.append(self.log, [audit.entry(one, signature=str(run.signature), at=now) for one in judgements])
            path.rename(place)
        self.said(judgement, place)

    @contextlib.contextmanager
    def _alone(self, folder: pathlib.Path) -> Iterator[None]:
        """Hold a folder's lock, so that two watchers never choose one name."""
        with (folder / ".newsproof-lock").open("ab") as handle:
            portalocker.lock(handle, portalocker.LOCK_EX)
            yield


def _state(path: pathlib.Path) -> tuple[int, int, int] | None:
    try:
        status = path.lstat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def _free(path: pathlib.Path) -> pathlib.Path:
    """The path, or the first one numbered after it that no draft has yet."""
    number, candidate = 1, path
    while os.path.lexists(candidate):
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return candidate
