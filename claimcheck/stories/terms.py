"""What an article is about, as weighted terms: entities, words, days and numbers of its title and opening."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.lexicon import installed_languages, load_words
from claimcheck.lexicon.gazetteer import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.records import Entity, Extract

#: News tells its event in the title and the first sentences; what follows is background. The title and first sentence
#: count `LEAD_WEIGHT` times. Chosen on half of the ECB+ topics (3 and 4 beat 1, 6 and 8, all).
LEAD_SENTENCES = 2
LEAD_WEIGHT = 3.0
#: A capitalised word counts for more than another: names tell events of one topic apart.
NAME_WEIGHT = 2.0
#: What terms begin with: a person, another entity, a day or number. Words begin with their language.
PERSON, NAMED, EXACT = "!", "@", "#"
SHARED = PERSON + NAMED + EXACT
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d[\d.,]*")
_MARKS = re.compile(r"[ \u00a0\u202f.,](?=\d{3}(?!\d))")
_POSSESSIVE = re.compile(r"['’]s?$|^[ldLD]['’]|^[qQ]u['’]")
_ADDRESS = re.compile(r"\s*(?:https?\s*:|www\s*\.)", re.IGNORECASE)
_STOP = re.compile(r"(?<=[^\W_][^\W_»”\"’)])[.!?…]+[»”\"’)]*(?=\s+[^\sa-zà-ÿ])|[!?…]+[»”\"’)]*(?=\s)")
_SUFFIXES = ("ements", "ations", "ings", "ing", "ées", "ied", "ies", "ed", "és", "ée", "es", "é", "s", "e")
_ENDINGS = tuple(fold(suffix) for suffix in _SUFFIXES)
#: Words whose stems are remembered: a folder of articles repeats the same few thousand.
_REMEMBERED = 65_536
#: A word is cut back to a stem of at least this length.
SHORTEST_STEM = 4


@dataclass(slots=True)
class Terms:
    """An article's terms with their weights by sentence: ``sentences[i]`` counts the terms of the i-th one.

    A shared term (an entity, a number, a day) reads the same in every language; a word only in its own.
    """

    language: str
    sentences: list[Counter[str]] = field(default_factory=list)

    def opening(self, size: int) -> Counter[str]:
        """Return the weights of the terms in the first ``size`` sentences."""
        total: Counter[str] = Counter()
        for number, sentence in enumerate(self.sentences[:size]):
            weight = LEAD_WEIGHT if number < LEAD_SENTENCES else 1.0
            for term, count in sentence.items():
                total[term] += count * weight  # type: ignore[assignment]
        return total


def is_shared(term: str) -> bool:
    """Tell whether a term means the same in every language."""
    return term[0] in SHARED


def read_terms(extract: Extract, entities: Mapping[str, Entity]) -> Terms:
    """Return the terms of an article by sentence, title first; ``entities`` is mention id → entity."""
    language = extract.source.language or installed_languages()[0]
    terms = Terms(language)
    named = [(m.start, m.end, entities[m.id]) for m in extract.mentions if m.id in entities and m.form != "pronoun"]
    days = [(d.start, d.from_) for d in extract.dates if d.grain in ("day", "time") and d.from_ and d.from_ == d.to]
    for start, end, written in sentence_spans(extract):
        count: Counter[str] = Counter()
        for first, last, entity in named:
            if start <= first and last <= end:
                count[(PERSON if entity.label == "PERSON" else NAMED) + entity.id] += 1
        for first, day in days:
            if start <= first < end:
                count[EXACT + str(day)] += 1
        count.update(_words(extract.source.text[start:end], written))
        terms.sentences.append(count)
    return terms


def sentence_spans(extract: Extract) -> Iterator[tuple[int, int, str]]:
    """Yield the spans and languages of an article's sentences, title first, as full stops and blocks show them."""
    source = extract.source
    for block in sorted(source.blocks, key=lambda block: (block.role != "title", block.start)):
        start = block.start
        if _ADDRESS.match(source.text, block.start, block.end):
            continue
        for match in _STOP.finditer(source.text, block.start, block.end):
            yield start, match.end(), block.language
            start = match.end()
        if source.text[start : block.end].strip():
            yield start, block.end, block.language


def _words(text: str, language: str) -> Counter[str]:
    count: Counter[str] = Counter()
    stop = load_words(language, "function_words") if language in installed_languages() else frozenset()
    for match in _WORD.finditer(text):
        written = match.group().strip("'’-.,")
        word = fold(_POSSESSIVE.sub("", written))
        if word in stop or len(word) < 2:
            continue
        if written[0].isdigit():
            count[EXACT + _MARKS.sub("", written)] += 1
        else:
            count[f"{language}:{_stem(word)}"] += NAME_WEIGHT if written[0].isupper() else 1.0  # type: ignore[assignment]
    return count


def content_stems(text: str, start: int, end: int, language: str, but: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Return the stems of the content words and numbers of a stretch of text, but of none inside the spans ``but``."""
    small = load_words(language, "function_words") if language in installed_languages() else frozenset()
    words = (
        fold(_POSSESSIVE.sub("", match.group().strip("'’-.,")))
        for match in _WORD.finditer(text, start, end)
        if not any(first <= match.start() < last for first, last in but)
    )
    return frozenset(_stem(word) for word in words if len(word) > 1 and word not in small)


@lru_cache(maxsize=_REMEMBERED)
def _stem(word: str) -> str:
    if not word.endswith(_ENDINGS):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def document_counts(openings: Sequence[Counter[str]]) -> Counter[str]:
    """Return in how many of the openings each term stands."""
    return Counter(term for opening in openings for term in opening)
