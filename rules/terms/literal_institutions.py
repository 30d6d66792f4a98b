"""terms/literal-institutions"""

from __future__ import annotations

import pathlib

from checker import Category
from checker.pack_rule import PackRule


class LiteralInstitutions(PackRule):
    """The name of a ministry, a court or another body was put into English word for word: *the Supreme Rada*.

    Why it matters: the body has a name in English; under another the reader does not know it, and a search does not find it.
    Quiet: names that the bodies use themselves in English, however stiff.
    Known misses: bodies that are not in the pack, ``rules/terms/packs/institutions.toml``; terms/literal-name has the
    well-known international ones.
    """

    id = "terms/literal-institutions"
    category = Category.WRONG_TERM
    file = pathlib.Path(__file__).parent / "packs" / "institutions.toml"
