"""calques/russian"""

from __future__ import annotations

import pathlib

from checker.pack_rule import PackRule


class Russian(PackRule):
    """A phrase of Russian news copy was put into English word for word.

    Why it matters: a reader cannot know that a *conditional deprivation of liberty* is a suspended sentence, or that a car that
    *flew out to the oncoming lane* swerved into traffic.
    Quiet: phrases that English has too. Entries that English could mean are tried only in drafts known to come from
    Russian (``--from ru``).
    Known misses: phrases that are not in the pack, ``rules/calques/packs/ru.toml``, and phrases broken by a quotation mark.
    """

    id = "calques/russian"
    file = pathlib.Path(__file__).parent / "packs" / "ru.toml"
