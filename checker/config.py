"""``newsproof.toml`` to typed settings and ready rules.

The file is looked for upward from the working directory, ``newsproof.toml`` before ``[tool.newsproof]`` in
``pyproject.toml``. Anything unknown in it is an error that names the file, the key and the nearest right key.
"""

from __future__ import annotations

import dataclasses
import math
import pathlib
import re
import tomllib
import typing
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from checker.errors import InputError
from checker.finding import Confidence, Level, Severity
from checker.gate import Policy
from checker.rule import Rule, family

FILE_NAME = "newsproof.toml"
DEFAULT = "default"
DIALECTS = ("", "us", "uk")
FAIL_ON = ("neutral", "minor", "major", "critical", "never")
# Keys that every rule has beside its own options.
RULE_KEYS = ("enabled", "severity", "confidence")


class ConfigError(InputError):
    """The configuration is wrong; the message names the file and the key and says what is allowed."""


@dataclasses.dataclass(frozen=True)
class Settings:
    """Settings of a run that are not one rule's own.

    ``dialect`` is ``us``, ``uk`` or empty; ``source_language`` an ISO 639-1 code or empty; ``model`` a spaCy package or
    empty for the first one installed; ``packs`` folders with house packs, relative to the configuration file.
    """

    dialect: str = ""
    source_language: str = ""
    model: str = ""
    fail_on: str = "major"
    packs: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class RegisterSettings:
    """The house's register. ``url`` is its address, or a file relative to the configuration file; empty: none.

    ``required``: without it nothing counts as checked; else rules that ask it are left out while it is away.
    """

    url: str = ""
    required: bool = True


@dataclasses.dataclass(frozen=True)
class Config:
    """The effective configuration. ``origins`` tells for each key where its value came from."""

    path: str
    settings: Settings
    rules: Mapping[str, Mapping[str, Any]]
    origins: Mapping[str, str]
    gate: Policy = dataclasses.field(default_factory=Policy)
    desks: Mapping[str, Policy] = dataclasses.field(default_factory=dict)
    register: RegisterSettings = RegisterSettings()

    def policy(self, desk: str = "") -> Policy:
        """The gate's policy for a desk, or the general one. Raises ``ConfigError`` for a desk that is not configured."""
        if not desk:
            return self.gate
        if desk not in self.desks:
            if self.path == DEFAULT:
                raise ConfigError(f"desk {desk!r}: there is no {FILE_NAME} here or above that could set it up")
            known = nearest(desk, self.desks) or f"; there {'are ' + ', '.join(self.desks) if self.desks else 'is none'}"
            raise ConfigError(f"{self.path}: gate.desks: no desk {desk!r}{known}")
        return self.desks[desk]


def is_language(code: str) -> bool:
    """Whether a string is empty or has the form of a language code, as in ``ar``, ``ckb`` or ``zh-TW``."""
    return not code or re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", code) is not None


def find(start: pathlib.Path) -> pathlib.Path | None:
    """The configuration file that holds for a folder: the nearest one upward."""
    for folder in (start, *start.parents):
        own = folder / FILE_NAME
        if own.exists():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and "newsproof" in _tools(project):
            return project
    return None


