"""Source → Docs: the one place where language pipelines are loaded and run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_installed_models, load_config

import claimcheck.models.entities
import claimcheck.models.foreign
import claimcheck.models.syntax  # noqa: F401 - the three register components
from claimcheck.errors import ModelError
from claimcheck.models.entities import agree_across
from claimcheck.models.files import MEND, models_folder, verify_model
from claimcheck.models.french import French
from claimcheck.models.reading import read_together
from claimcheck.models.trunk import load_trunk
from claimcheck.passages import Passage
from claimcheck.records import Source
from claimcheck.settings import Settings

SENTENCE_MAKERS = ("parser", "senter", "sentencizer", "claimcheck_syntax")
LONGEST_CHUNK = 200
"""Characters without a blank that a tokenizer may look for marks in, which takes the square of their number; what is
longer is no writing, save an address."""
CHUNK_PIECE = 100
NO_LIMIT = 2**31
"""Texts are cut into windows, so spaCy's guard against long ones has nothing to guard."""

_LONG_CHUNK = re.compile(rf"\S{{{LONGEST_CHUNK + 1},}}")


def parse_source(source: Source, settings: Settings) -> list[Passage]:
    """Return one passage a block of the source, in order, each with its language's analysis."""
    docs: dict[int, Doc] = {}
    for language in sorted({block.language for block in source.blocks}):
        nlp = load_language(language, settings.models.get(language))
        own = [i for i, block in enumerate(source.blocks) if block.language == language]
        texts = [plain_blanks(source.text[source.blocks[i].start : source.blocks[i].end]) for i in own]
        docs.update(zip(own, parse_texts(nlp, texts), strict=True))
    return [Passage(block, docs[i]) for i, block in enumerate(source.blocks)]


def parse_texts(nlp: Language, texts: Sequence[str]) -> list[Doc]:
    """Analyse the parts of one article; our own pipelines see each part with what stands around it."""
    docs = [make_doc(nlp, text) for text in texts]
    if "claimcheck_syntax" in nlp.pipe_names:
        read_together(docs, load_trunk(models_folder() / "trunk"))
    docs = list(nlp.pipe(docs))
    agree_across(docs)
    return docs


def make_doc(nlp: Language, text: str) -> Doc:
    """Cut a text into tokens; whatever it is, in time that grows with its length and no faster."""
    if not _LONG_CHUNK.search(text):
        return nlp.make_doc(text)
    words: list[str] = []
    blanks: list[bool] = []
    at = 0
    for chunk in [*_LONG_CHUNK.finditer(text), None]:
        for token in nlp.make_doc(text[at : chunk.start() if chunk else len(text)]):
            words.append(token.text)
            blanks.append(bool(token.whitespace_))
        if chunk:
            pieces = [chunk[0][i : i + CHUNK_PIECE] for i in range(0, len(chunk[0]), CHUNK_PIECE)]
            blank = text[chunk.end() : chunk.end() + 1] == " "
            words += pieces
            blanks += [False] * (len(pieces) - 1) + [blank]
            at = chunk.end() + blank
    return Doc(nlp.vocab, words, blanks)


def plain_blanks(text: str) -> str:
    """Write every blank character, line breaks too, as a space; the length stays."""
    return "".join(" " if character.isspace() else character for character in text)


@lru_cache(maxsize=8)
def load_language(language: str, name: str | None = None) -> Language:
    """Return the pipeline of a language, ours or the installed one called `name` (a package or a folder).

    Loaded once a process. Raises `ModelError` when ours is missing or altered, or
    when there is no such pipeline; the message then says which there are.
    """
    nlp = _load_named(language, name) if name else _load_own(language)
    nlp.max_length = NO_LIMIT
    return nlp


def _load_own(language: str) -> Language:
    folder = models_folder() / language
    if not folder.is_dir():
        there = sorted(path.parent.name for path in models_folder().glob("*/config.cfg"))
        raise ModelError(f"no language model for {language!r}; {_listed('installed', there)}")
    verify_model(folder)
    try:
        if language != French.lang:
            return spacy.load(folder)
        return French.from_config(load_config(folder / "config.cfg")).from_disk(folder)
    except (OSError, ValueError) as error:
        raise ModelError(f"model folder {folder} cannot be loaded; mend it with: {MEND}") from error


def _load_named(language: str, name: str) -> Language:
    try:
        nlp = spacy.load(name)
    except OSError as error:
        installed = sorted(get_installed_models())
        raise ModelError(f"no spaCy pipeline {name!r}; {_listed('installed', installed)}") from error
    except ValueError as error:
        raise ModelError(f"spaCy pipeline {name!r} cannot be loaded: {str(error).splitlines()[0]}") from error
    if nlp.lang != language:
        raise ModelError(f"spaCy pipeline {name!r} is for language {nlp.lang!r}, not {language!r}")
    if not any(maker in nlp.pipe_names for maker in SENTENCE_MAKERS):
        nlp.add_pipe("sentencizer")
    nlp.add_pipe("claimcheck_foreign_labels")
    return nlp


def _listed(what: str, names: Sequence[str | Path]) -> str:
    return f"{what}: {', '.join(map(str, names))}" if names else f"none is {what}"
