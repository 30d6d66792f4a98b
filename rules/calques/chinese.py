"""calques/chinese"""

from __future__ import annotations

import pathlib

from checker.pack_rule import PackRule


class Chinese(PackRule):
    """A phrase of Chinese news copy was put into English word for word.

    Why it matters: official Chinese stacks verbs (*earnestly carry out and further deepen*) and proverbs (*grasp the nose
    of the ox*) that say nothing to an English reader.
    Quiet: phrases that English has too. Entries that English could mean are tried only in drafts known to come from
    Chinese (``--from zh``).
    In published copy that was written in English it is silent but for one phrase in 500,000 words; in references from
    Chinese it speaks about once in 1,000 words, and rightly: the reporter who learned something, spirits to be implemented,
    things vigorously promoted.
    Known misses: phrases that are not in the pack, ``rules/calques/packs/zh.toml``, and phrases broken by a quotation mark.
    """

    id = "calques/chinese"
    file = pathlib.Path(__file__).parent / "packs" / "zh.toml"
