"""A rule's manual page, made from its class: docstring, options and examples."""

from __future__ import annotations

import dataclasses
import inspect
import textwrap

from checker.rule import Rule


@dataclasses.dataclass(frozen=True)
class Page:
    """One manual page: its first line, and the whole as plain text."""

    title: str
    text: str


def page(rule: Rule) -> Page:
    """The manual page of a rule."""
    title, _, rest = inspect.cleandoc(rule.__doc__ or "").partition("\n")
    parts = [rule.id, "", title, "", rest.strip(), ""]
    parts.append(f"Severity {rule.severity}, confidence {rule.confidence}, MQM category {rule.category}.")
    parts += [f"Needs: {need.name.lower()} (otherwise: {need.value})." for need in rule.needs]
    fields = dataclasses.fields(rule.options)
    if fields:
        parts += ["", "Options:", textwrap.indent(inspect.cleandoc(type(rule.options).__doc__ or ""), "  ")]
        parts += [f"  {field.name.replace('_', '-')} = {getattr(rule.options, field.name)!r}" for field in fields]
    parts += ["", "Examples, the words found between ⟦ and ⟧:"]
    for example in rule.examples[:8]:
        quiet = "" if any(draft.spans for draft in example.drafts) else "   (quiet)"
        parts.append(textwrap.indent("\n  and in another draft:\n".join(one.marked for one in example.drafts), "  ") + quiet)
    return Page(title, "\n".join(parts).rstrip())
