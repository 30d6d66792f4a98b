"""A run that the cache answers: no rule is loaded, and the signature is that of a run that loads them all."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys

import pytest

from checker import compose, ground
from checker.cache import Cache
from checker.signature import Signature

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DRAFT = "The engineers said that the the bridge was safe. It was built by Ana Vershinina in 1999.\n"
SIGNATURE = Signature("1", 2, "three", "four", "five")
# Prints the report, and which of some modules were loaded for it.
PROGRAM = """
import sys
from checker.commands import main
try:
    main(["check", "--fail-on", "never", *sys.argv[1:]], prog_name="newsproof")
finally:
    print(sorted({"rules", "spacy", "rich", "pandas", "checker.packs", "multiprocessing", "pebble"} & set(sys.modules)))
"""


def checked(folder: pathlib.Path, *options: str) -> tuple[str, str]:
    """What a check of the drafts in a folder prints, and the modules that it loaded."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PROGRAM, *options, "drafts"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    said, _, loaded = done.stdout.rstrip("\n").rpartition("\n")
    return said, loaded


@pytest.fixture
def drafts(tmp_path: pathlib.Path) -> pathlib.Path:
    folder = tmp_path / "drafts"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def test_an_unchanged_folder_loads_no_rule(drafts: pathlib.Path) -> None:
    fresh, loaded = checked(drafts, "--surface")
    assert "rules" in loaded
    assert checked(drafts, "--surface") == (fresh, "[]")
    assert checked(drafts, "--surface", "--no-cache")[0] == fresh


def test_a_changed_setting_is_seen(drafts: pathlib.Path) -> None:
    fresh, _ = checked(drafts, "--surface")
    (drafts / "newsproof.toml").write_text('[rules."repetition/doubled-word"]\nenabled = false\n', encoding="utf-8")
    silent, loaded = checked(drafts, "--surface")
    assert "doubled-word" in fresh
    assert "doubled-word" not in silent
    assert "rules" in loaded
    assert checked(drafts, "--surface") == (silent, "[]")


def test_reports_are_the_same_from_the_cache(drafts: pathlib.Path) -> None:
    reports = []
    for name in ("fresh", "cached"):
        files = [drafts / f"{name}.{kind}" for kind in ("csv", "json")]
        checked(drafts, "--surface", *(part for file in files for part in ("--report", str(file))))
        reports.append([file.read_bytes() for file in files])
    assert reports[0] == reports[1]
    assert json.loads(reports[0][1])["signature"]


def test_a_signature_is_recalled_while_its_files_stay_as_they_are(tmp_path: pathlib.Path) -> None:
    cache, code = Cache(str(tmp_path / "cache")), tmp_path / "code"
    (code / "inner").mkdir(parents=True)
    (code / "inner" / "rule.py").write_text("a = 1", encoding="utf-8")
    ground.remember(cache, "key", SIGNATURE, [code])
    assert ground.recall(cache, "key") == SIGNATURE
    assert ground.recall(cache, "another key") is None
    (code / "notes.log").write_text("no part of the program", encoding="utf-8")
    assert ground.recall(cache, "key") == SIGNATURE
    (code / "inner" / "words.txt").write_text("one\n", encoding="utf-8")
    assert ground.recall(cache, "key") is None


def test_the_key_follows_settings_options_and_what_is_installed(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, installed = tmp_path / "newsproof.toml", tmp_path / "site"
    settings.write_text("", encoding="utf-8")
    installed.mkdir()
    monkeypatch.syspath_prepend(str(installed))
    keys = [ground.key(settings, "", False), ground.key(settings, "", True), ground.key(settings, "other", False)]
    keys.append(ground.key(None, "", False))
    (installed / "desk_rules-1.dist-info").mkdir()
    keys.append(ground.key(settings, "", False))
    settings.write_text('dialect = "uk"', encoding="utf-8")
    keys.append(ground.key(settings, "", False))
    assert ground.key(settings, "", False) == keys[-1]
    assert len(set(keys)) == len(keys)


def test_a_run_recalls_the_signature_that_it_would_work_out(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.cache.default_folder", lambda: str(tmp_path / "cache"))
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    request = compose.Request((str(draft),), surface=True)
    first, second = compose.run(request), compose.run(request)
    assert first.signature == second.signature == compose.prepare(request)[1]
    assert [finding for _, finding in first.findings()] == [finding for _, finding in second.findings()]
