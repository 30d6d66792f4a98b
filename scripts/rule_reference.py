"""Write the rule reference (docs/rules.md) from the rule classes; with --check, fail when it is stale."""

from __future__ import annotations

import dataclasses
import inspect
import itertools
import pathlib

from generated import write_or_check

import rules
from checker.rule import Rule, family

TARGET = pathlib.Path(__file__).resolve().parent.parent / "docs" / "rules.md"
HEAD = """# Rules

Made by `make docs` from the rule classes. `newsproof rules` lists them, `newsproof rules quotes/unclosed` prints one page.
Severity says how bad a finding is if it is true, confidence how sure the rule is. Words found stand between ⟦ and ⟧.
"""
EXAMPLES = 2


def reference() -> str:
    """The whole page as Markdown."""
    listed = sorted((rule() for rule in rules.ALL), key=lambda rule: rule.id)
    parts = [HEAD, f"{len(listed)} rules in {len({family(rule.id) for rule in listed})} families.\n"]
    for name, members in itertools.groupby(listed, key=lambda rule: family(rule.id)):
        parts.append(f"## {name}\n")
        parts += [_section(rule) for rule in members]
    return "\n".join(parts)


def _section(rule: Rule) -> str:
    """The part of the page on one rule: its manual, levels, needs, options and examples."""
    lines = [f"### {rule.id}\n", inspect.cleandoc(rule.__doc__ or ""), ""]
    lines.append(f"Severity {rule.severity}, confidence {rule.confidence}, MQM category `{rule.category}`.")
    if not rule.enabled:
        lines.append("Off unless the configuration turns it on.")
    if rule.needs:
        lines.append(f"Needs: {', '.join(need.name.lower() for need in rule.needs)}.")
    options = [
        f"`{field.name.replace('_', '-')}` ({getattr(rule.options, field.name)!r})"
        for field in dataclasses.fields(rule.options)
    ]
    if options:
        lines.append(f"Options: {', '.join(options)}. {' '.join(inspect.cleandoc(type(rule.options).__doc__ or '').split())}")
    finds = [any(draft.spans for draft in one.drafts) for one in rule.examples]
    bad = [one for one, found in zip(rule.examples, finds, strict=True) if found][:EXAMPLES]
    good = [one for one, found in zip(rule.examples, finds, strict=True) if not found][:EXAMPLES]
    for title, examples in (("Found", bad), ("Quiet", good)):
        lines += ["", f"{title}:", ""]
        for example in examples:
            lines += ["```text", *([f"source: {example.source}"] if example.source else []), example.marked]
            lines += [*(f"another draft: {other}" for other in example.beside), "```"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    write_or_check(TARGET, reference(), "docs/rules.md is stale: run make docs")
