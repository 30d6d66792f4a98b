"""Tables of words by what they mean, one column a language, and the patterns of their cells."""

from __future__ import annotations

import functools
import re

from checker.shipped import rows_of

_HAN = frozenset(("zh", "ja"))


def form_pattern(cell: str, language: str) -> str:
    """The regular expression of a table cell: ``|`` parts forms, ``*`` stands for any letters."""
    forms = [form.strip() for form in cell.split("|") if form.strip() and form.strip() != "-"]
    forms.sort(key=len, reverse=True)
    inner = "|".join(re.escape(form).replace(r"\*", r"[\w\u200c]*").replace(r"\ ", r"[\s\u200c]") for form in forms)
    if not inner:
        return ""
    if language in _HAN:
        return f"(?:{inner})"
    prefix = "[وف]?[بلك]?(?:ال|لل)?" if language == "ar" else ""
    plural = "s?" if language == "en" else ""
    return rf"(?<![\w\u200c-]){prefix}(?:{inner}){plural}(?![\w])"


@functools.cache
def table_rows(name: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Head and rows of a tab-separated table of this package."""
    rows = [tuple(row) for row in rows_of("checker.annotations", f"data/{name}")]
    return rows[0], tuple(rows[1:])
