"""Drafts to results, one after another or in several processes: in order, with a time limit, and never sunk by one draft."""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import datetime
import gc
import os
import pathlib
import signal
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from types import FrameType
from typing import TYPE_CHECKING

from checker.cache import Cache, Kept
from checker.document import Document, Reading
from checker.engine import READING, Result, Unreadable, check
from checker.readers import Draft, is_plain_file, read
from checker.readers.errors import UnreadableError
from checker.rule import Rule
from checker.run_rule import NO_FACTS

if TYPE_CHECKING:
    import pebble

# Drafts given to a process at a time, and tasks waiting per process: enough to hide the cost of handing over, few enough
# that memory stays bounded and results come in order.
BATCH = 8
WAITING = 3
# Bytes of drafts (some 8,000 words) below which a second process would start up for longer than it helps.
SMALL = 50_000
# A draft of what nearly every draft has: names, places, figures, a quotation, a sentence that has to be parsed.
_COMMON = """The Foreign Ministry said on Monday that 25 people had left the city of Aleppo.

“We will go on,” said Minister Sergei Vershinin in Geneva. With the results of the talks that achieve it.
"""
# Seconds beyond the time limit after which a process that does not answer, not even to its own alarm, is killed.
GRACE = 2.0

Outcome = Result | Unreadable


class _OutOfTime(BaseException):
    """The time limit of a draft has passed. Not an ``Exception``, so that no rule's fault handling swallows it."""


@dataclasses.dataclass(frozen=True)
class Task:
    """How drafts are checked: the rules, how to read, and the seconds that one draft may take (0: no limit).

    ``signature`` identifies rules, configuration and model for the cache; ``cache`` is its folder, or ``None``. ``profile``
    says whether results tell what took how long, ``gather`` whether drafts are to be compared with one another.
    """

    rules: Sequence[Rule]
    reading: Reading = dataclasses.field(default_factory=Reading)
    source_language: str | None = None
    date: datetime.date | None = None
    timeout: float = 0.0
    signature: str = ""
    cache: str | None = None
    profile: bool = False
    gather: bool = True


def check_drafts(drafts: Sequence[Draft], task: Task, jobs: int = 1) -> Iterator[Outcome]:
    """Check drafts in ``jobs`` processes and yield an outcome for each, in order.

    A draft that cannot be read, exceeds the time limit or kills its process is yielded as ``Unreadable`` and stops no
    other. The outcomes are the same whatever ``jobs`` is.
    """
    cache = Cache(task.cache) if task.cache else None
    with _collector_as_it_was():
        if jobs > 1 and len(drafts) > 1:
            yield from _in_processes(drafts, task, jobs, cache)
            return
        _collect_seldom()
        for draft in drafts:
            yield check_draft(draft, task, cache)


def worthwhile(drafts: Iterable[Draft]) -> int:
    """How many processes drafts are worth: the cores, or one where it has checked them before a second one is ready."""
    total = 0
    for draft in drafts:
        with contextlib.suppress(OSError):
            total += pathlib.Path(draft.path).stat().st_size
        if total > SMALL:
            return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 1


def _collect_seldom() -> None:
    """What is loaded stays, and a draft leaves few cycles behind: the collector need not look at it all again and again."""
    gc.freeze()
    gc.set_threshold(500_000, 20, 100)


@contextlib.contextmanager
def _collector_as_it_was() -> Iterator[None]:
    """Whoever imports the checker has a process of their own to run: leave its collector as it was."""
    before = gc.get_threshold()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def check_draft(draft: Draft, task: Task, cache: Cache | None = None) -> Outcome:
    """Read and check one draft within the time limit, or take its findings from the cache."""
    try:
        with _time_limit(task.timeout):
            began = time.perf_counter()
            document = read(draft, reading=task.reading, source_language=task.source_language, date=task.date)
            document.seconds[READING] = time.perf_counter() - began
            return _checked(document, task, cache)
    except UnreadableError as error:
        return Unreadable(error.path, error.reason)
    except _OutOfTime:
        return over_time(draft.path, task)


def _checked(document: Document, task: Task, cache: Cache | None) -> Result:
    if cache is None:
        return _checked_now(document, task)
    key = cache.key(document, task.signature)
    known = _kept(document, key, cache, task)
    if known is not None:
        return known
    result = _checked_now(document, task)
    if result.checked:
        cache.put(key, Kept(result.findings, result.not_run, result.facts if task.gather else None))
    return result


def _checked_now(document: Document, task: Task) -> Result:
    result = check(document, task.rules, gather=task.gather)
    return result if task.profile else dataclasses.replace(result, seconds={})


def _kept(document: Document, key: str, cache: Cache, task: Task) -> Result | None:
    kept = cache.get(key)
    if kept is None or (task.gather and kept.facts is None):
        return None
    return Result(document, kept.findings, kept.not_run, facts=kept.facts or NO_FACTS)


def _known(draft: Draft, task: Task, cache: Cache | None) -> Outcome | None:
    """What the cache says of a draft, or ``None``. Files that take a parser to be read are left to the processes."""
    if cache is None or not is_plain_file(draft):
        return None
    try:
        document = read(draft, reading=task.reading, source_language=task.source_language, date=task.date)
    except UnreadableError as error:
        return Unreadable(error.path, error.reason)
    return _kept(document, cache.key(document, task.signature), cache, task)


