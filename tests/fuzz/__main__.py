"""Fuzz one target: ``python -m tests.fuzz TARGET [-runs=N] [-seed=N] [further options of libFuzzer] [CORPUS]``.

Without ``-runs`` it goes on until it finds an input that breaks the target, writes that to a file named ``crash-…`` and stops;
``python -m tests.fuzz TARGET FILE`` runs the target on it again. A corpus folder keeps what was found to reach new code.
"""

from __future__ import annotations

import pathlib
import sys
import tempfile

import atheris

# Which packages tell the fuzzer what an input has reached; the rest would only make it slow.
REACHED = {"readers": ["checker.readers"], "annotations": ["checker.annotations"], "rules": ["rules"], "writers": ["reports"]}


def main() -> None:
    """Import the code of one target so that it tells what was reached, and fuzz it."""
    if len(sys.argv) < 2 or sys.argv[1] not in REACHED:
        sys.exit(f"usage: python -m tests.fuzz {{{','.join(REACHED)}}} [-runs=N] [-seed=N] [CORPUS]")
    name = sys.argv[1]
    with atheris.instrument_imports(include=REACHED[name], enable_loader_override=False):
        from tests.fuzz import targets

        target = getattr(targets, name)()
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(targets.seeds(name)):
            pathlib.Path(folder, str(number)).write_bytes(seed)
        # The first folder is where libFuzzer keeps what it finds: the user's, or the one that goes away again.
        options = [option for option in sys.argv[2:] if option.startswith("-")]
        places = [option for option in sys.argv[2:] if not option.startswith("-")]
        extra = [] if any(pathlib.Path(place).is_file() for place in places) else [folder]
        atheris.Setup([sys.argv[0], "-timeout=60", *options, *places, *extra], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
