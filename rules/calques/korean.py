"""calques/korean"""

from __future__ import annotations

import pathlib

from checker.pack_rule import PackRule


class Korean(PackRule):
    """A phrase of Korean news copy was put into English word for word.

    Why it matters: *the position that* and *it was grasped that* hide who said what, which is what news is about.
    Quiet: phrases that English has too. Entries that English could mean are tried only in drafts known to come from
    Korean (``--from ko``).
    Known misses: phrases that are not in the pack, ``rules/calques/packs/ko.toml``, and phrases broken by a quotation mark.
    """

    id = "calques/korean"
    file = pathlib.Path(__file__).parent / "packs" / "ko.toml"
