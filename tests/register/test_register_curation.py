"""People decide about a register: house forms, merge, split, ban; history and undo; editors and checkers at once."""

from __future__ import annotations

import pathlib
import threading
from collections.abc import Callable
from datetime import date

import pytest
from click.testing import CliRunner, Result

from checker.commands import main
from checker.readers.archive import articles
from checker.register import exchange, importing, queries
from checker.register.curation import Curator
from checker.register.database import Database
from checker.register.errors import ConflictError, RegisterError
from checker.register.kinds import Kind, Status
from checker.register.learning import learn
from checker.register.lookup import Entity, Register, Role
from tests.register.archives import whole

COPY = {
    "2024-01-05.txt": "Governor Marta Lindqvist spoke in Porto. Lindqvist left. Sergei Vershinin came.\n",
    "2024-02-05.txt": "Governor Marta Lindqvist spoke again in Porto. Sergei Vershinin stayed. Hana Novotny sang.\n",
    "2024-03-05.txt": "Governor Marta Lindkvist said no. Sergej Vershinin left. Hanna Novotná danced.\n",
}


@pytest.fixture
def database(register_url: str, tmp_path: pathlib.Path) -> Database:
    """A register that has learnt three articles."""
    for name, text in COPY.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    database = Database(register_url)
    learn(database, articles([str(tmp_path)]))
    return database


def known(database: Database, name: str) -> list[Entity]:
    return list(Register(database.url).find([name])[name])


def entity(database: Database, name: str) -> Entity:
    (found,) = known(database, name)
    return found


def forms(found: Entity) -> dict[str, str]:
    return {form.text: form.status.value for form in found.forms}


def test_a_house_form_that_a_person_chose_stays(database: Database, tmp_path: pathlib.Path) -> None:
    Curator(database, "ann").choose(entity(database, "Sergei Vershinin").id, "Sergey Vershinin")
    (tmp_path / "2024-04-05.txt").write_text("Sergei Vershinin, Sergei Vershinin and Sergei Vershinin spoke.\n")
    learn(database, articles([str(tmp_path)]))
    found = entity(database, "Sergei Vershinin")
    assert (found.house, found.decided) == ("Sergey Vershinin", True)
    assert forms(found) == {"Sergei Vershinin": "seen", "Sergej Vershinin": "seen", "Sergey Vershinin": "legitimate"}


def test_merge_and_its_undo(database: Database) -> None:
    before = whole(database)
    one, other = entity(database, "Hana Novotny"), entity(database, "Marta Lindqvist")
    curator = Curator(database, "ann")
    curator.role(other.id, Role("governor", "Porto", date(2024, 1, 1), None))
    curator.merge(one.id, [other.id])
    found = entity(database, "Marta Lindkvist")
    assert found.id == one.id
    assert {"Hana Novotny", "Marta Lindqvist", "Marta Lindkvist"} <= forms(found).keys()
    assert [role.role for role in found.roles] == ["governor"]
    curator.undo(2)
    assert entity(database, "Marta Lindkvist").id == other.id, "an undone merge brings the same entity back"
    assert [role.role for role in entity(database, "Marta Lindqvist").roles] == ["governor"]
    curator.undo(1)
    assert whole(database)["entities"] == before["entities"]


def test_split_and_its_undo(database: Database, tmp_path: pathlib.Path) -> None:
    before = whole(database)
    found = entity(database, "Sergei Vershinin")
    curator = Curator(database, "ann")
    new = curator.split(found.id, ["Sergej Vershinin"], note="the violinist")
    assert entity(database, "Sergej Vershinin").id == new
    (tmp_path / "2024-04-06.txt").write_text("Sergej Vershinin met Sergei Vershinin.\n")
    learn(database, articles([str(tmp_path)]))
    assert entity(database, "Sergej Vershinin").note == "the violinist", "new articles do not join what a person parted"
    (tmp_path / "2024-04-06.txt").write_text("Nothing.\n")
    learn(database, articles([str(tmp_path)]))
    curator.undo(1)
    assert whole(database)["entities"] == before["entities"]


def test_namesakes_share_a_form(database: Database) -> None:
    found = entity(database, "Marta Lindqvist")
    Curator(database, "ann").split(found.id, ["Marta Lindqvist"], keep=True, note="the footballer")
    assert [one.note for one in known(database, "Marta Lindqvist")] == ["", "the footballer"]


