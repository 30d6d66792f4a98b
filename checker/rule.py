"""The base class of every rule, and the examples that are its tests and its manual."""

from __future__ import annotations

import copy
import dataclasses
import enum
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from checker.document import Document
from checker.finding import Category, Confidence, Finding, Severity, Span

if TYPE_CHECKING:
    from checker.register.lookup import Entity

_MARK = re.compile(r"⟦(.*?)⟧", re.DOTALL)


class Need(enum.StrEnum):
    """What a rule cannot do without. A rule whose need is not met is reported as not run, with this reason."""

    SYNTAX = "no language model is installed that could parse the draft"
    SOURCE = "no source text was given"
    REGISTER = "no register was given"


@dataclasses.dataclass(frozen=True)
class Example:
    """A draft in which exactly the words between ``⟦`` and ``⟧`` are to be found; with no mark the rule stays quiet.

    ``source``, ``source_language`` (ISO 639-1) and ``date`` (ISO) go with the draft where the rule reads them;
    ``register`` is what the house's register knows; ``beside`` are the other drafts of a batch, marked in the same way, for
    a rule over several drafts. ``related`` is true where the marks after the first are one finding's related places,
    ``note`` says what to see.
    """

    marked: str
    source: str | None = None
    source_language: str | None = None
    date: str | None = None
    note: str = ""
    beside: tuple[str, ...] = ()
    register: tuple[Entity, ...] = ()

    @property
    def drafts(self) -> tuple[Example, ...]:
        """This draft and those beside it, each as an example of its own."""
        return (self, *(dataclasses.replace(self, marked=marked, beside=()) for marked in self.beside))

    @property
    def text(self) -> str:
        """The draft without its marks."""
        return _MARK.sub(r"\1", self.marked)

    @property
    def spans(self) -> list[Span]:
        """The marked places, in code points of ``text``."""
        return [
            Span(match.start() - 2 * index, match.end() - 2 * index - 2)
            for index, match in enumerate(_MARK.finditer(self.marked))
        ]


class Rule:
    """One thing that can be wrong with a draft.

    A subclass sets the class attributes below, writes its manual page as docstring (what it reports, why it matters in
    news copy, when it keeps quiet, known misses) and yields findings from ``check``. It keeps no state, prints nothing
    and does not know the configuration: ``self.options`` arrives typed.
    """

    id: ClassVar[str]
    severity: ClassVar[Severity] = Severity.MAJOR
    confidence: ClassVar[Confidence] = Confidence.LIKELY
    category: ClassVar[Category]
    needs: ClassVar[tuple[Need, ...]] = ()
    enabled: ClassVar[bool] = True
    # Signs and words of which a draft must have one for the rule to find anything (``annotations.forms.clues``): the engine
    # leaves the rule out where it has none. Empty: every draft is looked at.
    triggers: ClassVar[frozenset[str]] = frozenset()
    # What a rule knows beside the project's own files, as a digest: it goes into the signature of a run.
    knowledge: str = ""
    examples: ClassVar[tuple[Example, ...]] = ()

    @dataclasses.dataclass(frozen=True)
    class Options:
        """A rule with options replaces this by a dataclass of its own, every field with a default.

        A field named ``dialect`` receives the house dialect (``us`` or ``uk``, empty when none is set); one named ``file`` is
        the path of a file, relative to the configuration file.
        """

    def __init__(self, options: Any = None) -> None:
        self.options: Any = self.Options() if options is None else options
        self.fixed_severity: Severity | None = None
        self.fixed_confidence: Confidence | None = None

    def with_options(self, options: Any) -> Rule:
        """The same rule with other options, its severity and confidence as it sets them itself.

        A rule that reads a file it is given raises ``InputError`` here where that cannot be used.
        """
        other = copy.copy(self)
        other.options = options
        return other

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the findings of one document. Places are code points of ``document.text``."""
        raise NotImplementedError(f"{type(self).__name__} has no check()")

    def finding(
        self,
        document: Document,
        span: tuple[int, int],
        message: str,
        *,
        related: Sequence[tuple[int, int]] = (),
        suggestions: Sequence[str] = (),
        safe: bool = False,
        severity: Severity | None = None,
        confidence: Confidence | None = None,
    ) -> Finding:
        """A finding of this rule at ``span``.

        A severity or confidence fixed by the configuration wins over the one given here, and that over the rule's own. Line
        ends inside words that the message quotes become spaces.
        """
        if "\n" in message or "\r" in message:
            message = re.sub(r"[ \t]*[\r\n]+[ \t]*", " ", message)
        return Finding(
            rule=self.id,
            span=Span(*span),
            message=message[:1].upper() + message[1:],
            severity=self.fixed_severity or severity or self.severity,
            confidence=self.fixed_confidence or confidence or self.confidence,
            category=self.category,
            text=document[span],
            related=tuple(Span(*place) for place in related),
            suggestions=tuple(suggestions),
            safe=safe,
        )


def family(rule_id: str) -> str:
    """The family of a rule: the part of its id before the slash."""
    return rule_id.partition("/")[0]
