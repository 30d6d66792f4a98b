"""Report writers: each is a pure function of a run. A writer is imported when it is asked for.

A run may be longer than memory, so a writer iterates over it and gives its report in pieces where the format allows.

Other distributions add writers through the entry-point group ``newsproof.reports``: each entry point is named after the
format and leads to a function that takes a run and returns text, bytes, or an iterator of either.
"""

from __future__ import annotations

import dataclasses
import functools
import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from checker.engine import Run
from reports.extras import NONE, Extras

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "newsproof.reports"

Content = str | bytes
Stream = Content | Iterable[Content]


@dataclasses.dataclass(frozen=True)
class Writer:
    """A format: its name, the module that writes it, and the file endings that mean it and nothing else."""

    name: str
    module: str
    endings: tuple[str, ...] = ()
    summary: str = ""

    def __call__(self, run: Run, extras: Extras = NONE) -> Content:
        """The report as one file, whole."""
        content = self.stream(run, extras)
        if isinstance(content, str | bytes):
            return content
        pieces = list(content)
        return b"".join(map(_bytes, pieces)) if any(isinstance(piece, bytes) for piece in pieces) else "".join(map(str, pieces))

    def stream(self, run: Run, extras: Extras = NONE) -> Stream:
        """The report as one file, piece by piece where it can be large."""
        return cast(Stream, self._load().write(run, extras))

    def files(self, run: Run, name: str, extras: Extras = NONE) -> Iterator[tuple[str, Stream]]:
        """The report as files by name relative to the one asked for, ``name``; most formats have only that one."""
        several = getattr(self._load(), "files", None)
        if several is None:
            yield name, self.stream(run, extras)
        else:
            yield from several(run, name, extras)

    def _load(self) -> Any:
        return importlib.import_module(self.module)


@dataclasses.dataclass(frozen=True)
class Foreign(Writer):
    """A format that another distribution brings; ``entry`` leads to a function of a run."""

    entry: EntryPoint | None = None

    def stream(self, run: Run, extras: Extras = NONE) -> Stream:
        assert self.entry is not None
        write: Callable[[Run], Stream] = self.entry.load()
        return write(run)

    def files(self, run: Run, name: str, extras: Extras = NONE) -> Iterator[tuple[str, Stream]]:
        yield name, self.stream(run, extras)


BUILT_IN = (
    Writer("html", "reports.html_report", (".html", ".htm"), "one page for people: findings beside the drafts"),
    Writer("csv", "reports.csv_report", (".csv",), "one row per finding"),
    Writer("json", "reports.json_report", (".json",), "the whole run, docs/report.schema.json"),
    Writer("jsonl", "reports.jsonl_report", (".jsonl", ".ndjson"), "the same, a line for every finding"),
    Writer("sarif", "reports.sarif_report", (".sarif", ".sarif.json"), "SARIF 2.1.0 for code scanning"),
    Writer("junit", "reports.junit_report", ("junit.xml",), "JUnit XML for build servers"),
    Writer("github", "reports.github_report", (), "workflow commands that GitHub shows beside the lines"),
    Writer("gitlab", "reports.gitlab_report", (), "GitLab code quality"),
    Writer("markdown", "reports.markdown_report", (".md", ".markdown"), "a summary for a merge request or a mail"),
    Writer("xlsx", "reports.xlsx_report", (".xlsx",), "a workbook with findings and figures"),
    Writer("tables", "reports.tables", (), "four CSV files: figures by draft, rule, desk and system"),
    Writer("marot", "reports.marot_report", (".marot.tsv",), "MQM ratings for Marot"),
    Writer("its", "reports.its_report", (".its.xml",), "ITS 2.0 localization quality issues"),
)


def _bytes(piece: Content) -> bytes:
    return piece.encode("utf-8", "surrogatepass") if isinstance(piece, str) else piece


class _Writers(Mapping[str, Writer]):
    """Every writer by name; those of other distributions are looked for when a name is first asked for."""

    @functools.cached_property
    def _found(self) -> dict[str, Writer]:
        import importlib.metadata

        foreign = importlib.metadata.entry_points(group=ENTRY_POINTS)
        added = {entry.name: Foreign(entry.name, entry.module, entry=entry) for entry in foreign}
        return {**added, **{writer.name: writer for writer in BUILT_IN}}

    def __getitem__(self, name: str) -> Writer:
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


WRITERS: Mapping[str, Writer] = _Writers()


def format_of(file: str) -> str | None:
    """The format that a file's ending means, where it is plain: the longest ending that fits wins."""
    fitting = [
        (len(ending), writer.name) for writer in WRITERS.values() for ending in writer.endings if file.lower().endswith(ending)
    ]
    return max(fitting)[1] if fitting else None
