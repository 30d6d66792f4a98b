"""Word documents: paragraphs and table rows in order. The line of a finding counts those that are not empty."""

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
    safe_zip(data, path)
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
        "byline": known.author or "",
        "subject": known.subject or "",
        "language": known.language or "",
        "version": str(known.revision or ""),
    }
    date = known.modified or known.created
    return [
        Part(
            pieces,
            metadata={key: value for key, value in metadata.items() if value},
            date=date.date() if date is not None else None,
        )
    ]


def _blocks(document: Any, docx: Any) -> Iterator[Piece]:
    number = 0
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            for row in block.rows:
                number += 1
                cells: dict[int, str] = {}
                for cell in row.cells:  # a merged cell comes once for each column
                    cells.setdefault(id(cell._tc), cell.text)
                yield Piece("\t".join(cells.values()), id=str(number))
        else:
            number += 1
            yield Piece(block.text, id=str(number))
