"""What the grammar rules share that judge an auxiliary together with its verb (``checker.annotations.verb_groups``). No rule.

Such a rule is a table of cases under each kind of auxiliary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker import Document, Finding, Rule
from checker.annotations.verb_groups import VerbGroup, verb_groups


class Case(NamedTuple):
    """One way in which a verb group can be wrong.

    ``message`` is what the editor is told, with {} for the words at fault; ``wrong`` says whether a group is such a case;
    ``before`` and ``behind`` are the numbers of words around the group that are at fault with it.
    """

    message: str
    wrong: Callable[[VerbGroup], bool]
    before: int = 0
    behind: int = 0


def findings(rule: Rule, document: Document, cases: Mapping[str, Sequence[Case]]) -> Iterator[Finding]:
    """At most one finding for each verb group: that of the first case, among those of its kind, that fits it."""
    for group in verb_groups(document):
        case = next((case for case in cases.get(group.kind, ()) if case.wrong(group)), None)
        if case is not None:
            span = group.span(document, case.before, case.behind)
            yield rule.finding(document, span, case.message.format(document[span]))
