"""punctuation/missing-space"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.lazy import regex
from rules.slips import Slip, together

# Each begins with its mark, so that the search skips from mark to mark.
_COMMA = regex(r",(?<=[a-z]{2},)(?=[A-Za-z]{2})")
_SEMICOLON = regex(r";(?<=[a-z]{2};)(?=[A-Za-z]{2})")
_COLON = regex(r":(?<=[a-z]{2}:)(?=[A-Z][a-z])")
_STOP = regex(r"[.?!](?<=[a-z]{2}.)(?=[A-Z][a-z])")
_TOKEN_START = regex(r"[^\s(\[“\"‘'«]*\Z")
_ADDRESS = regex(r"[/@\\#&=_<>]|www\.|\.\w+\.")
# What follows the dot of a domain or a file name.
_ENDING = regex(r"(?:Com|Net|Org|Info|Ru|Ua|Kz|By|Cn|Jp|Kr|Ir|Tr|De|Fr|Es|Uk|Eu|Tv|Io|Il|Az|Ge|Uz|Js|Py|Pdf|Doc|Xml|Html)\b")
_NAMES = {",": "comma", ";": "semicolon", ":": "colon", "!": "exclamation mark", "?": "question mark", ".": "full stop"}


class MissingSpace(Rule):
    """No space follows a comma, semicolon, colon or the end of a sentence.

    Why it matters: two words read as one, and search does not find either.
    Quiet: decimals and times, web addresses, handles, file and brand names with a dot inside (*Gazeta.Ru*, *Yahoo!News*).
    Known misses: a full stop between two words in lower case, or after a capitalised word.
    """

    id = "punctuation/missing-space"
    severity = Severity.MINOR
    confidence = Confidence.CERTAIN
    category = Category.PUNCTUATION
    examples = (
        Example("The mayor⟦,⟧who is 44, left the room⟦.⟧Nobody spoke⟦.⟧In the end he came back."),
        Example("He gave 1,000 to Gazeta.Ru at 10:30, see www.example.org/a,b and @desk."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from together(self, document, _slips(document.prose), safe=True)


def _slips(prose: str) -> Iterator[Slip]:
    for pattern, certainty in ((_COMMA, None), (_SEMICOLON, None), (_COLON, Confidence.LIKELY), (_STOP, None)):
        for match in pattern.finditer(prose):
            at = match.start()
            token = _TOKEN_START.search(prose, max(0, at - 60), at)
            head = token[0] if token else ""
            if _ADDRESS.search(prose, at - len(head), at + 30) and _ADDRESS.search(prose[at - len(head) : at + 30].split()[0]):
                continue
            if prose[at] in ".?!" and (not head.islower() or _ENDING.match(prose, at + 1)):
                continue
            if prose[at] == ":" and not head.islower():
                continue
            yield Slip(at, at + 1, f"No space follows the {_NAMES[prose[at]]}", prose[at] + " ", certainty)
