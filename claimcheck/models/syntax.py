"""Parts of speech, features, lemmas, sentences and trees from the trunk, as a spaCy component."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimcheck.lexicon import load_words
from claimcheck.models.files import models_folder
from claimcheck.models.lemmas import LemmaTable
from claimcheck.models.reading import DOCS_AT_ONCE, breaks_of, in_batches, read_docs, words_of
from claimcheck.models.sentences import sentence_bounds, settle_starts
from claimcheck.models.trees import ROOT, label_arcs, parse_sentence
from claimcheck.models.trunk import NOWHERE, Floats, Ints, Reading, Trunk, load_trunk
from claimcheck.models.voice import settle_voice

CACHED_LEMMAS = 200_000
UNKNOWN = 0
EDITS_TRIED = 6
"""Edits of a word that the table lacks: the right one is nearly always among them."""
ONE_A_HEAD = (("nsubj", "nsubj:pass"), ("obj",))
"""Relations that no head has twice, in any treebank."""


class Syntax:
    """Writes tags, lemmas and trees from the trunk's reading; blank tokens hang from the word before."""

    def __init__(self, vocab: Vocab, trunk: Trunk, lang: str, folder: Path) -> None:
        self.vocab, self.trunk = vocab, trunk
        labels, used = trunk.labels, trunk.labels.used[lang]
        self._allowed = {
            kind: np.isin(np.arange(len(getattr(labels, kind))), used[kind])
            for kind in ("upos", "morphs", "deps", "lemmas")
        }
        self._perfect = load_words(lang, "perfect_with_be")
        self._root = labels.deps.index("ROOT")
        parts = [label.partition("|") for label in labels.morphs]
        self._upos_of = np.array([labels.upos.index(upos) for upos, _, _ in parts])
        strings = vocab.strings
        self._upos = np.array([strings.add(name) for name in labels.upos], np.uint64)
        self._morphs = np.array([vocab.morphology.add(feats) for _, _, feats in parts], np.uint64)
        self._deps = np.array([strings.add(name) for name in labels.deps], np.uint64)
        self._lemmas: dict[tuple[str, int, int], int] = {}
        self._table = LemmaTable(folder / f"lemmas.{lang}.json.gz", load_words(lang, "infinitive_endings"))
        self._single = [[i for i, name in enumerate(labels.deps) if name in group] for group in ONE_A_HEAD]

    def __call__(self, doc: Doc) -> Doc:
        """Analyse one Doc."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = DOCS_AT_ONCE) -> Iterator[Doc]:
        """Analyse Docs, several at once."""
        for docs in in_batches(stream, batch_size):
            for doc, reading in zip(docs, read_docs(docs, self.trunk), strict=True):
                self._write(doc, reading)
                yield doc

    def _write(self, doc: Doc, reading: Reading) -> None:
        tokens = words_of(doc)
        if not tokens:
            doc.from_array(["POS", "MORPH", "LEMMA", "HEAD", "DEP"], self._blank(doc, np.zeros(0, np.int64)))
            return
        starts = settle_starts(tokens, breaks_of(doc, tokens), reading.starts, reading.lang)
        heads = np.concatenate([parse_sentence(reading, a, b) for a, b in sentence_bounds(starts)])
        deps = label_arcs(reading, heads, self.trunk.rel, self._allowed["deps"], self._root, self._single)
        upos, morphs = self._tags(reading)
        firsts = np.where(self._allowed["lemmas"], reading.lemmas, NOWHERE).argmax(1)
        rows = zip(tokens, upos, firsts, reading.lemmas, strict=True)
        lemmas = [self._lemma(token.text, int(part), int(first), scores) for token, part, first, scores in rows]
        self._settle_voice(heads, deps, lemmas)
        places = np.array([token.i for token in tokens])
        table: Any = self._blank(doc, places)
        table[places, 0] = self._upos[upos]
        table[places, 1] = self._morphs[morphs]
        table[places, 2] = np.array(lemmas, np.uint64)
        table[places, 3] = np.where(heads == ROOT, 0, places[heads] - places).astype(np.int64).view(np.uint64)
        table[places, 4] = self._deps[deps]
        doc.from_array(["POS", "MORPH", "LEMMA", "HEAD", "DEP"], table)

    def _settle_voice(self, heads: Ints, deps: Ints, lemmas: list[int]) -> None:
        names = [self.trunk.labels.deps[i] for i in deps]
        words = [self.vocab.strings[lemma] for lemma in lemmas]
        for i in settle_voice(heads.tolist(), names, words, self._perfect):
            deps[i] = self.trunk.labels.deps.index(names[i])

    def _blank(self, doc: Doc, places: Ints) -> Any:  # noqa: ANN401 - spaCy types its arrays otherwise
        """Rows of the tokens that hold no word: they hang from the word before, the first from the next."""
        table = np.zeros((len(doc), 5), np.uint64)
        if len(places) == len(doc):
            return table
        at = np.arange(len(doc))
        before = places[np.maximum(np.searchsorted(places, at, side="right") - 1, 0)] if len(places) else at
        table[:, 0] = self.vocab.strings.add("SPACE")
        table[:, 1] = self.vocab.morphology.add("")
        table[:, 2] = [token.orth for token in doc]
        table[:, 3] = (before - at).astype(np.int64).view(np.uint64)
        table[:, 4] = self.vocab.strings.add("dep")
        return table

    def _tags(self, reading: Reading) -> tuple[Ints, Ints]:
        """Parts of speech, and of the labels that have that part of speech the best."""
        upos: Ints = np.where(self._allowed["upos"], reading.upos, NOWHERE).argmax(1)
        fits = (self._upos_of == upos[:, None]) & self._allowed["morphs"]
        return upos, np.where(fits, reading.morphs, NOWHERE).argmax(1)

    def _lemma(self, text: str, upos: int, first: int, scores: Floats) -> int:
        """Return the lemma of a word whose likeliest edit is `first`."""
        known = self._lemmas.get((text, upos, first))
        if known is None:
            if len(self._lemmas) > CACHED_LEMMAS:
                self._lemmas.clear()
            labels = self.trunk.labels
            part, edit = labels.upos[upos], labels.lemmas[first]
            lemma = self._table.find(text.lower(), part) or self._table.settle(text, part, edit)
            known = self.vocab.strings.add(lemma) if lemma else UNKNOWN
            self._lemmas[text, upos, first] = known
        return known if known != UNKNOWN else self._edited(text, upos, scores)

    def _edited(self, text: str, upos: int, scores: Floats) -> int:
        """Return the lemma that other edits may give: they depend on where the word stands, so nothing is kept."""
        allowed = np.where(self._allowed["lemmas"], scores, NOWHERE)
        best = np.argpartition(allowed, -EDITS_TRIED)[-EDITS_TRIED:]
        ranked = best[np.argsort(-allowed[best], kind="stable")]
        labels = self.trunk.labels
        return self.vocab.strings.add(self._table.choose(text, labels.upos[upos], [labels.lemmas[i] for i in ranked]))


@Language.factory(
    "claimcheck_syntax",
    assigns=["token.pos", "token.morph", "token.lemma", "token.head", "token.dep", "token.is_sent_start"],
    default_config={"trunk": None},
)
def make_syntax(nlp: Language, name: str, trunk: str | None) -> Syntax:
    """Build the component; `trunk` is the model's folder, ours by default."""
    folder = Path(trunk) if trunk else models_folder() / "trunk"
    return Syntax(nlp.vocab, load_trunk(folder), nlp.lang or "", folder)
