"""What the service shares with the gate, the watcher and the editors: files of decisions, and the audit log."""

from __future__ import annotations

import asyncio
import datetime
import pathlib
from typing import Any

import pydantic
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from checker import audit, decisions
from checker.service.requests import BadRequestError, content_type, from_json
from checker.service.settings import ServiceSettings

NOT_LOGGED = "not let through: the audit log cannot be written"
# What a name or a reason has to be: some sign, and no book.
SAID, LONGEST = r"\S", 2_000
# Content types that a browser sends to other sites without asking them (the Fetch standard's safelist).
_FROM_ANYWHERE = frozenset({"text/plain", "multipart/form-data", "application/x-www-form-urlencoded"})


class DecisionRequest(pydantic.BaseModel):
    """What somebody decided about one finding."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)

    fingerprint: str = pydantic.Field(description="The finding's.", pattern=r"^[0-9a-f]{16}$")
    rule: str = pydantic.Field(description="The finding's.", pattern=r"^[a-z-]+/[a-z0-9-]+$", max_length=100)
    verdict: str = pydantic.Field(description="The finding is right, or it is to be ignored.", pattern=r"^(accept|dismiss)$")
    by: str = pydantic.Field(description="Who decides.", pattern=SAID, max_length=200)
    reason: str = pydantic.Field(description="Why.", pattern=SAID, max_length=LONGEST)
    text: str = pydantic.Field("", description="The words at fault, for people.", max_length=2000)
    path: str = pydantic.Field("", description="The draft's name, for people.", max_length=2000)


def open_files(settings: ServiceSettings) -> None:
    """See that the files can be used, and make those that are not there yet.

    Raises ``DecisionsError``, and ``OSError`` with the file's name.
    """
    for number, name in enumerate(settings.decisions):
        if number == 0:  # the one that is written to
            decisions.change(pathlib.Path(name), lambda known: known)
        else:
            decisions.load(pathlib.Path(name))
    if settings.audit:
        audit.append(pathlib.Path(settings.audit), [])


async def log(settings: ServiceSettings, entry: dict[str, Any]) -> None:
    """Append a verdict to the audit log, where there is one, before anybody is told of it. Raises ``OSError``."""
    if settings.audit:
        line = audit.Entry(**{**entry, "findings": tuple(entry["findings"])})
        await asyncio.to_thread(audit.append, pathlib.Path(settings.audit), [line])


def override(request: Request, settings: ServiceSettings) -> dict[str, str]:
    """Who overrides a hold and why, as the log's entry has it; empty where nobody does.

    With tokens the name says through whose token it came. Raises ``BadRequestError`` for a name without a reason, a reason
    without a name, where there is no log to keep them, and for a draft that a page elsewhere could send from an editor's
    browser without asking.
    """
    by, reason = (" ".join(request.query_params.get(name, "").split()) for name in ("by", "reason"))
    if not (by or reason):
        return {}
    if not (by and reason):
        raise BadRequestError("an override needs both a name and a reason: by and reason")
    if max(len(by), len(reason)) > LONGEST:
        raise BadRequestError(f"by and reason have {LONGEST:,} characters at most")
    if not settings.audit:
        raise BadRequestError("an override needs an audit log: start the service with --audit FILE")
    if content_type(request) in _FROM_ANYWHERE:
        raise BadRequestError("an override is sent with the draft as application/json, or as another format but text and forms")
    owner = getattr(request.state, "owner", "")
    return {"by": f"{by} (token {owner})" if owner else by, "reason": reason}


def add(app: FastAPI, settings: ServiceSettings, answers: dict[int | str, dict[str, Any]]) -> None:
    """Give an application the route that takes decisions, where a file for them is set up."""
    if not settings.decisions:
        return
    file = pathlib.Path(settings.decisions[0])
    body = {"requestBody": {"required": True, "content": {"application/json": {"schema": DecisionRequest.model_json_schema()}}}}

    @app.post("/v1/decisions", openapi_extra=body, responses=answers, status_code=201, summary="Decide about a finding")
    async def decide(request: Request) -> JSONResponse:
        # Nothing but JSON: a page elsewhere could send a form here from an editor's browser without asking.
        if content_type(request) != "application/json":
            raise BadRequestError("a decision is sent as application/json")
        asked = from_json(DecisionRequest, await request.body())
        at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        one = decisions.Decision(**{**asked.model_dump(), "verdict": decisions.Verdict(asked.verdict)}, at=at)
        try:
            await asyncio.to_thread(decisions.change, file, lambda known: [*known, one])
        except (OSError, decisions.DecisionsError) as error:
            return JSONResponse({"detail": f"not kept: {error}"}, 500)
        return JSONResponse(decisions.plain(one), 201)
