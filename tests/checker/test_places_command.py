"""``newsproof places``: what the register and the gazetteer know of a name."""

from __future__ import annotations

from click.testing import CliRunner

from checker.commands import main


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["places", *arguments])
    return result.exit_code, result.output


def test_it_names_the_form_of_the_day() -> None:
    code, output = run("Astana", "--date", "2020-01-01")
    assert code == 0
    assert output.startswith("Astana (city, KZ): write “Nur-Sultan” on 2020-01-01")


def test_any_form_leads_to_the_place() -> None:
    assert "write “Cologne”" in run("Köln")[1]
    assert "not written: Köln" in run("koeln")[1]


def test_a_town_beyond_the_register_comes_from_geonames() -> None:
    code, output = run("Encinitas")
    assert code == 0
    assert "GeoNames: Encinitas, US" in output


def test_an_unknown_name_is_exit_code_1() -> None:
    code, output = run("Xyzzy")
    assert code == 1
    assert "neither the register nor the gazetteer knows" in output
