"""Checking in a process of its own, so that a draft that crashes or hangs it takes nothing else along.

The process is started as a program: workers of Dask are daemons, which the system's own pools refuse as parents. It loads
rules and model once, then answers drafts. It ends when the worker does, and a draft over its time ends it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection

from checker import compose, engine
from checker.cluster.job import BatchError, Job
from checker.document import Document
from checker.errors import InputError
from checker.finding import Finding
from checker.run_rule import Facts

# Seconds for loading rules and model, on a slow disk and a busy machine.
_START = 300.0
# Seconds over the limit of a draft after which a process is killed that has not ended itself.
_GRACE = 5.0
# How often a draft is tried whose process died: what killed it may have come from without.
_ATTEMPTS = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Checked:
    """What came of a draft: a result without its document."""

    findings: tuple[Finding, ...]
    not_run: tuple[engine.NotRun, ...]
    crashes: tuple[engine.Crash, ...]
    facts: Facts


class Inspector:
    """A process that checks drafts for a job. Not for several threads at a time."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None

    def check(self, document: Document) -> Checked | str:
        """What came of a draft, or why it could not be checked. Raises ``BatchError`` where no draft can be checked."""
        for _ in range(_ATTEMPTS):
            line = self._started()
            limit = self.job.request.timeout
            try:
                line.send(document)
                if not line.poll(limit + _GRACE if limit else None):
                    self.close()
                    return self._over()
                answer: Checked | str = line.recv()
                return answer
            except (EOFError, OSError):
                if self._ended() == -signal.SIGALRM:
                    return self._over()
        return "the process that checked it died; check this draft alone to see why"

    def close(self) -> None:
        """End the process."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._process = self._line = None

    def _over(self) -> str:
        return f"took longer than the limit of {self.job.request.timeout:g} s"

    def _ended(self) -> int:
        """How the process ended, once it has."""
        code = 0
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                code = self._process.wait(_GRACE)
        self.close()
        return code

    def _started(self) -> Connection:
        if self._line is not None:
            return self._line
        ours, theirs = Pipe()
        path = os.pathsep.join(entry for entry in sys.path if entry)
        self._process = subprocess.Popen(
            [sys.executable, "-c", f"from checker.cluster.isolated import main; main({theirs.fileno()})"],
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )
        theirs.close()
        self._line = ours
        try:
            ours.send(self.job)
            answer = ours.recv() if ours.poll(_START) else f"did not start within {_START:g} s"
        except (EOFError, OSError):
            answer = f"ended with code {self._ended()} while it loaded the rules"
        if answer:
            self.close()
            raise BatchError(f"a process that checks drafts {answer}")
        return ours


_idle: list[Inspector] = []
_lock = threading.Lock()


@contextlib.contextmanager
def inspector(job: Job) -> Iterator[Inspector]:
    """An inspector for a job, kept for the next partition of this worker with rules and model loaded."""
    with _lock:
        mine = next((one for one in _idle if one.job == job), None)
        for one in [one for one in _idle if one is mine or one.job != job]:
            _idle.remove(one)
            if one is not mine:
                one.close()
    mine = mine or Inspector(job)
    try:
        yield mine
    except BaseException:
        mine.close()
        raise
    with _lock:
        _idle.append(mine)


def serve(line: Connection) -> None:
    """Answer drafts until the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Not even Python must run for a draft to be ended that takes too long.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    job: Job = line.recv()
    try:
        task, signature, _ = compose.prepare(job.request, job.settings)
    except InputError as error:
        line.send(f"cannot begin: {error}")
        return
    if str(signature) != job.signature:
        line.send(f"comes to the signature {signature}, the batch has {job.signature}; install the same release everywhere")
        return
    line.send("")
    while True:
        document: Document = line.recv()
        signal.setitimer(signal.ITIMER_REAL, job.request.timeout)
        try:
            result = engine.check(dataclasses.replace(document, reading=task.reading), task.rules)
            answer: Checked | str = Checked(result.findings, result.not_run, result.crashes, result.facts)
        except InputError as error:  # a register that is required and has gone away
            answer = str(error)
        signal.setitimer(signal.ITIMER_REAL, 0)
        line.send(answer)


def main(descriptor: int) -> None:
    """The program of the process: ``serve`` on the line that it was started with."""
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        serve(Connection(descriptor))
