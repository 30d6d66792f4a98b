"""A sequence of any length in little memory: its first items as they are, the others in a temporary file."""

from __future__ import annotations

import array
import itertools
import operator
import pickle
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, Generic, TypeVar, overload

T = TypeVar("T")

# What stays in memory, in the unit that ``weigh`` gives: for results code points of text. That is some fifty drafts of the
# usual length that keep their annotations, so that reports on a few drafts need not make them again, or forty times as many
# that have none, as they come from the cache and from other processes.
IN_MEMORY = 8_000_000


class Spool(Sequence[T], Generic[T]):
    """A sequence that grows by ``append`` and can be read any number of times, also while it is read elsewhere.

    Once the items weigh more than ``room`` in all, they go to a temporary file that goes away with the sequence, and each
    reading gives a new copy of them. Not for several threads. Appending raises ``OSError`` where the disk is full; the
    items before stay as they are.
    """

    def __init__(self, weigh: Callable[[T], int], room: int = IN_MEMORY) -> None:
        self._weigh = weigh
        self._room = room
        self._kept: list[T] = []
        self._ends = array.array("Q")
        self._file: IO[bytes] | None = None

    def append(self, item: T) -> None:
        """Add an item at the end."""
        if self._file is None:
            self._room -= self._weigh(item)
            if self._room >= 0:
                self._kept.append(item)
                return
            self._file = tempfile.TemporaryFile(prefix="newsproof-", buffering=0)  # noqa: SIM115 (closed with the spool)
        begin = self._ends[-1] if self._ends else 0
        data = pickle.dumps(item, pickle.HIGHEST_PROTOCOL)
        self._file.seek(begin)
        rest = memoryview(data)
        try:
            while rest:  # an almost full disk takes a part, and says so when it is given the rest
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            raise OSError(error.errno, error.strerror, tempfile.gettempdir()) from error
        self._ends.append(begin + len(data))

    def __len__(self) -> int:
        return len(self._kept) + len(self._ends)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return [self._at(number) for number in range(*index.indices(len(self)))]
        number = operator.index(index)
        if number < 0:
            number += len(self)
        if not 0 <= number < len(self):
            raise IndexError(f"there is no item {index} among {len(self)}")
        return self._at(number)

    def __iter__(self) -> Iterator[T]:
        for number in itertools.count():
            if number >= len(self):
                return
            yield self._at(number)

    def _at(self, number: int) -> T:
        if number < len(self._kept):
            return self._kept[number]
        assert self._file is not None
        number -= len(self._kept)
        begin = self._ends[number - 1] if number else 0
        self._file.seek(begin)
        item: T = pickle.loads(self._file.read(self._ends[number] - begin))
        return item


def spooled(items: Iterable[T], weigh: Callable[[T], int]) -> Spool[T]:
    """A spool of the items. Raises ``OSError`` where the disk is full."""
    spool = Spool(weigh)
    for item in items:
        spool.append(item)
    return spool
