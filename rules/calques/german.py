"""calques/german"""

from __future__ import annotations

import pathlib

from checker.pack_rule import PackRule


class German(PackRule):
    """A phrase of German news copy was put into English word for word.

    Why it matters: a word-for-word idiom (*that is him sausage*) is nonsense in English, and a noun phrase such as *a in
    the morning found body* stops the reader.
    Quiet: phrases that English has too. Entries that English could mean are tried only in drafts known to come from
    German (``--from de``).
    Known misses: phrases that are not in the pack, ``rules/calques/packs/de.toml``, and phrases broken by a quotation mark.
    """

    id = "calques/german"
    file = pathlib.Path(__file__).parent / "packs" / "de.toml"
