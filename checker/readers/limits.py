"""How much of a file is read. A draft is a page or a book, never gigabytes; what is larger is an accident or an attack."""

from __future__ import annotations

import io
import zipfile

from checker.readers.errors import UnreadableError

LARGEST = 64 * 1024 * 1024  # bytes of one file
UNPACKED = 256 * 1024 * 1024  # bytes of all members of a packed file together
PACKED_RATIO = 150  # bytes unpacked for one byte packed; office documents stay below 30
MEMBERS = 4_000
DEPTH = 100  # elements or values inside one another
PIECES = 200_000  # paragraphs, rows or segments of one file


def within_size(data: bytes, path: str) -> None:
    """Refuse a file that is too large. Raises ``UnreadableError``."""
    if len(data) > LARGEST:
        size, most = len(data) // 2**20, LARGEST // 2**20
        raise UnreadableError(path, f"has {size} MB, more than the {most} MB that a draft may have; split it")


def within_pieces(count: int, path: str) -> None:
    """Refuse a file with too many parts. Raises ``UnreadableError``."""
    if count > PIECES:
        raise UnreadableError(path, f"has more than {PIECES:,} paragraphs, rows or segments; split it")


def safe_zip(data: bytes, path: str, without: tuple[bytes, ...] = ()) -> None:
    """Refuse a packed file that would unpack to more than a document can hold, and one whose XML declares entities, as the
    words of ``without`` at its beginning tell. Raises ``UnreadableError``."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = packed.infolist()
            size = sum(member.file_size for member in members)
            declared = without and size <= UNPACKED and any(_declares(packed, member, without) for member in members)
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableError(path, f"is no office document, or a damaged one: {error}") from error
    total = sum(member.file_size for member in members)
    if len(members) > MEMBERS or total > UNPACKED or total > PACKED_RATIO * max(len(data), 10_000):
        raise UnreadableError(
            path, f"would unpack to {total // 2**20} MB in {len(members)} parts, which no draft does; not opened"
        )
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableError(path, "is encrypted; save it without a password")
    if declared:
        raise UnreadableError(path, "declares entities, which no document needs and which can fill memory; not read")


def _declares(packed: zipfile.ZipFile, member: zipfile.ZipInfo, words: tuple[bytes, ...]) -> bool:
    """Whether a member in XML has one of some words among its first 4,096 bytes, where a declaration stands."""
    if not member.filename.endswith((".xml", ".rels")) or member.flag_bits & 1:
        return False
    with packed.open(member) as part:
        start = part.read(4096).replace(b"\0", b"")  # whatever the encoding
    return any(word in start for word in words)
