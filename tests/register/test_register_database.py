"""The register's database: opened, brought up to date, away, and written by several at once."""

from __future__ import annotations

import os
import pathlib
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from checker.register.database import Database
from checker.register.errors import RegisterError, shown
from checker.register.lookup import Register
from checker.register.tables import metadata, state


def test_migrations_make_exactly_the_tables_that_the_code_uses(register_url: str) -> None:
    with Database(register_url).reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_opening_again_changes_nothing(register_url: str) -> None:
    first = Database(register_url)
    with first.writing():
        pass
    assert Database(register_url, create=False).revision() == 1


def test_several_may_open_a_new_register_at_once(register_url: str) -> None:
    problems: list[BaseException] = []

    def opened() -> None:
        try:
            Database(register_url).close()
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=opened) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert Database(register_url).revision() == 0


def test_a_failed_change_leaves_nothing(register_url: str) -> None:
    database = Database(register_url)
    with pytest.raises(ZeroDivisionError), database.writing() as connection:
        connection.execute(sa.insert(state).values(name="other", value=1))
        raise ZeroDivisionError
    with database.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(state)).scalar() == 1
    assert database.revision() == 0


def test_writers_go_one_after_another_and_readers_see_one_state(register_url: str) -> None:
    database = Database(register_url)
    with database.writing() as connection:
        connection.execute(sa.insert(state).values(name="sum", value=0))

    def count() -> None:
        own = Database(register_url)
        for _ in range(10):
            with own.writing() as connection:
                value = connection.execute(sa.select(state.c.value).where(state.c.name == "sum")).scalar_one()
                connection.execute(sa.update(state).where(state.c.name == "sum").values(value=value + 1))

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    with database.reading() as connection:
        seen = {connection.execute(sa.select(state.c.value).where(state.c.name == "sum")).scalar_one() for _ in range(50)}
    assert len(seen) == 1
    for thread in threads:
        thread.join()
    with database.reading() as connection:
        assert connection.execute(sa.select(state.c.value).where(state.c.name == "sum")).scalar_one() == 40
    assert database.revision() == 41


def test_a_newer_register_is_refused(register_url: str) -> None:
    with Database(register_url).writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RegisterError, match="newer Newsproof"):
        Database(register_url)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://desk:secret@127.0.0.1:1/names", "postgresql://desk@127.0.0.1:1/names: the database is away"),
        ("mysql://desk:secret@host/names", "mysql is not supported"),
        ("/nowhere/at/all.db", "no folder /nowhere/at"),
        ("sqlite://", "a register needs a file"),
        ("", "is empty"),
    ],
)
def test_what_cannot_be_used_is_named_without_its_password(url: str, said: str) -> None:
    with pytest.raises(RegisterError) as caught:
        Database(url)
    assert said in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_missing_or_damaged_file_is_named(tmp_path: pathlib.Path) -> None:
    with pytest.raises(RegisterError, match="there is no register; newsproof register learn makes one"):
        Register(str(tmp_path / "none.db")).find(["Ann Lee"])
    (tmp_path / "bad.db").write_text("no database " * 500)
    with pytest.raises(RegisterError, match=r"bad\.db: is no register"):
        Register(str(tmp_path / "bad.db")).find(["Ann Lee"])


def test_no_password_is_shown() -> None:
    assert shown("postgresql://a:b@h/n?sslkey=c") == "postgresql://a@h/n"
    assert shown("names.db") == "names.db"


def test_a_register_travels_by_its_address(new_register: Callable[[], str]) -> None:
    url = new_register()
    Database(url).close()
    register = Register(url)
    assert register.find(["Ann Lee"]) == {"Ann Lee": ()}
    assert pickle.loads(pickle.dumps(register)).revision == 0


def test_a_register_survives_a_fork(register_url: str) -> None:
    Database(register_url).close()
    register = Register(register_url)
    assert register.revision == 0
    child = os.fork()
    if child == 0:
        os._exit(register.revision)
    assert os.waitpid(child, 0)[1] == 0
    assert register.revision == 0, "the child left the parent's connection alone"


def test_help_and_lookup_load_no_database_library() -> None:
    code = "import sys, checker.register.lookup, checker.commands; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=pathlib.Path(__file__).parents[2]).returncode == 0
