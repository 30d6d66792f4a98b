"""``newsproof batch``"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from checker import compose
from checker.commands.options import Columns, Day, Language, Seconds
from checker.config import FAIL_ON
from checker.errors import InputError
from checker.finding import Severity
from checker.run_rule import RunRule

if TYPE_CHECKING:
    from checker.cluster.archive import Partition
    from checker.cluster.batch import Done
    from checker.cluster.job import Job
    from checker.cluster.store import Store
    from checker.cluster.totals import Totals

_MISSING = "this command needs Dask; install it with: pip install 'newsproof[cluster]'"


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@click.option("--output", "-o", required=True, metavar="DIR", help="The folder to write, or to go on with.")
@click.option("--cluster", "address", metavar="ADDRESS", help="A Dask scheduler, as tcp://host:8786.  [default: this machine]")
@click.option("--jobs", type=click.IntRange(1), help="Processes without --cluster.  [default: cores]")
@click.option("--columns", type=Columns(), default=(), help="Which columns hold draft, source, id, language, date.")
@click.option("--from", "source_language", type=Language(), metavar="LANG", help="Language the drafts were translated from.")
@click.option("--date", type=Day(), help="The day the drafts speak from.")
@click.option("--register", default="", metavar="URL", help="The house's names and places, as every worker reaches them.")
@click.option("--surface", is_flag=True, help="Only rules that need no parser.")
@click.option("--thorough", is_flag=True, help="Parse every sentence, not only suspect ones.")
@click.option("--timeout", type=Seconds(0), default=300.0, show_default=True, help="Seconds one draft may take; 0 is no limit.")
@click.option("--partition", type=click.IntRange(1), default=8192, show_default=True, help="Kilobytes checked together.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="Exit with 1 from this severity on.  [default: major]")
def command(
    inputs: tuple[str, ...],
    output: str,
    address: str | None,
    jobs: int | None,
    columns: tuple[tuple[str, str], ...],
    source_language: str | None,
    date: datetime.datetime | None,
    register: str,
    surface: bool,
    thorough: bool,
    timeout: float,
    partition: int,
    fail_on: str | None,
) -> None:
    """Check archives of drafts, JSON Lines or Parquet with a draft a row, on many processes or machines.

    INPUT is a file, folder or pattern, here or at any address that fsspec opens. An interrupted batch goes on where it
    was when the same command is given again.
    """
    try:
        from checker.cluster import archive, batch
        from checker.cluster.job import Job
        from checker.cluster.store import Store
    except ImportError:
        compose.stop(_MISSING)
    day = date.date() if date else None
    request = compose.Request(
        (), None, source_language, day, surface, thorough, cache=False, timeout=timeout, register=register
    )
    try:
        task, signature, settings = compose.prepare(request)
        across = any(isinstance(rule, RunRule) for rule in task.rules)
        job = Job(request, settings, str(signature), _absolute(output), across)
        partitions = archive.plan(archive.find(map(_absolute, inputs)), dict(columns), partition * 1024)
        store = Store(job.output)
        store.settle(_manifest(job, partitions))
        with batch.client_of(address, jobs or len(os.sched_getaffinity(0))) as client, _bar() as told:
            lost = batch.check(job, partitions, client, told)
            done = batch.Done({})
            if across and not lost:
                done = batch.judge(job, partitions, client, task.rules, told)
        done = dataclasses.replace(done, lost={**lost, **done.lost})
        store.sweep()
        found = _write(store, partitions, job.signature, done)
    except InputError as error:
        compose.stop(str(error))
    except OSError as error:
        compose.stop(f"{error.filename or output}: {error.strerror or error}")
    except KeyboardInterrupt:
        compose.stop("stopped; what is done is kept, and the same command goes on from there")
    _say(found, done, output)
    sys.exit(
        _exit_code(found, done, Severity(threshold) if (threshold := fail_on or settings.settings.fail_on) != "never" else None)
    )


def _absolute(address: str) -> str:
    """A path that means the same to every worker; addresses stay as they are."""
    return address if "://" in address else os.path.abspath(address)  # noqa: PTH100 (a pattern is no path)


def _manifest(job: Job, partitions: Sequence[Partition]) -> dict[str, object]:
    request = job.request
    return {
        "schema": 1,
        "signature": job.signature,
        "settings": {
            "surface": request.surface,
            "thorough": request.thorough,
            "from": request.source_language or job.settings.settings.source_language,
            "date": str(request.date or ""),
        },
        "partitions": json.loads(json.dumps([dataclasses.astuple(one) for one in partitions])),
    }


@contextlib.contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    from reports import terminal

    with terminal.progress(2) as told:
        yield told or (lambda done, total: None)


def _write(store: Store, partitions: Sequence[Partition], signature: str, done: Done) -> Totals:
    """Write what the partitions come to: what was not checked, tables and the page."""
    from checker.cluster import totals
    from reports import batch_page, batch_tables

    found = totals.totals(store)
    failed = totals.failed(store, partitions, done.lost)
    store.write_table(store.path("failed.parquet"), "failed", failed)
    tables = {
        f"By {name}": batch_tables.by_key(name, counts)
        for name, counts in (("rule", found.rules), ("desk", found.desks), ("system", found.systems))
    }
    for title, table in tables.items():
        store.write(store.path(f"summary.{title.lower().replace(' ', '-')}.csv"), batch_tables.csv(table).encode())
    worst = batch_tables.worst(found.worst)
    store.write(store.path("worst.csv"), batch_tables.csv(worst).encode())
    tables |= {"Documents with the most penalty points": worst, "Not checked": batch_tables.failed(failed)}
    store.write(store.path("report.html"), batch_page.write(_summary(found), signature, tables).encode())
    return found


def _summary(found: Totals) -> str:
    levels = ", ".join(f"{found.levels[str(level)]:,} {level}" for level in reversed(Severity) if found.levels[str(level)])
    findings = f"{found.levels.total():,} findings" + (f" ({levels})" if levels else "")
    return f"{found.documents:,} documents, {found.words:,} words: {findings}"


def _say(found: Totals, done: Done, output: str) -> None:
    click.echo(_summary(found))
    if found.unchecked or done.lost:
        click.echo(
            f"not checked: {found.unchecked:,} documents and {len(done.lost):,} partitions, named in failed.parquet", err=True
        )
    for crash in done.crashes:
        click.echo(f"not checked: {crash.rule} failed: {crash.error}", err=True)
    if done.left_out:
        click.echo(done.left_out, err=True)
    click.echo(f"Tables: {output}", err=True)


def _exit_code(found: Totals, done: Done, threshold: Severity | None) -> int:
    if found.unchecked or done.lost or done.crashes:
        return compose.NOT_CHECKED
    reached = threshold is not None and any(found.levels[str(level)] for level in Severity if level >= threshold)
    return compose.FOUND if reached else compose.OK
