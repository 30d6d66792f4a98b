"""HTML: one self-contained page, complete without a script.

Everything that comes from a draft, a path, a rule or a decision reaches the page through autoescaping templates. Style
and script are the package's own files, allowed by their hashes; the policy forbids everything else.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import importlib.resources
from typing import Any

import jinja2
from markupsafe import Markup

from checker.decisions import REASONS, TWO_NAMES, Scope, desk_of, plain
from checker.engine import Run
from checker.finding import Severity, Status
from checker.rule import family
from checker.scoring import LIMITS, PER_WORDS, WEIGHTS
from reports import charts, html_view
from reports.extras import NONE, Extras
from reports.rows import encodable
from reports.summary import STRIP, WORST_FIRST, summarise

STYLES = ("page", "summary", "desk", "marks", "review", "print")
SCRIPTS = ("query", "store", "model", "list", "triage", "text", "boot")


def write(run: Run, extras: Extras = NONE) -> str:
    """The report as one page that needs no other file, no script and no network."""
    summary = summarise(run, extras.off)
    style = _static("css", STYLES)
    script = Markup('(() => {{\n"use strict";\n{}}})();\n').format(_static("js", SCRIPTS))
    page = _environment().get_template("page.html")
    html = page.render(
        run=run,
        facts=_facts(run, extras),
        reasons=REASONS,
        summary=summary,
        drafts=html_view.drafts(run, extras.references),
        trend=charts.trend(extras.history, summary.penalty, run),
        manuals=_manuals(run, extras),
        style=style,
        script=script,
        policy=_policy(style, script),
        weights=WEIGHTS,
        per_words=PER_WORDS,
        limits=LIMITS,
        worst_first=WORST_FIRST,
        strip_width=STRIP,
        classes=html_view.CLASSES,
        letters=html_view.LETTERS,
        family=family,
        Status=Status,
        Severity=Severity,
    )
    return encodable(html)


def _manuals(run: Run, extras: Extras) -> dict[str, str]:
    """Manual pages of the rules that found something, by rule in order."""
    fired = sorted({finding.rule for _, finding in run.findings()})
    return {rule: extras.manuals[rule] for rule in fired if rule in extras.manuals}


def _facts(run: Run, extras: Extras) -> dict[str, Any]:
    """What the page's script must know and the page does not show. ``id`` is the same for the same drafts and findings."""
    fingerprints = [finding.fingerprint for _, finding in run.findings()]
    identity = "\n".join([str(run.signature), *(result.document.path for result in run.results), *fingerprints])
    present = set(fingerprints)
    return {
        "id": hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        "signature": str(run.signature),
        "drafts": [{"path": result.document.path, "desk": desk_of(result.document)} for result in run.results],
        "decisions": [
            plain(decision)
            for decision in extras.decisions
            if decision.scope is not Scope.DRAFT or decision.fingerprint in present
        ],
        "twoNames": TWO_NAMES,
    }


def _policy(style: str, script: str) -> str:
    """A content-security policy under which only this style and this script may act, and nothing may be loaded."""
    sources = {"style-src": style, "script-src": script}
    allowed = "; ".join(f"{name} {_hash(text)}" for name, text in sources.items() if text)
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@functools.cache
def _static(folder: str, names: tuple[str, ...]) -> Markup:
    """The package's own files of a folder, joined. Nothing else on the page is ever marked as safe."""
    root = importlib.resources.files("reports") / "html" / folder
    return Markup("".join((root / f"{name}.{folder}").read_text(encoding="utf-8") for name in names))


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("reports", "html"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters["count"] = _count
    environment.filters["thousands"] = lambda number: f"{number:,}"
    environment.filters["tenth"] = lambda number: "–" if number is None else f"{number:,.1f}"
    environment.filters["heat"] = _heat
    environment.filters["percent"] = lambda share: f"{100 * share:.0f} %"
    return environment


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _heat(number: int, most: int) -> int:
    """A step from 0 to 5 for a cell of the heat table; only nothing is 0."""
    return 0 if number == 0 else max(1, -(-5 * number // max(1, most)))
