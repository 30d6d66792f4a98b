"""The HTTP interface: routes, answers and who may ask."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import logging
import pathlib
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

import limits
import prometheus_client as prometheus
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.middleware.trustedhost import TrustedHostMiddleware

from checker import __version__, compose
from checker.config import ConfigError
from checker.decisions import DecisionsError
from checker.gate import Verdict
from checker.manual import page as manual_page
from checker.readers.errors import UnreadableError
from checker.register.errors import RegisterError
from checker.service import page, record, register, tokens
from checker.service.guard import BodyGuard
from checker.service.jobs import Busy, Died, Jobs, OverTime
from checker.service.requests import LANGUAGE, BadRequestError, CheckRequest, job_of
from checker.service.settings import ServiceSettings

_LOG = logging.getLogger("newsproof")
# Paths that tell nothing about drafts and are asked by machines that carry no token.
_OPEN = frozenset({"/healthz", "/readyz", "/", "/register"})


class Metrics:
    """What Prometheus reads. Counts and times only; nothing of a draft."""

    def __init__(self) -> None:
        self.registry = prometheus.CollectorRegistry()
        self.requests = prometheus.Counter(
            "newsproof_requests_total", "Requests by path and status.", ["path", "status"], registry=self.registry
        )
        self.seconds = prometheus.Histogram(
            "newsproof_check_seconds", "Seconds from request to answer of checked drafts.", registry=self.registry
        )
        self.findings = prometheus.Counter(
            "newsproof_findings_total", "Findings by family and severity.", ["family", "severity"], registry=self.registry
        )
        self.queue = prometheus.Gauge("newsproof_drafts_under_way", "Drafts waiting or being checked.", registry=self.registry)


def create_app(settings: ServiceSettings, jobs: Jobs | None = None) -> FastAPI:
    """The application.

    Raises ``TokensError`` when it is to answer other machines and no token is set up, ``ConfigError``, and
    ``DecisionsError`` or ``OSError`` for files of decisions or a log that cannot be used.
    """
    known = tokens.load(pathlib.Path(settings.tokens)) if settings.tokens else {}
    if settings.tokens and not known:
        raise tokens.TokensError(f"{settings.tokens}: there is no token in it; --add-token NAME makes one")
    if not known and not settings.loopback:
        raise tokens.TokensError(
            f"to answer at {settings.host} the service needs bearer tokens: "
            "newsproof serve --tokens FILE --add-token NAME makes one"
        )
    config, rules_on = compose.effective()
    compose.check_model(config, rules_on)
    record.open_files(settings)
    work = jobs or Jobs(settings)
    metrics = Metrics()
    limiter = limits.strategies.MovingWindowRateLimiter(limits.storage.MemoryStorage())
    rate = limits.RateLimitItemPerMinute(settings.rate) if settings.rate else None

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        await asyncio.to_thread(work.stop)

    app = FastAPI(
        title="Newsproof",
        version=__version__,
        summary="Checks machine-translated news drafts before they are published.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.add_middleware(
        BodyGuard, max_bytes=settings.max_bytes, body_timeout=settings.body_timeout, most=settings.queue * 4 + 20
    )
    if settings.loopback:
        # A page elsewhere must not reach a desk's own service through a name that points here.
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", "[::1]", "testserver"])

    @app.middleware("http")
    async def around(request: Request, call: Callable[[Request], Awaitable[Response]]) -> Response:
        identity = uuid.uuid4().hex[:12]
        began = time.perf_counter()
        response = _refusal(request, known, rate, limiter) or await call(request)
        seconds = time.perf_counter() - began
        route = request.scope.get("route")
        path = getattr(route, "path", "other")
        metrics.requests.labels(path, str(response.status_code)).inc()
        response.headers["X-Request-ID"] = identity
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store"
        fields = {"request": identity, "path": path, "status": response.status_code, "ms": round(1000 * seconds)}
        _LOG.info("answered", extra={"fields": fields})
        return response

    async def checked(request: Request, report: str = "") -> dict[str, Any]:
        job = dataclasses.replace(await job_of(request), report=report)
        for desk in (request.query_params.get("desk", ""), job.desk):
            config.policy(desk)  # an unknown desk is the client's mistake, not the draft's
        began = time.perf_counter()
        metrics.queue.set(work.under_way + 1)
        try:
            answer = await work.run(job)
        finally:
            metrics.queue.set(work.under_way)
        metrics.seconds.observe(time.perf_counter() - began)
        for finding in answer["findings"]:
            metrics.findings.labels(finding["rule"].partition("/")[0], finding["severity"]).inc()
        return answer

    @app.exception_handler(BadRequestError)
    @app.exception_handler(ConfigError)
    async def bad_request(request: Request, error: Exception) -> Response:
        return JSONResponse({"detail": str(error)}, 400)

    @app.exception_handler(UnreadableError)
    async def unreadable(request: Request, error: UnreadableError) -> Response:
        return JSONResponse({"detail": str(error)}, 422)

    @app.exception_handler(DecisionsError)
    async def undecided(request: Request, error: DecisionsError) -> Response:
        return JSONResponse({"detail": f"not checked: {error}"}, 500)

    @app.exception_handler(RegisterError)
    async def away(request: Request, error: RegisterError) -> Response:
        if request.url.path.startswith("/v1/register"):
            return register.refused(error)
        return JSONResponse({"detail": f"not checked: {error}"}, 503, {"Retry-After": "30"})

    @app.exception_handler(Busy)
    async def busy(request: Request, error: Busy) -> Response:
        detail = f"too many drafts at once; come again in {error.retry_after} s"
        return JSONResponse({"detail": detail}, 503, {"Retry-After": str(error.retry_after)})

    @app.exception_handler(OverTime)
    async def over_time(request: Request, error: OverTime) -> Response:
        return JSONResponse({"detail": f"not checked: the draft took longer than {settings.timeout:g} s"}, 504)

    @app.exception_handler(Died)
    async def died(request: Request, error: Died) -> Response:
        return JSONResponse({"detail": "not checked: the process that checked the draft died"}, 500)

    body = _body(list(config.desks))
    gate_body = _body(list(config.desks), _OVERRIDE if settings.audit else ())

    @app.post("/v1/check", openapi_extra=body, responses=_ANSWERS, summary="Check a draft")
    async def check(request: Request) -> JSONResponse:
        answer = await checked(request)
        answer.pop("gate")
        return JSONResponse(answer)

    @app.post("/v1/gate", openapi_extra=gate_body, responses=_ANSWERS, summary="May a draft be published?")
    async def gate(request: Request) -> JSONResponse:
        override = record.override(request, settings)
        answer = await checked(request)
        verdict = answer["gate"]
        let_through = bool(override) and verdict["verdict"] == Verdict.HOLD
        if let_through:
            verdict["entry"] |= override
        try:
            await record.log(settings, verdict["entry"])
        except OSError:
            return JSONResponse({"detail": record.NOT_LOGGED}, 500)
        if let_through:
            verdict |= {"verdict": str(Verdict.PUBLISH), "reason": f"overridden by {override['by']}: {verdict['reason']}"}
        by_fingerprint = {finding["fingerprint"]: finding for finding in answer["findings"]}
        groups = {name: [by_fingerprint[one] for one in verdict[name]] for name in ("must_fix", "check", "note")}
        return JSONResponse(
            {"verdict": verdict["verdict"], "reason": verdict["reason"], **groups, "signature": answer["signature"]}
        )

    @app.post(
        "/v1/report",
        openapi_extra=body,
        responses=_ANSWERS,
        summary="The report on a draft as a page",
        response_class=HTMLResponse,
    )
    async def report(request: Request) -> HTMLResponse:
        answer = await checked(request, report="html")
        return HTMLResponse(answer["report"])

    @app.get("/v1/rules", summary="Every rule with its manual page")
    async def rules() -> list[dict[str, str]]:
        return [
            {
                "rule": rule.id,
                "severity": str(rule.severity),
                "confidence": str(rule.confidence),
                "category": str(rule.category),
                "title": manual_page(rule).title,
                "manual": manual_page(rule).text,
            }
            for rule in compose.available_rules(config.settings.packs)
        ]

    @app.get("/healthz", summary="The service runs")
    async def health() -> dict[str, str]:
        return {"status": "ok", "version": __version__}

    @app.get("/readyz", summary="The service has room for a draft", responses={503: {"description": "The queue is full."}})
    async def ready() -> JSONResponse:
        room = work.under_way < settings.queue
        headers = {} if room else {"Retry-After": "2"}
        return JSONResponse({"ready": room, "under_way": work.under_way}, 200 if room else 503, headers)

    @app.get("/metrics", summary="Prometheus metrics", response_class=PlainTextResponse)
    async def measured() -> Response:
        return Response(prometheus.generate_latest(metrics.registry), media_type=prometheus.CONTENT_TYPE_LATEST)

    record.add(app, settings, {code: _ANSWERS[code] for code in (400, 401, 408, 413, 429, 500, 503)})
    url = settings.register or config.register.url
    if url:
        register.add(app, url, needs_token=bool(known))
    page.add(app, desks=list(config.desks), needs_token=bool(known), register=bool(url))
    return app


def _refusal(
    request: Request,
    known: dict[str, str],
    rate: limits.RateLimitItem | None,
    limiter: limits.strategies.RateLimiter,
) -> Response | None:
    """Why a request is turned away before anything of it is read: no token, or too many requests."""
    client = request.client.host if request.client else "unknown"
    if known and request.url.path not in _OPEN:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        name = tokens.owner(token.strip(), known) if scheme.lower() == "bearer" else None
        if name is None:
            return JSONResponse({"detail": "a bearer token is needed"}, 401, {"WWW-Authenticate": "Bearer"})
        client = request.state.owner = name
    if rate is not None and request.method == "POST" and not limiter.hit(rate, client):
        wait = max(1, round(limiter.get_window_stats(rate, client).reset_time - time.time()))
        return JSONResponse({"detail": f"too many drafts; come again in {wait} s"}, 429, {"Retry-After": str(wait)})
    return None


# A news item as far as the service reads it; the standard has far more.
_NINJS = {
    "type": "object",
    "properties": {
        "headline": {"type": "string"},
        "body_text": {"type": "string"},
        "language": {"type": "string"},
        "versioncreated": {"type": "string"},
    },
    "anyOf": [
        {"required": [name], "properties": {name: {"type": "string", "pattern": r"\S"}}} for name in ("headline", "body_text")
    ],
}


# Query parameters of an override; a name or a reason of spaces is none.
_OVERRIDE = (
    ("by", {"type": "string", "pattern": record.SAID, "maxLength": record.LONGEST}, "Who overrides a hold; needs a reason."),
    ("reason", {"type": "string", "pattern": record.SAID, "maxLength": record.LONGEST}, "Why the draft goes out all the same."),
)


def _body(desks: list[str], more: Sequence[tuple[str, dict[str, Any], str]] = ()) -> dict[str, Any]:
    """What a draft may come as, and the query parameters, in the words of OpenAPI."""
    desk = {"type": "string", "enum": ["", *desks]}
    as_json = CheckRequest.model_json_schema(by_alias=True)
    as_json["properties"]["desk"] |= desk
    some = {"type": "string", "pattern": r"\S"}
    binary = {"type": "string", "format": "binary"}
    form = {"type": "object", "properties": {"text": {"type": "string"}, "file": binary, "source": {"type": "string"}}}
    parameters = (
        ("from", {"type": "string", "pattern": LANGUAGE}, "Language of the source."),
        ("date", {"type": "string", "format": "date"}, "The day the draft speaks from."),
        ("desk", desk, "The desk whose gate policy holds."),
        *more,
    )
    return {
        "requestBody": {
            "required": True,
            "content": {
                "text/plain": {"schema": some},
                "application/json": {"schema": as_json},
                "multipart/form-data": {"schema": form},
                "application/vnd.iptc.ninjs+json": {"schema": _NINJS},
            },
        },
        "parameters": [
            {"name": name, "in": "query", "required": False, "schema": schema, "description": said}
            for name, schema, said in parameters
        ],
    }


_DETAIL = {
    "content": {"application/json": {"schema": {"type": "object", "properties": {"detail": {"type": "string"}}}}},
}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    400: {"description": "The request cannot be understood.", **_DETAIL},
    401: {"description": "A bearer token is needed.", **_DETAIL},
    408: {"description": "The body came too slowly.", **_DETAIL},
    413: {"description": "The body is too large.", **_DETAIL},
    422: {"description": "The draft cannot be read.", **_DETAIL},
    429: {"description": "Too many requests; see Retry-After.", **_DETAIL},
    500: {"description": "The process that checked the draft died, or a file beside it cannot be used.", **_DETAIL},
    503: {"description": "The queue is full; see Retry-After.", **_DETAIL},
    504: {"description": "The draft took too long.", **_DETAIL},
}
