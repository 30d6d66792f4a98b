"""Plain text: bytes to code points."""

from __future__ import annotations

import codecs

from checker.readers.errors import UnreadableError

# UTF-32 first: its little-endian mark begins with UTF-16's.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Formats whose first bytes could pass for text.
_NOT_TEXT = ((b"%PDF-", "a PDF"), (b"{\\rtf", "an RTF document"))


def decode(data: bytes, path: str) -> str:
    """The text of a draft: UTF-8, or what its byte-order mark says. The mark itself is not part of the text.

    Raises ``UnreadableError``, naming the byte, for anything else and for binary data.
    """
    for signature, kind in _NOT_TEXT:
        if data.startswith(signature):
            raise UnreadableError(path, f"byte 0 begins {kind}; export the draft as text")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, path)
    zero = data.find(b"\0")
    if zero >= 0:
        raise UnreadableError(
            path, f"byte {zero} is NUL, so this is binary data or UTF-16 without a byte-order mark; save it as UTF-8"
        )
    return _strict(data, "utf-8", path)


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        byte = f" (0x{data[error.start]:02x})" if error.start < len(data) else ""
        raise UnreadableError(path, f"byte {error.start}{byte} is not valid {name}; save the draft as UTF-8") from error
