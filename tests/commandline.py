"""The command as a test runs it, in the test's own process."""

from __future__ import annotations

from click.testing import CliRunner, Result

from checker.commands import main


def newsproof(*arguments: str, stdin: str | bytes | None = None) -> Result:
    """What ``newsproof`` with these arguments prints, and its exit code."""
    return CliRunner().invoke(main, list(arguments), input=stdin, prog_name="newsproof")
