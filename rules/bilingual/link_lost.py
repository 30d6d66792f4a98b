"""bilingual/link-lost"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import sentence_pairs, source_text
from checker.lazy import regex

_LINK = regex(
    r"(?:https?://|www\.)[!#-;=?-~]+|[\w.+-]{1,64}@[\w-]{1,63}\.[A-Za-z.]{2,}|(?<![\w@])@[A-Za-z_]\w{2,}|(?<![\w.@/])[a-z0-9-]{2,63}\.(?:com|org|net|gov|edu|info)\b"
)


_SIGN = regex(r"@|//|www\.|\.(?:com|org|net|gov|edu|info)\b")  # without it there is none
_PREFIX = regex(r"\A(?:https?://)?(?:www\.)?")


class LinkLost(Rule):
    """A web address, mail address or handle of the source is not in the draft, or is not the same.

    Why it matters: readers who want to help, apply or complain get nowhere.
    Quiet: capitals, *https* and a closing slash make no difference; a link that stands elsewhere in the draft.
    Known misses: hashtags, which are translated; addresses of streets.
    """

    id = "bilingual/link-lost"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.OMISSION
    needs = (Need.SOURCE,)
    examples = (
        Example(
            "⟦Donations can be made online.⟧", source="Spenden sind unter www.example.org/hilfe möglich.", source_language="de"
        ),
        Example(
            "Donations can be made at www.example.org/hilfe.",
            source="Spenden sind unter www.example.org/hilfe möglich.",
            source_language="de",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        source, draft = source_text(document), document.text.casefold()
        for pair in sentence_pairs(document):
            if not pair.complete or not _SIGN.search(source, *pair.source):
                continue
            for match in _LINK.finditer(source, *pair.source):
                link = match[0].rstrip(".,;:!?/")
                if _bare(link) not in draft:
                    yield self.finding(document, pair.target, f"The source’s “{link}” is not in the draft")


def _bare(link: str) -> str:
    """An address without what may be left out of it."""
    return _PREFIX.sub("", link.casefold())
