"""bilingual/glossary"""

from __future__ import annotations

import dataclasses
import pathlib
from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Need, Rule, Severity
from checker.annotations.alignment import sentence_pairs, source_text
from checker.annotations.source_language import source_language
from checker.readers.terms import Term, digest, english_pattern, glossary, present, source_pattern

_OWN = pathlib.Path(__file__).with_name("glossary.csv")


class Glossary(Rule):
    """A term of the source is not rendered as the desk’s glossary has it, or by a form that the glossary forbids.

    Why it matters: a ministry or a party must have one name in the paper, and some names are libel or propaganda.
    Quiet: any of the listed forms, in singular or plural, whatever the case; source terms are found with their endings.
    The option ``file`` names a CSV (``source,target,forbidden``, forms parted by ``|``) or a TBX file, beside the
    configuration file or at a path from there; without it the rule knows a few bodies of the United Nations
    (``glossary.csv``; facts, written for this project).
    Known misses: terms whose stem changes (*пёс*, *псы*).
    """

    id = "bilingual/glossary"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.WRONG_TERM
    needs = (Need.SOURCE,)
    examples = (
        Example("The ⟦Safety Council⟧ meets on Friday.", source="يجتمع مجلس الأمن يوم الجمعة.", source_language="ar"),
        Example("The Security Council meets on Friday.", source="يجتمع مجلس الأمن يوم الجمعة.", source_language="ar"),
    )

    @dataclasses.dataclass(frozen=True)
    class Options:
        """``file``: the glossary, CSV or TBX."""

        file: str = ""

    def with_options(self, options: Options) -> Rule:
        """The rule with another glossary. Raises ``UnreadableError`` for one that cannot be read."""
        ready = super().with_options(options)
        ready.knowledge = digest(options.file) if options.file else ""
        return ready

    def check(self, document: Document) -> Iterator[Finding]:
        source, language = source_text(document), source_language(document)
        every = glossary(self.options.file or str(_OWN), language, self.knowledge)
        terms = present(every, source, language)
        for pair in sentence_pairs(document) if terms else ():
            if not pair.complete:
                continue
            for term in terms:
                there = source_pattern(term.source, language).search(source, *pair.source)
                if there is not None:
                    yield from self._rendered(document, pair.target, term, there[0])

    def _rendered(self, document: Document, target: tuple[int, int], term: Term, there: str) -> Iterator[Finding]:
        for form in term.forbidden:
            wrong = english_pattern(form).search(document.prose, *target)
            if wrong is not None:
                message = f"The glossary forbids “{form}” for “{there}”"
                yield self.finding(document, wrong.span(), message, suggestions=term.targets)
                return
        if term.targets and not any(english_pattern(form).search(document.prose, *target) for form in term.targets):
            wanted = "” or “".join(term.targets)
            yield self.finding(document, target, f"The glossary has “{wanted}” for “{there}”; the draft has none of it")
