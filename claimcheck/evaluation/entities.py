"""Linking measured on DWIE: which names in one news article are one person, body or place, by B³.

B³ (Bagga and Baldwin 1998) asks of every name how much of its cluster belongs there and how much of it is missing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from claimcheck.evaluation.rows import Row
from claimcheck.link import link_entities
from claimcheck.pipeline.extraction import extract_source
from claimcheck.records import Block, Extract, Mention, Source
from claimcheck.settings import Settings

Name = tuple[int, int, str]
DATA = "ner/en/dwie-train.jsonl"
LABELS = ("PERSON", "ORG", "LOC")
#: Every so many-th article is run through the whole extraction; the names as annotated are linked in all of them.
SAMPLE = 20


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its annotated names: (start, end, label) → cluster."""

    id: str
    text: str
    names: Mapping[Name, int]


def read_articles(path: Path) -> Iterator[Article]:
    """Yield the articles of a DWIE file with their capitalised names of people, bodies and places."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            data = json.loads(line)
            names = {
                (start, end, label): cluster
                for start, end, label, cluster in data["entities"]
                if label in LABELS and cluster is not None and not data["text"][start].islower()
            }
            yield Article(data["id"], data["text"], names)


def evaluate_links(data_dir: Path) -> Iterator[Row]:
    """Yield B³ precision, recall and F1 within an article, of names given and of names found."""
    articles = list(read_articles(data_dir / DATA))
    given = [(article.names, _clusters_given(article)) for article in articles]
    yield from _rows("names as annotated", given)
    settings = Settings()
    found = [(article.names, _clusters_found(article, settings)) for article in articles[::SAMPLE]]
    yield from _rows("names found by the extraction, unfound ones each alone", found)


def _clusters_given(article: Article) -> dict[Name, str]:
    mentions = tuple(
        Mention(f"{start}-{end}", article.id, start, end, article.text[start:end], label)  # type: ignore[arg-type]
        for start, end, label in sorted(article.names)
    )
    entities, _ = link_entities([Extract(_source(article), mentions=mentions)])
    owner = {mention.id: entity.id for entity in entities for mention in entity.mentions}
    return {key: owner.get(f"{key[0]}-{key[1]}", f"alone {key}") for key in article.names}


def _clusters_found(article: Article, settings: Settings) -> dict[Name, str]:
    entities, _ = link_entities([extract_source(_source(article), settings)])
    heads = {(m.start, m.end): entity.id for entity in entities for m in entity.mentions if m.form == "name"}
    owner = {}
    for start, end, label in article.names:
        inside = [key for key in heads if key[0] < end and start < key[1]]
        owner[start, end, label] = heads[inside[0]] if inside else f"alone {start}"
    return owner


def _source(article: Article) -> Source:
    blocks: list[Block] = []
    place = 0
    for line in article.text.split("\n"):
        if line.strip():
            role = "body" if blocks else "title"
            blocks.append(Block(place, place + len(line), role, "en"))  # type: ignore[arg-type]
        place += len(line) + 1
    digest, size = hashlib.sha256(article.text.encode()).hexdigest(), len(article.text)
    return Source(article.id, article.id, article.text, digest, size, "en", kept=((0, size),), blocks=tuple(blocks))


def _rows(note: str, articles: list[tuple[Mapping[Name, int], dict[Name, str]]]) -> list[Row]:
    precision = recall = 0.0
    count = 0
    for wanted, found in articles:
        scores = b_cubed(wanted, found)
        precision, recall, count = precision + scores[0], recall + scores[1], count + len(wanted)
    p, r = precision / max(count, 1), recall / max(count, 1)
    values = {"precision": p, "recall": r, "f1": 2 * p * r / (p + r) if p + r else 0.0}
    return [Row("links", "dwie-train", f"B³ {name}", value, count, note) for name, value in values.items()]


def b_cubed(wanted: Mapping[Name, int], found: Mapping[Name, str]) -> tuple[float, float]:
    """Return the sums over all items of B³ precision and recall; ``found`` has every item of ``wanted``."""
    gold: dict[int, set[Name]] = {}
    ours: dict[str, set[Name]] = {}
    for key, cluster in wanted.items():
        gold.setdefault(cluster, set()).add(key)
        ours.setdefault(found[key], set()).add(key)
    precision = recall = 0.0
    for key, cluster in wanted.items():
        both = len(gold[cluster] & ours[found[key]])
        precision += both / len(ours[found[key]])
        recall += both / len(gold[cluster])
    return precision, recall
