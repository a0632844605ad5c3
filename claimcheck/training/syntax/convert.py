"""Treebanks as `.spacy` files, several sentences a document, tokens as spaCy cuts them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from claimcheck.training.syntax.conllu import Sentence, read_sentences
from claimcheck.training.syntax.project import project

SENTENCES_A_DOC = 8
"""Sentences run together in a document, so that the parser must find where they end."""

SETS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "train": ("en/ewt-train.conllu", "en/gum-train.conllu"),
        "dev": ("en/ewt-dev.conllu",),
        "gum-dev": ("en/gum-dev.conllu",),
    },
    "fr": {
        "train": ("fr/sequoia-train.conllu", "fr/gsd-dev.conllu"),
        "dev": ("fr/sequoia-dev.conllu",),
    },
}
"""Treebank files of each language and what they serve."""


def convert(data: Path, out: Path) -> None:
    """Write `OUT/LANG/SET.spacy` for every language and set."""
    for lang, sets in SETS.items():
        nlp = spacy.blank(lang)
        (out / lang).mkdir(parents=True, exist_ok=True)
        for name, files in sets.items():
            store = DocBin(store_user_data=False)
            for file in files:
                for group in grouped(read_sentences(data / "treebank" / file)):
                    store.add(project(make_doc(nlp, group), group))
            store.to_disk(out / lang / f"{name}.spacy")


def grouped(sentences: Iterator[Sentence], size: int = SENTENCES_A_DOC) -> Iterator[tuple[Sentence, ...]]:
    """Cut a treebank into runs of `size` sentences, across its documents."""
    group: list[Sentence] = []
    for sentence in sentences:
        group.append(sentence)
        if len(group) == size:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def make_doc(nlp: Language, sentences: Sequence[Sentence]) -> Doc:
    """Tokenize the joined text of `sentences`."""
    return nlp.make_doc(" ".join(sentence.text for sentence in sentences))
