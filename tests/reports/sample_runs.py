"""Runs made by hand for tests of the reports: overlaps, related places, sources, right-to-left text, hostile text."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from random import Random

from checker.document import Document
from checker.engine import Crash, NotRun, Result, Run, Unreadable, check
from checker.finding import Category, Confidence, Finding, Severity, Span, Status
from checker.rule import Rule
from checker.signature import Signature

SIGNATURE = Signature(
    version="0.1.0", rules=40, rule_set="9f3a51c2", configuration="1c07be44", model="en_core_web_sm-3.8.0", languages="en"
)

TALKS = """Envoy Petrenko meets harbour council after night of talks

The envoy, Olena Petrenko, met the harbour council in Port Maren on Tuesday, a few hours after talks with the grain exporters. \
The the meeting lasted three hours, two officials said.

Petrenco stressed the need to keep the corridor open for the next round in Lower Brae (Brae), \
and said that the two sides agree on the issues of exit.

With positive results that serve the hopes of the dockers.

“We will open the gates on Thursday , she said. The council promised 2,400 places; \
the exporters had asked for 24,00 in this file.

Petrenco left the city on Wednesday.
"""

SOURCE_RU = """Петренко встретилась с советом порта после ночи переговоров

Посланник Елена Петренко встретилась с советом порта в Порт-Марене во вторник, \
через несколько часов после переговоров с экспортёрами зерна.

Петренко подчеркнула необходимость держать коридор открытым.

С положительными результатами, отвечающими надеждам докеров.

«Мы откроем ворота в четверг», — сказала она. Совет пообещал 2400 мест; экспортёры просили 24 000.

Петренко покинула город в среду.
"""

ARABIC = """قال الوزير إن المحادثات المحادثات ستستأنف يوم الخميس في ميناء مارين.

