"""``newsproof serve``"""

from __future__ import annotations

import errno
import pathlib
import socket

import click

from checker import compose
from checker.commands.options import REGISTER, Seconds
from checker.config import ConfigError
from checker.decisions import DecisionsError


@click.command()
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to answer at; others than this machine's need tokens."
)
@click.option("--port", default=8600, show_default=True, type=click.IntRange(0, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1), help="Worker processes.")
@click.option("--queue", default=16, show_default=True, type=click.IntRange(1), help="Drafts waiting or under way at most.")
@click.option("--timeout", default=60.0, show_default=True, type=Seconds(0.1), help="Seconds one draft may take.")
@click.option("--max-bytes", default=5_000_000, show_default=True, type=click.IntRange(1000), help="Largest request.")
@click.option("--rate", default=0, show_default=True, type=click.IntRange(0), help="Drafts a minute per client; 0 is no limit.")
@REGISTER
@click.option("--tokens", default="", metavar="FILE", help="Bearer tokens, kept as hashes.")
@click.option(
    "--decisions", "decision_files", multiple=True, metavar="FILE", help="Apply decisions; the first takes those that are sent."
)
@click.option("--audit", default="", metavar="FILE", help="Log the gate's verdicts.")
@click.option("--add-token", metavar="NAME", help="Make a token, print it once, keep its hash in --tokens, and end.")
def command(
    host: str,
    port: int,
    workers: int,
    queue: int,
    timeout: float,
    max_bytes: int,
    rate: int,
    tokens: str,
    decision_files: tuple[str, ...],
    audit: str,
    register: str,
    add_token: str | None,
) -> None:
    """Answer drafts over HTTP, with a page at / for people."""
    try:
        import uvicorn

        from checker.service import log
        from checker.service import tokens as token_file
        from checker.service.app import create_app
        from checker.service.connections import Connection
        from checker.service.settings import ServiceSettings
    except ModuleNotFoundError as error:
        compose.stop(f"{error.name} is not installed; the service needs the extra server: pip install 'newsproof[server]'")
    try:
        if add_token is not None:
            if not (tokens and add_token.strip()):
                compose.stop("--add-token needs a name, and --tokens FILE")
            token, replaced = token_file.add(pathlib.Path(tokens), add_token)
            click.echo(token)
            if replaced:
                click.echo(f"newsproof: the earlier token of {add_token} does not hold any more", err=True)
            return
        settings = ServiceSettings(
            host,
            port,
            workers,
            queue,
            timeout,
            max_bytes,
            rate=rate,
            tokens=tokens,
            decisions=decision_files,
            audit=audit,
            register=register,
        )
        app = create_app(settings)
    except (ConfigError, DecisionsError, token_file.TokensError) as error:
        compose.stop(str(error))
    except OSError as error:
        compose.stop(f"{error.filename or tokens}: cannot be written: {error.strerror or error}")
    _try_address(host, port)
    log.set_up()
    uvicorn.run(
        app,
        host=host,
        port=port,
        http=Connection,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=int(timeout) + 5,
    )


def _try_address(host: str, port: int) -> None:
    """End with exit code 2 and a plain message where nothing can be served; the server itself would only log it."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        advice = "; give another --port" if error.errno in (errno.EADDRINUSE, errno.EACCES) else ""
        compose.stop(f"cannot answer at {host} port {port}: {error.strerror or error}{advice}")
