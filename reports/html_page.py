"""What every HTML page shares: templates with escaping on, the package's own style and script, the policy.

Everything that comes from a draft, a path, a rule or a decision reaches a page through autoescaping templates. Style and
script are the package's own files, allowed by their hashes; the policy forbids everything else.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import importlib.resources
import re
from collections.abc import Iterator
from typing import Any

import jinja2
from markupsafe import Markup

from checker.finding import Status
from checker.scoring import LIMITS, PER_WORDS, WEIGHTS
from reports.html_view import CLASSES, LETTERS
from reports.rows import counted, encodable
from reports.summary import STRIP, WORST_FIRST

# Lines that are only a comment, and the space before others: for readers of the files, not of the page.
_NOTES = re.compile(r"^[ \t]*(?://.*\n|/\*.*\*/[ \t]*\n)?[ \t]*", re.MULTILINE)
_CONSTANTS: dict[str, Any] = {
    "weights": WEIGHTS,
    "per_words": PER_WORDS,
    "limits": LIMITS,
    "worst_first": WORST_FIRST,
    "strip_width": STRIP,
    "classes": CLASSES,
    "letters": LETTERS,
    "Status": Status,
}


def render(template: str, *, styles: tuple[str, ...], scripts: tuple[str, ...], **values: Any) -> str:
    """A page from a template under ``html/``, with files of ``html/css`` and ``html/js`` inlined."""
    return "".join(render_pieces(template, styles=styles, scripts=scripts, **values))


def render_pieces(template: str, *, styles: tuple[str, ...], scripts: tuple[str, ...], **values: Any) -> Iterator[str]:
    """The same page piece by piece, for one that may be large."""
    style, script = _static("css", styles), _script(scripts)
    page = _environment().get_template(template)
    stream = page.generate(**_CONSTANTS, **values, style=style, script=script, policy=_policy(style, script))
    return map(encodable, stream)


@functools.cache
def _policy(style: str, script: str) -> str:
    """A content-security policy under which only this style and this script may act, and nothing may be loaded."""
    allowed = f"style-src {_hash(style)}; script-src {_hash(script)}"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@functools.cache
def _static(folder: str, names: tuple[str, ...]) -> Markup:
    """The package's own files of a folder, joined. Nothing else on the page is ever marked as safe."""
    root = importlib.resources.files("reports") / "html" / folder
    text = "".join((root / f"{name}.{folder}").read_text(encoding="utf-8") for name in names)
    return Markup(_NOTES.sub("", text))


@functools.cache
def _script(names: tuple[str, ...]) -> Markup:
    """The script in a scope of its own."""
    return Markup('(() => {{\n"use strict";\n{}}})();\n').format(_static("js", names))


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
    environment.filters["count"] = counted
    environment.filters["next"] = next
    environment.filters["thousands"] = lambda number: f"{number:,}"
    environment.filters["tenth"] = lambda number: "–" if number is None else f"{number:,.1f}"
    environment.filters["heat"] = _heat
    environment.filters["percent"] = lambda share: f"{100 * share:.0f} %"
    return environment


def _heat(number: int, most: int) -> int:
    """A step from 0 to 5 for a cell of the heat table; only nothing is 0."""
    return 0 if number == 0 else max(1, -(-5 * number // max(1, most)))
