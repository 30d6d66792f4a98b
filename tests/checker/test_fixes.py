"""``newsproof fix``: what is changed, what is never changed, and how files are kept."""

from __future__ import annotations

import codecs
import pathlib
from collections.abc import Iterator

import pytest
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st

import rules
from checker import Category, Confidence, Document, Finding, Rule, Span
from checker.fixes import Edit, apply, edits, fix
from checker.rule import family
from tests.commandline import newsproof

pytestmark = pytest.mark.usefixtures("empty_folder")

SLIPS = "“We found the key , he said“ .\r\n\r\nIt was late ； too late ( for him ) .\r\n"


def fixed(*arguments: str, stdin: bytes | None = None) -> Result:
    return newsproof("fix", "--surface", *arguments, stdin=stdin)


def draft(content: str | bytes, name: str = "draft.txt") -> pathlib.Path:
    path = pathlib.Path(name)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def finding(start: int, end: int, remedy: str, **more: object) -> Finding:
    values: dict[str, object] = {
        "rule": "test/rule",
        "span": Span(start, end),
        "message": "m",
        "severity": "minor",
        "confidence": Confidence.CERTAIN,
        "category": Category.PUNCTUATION,
        "text": TEXT[start:end],
        "suggestions": (remedy,),
        "safe": True,
    }
    return Finding(**{**values, **more})  # type: ignore[arg-type]


TEXT = "one two two three two"


def test_slips_are_mended_and_nothing_else() -> None:
    path = draft("The mayor said : “We won”.He left ( at last ).\n")
    assert fixed(str(path)).exit_code == 0
    assert path.read_text() == "The mayor said: “We won”.He left (at last).\n"


def test_words_are_changed_only_when_asked() -> None:
    text = "“We are ready for the winter, he said.\n\nHe left the plant.\n"
    path = draft(text)
    fixed("--only", "quotes/*", str(path))
    assert path.read_text() == text
    fixed("--only", "quotes/*", "--unsafe", str(path))
    assert path.read_text() == text.replace("winter,", "winter,”")


def test_fixing_twice_changes_nothing() -> None:
    path = draft(SLIPS)
    fixed("--unsafe", str(path))
    once = path.read_bytes()
    assert once != SLIPS.encode()
    fixed("--unsafe", str(path))
    assert path.read_bytes() == once


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_encoding_line_ends_and_mode_are_kept(mark: bytes, encoding: str) -> None:
    path = draft(mark + "Дом stood .\r\nIt fell .\rIt rose .\n".encode(encoding))
    path.chmod(0o640)
    fixed(str(path))
    assert path.read_bytes() == mark + "Дом stood.\r\nIt fell.\rIt rose.\n".encode(encoding)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link() -> None:
    path = draft("It fell .\n")
    link = pathlib.Path("link.txt")
    link.symlink_to(path)
    fixed(str(link))
    assert link.is_symlink()
    assert path.read_text() == "It fell.\n"


def test_diff_shows_and_does_not_write() -> None:
    path = draft("It stood.\nIt fell .\n")
    result = fixed("--diff", str(path))
    assert result.exit_code == 1
    assert "-It fell .\n+It fell.\n" in result.stdout
    assert path.read_text() == "It stood.\nIt fell .\n"
    assert fixed("--diff", str(draft("It fell.\n"))).exit_code == 0


def test_standard_input_goes_to_standard_output() -> None:
    result = fixed("-", stdin=b"It fell .\n")
    assert result.stdout == "It fell.\n"


def test_markup_is_left_alone() -> None:
    path = draft("# News\n\nIt `fell .` and **rose** .\n", "draft.md")
    fixed(str(path))
    assert path.read_text() == "# News\n\nIt `fell .` and **rose** .\n"


def test_unreadable_draft_and_unknown_rule() -> None:
    assert fixed("absent.txt").exit_code == 2
    assert fixed("--only", "no/such", str(draft("It fell .\n"))).exit_code == 2
    good = draft("It fell .\n", "good.txt")
    assert fixed(str(draft(b"\xff\xfe\xff", "bad.txt")), str(good)).exit_code == 2
    assert good.read_text() == "It fell.\n"


def test_edits_follow_only_what_is_sure_and_safe() -> None:
    document = Document(TEXT)
    possible = finding(0, 3, "x", confidence=Confidence.POSSIBLE)
    unsafe = finding(0, 3, "y", safe=False)
    assert edits(document, [possible, unsafe, finding(0, 3, "", suggestions=())]) == []
    assert edits(document, [possible, unsafe], unsafe=True) == [Edit(0, 3, "y", "test/rule")]


def test_related_places_with_the_same_text_are_changed_too() -> None:
    both = finding(4, 7, "2", related=(Span(8, 11), Span(12, 17), Span(18, 21)))
    assert apply(TEXT, edits(Document(TEXT), [both])) == "one 2 2 three 2"


def test_overlapping_edits_the_surer_one_wins() -> None:
    wide = finding(4, 11, "wide", confidence=Confidence.LIKELY)
    assert apply(TEXT, edits(Document(TEXT), [wide, finding(8, 11, "2")])) == "one two 2 three two"


class _Swap(Rule):
    """Two rules that undo each other."""

    category = Category.PUNCTUATION
    confidence = Confidence.CERTAIN
    here, there = "a", "b"

    def check(self, document: Document) -> Iterator[Finding]:
        at = document.text.find(self.here)
        if at >= 0:
            yield self.finding(document, (at, at + 1), "m", suggestions=[self.there], safe=True)


class _First(_Swap):
    id = "test/first"


class _Second(_Swap):
    id = "test/second"
    here, there = "b", "a"


def test_rules_that_undo_each_other_are_left_out() -> None:
    once = fix(Document("a c"), [_First(), _Second()]).text
    assert fix(Document(once), [_First(), _Second()]).text == once


PIECES = [
    "“",
    "”",
    '"',
    "'",
    "’",
    "«",
    "»",
    "(",
    "）",
    "，",
    "…",
    " - ",
    "—",
    ". ",
    ", ",
    "?",
    "\n\n",
    " ",
    "We won",
    "he said",
    "2017",
]
RULES = [rule() for rule in rules.ALL if family(rule.id) in ("quotes", "brackets", "punctuation", "repetition")]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
)
def test_any_text_settles(text: str) -> None:
    for unsafe in (False, True):
        once = fix(Document(text), RULES, unsafe=unsafe).text
        assert fix(Document(once), RULES, unsafe=unsafe).text == once
