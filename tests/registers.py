"""Fresh registers for tests: a file of SQLite, and a database of a real PostgreSQL server."""

from __future__ import annotations

import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator

import psycopg
import pytest

from tests.timing import eventually

INSTALL = "the register is tested on a real server: install PostgreSQL (Debian, Ubuntu: sudo apt-get install postgresql)"


def _program(name: str) -> str:
    found = shutil.which(name)
    for place in sorted(pathlib.Path("/usr/lib/postgresql").glob(f"*/bin/{name}")):
        found = str(place)
    if found is None:
        pytest.fail(INSTALL, pytrace=False)
    return found


@contextlib.contextmanager
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server of its own on a socket in a fresh folder; gives the start of its addresses, ``postgresql://…/``."""
    # The server refuses to run as root; Debian's package brings a user for it.
    drop = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp", ignore_cleanup_errors=True) as folder:
        if drop:
            shutil.chown(folder, "postgres", "postgres")
        data = f"{folder}/data"
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        make = [_program("initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8"]
        subprocess.run([*drop, *make], check=True, capture_output=True, env=environment, cwd=folder)
        settings = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}", "-c", "fsync=off"]
        settings += ["-c", "full_page_writes=off", "-c", "max_connections=60", "-c", "shared_buffers=64MB"]
        server = subprocess.Popen(
            [*drop, _program("postgres"), "-D", data, *settings],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=environment,
        )
        try:
            host = folder.replace("/", "%2F")
            ready = [_program("pg_isready"), "-q", "-h", folder, "-U", "postgres", "-t", "1"]
            assert eventually(lambda: subprocess.run(ready).returncode == 0 or server.poll() is not None, 60)
            assert server.poll() is None, "the server of PostgreSQL did not start"
            yield f"postgresql://postgres@{host}/"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The start of the addresses of a server's databases."""
    with postgres_server() as start:
        yield start


def _new_database(start: str) -> str:
    name = f"r{uuid.uuid4().hex[:12]}"
    with psycopg.connect(f"{start}postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{start}{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def new_register(request: pytest.FixtureRequest, tmp_path: pathlib.Path) -> Callable[[], str]:
    """Makes the address of a register that nobody has used yet, in a file and again on a server."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"{uuid.uuid4().hex[:12]}.db")
    start = request.getfixturevalue("postgres")
    return lambda: _new_database(start)


@pytest.fixture
def register_url(new_register: Callable[[], str]) -> str:
    """The address of a fresh register, in a file and again on a server."""
    return new_register()
