"""Parses of the sentences that need one."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from checker.annotations.models import installed_model, load
from checker.annotations.sentences import sentences
from checker.annotations.suspects import must_be_parsed, stands_by_tags, suspects
from checker.annotations.words import words
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
    """Sentence index to its parse, for the sentences that ``suspects`` names and the tagger does not clear; empty where no
    model is installed.

    A token's place in the document is its ``idx`` plus the start of the sentence.
    """
    name = installed_model(document.reading.model)
    wanted = suspects(document)
    if name is None or not wanted:
        return {}
    every = sentences(document)
    chosen = [index for index in wanted if every[index].end - every[index].start <= _LONGEST]
    nlp = pipeline(name)
    parses: dict[int, Doc] = {}
    for start in range(0, len(chosen), _BATCH):
        batch = chosen[start : start + _BATCH]
        made = [_whole(nlp.make_doc(document.prose[every[index].start : every[index].end])) for index in batch]
        parses.update(_parsed(nlp, document, batch, made))
    return parses


def _whole(doc: Doc) -> Doc:
    """Forbid the parser to split: the sentence is one."""
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def _parsed(nlp: Any, document: Document, indices: list[int], made: list[Doc]) -> Mapping[int, Doc]:
    """The documents after all components. What the tagger clears of suspicion goes no further.

    This is what ``nlp.pipe`` does, without its streaming: a draft has few suspects, and per-call costs would double the time.
    """
    lower = words(document)
    for name, component in nlp.pipeline:
        if name == "parser" and not document.reading.thorough:
            kept = [
                (index, doc)
                for index, doc in zip(indices, made, strict=True)
                if must_be_parsed(lower[index].lower) or not _cleared(doc)
            ]
            indices, made = [index for index, _ in kept], [doc for _, doc in kept]
        if made:
            component.set_annotations(made, component.predict(made))
    return dict(zip(indices, made, strict=True))


def _cleared(doc: Doc) -> bool:
    """Whether the tags show a main verb, so that no parse is needed."""
    return stands_by_tags([token.lower_ for token in doc], [token.tag_ for token in doc])
