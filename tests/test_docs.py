"""Generated pages are fresh, and what the pages promise is there."""

from __future__ import annotations

import os
import pathlib
import re
import subprocess
import sys

import pytest

from benchmarks import load
from benchmarks.pages import written
from checker import compose

ROOT = pathlib.Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("script", ["rule_reference.py", "man_page.py"])
def test_generated_page_is_fresh(script: str) -> None:
    done = subprocess.run(
        [sys.executable, f"scripts/{script}", "--check"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_the_configuration_shown_in_the_readme_is_right(tmp_path: pathlib.Path) -> None:
    [shown] = re.findall(r"```toml\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    (tmp_path / "house").mkdir()
    (tmp_path / "newsproof.toml").write_text(shown, encoding="utf-8")
    compose.effective(tmp_path)


def test_the_page_of_operations_has_room_for_the_figures_of_the_load() -> None:
    page = (ROOT / "docs" / "operations.md").read_text("utf-8")
    assert written(written(page, "load", ["| other |"]), "load", ["| x |"]) == written(page, "load", ["| x |"])
    dice = load.Asker(1)
    questions = [dice.question() for _ in range(50)]
    assert len({one.marker for one in questions}) == 50
    assert {one.request.split()[1] for one in questions} == {b"/v1/check", b"/v1/gate"}
    for one in questions:
        head, _, body = one.request.partition(b"\r\n\r\n")
        assert f"{one.marker} {one.marker}".encode() in body
        assert b"content-length: %d" % len(body) in head.lower()
