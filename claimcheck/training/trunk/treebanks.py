"""Treebank sentences in spaCy's tokens, as plain columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from claimcheck.training.syntax.conllu import read_sentences
from claimcheck.training.syntax.project import project


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence; `heads` are indices into it, a root's head is itself."""

    lang: str
    words: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]


def read_trees(path: Path, nlp: Language) -> Iterator[Tree]:
    """Yield the sentences of a treebank file cut into tokens by `nlp`."""
    for sentence in read_sentences(path):
        doc = project(nlp.make_doc(sentence.text), [sentence])
        if sum(token.head.i == token.i for token in doc) == 1:
            yield Tree(
                doc.lang_,
                tuple(token.text for token in doc),
                tuple(token.pos_ for token in doc),
                tuple(str(token.morph) for token in doc),
                tuple(token.lemma_ for token in doc),
                tuple(token.head.i for token in doc),
                tuple(token.dep_ for token in doc),
            )
