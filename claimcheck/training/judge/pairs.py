"""All made pairs, with the fifth of the documents held back for testing."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from claimcheck.models.encoder import Encoder
from claimcheck.training.encoder.corpus import read_training_pairs
from claimcheck.training.judge import details, events, figures, names, neighbours, quantities, roles, wording
from claimcheck.training.judge.made import CONTRADICTS, NEUTRAL, Made, Pool
from claimcheck.training.judge.rows import Row
from claimcheck.training.judge.sentences import TEST_FIFTH, Sentence, is_held_back, read_news
from claimcheck.training.judge.style import dress_row

Maker = Callable[[Sentence, random.Random, Pool], list[Made]]

# How often a sentence that a maker can use is used: rare material always, common material seldom, and no kind of
# change so often in contradictions that it becomes the sign of one.
MAKERS: dict[Maker, float] = {
    figures.swap_figure: 0.6,
    figures.bound_figure: 1.0,
    figures.rewrite_figure: 1.0,
    quantities.swap_unit: 0.7,
    quantities.range_figure: 0.5,
    quantities.change_share: 1.0,
    names.swap_date: 0.5,
    names.drop_detail: 1.0,
    names.swap_name: 0.4,
    names.shorten_name: 0.4,
    names.turn_roles: 0.8,
    names.other_event: 0.5,
    details.add_detail: 0.12,
    details.coarsen_date: 1.0,
    wording.negate: 0.12,
    wording.contract: 0.8,
    wording.oppose: 0.16,
    wording.reword: 0.3,
    wording.hedge: 0.25,
    wording.plan: 0.25,
    wording.leave_out: 0.35,
}
# Changes to one side of a translation, and how often each is tried.
CROSSED: dict[Maker, float] = {
    figures.swap_figure: 0.5,
    figures.rewrite_figure: 0.4,
    figures.bound_figure: 0.4,
    quantities.swap_unit: 0.3,
    quantities.change_share: 0.5,
    names.swap_date: 0.7,
    details.add_detail: 0.12,
    wording.oppose: 0.15,
    wording.negate: 0.12,
    wording.reword: 0.2,
    wording.contract: 0.3,
    wording.hedge: 0.12,
    wording.plan: 0.1,
}
ROUGHENED = 0.3  # of the pairs whose hypothesis is reworded or shortened besides, which changes no verdict
OTHER_EVENTS = 10_000
SAME_ARTICLE = 7_000
ALIKE = 14_000
ROLES = 6_000
TRANSLATED = 38_000
TRANSLATED_ALIKE = 7_000
IN_CONTEXT = 0.2  # of the pairs whose premise is read with the sentence before or after it
# Kinds that the sentences around the premise cannot turn: nothing is said to be missing from it.
_CONTEXT_FREE = ("other event", "other event, same name", "other event, alike")


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


def unrelated_rows(sentences: Sequence[Sentence], rng: random.Random, encoder: Encoder, share: float) -> Iterator[Row]:
    """Yield neutral pairs of sentences that tell of different things, language by language, and alike ones."""
    for lang in ("en", "fr"):
        own = [sentence for sentence in sentences if sentence.lang == lang]
        part = share * len(own) / len(sentences)
        for pair in events.other_events(own, round(OTHER_EVENTS * part), rng):
            yield Row(pair.premise, pair.hypothesis, pair.verdict, pair.kind, (lang, lang))
        for pair in events.same_article(own, round(SAME_ARTICLE * part), rng):
            yield Row(pair.premise, pair.hypothesis, pair.verdict, pair.kind, (lang, lang))
    for pair, languages in neighbours.look_alikes(sentences, encoder, round(ALIKE * share), rng):
        yield Row(pair.premise, pair.hypothesis, pair.verdict, pair.kind, languages)


def role_rows(pool: Pool, count: int, rng: random.Random) -> Iterator[Row]:
    """Yield pairs of who did what to whom, within and across the languages."""
    for pair, languages in roles.role_pairs(pool, count, rng):
        yield Row(pair.premise, pair.hypothesis, pair.verdict, pair.kind, languages)


def crossed_rows(data: Path, rng: random.Random, pool: Pool) -> Iterator[Row]:
    """Yield pairs across languages: translations, and translations with a detail changed."""
    corpora = read_training_pairs(data)
    pairs = [
        pair
        for name in ("europarl", "tico19", "stsb", "tatoeba")
        for pair in corpora[name]
        if name != "tatoeba" or len(pair.en.split()) >= 8
    ]
    for made, left, right in events.translations(pairs, TRANSLATED, rng):
        sentence = Sentence(made.hypothesis, right, "")
        found = [
            pair for maker, share in CROSSED.items() if rng.random() < share for pair in maker(sentence, rng, pool)
        ]
        found = [pair for pair in found if pair.premise == made.hypothesis and pair.hypothesis != made.hypothesis]
        if found:
            pair = rng.choice(found)
            yield Row(made.premise, pair.hypothesis, pair.verdict, f"{pair.kind}, translated", (left, right))
        if not found or rng.random() < 0.3:
            yield Row(made.premise, made.hypothesis, made.verdict, made.kind, (left, right))


def crossed_neutral_rows(data: Path, rng: random.Random, encoder: Encoder) -> Iterator[Row]:
    """Yield neutral pairs of a sentence and the translation of another, alike one."""
    corpora = read_training_pairs(data)
    pairs = [pair for name in ("europarl", "tico19", "stsb", "tatoeba") for pair in corpora[name]]
    pairs = [pair for pair in rng.sample(pairs, len(pairs) // 4) if 7 <= len(pair.en.split()) <= 40]
    french = {pair.en: pair.fr for pair in pairs}
    sentences = [Sentence(pair.en, "en", str(number)) for number, pair in enumerate(pairs)]
    for made, _ in neighbours.look_alikes(sentences, encoder, TRANSLATED_ALIKE, rng):
        if rng.random() < 0.5:
            yield Row(french[made.premise], made.hypothesis, made.verdict, "other event, translated", ("fr", "en"))
        else:
            yield Row(made.premise, french[made.hypothesis], made.verdict, "other event, translated", ("en", "fr"))


def paraphrase_rows(data: Path, encoder: Encoder) -> Iterator[Row]:
    """Yield descriptions in two wordings that say the same, in English and in French."""
    pairs = read_training_pairs(data)["stsb"]
    french = {pair.en: pair.fr for pair in pairs}
    for made in neighbours.described_twice([pair.en for pair in pairs], encoder):
        yield Row(made.premise, made.hypothesis, made.verdict, made.kind, ("en", "en"))
        yield Row(french[made.premise], french[made.hypothesis], made.verdict, made.kind, ("fr", "fr"))
        yield Row(made.premise, french[made.hypothesis], made.verdict, made.kind, ("en", "fr"))


def in_context(row: Row, before: dict[str, str], rng: random.Random) -> Row:
    """Return a row, now and then with the sentence that stands before its premise."""
    fit = row.verdict != NEUTRAL or row.kind in _CONTEXT_FREE
    if not fit or row.premise not in before or rng.random() > IN_CONTEXT:
        return row
    return replace(row, premise=f"{before[row.premise]} {row.premise}")


def make_all(data: Path, seed: int) -> dict[str, list[Row]]:
    """Return the rows of ``train`` and ``test``, each in a fixed order."""
    rng, encoder = random.Random(seed), Encoder()
    sentences = read_news(data)
    before = {b.text: a.text for a, b in itertools.pairwise(sentences) if a.doc == b.doc}
    parts: dict[str, list[Row]] = {}
    pools: dict[str, Pool] = {}
    for name, held in (("train", False), ("test", True)):
        own = [sentence for sentence in sentences if is_held_back(sentence.doc) == held]
        share, pools[name] = (0.2 if held else 0.8), Pool.of(own)
        initials = details.collect_initials(own)
        shortened = (
            Row(pair.premise, pair.hypothesis, pair.verdict, pair.kind, (sentence.lang, sentence.lang))
            for sentence in own
            for pair in details.use_initials(sentence, initials, rng)
        )
        parts[name] = [
            *make_rows(own, pools[name], rng), *shortened,
            *unrelated_rows(own, rng, encoder, share), *role_rows(pools[name], round(ROLES * share), rng),
        ]  # fmt: skip
    for rows, cut in (
        (list(crossed_rows(data, rng, pools["train"])), 20),
        (list(crossed_neutral_rows(data, rng, encoder)), 20),
        (list(paraphrase_rows(data, encoder)), TEST_FIFTH),
    ):
        parts["test"] += rows[: len(rows) // cut]
        parts["train"] += rows[len(rows) // cut :]
    return {name: [in_context(dress_row(row, rng), before, rng) for row in rows] for name, rows in parts.items()}
