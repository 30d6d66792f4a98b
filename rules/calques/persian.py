"""calques/persian"""

from __future__ import annotations

import pathlib

from checker.pack_rule import PackRule


class Persian(PackRule):
    """A phrase of Persian news copy was put into English word for word.

    Why it matters: a plan *placed in the order of work* is a puzzle where a plan that is under way is news.
    Quiet: phrases that English has too. Entries that English could mean are tried only in drafts known to come from
    Persian (``--from fa``).
    Known misses: phrases that are not in the pack, ``rules/calques/packs/fa.toml``, and phrases broken by a quotation mark.
    """

    id = "calques/persian"
    file = pathlib.Path(__file__).parent / "packs" / "fa.toml"
