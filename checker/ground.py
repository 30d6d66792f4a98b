"""What a run rests on, told by its files' times and sizes, so that a signature once worked out is known without the rules.

Working out a signature takes every rule, and importing them takes longer than answering a hundred drafts from the cache.
What was worked out is therefore remembered in the cache, together with the state of everything it was made of: the
program's files, the configuration, the house packs and the installed distributions.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import pathlib
import sys
from collections.abc import Iterable, Iterator, Sequence

from checker.annotations.models import MODELS
from checker.cache import Cache
from checker.digests import text_digest
from checker.signature import CODE_ENDINGS, Signature

_FORMAT = 1
_INSTALLED = (".dist-info", ".egg-info", ".egg-link")


def key(configuration: pathlib.Path | None, model: str, surface: bool) -> str:
    """The key under which the signature of a run is remembered: equal for equal settings and installed distributions.

    ``configuration`` is the file that holds, ``model`` the language model it asks for. Raises ``OSError``.
    """
    content = b"" if configuration is None else configuration.read_bytes()
    parts = (_FORMAT, str(configuration), content, model, surface, sys.version, list(_installed({*MODELS, model, "spacy"})))
    return text_digest(repr(parts))


def recall(cache: Cache, under: str) -> Signature | None:
    """The signature remembered under a key, if every file it was made of is as it was."""
    note = cache.note(under)
    if note is None:
        return None
    try:
        table = json.loads(note)
        if table["state"] != _state(table["places"]):
            return None
        return Signature(**table["signature"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(cache: Cache, under: str, signature: Signature, places: Iterable[pathlib.Path]) -> None:
    """Keep a signature with the state of the files and folders that it was made of."""
    names = sorted({str(place.resolve()) for place in places})
    try:
        table = {"signature": dataclasses.asdict(signature), "places": names, "state": _state(names)}
    except OSError:
        return
    cache.keep_note(under, json.dumps(table))


def _installed(packages: set[str]) -> Iterator[tuple[str, str, int]]:
    """The distributions on the path and the packages named, with the times of their folders."""
    for folder in sys.path:
        try:
            with os.scandir(folder or ".") as entries:
                for entry in sorted(entries, key=lambda entry: entry.name):
                    if entry.name.endswith(_INSTALLED) or entry.name in packages:
                        yield folder, entry.name, entry.stat().st_mtime_ns
        except OSError:
            continue


def _state(places: Sequence[str]) -> str:
    """A digest of the names, sizes and times of all code and data in folders, or of single files. Raises ``OSError``."""
    digest = hashlib.sha256()
    for place in places:
        for path, status in _files(place):
            digest.update(
                f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ino}\n".encode("utf-8", "surrogateescape")
            )
    return digest.hexdigest()


def _files(place: str) -> Iterator[tuple[str, os.stat_result]]:
    if not os.path.isdir(place):  # noqa: PTH112 - a path object for each of a thousand files would cost as much as the rest
        yield place, os.stat(place)  # noqa: PTH116
        return
    with os.scandir(place) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            elif entry.name.endswith(CODE_ENDINGS):
                yield entry.path, entry.stat()
