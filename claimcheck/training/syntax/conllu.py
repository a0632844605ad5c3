"""CoNLL-U treebanks as plain records, with the spacing of the original text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word; `start` and `end` count code points of its sentence's text.

    `head` is the index of the governing word in the sentence, its own index for
    the root. The words of a contraction that cannot be cut (du = de + le) all
    carry the span of the whole.
    """

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a treebank; `document` says where its run of text ends."""

    text: str
    words: tuple[Word, ...]
    document: int


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file in order."""
    rows: list[list[str]] = []
    document = 0
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                document += 1
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                yield _sentence(rows, document)
                rows = []
    if rows:
        yield _sentence(rows, document)


def _sentence(rows: list[list[str]], document: int) -> Sentence:
    text, spans = _text_and_spans(rows)
    words = [row for row in rows if row[0].isdigit()]
    return Sentence(
        text,
        tuple(
            Word(
                form=row[1],
                lemma=row[1] if row[2] == "_" and row[1] != "_" else row[2],
                upos=row[3],
                feats="" if row[5] == "_" else row[5],
                head=index if row[6] == "0" else int(row[6]) - 1,
                deprel="ROOT" if row[6] == "0" else row[7],
                start=spans[index][0],
                end=spans[index][1],
            )
            for index, row in enumerate(words)
        ),
        document,
    )


def _text_and_spans(rows: list[list[str]]) -> tuple[str, list[tuple[int, int]]]:
    """Rebuild the text from the tokens; a contraction's words share its span."""
    text = ""
    spans: list[tuple[int, int]] = []
    covered = 0
    forms = [row[1] for row in rows if row[0].isdigit()]
    for row in rows:
        if "-" in row[0]:
            first, last = (int(part) for part in row[0].split("-"))
            spans.extend(_contraction(row[1], forms[first - 1 : last], len(text)))
            covered = last
        elif not row[0].isdigit() or int(row[0]) <= covered:
            continue
        else:
            spans.append((len(text), len(text) + len(row[1])))
        text += row[1]
        if "SpaceAfter=No" not in row[9].split("|"):
            text += " "
    return text.rstrip(), spans


def _contraction(surface: str, forms: list[str], start: int) -> list[tuple[int, int]]:
    """Give each word its own span where the parts spell the whole, else the whole."""
    if "".join(forms) != surface:
        return [(start, start + len(surface))] * len(forms)
    spans = []
    for form in forms:
        spans.append((start, start + len(form)))
        start += len(form)
    return spans
