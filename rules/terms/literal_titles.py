"""terms/literal-titles"""

from __future__ import annotations

import pathlib

from checker import Category
from checker.pack_rule import PackRule


class LiteralTitles(PackRule):
    """An office, a rank or a title was put into English word for word: *a general-major*, *the main trainer*.

    Why it matters: a reader cannot place *the head of the Ministers*, and a wrong rank is a wrong fact about a person.
    Quiet: titles that English has too, and those of countries that use the literal form in English themselves.
    Known misses: titles that are not in the pack, ``rules/terms/packs/titles.toml``.
    """

    id = "terms/literal-titles"
    category = Category.WRONG_TERM
    file = pathlib.Path(__file__).parent / "packs" / "titles.toml"
