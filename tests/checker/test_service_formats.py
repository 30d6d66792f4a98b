"""Files of every format through the service: read by content type or by name, bombs and damaged files refused."""

from __future__ import annotations

import io
import json
import pathlib
import zipfile
from collections.abc import Iterator

import httpx
import pytest

from tests.serving import ROOT, serving

EXAMPLES = ROOT / "examples" / "formats"
NINJS = "application/vnd.iptc.ninjs+json"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ITEM = {"headline": "Bridge closed", "body_text": "The engineers said that the the bridge was safe.", "language": "en"}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("service")) as (base, _, _log):
        yield f"{base}/v1/check"


def posted(url: str, content: bytes, kind: str) -> httpx.Response:
    return httpx.post(url, content=content, headers={"Content-Type": kind}, timeout=60)


def test_ninjs_is_a_draft(url: str) -> None:
    answer = posted(url, json.dumps(ITEM).encode(), NINJS)
    assert answer.status_code == 200, answer.text
    (finding,) = [one for one in answer.json()["findings"] if one["rule"] == "repetition/doubled-word"]
    assert (finding["text"], finding["line"]) == ("the the", 2)


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.iterdir() if path.suffix not in (".md", ".jsonl")))
def test_every_format_can_be_sent_as_a_file(url: str, name: str) -> None:
    answer = httpx.post(url, files={"file": (name, (EXAMPLES / name).read_bytes())}, data={"from": "ru"}, timeout=60)
    if name in ("message.newsml.xml", "segments.parquet", "segments.tsv"):  # they hold several
        assert (answer.status_code, "send one at a time" in answer.json()["detail"]) == (422, True)
    else:
        assert answer.status_code == 200, answer.text
        assert answer.json()["words"] > 5


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("application/xliff+xml", "bridge-1.2.xlf"),
        ("text/html", "page.html"),
        ("application/nitf+xml", "item.nitf.xml"),
        (WORD, "bridge.docx"),
    ],
)
def test_content_type_names_the_format(url: str, kind: str, name: str) -> None:
    assert posted(url, (EXAMPLES / name).read_bytes(), kind).status_code == 200


def word_bomb() -> bytes:
    """A Word file whose text would unpack to 400 MB."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name in (EXAMPLES / "bridge.docx",):
            with zipfile.ZipFile(name) as whole:
                for member in whole.infolist():
                    if member.filename != "word/document.xml":
                        file.writestr(member, whole.read(member))
        with file.open("word/document.xml", "w") as body:
            for _ in range(400):
                body.write(b" " * 2**20)
    return packed.getvalue()


ENTITIES = (
    b'<!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><xliff version="1.2"><file>&b;</file></xliff>'
)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (WORD, word_bomb),
        ("application/xliff+xml", lambda: ENTITIES),
        ("application/nitf+xml", lambda: b"<nitf>" + b"<p>" * 5000 + b"</p>" * 5000 + b"</nitf>"),
        (NINJS, lambda: b"[" * 100_000),
        (NINJS, lambda: b'{"headline": "Bridge clo'),
        (NINJS, lambda: b'{"uri": "urn:1"}'),
    ],
    ids=["zip", "entities", "depth", "json depth", "truncated", "empty item"],
)
def test_bombs_and_damaged_files_are_refused(url: str, kind: str, content: object) -> None:
    assert callable(content)
    answer = posted(url, content(), kind)
    assert answer.status_code == 422, answer.text
    assert answer.json()["detail"]
    # The next draft is none the worse.
    assert posted(url, json.dumps(ITEM).encode(), NINJS).status_code == 200


def test_a_file_of_several_drafts_is_refused(url: str) -> None:
    answer = httpx.post(url, files={"file": ("drafts.jsonl", pathlib.Path(EXAMPLES, "drafts.jsonl").read_bytes())}, timeout=60)
    assert answer.status_code == 422
    assert "send one at a time" in answer.json()["detail"]
