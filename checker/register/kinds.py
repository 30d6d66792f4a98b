"""What a register tells apart, without the libraries that talk to it."""

from __future__ import annotations

import enum


class Kind(enum.StrEnum):
    """What an entry of the register is the name of."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    TITLE = "title"
    TERM = "term"


class Status(enum.StrEnum):
    """What may be written: a form is seen in the archive until somebody makes it legitimate or forbids it."""

    SEEN = "seen"
    LEGITIMATE = "legitimate"
    FORBIDDEN = "forbidden"
