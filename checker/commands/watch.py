"""``newsproof watch``"""

from __future__ import annotations

import pathlib
import signal
import sys
import threading
from types import FrameType

import click

from checker import audit, compose, gate, watch
from checker.commands.options import REGISTER, Language, Seconds
from checker.errors import InputError


@click.command()
@click.argument("inbox", type=click.Path(path_type=pathlib.Path))
@click.option(
    "--pass", "passed", required=True, type=click.Path(path_type=pathlib.Path), help="Where drafts go that may be published."
)
@click.option("--hold", "held", required=True, type=click.Path(path_type=pathlib.Path), help="Where the others go.")
@click.option("--reports", required=True, type=click.Path(path_type=pathlib.Path), help="Where the reports go.")
@click.option("--desk", default="", help="The desk whose gate policy holds.")
@click.option("--from", "source_language", type=Language(), metavar="LANG", help="Language the drafts were translated from.")
@REGISTER
@click.option(
    "--settle",
    default=1.0,
    show_default=True,
    type=Seconds(0),
    help="Seconds a file must have stayed as it is to count as whole.",
)
@click.option("--timeout", default=120.0, show_default=True, type=Seconds(0), help="Seconds one draft may take.")
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1), help="Processes to share a burst among.")
@click.option("--decisions", "decision_files", multiple=True, type=click.Path(path_type=pathlib.Path), help="Apply decisions.")
@click.option("--audit", "log", type=click.Path(path_type=pathlib.Path), help="Log every verdict.")
@click.option("--once", is_flag=True, help="Check what is there now, and end.")
def command(
    inbox: pathlib.Path,
    passed: pathlib.Path,
    held: pathlib.Path,
    reports: pathlib.Path,
    desk: str,
    source_language: str | None,
    register: str,
    settle: float,
    timeout: float,
    jobs: int,
    decision_files: tuple[pathlib.Path, ...],
    log: pathlib.Path | None,
    once: bool,
) -> None:
    """Watch INBOX: check each draft that arrives, and move it to the one place or the other with its report.

    Hidden files, folders and unfinished downloads are left where they are. With --once the exit code is 2 where a draft
    had to stay in the inbox.
    """
    folders = watch.Folders(inbox, passed, held, reports)
    request = compose.Request((), source_language=source_language, timeout=timeout, register=register)
    try:
        task, signature, config = compose.prepare(request)
        policy = config.policy(desk)
        folders.prepare()
        compose.load_decisions(decision_files)
        if log is not None:
            audit.append(log, [])
    except (InputError, watch.WatchError) as error:
        compose.stop(str(error))
    except OSError as error:
        compose.stop(f"{log}: the audit log cannot be written: {error.strerror or error}")
    watcher = watch.Watcher(folders, task, signature, policy, settle, jobs, log, _say, _stays, decision_files)
    stop = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    try:
        if once:
            watcher.sweep()
            sys.exit(compose.NOT_CHECKED if watcher.waiting else compose.OK)
        click.echo(f"watching {inbox}", err=True)
        watcher.run(stop)
    except InputError as error:
        compose.stop(str(error))
    except OSError as error:
        compose.stop(f"{error.filename or inbox}: cannot be watched any more: {error.strerror or error}")


def _say(judgement: gate.Judgement, place: pathlib.Path) -> None:
    click.echo(compose.plain(f"{str(judgement.verdict).upper()} {place}: {judgement.reason}"))


def _stays(path: pathlib.Path, error: OSError) -> None:
    where = f" ({error.filename})" if error.filename else ""
    click.echo(compose.plain(f"newsproof: {path}: stays in the inbox: {error.strerror or error}{where}"), err=True)
