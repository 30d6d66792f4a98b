"""The page at ``/``, for people who never see a command line."""

from __future__ import annotations

import base64
import hashlib
import html
import importlib.resources
import re
from collections.abc import Mapping
from typing import Any

import jinja2
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from checker.engine import Run
from checker.signature import Signature
from reports import WRITERS

# Languages offered in the menu: those with word lists of their own.
LANGUAGES = {
    "ar": "Arabic",
    "zh": "Chinese",
    "fr": "French",
    "de": "German",
    "he": "Hebrew",
    "hi": "Hindi",
    "ko": "Korean",
    "fa": "Persian",
    "pt": "Portuguese",
    "ru": "Russian",
    "es": "Spanish",
    "tr": "Turkish",
    "uk": "Ukrainian",
}


def add(app: FastAPI, *, desks: list[str], needs_token: bool, register: bool = False) -> None:
    """Give an application the page: one file, with its style and script allowed by their hashes alone."""
    known = {"desks": desks, "languages": LANGUAGES, "needs_token": needs_token, "register": register}
    content, style, script = rendered("page", known)
    # A report is shown in a frame that inherits this page's policy beside its own, so its style and script are named too.
    styles, scripts = _of_report("style-src"), _of_report("script-src")
    policy = (
        f"default-src 'none'; style-src {style} {styles}; script-src {script} {scripts}; "
        "connect-src 'self'; img-src data:; "
        "frame-src blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )

    @app.get("/", response_class=HTMLResponse, include_in_schema=False)
    async def show() -> HTMLResponse:
        return HTMLResponse(content, headers={"Content-Security-Policy": policy})


def _of_report(directive: str) -> str:
    """The hashes that a report's own policy allows under a directive."""
    report = WRITERS["html"](Run((), (), Signature("", 0, "", "", "")))
    found = re.search(rf"{directive} ([^;]*)", html.unescape(report if isinstance(report, str) else report.decode()))
    return found[1] if found else ""


def rendered(name: str, known: Mapping[str, Any]) -> tuple[str, str, str]:
    """A page from its template, style and script in ``static``, and the sources that allow this style and script alone."""
    folder = importlib.resources.files("checker.service") / "static"
    style = "".join((folder / sheet).read_text(encoding="utf-8") for sheet in dict.fromkeys(("page.css", f"{name}.css")))
    script = (folder / f"{name}.js").read_text(encoding="utf-8")
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    template = environment.from_string((folder / f"{name}.html").read_text(encoding="utf-8"))
    return template.render(style=style, script=script, **known), _hash(style), _hash(script)


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