وأضاف: “سنفتح البوابات قريبا.
"""

INVISIBLE = "The mayor\u00a0of Lower\u200bBrae said\u202e nothing\u202c new.\r\nShe left\u00ad early.\r\n\r\nEnd of  copy."


@dataclasses.dataclass
class Maker:
    """Collects findings of one document by the words they are about."""

    document: Document
    findings: list[Finding] = dataclasses.field(default_factory=list)

    def span(self, words: str, nth: int = 1) -> Span:
        at = -1
        for _ in range(nth):
            at = self.document.text.index(words, at + 1)
        return Span(at, at + len(words))

    def add(
        self,
        rule: str,
        words: str,
        message: str,
        severity: str = "major",
        confidence: str = "likely",
        *,
        nth: int = 1,
        related: Sequence[Span] = (),
        suggestions: Sequence[str] = (),
        status: str = "new",
    ) -> None:
        span = self.span(words, nth)
        self.findings.append(
            Finding(
                rule=rule,
                span=span,
                message=message,
                severity=Severity(severity),
                confidence=Confidence(confidence),
                category=Category.GRAMMAR,
                text=self.document[span],
                related=tuple(related),
                suggestions=tuple(suggestions),
                status=Status(status),
            )
        )

    def result(self, **more: object) -> Result:
        statuses = {(f.rule, f.span): f.status for f in self.findings}
        result = check(self.document, [replay(self.findings)])
        marked = tuple(dataclasses.replace(f, status=statuses[f.rule, f.span]) for f in result.findings)
        return dataclasses.replace(result, findings=marked, **more)  # type: ignore[arg-type]


def replay(findings: Sequence[Finding]) -> Rule:
    """A rule that yields given findings, so that the engine orders them and gives them fingerprints."""

    class Replay(Rule):
        id = "grammar/replay"
        category = Category.GRAMMAR

        def check(self, document: Document):  # type: ignore[no-untyped-def]
            yield from findings

    return Replay()


def talks(path: str = "desk/foreign/harbour-talks.txt", **document: object) -> Result:
    """A draft with ten findings: overlaps, related places, every severity, one decided each way."""
    make = Maker(Document(TALKS, path=path, **document))  # type: ignore[arg-type]
    make.add(
        "names/inconsistent-spelling",
        "Petrenco",
        "“Petrenco” is spelt “Petrenko” elsewhere in the draft",
        related=[make.span("Petrenco", 2), make.span("Petrenko", 1), make.span("Petrenko", 2)],
        suggestions=["Petrenko"],
    )
    make.add("repetition/doubled-word", "The the", "“The” stands twice in a row", "major", "certain", suggestions=["The"])
    make.add("places/glossed-twice", "Lower Brae (Brae)", "“Brae” is the short form of “Lower Brae”", "minor")
    make.add(
        "sentences/split", "on the issues of exit.", "The sentence is cut off before its object", related=[make.span("With")]
    )
    make.add("sentences/fragment", "With positive results that serve the hopes of the dockers.", "This has no main clause")
    make.add("calques/in-this-file", "in this file", "“in this file” is a literal rendering of the word for issue", "minor")
    make.add("quotes/unclosed", "“", "The quotation is opened here and never closed", "critical", "certain")
    make.add(
        "punctuation/space-before",
        " ,",
        "There is a space before the comma",
        "minor",
        "certain",
        suggestions=[","],
        status="accepted",
    )
    make.add("numbers/malformed", "24,00", "“24,00” is no number in this style", "critical", suggestions=["24,000", "24.00"])
    make.add("numbers/differs", "24,00 in this file", "The source has “24 000” here", "neutral", "possible", status="dismissed")
    return make.result()


def right_to_left() -> Result:
    """A draft in Arabic with two findings."""
    make = Maker(Document(ARABIC, path="desk/arabic/ميناء.txt"))
    make.add("repetition/doubled-word", "المحادثات المحادثات", "“المحادثات” stands twice in a row", suggestions=["المحادثات"])
    make.add("quotes/unclosed", "“", "The quotation is opened here and never closed", "minor")
    return make.result()


def invisible() -> Result:
    """A draft whose findings are about characters that nobody sees, and one about an empty place."""
    make = Maker(Document(INVISIBLE, path="desk/web/invisible.txt", date=datetime.date(2024, 5, 6)))
    make.add("residue/invisible", "\u200b", "A zero-width space stands inside a word", "minor", "certain", suggestions=[""])
    make.add("residue/direction", "\u202e", "A character here turns the direction of the text", "major", "certain")
    make.add("punctuation/double-space", "of  copy", "Two spaces stand in a row", "minor", "certain", suggestions=["of copy"])
    make.add("residue/line-ends", "\r\n\r\n", "An empty line stands in the middle", "neutral", "possible")
    make.findings.append(
        dataclasses.replace(
            make.findings[0], rule="bilingual/omission", span=Span(0, 0), text="", message="The source begins earlier"
        )
    )
    return make.result()


def sample_run() -> Run:
    """Everything at once."""
    return Run(
        results=(
            dataclasses.replace(
                talks(source=SOURCE_RU, source_language="ru"),
                not_run=(NotRun("names/register", "no register was given"),),
                crashes=(Crash("dates/weekday", "ValueError: day is out of range (weekday.py:40)"),),
            ),
            right_to_left(),
            invisible(),
            Result(Document("Nothing is wrong with this draft.\n", path="desk/sport/quiet.txt"), ()),
        ),
        unreadable=(Unreadable("desk/foreign/photo.jpg", "byte 0 (0xff) is not valid UTF-8; save the draft as UTF-8"),),
        signature=SIGNATURE,
        stale=("0123456789abcdef",),
    )


# What a hostile draft, path, message or decision might carry: markup, script, style, addresses, formulas, workflow
# commands, marks of other formats, and every kind of Unicode trick.
NASTY = (
    "</script><script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    "<svg/onload=window.hacked=1>",
    "\"><iframe srcdoc='<script>parent.hacked=1</script>'>",
    "<style>*{display:none}</style>",
    "</style><link rel=stylesheet href=//example.org/x.css>",
    "<a href=javascript:window.hacked=1 autofocus onfocus=window.hacked=1>x</a>",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- --!> ]]> <![CDATA[",
    "</template><template></textarea></title>",
    "&lt;b&gt; &#x3c;script&#x3e; &amp;amp;",
    '=HYPERLINK("http://example.org","x")',
    "+1+cmd|' /C calc'!A0",
    "::error file=x::hacked\n::set-output name=a::b",
    "<v>forged</v>\tcolumn",
    "url(//example.org/a.png) @import '//example.org/x'; expression(1)",
    "\u2028\u2029 \u202eright to left\u202c \u200b\ufeff e\u0301\u0301\u0301 \U0001f469\u200d\U0001f680",
    "\x00\x01\x07\x0b\x0c\x1b[31m\x7f\x85\ufffe\uffff \ud800 \udc00",
    "| [link](javascript:alert(1)) **bold** `code`\r\n# heading",
    "\u0645\u0631\u062d\u0628\u0627 <b>\u0628\u0627\u0644\u0639\u0627\u0644\u0645</b>",
)


def hostile(strings: Sequence[str] = NASTY) -> Run:
    """A run with the strings in every field that a draft, a rule or a person can fill."""
    results = []
    for number, text in enumerate(strings):
        document = Document(
            f"Before {text} between {text} after.\n\n{text}\n",
            path=f"desk/{text}/{number}.txt",
            source=f"{text}\n\n{text}",
            source_language=text,
            metadata={"desk": text, "system": text},
        )
        make = Maker(document)
        make.add("names/hostile", text, text, "major", "likely", related=[make.span(text, 2)], suggestions=[text, f"{text}!"])
        make.add("quotes/hostile", f"Before {text}", f"“{text}” and “{text}”", "critical", status="dismissed")
        not_run, crashes = (NotRun(f"dates/{text}", text),), (Crash(f"dates/{text}", text),)
        results.append(make.result(not_run=not_run, crashes=crashes))
    unreadable = tuple(Unreadable(text, text) for text in strings)
    signature = dataclasses.replace(SIGNATURE, model=strings[0], languages=strings[-1])
    return Run(tuple(results), unreadable, signature, stale=tuple(strings))


_WORDS = (
    "the envoy met harbour council on Tuesday and said that grain exporters would keep the corridor open for another month "
    "while officials from both sides discussed terms of the agreement which had been signed last year despite objections"
).split()
_RULES = (
    "names/spelling",
    "quotes/unclosed",
    "sentences/stray-phrase",
    "numbers/malformed",
    "places/outdated-name",
    "calques/arabic",
)


def large(drafts: int, per_draft: int, words: int = 630) -> Run:
    """Drafts of the usual length with findings at random places, a quarter of them with a related place."""
    random = Random(1)
    results = []
    for number in range(drafts):
        blocks = [" ".join(random.choice(_WORDS) for _ in range(45)) + "." for _ in range(words // 45)]
        desk = ("foreign", "sport", "city")[number % 3]
        make = Maker(Document("\n\n".join(blocks) + "\n", path=f"desk/{desk}/draft-{number:04}.txt"))
        text = make.document.text
        for _ in range(per_draft):
            start = text.rfind(" ", 0, random.randrange(len(text) - 60)) + 1
            span = Span(start, text.index(" ", start + random.randrange(3, 25)) if random.random() < 0.9 else start + 5)
            other = random.randrange(len(text) - 20)
            make.findings.append(
                Finding(
                    rule=random.choice(_RULES),
                    span=span,
                    message=f"“{text[slice(*span)]}” is spelled in another way elsewhere in the draft (first in full)",
                    severity=random.choice(list(Severity)),
                    confidence=random.choice(list(Confidence)),
                    category=Category.GRAMMAR,
                    text=text[slice(*span)],
                    related=(Span(other, other + 8),) if random.random() < 0.25 else (),
                    suggestions=("another wording",) if random.random() < 0.5 else (),
                )
            )
        results.append(check(make.document, [replay(make.findings)]))
    return Run(tuple(results), (), SIGNATURE)
