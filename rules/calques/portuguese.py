"""calques/portuguese"""

from __future__ import annotations

import pathlib

from checker.pack_rule import PackRule


class Portuguese(PackRule):
    """A phrase of Portuguese news copy was put into English word for word.

    Why it matters: *entered with an action* for *sued* leaves the reader without the fact.
    Quiet: phrases that English has too. Entries that English could mean are tried only in drafts known to come from
    Portuguese (``--from pt``).
    Known misses: phrases that are not in the pack, ``rules/calques/packs/pt.toml``, and phrases broken by a quotation mark.
    """

    id = "calques/portuguese"
    file = pathlib.Path(__file__).parent / "packs" / "pt.toml"
