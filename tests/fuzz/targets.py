"""What is fuzzed: readers, annotations, rules and writers. A target raises where something does not hold."""

from __future__ import annotations

import datetime
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType

import atheris

from checker.document import Document, Reading, Segment
from checker.finding import Span
from tests.fuzz.samples import SAMPLES
from tests.test_properties import PIECES

Target = Callable[[bytes], None]
# Parts that a draft is made of, and code points of free text between them.
MOST, FREE = 24, 8
LANGUAGES = ("ar", "ru", "zh", "fa", "de", "fr", "uk", "ko", "he", "hi", "tr", "pt", "es", "")


def seeds(name: str) -> list[bytes]:
    """Inputs to begin with."""
    if name == "readers":
        return [bytes([number]) + sample for number, (_, sample) in enumerate(SAMPLES)]
    return [bytes(range(start, start + 120)) for start in (0, 60, 120)]


def readers() -> Target:
    """Bytes to documents: a reader refuses in its own words or gives a document that holds together."""
    import checker.readers as package
    from checker.readers import formats, markdown, text
    from checker.readers.errors import UnreadableError
    from checker.readers.parts import document_of

    _import_all(package)

    def target(data: bytes) -> None:
        ending, _ = SAMPLES[data[0] % len(SAMPLES)] if data else SAMPLES[0]
        path, content = f"draft{ending}", data[1:]
        try:
            if formats.is_format(path):
                for part in formats.parts(path, content, {}):
                    document = document_of(part, path, reading=Reading())
                    assert all(0 <= start <= end <= len(document.text) for start, end in _spans(document))
            else:
                read = text.decode(content, path)
                assert len(markdown.prose(read)) == len(read)
        except UnreadableError as error:
            assert str(error).startswith(path)

    return target


def annotations() -> Target:
    """Every annotation of awkward text comes to an end and raises nothing."""
    every = list(_annotations())

    def target(data: bytes) -> None:
        document = _document(atheris.FuzzedDataProvider(data))
        for annotate in every:
            annotate(document)

    return target


def rules() -> Target:
    """Every rule on awkward text: nothing crashes, and findings lie in the text."""
    import rules as package
    from checker.engine import check

    every = [rule() for rule in package.ALL]

    def target(data: bytes) -> None:
        document = _document(atheris.FuzzedDataProvider(data))
        result = check(document, every)
        assert result.crashes == (), result.crashes
        for finding in result.findings:
            assert finding.text == document[finding.span]
            assert all(0 <= start < end <= len(document.text) for start, end in finding.places)

    return target


def writers() -> Target:
    """Every report on findings with awkward texts, messages and paths can be written, in UTF-8."""
    import reports as package
    from checker.engine import NotRun, Result, Run, Unreadable
    from checker.finding import Category, Confidence, Finding, Severity, Status
    from checker.signature import Signature
    from reports import WRITERS
    from reports.extras import NONE

    _import_all(package)
    every = [writer for writer in WRITERS.values() if writer.name != "xlsx"]  # that one takes ten times as long as the others
    signature = Signature("1", 2, "three", "four", "five")

    def target(data: bytes) -> None:
        dice = atheris.FuzzedDataProvider(data)
        document = _document(dice)
        findings = []
        for _ in range(dice.ConsumeIntInRange(0, 4)):
            if not document.text:
                break
            start = dice.ConsumeIntInRange(0, len(document.text) - 1)
            end = dice.ConsumeIntInRange(start + 1, len(document.text))
            findings.append(
                Finding(
                    rule="quotes/unclosed",
                    span=Span(start, end),
                    message=dice.ConsumeUnicode(FREE) or "Message",
                    severity=dice.PickValueInList(list(Severity)),
                    confidence=dice.PickValueInList(list(Confidence)),
                    category=dice.PickValueInList(list(Category)),
                    text=document[(start, end)],
                    related=(Span(0, 1),) if dice.ConsumeBool() else (),
                    suggestions=(dice.ConsumeUnicode(FREE),) if dice.ConsumeBool() else (),
                    fingerprint=f"{len(findings):016x}",
                    status=dice.PickValueInList(list(Status)),
                )
            )
        refused = (Unreadable(dice.ConsumeUnicode(FREE), dice.ConsumeUnicode(FREE)),)
        result = Result(document, tuple(findings), (NotRun("a/b", "no source"),))
        run = Run((result,), refused, signature)
        for writer in every:
            content = writer(run, NONE)
            if isinstance(content, str):
                content.encode()

    return target


def _document(dice: atheris.FuzzedDataProvider) -> Document:
    """A document made of pieces that are awkward in news copy, with or without a source, segments and a day."""
    text = _text(dice)
    kind = dice.ConsumeIntInRange(0, 3)
    segments = (Segment(Span(0, len(text)), text[::-1], "1"),) if kind == 1 and text else ()
    return Document(
        text,
        path=dice.PickValueInList(["draft.txt", "=1+1.txt", "a\u202eb\ud800.txt", "-"]),
        source=_text(dice) if kind >= 2 else None,
        source_language=dice.PickValueInList(list(LANGUAGES)) or None,
        date=datetime.date(2022, 3, 14) if dice.ConsumeBool() else None,
        segments=segments,
        reading=Reading(thorough=dice.ConsumeBool()),
    )


def _text(dice: atheris.FuzzedDataProvider) -> str:
    glue = dice.PickValueInList(["", " ", "\n\n"])
    parts = []
    for _ in range(dice.ConsumeIntInRange(0, MOST)):
        parts.append(dice.ConsumeUnicode(FREE) if dice.ConsumeBool() else dice.PickValueInList(list(PIECES)))
    return glue.join(parts)


def _spans(document: Document) -> list[Span]:
    return [segment.span for segment in document.segments]


def _annotations() -> Iterator[Callable[[Document], object]]:
    import checker.annotations as package

    for module in _import_all(package):
        for value in vars(module).values():
            own = getattr(value, "__module__", "") == module.__name__ and hasattr(value, "__wrapped__")
            if own and list(inspect.signature(value).parameters) == ["document"]:
                yield value


def _import_all(package: ModuleType) -> list[ModuleType]:
    """Every module of a package: what is imported later does not tell the fuzzer what was reached."""
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return [importlib.import_module(module.name) for module in found]
