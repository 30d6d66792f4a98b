"""Learning a register: counted once, corrected, resumed after any interrupt, the same on both databases."""

from __future__ import annotations

import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from click.testing import CliRunner

from checker.commands import main
from checker.readers.archive import articles
from checker.register.database import Database
from checker.register.kinds import Kind
from checker.register.learning import Learnt, learn
from checker.register.lookup import Register
from tests.register.archives import article, whole, write_archive

ROOT = pathlib.Path(__file__).resolve().parents[2]
NAMES = "Talks in Aleppo\n\nForeign Minister Marta Lindqvist met Ngozi Okonkwo. Lindqvist said she was pleased.\n"


def learnt(url: str, *paths: pathlib.Path, jobs: int = 1) -> Learnt:
    return learn(Database(url), articles([str(path) for path in paths]), jobs=jobs)


def put(folder: pathlib.Path, name: str, text: str) -> pathlib.Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_names_are_counted_with_dates_desks_and_contexts(register_url: str, tmp_path: pathlib.Path) -> None:
    put(tmp_path, "2024/05/26/talks.txt", NAMES)
    put(tmp_path, "2024/07/02/more.txt", "Mayor Marta Lindqvist opened the hall.\n")
    learnt(register_url, tmp_path)
    (entity,) = Register(register_url).find(["Marta Lindqvist"])["Marta Lindqvist"]
    (form,) = entity.forms
    assert (entity.kind, entity.house, entity.decided) == (Kind.PERSON, "Marta Lindqvist", False)
    assert (form.mentions, form.articles) == (3, 2), "the family name alone counts for the full name"
    assert (str(form.first_seen), str(form.last_seen)) == ("2024-05-26", "2024-07-02")
    assert {(one.what, one.value, one.first) for one in entity.contexts} == {
        ("office", "foreign minister", "2024-05"),
        ("office", "mayor", "2024-07"),
    }


def test_the_same_article_counts_once_however_often_and_wherever(register_url: str, tmp_path: pathlib.Path) -> None:
    put(tmp_path, "a/one.txt", NAMES)
    put(tmp_path, "b/copy.txt", NAMES)
    first = learnt(register_url, tmp_path)
    assert (first.new, first.copies) == (1, 1)
    before = whole(Database(register_url))
    again = learnt(register_url, tmp_path, tmp_path)
    assert (again.new, again.replaced, again.known) == (0, 0, 4)
    assert whole(Database(register_url)) == before


def test_a_corrected_article_replaces_its_older_version(new_register: Callable[[], str], tmp_path: pathlib.Path) -> None:
    url = new_register()
    put(tmp_path, "one.txt", NAMES.replace("Lindqvist", "Lindkvist"))
    put(tmp_path, "two.txt", "Governor Ngozi Okonkwo spoke.\n")
    learnt(url, tmp_path)
    put(tmp_path, "one.txt", NAMES)
    assert learnt(url, tmp_path).replaced == 1
    fresh = new_register()
    learnt(fresh, tmp_path)
    assert whole(Database(url)) == whole(Database(fresh))
    assert Register(url).find(["Marta Lindkvist"])["Marta Lindkvist"] == ()


def test_an_older_version_does_not_replace_a_newer_one(register_url: str, tmp_path: pathlib.Path) -> None:
    def item(version: str, name: str) -> pathlib.Path:
        content = {"uri": "tag:x,2024:1", "version": version, "headline": "Talks", "body_text": f"Mayor {name} spoke."}
        return put(tmp_path, f"{version}.json", json.dumps(content))

    newer, older = item("10", "Ngozi Okonkwo"), item("9", "Ngozi Okonkvo")
    learnt(register_url, newer, older)
    assert Register(register_url).find(["Ngozi Okonkvo"])["Ngozi Okonkvo"] == ()
    third = item("11", "Ngozi Okonqwo")
    learnt(register_url, older, third)
    found = Register(register_url).find(["Ngozi Okonkwo", "Ngozi Okonqwo"])
    assert [len(entities) for entities in found.values()] == [0, 1]


def test_spellings_of_one_name_are_one_entity_and_people_with_like_names_are_not(
    register_url: str, tmp_path: pathlib.Path
) -> None:
    for number in range(4):
        put(tmp_path, f"{number}.txt", f"In week {number}, Sergei Vershinin spoke. Vershinin left. Ivan Petrov came.\n")
    put(tmp_path, "slip.txt", "In week 9, Sergey Vershinin spoke.\n")
    put(tmp_path, "both.txt", "Sergei Petrenko and Sergei Petrenco shook hands. Ivana Petrova came.\n")
    learnt(register_url, tmp_path)
    found = Register(register_url).find(["Sergey Vershinin", "Sergei Petrenko", "Ivan Petrov"])
    assert [form.text for form in found["Sergey Vershinin"][0].forms] == ["Sergei Vershinin", "Sergey Vershinin"]
    assert found["Sergey Vershinin"][0].house == "Sergei Vershinin"
    assert len(found["Sergei Petrenko"][0].forms) == 1, "one sentence names them as two"
    assert len(found["Ivan Petrov"][0].forms) == 1, "a man and a woman"


