"""All made pairs, with the fifth of the documents held back for testing."""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.training.encoder.corpus import read_training_pairs
from claimcheck.training.judge import events, figures, names, wording
from claimcheck.training.judge.made import CONTRADICTS, Made, Pool
from claimcheck.training.judge.sentences import Sentence, is_held_back, read_news

Maker = Callable[[Sentence, random.Random, Pool], list[Made]]

# How often a sentence that a maker can use is used: rare material always, common material seldom.
MAKERS: dict[Maker, float] = {
    figures.swap_figure: 0.8,
    figures.bound_figure: 0.35,
    figures.rewrite_figure: 0.8,
    names.swap_date: 0.7,
    names.drop_detail: 0.8,
    names.swap_name: 0.4,
    names.shorten_name: 0.25,
    names.turn_roles: 0.8,
    names.other_event: 0.35,
    wording.negate: 0.15,
    wording.contract: 0.8,
    wording.oppose: 0.2,
    wording.reword: 0.22,
    wording.hedge: 0.35,
    wording.plan: 0.3,
    wording.leave_out: 0.25,
}
ROUGHENED = 0.3  # of the pairs whose hypothesis is reworded or shortened besides, which changes no verdict
OTHER_EVENTS = 14_000
SAME_ARTICLE = 5_000
TRANSLATED = 12_000


@dataclass(frozen=True, slots=True)
class Row:
    """A pair to train or test on."""

    premise: str
    hypothesis: str
    verdict: int
    kind: str
    languages: tuple[str, str]


def _roughen(pair: Made, lang: str, rng: random.Random, pool: Pool) -> Made:
    """Reword the hypothesis of a contradiction, so that a word's change is not itself the sign of one."""
    if pair.verdict != CONTRADICTS or rng.random() > ROUGHENED:
        return pair
    hypothesis = Sentence(pair.hypothesis, lang, "")
    for maker in (wording.leave_out, wording.reword):
        again = [made for made in maker(hypothesis, rng, pool) if made.premise == pair.hypothesis]
        if again:
            return Made(pair.premise, again[0].hypothesis, pair.verdict, pair.kind)
    return pair


def make_rows(sentences: Sequence[Sentence], pool: Pool, rng: random.Random) -> Iterator[Row]:
    """Yield the pairs that the makers get from each sentence."""
    for sentence in sentences:
        for maker, share in MAKERS.items():
            if rng.random() > share:
                continue
            for made in maker(sentence, rng, pool):
                pair = _roughen(made, sentence.lang, rng, pool)
                if pair.premise != pair.hypothesis:
                    yield Row(pair.premise, pair.hypothesis, pair.verdict, pair.kind, (sentence.lang, sentence.lang))


def unrelated_rows(sentences: Sequence[Sentence], rng: random.Random, share: float) -> Iterator[Row]:
    """Yield neutral pairs of sentences that tell of different things, language by language."""
    for lang in ("en", "fr"):
        own = [sentence for sentence in sentences if sentence.lang == lang]
        part = share * len(own) / len(sentences)
        for pair in events.other_events(own, round(OTHER_EVENTS * part), rng):
            yield Row(pair.premise, pair.hypothesis, pair.verdict, pair.kind, (lang, lang))
        for pair in events.same_article(own, round(SAME_ARTICLE * part), rng):
            yield Row(pair.premise, pair.hypothesis, pair.verdict, pair.kind, (lang, lang))


def crossed_rows(data: Path, rng: random.Random) -> Iterator[Row]:
    """Yield pairs across languages: translations, and translations with a detail changed."""
    corpora = read_training_pairs(data)
    pairs = [
        pair
        for name in ("europarl", "tico19", "stsb", "tatoeba")
        for pair in corpora[name]
        if name != "tatoeba" or len(pair.en.split()) >= 7
    ]
    pool = Pool()
    makers: tuple[tuple[Maker, float], ...] = (
        (figures.swap_figure, 1.0),
        (figures.rewrite_figure, 0.5),
        (names.swap_date, 1.0),
        (wording.oppose, 0.25),
        (wording.negate, 0.25),
        (wording.reword, 0.2),
        (wording.contract, 0.3),
    )
    for made, left, right in events.translations(pairs, TRANSLATED * 3, rng):
        sentence = Sentence(made.hypothesis, right, "")
        found = [pair for maker, share in makers if rng.random() < share for pair in maker(sentence, rng, pool)]
        found = [pair for pair in found if pair.premise == made.hypothesis]
        if found:
            pair = rng.choice(found)
            yield Row(made.premise, pair.hypothesis, pair.verdict, f"{pair.kind}, translated", (left, right))
        elif rng.random() < 0.35:
            yield Row(made.premise, made.hypothesis, made.verdict, made.kind, (left, right))


def make_all(data: Path, seed: int) -> dict[str, list[Row]]:
    """Return the rows of ``train`` and ``test``, each in a fixed order."""
    rng = random.Random(seed)
    sentences = read_news(data)
    parts: dict[str, list[Row]] = {}
    for name, held in (("train", False), ("test", True)):
        own = [sentence for sentence in sentences if is_held_back(sentence.doc) == held]
        share = 0.2 if held else 0.8
        parts[name] = [*make_rows(own, Pool.of(own), rng), *unrelated_rows(own, rng, share)]
    crossed = list(crossed_rows(data, rng))
    cut = len(crossed) // 20
    parts["test"] += crossed[:cut]
    parts["train"] += crossed[cut:]
    return parts


def write_rows(rows: Iterable[Row], path: Path) -> None:
    """Write rows as JSON Lines."""
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(
                json.dumps([row.premise, row.hypothesis, row.verdict, row.kind, row.languages], ensure_ascii=False)
                + "\n"
            )


def read_rows(path: Path) -> list[Row]:
    """Read what ``write_rows`` wrote."""
    with path.open(encoding="utf-8") as lines:
        return [Row(p, h, v, k, (langs[0], langs[1])) for p, h, v, k, langs in map(json.loads, lines)]


def count_kinds(rows: Iterable[Row]) -> dict[str, Counter[int]]:
    """Count the verdicts of each kind."""
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for row in rows:
        counts[row.kind][row.verdict] += 1
    return dict(counts)
