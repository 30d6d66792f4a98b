"""repetition/repeated-verb"""

from __future__ import annotations

from collections.abc import Iterator

from checker import Category, Confidence, Document, Example, Finding, Rule, Severity
from checker.annotations.phrases import Phrase, any_of, triggers_of
from checker.annotations.quotes import is_quoted

_SAYING = (
    "said added announced stated explained stressed noted reported confirmed declared told emphasized emphasised revealed "
    "recalled warned informed indicated affirmed declared highlighted underlined assured concluded commented observed "
    "remarked replied"
)
_DOING = (
    "held took began started visited met opened signed attended received called arrived died won lost approved adopted arrested"
)
_VERB = f"(?P<verb>{any_of(f'{_SAYING} {_DOING}')})"
_BETWEEN = (
    r"(?:(?:in|on|at|to|during|after|through|via|by|from)\s[\w’'-]+(?:\s[\w’'-]+){0,5}?|yesterday|today|earlier|reporters"
    r"|[A-Z][a-z]+day)"
)
# What makes a participle of the first verb, or a clause of its own: who said in May said it again.
_NO_CLAUSE = "".join(rf"(?<!\b{word}\s)" for word in "who which that what was were is are be been being".split())
# A subject of its own before the second verb.
_NO_SUBJECT = "".join(rf"(?<!\b{word}\s)" for word in "he she it they we who what and or as".split())
# announced in a statement announced; told reporters on Monday told
_AROUND = Phrase(
    f"{_SAYING} {_DOING}",
    rf"{_NO_CLAUSE}{_VERB}\s{_BETWEEN},?\s{_NO_SUBJECT}(?P<again>(?P=verb))\b(?!\s(?:it|he|she|they|by)\b)",
)
# said the director, José Santos, said.
_TURNED = Phrase(
    _SAYING,
    rf"(?P<verb>{any_of(_SAYING)})\s(?:the\s|a\s)?[\w’'-]+(?:\s[\w’'-]+){{0,7}}?,\s"
    r"(?:[A-Z][\w’'-]+(?:\s[\w’'-]+){0,5},?\s)?(?:(?:he|she)\s)?(?P<again>(?P=verb))(?=[.\n]|\Z)",
)


class RepeatedVerb(Rule):
    """The verb is said before an adverbial or the speaker's name and again behind it: announced in a statement announced.

    Why it matters: the verb stands first in one language and last in the other, and the system did both.
    Quiet: quotations, verbs with a subject of their own the second time, the verb of a clause of its own (*who won in 2015
    won again*).
    Known misses: a verb that is varied the second time (*announced in a statement said*).
    """

    id = "repetition/repeated-verb"
    severity = Severity.MAJOR
    confidence = Confidence.LIKELY
    category = Category.ADDITION
    triggers = triggers_of(_AROUND, _TURNED)
    examples = (
        Example("The flood was the worst in years, the council ⟦announced⟧ in a statement ⟦announced⟧ on Monday."),
        Example("The tickets will be dearer, ⟦said⟧ the director of the zoo, Rui Prado, ⟦said⟧."),
        Example("The minister ⟦told⟧ reporters ⟦told⟧ that the road will be built."),
        Example("What he said in May he said again in June, and what she told reporters she told the court."),
        Example("The team that won in 2015 won again, and what was said in parliament said little about the costs."),
        Example("Those who voted in May voted for the bridge. It was announced on Monday, announced again on Friday."),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for phrase in (_AROUND, _TURNED):
            for match in phrase.found(document):
                if not is_quoted(document, match.start()):
                    message = f"“{match['verb']}” is said twice in one clause"
                    yield self.finding(document, match.span("again"), message, related=[match.span("verb")])
