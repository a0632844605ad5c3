"""Who speaks and whom pronouns and descriptions stand for, on the project's own annotated articles.

A reference counts as resolved when linking gives it to an entity; precision asks how many of those are right, recall
how many of the annotated ones are found (those marked as open may be left). ``tests/gold/speech/README.md`` has the
marks. A quote's speaker is right when it is the annotated person or body, or nobody where nobody is annotated.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimcheck.clean import clean_source
from claimcheck.evaluation.rows import Row
from claimcheck.lexicon.gazetteer import fold
from claimcheck.link import link_entities
from claimcheck.pipeline.extraction import extract_source
from claimcheck.records import Entity, Extract, Source
from claimcheck.settings import Settings

_MARK = re.compile(r"\{([^|{}]+)\|([^{}]*)\}")
_LINE = "\n---\n"
#: So many of a quote's first letters tell it from the others of its article.
_OPENING = 20


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun or description at ``[start, end)`` and the name it stands for; ``open`` ones may be left."""

    start: int
    end: int
    name: str
    open: bool


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated article: its plain text, its references, and (first words, speaker) of its quotes."""

    id: str
    text: str
    references: tuple[Reference, ...]
    quotes: tuple[tuple[str, str], ...]


def read_article(path: Path) -> Article:
    """Read one annotated article."""
    marked, _, tail = path.read_text(encoding="utf-8").partition(_LINE)
    text, place = "", 0
    references = []
    for match in _MARK.finditer(marked):
        text += marked[place : match.start()]
        name = match[2]
        references.append(Reference(len(text), len(text) + len(match[1]), name.rstrip("?"), name.endswith("?")))
        text += match[1]
        place = match.end()
    pairs = (line.partition("=>")[::2] for line in tail.splitlines() if "=>" in line)
    quotes = tuple((words.strip(), name.strip()) for words, name in pairs)
    return Article(path.stem, text + marked[place:], tuple(references), quotes)


def evaluate_speech(gold_dir: Path | None = None) -> Iterator[Row]:
    """Yield precision and recall of references and the share of right speakers for each language."""
    for language in ("en", "fr"):
        paths = sorted((gold_dir / "speech").glob(f"{language}-*.txt")) if gold_dir else []
        count: Counter[str] = Counter()
        for path in paths:
            article = read_article(path)
            count += score_article(article, *extract_article(article))
        if paths:
            yield from _rows(count, f"speech/{language} gold")


def extract_article(article: Article) -> tuple[Extract, dict[str, Entity]]:
    """Return what is found in an article, and the entity of each mention that has one."""
    digest = hashlib.sha256(article.text.encode()).hexdigest()
    source = Source(article.id, article.id, article.text, digest, len(article.text))
    settings = Settings()
    entities, (extract,) = link_entities([extract_source(clean_source(source, settings), settings)])
    return extract, {mention.id: entity for entity in entities for mention in entity.mentions}


def score_article(article: Article, extract: Extract, owner: dict[str, Entity]) -> Counter[str]:
    """Count right, wrong and missed references, and quotes with the right speaker."""
    count: Counter[str] = Counter()
    found = {m.id: m for m in extract.mentions if m.form != "name" and m.id in owner}
    for reference in article.references:
        key = next((k for k, m in found.items() if m.start < reference.end and reference.start < m.end), None)
        right = key is not None and bool(reference.name) and is_called(owner[key], reference.name)
        if key is not None:
            del found[key]
            count["right" if right else "wrong"] += 1
        elif reference.name and not reference.open:
            count["missed"] += 1
    count["wrong"] += len(found)
    speakers = {entity.id: entity for entity in owner.values()}
    for words, name in article.quotes:
        quote = next((q for q in extract.quotes if words[:_OPENING] in q.text), None)
        entity = speakers.get(quote.speaker or "") if quote else None
        right = quote is not None and (is_called(entity, name) if entity and name else bool(name) == bool(entity))
        count["quotes"] += 1
        count["speakers"] += right
    return count


def is_called(entity: Entity, name: str) -> bool:
    """Tell whether a name is one of an entity's, or part of one."""
    return any(fold(name) in fold(own) for own in (entity.name, *entity.aliases))


def _rows(count: Counter[str], name: str) -> Iterator[Row]:
    resolved = count["right"] + count["wrong"]
    wanted = count["right"] + count["missed"]
    yield Row("quotes", name, "references precision", count["right"] / max(1, resolved), resolved, "")
    yield Row("quotes", name, "references recall", count["right"] / max(1, wanted), wanted, "")
    yield Row("quotes", name, "speaker", count["speakers"] / max(1, count["quotes"]), count["quotes"], "")
