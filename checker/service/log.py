"""Structured logs: one JSON object a line, with the request's id and nothing of the draft."""

from __future__ import annotations

import json
import logging
import sys
import time


class JsonLines(logging.Formatter):
    """Formats a record as one line of JSON; ``extra={"fields": {…}}`` adds keys."""

    def format(self, record: logging.LogRecord) -> str:
        fields = getattr(record, "fields", {})
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))
        line = {"at": at, "level": record.levelname.lower(), "message": record.getMessage(), **fields}
        if record.exc_info and record.exc_info[0] is not None:
            # The type alone: the text of an exception may quote the draft.
            line["exception"] = record.exc_info[0].__name__
        return json.dumps(line)


def set_up() -> None:
    """Send the service's log to standard error as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    for name in ("newsproof", "uvicorn", "uvicorn.error"):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
        logger.setLevel(logging.INFO)