@contextlib.contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise ``_OutOfTime`` in this thread after ``seconds``. Needs POSIX timers and the main thread; else no limit."""
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise _OutOfTime

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


_worker: tuple[Task, Cache | None] | None = None


def _start_worker(task: Task) -> None:
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker = task, Cache(task.cache) if task.cache else None


def _work(batch: Sequence[Draft]) -> list[Outcome]:
    assert _worker is not None
    return [check_draft(draft, *_worker) for draft in batch]


def _in_processes(drafts: Sequence[Draft], task: Task, jobs: int, cache: Cache | None) -> Iterator[Outcome]:
    """Outcomes in order: those that the cache knows at once, the others from processes."""
    size = max(1, min(BATCH, len(drafts) // (jobs * 2) or 1))
    crew = _Crew(task, jobs, size)
    line: collections.deque[Outcome | _Batch] = collections.deque()
    try:
        for draft in drafts:
            known = _known(draft, task, cache)
            line.append(crew.give(draft) if known is None else known)
            if len(line) > jobs * WAITING * size:
                yield crew.take(line.popleft())
        crew.send()
        while line:
            yield crew.take(line.popleft())
        crew.close()
    finally:  # after an interrupt, or when the caller wants no more, nobody waits for drafts under way
        crew.stop()


class _Batch:
    """Drafts that go to a process together; ``outcomes`` come in their order."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.future: pebble.ProcessFuture[list[Outcome]] | None = None
        self.outcomes: Iterator[Outcome] | None = None


class _Crew:
    """Processes that check drafts. They start when there is a first batch for them."""

    def __init__(self, task: Task, jobs: int, size: int) -> None:
        self._task, self._jobs, self._size = task, jobs, size
        self._pool: pebble.ProcessPool | None = None
        self._open = _Batch()

    def give(self, draft: Draft) -> _Batch:
        """Put a draft into a batch, which goes to a process when it is full."""
        batch = self._open
        batch.drafts.append(draft)
        if len(batch.drafts) == self._size:
            self.send()
        return batch

    def send(self) -> None:
        """Give the open batch to a process, full or not."""
        if self._open.drafts:
            self._open.future = schedule(self._processes(), self._open.drafts, self._task)
            self._open = _Batch()

    def take(self, place: Outcome | _Batch) -> Outcome:
        """The outcome at a place of the line; a batch gives its outcomes one after another."""
        if not isinstance(place, _Batch):
            return place
        if place.future is None:
            self.send()
        if place.outcomes is None:
            place.outcomes = self._outcomes(place)
        return next(place.outcomes)

    def _outcomes(self, batch: _Batch) -> Iterator[Outcome]:
        import pebble

        assert batch.future is not None
        try:
            yield from batch.future.result()
        except (pebble.ProcessExpired, TimeoutError):
            yield from _one_by_one(batch.drafts, self._task, self._processes())

    def _processes(self) -> pebble.ProcessPool:
        if self._pool is None:
            _warm_up(self._task)
            self._pool = process_pool(self._task, self._jobs)
        return self._pool

    def close(self) -> None:
        """Every outcome was taken."""
        if self._pool is not None:
            self._pool.close()

    def stop(self) -> None:
        """End the processes, whatever they are doing."""
        if self._pool is not None:
            self._pool.stop()
            self._pool.join()


def _warm_up(task: Task) -> None:
    """Let rules load the lists and the model that they need, so that the processes forked from this one share them."""
    check(Document(_COMMON, reading=task.reading), task.rules)
    _collect_seldom()


def process_pool(task: Task, jobs: int) -> pebble.ProcessPool:
    """Processes that check drafts. One that dies or overruns its limit is replaced, and only its own task is lost."""
    # Forked processes share the modules and word lists that are loaded already; where there is no forking the
    # interpreter starts them afresh.
    import multiprocessing

    import pebble

    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    return pebble.ProcessPool(jobs, initializer=_start_worker, initargs=(task,), context=multiprocessing.get_context(method))


def schedule(pool: pebble.ProcessPool, batch: Sequence[Draft], task: Task) -> pebble.ProcessFuture[list[Outcome]]:
    """Give drafts to a process of the pool. Past their time and some grace the process itself is killed."""
    limit = task.timeout * len(batch) + GRACE if task.timeout else None
    return pool.schedule(_work, args=(batch,), timeout=limit)


def _one_by_one(drafts: Sequence[Draft], task: Task, pool: pebble.ProcessPool) -> Iterator[Outcome]:
    """Drafts among which one killed its process: each on its own, so that only that one is lost."""
    import pebble

    for draft in drafts:
        try:
            yield from schedule(pool, [draft], task).result()
        except pebble.ProcessExpired:
            yield Unreadable(draft.path, "the process that checked it died; check this draft alone to see why")
        except TimeoutError:
            yield over_time(draft.path, task)


def over_time(path: str, task: Task) -> Unreadable:
    """A draft that took longer than it may."""
    return Unreadable(path, f"took longer than the limit of {task.timeout:g} s")
