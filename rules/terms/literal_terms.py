"""terms/literal-terms"""

from __future__ import annotations

import pathlib

from checker import Category
from checker.pack_rule import PackRule


class LiteralTerms(PackRule):
    """A term of sport, money, law, voting or health was put into English word for word: *the gross internal product*.

    Why it matters: *a packet of shares* or *the course of the dollar* is understood with luck, and *an infectious hospital*
    is another thing than was meant.
    Quiet: words that English uses in the same field.
    Known misses: terms that are not in the pack, ``rules/terms/packs/trade.toml``.
    """

    id = "terms/literal-terms"
    category = Category.WRONG_TERM
    file = pathlib.Path(__file__).parent / "packs" / "trade.toml"
