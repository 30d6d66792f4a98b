"""The command line. Each command is a file; nothing is imported before its command is asked for."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from typing import NoReturn

import click

from checker import __version__

_COMMANDS = {
    "check": "Check drafts and report what is wrong with them.",
    "gate": "Say whether drafts may be published: 0 yes, 1 hold, 2 not checked.",
    "watch": "Watch a folder: check each draft that arrives and pass it on or hold it.",
    "lsp": "Serve an editor over standard input and output.",
    "serve": "Answer drafts over HTTP, with a page at / for people.",
    "fix": "Apply suggestions that change no word, with --diff only show them.",
    "compare": "Compare drafts with what was published: scores, edits, findings acted on.",
    "batch": "Check archives of millions of drafts on many processes or machines.",
    "trend": "Show findings per 1,000 words by week, system, desk and rule.",
    "rules": "List the rules, or print one rule's manual page.",
    "names": "Show the names of a draft, and which spellings were taken for one.",
    "places": "Say what is known of a place: the form to write, and when which name was right.",
    "register": "Learn the house's names and places from its archive, and curate them.",
    "config": "Print the effective configuration and where each value came from.",
    "baseline": "Accept today's findings, so that only new ones are reported.",
    "decisions": "Show, merge, expire and prune files of decisions.",
    "quality": "Show how often reviewers agree with each rule, and propose lower levels.",
}


class _Lazy(click.Group):
    """A group that imports a command's module only when the command runs; ``--help`` imports none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"checker.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command. What it cannot write, and an interrupt that it does not handle, end it with 2 and one line."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            what = "standard output" if error.filename is None else error.filename
            _end(f"{what}: {error.strerror or error}")
        except KeyboardInterrupt:
            _end("stopped")

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _end(message: str) -> NoReturn:
    with contextlib.suppress(OSError, ValueError):  # what was not written must not be tried again when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    click.echo(f"newsproof: {message}", err=True)
    sys.exit(2)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newsproof")
def main() -> None:
    """Newsproof checks machine-translated news drafts before they are published.

    Exit codes: 0 nothing at or above the threshold, 1 findings at or above it, 2 not checked.
    """
