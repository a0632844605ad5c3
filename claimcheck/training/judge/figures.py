"""Pairs about figures: another value, a bound it breaks, and the ways one value is written."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from claimcheck.training.judge.made import AGREES, CONTRADICTS, Made, Pool, both_ways, replaced, words
from claimcheck.training.judge.sentences import Sentence

_DIGITS = re.compile(
    r"(?<![\w.,:/-])(?:\d{1,3}(?:[,\u202f\u00a0]\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)?(?![\w:/-]|[.,]\d)"
)
_BOUND = {
    "en": re.compile(
        r"\b(?:more than|over|at least|about|around|nearly|almost|some|under|fewer than|less than|up to)\s$", re.I
    ),
    "fr": re.compile(r"\b(?:plus de|au moins|environ|près de|quelque|moins de|jusqu'à)\s$", re.I),
}
_OPEN = {
    "en": re.compile(r"\b(?:more than|over|at least|under|fewer than|less than|up to|at most)\s[$€£]?$", re.I),
    "fr": re.compile(r"\b(?:plus de|au moins|moins de|jusqu'à|au plus)\s$", re.I),
}
# What a bound may stand before: things or people counted, no time of day, number of a series, age or sum.
_COUNTED = re.compile(r"^ (?!heures|secondes|minutes)[a-zéèêàçîô-]{2,}(?:s|x)\b|^ (?:people|men|women|children)\b")
# After these "several" or "a number of" is no sentence.
_DETERMINED = re.compile(
    r"\b(?:the|these|those|last|past|next|first|its|their|his|her|this|of|all|from|within|les|ces|des|ses|leurs|derniers|mes|aux|de|dans)\s$",
    re.I,
)
_SHIFTS = (0.3, 0.4, 0.5, 0.6, 0.75, 1.3, 1.5, 2.0, 2.5, 3.0)
_MONTH = re.compile(
    r"^\s+(?:[A-Z][a-z]+ber|January|February|March|April|May|June|July|August|janvier|février|mars|"
    r"avril|mai|juin|juillet|août|\w+bre)\b|^(?:st|nd|rd|th|er|e)\b"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A figure as it stands in a sentence."""

    start: int
    end: int
    value: float
    spelled: bool
    decimals: int
    separator: str


def find_figures(text: str, lang: str) -> list[Written]:
    """Return the figures of a text that count or measure: no years, no days of a month."""
    found = []
    for match in _DIGITS.finditer(text):
        raw = match.group()
        if re.fullmatch(r"(?:1[5-9]|20)\d\d", raw) or _MONTH.match(text[match.end() :]):
            continue
        if " " in raw and lang == "en":
            continue
        mark = "," if lang == "en" else " "
        plain = re.sub(r"[,\u202f\u00a0](?=\d{3})", "", raw) if lang == "en" else re.sub(r"[ \u202f\u00a0]", "", raw)
        whole, _, part = plain.replace(",", ".").partition(".")
        separated = mark if len(raw) > len(plain) else ""
        found.append(Written(*match.span(), float(f"{whole}.{part or 0}"), False, len(part), separated))
    spelled = {word: float(digits) for word, (digits, *_) in words(lang, "number").items() if not word.isdigit()}
    for match in re.finditer(rf"\b(?:{'|'.join(spelled)})\b", text, re.I):
        if not re.match(r"[-–]\w", text[match.end() :]):
            found.append(Written(*match.span(), spelled[match.group().lower()], True, 0, ""))
    return sorted(found, key=lambda figure: figure.start)


def write(value: float, like: Written, lang: str) -> str:
    """Return ``value`` written in the manner of ``like``."""
    if like.spelled:
        spelled = words(lang, "number").get(str(round(value)))
        return spelled[0] if spelled else str(round(value))
    text = f"{value:,.{like.decimals}f}" if like.separator else f"{value:.{like.decimals}f}"
    if lang == "fr":
        text = text.replace(",", " ").replace(".", ",")
    return text


def other_value(rng: random.Random, like: Written) -> float:
    """Return a value that no rounding of the first explains."""
    if like.value <= 12 and not like.decimals:
        near = [v for v in range(2, 16) if v != like.value and abs(v - like.value) <= 5]
        return float(rng.choice(near))
    value = like.value * rng.choice(_SHIFTS)
    if like.decimals:
        return max(round(value, like.decimals), 10.0**-like.decimals)
    digits = len(str(int(like.value))) - len(str(int(like.value)).rstrip("0"))
    step = 10 ** min(digits, max(len(str(int(value))) - 1, 0))
    shifted = max(round(value / step), 1) * step
    return float(shifted if shifted != like.value else like.value + step)


