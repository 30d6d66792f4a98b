"""From what clients send to jobs."""

from __future__ import annotations

import datetime
import re
from typing import TypeVar

import pydantic
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from checker.readers import text
from checker.readers.errors import UnreadableError
from checker.service.work import Job

LANGUAGE = r"^[a-z]{2,3}$"
# Bodies that are a file of a format, by content type, with the ending that says so to the readers.
FILE_TYPES = {
    "application/vnd.iptc.ninjs+json": ".json",
    "application/xliff+xml": ".xlf",
    "application/x-xliff+xml": ".xlf",
    "application/x-tmx+xml": ".tmx",
    "application/vnd.iptc.g2.newsitem+xml": ".xml",
    "application/vnd.iptc.g2.newsmessage+xml": ".xml",
    "application/nitf+xml": ".xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/x-gettext-translation": ".po",
}
Model = TypeVar("Model", bound=pydantic.BaseModel)

NO_DRAFT = "there is no draft: paste one or choose a file"


class BadRequestError(Exception):
    """The request cannot be understood; the message says what is wrong."""


class CheckRequest(pydantic.BaseModel):
    """A draft, with its source and what is known about it."""

    model_config = pydantic.ConfigDict(extra="forbid", populate_by_name=True, strict=True)

    text: str = pydantic.Field(description="The draft.", pattern=r"\S")
    source: str | None = pydantic.Field(None, description="The text it was translated from.")
    source_language: str | None = pydantic.Field(
        None, alias="from", pattern=LANGUAGE, description="ISO 639-1 code of the source's language."
    )
    date: datetime.date | None = pydantic.Field(None, description="The day the draft speaks from.")
    desk: str = pydantic.Field("", description="The desk whose gate policy holds.")


def content_type(request: Request) -> str:
    """The content type of a body, without its parameters; what comes without one is plain text."""
    return request.headers.get("content-type", "text/plain").partition(";")[0].strip().lower()


def from_json(model: type[Model], body: bytes) -> Model:
    """What a body of JSON says. Raises ``BadRequestError``, which names the first field that is wrong."""
    try:
        return model.model_validate_json(body)
    except pydantic.ValidationError as error:
        first = error.errors()[0]
        raise BadRequestError(f"{'.'.join(map(str, first['loc'])) or 'body'}: {first['msg']}") from error


async def job_of(request: Request) -> Job:
    """The job of a request: plain text, JSON, a news item or another file by its content type, or a form with text or file.

    What the body says of language, date and desk wins over the query. Raises ``BadRequestError`` and ``UnreadableError``.
    """
    kind = content_type(request)
    body = await request.body()
    parameters = request.query_params
    language, date = _language(parameters.get("from")), _date(parameters.get("date"))
    desk = parameters.get("desk", "")
    if kind == "application/json":
        asked = from_json(CheckRequest, body)
        return Job(asked.text, asked.source, asked.source_language or language, asked.date or date, asked.desk or desk)
    if kind == "text/plain":
        written = text.decode(body, "draft")
        if not written.strip():
            raise BadRequestError(NO_DRAFT)
        return Job(written, None, language, date, desk)
    if kind in FILE_TYPES:
        if not body.strip():
            raise BadRequestError(NO_DRAFT)
        return Job("", None, language, date, desk, f"draft{FILE_TYPES[kind]}", body)
    if kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
        return await _of_form(await request.form(max_files=2, max_fields=10), language, date, desk)
    known = ", ".join(("text/plain", "application/json", *FILE_TYPES))
    raise BadRequestError(f"content type {kind!r} is not known; send {known}, or a form")


async def _of_form(form: FormData, language: str | None, date: datetime.date | None, desk: str) -> Job:
    for field in form:
        if len(form.getlist(field)) > 1:
            raise BadRequestError(f"{field}: is there more than once")
    draft, source = form.get("file"), form.get("source_file")
    data, name = b"", ""
    if isinstance(draft, UploadFile) and draft.filename:
        data, name = await draft.read(), draft.filename
        if not data:
            raise UnreadableError(name, "the file is empty")
    source_text = str(form.get("source", "")) or None
    if isinstance(source, UploadFile) and source.filename:
        source_text = text.decode(await source.read(), source.filename)
    written = str(form.get("text", ""))
    if not data and not written.strip():
        raise BadRequestError(NO_DRAFT)
    # A form sends its empty fields too.
    language = _language(str(form.get("from", "")) or None) or language
    date = _date(str(form.get("date", "")) or None) or date
    return Job(written, source_text, language, date, str(form.get("desk", "")) or desk, name, data)


def _language(value: str | None) -> str | None:
    if value is not None and not re.fullmatch(LANGUAGE, value):
        raise BadRequestError(f"from: {value!r} is not a language code such as ar or ru")
    return value


def _date(value: str | None) -> datetime.date | None:
    try:
        return None if value is None else datetime.date.fromisoformat(value)
    except ValueError as error:
        raise BadRequestError(f"date: {value!r} is not a date such as 2026-05-26") from error
