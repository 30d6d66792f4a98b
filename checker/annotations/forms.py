"""Where each word form stands in a document: what rules look up that know the words they want."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from checker.annotations.tokens import tokens
from checker.document import Document, annotation


class Forms(NamedTuple):
    """``lower``: the lower-case form of every token, with straight apostrophes, in the order of ``tokens(document)``;
    ``places``: each form and the numbers of the tokens that have it."""

    lower: list[str]
    places: dict[str, list[int]]


@annotation
def forms(document: Document) -> Forms:
    """Lower-case forms of the document's tokens and their places."""
    lower = [token.text.lower() for token in tokens(document)]
    if "’" in document.prose:
        lower = [form.replace("’", "'") for form in lower]
    places: dict[str, list[int]] = defaultdict(list)
    for number, form in enumerate(lower):
        places[form].append(number)
    return Forms(lower, dict(places))