def test_unknown_spellings_find_who_is_meant(register_url: str, tmp_path: pathlib.Path) -> None:
    put(tmp_path, "one.txt", "Sergei Vershinin spoke. Larry Kudlow listened. Bernie Sanders left.\n")
    learnt(register_url, tmp_path)
    near = Register(register_url).near(["Sergey Verchinin", "Kudlov", "Sanders", "Ngozi Okonkwo"])
    assert [[one.form.text for one in found] for found in near.values()] == [
        ["Sergei Vershinin"],
        ["Larry Kudlow"],
        ["Bernie Sanders"],
        [],
    ]


@pytest.mark.parametrize("order", [1, 2])
def test_learning_in_parts_gives_the_same_register(new_register: Callable[[], str], tmp_path: pathlib.Path, order: int) -> None:
    archive = write_archive(tmp_path / "archive.jsonl", 240)
    at_once, in_parts = new_register(), new_register()
    learnt(at_once, archive)
    lines = archive.read_text().splitlines(keepends=True)
    for number in range(0, 240, 80):
        part = put(tmp_path, f"part{number}.jsonl", "".join(lines[number : number + 80]))
        learnt(in_parts, part, jobs=order)
    assert whole(Database(in_parts)) == whole(Database(at_once))


def test_processes_change_nothing(new_register: Callable[[], str], tmp_path: pathlib.Path) -> None:
    archive = write_archive(tmp_path / "archive.jsonl", 240)
    one, two = new_register(), new_register()
    learnt(one, archive)
    learnt(two, archive, jobs=2)
    assert whole(Database(one)) == whole(Database(two))


KILLS = 50


@pytest.mark.slow
def test_killed_at_any_moment_it_ends_as_an_undisturbed_run(new_register: Callable[[], str], tmp_path: pathlib.Path) -> None:
    """Fifty kills at random moments, spread over runs that each go on where the last one stopped."""
    archive = write_archive(tmp_path / "archive.jsonl", 400)
    url = new_register()
    learnt(url, archive)
    expected = whole(Database(url))
    code = (
        "import sys; from checker.register import learning, settling; learning.BATCH = 10; settling.AT_ONCE = 20\n"
        "from checker.register.database import Database; from checker.readers.archive import articles\n"
        "database = Database(sys.argv[1]); print('open', flush=True)\n"
        "learning.learn(database, articles([sys.argv[2]])); print('done', flush=True)"
    )
    chance = random.Random(9)
    kills = finished = 0
    url = new_register()
    while kills < KILLS:
        run = subprocess.Popen([sys.executable, "-c", code, url, str(archive)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert run.stdout is not None
        assert run.stdout.readline() == "open\n"
        time.sleep(chance.uniform(0, 0.5))
        if run.poll() is None:
            os.kill(run.pid, signal.SIGKILL)
        kills += run.wait() == -signal.SIGKILL
        if "done" in run.stdout.read():
            finished += 1
            assert whole(Database(url)) == expected
            url = new_register()
        run.stdout.close()
    learnt(url, archive)
    assert whole(Database(url)) == expected


def test_the_command_says_what_it_did_and_names_what_it_could_not_read(register_url: str, tmp_path: pathlib.Path) -> None:
    put(tmp_path, "good.txt", NAMES)
    put(tmp_path, "bad.jsonl", "{no json\n")
    run = CliRunner().invoke(main, ["register", "learn", str(tmp_path), "--register", register_url, "--jobs", "1"])
    assert run.exit_code == 2
    assert "1 articles: 1 new" in run.stdout
    assert "bad.jsonl: line 1 is no valid JSON" in run.stderr


def test_long_tables_are_read_piece_by_piece(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.readers.archive.LINES", 3)
    rows = [{"doc": f"d{number // 2}", "text": f"Line {number}."} for number in range(11)]
    path = put(tmp_path, "rows.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    found = [one.document.text for one in articles([str(path)]) if not isinstance(one, Exception)]
    assert found == [f"Line {at}.\nLine {at + 1}." for at in range(0, 10, 2)] + ["Line 10."]
    import pyarrow as arrow
    import pyarrow.parquet as pq

    pq.write_table(arrow.Table.from_pylist([article(number) for number in range(8)]), tmp_path / "rows.parquet")
    uids = [one.uid for one in articles([str(tmp_path / "rows.parquet")]) if not isinstance(one, Exception)]
    assert uids == [f"a{number}" for number in range(8)]
