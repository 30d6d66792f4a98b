"""bilingual/identifier"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import source_at
from checker.annotations.identifiers import changed_signs


class IdentifierDiffers(Rule):
    """A telephone number, the result of a match, or the sign of a document, flight or model (*S/RES/2231*, *MH17*), has
    other digits in the source.

    Why it matters: a hotline with one digit wrong rings at a stranger’s; a resolution with another number is another one.
    Quiet: other spaces, hyphens and brackets; a country’s code added or left out; numbers that another sentence has.
    Known misses: signs in letters of another script.
    """

    id = "bilingual/identifier"
    severity = Severity.MAJOR
    confidence = Confidence.CERTAIN
    category = Category.MISTRANSLATION
    needs = (Need.SOURCE,)
    examples = (
        Example("Call ⟦0800 123 54 67⟧ for help.", source="Hilfe gibt es unter 0800 123 45 67.", source_language="de"),
        Example("Call 0800-123-45-67 for help.", source="Hilfe gibt es unter 0800 123 45 67.", source_language="de"),
        Example("The visitors won ⟦3-2⟧.", source="Konuk takım maçı 3-1 kazandı.", source_language="tr"),
        Example("The council adopted ⟦S/RES/2321⟧.", source="Совет принял S/RES/2231.", source_language="ru"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for one in changed_signs(document):
            there = source_at(document, one.source)
            if one.replaced:
                message = f"The source has “{there}”, the draft “{document[one.target]}”"
                yield self.finding(document, one.target, message, suggestions=(there,) if there.isascii() else ())
            else:
                yield self.finding(document, one.target, f"The source’s “{there}” is not in the draft")
