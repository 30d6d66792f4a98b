"""Drafts to results, one after another or in several processes: in order, with a time limit, and never sunk by one draft."""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import datetime
import gc
import itertools
import multiprocessing
import signal
import threading
from collections.abc import Iterator, Sequence
from types import FrameType

import pebble

from checker.cache import Cache, Kept
from checker.document import Document, Reading
from checker.engine import Result, Unreadable, check
from checker.readers import Draft, read
from checker.readers.errors import UnreadableError
from checker.rule import Rule

# Drafts given to a process at a time, and tasks waiting per process: enough to hide the cost of handing over, few enough
# that memory stays bounded and results come in order.
BATCH = 8
WAITING = 3
# Seconds beyond the time limit after which a process that does not answer, not even to its own alarm, is killed.
GRACE = 2.0

Outcome = Result | Unreadable


class _OutOfTime(BaseException):
    """The time limit of a draft has passed. Not an ``Exception``, so that no rule's fault handling swallows it."""


@dataclasses.dataclass(frozen=True)
class Task:
    """How drafts are checked: the rules, how to read, and the seconds that one draft may take (0: no limit).

    ``signature`` identifies rules, configuration and model for the cache; ``cache`` is its folder, or ``None``.
    """

    rules: Sequence[Rule]
    reading: Reading = dataclasses.field(default_factory=Reading)
    source_language: str | None = None
    date: datetime.date | None = None
    timeout: float = 0.0
    signature: str = ""
    cache: str | None = None


def check_drafts(drafts: Sequence[Draft], task: Task, jobs: int = 1) -> Iterator[Outcome]:
    """Check drafts in ``jobs`` processes and yield an outcome for each, in order.

    A draft that cannot be read, exceeds the time limit or kills its process is yielded as ``Unreadable`` and stops no
    other. The outcomes are the same whatever ``jobs`` is.
    """
    # What is loaded stays, and a draft leaves few cycles behind: the collector need not look at it all again and again.
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    if jobs <= 1 or len(drafts) <= 1:
        cache = Cache(task.cache) if task.cache else None
        for draft in drafts:
            yield check_draft(draft, task, cache)
        return
    yield from _in_processes(drafts, task, jobs)


def check_draft(draft: Draft, task: Task, cache: Cache | None = None) -> Outcome:
    """Read and check one draft within the time limit, or take its findings from the cache."""
    try:
        with _time_limit(task.timeout):
            document = read(draft, reading=task.reading, source_language=task.source_language, date=task.date)
            return _checked(document, task, cache)
    except UnreadableError as error:
        return Unreadable(error.path, error.reason)
    except _OutOfTime:
        return over_time(draft.path, task)


def _checked(document: Document, task: Task, cache: Cache | None) -> Result:
    if cache is None:
        return check(document, task.rules)
    key = cache.key(document, task.signature)
    kept = cache.get(key)
    if kept is not None:
        return Result(document, kept.findings, kept.not_run)
    result = check(document, task.rules)
    if result.checked:
        cache.put(key, Kept(result.findings, result.not_run))
    return result


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


def _in_processes(drafts: Sequence[Draft], task: Task, jobs: int) -> Iterator[Outcome]:
    size = max(1, min(BATCH, len(drafts) // (jobs * 2) or 1))
    batches = iter([drafts[at : at + size] for at in range(0, len(drafts), size)])
    waiting: collections.deque[tuple[Sequence[Draft], pebble.ProcessFuture[list[Outcome]]]] = collections.deque()
    pool = process_pool(task, jobs)
    try:
        while True:
            for batch in itertools.islice(batches, jobs * WAITING - len(waiting)):
                waiting.append((batch, schedule(pool, batch, task)))
            if not waiting:
                break
            batch, future = waiting.popleft()
            try:
                yield from future.result()
            except (pebble.ProcessExpired, TimeoutError):
                yield from _one_by_one(batch, task, pool)
        pool.close()
    finally:  # after an interrupt, or when the caller wants no more, nobody waits for drafts under way
        pool.stop()
        pool.join()


def process_pool(task: Task, jobs: int) -> pebble.ProcessPool:
    """Processes that check drafts. One that dies or overruns its limit is replaced, and only its own task is lost."""
    # Forked processes share the modules and word lists that are loaded already; where there is no forking the
    # interpreter starts them afresh.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    return pebble.ProcessPool(jobs, initializer=_start_worker, initargs=(task,), context=multiprocessing.get_context(method))


def schedule(pool: pebble.ProcessPool, batch: Sequence[Draft], task: Task) -> pebble.ProcessFuture[list[Outcome]]:
    """Give drafts to a process of the pool. Past their time and some grace the process itself is killed."""
    limit = task.timeout * len(batch) + GRACE if task.timeout else None
    return pool.schedule(_work, args=(batch,), timeout=limit)


def _one_by_one(drafts: Sequence[Draft], task: Task, pool: pebble.ProcessPool) -> Iterator[Outcome]:
    """Drafts among which one killed its process: each on its own, so that only that one is lost."""
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
