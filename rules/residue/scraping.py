"""residue/scraping"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.lazy import regex
from rules.residue.patterns import alternatives

_BLOCK = regex(rf"^[ \t>•*–-]*(?P<left>{alternatives('scraping.txt')})[ \t]*$", re.MULTILINE)


class Scraping(Rule):
    """A piece of the web page came along: Read also: …, Share on Facebook, Advertisement, We use cookies, © 2022.

    Why it matters: it breaks the story in the middle and points to another house's pages.
    The same kind of line found again (*Read also: …*) is one finding with several places.
    Quiet: captions and credits, which have their place; sentences that merely begin with such words.
    Known misses: menus and captions whose words are those of any sentence.
    """

    id = "residue/scraping"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.TEXTUAL
    examples = (
        Example("The council met on Tuesday.\n\n⟦Read also: Five things to know about the budget⟧\n\nIt voted at noon."),
        Example("The council met on Tuesday.\n\n⟦Share on Facebook⟧\n\n⟦Advertisement⟧\n\nIt voted at noon."),
        Example(
            "The council will share its report on Tuesday. Read more slowly, she said.\n\nShare prices on the exchange fell."
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        found: dict[str, list[tuple[int, int]]] = {}
        for match in _BLOCK.finditer(document.prose):
            left = match["left"].rstrip()
            if len(left.split()) > 6 and left.endswith((".", "”", '"')) and ":" not in left[:24]:
                continue
            start = match.start("left")
            found.setdefault(left.partition(":")[0], []).append((start, start + len(left)))
        for first, *others in found.values():
            count = f" ({len(others) + 1} times)" if others else ""
            message = f"“{_short(document[first])}” belongs to the web page, not to the story{count}"
            yield self.finding(document, first, message, related=others)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + " …"
