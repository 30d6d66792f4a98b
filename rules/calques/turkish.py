"""calques/turkish"""

from __future__ import annotations

import pathlib

from checker.pack_rule import PackRule


class Turkish(PackRule):
    """A phrase of Turkish news copy was put into English word for word.

    Why it matters: *made evaluations on the agenda* says no more than that somebody spoke, and hides what was said.
    Quiet: phrases that English has too. Entries that English could mean are tried only in drafts known to come from
    Turkish (``--from tr``).
    Known misses: phrases that are not in the pack, ``rules/calques/packs/tr.toml``, and phrases broken by a quotation mark.
    """

    id = "calques/turkish"
    file = pathlib.Path(__file__).parent / "packs" / "tr.toml"
