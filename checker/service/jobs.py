"""Drafts under way: worker processes behind a bounded queue."""

from __future__ import annotations

import asyncio
import collections
import multiprocessing
from collections.abc import Callable
from typing import Any

import pebble

from checker.service.settings import ServiceSettings
from checker.service.work import Job, do, start

# Drafts after which a worker is replaced, in case a library leaks. Starting anew takes it seconds, so that is seldom.
_TASKS = 20_000


class Busy(Exception):
    """The queue is full; ``retry_after`` says in how many seconds to come again."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("the queue is full")
        self.retry_after = retry_after


class OverTime(Exception):
    """The draft took longer than it may; its process was killed."""


class Died(Exception):
    """The process that checked the draft died."""


class Jobs:
    """A bounded number of drafts in worker processes. One that hangs or crashes its process loses only itself."""

    def __init__(self, settings: ServiceSettings, function: Callable[[Job], dict[str, Any]] = do) -> None:
        self._settings = settings
        self._function = function
        self._pool = self._new_pool()
        self._under_way = 0
        self._lasted: collections.deque[float] = collections.deque([1.0], maxlen=50)

    def _new_pool(self) -> pebble.ProcessPool:
        context = multiprocessing.get_context("spawn")
        return pebble.ProcessPool(
            self._settings.workers,
            max_tasks=_TASKS,
            initializer=start,
            initargs=(self._settings.decisions, self._settings.register),
            context=context,
        )

    @property
    def under_way(self) -> int:
        """Drafts that wait or are being checked."""
        return self._under_way

    async def run(self, job: Job) -> dict[str, Any]:
        """Check one draft. Raises ``Busy``, ``OverTime``, ``Died`` and what the check itself raises."""
        if self._under_way >= self._settings.queue:
            raise Busy(self._wait())
        loop = asyncio.get_running_loop()
        self._under_way += 1
        began = loop.time()
        try:
            if not self._pool.active:  # a fault of the pool itself must not end the service
                self._pool = self._new_pool()
            # The limit counts from the start of the work, not from the moment the draft joins the queue.
            future = self._pool.schedule(self._function, args=(job,), timeout=self._settings.timeout)
            return await asyncio.wrap_future(future)
        except TimeoutError as error:
            raise OverTime from error
        except pebble.ProcessExpired as error:
            raise Died from error
        finally:
            self._lasted.append(loop.time() - began)
            self._under_way -= 1

    def stop(self) -> None:
        """Finish what has begun and end the processes."""
        self._pool.close()
        self._pool.join()

    def _wait(self) -> int:
        average = sum(self._lasted) / len(self._lasted)
        return max(1, min(120, round(average * self._under_way / self._settings.workers)))
