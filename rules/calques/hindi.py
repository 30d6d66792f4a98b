"""calques/hindi"""

from __future__ import annotations

import pathlib

from checker.pack_rule import PackRule


class Hindi(PackRule):
    """A phrase of Hindi news copy was put into English word for word.

    Why it matters: *the sleep of the administration did not break* is a sentence about sleep to an English reader.
    Quiet: phrases that English has too. Entries that English could mean are tried only in drafts known to come from
    Hindi (``--from hi``).
    Known misses: phrases that are not in the pack, ``rules/calques/packs/hi.toml``, and phrases broken by a quotation mark.
    """

    id = "calques/hindi"
    file = pathlib.Path(__file__).parent / "packs" / "hi.toml"
