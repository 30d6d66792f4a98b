"""residue/model-token"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase
from checker.lazy import regex

# What must stand in the text, and the pattern.
_TOKENS = tuple(
    (sign, regex(pattern))
    for sign, pattern in (
        ("<", r"<(?:unk|s|/s|pad|bos|eos|sep|cls|mask|2[a-z]{2,3}|extra_id_\d+|\|[a-z_]+\|)>"),
        ("[", r"\[(?:UNK|PAD|CLS|SEP|MASK|BOS|EOS)\]"),
        ("▁", "▁"),
        ("⁇", "⁇"),
        ("@@", r"(?<=\w)@@(?=\s)"),
        ("@", r"\s@[-,./:]@\s"),
        ("B-", r"(?<!\w)-(?:LRB|RRB|LSB|RSB|LCB|RCB)-(?!\w)"),
        ("__", r"\b__[a-z]{2}__\b"),
        ("UNK", r"(?<!\[)\bUNK\b|\bUNK\b(?!\])"),
    )
)
_APART = Phrase(
    "n't", r"(?P<word>(?:do|does|did|is|was|were|are|have|has|had|ca|wo|would|could|should|must)) (?P<not>n['’]t)\b", back=(1,)
)


class ModelToken(Rule):
    """A sign of the translating system's own stands in the copy: <unk>, ▁, @@, [MASK], -LRB-, or words it cut up (do n't).

    Why it matters: a word is missing where <unk> stands, and what is there was not put together again.
    Quiet: e-mail addresses and handles; the same signs in a draft about language technology still need a look.
    Known misses: pieces of words without a sign between them.
    """

    id = "residue/model-token"
    severity = Severity.CRITICAL
    confidence = Confidence.CERTAIN
    category = Category.UNINTELLIGIBLE
    examples = (
        Example("The minister of ⟦<unk>⟧ opened the ⟦▁⟧bridge in Sa⟦@@⟧ raj."),
        Example("The two sides ⟦do n't⟧ agree."),
        Example("Write to desk@example.org or @newsdesk: they don't bite."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        prose = document.prose
        places: dict[str, list[tuple[int, int]]] = {}
        for sign, pattern in _TOKENS:
            for match in pattern.finditer(prose) if sign in prose else ():
                places.setdefault(match[0].strip(), []).append(match.span())
        for sign, spans in places.items():
            message = f"“{sign}” is a sign of the translating system"
            yield self.finding(document, spans[0], message, related=spans[1:])
        for match in _APART.found(document):
            whole = match["word"] + match["not"]
            message = f"“{match[0]}” was cut in two: {whole}"
            yield self.finding(document, match.span(), message, suggestions=(whole,), safe=True, severity=Severity.MINOR)
