"""Write the man page (docs/newsproof.1) from the command line's own help; with --check, fail when it is stale."""

from __future__ import annotations

import pathlib

import click
from generated import write_or_check

from checker import __version__
from checker.commands import main

TARGET = pathlib.Path(__file__).resolve().parent.parent / "docs" / "newsproof.1"


def manual() -> str:
    """The page in the man macros."""
    context = click.Context(main, info_name="newsproof")
    parts = [
        f'.TH NEWSPROOF 1 "" "Newsproof {__version__}" "User Commands"',
        ".SH NAME",
        "newsproof \\- check machine-translated news drafts before they are published",
        ".SH SYNOPSIS",
        ".B newsproof\n.I COMMAND\n[OPTIONS] [ARGUMENTS]",
        ".SH DESCRIPTION",
        _plain(main.help or ""),
        ".SH COMMANDS",
    ]
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        own = click.Context(command, info_name=name, parent=context)
        pieces = " ".join(command.collect_usage_pieces(own))
        parts += [f".SS newsproof {name} {_plain(pieces)}", _plain(command.help or "")]
        for parameter in command.get_params(own):
            record = parameter.get_help_record(own)
            if record is not None and record[1]:
                parts += [".TP", f".B {_plain(record[0])}", _plain(record[1])]
    return "\n".join(parts) + "\n"


def _plain(text: str) -> str:
    """Text with what troff would read as its own taken out."""
    lines = (line.strip() for line in text.replace("\\", "\\e").replace("-", "\\-").splitlines())
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in lines if line)


if __name__ == "__main__":
    write_or_check(TARGET, manual(), "docs/newsproof.1 is stale: run make docs")
