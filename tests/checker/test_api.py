"""The Python interface."""

from __future__ import annotations

import doctest
import pathlib
import subprocess
import sys

import pytest

import checker

pytestmark = pytest.mark.usefixtures("empty_folder")

BAD = "The engineers said that the the bridge was safe.\n"
ROOT = pathlib.Path(__file__).resolve().parents[2]


def test_text_gives_typed_findings_and_a_table() -> None:
    result = checker.check_text(BAD, path="draft")
    [finding] = [one for one in result.findings if one.rule == "repetition/doubled-word"]
    assert finding.severity is checker.Severity.MAJOR
    assert result.document[finding.span] == "the the"
    table = checker.frame(result)
    assert list(table.columns)[:6] == ["path", "line", "column", "start", "end", "rule"]
    assert "draft" in set(table["path"])


def test_files(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\xff\xff")
    run = checker.check_files([tmp_path])
    assert [result.document.path for result in run.results] == [str(tmp_path / "a.txt")]
    assert [one.path for one in run.unreadable] == [str(tmp_path / "b.txt")]


def test_the_documented_example_holds() -> None:
    assert doctest.testmod(checker).failed == 0


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import checker", ("pandas", "spacy", "rules", "reports", "click", "sacrebleu", "langdetect")),
        ("from checker.commands import main", ("pandas", "spacy", "rules", "reports", "rich", "sacrebleu", "langdetect")),
        ("import checker; checker.check_text('A bad day.', surface=True)", ("pandas", "spacy", "sacrebleu", "fastapi")),
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(code: str, absent: tuple[str, ...]) -> None:
    program = f"{code}\nimport sys\nprint(sorted(set({absent!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip().splitlines()[-1] == "[]"


def test_the_parser_comes_without_its_command_line_and_keeps_its_functions() -> None:
    program = (
        "import sys, checker; checker.check_text('With the results of the talks in Geneva.')\n"
        "print('spacy' in sys.modules, sorted({'spacy.cli', 'typer', 'requests'} & set(sys.modules)))\n"
        "import spacy, spacy.cli; print(spacy.info(silent=True)['spacy_version'] == spacy.__version__, spacy.cli.download)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    first, second = done.stdout.splitlines()
    assert first == "True []"
    assert second.startswith("True <function download")
