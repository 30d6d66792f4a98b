"""The signature of a run: what two runs must have in common for their figures to be compared."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import pathlib
import sys
from collections.abc import Iterable

from checker.annotations.models import model_signature
from checker.digests import text_digest
from checker.rule import Need, Rule

# Files that make findings what they are.
CODE_ENDINGS = (".py", ".toml", ".tsv", ".csv", ".txt", ".gz", ".json", ".jsonl", ".u32")


@dataclasses.dataclass(frozen=True, slots=True)
class Signature:
    """What makes two runs comparable: version, rules, configuration, language model, language of the drafts, and the state
    of the register where one was asked."""

    version: str
    rules: int
    rule_set: str
    configuration: str
    model: str
    languages: str = "en"
    register: str = ""

    def __str__(self) -> str:
        return f"{self.rules_alone}|register:{self.register}" if self.register else self.rules_alone

    @property
    def rules_alone(self) -> str:
        """The signature without the state of the register, which changes with every article that is learnt."""
        return (
            f"newsproof|v:{self.version}|rules:{self.rules}|ruleset:{self.rule_set}|config:{self.configuration}"
            f"|model:{self.model}|lang:{self.languages}"
        )


def sign(rules: Iterable[Rule], *, version: str, model: str) -> Signature:
    """The signature of a run: hashes over rule ids and over their options, severities and confidences."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    identity = "\n".join([_code_digest(packages(ordered)), *(rule.id + rule.knowledge for rule in ordered)])
    settings = "\n".join(f"{rule.id} {rule.fixed_severity} {rule.fixed_confidence} {rule.options}" for rule in ordered)
    needs_syntax = any(Need.SYNTAX in rule.needs for rule in ordered)
    return Signature(
        version=version,
        rules=len(ordered),
        rule_set=text_digest(identity)[:8],
        configuration=text_digest(settings)[:8],
        model=model_signature(model) if needs_syntax else "not used",
    )


def packages(rules: Iterable[Rule]) -> tuple[pathlib.Path, ...]:
    """The folders of the packages that rules come from, and of the checker itself."""
    names = {type(rule).__module__.partition(".")[0] for rule in rules} | {"checker"}
    return tuple(pathlib.Path(sys.modules[name].__file__ or "").parent for name in sorted(names))


@functools.cache
def _code_digest(folders: tuple[pathlib.Path, ...]) -> str:
    """A digest of the code and data in folders, so that equal signatures mean equal rules."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in CODE_ENDINGS:
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