def test_a_ban_and_what_cannot_be_done(database: Database) -> None:
    curator = Curator(database, "ann")
    found = entity(database, "Marta Lindqvist")
    curator.mark(found.id, "Marta Lindkvist", Status.FORBIDDEN)
    curator.mark(found.id, "Martha Lindquist", Status.FORBIDDEN)
    now = entity(database, "Martha Lindquist")
    assert forms(now) == {"Marta Lindqvist": "seen", "Marta Lindkvist": "forbidden", "Martha Lindquist": "forbidden"}
    with pytest.raises(RegisterError, match="only form that is left"):
        curator.mark(found.id, "Marta Lindqvist", Status.FORBIDDEN)
    with pytest.raises(RegisterError, match="has no form “Marta X”"):
        curator.split(found.id, ["Marta X"])
    with pytest.raises(RegisterError, match="cannot be one"):
        curator.merge(found.id, [entity(database, "Porto").id])
    with pytest.raises(RegisterError, match="before it begins"):
        curator.role(found.id, Role("mayor", "", date(2024, 2, 1), date(2024, 1, 1)))
    with pytest.raises(RegisterError, match="is no name"):
        curator.choose(found.id, " — ")
    with pytest.raises(ConflictError, match="there is no entity 999"):
        curator.note(999, "x")
    assert whole(database)["empty"] == []


def test_a_decision_on_stale_sight_is_refused(database: Database) -> None:
    found = entity(database, "Marta Lindqvist").id
    Curator(database, "ann").note(found, "governor", version=0)
    with pytest.raises(ConflictError, match="changed by somebody else"):
        Curator(database, "bob").note(found, "mayor", version=0)
    with database.reading() as connection:
        assert queries.versions(connection, [found]) == {found: 1}


def test_undo_waits_for_later_decisions_and_happens_once(database: Database) -> None:
    found = entity(database, "Marta Lindqvist").id
    curator = Curator(database, "ann")
    first, second = curator.note(found, "one"), curator.note(found, "two")
    with pytest.raises(ConflictError, match=f"undo change {second} first"):
        curator.undo(first)
    curator.undo(second)
    assert entity(database, "Marta Lindqvist").note == "one"
    with pytest.raises(ConflictError, match="undone already"):
        curator.undo(second)
    third = curator.undo(first)
    curator.undo(third)
    assert entity(database, "Marta Lindqvist").note == "one", "an undo can be undone"


def test_editors_and_checkers_at_once_lose_nothing(database: Database) -> None:
    found = entity(database, "Marta Lindqvist").id
    problems: list[BaseException] = []
    torn: list[Entity] = []
    done = threading.Event()

    def edit(name: str) -> None:
        try:
            curator = Curator(Database(database.url), name)
            for number in range(6):
                curator.mark(found, f"Marta {name.title()} Form{'abcdef'[number]}", Status.LEGITIMATE)
        except BaseException as error:
            problems.append(error)

    def check() -> None:
        register = Register(database.url)
        while not done.is_set():
            (seen,) = register.find(["Marta Lindqvist"])["Marta Lindqvist"]
            if seen.house not in forms(seen):
                torn.append(seen)

    editors = [threading.Thread(target=edit, args=(name,)) for name in ("ann", "bob", "eve")]
    checker = threading.Thread(target=check)
    for thread in (*editors, checker):
        thread.start()
    for thread in editors:
        thread.join()
    done.set()
    checker.join()
    assert (problems, torn) == ([], [])
    assert sum(form.status is Status.LEGITIMATE for form in entity(database, "Marta Lindqvist").forms) == 18
    with database.reading() as connection:
        assert len(queries.history(connection)) == 18
        assert queries.versions(connection, [found]) == {found: 18}


@pytest.mark.parametrize("suffix", ["csv", "toml"])
def test_what_is_exported_can_be_imported(
    database: Database, new_register: Callable[[], str], tmp_path: pathlib.Path, suffix: str
) -> None:
    curator = Curator(database, "ann")
    found = entity(database, "Marta Lindqvist").id
    curator.choose(found, "Marta Lindqvist")
    curator.mark(found, "Marta Lindkvist", Status.FORBIDDEN)
    curator.mark(found, '=Marta "X", Lindqvist', Status.LEGITIMATE)
    curator.role(found, Role("governor", "Porto", date(2024, 1, 1), date(2024, 5, 31)))
    curator.split(found, ["Marta Lindqvist"], keep=True, note="the footballer")
    file, again = tmp_path / f"register.{suffix}", tmp_path / f"again.{suffix}"
    run("export", str(file), "--register", database.url)
    fresh = new_register()
    run("import", str(file), "--register", fresh, "--by", "bob")
    state = whole(Database(fresh))["entities"]
    assert [found.note for found in known(Database(fresh), "Marta Lindqvist")] == ["", "the footballer"]
    assert forms(known(Database(fresh), "Marta Lindqvist")[0])["Marta Lindkvist"] == "forbidden"
    assert known(Database(fresh), "Marta Lindqvist")[0].roles == (
        Role("governor", "Porto", date(2024, 1, 1), date(2024, 5, 31)),
    )
    run("import", str(file), "--register", fresh, "--by", "bob")
    assert whole(Database(fresh))["entities"] == state, "the same file again changes nothing"
    run("export", str(again), "--register", fresh)
    run("import", str(again), "--register", fresh, "--by", "bob")
    assert whole(Database(fresh))["entities"] == state


