"""The draft as read: a text that never changes, and the annotations that grow beside it."""

from __future__ import annotations

import bisect
import dataclasses
import datetime
import functools
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from checker.finding import Span

T = TypeVar("T")

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Register(Protocol):
    """The house's register as annotations ask it (``checker.register.house``); it can be sent to another process.

    ``find`` and ``near`` give for each text what is known under it and what is known in another spelling, as
    ``checker.register.lookup`` describes. ``state`` identifies the register and its last change. ``away`` says why it cannot
    be asked where checks may go on without, ``None`` where it can or must.
    """

    def find(self, texts: Iterable[str]) -> Mapping[str, Sequence[Any]]: ...
    def near(self, texts: Iterable[str], kinds: Iterable[Any] = ...) -> Mapping[str, Sequence[Any]]: ...
    def state(self) -> str: ...
    def away(self) -> str | None: ...


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """How annotations are to be made: which language model, whether every sentence is parsed, and what the house knows."""

    model: str = ""
    thorough: bool = False
    # Not part of a cache's key: the signature of a run holds the register's state.
    register: Register | None = dataclasses.field(default=None, repr=False, compare=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return Reading, (self.model, self.thorough, self.register)


@dataclasses.dataclass(frozen=True, slots=True)
class Segment:
    """One aligned unit of a segmented format: a span of the document's text and its source text."""

    span: Span
    source: str
    id: str = ""


@dataclasses.dataclass(frozen=True, eq=False)
class Document:
    """A draft, read once. Every offset is a Unicode code point into ``text``.

    ``prose`` has the same length as ``text``; where the format has markup, it has spaces instead, so that rules read
    prose and report places in the text. ``source`` is the text that was translated, ``segments`` its alignment where
    the format gives one, ``date`` the day the draft speaks from, ``source_language`` an ISO 639-1 code. Neither prose
    nor source ever holds an unpaired surrogate.
    """

    text: str
    path: str = "-"
    prose: str = ""
    source: str | None = None
    source_language: str | None = None
    date: datetime.date | None = None
    segments: tuple[Segment, ...] = ()
    metadata: Mapping[str, str] = dataclasses.field(default_factory=dict)
    reading: Reading = Reading()
    seconds: dict[str, float] = dataclasses.field(default_factory=dict, repr=False)
    _annotations: dict[str, Any] = dataclasses.field(default_factory=dict, repr=False)
    _spent: list[float] = dataclasses.field(default_factory=lambda: [0.0], repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "prose", _encodable(self.prose or self.text))
        if self.source is not None:
            object.__setattr__(self, "source", _encodable(self.source))
        if self.segments:
            whole = tuple(dataclasses.replace(one, source=_encodable(one.source)) for one in self.segments)
            object.__setattr__(self, "segments", whole)
        if len(self.prose) != len(self.text):
            raise ValueError(f"prose of {self.path} has {len(self.prose)} code points, its text {len(self.text)}")

    def __getitem__(self, span: tuple[int, int]) -> str:
        """The text at ``(start, end)``."""
        return self.text[span[0] : span[1]]

    def __getstate__(self) -> dict[str, Any]:
        """Annotations are made again where they are needed; they do not travel between processes."""
        return {**self.__dict__, "_annotations": {}, "seconds": {}}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)

    @property
    def words(self) -> int:
        """Number of words, counted as runs of non-space code points."""
        return _word_count(self)

    @property
    def annotating(self) -> float:
        """Seconds that annotations have taken so far."""
        return self._spent[0]

    @property
    def annotated(self) -> bool:
        """Whether annotations have been made that take room beside the text."""
        return bool(self._annotations)

    def segment(self, offset: int) -> Segment | None:
        """The segment in which an offset lies, ``None`` where the format has no segments with a source."""
        at = bisect.bisect_right(self.segments, offset, key=lambda one: one.span.start) - 1
        return self.segments[at] if at >= 0 and offset <= self.segments[at].span.end else None

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1; a column is a code point."""
        starts = _line_starts(self)
        line = bisect.bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1


def annotation(compute: Callable[[Document], T]) -> Callable[[Document], T]:
    """Make a function of a document an annotation: computed when first asked for, then kept beside the text.

    The time each annotation takes, without the annotations it asked for itself, is kept in ``document.seconds``.
    """
    key = f"{compute.__module__.rsplit('.', 1)[-1]}.{compute.__name__}"

    @functools.wraps(compute)
    def cached(document: Document) -> T:
        kept = document._annotations
        value: T
        try:
            value = kept[key]
        except KeyError:
            pass
        else:
            return value
        seconds, spent = document.seconds, document._spent
        before, began = spent[0], time.perf_counter()
        value = kept[key] = compute(document)
        own = time.perf_counter() - began - (spent[0] - before)
        seconds[key] = seconds.get(key, 0.0) + own
        spent[0] += own
        return value

    return cached


def _encodable(prose: str) -> str:
    """The prose with unpaired surrogates replaced, which no library that speaks UTF-8 accepts."""
    try:
        prose.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", prose)
    return prose


@annotation
def _line_starts(document: Document) -> list[int]:
    return [0, *(match.end() for match in _LINE_END.finditer(document.text))]


@annotation
def _word_count(document: Document) -> int:
    return len(document.text.split())
