"""``newsproof names``: the names of a draft, and why spellings were taken for one."""

from __future__ import annotations

import pathlib

from click.testing import CliRunner

from checker.commands import main


def run(tmp_path: pathlib.Path, text: str, *options: str) -> tuple[int, str]:
    draft = tmp_path / "draft.txt"
    draft.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["names", str(draft), *options])
    return result.exit_code, result.output


def test_it_shows_spellings_with_their_tie(tmp_path: pathlib.Path) -> None:
    code, output = run(tmp_path, "Leila Haddad spoke.\n\nLeyla Haddad left. Haddad wept. Omar Zein laughed.")
    assert code == 0
    assert output.splitlines() == [
        "Leila Haddad: 3 times, lines 1, 3",
        "    written Leila Haddad (1), Leyla Haddad (1), Haddad (1)",
        "    Leila / Leyla: one name, because the same further name stands beside both (distance 0.17)",
    ]


def test_names_that_stand_once_are_shown_on_demand(tmp_path: pathlib.Path) -> None:
    text = "Leila Haddad spoke. Omar Zein laughed."
    assert run(tmp_path, text)[1].endswith("no name stands more than once; 2 stand once, --all shows them\n")
    assert run(tmp_path, text, "--all")[1].splitlines() == ["Leila Haddad: once, line 1", "Omar Zein: once, line 1"]


def test_a_missing_draft_is_not_checked() -> None:
    assert CliRunner().invoke(main, ["names", "no-such-draft.txt"]).exit_code == 2
