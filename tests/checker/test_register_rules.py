"""Checks that ask the house's register: from the command line and the gate, when it changes and when it is away."""

from __future__ import annotations

import datetime
import pathlib
import pickle

import pytest
from click.testing import CliRunner, Result

from checker import compose, engine, gate, pool
from checker.commands import main
from checker.document import Document, Reading
from checker.readers.archive import Article
from checker.register.database import Database
from checker.register.errors import RegisterError
from checker.register.examples import entity
from checker.register.house import HouseRegister
from checker.register.kinds import Kind
from checker.register.learning import learn
from checker.register.listed import ListedRegister
from rules.names.house_form import NameHouseForm
from rules.names.unknown_variant import UnknownVariant

ARCHIVE = [
    f"Deputy Minister Sergei Vershinin spoke in {town} on Monday. Vershinin met envoys from the region, officials said."
    for town in ("Ankara", "Geneva", "Tunis", "Oslo", "Vienna", "Cairo", "Doha", "Rome", "Lima", "Quito")
]
DRAFT = "Deputy Minister Sergei Verchinen left for Bern on Tuesday. Verchinen is expected back on Friday, his office said.\n"


def fill(url: str, texts: list[str]) -> None:
    day = datetime.date(2025, 3, 1)
    articles = [
        Article(f"{number}", "1", f"{hash(text) & 0xFFFFFFFF:032x}", day, "", Document(text, date=day))
        for number, text in enumerate(texts)
    ]
    learn(Database(url), articles)


@pytest.fixture
def register(register_url: str) -> str:
    fill(register_url, ARCHIVE)
    return register_url


