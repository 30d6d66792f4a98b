"""Parses of the sentences that need one."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from checker.annotations.models import installed_model, load
from checker.annotations.sentences import sentences
from checker.annotations.suspects import suspects
from checker.document import Document, annotation

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# What the model brings and no rule reads; named entities alone cost a third of the time.
_UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")
# Sentences longer than this (code points) are tables or lists that were run together; a parse of them says nothing.
_LONGEST = 2_000
# Sentences to a batch; with 64 the model runs at full speed and memory stays small.
_BATCH = 64


@functools.cache
def pipeline(name: str) -> Language:
    """The spaCy pipeline of an installed package, loaded once per process with tagger and parser only."""
    return load(name, _UNUSED)


@annotation
def syntax(document: Document) -> Mapping[int, Doc]:
    """Sentence index to its parse, for the sentences that ``suspects`` names; empty where no model is installed.

    A token's place in the document is its ``idx`` plus the start of the sentence.
    """
    name = installed_model(document.reading.model)
    wanted = suspects(document)
    if name is None or not wanted:
        return {}
    every = sentences(document)
    chosen = [index for index in wanted if every[index].end - every[index].start <= _LONGEST]
    nlp = pipeline(name)
    made = (_whole(nlp.make_doc(document.prose[every[index].start : every[index].end])) for index in chosen)
    return dict(zip(chosen, _parsed(nlp, made), strict=True))


def _whole(doc: Doc) -> Doc:
    """Forbid the parser to split: the sentence is one."""
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def _parsed(nlp: Any, made: Iterator[Doc]) -> Iterator[Doc]:
    """The documents after all components, in batches."""
    documents = list(made)
    for start in range(0, len(documents), _BATCH):
        batch = documents[start : start + _BATCH]
        # What nlp.pipe does, without its streaming: a draft has few suspects, and per-call costs would double the time.
        for _, component in nlp.pipeline:
            component.set_annotations(batch, component.predict(batch))
    return iter(documents)
