"""``newsproof config``"""

from __future__ import annotations

import dataclasses

import click

from checker import compose, config
from checker.register.errors import shown


@click.command()
def command() -> None:
    """Print the effective configuration and where each value came from."""
    try:
        effective, enabled = compose.effective()
    except config.ConfigError as error:
        compose.stop(str(error))
    rules = {rule.id: rule for rule in enabled}
    _line("configuration file", effective.path, "")
    for field in dataclasses.fields(effective.settings):
        key = field.name.replace("_", "-")
        _line(key, getattr(effective.settings, field.name), effective.origins.get(key, config.DEFAULT))
    for key, own in (("url", shown(effective.register.url)), ("required", effective.register.required)):
        _line(f"register.{key}", own, effective.origins.get(f"register.{key}", config.DEFAULT))
    for rule in sorted(compose.available_rules(effective.settings.packs), key=lambda one: one.id):
        ready = rules.get(rule.id)
        values: dict[str, object] = {"enabled": ready is not None}
        if ready is not None:
            values |= {
                "severity": ready.fixed_severity or ready.severity,
                "confidence": ready.fixed_confidence or ready.confidence,
            }
            values |= {f.name.replace("_", "-"): getattr(ready.options, f.name) for f in dataclasses.fields(ready.options)}
        for key, value in values.items():
            origin = effective.origins.get(f"rules.{rule.id}.{key}") or effective.origins.get(
                f"rules.{rule.id.partition('/')[0]}/*.{key}"
            )
            _line(f"rules.{rule.id}.{key}", value, origin or config.DEFAULT)


def _line(key: str, value: object, origin: str) -> None:
    shown = str(value).lower() if isinstance(value, bool) else str(value) if not isinstance(value, tuple) else ", ".join(value)
    click.echo(f"{key} = {shown}" + (f"   ({origin})" if origin else ""))
