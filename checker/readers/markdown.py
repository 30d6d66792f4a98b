"""Markdown drafts: the markup is blanked so that rules read prose; every offset still points into the file's text."""

from __future__ import annotations

import re

_FRONT = r"\A---[ \t]*\r?\n.*?^---[ \t]*(?=\r?$|\Z)"  # front matter
_BLANKED = re.compile(
    rf"{_FRONT}"
    r"|^(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^(?P=fence)[^\n]*$|\Z)"
    r"|<!--.*?-->"
    r"|`[^`\n]+`"
    r"|^#{1,6}[ \t]+|^>[ \t]?|^[ \t]*(?:---+|\*\*\*+|___+|===+)[ \t]*$"
    r"|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)"
    r"|!\[|\[(?=[^\]\n]*\]\()|\]\([^)\n]*\)",
    re.DOTALL | re.MULTILINE,
)


_HEAD = re.compile(_FRONT, re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"^([A-Za-z][\w-]*):[ \t]*([^\r\n]*?)[ \t]*$", re.MULTILINE)
# What the usual site generators call what news formats call otherwise.
_KEYS = {
    "title": "headline",
    "author": "byline",
    "lang": "language",
    "slugline": "slug",
    "location": "dateline",
    "source_language": "source-language",
}
_KNOWN = frozenset(("headline", "byline", "language", "slug", "dateline", "date", "version", "source-language"))


def metadata(text: str) -> dict[str, str]:
    """What the front matter of a draft says of it in plain entries (``title: Floods``): headline, byline, language, slug,
    dateline, date, version, source-language."""
    head = _HEAD.match(text)
    if head is None:
        return {}
    found: dict[str, str] = {}
    for key, value in _ENTRY.findall(head[0].replace("\r", "")):
        name, said = _KEYS.get(key.lower(), key.lower()), value.strip("'\"")
        if name in _KNOWN and said:
            found.setdefault(name, said)
    return found


def prose(text: str) -> str:
    """The text with its markup replaced by spaces: same length, same line ends."""
    return _BLANKED.sub(lambda match: re.sub(r"[^\r\n]", " ", match[0]), text)
