"""Scores of names against marked news."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.evaluation.rows import Row, precision_recall_f1
from claimcheck.models.entities import SHOWN, Entities
from claimcheck.models.files import models_folder
from claimcheck.models.trunk import load_trunk
from claimcheck.training.trunk.corpora import HELD_BACK, LABELS, outermost, read_worldwide

FOUR = ("PERSON", "LOC", "ORG", "NORP")
THREE = ("PERSON", "LOC", "ORG")
NINE = ("PERSON", "ORG", "LOC", "FAC", "NORP", "PRODUCT", "MISC", "DATE", "MONEY")
Change = Callable[[str], str]
Spans = set[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text (or its words) and its names, by code points or by words."""

    text: str
    words: tuple[str, ...]
    names: frozenset[tuple[int, int, str]]


def score_names(load: Callable[[str], Language], data: Path) -> Iterator[Row]:
    """Yield the figures of every set of names under `data`."""
    english = list(worldwide_articles(data / "ner/en/worldwide-dev.iob"))
    nlp = load("en")
    yield from rows_of("worldwide-dev", compare(nlp, english), FOUR, "contract types, FAC in LOC, EVENT in MISC")
    nine = Entities(load_trunk(models_folder() / "trunk"), {label: label for label in LABELS})
    counts = compare(nlp, english, nine)
    yield total_row("worldwide-dev", "f1 nine types", counts, NINE, "before types are merged or dropped")
    for name, articles in french_sets(data).items():
        note = "contract types; DATE and TIME left out; NORP and MISC are not marked there"
        yield from rows_of(name, compare(load("fr"), articles), THREE, note)


def worldwide_articles(path: Path) -> Iterator[Marked]:
    """Yield the articles of a Worldwide file whole, as a run reads them, with names by word."""
    for article in read_worldwide(path):
        yield Marked("", article.words, frozenset(_bio_spans(article.tags)))


def worldwide_paragraphs(path: Path) -> Iterator[Marked]:
    """Yield the paragraphs of a Worldwide file, with names by word."""
    for article in read_worldwide(path):
        starts = [i for i, fresh in enumerate(article.breaks) if fresh]
        for begin, end in zip(starts, [*starts[1:], len(article.words)], strict=True):
            yield Marked("", article.words[begin:end], frozenset(_bio_spans(article.tags[begin:end])))


def french_sets(data: Path) -> dict[str, list[Marked]]:
    """Return WiNER's development set and the fifth of its training set that was held back."""
    folder = data / "ner/fr"
    train = list(read_marked(folder / "winer-train.jsonl"))
    return {
        "winer-dev": list(read_marked(folder / "winer-dev.jsonl")),
        "winer-held-back": train[len(train) - len(train) // HELD_BACK :],
    }


def read_marked(path: Path) -> Iterator[Marked]:
    """Yield the texts of a file of character spans."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            names = {(start, end, label) for start, end, label, *_ in outermost(record["entities"])}
            yield Marked(record["text"], (), frozenset(names))


def compare(
    nlp: Language, texts: Iterable[Marked], nine: Entities | None = None, change: Change = str
) -> dict[str, Counter[str]]:
    """Count right, found and wanted names by type; with `nine`, of the trained types."""
    counts = {kind: Counter[str]() for kind in ("right", "found", "wanted")}
    for marked in texts:
        if marked.words:
            words = [change(word) for word in marked.words]
            doc = Doc(nlp.vocab, words=words)
        else:
            changed = change(marked.text)
            doc = nlp.make_doc(changed if len(changed) == len(marked.text) else marked.text)
        found = _found(nlp, doc, nine, by_word=bool(marked.words))
        shown = SHOWN if nine is None else {label: label for label in LABELS}
        wanted = {(start, end, shown[label]) for start, end, label in marked.names if label in shown}
        for kind, spans in (("right", found & wanted), ("found", found), ("wanted", wanted)):
            counts[kind].update(label for _, _, label in spans)
    return counts


def rows_of(name: str, counts: dict[str, Counter[str]], main: tuple[str, ...], note: str) -> Iterator[Row]:
    """Yield F1 over all types, over the main ones, and of each with precision and recall."""
    labels = tuple(sorted(counts["wanted"]))
    yield total_row(name, "f1 all types", counts, labels, note)
    yield total_row(name, f"f1 {' '.join(main)}", counts, main, note)
    for label in labels:
        values = precision_recall_f1(*(counts[kind][label] for kind in ("right", "found", "wanted")))
        for metric, value in zip(("precision", "recall", "f1"), values, strict=True):
            yield Row("entities", name, f"{metric} {label}", value, counts["wanted"][label])


def total_row(name: str, metric: str, counts: dict[str, Counter[str]], labels: tuple[str, ...], note: str) -> Row:
    """Return F1 over some types together."""
    sums = [sum(counts[kind][label] for label in labels) for kind in ("right", "found", "wanted")]
    return Row("entities", name, metric, precision_recall_f1(*sums)[2], sums[2], note)


def _found(nlp: Language, doc: Doc, nine: Entities | None, by_word: bool) -> Spans:
    if nine is not None:
        doc = nine(doc)
        return {(e.start, e.end, "MISC" if e.label_ == "EVENT" else e.label_) for e in doc.ents}
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name == "claimcheck_syntax"]):
        doc = nlp(doc)
    if by_word:
        return {(e.start, e.end, "MISC" if e.label_ == "EVENT" else e.label_) for e in doc.ents}
    return {(e.start_char, e.end_char, e.label_) for e in doc.ents}


def _bio_spans(tags: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    start = label = None
    for i, tag in enumerate((*tags, "O")):
        if label is not None and start is not None and tag != f"I-{label}":
            yield start, i, label
            label = None
        if tag != "O" and label is None:
            start, label = i, tag[2:]