def takes_bound(text: str, figure: Written, lang: str) -> bool:
    """Tell whether “more than” or “between 5 and 9” can stand in the figure's place."""
    before = text[: figure.start]
    fixed = _BOUND[lang].search(before) or _DETERMINED.search(before) or before.endswith(("- ", "'s ", "’s ", " all "))
    return not fixed and _COUNTED.match(text[figure.end :]) is not None


def _pick(sentence: Sentence, rng: random.Random) -> Written | None:
    figures = find_figures(sentence.text, sentence.lang)
    return rng.choice(figures) if figures else None


def swap_figure(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make a pair that differs in one figure; not behind a bound, since “over 40” and “over 60” can both be true."""
    figure = _pick(sentence, rng)
    if not figure or _OPEN[sentence.lang].search(sentence.text[: figure.start]):
        return []
    new = write(other_value(rng, figure), figure, sentence.lang)
    if new == sentence.text[figure.start : figure.end]:
        return []
    return [Made(sentence.text, replaced(sentence.text, figure.start, figure.end, new), CONTRADICTS, "figure")]


def _bounded(sentence: Sentence, figure: Written, rng: random.Random) -> list[Made]:
    """Pairs with a bound in the figure's place: one that it keeps, one that it breaks."""
    text, lang = sentence.text, sentence.lang
    more, less = (rng.choice(sorted(words(lang, kind))) for kind in ("more", "less"))
    low = max(1, rounder(figure.value * rng.uniform(0.6, 0.95)))
    high = rounder(figure.value * rng.uniform(1.1, 1.6))

    def with_bound(word: str, value: float) -> str:
        return replaced(text, figure.start, figure.end, f"{word} {write(value, figure, lang)}")

    if low >= figure.value or high <= figure.value:
        return []
    pairs = [
        *both_ways(text, with_bound(more, low), "bound kept"),
        *both_ways(text, with_bound(less, high), "bound kept"),
        Made(text, with_bound(more, high), CONTRADICTS, "bound broken"),
        Made(text, with_bound(less, low), CONTRADICTS, "bound broken"),
        Made(with_bound(more, high), text, CONTRADICTS, "bound broken"),
    ]
    return rng.sample(pairs, 3)


def rounder(value: float) -> float:
    """Return ``value`` with one or two figures and zeros."""
    if value < 10:
        return float(round(value))
    step = 10 ** (len(str(int(value))) - 1)
    return float(round(value / step * 2) * step / 2)


def bound_figure(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make pairs of a figure against “more than” and “fewer than”."""
    figure = _pick(sentence, rng)
    if not figure or figure.value < 5 or figure.decimals or not takes_bound(sentence.text, figure, sentence.lang):
        return []
    return _bounded(sentence, figure, rng)


def rewrite_figure(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make the twins: digits against words, separators, rounding, “several”, no figure at all."""
    figure = _pick(sentence, rng)
    if not figure:
        return []
    text, lang = sentence.text, sentence.lang

    def with_text(new: str) -> str:
        return replaced(text, figure.start, figure.end, new)

    choices: list[list[Made]] = []
    digits = str(round(figure.value))
    if figure.spelled:
        choices.append([Made(text, with_text(digits), AGREES, "figure rewritten")])
    elif digits in words(lang, "number") and not figure.decimals:
        choices.append([Made(text, with_text(words(lang, "number")[digits][0]), AGREES, "figure rewritten")])
    if figure.separator:
        choices.append([Made(text, with_text(digits), AGREES, "figure rewritten")])
    rounded = float(f"{figure.value:.2g}")
    before = text[: figure.start]
    bounded = _BOUND[lang].search(before) or before.endswith(("$", "€", "£"))
    if figure.value > 100 and rounded != figure.value and not figure.decimals and not bounded:
        near = rng.choice(sorted(words(lang, "near")))
        choices.append(both_ways(text, with_text(f"{near} {write(rounded, figure, lang)}"), "figure rounded"))
    if (
        3 <= figure.value <= 12
        and not figure.decimals
        and not bounded
        and not _DETERMINED.search(before)
        and re.match(r" [a-zé]{3,}s\b", text[figure.end :])
    ):
        choices.append(both_ways(text, with_text(rng.choice(sorted(words(lang, "several")))), "figure left open"))
    return rng.choice(choices) if choices else []
