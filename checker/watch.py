"""A desk's hot folder: every draft that arrives whole is checked and moved to one of two places, with its report.

A draft is in the inbox until its report is on disk, and then moves in one step, so that whatever kills the watcher a draft
is either still in the inbox or in exactly one of the two places. A lock that the system drops with the process keeps two
watchers from taking one draft.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import pathlib
import threading
import time
from collections.abc import Callable, Iterator

import portalocker
import watchfiles

from checker import audit, engine, gate, pool
from checker.files import write_whole
from checker.readers import Draft
from reports import WRITERS

# The folder is looked through this often (milliseconds) even when the system reports no change: network folders lose events.
RESCAN = 2_000
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
            raise WatchError(f"{self.inbox}: no such folder to watch")
        for folder in (self.passed, self.held, self.reports):
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise WatchError(f"{folder}: cannot be made: {error.strerror or error}") from error
        places = [folder.resolve() for folder in (self.inbox, self.passed, self.held)]
        if len(set(places)) < len(places) or self.reports.resolve() == places[0]:
            raise WatchError("inbox, pass and hold must be three folders, and reports must not go to the inbox")
        devices = {folder.stat().st_dev for folder in (self.inbox, self.passed, self.held)}
        if len(devices) > 1:
            raise WatchError("inbox, pass and hold must be on one file system, or a draft could be in two places at once")


@dataclasses.dataclass(frozen=True)
class Watcher:
    """Checks what arrives. ``settle`` is the seconds a file must have stayed as it is to count as whole."""

    folders: Folders
    task: pool.Task
    signature: engine.Signature
    policy: gate.Policy
    settle: float = 1.0
    jobs: int = 1
    log: pathlib.Path | None = None
    said: Callable[[gate.Judgement, pathlib.Path], None] = lambda judgement, place: None

    def run(self, stop: threading.Event) -> None:
        """Watch until ``stop`` is set."""
        self.sweep()
        pause = max(50, min(RESCAN, int(1000 * self.settle)))
        for _ in watchfiles.watch(
            self.folders.inbox, stop_event=stop, rust_timeout=pause, yield_on_timeout=True, recursive=False
        ):
            self.sweep()

    def sweep(self) -> int:
        """Check every whole draft that is in the inbox now. Returns how many were moved."""
        ready = [path for path in sorted(self.folders.inbox.iterdir()) if self._whole(path)]
        moved = 0
        for start in range(0, len(ready), pool.BATCH * max(1, self.jobs)):
            with contextlib.ExitStack() as locks:
                batch = [path for path in ready[start : start + pool.BATCH * max(1, self.jobs)] if self._claim(path, locks)]
                before = {path: _state(path) for path in batch}
                found = [Draft(str(path)) for path in batch if before[path] is not None]
                for draft, outcome in zip(found, pool.check_drafts(found, self.task, self.jobs), strict=True):
                    path = pathlib.Path(draft.path)
                    if _state(path) == before[path]:  # else it was written again while it was read: next time
                        self._deliver(path, outcome)
                        moved += 1
        return moved

    def _whole(self, path: pathlib.Path) -> bool:
        name = path.name
        if name.startswith(".") or name.endswith(_PARTIAL):
            return False
        try:
            status = path.stat()
        except OSError:
            return False
        return path.is_file() and time.time() - status.st_mtime >= self.settle

    def _claim(self, path: pathlib.Path, locks: contextlib.ExitStack) -> bool:
        """Lock a draft for this watcher, or say that another one has it. The system drops the lock with the process."""
        folder = self.folders.reports / ".locks"
        folder.mkdir(exist_ok=True)
        handle = (folder / path.name).open("ab")
        try:
            portalocker.lock(handle, portalocker.LOCK_EX | portalocker.LOCK_NB)
        except portalocker.LockException:
            handle.close()
            return False
        locks.callback(handle.close)
        return path.exists()

    def _deliver(self, path: pathlib.Path, outcome: pool.Outcome) -> None:
        """Write the report, then move the draft, then log the verdict."""
        if isinstance(outcome, engine.Result):
            judgement = gate.judge_result(outcome, self.policy)
            run = engine.Run((outcome,), (), self.signature)
        else:
            judgement = gate.Judgement(outcome.path, gate.Verdict.NOT_CHECKED, outcome.reason)
            run = engine.Run((), (outcome,), self.signature)
        folder = self.folders.passed if judgement.verdict is gate.Verdict.PUBLISH else self.folders.held
        with self._alone(folder):
            place = _free(folder / path.name)
            write_whole(self.folders.reports / f"{place.name}.html", WRITERS["html"](run))
            write_whole(self.folders.reports / f"{place.name}.json", WRITERS["json"](run))
            path.rename(place)
        if self.log is not None:
            now = datetime.datetime.now(datetime.UTC)
            audit.append(self.log, [audit.entry(judgement, signature=str(self.signature), at=now)])
        self.said(judgement, place)

    @contextlib.contextmanager
    def _alone(self, folder: pathlib.Path) -> Iterator[None]:
        """Hold a folder's lock, so that two watchers never choose one name."""
        with (folder / ".newsproof-lock").open("ab") as handle:
            portalocker.lock(handle, portalocker.LOCK_EX)
            yield


def _state(path: pathlib.Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def _free(path: pathlib.Path) -> pathlib.Path:
    """The path, or the first one numbered after it that no draft has yet."""
    number, candidate = 1, path
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return candidate
