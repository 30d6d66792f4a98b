"""Penalties and intervals against worked figures."""

from __future__ import annotations

import dataclasses

import pytest

from checker.finding import Category, Confidence, Finding, Severity, Span, Status
from checker.scoring import Interval, penalty, wilson


def finding(severity: Severity, category: Category = Category.GRAMMAR, status: Status = Status.NEW) -> Finding:
    return Finding("grammar/x", Span(0, 1), "m", severity, Confidence.LIKELY, category, "a", status=status)


def test_penalty_is_the_linear_model_of_mqm() -> None:
    findings = [finding(Severity.MAJOR)] * 4 + [finding(Severity.MINOR)] * 5 + [finding(Severity.NEUTRAL)]
    result = penalty(findings, 384)
    assert result.points == 25
    assert result.per_thousand == pytest.approx(65.1, abs=0.05)


def test_findings_set_aside_and_places_do_not_weigh() -> None:
    findings = [finding(Severity.CRITICAL), finding(Severity.CRITICAL, status=Status.DISMISSED)]
    findings.append(dataclasses.replace(finding(Severity.MINOR), related=(Span(3, 4), Span(5, 6))))
    assert penalty(findings, 1000).points == 26


def test_minor_punctuation_may_weigh_a_tenth() -> None:
    findings = [finding(Severity.MINOR, Category.PUNCTUATION), finding(Severity.MAJOR, Category.PUNCTUATION)]
    assert penalty(findings, 100).points == 6
    assert penalty(findings, 100, light_punctuation=True).points == pytest.approx(5.1)


def test_no_words_no_rate() -> None:
    assert penalty([], 0).per_thousand is None


def test_wilson_interval() -> None:
    # Worked by hand from Wilson's formula, z = 1.96.
    assert wilson(8, 10) == pytest.approx(Interval(0.8, 0.4902, 0.9433), abs=5e-4)
    assert wilson(0, 1) == pytest.approx(Interval(0.0, 0.0, 0.7935), abs=5e-4)
    assert wilson(0, 0) is None
    with pytest.raises(ValueError, match="3 of 2"):
        wilson(3, 2)
