"""newsproof.toml: what it sets, and how it says what is wrong."""

from __future__ import annotations

import pathlib

import pytest

import rules
from checker import config
from checker.finding import Severity

RULES = [rule() for rule in rules.ALL]


def configured(folder: pathlib.Path, text: str, name: str = "newsproof.toml") -> config.Config:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return config.load(path)


def test_rules_are_set_up(tmp_path: pathlib.Path) -> None:
    settings = configured(
        tmp_path, 'dialect = "uk"\n[rules."repetition/doubled-word"]\nseverity = "minor"\nallowed = ["ding"]\n'
    )
    assert settings.settings.dialect == "uk"
    [rule] = [rule for rule in config.build(settings, RULES) if rule.id == "repetition/doubled-word"]
    assert rule.fixed_severity is Severity.MINOR
    assert rule.options.allowed == ("ding",)
    assert all(rule.fixed_severity is None for rule in RULES), "the rules that were handed in stay as they are"


def test_a_rule_and_a_family_are_switched_off(tmp_path: pathlib.Path) -> None:
    one = config.build(configured(tmp_path, '[rules."repetition/doubled-word"]\nenabled = false\n'), RULES)
    assert "repetition/doubled-word" not in {rule.id for rule in one}
    family = config.build(configured(tmp_path, '[rules."repetition/*"]\nenabled = false\n'), RULES)
    assert not [rule for rule in family if rule.id.startswith("repetition/")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('dialekt = "uk"', "unknown key 'dialekt'; did you mean 'dialect'?"),
        ('dialect = "au"', "dialect: 'au' is not one of 'us', 'uk'"),
        ('[rules."repetition/double-word"]\nenabled = true', "did you mean 'repetition/doubled-word'?"),
        ('[rules."repetition/doubled-word"]\nenable = true', "unknown key 'enable'; did you mean 'enabled'?"),
        ('[rules."repetition/doubled-word"]\nenabled = 1', "must be true or false"),
        ('[rules."repetition/doubled-word"]\nallowed = "x"', "must be a list of strings"),
        ('[rules."repetition/doubled-word"]\nseverity = "awful"', "'awful' is not one of neutral, minor, major, critical"),
        ("dialect = ", "not valid TOML"),
    ],
)
def test_what_is_wrong_names_file_and_key(tmp_path: pathlib.Path, text: str, said: str) -> None:
    with pytest.raises(config.ConfigError) as caught:
        config.build(configured(tmp_path, text), RULES)
    assert str(tmp_path / "newsproof.toml") in str(caught.value)
    assert said in str(caught.value)


def test_the_nearest_file_upward_holds(tmp_path: pathlib.Path) -> None:
    below = tmp_path / "desk" / "today"
    below.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.newsproof]\ndialect = "us"\n', encoding="utf-8")
    assert config.find(below) == tmp_path / "pyproject.toml"
    assert config.load(config.find(below)).settings.dialect == "us"
    (tmp_path / "desk" / "newsproof.toml").write_text('dialect = "uk"\n', encoding="utf-8")
    assert config.load(config.find(below)).settings.dialect == "uk"
