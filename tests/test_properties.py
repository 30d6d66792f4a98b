"""What must hold for every draft: spans lie in the text, two runs agree, nothing crashes."""

from __future__ import annotations

import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rules
from checker.annotations.paragraphs import paragraphs
from checker.annotations.sentences import sentences
from checker.annotations.tokens import tokens
from checker.document import Document
from checker.engine import check

PIECES = (
    *("The minister said", "the the", "Lavrentyev", "Lavrenteev", "al-Masri’s", "25.000", "31 April 2022", "1,0000", "50%"),
    *("“", "”", "‘", "’", '"', "'", "«", "»", "„", "(", ")", "[", "]", "（", "，", "。", "،", "...", "…", "--", "—", "-"),
    *("\n", "\n\n", "\r\n", "\r", "\t", " ", "  ", "\u00a0", "\u200b", "\u202e", "\u2028", "\ufeff", "\x00", "\ud800"),
    *("é", "e\u0301", "😀", "👩‍👩‍👧", "שלום", "إزالة الألغام", "线上线下", "Дамаскe", "ﬁ", "ß", "İ", "ǆ", "\U0010ffff"),
    *(
        "With positive results that achieve.",
        "what Destroyed by terrorists",
        "Since the bridge had collapsed.",
        "A.",
        "U.S.",
        "?",
    ),
    *("&nbsp;", "<unk>", "▁the", "{{name}}", "http://example.org/a?b=c", "@desk", "- item", "1)", "GENEVA, May 26 --"),
)
AWKWARD = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda glue: glue.join(pieces))
)
RULES = [rule() for rule in rules.ALL]
DATE = datetime.date(2022, 3, 14)


def document_of(text: str) -> Document:
    return Document(text, source=text[::-1], source_language="ru", date=DATE)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(AWKWARD)
def test_every_rule_on_awkward_text(text: str) -> None:
    first, second = check(document_of(text), RULES), check(document_of(text), RULES)
    assert first.crashes == ()
    assert first.findings == second.findings
    assert len({finding.fingerprint for finding in first.findings}) == len(first.findings)
    for finding in first.findings:
        assert finding.text == text[finding.span.start : finding.span.end]
        for start, end in finding.places:
            assert 0 <= start < end <= len(text)


@settings(max_examples=300, deadline=None)
@given(AWKWARD)
def test_annotations_lie_in_the_text_and_in_order(text: str) -> None:
    document = Document(text)
    for spans in (paragraphs(document), sentences(document), tokens(document)):
        last = 0
        for one in spans:
            assert last <= one.start < one.end <= len(text)
            last = one.end
    for token in tokens(document):
        assert token.text == document.prose[token.start : token.end]
    for sentence in sentences(document):
        block = paragraphs(document)[sentence.paragraph]
        assert block.start <= sentence.start
        assert sentence.end <= block.end
