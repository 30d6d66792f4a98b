"""The register over HTTP: looking names up and deciding about them, and the page at ``/register``."""

from __future__ import annotations

import datetime
import threading
from typing import Annotated, Any, Literal

import pydantic
from fastapi import FastAPI, Path, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from checker.register import queries
from checker.register.curation import Curator
from checker.register.database import Database
from checker.register.errors import AwayError, ConflictError, RegisterError
from checker.register.kinds import Kind, Status
from checker.register.lookup import Entity, Register, Role
from checker.service.page import rendered
from checker.service.requests import content_type

_SHOWN = 40  # entities of one answer
_STATUSES = {"allow": Status.LEGITIMATE, "forbid": Status.FORBIDDEN, "clear": Status.SEEN}
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]


class Decision(pydantic.BaseModel):
    """What somebody decides about an entity. ``version`` is that of the entity on the screen; ``by`` counts only where the
    service knows no tokens."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)

    action: Literal["house", "allow", "forbid", "clear", "merge", "split", "note", "role", "drop-role"]
    version: int | None = None
    forms: list[str] = pydantic.Field(default_factory=list, max_length=50)
    others: list[int] = pydantic.Field(default_factory=list, max_length=50)
    keep: bool = False
    note: str = pydantic.Field("", max_length=500)
    role: str = pydantic.Field("", max_length=200)
    place: str = pydantic.Field("", max_length=200)
    since: str = ""
    until: str = ""
    by: str = pydantic.Field("", max_length=80)


class Undo(pydantic.BaseModel):
    """Which change is taken back."""

    model_config = pydantic.ConfigDict(extra="forbid", strict=True)

    change: int = pydantic.Field(ge=1, le=2**31 - 1)
    by: str = pydantic.Field("", max_length=80)


class _Opened:
    """The database, opened when it is first asked for and again after it was away."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._lock = threading.Lock()
        self._database: Database | None = None

    def __call__(self) -> Database:
        with self._lock:
            if self._database is None:
                self._database = Database(self._url, create=False)
            return self._database


def add(app: FastAPI, url: str, *, needs_token: bool) -> None:
    """Give an application the register's routes and page. Nothing is opened before somebody asks."""
    opened, near, one_at_a_time = _Opened(url), Register(url), threading.Lock()
    content, style, script = rendered("register", {"needs_token": needs_token})
    policy = (
        f"default-src 'none'; style-src {style}; script-src {script}; connect-src 'self'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )

    @app.get("/register", response_class=HTMLResponse, include_in_schema=False)
    async def show() -> HTMLResponse:
        return HTMLResponse(content, headers={"Content-Security-Policy": policy})

    @app.get("/v1/register", summary="Who or what is known under a name")
    def search(q: Annotated[str, Query(max_length=200)] = "") -> dict[str, Any]:
        with opened().reading() as connection:
            wanted = queries.search(connection, q, _SHOWN)
            found = queries.entities(connection, wanted)
            listed = [_line(found[one]) for one in wanted if one in found]
            totals = queries.totals(connection) if not q else {}
        if q and len(listed) < _SHOWN:
            known = {line["id"] for line in listed}
            with one_at_a_time:
                alike = near.near([q], (Kind.PERSON, Kind.PLACE))[q]
            listed += [{**_line(one.entity), "near": one.form.text} for one in alike if one.entity.id not in known]
        return {"entities": listed, "totals": totals}

    @app.get("/v1/register/history", summary="Decisions, the last first")
    def history() -> list[dict[str, Any]]:
        with opened().reading() as connection:
            return [_change(change) for change in queries.history(connection)]

    @app.get("/v1/register/{entity}", summary="All that is known of one entity")
    def one(entity: Id) -> dict[str, Any]:
        return _whole(opened(), entity)

    @app.post("/v1/register/undo", summary="Take a decision back")
    def undo(asked: Undo, request: Request) -> dict[str, int]:
        return {"change": Curator(opened(), _who(request, asked.by)).undo(asked.change)}

    @app.post("/v1/register/{entity}", summary="Decide about an entity")
    def decide(entity: Id, asked: Decision, request: Request) -> dict[str, Any]:
        database = opened()
        _carry_out(Curator(database, _who(request, asked.by)), entity, asked)
        return _whole(database, entity)


def refused(error: RegisterError) -> Response:
    """The answer where the register is away, somebody else came first, or what is asked cannot be done."""
    status = 503 if isinstance(error, AwayError) else 409 if isinstance(error, ConflictError) else 422
    return JSONResponse({"detail": str(error)}, status, {"Retry-After": "5"} if status == 503 else None)


def _who(request: Request, said: str) -> str:
    """The owner of the request's token; where there are no tokens, whoever the request says."""
    if content_type(request) != "application/json":  # what a page elsewhere could send without asking
        raise RegisterError("send application/json")
    return str(getattr(request.state, "owner", "") or said)


def _carry_out(curator: Curator, entity: int, asked: Decision) -> None:
    version = asked.version
    if asked.action in ("house", "allow", "forbid", "clear") and len(asked.forms) != 1:
        raise RegisterError("name one form")
    if asked.action == "house":
        curator.choose(entity, asked.forms[0], version)
    elif asked.action in _STATUSES:
        curator.mark(entity, asked.forms[0], _STATUSES[asked.action], version)
    elif asked.action == "merge":
        curator.merge(entity, asked.others, version)
    elif asked.action == "split":
        curator.split(entity, asked.forms, keep=asked.keep, note=asked.note, version=version)
    elif asked.action == "note":
        curator.note(entity, asked.note, version)
    elif asked.action == "role":
        curator.role(entity, Role(asked.role, asked.place, _day(asked.since), _day(asked.until)), version)
    else:
        curator.drop_role(entity, asked.role, asked.place, version)


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise RegisterError(f"{text!r} is not a day; write it as in 2026-03-31") from error


def _whole(database: Database, entity: int) -> dict[str, Any]:
    with database.reading() as connection:
        found = queries.entities(connection, [entity]).get(entity)
        if found is None:
            raise ConflictError(f"there is no entity {entity} any more; somebody has merged or undone it")
        months = queries.months(connection, entity)
        return {
            **_line(found),
            "version": queries.versions(connection, [entity])[entity],
            "forms": [
                {
                    "text": form.text,
                    "status": form.status.value,
                    "mentions": form.mentions,
                    "articles": form.articles,
                    "first_seen": str(form.first_seen or ""),
                    "last_seen": str(form.last_seen or ""),
                    "months": months.get(form.text, {}),
                }
                for form in found.forms
            ],
            "roles": [
                {"role": role.role, "place": role.place, "since": str(role.since or ""), "until": str(role.until or "")}
                for role in found.roles
            ],
            "contexts": [{"what": one.what, "value": one.value, "count": one.count} for one in found.contexts[:12]],
            "history": [_change(change) for change in queries.history(connection, entity)],
        }


def _line(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "house": entity.house,
        "decided": entity.decided,
        "note": entity.note,
        "mentions": entity.mentions,
        "written": [form.text for form in entity.forms[:6]],
    }


def _change(change: queries.Change) -> dict[str, Any]:
    return {**change._asdict(), "at": f"{change.at:%Y-%m-%d %H:%M}"}
