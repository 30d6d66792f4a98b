"""A batch from beginning to end: partitions to workers, over and over until each is done, then what holds for all."""

from __future__ import annotations

import base64
import contextlib
import dataclasses
import json
import logging
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import dask
import distributed

from checker import across
from checker.cluster import store
from checker.cluster.archive import Partition
from checker.cluster.job import BatchError, Job
from checker.cluster.partition import check_partition, place_partition
from checker.cluster.store import Store
from checker.engine import Crash
from checker.finding import Finding
from checker.rule import Rule
from checker.run_rule import Batch, Facts

# How often a partition is given out anew whose worker died or whose disk failed, beyond what the scheduler does itself.
ATTEMPTS = 6
# Documents whose facts are judged together; what is kept of each takes some ten kilobytes.
TOGETHER = 200_000
_CONNECT = 30  # seconds

Progress = Callable[[int, int], None]


@dataclasses.dataclass(frozen=True, slots=True)
class Done:
    """What a batch came to: partitions that could not be checked, with the reason, and rules over several drafts that
    failed or were left out."""

    lost: dict[int, str]
    crashes: tuple[Crash, ...] = ()
    left_out: str = ""


@contextlib.contextmanager
def client_of(address: str | None, jobs: int) -> Iterator[distributed.Client]:
    """A client of the scheduler at an address, or of ``jobs`` processes on this machine. Raises ``BatchError``."""
    for name in ["distributed", *logging.root.manager.loggerDict]:  # what matters of a lost worker is said by the batch
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)
    with dask.config.set({"distributed.comm.timeouts.connect": _CONNECT}), contextlib.ExitStack() as open_:
        try:
            if address is None:
                cluster = distributed.LocalCluster(
                    n_workers=jobs, threads_per_worker=1, dashboard_address=None, memory_limit=0, silence_logs=50
                )
                address = open_.enter_context(cluster)
            client = open_.enter_context(distributed.Client(address, timeout=_CONNECT))
        except (OSError, ValueError, TimeoutError) as error:
            raise BatchError(f"{address}: no scheduler answers there: {error}") from error
        yield client


def check(job: Job, partitions: Sequence[Partition], client: distributed.Client, told: Progress) -> dict[int, str]:
    """Have every partition checked that is not done yet. Returns those that could not be, with the reason.

    ``told`` hears how many partitions of how many are done. Raises ``BatchError`` where the batch cannot go on.
    """
    done = Store(job.output).done()
    waiting = [partition for partition in partitions if partition.number not in done]
    return _every(client, check_partition, {one.number: (job, one) for one in waiting}, told, len(partitions))


def judge(job: Job, partitions: Sequence[Partition], client: distributed.Client, rules: Sequence[Rule], told: Progress) -> Done:
    """What the rules over several drafts find in all documents, written beside the other findings."""
    output = Store(job.output)
    places: list[tuple[int, int]] = []
    paths: list[str] = []
    facts: list[Facts] = []
    for number, rows in output.every(store.FACTS):
        for row in rows:
            places.append((number, row["position"]))
            paths.append(row["path"])
            packed = {rule: base64.b64decode(data) for rule, data in json.loads(row["packed"]).items()}
            facts.append(Facts(row["sketch"], packed))
        if len(facts) > TOGETHER:
            return Done({}, left_out=f"more than {TOGETHER:,} documents: the rules over several drafts were left out")
    found, crashes = across.judge(Batch(paths, facts), rules)
    by_partition: dict[int, dict[int, list[Finding]]] = defaultdict(dict)
    for draft, findings in found.items():
        number, position = places[draft]
        by_partition[number][position] = findings
    known = {partition.number: partition for partition in partitions}
    tasks = {number: (job, known[number], positions) for number, positions in by_partition.items()}
    return Done(_every(client, place_partition, tasks, told, len(tasks)), crashes)


def _every(
    client: distributed.Client, task: Callable[..., int], arguments: dict[int, tuple[Any, ...]], told: Progress, total: int
) -> dict[int, str]:
    """Run a task for each number; again, where its worker died or a file failed it. Returns what failed for good."""
    batch = secrets.token_hex(4)
    tries: dict[int, int] = defaultdict(int)
    lost: dict[int, str] = {}
    futures: dict[distributed.Future, int] = {}

    def submit(number: int) -> distributed.Future:
        key = f"newsproof-{task.__name__}-{batch}-{number}-{tries[number]}"
        future = client.submit(task, *arguments[number], key=key, pure=False)
        tries[number] += 1
        futures[future] = number
        return future

    waiting = distributed.as_completed([submit(number) for number in arguments])
    told(total - len(futures), total)
    try:
        for future in waiting:
            number = futures.pop(future)
            try:
                future.result()
            except BatchError:
                raise
            except Exception as error:  # a dead worker, a full disk, a store that does not answer
                if client.status != "running":
                    raise BatchError("the connection to the scheduler was lost; run the same command to go on") from error
                if tries[number] < ATTEMPTS:
                    waiting.add(submit(number))
                    continue
                lost[number] = f"{type(error).__name__}: {error}"
            told(total - len(futures), total)
    finally:
        client.cancel(list(futures), force=True)
    return lost
