"""Bytes to documents: encodings, line ends, folders, and everything that cannot be read."""

from __future__ import annotations

import pathlib
import pickle

import pytest

from checker.document import Reading
from checker.readers import Draft, drafts, read
from checker.readers.errors import UnreadableError

TEXT = "Geneva — talks resumed.\n\nÉlodie said “yes” 😀.\n"


def written(folder: pathlib.Path, data: bytes, name: str = "draft.txt") -> Draft:
    path = folder / name
    path.write_bytes(data)
    return Draft(str(path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_the_same_in_every_encoding_with_a_mark(tmp_path: pathlib.Path, encoding: str) -> None:
    assert read(written(tmp_path, TEXT.encode(encoding)), reading=Reading()).text == TEXT


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_are_counted_by_any_line_end(tmp_path: pathlib.Path, ends: str) -> None:
    document = read(written(tmp_path, f"One.{ends}{ends}Two 😀 x.{ends}".encode()), reading=Reading())
    assert document.position(document.text.index("x")) == (3, 7)
    assert document.text.count(ends) == 3


def test_empty_draft_is_read(tmp_path: pathlib.Path) -> None:
    document = read(written(tmp_path, b""), reading=Reading())
    assert document.text == ""
    assert document.position(0) == (1, 1)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"caf\xe9 au lait", "byte 3 (0xe9) is not valid UTF-8"),
        (b"PK\x03\x04\x00\x00", "byte 4 is NUL"),
        (b"%PDF-1.7 text", "byte 0 begins a PDF"),
        ("abc".encode("utf-16-le"), "byte 1 is NUL"),
        (b"\xff\xfeA", "is not valid UTF-16"),
        ("пр".encode()[:-1], "byte 2 (0xd1) is not valid UTF-8"),
    ],
)
def test_undecodable_draft_names_file_and_byte(tmp_path: pathlib.Path, data: bytes, said: str) -> None:
    draft = written(tmp_path, data)
    with pytest.raises(UnreadableError) as caught:
        read(draft, reading=Reading())
    assert draft.path in str(caught.value)
    assert said in str(caught.value)


def test_folders_files_and_patterns(tmp_path: pathlib.Path) -> None:
    for name in ("b.txt", "a.md", "notes.jpg", ".hidden.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    names = [pathlib.Path(draft.path).name for draft in drafts([str(tmp_path)])]
    assert names == ["a.md", "b.txt"]
    assert [pathlib.Path(d.path).name for d in drafts([str(tmp_path / "*.txt"), str(tmp_path / "b.txt")])] == ["b.txt"]


@pytest.mark.parametrize("argument", ["absent.txt", "absent/*.txt"])
def test_what_names_nothing_is_an_error(tmp_path: pathlib.Path, argument: str) -> None:
    with pytest.raises(UnreadableError, match=r"no such file|no file matches"):
        drafts([str(tmp_path / argument)])


def test_folder_without_drafts_is_an_error(tmp_path: pathlib.Path) -> None:
    with pytest.raises(UnreadableError, match="no drafts in this folder"):
        drafts([str(tmp_path)])


def test_source_folder_is_matched_by_name(tmp_path: pathlib.Path) -> None:
    for folder in ("drafts", "sources"):
        (tmp_path / folder).mkdir()
    (tmp_path / "drafts/a.txt").write_text("Two.", encoding="utf-8")
    (tmp_path / "drafts/b.txt").write_text("Three.", encoding="utf-8")
    (tmp_path / "sources/a.txt").write_text("Два.", encoding="utf-8")
    found = [read(d, reading=Reading()) for d in drafts([str(tmp_path / "drafts")], str(tmp_path / "sources"))]
    assert [document.source for document in found] == ["Два.", None]


def test_markdown_is_blanked_and_offsets_stay(tmp_path: pathlib.Path) -> None:
    text = "---\ntitle: x\n---\n# Talks\n\nThe **envoy** [left](http://x.y/z) `code`.\n"
    document = read(written(tmp_path, text.encode(), "draft.md"), reading=Reading())
    assert document.text == text
    assert len(document.prose) == len(text)
    assert document.prose.split() == ["Talks", "The", "envoy", "left", "."]
    assert document.prose.index("envoy") == text.index("envoy")


def test_the_error_travels_between_processes() -> None:
    error = pickle.loads(pickle.dumps(UnreadableError("a.txt", "is empty")))
    assert (error.path, error.reason, str(error)) == ("a.txt", "is empty", "a.txt: is empty")
