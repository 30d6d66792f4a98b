"""residue/scraping"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from rules.residue.patterns import alternatives

_BLOCK = re.compile(rf"^[ \t>•*–-]*(?P<left>{alternatives('scraping.txt')})[ \t]*$", re.MULTILINE)


class Scraping(Rule):
    """A piece of the web page came along: Read also: …, Share on Facebook, Advertisement, We use cookies, © 2022.

    Why it matters: it breaks the story in the middle and points to another house's pages.
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
        prose = document.prose
        for match in _BLOCK.finditer(prose):
            left = match["left"]
            if len(left.split()) > 6 and left.rstrip().endswith((".", "”", '"')) and ":" not in left[:24]:
                continue
            span = match.start("left"), match.start("left") + len(left.rstrip())
            yield self.finding(document, span, f"“{_short(left.strip())}” belongs to the web page, not to the story")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + " …"
