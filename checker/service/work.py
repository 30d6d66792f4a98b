"""What a worker process of the service does with one draft."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import pathlib
import re
import signal
import tempfile
from collections.abc import Sequence
from typing import Any

from checker import __version__, audit, compose, decisions, engine, gate
from checker.document import Document, Reading
from checker.readers import Draft, drafts, read
from checker.readers.errors import UnreadableError
from checker.signature import sign
from reports import WRITERS
from reports.rows import details


@dataclasses.dataclass(frozen=True)
class Job:
    """One draft and how to read it. ``data`` with ``name`` is a file in any supported format; else ``text`` is the draft."""

    text: str = ""
    source: str | None = None
    source_language: str | None = None
    date: datetime.date | None = None
    desk: str = ""
    name: str = ""
    data: bytes = b""
    report: str = ""


# What an ending may be; any other says nothing of a format.
_ENDING = r"\.[A-Za-z0-9]{1,12}"
_state: dict[str, Any] = {}


def start(decision_files: tuple[str, ...] = (), register: str = "") -> None:
    """Set a worker process up: configuration and rules are read once, the language model is loaded when first needed.

    ``decision_files`` are looked at anew for every draft; ``register`` is the address of the register to ask; empty: that of
    the configuration.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    settings = compose.configuration()
    house = compose.house_register(settings, register)
    rules = compose.chosen_rules(settings, register=house is not None)
    model = settings.settings.model
    signature = sign(rules, version=__version__, model=model)
    _state.update(decisions=decision_files, settings=settings, rules=rules, signature=signature, register=house)


def do(job: Job) -> dict[str, Any]:
    """Check one draft. Returns what the service answers: findings as in JSON reports, signature, verdict.

    Raises ``UnreadableError`` for a file that cannot be read.
    """
    settings, rules, register = _state["settings"], _state["rules"], _state["register"]
    reading = Reading(model=settings.settings.model, register=register)
    document = _document(job, reading, settings.settings.source_language)
    signature = compose.with_register(_state["signature"], register)
    result = engine.check(document, rules, gather=False)
    known = _known(_state["decisions"])
    if known:
        [result], _ = decisions.apply([result], known, datetime.date.today())
    judgement = gate.judge_result(result, settings.policy(job.desk))
    answer: dict[str, Any] = {
        "signature": str(signature),
        "complete": result.checked,
        "words": document.words,
        "findings": [details(document, finding) for finding in result.findings],
        "not_run": [one._asdict() for one in result.not_run],
        "crashes": [dataclasses.asdict(one) for one in result.crashes],
        "gate": {
            "verdict": str(judgement.verdict),
            "reason": judgement.reason,
            "must_fix": [finding.fingerprint for finding in judgement.must_fix],
            "check": [finding.fingerprint for finding in judgement.check],
            "note": [finding.fingerprint for finding in judgement.note],
            "entry": dataclasses.asdict(
                audit.entry(judgement, signature=str(_state["signature"]), at=datetime.datetime.now(datetime.UTC))
            ),
        },
    }
    if job.report:
        run = engine.Run((result,), (), signature)
        content = WRITERS[job.report](run)
        answer["report"] = content if isinstance(content, str) else content.decode("utf-8")
    return answer


def _known(files: Sequence[str]) -> list[decisions.Decision]:
    """The decisions of the files as they are now; a file that has not changed is not read again. Raises ``DecisionsError``."""
    found: list[decisions.Decision] = []
    for name in files:
        try:
            status = pathlib.Path(name).stat()
        except OSError as error:
            raise decisions.DecisionsError(f"{name}: cannot be read: {error.strerror or error}") from error
        found += _read(name, (status.st_ino, status.st_mtime_ns, status.st_size))
    return found


@functools.lru_cache(maxsize=8)
def _read(name: str, state: tuple[int, int, int]) -> list[decisions.Decision]:
    return decisions.load(pathlib.Path(name))


def _document(job: Job, reading: Reading, default_language: str) -> Document:
    language = job.source_language or default_language or None
    path = pathlib.PurePath(job.name).name or "draft"
    if not job.data:
        return Document(job.text, path=path, source=job.source, source_language=language, date=job.date, reading=reading)
    # Only the ending of the client's name is used on disk: it says what format the file has.
    with tempfile.TemporaryDirectory() as folder:
        ending = pathlib.PurePath(path).suffix
        file = pathlib.Path(folder, f"draft{ending if re.fullmatch(_ENDING, ending) else '.txt'}")
        file.write_bytes(job.data)
        try:
            several = drafts([str(file)])
            if len(several) > 1:
                raise UnreadableError(path, f"holds {len(several)} drafts; send one at a time")
            document = read(Draft(str(file)), reading=reading, source_language=language, date=job.date)
        except UnreadableError as error:
            raise UnreadableError(path, error.reason) from None
    return dataclasses.replace(document, path=path, source=job.source or document.source)
