"""calques/arabic"""

from __future__ import annotations

import pathlib

from checker.pack_rule import PackRule


class Arabic(PackRule):
    """A phrase of Arabic news copy was put into English word for word.

    Why it matters: *the two sides discussed the file of prisoners in the forefront of which* is understood by nobody who
    does not know the Arabic behind it, and tells every reader that a machine wrote the copy.
    Quiet: phrases that English has too. Entries that English could mean are tried only in drafts known to come from
    Arabic (``--from ar``).
    Known misses: phrases that are not in the pack, ``rules/calques/packs/ar.toml``, and phrases broken by a quotation mark.
    """

    id = "calques/arabic"
    file = pathlib.Path(__file__).parent / "packs" / "ar.toml"
