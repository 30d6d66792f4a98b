"""PO files: every translated message beside its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.readers import text
from checker.readers.errors import UnreadableError
from checker.readers.limits import within_pieces, within_size
from checker.readers.parts import Part, Piece, base_language, day


def parts(data: bytes, path: str) -> list[Part]:
    """One document with every translated message; obsolete and fuzzy ones are left out. Raises ``UnreadableError``."""
    within_size(data, path)
    content = text.decode(data, path)
    import polib

    try:
        catalogue = polib.pofile(content if "\n" in content else content + "\n")
    except (OSError, ValueError, UnicodeError) as error:
        raise UnreadableError(path, f"is no PO file: {error}") from error
    within_pieces(len(catalogue), path)
    pieces: list[Piece] = []
    for entry in catalogue:
        if entry.obsolete or entry.fuzzy:
            continue
        sides = [(entry.msgid, entry.msgstr)] if not entry.msgstr_plural else list(_plurals(entry))
        pieces += [Piece(ours, theirs, entry.msgctxt or "") for theirs, ours in sides if ours.strip()]
    if not pieces:
        raise UnreadableError(path, "has no translated messages")
    metadata = {key.lower(): value for key, value in catalogue.metadata.items() if key in ("Language", "Project-Id-Version")}
    return [
        Part(
            pieces,
            unit="segment",
            source_language=base_language(catalogue.metadata.get("X-Source-Language")),
            date=day(catalogue.metadata.get("PO-Revision-Date")),
            metadata=metadata,
        )
    ]


def _plurals(entry: Any) -> Iterator[tuple[str, str]]:
    for number, ours in sorted(entry.msgstr_plural.items()):
        yield (entry.msgid if int(number) == 0 else entry.msgid_plural), ours
