"""A few thousand inputs for each fuzzing target, the same each time; ``python -m tests.fuzz`` goes on as long as one likes."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
RUNS = {"readers": 10_000, "annotations": 2_000, "rules": 1_000, "writers": 1_000}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="atheris is for Linux")
@pytest.mark.parametrize("target", RUNS)
def test_nothing_breaks(target: str, tmp_path: pathlib.Path) -> None:
    options = [f"-runs={RUNS[target]}", "-seed=1", "-max_len=600", "-len_control=0", f"-artifact_prefix={tmp_path}/"]
    command = [sys.executable, "-m", "tests.fuzz", target, *options]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "0"}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-4000:]
