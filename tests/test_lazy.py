"""Patterns that are compiled when they are first used: every one compiles, and does what a compiled one does."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
import subprocess
import sys

import pytest

import checker.annotations
import rules
from checker.lazy import Regex, regex


def test_every_pattern_of_rules_and_annotations_compiles() -> None:
    for package in (rules, checker.annotations):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    patterns = [one for one in gc.get_objects() if isinstance(one, Regex)]
    assert len(patterns) > 500
    for one in patterns:
        assert one.compiled.pattern == one.pattern


def test_a_pattern_is_compiled_at_its_first_use() -> None:
    late = regex(r"(b)+", re.IGNORECASE)
    assert "compiled" not in vars(late)
    assert [match.span() for match in late.finditer("aBba")] == [(1, 3)]
    assert (late.sub("x", "abb"), late.subn("x", "abb"), late.split("abc")) == ("ax", ("ax", 1), ["a", "b", "c"])
    found = late.search("ab"), late.match("ba"), late.fullmatch("bb")
    assert all(found)
    assert late.findall("ab b") == ["b", "b"]
    with pytest.raises(re.error):
        regex("(").search("a")


def test_loading_the_rules_compiles_few_patterns() -> None:
    count = (
        "import gc, rules; from checker.lazy import Regex; "
        "print(sum('compiled' in vars(one) for one in gc.get_objects() if isinstance(one, Regex)))"
    )
    assert int(subprocess.run([sys.executable, "-c", count], capture_output=True, text=True, check=True).stdout) < 10
