"""calques/hebrew"""

from __future__ import annotations

import pathlib

from checker.pack_rule import PackRule


class Hebrew(PackRule):
    """A phrase of Hebrew news copy was put into English word for word.

    Why it matters: *came down from the agenda* or *in the shadow of the situation* leave the reader to guess.
    Quiet: phrases that English has too. Entries that English could mean are tried only in drafts known to come from
    Hebrew (``--from he``).
    Known misses: phrases that are not in the pack, ``rules/calques/packs/he.toml``, and phrases broken by a quotation mark.
    """

    id = "calques/hebrew"
    file = pathlib.Path(__file__).parent / "packs" / "he.toml"
