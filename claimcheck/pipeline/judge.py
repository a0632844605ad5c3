"""Pairs of sentences: does the premise support, contradict, or leave open the hypothesis."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from typing import Any

from claimcheck.compare.pair import judge_extracts
from claimcheck.errors import UsageError
from claimcheck.link import link_entities
from claimcheck.pipeline.extraction import extract_source
from claimcheck.pipeline.models import load_encoder, load_judge
from claimcheck.pipeline.texts import make_source
from claimcheck.pipeline.workers import map_in_order
from claimcheck.records import Judgement
from claimcheck.settings import Settings

#: Lines judged as one piece of work: large enough to spread the cost of a hand-over, small enough to keep
#: memory constant and the first answers early.
_CHUNK = 32
_FIELDS = ("premise", "hypothesis")
_OPTIONAL = ("premise_lang", "hypothesis_lang", "premise_date", "hypothesis_date")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts with what is known of their languages and dates; null is found out, or left open."""

    premise: str
    hypothesis: str
    premise_lang: str | None = None
    hypothesis_lang: str | None = None
    premise_date: str | None = None
    hypothesis_date: str | None = None


def judge_pairs(pairs: Iterable[tuple[str, str]], settings: Settings | None = None) -> list[Judgement]:
    """Judge (premise, hypothesis) pairs in order; a language that is not installed is neutral with a reason."""
    return [_judge_or_say_why(Pair(*pair), settings or Settings()) for pair in pairs]


def _judge_or_say_why(pair: Pair, settings: Settings) -> Judgement:
    try:
        return judge_pair(pair, settings)
    except UsageError as error:
        return _unjudged(str(error))


def _unjudged(reason: str) -> Judgement:
    return Judgement("neutral", None, 0.0, {"agrees": 0.0, "contradicts": 0.0, "neutral": 1.0}, reason)


def judge_pair(pair: Pair, settings: Settings) -> Judgement:
    """Extract, link and compare the two sides of one pair. Raises `UsageError` for a language not installed."""
    if not pair.premise.strip() or not pair.hypothesis.strip():
        side = "premise" if not pair.premise.strip() else "hypothesis"
        return _unjudged(f"the {side} is empty")
    sources = [
        make_source("premise", pair.premise, pair.premise_lang, pair.premise_date),
        make_source("hypothesis", pair.hypothesis, pair.hypothesis_lang, pair.hypothesis_date),
    ]
    extracts = [extract_source(source, settings) for source in sources]
    entities, linked = link_entities(extracts)
    return judge_extracts(linked[0], linked[1], entities, load_judge(settings), load_encoder())


def judge_lines(lines: Iterable[str], settings: Settings | None = None, jobs: int = 1) -> Iterator[dict[str, Any]]:
    """Judge JSON Lines: yield each line's object in order with the answer, or with ``error`` when it has none.

    Memory stays constant whatever the number of lines.
    """
    work = partial(_judge_chunk, settings=settings or Settings())
    numbered = enumerate(lines, start=1)
    chunks = iter(lambda: list(islice(numbered, _CHUNK)), [])
    for answers in map_in_order(work, chunks, jobs):
        yield from answers


def _judge_chunk(chunk: list[tuple[int, str]], settings: Settings) -> list[dict[str, Any]]:
    return [_judge_line(number, line, settings) for number, line in chunk if line.strip()]


def _judge_line(number: int, line: str, settings: Settings) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {"line": number, "error": f"line {number} is not JSON: {str(error).splitlines()[0]}"}
    if not isinstance(data, dict):
        return {"line": number, "error": f"line {number} is not a JSON object"}
    wrong = _wrong_field(data)
    if wrong:
        return {**data, "error": f"line {number}: {wrong}"}
    try:
        answer = judge_pair(Pair(**{name: data.get(name) for name in (*_FIELDS, *_OPTIONAL)}), settings)  # type: ignore[arg-type]
    except UsageError as error:
        return {**data, "error": f"line {number}: {error}"}
    return {**data, **asdict(answer)}


def _wrong_field(data: dict[str, Any]) -> str | None:
    """Return what is wrong with a line's fields, or None."""
    for name in _FIELDS:
        if name not in data:
            return f"the field {name!r} is missing"
        if not isinstance(data[name], str):
            return f"the field {name!r} must be a string"
    for name in _OPTIONAL:
        if not isinstance(data.get(name), (str, type(None))):
            return f"the field {name!r} must be a string or null"
    return None
