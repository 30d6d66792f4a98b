"""What checking is made of, each block alone: words a second of CPU in one process, the fastest of some runs.

    benchmarks/blocks.py TEXT

No check can be faster than reading; one that looks for one pattern cannot be faster than one pass of a regular expression;
one that parses every sentence cannot be faster than the parser.
"""

from __future__ import annotations

import json
import pathlib
import re
import sys
from collections.abc import Callable, Iterable

from measuring import cpu_seconds

RUNS = 3
# Words that the slow blocks are measured on.
PARSED = 10_000
_DOUBLED = re.compile(r"\b(\w+)\s+\1\b")
_WORD = re.compile(r"\w+")


def fastest(work: Callable[[], object]) -> float:
    """Seconds of CPU of the fastest run."""
    return max(min(cpu_seconds(work) for _ in range(RUNS)), 1e-6)


def blocks(path: pathlib.Path) -> dict[str, float]:
    """Words a second by block."""
    from checker.annotations.models import installed_model
    from checker.annotations.syntax import pipeline

    text = path.read_text(encoding="utf-8")
    words = len(text.split())
    found = {
        "reading": words / fastest(lambda: path.read_text(encoding="utf-8").split("\n\n")),
        "one pass of a pattern, all words": words / fastest(lambda: _WORD.findall(text)),
        "one pass of a pattern, doubled words": words / fastest(lambda: _DOUBLED.findall(text)),
    }
    name = installed_model()
    if name is None:
        return found
    nlp = pipeline(name)
    paragraphs, count = [], 0
    for paragraph in text.split("\n\n"):
        paragraphs.append(paragraph)
        count += len(paragraph.split())
        if count >= PARSED:
            break
    made = list(nlp.tokenizer.pipe(paragraphs))
    found["spaCy: tokenizer"] = count / fastest(lambda: list(nlp.tokenizer.pipe(paragraphs)))
    vectors, tagger, parser = (nlp.get_pipe(pipe) for pipe in ("tok2vec", "tagger", "parser"))

    def piped(*pipes: object) -> Callable[[], object]:
        def work() -> None:
            stream: Iterable[object] = (doc.copy() for doc in made)
            for pipe in pipes:
                stream = pipe.pipe(stream, batch_size=64)  # type: ignore[attr-defined]
            list(stream)

        return work

    found["spaCy: tagger"] = count / fastest(piped(vectors, tagger))
    found["spaCy: tagger and parser"] = count / fastest(piped(vectors, tagger, parser))
    return found


if __name__ == "__main__":
    print(json.dumps(blocks(pathlib.Path(sys.argv[1]))))
