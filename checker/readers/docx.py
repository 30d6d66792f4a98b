"""Word documents: paragraphs and table rows in order, with tracked changes taken as accepted. The line of a finding counts
those that are not empty."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from checker.readers.errors import UnreadableError
from checker.readers.limits import safe_zip, within_pieces, within_size
from checker.readers.parts import Part, Piece


def parts(data: bytes, path: str) -> list[Part]:
    """One document: every paragraph that is not empty and every row of a table, its cells parted by tabs.

    Raises ``UnreadableError`` for damaged, encrypted and over-large files.
    """
    within_size(data, path)
    safe_zip(data, path, without=(b"<!DOCTYPE", b"<!ENTITY"))
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        pieces = [piece for piece in _blocks(document, docx) if piece.text.strip()]
    except Exception as error:  # the library raises whatever its own libraries raise
        raise UnreadableError(path, f"cannot be read as a Word document: {type(error).__name__}: {error}") from error
    within_pieces(len(pieces), path)
    known = document.core_properties
    metadata = {
        "headline": known.title or "",
        "byline": "" if known.author == "python-docx" else known.author or "",
        "subject": known.subject or "",
        "language": known.language or "",
        "version": str(known.revision or ""),
    }
    # A template of the library bears its own name and a day of 2013, which say nothing of the text.
    made = known.author == "python-docx"
    date = None if made and known.modified == known.created else known.modified or known.created
    return [
        Part(
            pieces,
            metadata={key: value for key, value in metadata.items() if value},
            date=date.date() if date is not None else None,
        )
    ]


def _blocks(document: Any, docx: Any) -> Iterator[Piece]:
    for number, text in enumerate(_texts(document.element.body, document, docx), 1):
        yield Piece(text, id=str(number))


def _texts(body: Any, document: Any, docx: Any) -> Iterator[str]:
    """The paragraphs and rows of a body or of a content control, which the library passes over."""
    for block in body.iterchildren():
        kind = _local(block)
        if kind == "tbl":
            for row in docx.table.Table(block, document).rows:
                cells: dict[int, str] = {}
                for cell in row.cells:  # a merged cell comes once for each column
                    cells.setdefault(id(cell._tc), "\n".join(_words(one) for one in cell._tc if _local(one) == "p"))
                yield "\t".join(cells.values())
        elif kind == "p":
            yield _words(block)
        elif kind in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from _texts(block, document, docx)


# What is no text of the paragraph: deleted and moved away while changes are tracked, text boxes, other forms of the same.
_NO_TEXT = frozenset(("del", "moveFrom", "txbxContent", "Fallback", "pPr", "rPr"))
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def _words(element: Any) -> str:
    """The text of a paragraph as it stands once all tracked changes are accepted."""
    found = []
    for child in element.iterchildren():
        kind = _local(child)
        if kind == "t":
            found.append(child.text or "")
        elif kind in _BREAKS:
            found.append(_BREAKS[kind])
        elif kind not in _NO_TEXT:
            found.append(_words(child))
    return "".join(found)


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
