"""Where the time of a run went: by kind of work, by rule and annotation, and which draft was too much for which rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from checker.engine import ENGINE, READING, Result

PARSER = "syntax.syntax"
# A rule or annotation is named when it took more than half the time of a draft, or this many times longer for a word there
# than elsewhere, and more than so many seconds: first calls, which load what they need, take less.
_SHARE, _TIMES, _SLOW = 0.5, 10, 0.5
# The worst of those that are named.
_NAMED = 10


def kind(name: str) -> str:
    """What kind of work a name in ``Result.seconds`` stands for."""
    if name == PARSER:
        return "parser"
    if name in (ENGINE, READING):
        return "engine"
    return "rules" if "/" in name else "annotations"


def lines(results: Iterable[Result]) -> list[str]:
    """The profile of a run: kinds of work, then every rule and annotation, the slowest first, then what was slow where."""
    total: dict[str, float] = defaultdict(float)
    words = 0
    slow: list[tuple[float, str, str, float, int]] = []
    for result in results:
        own = result.document.words
        words += own
        here = sum(result.seconds.values())
        for name, seconds in result.seconds.items():
            total[name] += seconds
            if seconds > _SLOW:
                slow.append((seconds, name, result.document.path, here, own))
    kinds: dict[str, float] = defaultdict(float)
    for name, seconds in total.items():
        kinds[kind(name)] += seconds
    shown = _listed({f"all {one}" if one.endswith("s") else f"the {one}": seconds for one, seconds in kinds.items()})
    shown += ["", *_listed(total)]
    named = [one for one in sorted(slow, reverse=True) if _too_slow(one, total, words)]
    for seconds, name, path, here, own in named[:_NAMED]:
        shown.append(f"slow: {name} took {seconds:.2f} s of {here:.2f} s on {path} ({own:,} words)")
    return shown


def _listed(total: Mapping[str, float]) -> list[str]:
    """A line for each name, the slowest first: seconds and the share of all."""
    whole = sum(total.values()) or 1.0
    return [
        f"{seconds:9.3f} s {100 * seconds / whole:5.1f} %  {name}"
        for name, seconds in sorted(total.items(), key=lambda item: -item[1])
    ]


def _too_slow(one: tuple[float, str, str, float, int], total: Mapping[str, float], words: int) -> bool:
    """Whether something slow is to be named: it took most of its draft, or much longer a word than elsewhere."""
    seconds, name, _, here, own = one
    if kind(name) in ("parser", "engine"):
        return False
    elsewhere = (total[name] - seconds) / max(1, words - own)
    return seconds > _SHARE * here or (words > own and seconds / max(1, own) > _TIMES * elsewhere)