def test_a_list_of_aliases_is_loaded(register_url: str, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "aliases.tsv"
    file.write_text(
        "group_id\tcanonical\tvariant\tkind\tnationality_or_programme\n"
        "X:1\tFrank Bwambale\tFrank Kakorere\tspelling\tCongo\n"
        "X:1\tFrank Bwambale\tFranck Bwambale\tspelling\tCongo\n"
        "X:2\tKADYROV, Ramzan\tRamzan Kadirov\tspelling\t\n"
        f"X:2\tKADYROV, Ramzan\t{'Ramzan, who is known by many names, ' * 5}\tspelling\t\n"
    )
    said = run("import", str(file), "--register", register_url).output
    assert "2 new, 0 known" in said
    assert "left out: “Ramzan, who" in said
    found = entity(Database(register_url), "Franck Bwambale")
    assert (found.house, found.decided, found.note) == ("Frank Bwambale", True, "Congo")
    assert entity(Database(register_url), "Ramzan Kadirov").house == "Ramzan Kadyrov"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.toml", "entity = 3", r"expected \[\[entity\]\] tables"),
        ("a.toml", '[[entity]]\nkind = "ship"\nhouse = "X"', "kind 'ship' is none of person"),
        ("a.toml", '[[entity]]\nkind = "person"\nhouse = "X"\ncolour = 1', "unknown key 'colour'"),
        ("a.csv", "colour,size\nred,3\n", "has no column with names"),
        ("a.csv", "house,form,status\nAnn Lee,An Lee,banned\n", "row 2: status 'banned' is none of"),
        ("a.csv", "house,form,roles\nAnn Lee,An Lee,mayor||soon|\n", "'soon' is not a day"),
    ],
)
def test_a_wrong_file_is_named_with_its_place(tmp_path: pathlib.Path, name: str, content: str, said: str) -> None:
    with pytest.raises(RegisterError, match=said):
        if name.endswith("toml"):
            exchange.read_toml(content, name)
        else:
            exchange.read_table(content, name, Kind.PERSON, Status.SEEN)


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["register", *arguments])
    assert result.exit_code == code, result.output
    return result


def test_the_commands(database: Database) -> None:
    at = ("--register", database.url)
    assert "Sergei Vershinin: 2 times in 2 articles, 2024-01-05 to 2024-02-05" in run("show", "Vershinin", *at).output
    assert "person entities" in run("show", *at).output
    assert "nobody and nothing is known as “Xyz”" in run("show", "Xyz", *at, code=1).output
    since = ("--role", "mayor", "--place", "Porto", "--since", "2024-02-01")
    out = run("set", "Sergej Vershinin", "--house", "Sergej Vershinin", *since, "--by", "ann", *at).output
    assert "[house form]" in out
    assert "office: mayor of Porto, 2024-02-01 to …" in out
    assert "forbidden" in run("forbid", "Sergej Vershinin", "Sergei Vershinin", *at).output
    assert "forbidden" not in run("forbid", "Sergej Vershinin", "Sergei Vershinin", "--allow", *at).output
    run("split", "Sergei Vershinin", "Sergei Vershinin", "--keep", "--note", "the singer", *at)
    said = run("set", "Sergei Vershinin", "--note", "x", *at, code=2).output
    assert "is the name of several; give the number of one" in said
    assert "(the singer)" in said
    run("merge", str(known(database, "Sergei Vershinin")[0].id), str(known(database, "Sergei Vershinin")[1].id), *at)
    listed = run("history", *at).output
    assert listed.splitlines()[0].endswith("are one")
    assert "ann  set: house form “Sergej Vershinin”" in listed
    assert "is undone" in run("undo", listed.split()[0], *at).output
    assert importing.everything(database, decided=True) != importing.everything(database, decided=False)
    assert "nothing to set" in run("set", "Sergej Vershinin", *at, code=2).output


def test_a_register_that_is_away_is_named_and_nothing_else_is_printed() -> None:
    said = run("show", "Ann", "--register", "postgresql://desk:secret@127.0.0.1:1/names", code=2).output
    assert said.startswith("newsproof: postgresql://desk@127.0.0.1:1/names: the database is away")
    assert "Traceback" not in said
    assert "secret" not in said