def load(path: pathlib.Path | None) -> Config:
    """The configuration of one file, or the defaults. Raises ``ConfigError``; rules are checked by ``build``."""
    if path is None:
        return Config(DEFAULT, Settings(), {}, {})
    table = _parsed(path)
    if path.name == "pyproject.toml":
        table = _tools(path).get("newsproof", {})
        _expect(isinstance(table, dict), path, "tool.newsproof", "must be a table")
    rules, gate_table, register_table = table.pop("rules", {}), table.pop("gate", {}), table.pop("register", {})
    for name, one in (("rules", rules), ("gate", gate_table), ("register", register_table)):
        _expect(isinstance(one, dict), path, name, "must be a table")
    general, desks = _gate(gate_table, path)
    register = _table(RegisterSettings(), register_table, path, "register")
    if register.url and "://" not in register.url:
        register = dataclasses.replace(register, url=str(path.resolve().parent / register.url))
    known = {field.name.replace("_", "-"): field for field in dataclasses.fields(Settings)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            raise ConfigError(f"{path}: unknown key {key!r}{nearest(key, [*known, 'rules', 'gate', 'register'])}")
        values[known[key].name] = _typed(value, _hints(Settings)[known[key].name], path, key)
    for key, allowed in (("dialect", DIALECTS), ("fail_on", FAIL_ON)):
        if key in values and values[key] not in allowed:
            options = ", ".join(repr(one) for one in allowed if one)
            raise ConfigError(f"{path}: {key.replace('_', '-')}: {values[key]!r} is not one of {options}")
    if not is_language(values.get("source_language", "")):
        raise ConfigError(f"{path}: source-language: {values['source_language']!r} is no language code such as 'ar'")
    folder = path.resolve().parent
    if "packs" in values:
        values["packs"] = tuple(str(folder / pack) for pack in values["packs"])
    keys = [*table, *(f"gate.{key}" for key in gate_table), *(f"register.{key}" for key in register_table)]
    keys += [f"rules.{rule}.{key}" for rule, own in rules.items() if isinstance(own, dict) for key in own]
    return Config(str(path), Settings(**values), rules, dict.fromkeys(keys, str(path)), general, desks, register)


def _gate(table: dict[str, Any], path: pathlib.Path) -> tuple[Policy, dict[str, Policy]]:
    own = {key: value for key, value in table.items() if key != "desks"}
    general = _policy(Policy(), own, path, "gate")
    desks = table.get("desks", {})
    _expect(isinstance(desks, dict), path, "gate.desks", "must be a table")
    return general, {name: _policy(general, keys, path, f"gate.desks.{name}") for name, keys in desks.items()}


def _policy(base: Policy, table: Any, path: pathlib.Path, where: str) -> Policy:
    policy = _table(base, table, path, where)
    _level(Severity, policy.severity, path, f"{where}.severity")
    _level(Confidence, policy.confidence, path, f"{where}.confidence")
    _expect(policy.limit >= 0, path, f"{where}.limit", "must not be below 0")
    return policy


T = typing.TypeVar("T", Policy, RegisterSettings)


def _table(base: T, table: Any, path: pathlib.Path, where: str) -> T:
    """Settings with the keys of a table in their place. Raises ``ConfigError``."""
    _expect(isinstance(table, dict), path, where, "must be a table")
    hints = _hints(type(base))
    values = {}
    for key, value in table.items():
        if key not in hints:
            raise ConfigError(f"{path}: {where}: unknown key {key!r}{nearest(key, hints)}")
        values[key] = _typed(value, hints[key], path, f"{where}.{key}")
    return dataclasses.replace(base, **values)


def build(config: Config, available: Sequence[Rule]) -> list[Rule]:
    """The enabled rules with their options, severities and confidences set as configured.

    ``available`` are rules with default options. A key ``family/*`` holds for a whole family; a rule's own key wins.
    Raises ``ConfigError`` for an unknown rule, key, or wrong type.
    """
    path = pathlib.Path(config.path)
    by_id = {rule.id: rule for rule in available}
    families = {f"{family(rule_id)}/*" for rule_id in by_id}
    for name, keys in config.rules.items():
        if name not in by_id and name not in families:
            raise ConfigError(f"{path}: rules: unknown rule {name!r}{nearest(name, [*by_id, *families])}")
        _expect(isinstance(keys, dict), path, f"rules.{name}", "must be a table")
        if name in families:
            for key in keys:
                if key not in RULE_KEYS:
                    raise ConfigError(f"{path}: rules.{name}: unknown key {key!r}{nearest(key, RULE_KEYS)}")
            for key, scale in (("severity", Severity), ("confidence", Confidence)):
                if key in keys:
                    _level(scale, keys[key], path, f"rules.{name}.{key}")
    policies = {"gate": config.gate, **{f"gate.desks.{name}": policy for name, policy in config.desks.items()}}
    for where, policy in policies.items():
        for one in policy.families:
            if f"{one}/*" not in families:
                known = [family(rule_id) for rule_id in by_id]
                raise ConfigError(f"{path}: {where}.families: there is no family {one!r}{nearest(one, known)}")
    ready: list[Rule] = []
    for rule in available:
        keys = {**config.rules.get(f"{family(rule.id)}/*", {}), **config.rules.get(rule.id, {})}
        configured = _configured(rule, keys, config, path)
        if configured is not None:
            ready.append(configured)
    return ready


def _configured(rule: Rule, keys: Mapping[str, Any], config: Config, path: pathlib.Path) -> Rule | None:
    where = f"rules.{rule.id}"
    hints = _hints(type(rule.options))
    names = {name.replace("_", "-"): name for name in hints}
    values: dict[str, Any] = {}
    if "dialect" in hints and config.settings.dialect:
        values["dialect"] = config.settings.dialect
    for key, value in keys.items():
        if key in names:
            values[names[key]] = _typed(value, hints[names[key]], path, f"{where}.{key}")
        elif key not in RULE_KEYS:
            raise ConfigError(f"{path}: {where}: unknown key {key!r}{nearest(key, [*RULE_KEYS, *names])}")
    enabled = keys.get("enabled", rule.enabled)
    _expect(isinstance(enabled, bool), path, f"{where}.enabled", "must be true or false")
    if not enabled:
        return None
    if values.get("file"):
        values["file"] = str(path.resolve().parent / values["file"])
    try:
        ready = rule.with_options(dataclasses.replace(rule.options, **values)) if values else rule
    except InputError as error:
        raise ConfigError(f"{path}: {where}: {error}") from error
    if "severity" in keys or "confidence" in keys:
        ready = ready.with_options(ready.options)
    if "severity" in keys:
        ready.fixed_severity = _level(Severity, keys["severity"], path, f"{where}.severity")
    if "confidence" in keys:
        ready.fixed_confidence = _level(Confidence, keys["confidence"], path, f"{where}.confidence")
    return ready


L = typing.TypeVar("L", bound=Level)


def _level(scale: type[L], value: object, path: pathlib.Path, key: str) -> L:
    names = [str(level) for level in scale]
    if value not in names:
        raise ConfigError(f"{path}: {key}: {value!r} is not one of {', '.join(names)}")
    return scale(value)


def _parsed(path: pathlib.Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: byte {error.start} is not valid UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from error


def _tools(path: pathlib.Path) -> dict[str, Any]:
    table = _parsed(path).get("tool", {})
    return table if isinstance(table, dict) else {}


def _hints(options: type) -> dict[str, Any]:
    return typing.get_type_hints(options)


def _typed(value: Any, hint: Any, path: pathlib.Path, key: str) -> Any:
    if hint == tuple[str, ...]:
        _expect(isinstance(value, list) and all(isinstance(one, str) for one in value), path, key, "must be a list of strings")
        return tuple(value)
    if hint is float:
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
        _expect(is_number, path, key, "must be a number")
        return float(value)
    names = {bool: "true or false", int: "a whole number", str: "a string"}
    _expect(type(value) is hint, path, key, f"must be {names.get(hint, hint)}")
    return value


def _expect(holds: bool, path: pathlib.Path, key: str, otherwise: str) -> None:
    if not holds:
        raise ConfigError(f"{path}: {key} {otherwise}")


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of an error message about an unknown word: the known one that is nearest, if any is near."""
    import difflib

    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"; did you mean {close[0]!r}?" if close else ""