def run(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(main, list(arguments))


def test_a_known_name_in_a_new_spelling_is_found_with_its_evidence(
    register: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    said = run(tmp_path, monkeypatch, "check", "draft.txt", "--surface", "--no-cache", "--register", register)
    assert "“Sergei Verchinen” stands here for the first time, “Sergei Vershinin” 20 times since 2025" in said.output
    assert "names/unknown-variant" in said.output


def test_without_a_register_its_rules_are_left_out(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    said = run(tmp_path, monkeypatch, "check", "draft.txt", "--surface", "--no-cache")
    assert "names/unknown-variant" not in said.output
    assert "register" not in said.output


def test_the_signature_and_the_cache_follow_the_register(
    register: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("checker.cache.default_folder", lambda: str(tmp_path / "cache"))
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    request = compose.Request(("draft.txt",), surface=True, register=register)

    def variants(run: engine.Run) -> int:
        return sum(finding.rule == "names/unknown-variant" for _, finding in run.findings())

    first, second = compose.run(request), compose.run(request)
    assert first.signature == second.signature
    assert "|register:" in str(first.signature)
    assert "|register:" not in first.signature.rules_alone
    assert variants(first) == variants(second) == 1
    fill(register, [DRAFT.replace("Bern", town) for town in ("Bern", "Basel", "Bonn", "Brno", "Bari")])
    third = compose.run(request)
    assert third.signature != first.signature
    assert third.signature.rules_alone == first.signature.rules_alone
    assert variants(third) == 0


def test_processes_ask_the_register_each_for_themselves(register: str, tmp_path: pathlib.Path) -> None:
    paths = []
    for number in range(6):
        path = tmp_path / f"{number}.txt"
        path.write_text(DRAFT, encoding="utf-8")
        paths.append(path)
    house = HouseRegister(register)
    house.find(["Sergei Vershinin"])
    assert pickle.loads(pickle.dumps(house)).state() == house.state()
    task = pool.Task([UnknownVariant()], Reading(register=house))
    outcomes = list(pool.check_drafts([pool.Draft(str(path)) for path in paths], task, jobs=2))
    assert all(isinstance(one, engine.Result) and len(one.findings) == 1 for one in outcomes)


@pytest.mark.parametrize(("required", "code"), [("true", 2), ("false", 0)])
def test_a_register_that_is_away_stops_the_gate_or_does_not_as_configured(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, required: str, code: int
) -> None:
    (tmp_path / "newsproof.toml").write_text(
        f'[register]\nurl = "postgresql://nobody@127.0.0.1:1/none"\nrequired = {required}\n', encoding="utf-8"
    )
    (tmp_path / "draft.txt").write_text("The bridge was opened on Monday.\n", encoding="utf-8")
    said = run(tmp_path, monkeypatch, "gate", "draft.txt")
    assert said.exit_code == code, said.output
    if code:
        assert "the database is away" in said.output
    else:
        assert "PUBLISH" in said.output


def test_a_register_that_goes_away_during_a_run_leaves_the_draft_unchecked() -> None:
    house = HouseRegister("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(RegisterError, match="the database is away"):
        house.state()
    result = engine.check(Document(DRAFT, reading=Reading(register=house)), [NameHouseForm()])
    assert gate.judge_result(result, gate.Policy()).verdict is gate.Verdict.NOT_CHECKED
    may_be_away = HouseRegister("postgresql://nobody@127.0.0.1:1/none", required=False)
    result = engine.check(Document(DRAFT, reading=Reading(register=may_be_away)), [NameHouseForm()])
    assert not result.crashes
    assert "the database is away" in result.not_run[0].reason
    assert may_be_away.state().endswith("@away")


def test_the_address_of_a_file_is_relative_to_the_configuration(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(str(tmp_path / "house.db"), ARCHIVE)
    (tmp_path / "newsproof.toml").write_text('[register]\nurl = "house.db"\n', encoding="utf-8")
    inner = tmp_path / "desk"
    inner.mkdir()
    (inner / "draft.txt").write_text(DRAFT, encoding="utf-8")
    said = run(inner, monkeypatch, "check", "draft.txt", "--surface", "--no-cache")
    assert "names/unknown-variant" in said.output


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('adress = "x"', "unknown key 'adress'"),
        ("url = 3", "register.url must be a string"),
        ('required = "no"', "register.required must be true or false"),
    ],
)
def test_mistakes_in_the_configuration_are_named(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, table: str, message: str
) -> None:
    (tmp_path / "newsproof.toml").write_text(f"[register]\n{table}\n", encoding="utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    said = run(tmp_path, monkeypatch, "check", "draft.txt")
    assert said.exit_code == 2
    assert message in said.output


MINISTER = entity(Kind.PERSON, ("Sergei Vershinin", 40, 2015), ("Sergei Verchinen", 2, 2019), office="minister")


def found(rule: type[NameHouseForm] | type[UnknownVariant], text: str, *known: object) -> list[tuple[str, str, str]]:
    reading = Reading(register=ListedRegister(known))  # type: ignore[arg-type]
    result = engine.check(Document(text, reading=reading), [rule()])
    assert not result.crashes
    return [(one.text, one.suggestions[0] if one.suggestions else "", str(one.confidence)) for one in result.findings]


def test_what_people_decided_weighs_more_than_counts() -> None:
    text = "The envoy, Sergei Verchinen, left for Tunis. Verchinen said he would return."
    assert found(NameHouseForm, text, MINISTER) == [("Sergei Verchinen", "Sergei Vershinin", "likely")]
    forbidden = entity(
        Kind.PERSON, ("Sergei Vershinin", 2, 2015), ("Sergei Verchinen", 9, 2019), forbidden=("Sergei Verchinen",)
    )
    assert found(NameHouseForm, text, forbidden) == [("Sergei Verchinen", "Sergei Vershinin", "certain")]
    both = entity(Kind.PERSON, ("Sergei Vershinin", 40, 2015), ("Sergei Verchinen", 2, 2019), legitimate=("Sergei Verchinen",))
    assert found(NameHouseForm, text, both) == []
    divided = entity(Kind.PERSON, ("Sergei Vershinin", 12, 2015), ("Sergei Verchinen", 9, 2019))
    assert found(NameHouseForm, text, divided) == []


def test_a_namesake_keeps_the_form() -> None:
    text = "The envoy, Sergei Verchinen, left for Tunis. Verchinen said he would return."
    namesake = entity(Kind.PERSON, ("Sergei Verchinen", 7, 2020))
    assert found(NameHouseForm, text, MINISTER, namesake) == []


def test_two_people_who_could_be_meant_are_not_guessed_at() -> None:
    text = "The painter Karel Vrbas opened the show in Brno. Vrbas said it was his last."
    one, other = entity(Kind.PERSON, ("Karel Vrbaz", 30, 2018)), entity(Kind.PERSON, ("Karel Vrbash", 12, 2021))
    assert [text for text, *_ in found(UnknownVariant, text, one)] == ["Karel Vrbas"]
    assert found(UnknownVariant, text, one, other) == []


def test_father_and_daughter_are_two() -> None:
    assert found(UnknownVariant, "Minister Sergei Vershinina spoke.", MINISTER) == []


def test_the_effective_configuration_shows_the_register_without_its_password(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "newsproof.toml").write_text(
        '[register]\nurl = "postgresql://desk:secret@db/house"\nrequired = false\n', encoding="utf-8"
    )
    said = run(tmp_path, monkeypatch, "config")
    assert "register.url = postgresql://desk@db/house" in said.output
    assert "register.required = false" in said.output
    assert "secret" not in said.output


def test_the_watcher_holds_a_draft_that_the_register_speaks_against(
    register: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.cache.default_folder", lambda: str(tmp_path / "cache"))
    for name, text in (("odd", DRAFT), ("right", DRAFT.replace("Verchinen", "Vershinin"))):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    places = ["--pass", "passed", "--hold", "held", "--reports", "reports"]
    said = run(tmp_path, monkeypatch, "watch", "in", *places, "--once", "--settle", "0", "--register", register)
    assert said.exit_code == 0, said.output
    assert [path.name for path in (tmp_path / "held").glob("*.txt")] == ["odd.txt"]
    assert [path.name for path in (tmp_path / "passed").glob("*.txt")] == ["right.txt"]
    assert "|register:" in (tmp_path / "reports" / "odd.txt.json").read_text(encoding="utf-8")


def test_the_service_asks_the_register_and_signs_its_state(
    register: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checker.service import work

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(work.signal, "signal", lambda number, handler: None)
    monkeypatch.setattr(work, "_state", {})
    work.start(register=register)
    answer = work.do(work.Job(text=DRAFT))
    assert "names/unknown-variant" in {finding["rule"] for finding in answer["findings"]}
    assert "|register:" in answer["signature"]
    work.start(register="postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(RegisterError, match="the database is away"):
        work.do(work.Job(text=DRAFT))
