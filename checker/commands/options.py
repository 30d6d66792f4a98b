"""Kinds of values that several commands take; what is wrong with one is said in plain words."""

from __future__ import annotations

import math
from typing import Any

import click

from checker import config

REGISTER = click.option(
    "--register", default="", metavar="URL", help="The house's register: a file, or postgresql://USER@HOST/NAME."
)

SYSTEM = click.option("--system", default="", metavar="NAME", help="The translating system, where drafts do not name it.")


class Seconds(click.FloatRange):
    """A number of seconds on the command line; unlike ``click.FloatRange`` it takes neither nan nor inf."""

    name = "seconds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        seconds: float = super().convert(value, param, ctx)
        if not math.isfinite(seconds):
            self.fail(f"{value!r} is not a number of seconds.", param, ctx)
        return seconds


class Day(click.DateTime):
    """A day on the command line."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is not a day; write it as in 2026-03-31.", param, ctx)


class Language(click.types.StringParamType):
    """A language code on the command line, in lower case."""

    name = "lang"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not config.is_language(value):
            self.fail(f"{value!r} is not a language code; write it as in ar, ru or zh.", param, ctx)
        return str(value).lower()


class Columns(click.types.StringParamType):
    """Which column of a table is what, on the command line: ``draft=mt,source=src``."""

    name = "columns"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "WHAT=NAME,…"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, tuple):  # the default
            return value
        from checker.readers.tables import NAMES

        pairs = []
        for pair in str(value).split(","):
            what, equals, name = pair.partition("=")
            if not equals or what.strip() not in NAMES or not name.strip():
                self.fail(f"{pair!r} is no column; write it as in draft=mt, with one of {', '.join(NAMES)}.", param, ctx)
            pairs.append((what.strip(), name.strip()))
        return tuple(pairs)
