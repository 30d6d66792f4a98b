"""A sequence longer than memory: the same items, read any number of times."""

from __future__ import annotations

import itertools
import pathlib
import tempfile

import pytest

from checker.spool import Spool, spooled


@pytest.mark.parametrize("room", [0, 5, 1000])
def test_it_is_the_sequence_whatever_stays_in_memory(room: int) -> None:
    items = [str(number) * (number % 7) for number in range(50)]
    spool: Spool[str] = Spool(len, room)
    for item in items:
        spool.append(item)
    assert list(spool) == list(spool) == items
    assert len(spool) == 50
    assert (spool[0], spool[-1], spool[7], spool[45:]) == (items[0], items[-1], items[7], items[45:])
    assert [pair[0] == pair[1] for pair in zip(spool, spool, strict=True)] == [True] * 50
    with pytest.raises(IndexError, match="no item 50 among 50"):
        spool[50]


def test_it_may_grow_while_it_is_read() -> None:
    spool: Spool[str] = Spool(len, 2)
    spool.append("ab")
    reading = iter(spool)
    assert next(reading) == "ab"
    spool.append("cd")
    assert next(reading) == "cd"
    assert next(reading, None) is None


def test_light_items_stay_as_they_are_and_leave_no_file(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "absent"))
    item = ["kept"]
    spool = spooled([item], len)
    assert spool[0] is item
    heavy: Spool[str] = Spool(len, 0)
    with pytest.raises(OSError, match="absent"):
        heavy.append("x")
    assert len(heavy) == 0


def test_a_full_disk_is_said_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    spool: Spool[str] = Spool(len, 0)
    for word in ("one", "two"):
        spool.append(word)
    with pathlib.Path("/dev/full").open("wb", buffering=0) as full:
        assert spool._file is not None
        file, spool._file = spool._file, full
        with pytest.raises(OSError, match="No space left"):
            spool.append("three")
        spool._file = file
    spool.append("four")
    assert list(spool) == ["one", "two", "four"]
    assert list(itertools.islice(spool, 1)) == ["one"]
