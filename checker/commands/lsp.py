"""``newsproof lsp``"""

from __future__ import annotations

import click

from checker import compose
from checker.config import ConfigError


@click.command()
@click.option("--stdio", is_flag=True, hidden=True, help="What many editors add; there is no other way to speak.")
def command(stdio: bool) -> None:
    """Serve an editor over standard input and output (Language Server Protocol)."""
    try:
        from checker.language_server import create_server
    except ModuleNotFoundError as error:
        compose.stop(f"{error.name} is not installed; the language server needs the extra lsp: pip install 'newsproof[lsp]'")
    try:
        server = create_server()
    except ConfigError as error:
        compose.stop(str(error))
    server.start_io()
