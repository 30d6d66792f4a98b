"""Markdown drafts: the markup is blanked so that rules read prose; every offset still points into the file's text."""

from __future__ import annotations

import re

_BLANKED = re.compile(
    r"\A---\n.*?\n---(?=\n|\Z)"  # front matter
    r"|^(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^(?P=fence)[^\n]*$|\Z)"
    r"|<!--.*?-->"
    r"|`[^`\n]+`"
    r"|^#{1,6}[ \t]+|^>[ \t]?|^[ \t]*(?:---+|\*\*\*+|___+|===+)[ \t]*$"
    r"|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)"
    r"|!\[|\[(?=[^\]\n]*\]\()|\]\([^)\n]*\)",
    re.DOTALL | re.MULTILINE,
)


def prose(text: str) -> str:
    """The text with its markup replaced by spaces: same length, same line ends."""
    return _BLANKED.sub(lambda match: re.sub(r"[^\r\n]", " ", match[0]), text)
