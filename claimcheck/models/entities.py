"""Names in `doc.ents`: the entity head of the trunk as a component for any spaCy pipeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from claimcheck.lexicon import load_words
from claimcheck.models.borders import settle_borders
from claimcheck.models.evidence import weigh_evidence
from claimcheck.models.files import models_folder
from claimcheck.models.reading import DOCS_AT_ONCE, drop_reading, in_batches, read_docs, words_of
from claimcheck.models.trunk import NOWHERE, Floats, Reading, Trunk, load_trunk

SHOWN = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "NORP",
    "EVENT": "EVENT",
    "PRODUCT": "PRODUCT",
    "MISC": "MISC",
}
"""Trained labels and what they are called outside; dates and amounts are left to rules."""


ADJECTIVE = "ADJ"
AGREED = 0.6
"""Share of a name's places in a text that must bear one label for the others to take it."""


def agree_across(docs: Sequence[Doc]) -> None:
    """Give a name one label in all parts of a text where most of its places have it."""
    seen: dict[str, Counter[str]] = {}
    for doc in docs:
        for ent in doc.ents:
            seen.setdefault(ent.text, Counter())[ent.label_] += 1
    usual = {text: labels.most_common(1)[0] for text, labels in seen.items() if len(labels) > 1}
    agreed = {text: label for text, (label, count) in usual.items() if count > AGREED * seen[text].total()}
    for doc in docs:
        if any(ent.text in agreed for ent in doc.ents):
            doc.set_ents([Span(doc, e.start, e.end, agreed.get(e.text, e.label_)) for e in doc.ents])


class Entities:
    """Sets `doc.ents` from the trunk's reading, which it makes itself where no component has."""

    def __init__(self, trunk: Trunk, shown: dict[str, str]) -> None:
        self.trunk, self.shown = trunk, shown

    def __call__(self, doc: Doc) -> Doc:
        """Mark the names of one Doc."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = DOCS_AT_ONCE) -> Iterator[Doc]:
        """Mark the names of Docs, several at once."""
        for docs in in_batches(stream, batch_size):
            for doc, reading in zip(docs, read_docs(docs, self.trunk), strict=True):
                doc.set_ents(list(self._spans(doc, reading)))
                drop_reading(doc)
                yield doc

    def _spans(self, doc: Doc, reading: Reading) -> Iterator[Span]:
        tokens, tags, scores = words_of(doc), self.trunk.labels.tags, reading.tags
        words = [token.text for token in tokens]
        touching = [i > 0 and token.i == tokens[i - 1].i + 1 for i, token in enumerate(tokens)]
        spans = agreed_labels(list(entity_spans(best_tags(scores, tags), tags)), words, scores, tags)
        adjectives = [self.trunk.labels.upos[i] == ADJECTIVE for i in reading.upos.argmax(1)] if words else []
        settled = settle_borders(spans, words, touching, load_words(doc.lang_, "name_joints"))
        for start, end, label in weigh_evidence(settled, words, doc.lang_, adjectives):
            if label in self.shown:
                for first, last in _without_blank_lines(doc, [token.i for token in tokens[start:end]]):
                    yield Span(doc, first, last + 1, self.shown[label])


@Language.factory(
    "claimcheck_entities", assigns=["doc.ents", "token.ent_iob", "token.ent_type"], default_config={"trunk": None}
)
def make_entities(nlp: Language, name: str, trunk: str | None) -> Entities:
    """Build the component; `trunk` is the model's folder, ours by default."""
    return Entities(load_trunk(Path(trunk) if trunk else models_folder() / "trunk"), SHOWN)


def best_tags(scores: Floats, tags: Sequence[str]) -> NDArray[np.int64]:
    """Return the best sequence of BIO tags that is well formed."""
    best: NDArray[np.int64] = scores.argmax(1) if len(scores) else np.zeros(0, np.int64)
    if _well_formed(best, tags):
        return best
    steps = _transitions(tags)
    total = scores[0] + np.where([tag[0] == "I" for tag in tags], NOWHERE, 0.0)
    back = []
    for row in scores[1:]:
        options = total[:, None] + steps
        back.append(options.argmax(0))
        total = options.max(0) + row
    path = [int(total.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return np.array(path[::-1], np.int64)


def entity_spans(path: Iterable[int], tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield `(start, end, label)` of a well-formed tag sequence."""
    start, label = 0, ""
    count = 0
    for i, index in enumerate(path):
        kind, _, name = tags[index].partition("-")
        if label and kind != "I":
            yield start, i, label
            label = ""
        if kind == "B":
            start, label = i, name
        count = i + 1
    if label:
        yield start, count, label


def agreed_labels(
    spans: Sequence[tuple[int, int, str]], words: Sequence[str], scores: Floats, tags: Sequence[str]
) -> Iterator[tuple[int, int, str]]:
    """Yield the spans with one label a name: the one that all its places in the text favour together."""
    places: dict[tuple[str, ...], list[tuple[int, int, str]]] = {}
    for span in spans:
        places.setdefault(tuple(words[span[0] : span[1]]), []).append(span)
    for start, end, label in spans:
        group = places[tuple(words[start:end])]
        if len({name for _, _, name in group}) > 1:
            label = _favoured(group, scores, tags)
        yield start, end, label


def _favoured(group: Sequence[tuple[int, int, str]], scores: Floats, tags: Sequence[str]) -> str:
    column = {tag: i for i, tag in enumerate(tags)}

    def total(label: str) -> float:
        first, later = column[f"B-{label}"], column[f"I-{label}"]
        return sum(float(scores[a, first] + scores[a + 1 : b, later].sum()) for a, b, _ in group)

    return max(sorted({label for _, _, label in group}), key=total)


def _well_formed(path: NDArray[np.int64], tags: Sequence[str]) -> bool:
    names = ["O", *(tags[i] for i in path)]
    return all(tag[0] != "I" or before[1:] == tag[1:] for before, tag in pairwise(names))


def _transitions(tags: Sequence[str]) -> Floats:
    """Row: the tag before, column: the tag; an inside tag needs its own kind before it."""
    return np.array(
        [[0.0 if tag[0] != "I" or before[1:] == tag[1:] else NOWHERE for tag in tags] for before in tags], np.float32
    )


def _without_blank_lines(doc: Doc, indices: list[int]) -> Iterator[tuple[int, int]]:
    """Cut a span at blank lines, which no name crosses."""
    first = indices[0]
    for before, at in pairwise(indices):
        if at > before + 1 and doc[before + 1 : at].text.count("\n") > 1:
            yield first, before
            first = at
    yield first, indices[-1]
