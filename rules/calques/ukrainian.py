"""calques/ukrainian"""

from __future__ import annotations

import pathlib

from checker.pack_rule import PackRule


class Ukrainian(PackRule):
    """A phrase of Ukrainian news copy was put into English word for word.

    Why it matters: a reader cannot know that *the people’s deputy* sits in parliament or that an attack *on the side of*
    somebody was made by him.
    Quiet: phrases that English has too. Entries that English could mean are tried only in drafts known to come from
    Ukrainian (``--from uk``).
    Known misses: phrases that are not in the pack, ``rules/calques/packs/uk.toml``, and phrases broken by a quotation mark.
    """

    id = "calques/ukrainian"
    file = pathlib.Path(__file__).parent / "packs" / "uk.toml"
