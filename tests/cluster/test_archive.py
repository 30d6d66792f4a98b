"""Reading archives in partitions: every row exactly once, whatever the size, and what cannot be read is said."""

from __future__ import annotations

import gzip
import json
import pathlib

import fsspec
import pyarrow as arrow
import pyarrow.parquet as pq
import pytest

from checker.cluster import archive
from checker.document import Document, Reading
from checker.readers.errors import UnreadableError

TEXTS = ["One line.", "Two\n\nparagraphs.", "", "Дамаск", "A long one. " * 30, "Last."]
LINES = [json.dumps({"id": f"n{number}", "text": text}, ensure_ascii=number % 2 == 0) for number, text in enumerate(TEXTS)]


def documents(url: str, size: int, **columns: str) -> list[Document]:
    partitions = archive.plan([url], columns, size)
    assert [one.number for one in partitions] == list(range(len(partitions)))
    return [
        archive.document(row, partition, Reading(), None, None) for partition in partitions for row in archive.rows(partition)
    ]


@pytest.mark.parametrize("size", [1, 7, 30, 31, 64, 10_000])
@pytest.mark.parametrize("joined", ["\n", "\r\n", "\n\n"])
def test_every_line_is_read_once_whatever_the_partitions(tmp_path: pathlib.Path, size: int, joined: str) -> None:
    path = tmp_path / "a.jsonl"
    for mark, end in ((b"", joined.encode()), (b"\xef\xbb\xbf", b"")):
        path.write_bytes(mark + joined.join(LINES).encode() + end)
        found = documents(str(path), size)
        assert [one.text for one in found] == TEXTS
        assert [one.path for one in found] == [f"{path}#n{number}" for number in range(len(TEXTS))]


@pytest.mark.parametrize("size", [1, 10_000])
def test_parquet_rows_are_numbered_through_the_file(tmp_path: pathlib.Path, size: int) -> None:
    path = str(tmp_path / "a.parquet")
    table = arrow.Table.from_pylist([{"body": text, "original": "نص", "desk": "foreign"} for text in TEXTS])
    pq.write_table(table, path, row_group_size=2)
    found = documents(path, size)
    assert [(one.path, one.text) for one in found] == [(f"{path}#{number}", text) for number, text in enumerate(TEXTS)]
    assert {one.source for one in found} == {"نص"}
    assert found[0].metadata == {"desk": "foreign"}


def test_packed_lines_and_other_stores(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(LINES).encode()))
    assert [one.text for one in documents(str(path), 10)] == TEXTS
    with fsspec.open("memory://archive/a.jsonl", "wb") as stream:
        stream.write("\n".join(LINES).encode())
    [url] = archive.find(["memory://archive/*.jsonl"])
    assert archive.find(["memory://archive"]) == [url]
    assert [one.text for one in documents(url, 10)] == TEXTS


def test_a_bad_row_is_named_and_hides_no_other(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "One."}\n{"text": \n["a"]\n{"text": "\xff"}\n{"other": 1}\n{"text": "Two."}\n' + b"[" * 9000)
    [partition] = archive.plan([str(path)], {})
    said = []
    for row in archive.rows(partition):
        try:
            said.append(archive.document(row, partition, Reading(), None, None).text)
        except UnreadableError as error:
            said.append(error.reason)
    assert said[0] == "One."
    assert "is no valid JSON" in said[1]
    assert said[2] == "is no JSON object"
    assert "is not valid UTF-8" in said[3]
    assert said[4] == "has nothing in the column 'text'"
    assert said[5] == "Two."
    assert len(said) == 7


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("absent.jsonl", "no such file or folder"),
        ("draft.txt", "is no archive that is read here"),
        ("empty", "no archives in this folder"),
        ("nothing://bucket/a.jsonl", "cannot be opened"),
    ],
)
def test_what_is_no_archive_is_said(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, address: str, said: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "draft.txt").touch()
    with pytest.raises(UnreadableError, match=said):
        archive.find([address])


def test_archives_without_drafts_are_refused(tmp_path: pathlib.Path) -> None:
    for name, content, said in (
        ("a.jsonl", b'{"title": "x"}\n', "no column with drafts; it has 'title'"),
        ("b.jsonl", b"", "no rows with a draft"),
        ("c.parquet", b"PAR1", "cannot be read"),
        ("d.jsonl.gz", b"not packed", "cannot be read"),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(UnreadableError, match=said):
            archive.plan([str(tmp_path / name)], {})
    (tmp_path / "a.jsonl").write_text('{"title": "x"}\n', encoding="utf-8")
    assert len(archive.plan([str(tmp_path / "a.jsonl")], {"draft": "title"})) == 1
