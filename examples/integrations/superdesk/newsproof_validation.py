"""Superdesk plug-in: items that Newsproof holds cannot be published until they are mended.

Add ``newsproof_validation`` to ``INSTALLED_APPS`` of the Superdesk server and set ``NEWSPROOF_URL`` (and ``NEWSPROOF_TOKEN``
where the service asks for one). Superdesk sends ``item_validate`` before it publishes; what a handler adds to
``response`` prevents publishing and is shown to the editor.
"""

from __future__ import annotations

import html
import json
import os
import re
import urllib.error
import urllib.request

TIMEOUT = 30  # seconds; past it the item is not checked, and the gate stays closed
_TAG = re.compile(r"<[^>]+>")
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|blockquote)>|<br\s*/?>", re.IGNORECASE)


def init_app(app):
    """Superdesk calls this when it starts."""
    from superdesk.signals import item_validate

    item_validate.connect(on_validate)


def on_validate(sender, item, response, error_fields, **extra):
    """Add what must be fixed to the validation errors of an item that is about to be published."""
    draft = (item.get("validate") or item) if isinstance(item, dict) else {}
    if draft.get("type", "text") != "text":
        return
    question = {"text": text_of(draft)}
    if draft.get("translated_from_language"):
        question["from"] = draft["translated_from_language"]
    try:
        answer = _ask(question)
    except (OSError, ValueError) as error:
        response.append(f"Newsproof could not check the item, so it cannot be published: {error}")
        return
    if answer["verdict"] != "publish":
        response.extend(f"Newsproof: {finding['message']}" for finding in answer["must_fix"])
        if not answer["must_fix"]:
            response.append(f"Newsproof: {answer['reason']}")
        error_fields["body_html"] = {"newsproof": [finding["rule"] for finding in answer["must_fix"]]}


def text_of(item):
    """The item as plain text: headline, then paragraphs, parted by blank lines."""
    body = _TAG.sub("", _BLOCK_END.sub("\n\n", item.get("body_html") or ""))
    return "\n\n".join(part for part in (item.get("headline", ""), html.unescape(body).strip()) if part)


def _ask(question):
    headers = {"Content-Type": "application/json"}
    if os.environ.get("NEWSPROOF_TOKEN"):
        headers["Authorization"] = f"Bearer {os.environ['NEWSPROOF_TOKEN']}"
    url = os.environ.get("NEWSPROOF_URL", "http://127.0.0.1:8600").rstrip("/") + "/v1/gate"
    request = urllib.request.Request(url, json.dumps(question).encode(), headers)
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise ValueError(f"the service answered {error.code}: {error.read(500).decode('utf-8', 'replace')}") from error
