"""calques/any-language"""

from __future__ import annotations

import pathlib

from checker.pack_rule import PackRule


class AnyLanguage(PackRule):
    """A phrase is translator's English, whatever language the draft was translated from.

    Why it matters: many languages share one newspaper style (*gave an answer to the question of how*, *in the near time*),
    and its literal rendering is what makes readers put a story down.
    Quiet: phrases that edited English copy has too, however tired they are.
    Known misses: phrases that are not in the pack, ``rules/calques/packs/any.toml``.
    """

    id = "calques/any-language"
    file = pathlib.Path(__file__).parent / "packs" / "any.toml"
