"""calques/spanish"""

from __future__ import annotations

import pathlib

from checker.pack_rule import PackRule


class Spanish(PackRule):
    """A phrase of Spanish news copy was put into English word for word.

    Why it matters: *gave to know that* or *counts with the support* reads as a slip, and false friends such as *actually*
    change the meaning.
    Quiet: phrases that English has too. Entries that English could mean are tried only in drafts known to come from
    Spanish (``--from es``).
    Known misses: phrases that are not in the pack, ``rules/calques/packs/es.toml``, and phrases broken by a quotation mark.
    """

    id = "calques/spanish"
    file = pathlib.Path(__file__).parent / "packs" / "es.toml"
