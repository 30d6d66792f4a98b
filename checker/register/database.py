"""The database behind a register: a file of SQLite by default, PostgreSQL by URL.

Writers go one after another: each takes the row ``revision`` for itself before it looks at anything (SQLite: the file), so
that no change is lost between reading and writing. Readers see one state from the first query of a transaction to its last
and wait for nobody.
"""

from __future__ import annotations

import contextlib
import importlib.util
import pathlib
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from checker.register.errors import AwayError, RegisterError, shown
from checker.register.tables import state

BUSY = 30.0  # seconds that a writer waits for another
CONNECT = 5  # seconds after which a server that does not answer counts as away
_MIGRATING = 7_315_404_911  # number of the advisory lock under which PostgreSQL's tables are made

# Connections of a parent process, kept so that nothing closes them here.
_inherited: list[object] = []


class Database:
    """A register's database. Opening it checks, and where needed makes or brings up to date, its tables.

    ``create=False`` refuses a file that does not exist. Raises ``RegisterError``.
    """

    def __init__(self, url: str, *, create: bool = True) -> None:
        self.url = url
        self.shown = shown(url)
        address = _address(url)
        self.sqlite = address.get_backend_name() == "sqlite"
        if self.sqlite:
            self._file(address, create=create)
        options: dict[str, Any] = {"pool_size": 2, "max_overflow": 20, "pool_pre_ping": not self.sqlite}
        arguments: dict[str, Any] = {"timeout": BUSY} if self.sqlite else {"connect_timeout": CONNECT}
        self.engine = sa.create_engine(address, connect_args=arguments, **options)
        if self.sqlite:
            event.listen(self.engine, "connect", _set_up_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        with self._told():
            self._bring_up_to_date()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees one state of the register. Raises ``RegisterError``."""
        options = {} if self.sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with self._told(), self.engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A connection that alone changes the register; all of it or, after an exception, nothing. Raises
        ``RegisterError``."""
        with self._told(), self.engine.connect().execution_options(newsproof_writes=True) as connection, connection.begin():
            connection.execute(sa.update(state).where(state.c.name == "revision").values(value=state.c.value + 1))
            yield connection

    @contextlib.contextmanager
    def recording(self) -> Iterator[sa.Connection]:
        """A connection that adds runs; what the register knows, and its revision, stay. Raises ``RegisterError``."""
        with self._told(), self.engine.connect().execution_options(newsproof_writes=True) as connection, connection.begin():
            yield connection

    def revision(self) -> int:
        """The number of the last change. Raises ``RegisterError``."""
        with self.reading() as connection:
            return revision(connection)

    def close(self) -> None:
        """Give connections back."""
        self.engine.dispose()

    def forget(self) -> None:
        """Leave the connections to the process that opened them: called in its child, where closing them would end them
        there, too."""
        _inherited.append(self.engine.pool)
        self.engine.dispose(close=False)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of the driver as one sentence that names the database and says what to do."""
        try:
            yield
        except DBAPIError as error:
            raise AwayError(f"{self.shown}: {self._reason(error)}") from error
        except SQLAlchemyError as error:
            raise AwayError(f"{self.shown}: {error}") from error

    def _reason(self, error: DBAPIError) -> str:
        said = " ".join(str(error.orig).split())
        said = re.sub(r"(password\s*=\s*)\S+", r"\1…", said)
        low = said.lower()
        if self.sqlite:
            if "locked" in low or "busy" in low:
                return f"somebody else has been writing to the register for more than {BUSY:.0f} s; try again"
            if "not a database" in low or "malformed" in low:
                return "is no register, or a damaged one; restore it from a copy or learn it again into a new file"
            if "unable to open" in low or "readonly" in low or "disk" in low:
                return f"cannot be opened or written ({said}); look at the folder, its rights and the room on the disk"
            return f"the register cannot be used: {said}"
        if isinstance(error, sa.exc.OperationalError):
            return f"the database is away ({said}); see that the server runs and that address, user and password are right"
        return f"the register cannot be used: {said}"

    def _file(self, address: sa.URL, *, create: bool) -> None:
        path = pathlib.Path(address.database or "")
        if not address.database or address.database == ":memory:":
            raise RegisterError(f"{self.shown}: a register needs a file; give a path such as register.db")
        if not create and not path.is_file():
            raise AwayError(f"{self.shown}: there is no register; newsproof register learn makes one")
        if path.is_dir() or not path.parent.is_dir():
            what = "is a folder" if path.is_dir() else f"there is no folder {path.parent}"
            raise RegisterError(f"{self.shown}: {what}; give the path of a file in a folder that exists")

    def _bring_up_to_date(self) -> None:
        from checker.register.migrations import HEAD

        with self.engine.connect() as connection, connection.begin():
            present = _version(connection)
        if present == HEAD:
            return
        from checker.register.migrations import known, upgrade

        if present is not None and present not in known():
            raise RegisterError(f"{self.shown}: was written by a newer Newsproof (tables {present}); bring this one up to date")
        with self.engine.connect().execution_options(newsproof_writes=True) as connection, connection.begin():
            if not self.sqlite:
                connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_MIGRATING})"))
            upgrade(connection)


def revision(connection: sa.Connection) -> int:
    """The number of the last change that a connection sees."""
    return int(connection.execute(sa.select(state.c.value).where(state.c.name == "revision")).scalar_one())


def _address(url: str) -> sa.URL:
    """The address of a database: a path, ``sqlite:///PATH`` or ``postgresql://USER@HOST/NAME``."""
    if not url.strip():
        raise RegisterError("the address of the register is empty; give a file or postgresql://USER@HOST/NAME")
    if "://" not in url:
        return sa.URL.create("sqlite", database=url)
    try:
        address = sa.make_url(url)
        name = address.get_backend_name()
    except (ArgumentError, ValueError) as error:
        raise RegisterError(f"{shown(url)}: is no address of a database; give a file or postgresql://USER@HOST/NAME") from error
    if name == "sqlite":
        return address
    if name not in ("postgresql", "postgres"):
        raise RegisterError(f"{shown(url)}: {name} is not supported; give a file for SQLite or postgresql://USER@HOST/NAME")
    if importlib.util.find_spec("psycopg") is None:
        raise RegisterError(
            f"{shown(url)}: psycopg is not installed; PostgreSQL needs the extra postgres: pip install 'newsproof[postgres]'"
        )
    # The folder of a socket stands in a host as %2Frun%2Fpostgresql, as psql takes it.
    return address.set(drivername="postgresql+psycopg", host=unquote(address.host) if address.host else None)


def _set_up_sqlite(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # the driver begins no transactions of its own
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={int(BUSY * 1000)}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA cache_size=-65536")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("newsproof_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _version(connection: sa.Connection) -> str | None:
    """The version of the tables, or ``None`` where there are none yet."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)
