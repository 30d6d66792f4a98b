"""calques/french"""

from __future__ import annotations

import pathlib

from checker.pack_rule import PackRule


class French(PackRule):
    """A phrase of French news copy was put into English word for word.

    Why it matters: the French conditional of hearsay (*would have caused*) turns a report into a hypothesis that never
    was.
    Quiet: phrases that English has too. Entries that English could mean are tried only in drafts known to come from
    French (``--from fr``).
    Known misses: phrases that are not in the pack, ``rules/calques/packs/fr.toml``, and phrases broken by a quotation mark.
    """

    id = "calques/french"
    file = pathlib.Path(__file__).parent / "packs" / "fr.toml"
