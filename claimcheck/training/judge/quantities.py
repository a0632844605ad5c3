"""More pairs about quantities: ranges, units, shares of a whole."""

from __future__ import annotations

import random
import re

from claimcheck.training.judge.figures import find_figures, rounder, takes_bound, write
from claimcheck.training.judge.made import AGREES, CONTRADICTS, NEUTRAL, Made, Pool, both_ways, replaced
from claimcheck.training.judge.sentences import Sentence

# Units of which a figure has but one: another in its place is another amount.
UNITS = {
    "en": (("kilometres", "metres"), ("kilometers", "miles"), ("km", "miles"), ("kilometers", "meters"),
           ("million", "billion"), ("million", "thousand"), ("billion", "trillion"), ("tonnes", "kilos"),
           ("hours", "days"), ("days", "weeks"), ("weeks", "months"), ("months", "years"), ("minutes", "hours"),
           ("dollars", "euros"), ("percent", "points")),
    "fr": (("kilomètres", "mètres"), ("km", "mètres"), ("millions", "milliards"), ("millions", "milliers"),
           ("tonnes", "kilos"), ("heures", "jours"), ("jours", "semaines"), ("semaines", "mois"), ("mois", "ans"),
           ("minutes", "heures"), ("dollars", "euros"), ("francs", "euros")),
}  # fmt: skip
BETWEEN = {
    "en": ("between {low} and {high}", "from {low} to {high}"),
    "fr": ("entre {low} et {high}", "de {low} à {high}"),
}
_WHOLE = {
    "en": re.compile(
        r"(?<!as )\b(?P<all>[Aa]ll|[Mm]ost|[Ss]ome|[Mm]any|[Ff]ew|[Nn]one) of (?=the|these|those|its|their|his|her)\b"
    ),
    "fr": re.compile(
        r"\b(?P<all>[Ll]a plupart|[Uu]ne partie|[Ll]a majorité|[Ll]'ensemble|[Ll]a totalité) (?=des|de la|du)\b"
    ),
}  # fmt: skip
ALL_OF, MOST_OF, SOME_OF, FEW_OF, NONE_OF = range(5)
_SHARE = {
    "all": ALL_OF, "most": MOST_OF, "some": SOME_OF, "many": SOME_OF, "few": FEW_OF, "none": NONE_OF,
    "la plupart": MOST_OF, "la majorité": MOST_OF, "une partie": SOME_OF, "l'ensemble": ALL_OF, "la totalité": ALL_OF,
}  # fmt: skip
_WORDS = {
    "en": (("all",), ("most",), ("some", "part"), ("few",), ("none",)),
    "fr": (("l'ensemble", "la totalité"), ("la plupart", "la majorité"), ("une partie",), (), ()),
}
# Verdict on the hypothesis's share (column) given the premise's (row); None where speakers differ.
_FOLLOWS: tuple[tuple[int | None, ...], ...] = (
    (AGREES, AGREES, AGREES, CONTRADICTS, CONTRADICTS),
    (NEUTRAL, AGREES, AGREES, CONTRADICTS, CONTRADICTS),
    (NEUTRAL, NEUTRAL, AGREES, None, CONTRADICTS),
    (CONTRADICTS, CONTRADICTS, None, AGREES, None),
    (CONTRADICTS, CONTRADICTS, CONTRADICTS, None, AGREES),
)


def swap_unit(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make a pair that differs in the unit of a figure."""
    text, lang = sentence.text, sentence.lang
    for figure in find_figures(text, lang):
        for left, right in rng.sample(UNITS[lang], len(UNITS[lang])):
            for one, other in ((left, right), (right, left)):
                match = re.match(rf"\s{one}\b", text[figure.end :])
                if match:
                    start = figure.end + 1
                    return [Made(text, replaced(text, start, start + len(one), other), CONTRADICTS, "unit")]
    return []


def range_figure(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make the pairs of a figure and a range: one that holds it, one that lies elsewhere."""
    text, lang = sentence.text, sentence.lang
    figures = [f for f in find_figures(text, lang) if f.value >= 8 and not f.decimals and not f.spelled]
    figures = [f for f in figures if takes_bound(text, f, lang)]
    if not figures:
        return []
    figure = rng.choice(figures)
    form = rng.choice(BETWEEN[lang])

    def with_range(low: float, high: float) -> str:
        new = form.format(low=write(low, figure, lang), high=write(high, figure, lang))
        return replaced(text, figure.start, figure.end, new)

    low, high = rounder(figure.value * rng.uniform(0.6, 0.9)), rounder(figure.value * rng.uniform(1.15, 1.5))
    far = rounder(figure.value * rng.uniform(1.6, 2.5))
    if not low < figure.value < high < far:
        return []
    return [
        *both_ways(text, with_range(low, high), "range kept"),
        Made(*rng.sample([text, with_range(far, rounder(far * 1.4))], 2), CONTRADICTS, "range broken"),
    ]


def change_share(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make the pairs of a part and a whole: “all of the”, “most of the”, “some of the”, “none of the”."""
    text, lang = sentence.text, sentence.lang
    match = _WHOLE[lang].search(text)
    own = _SHARE.get(match.group("all").lower()) if match else None
    if match is None or own is None:
        return []
    pairs = []
    for share, forms in enumerate(_WORDS[lang]):
        verdict = _FOLLOWS[own][share]
        for form in forms:
            if verdict is None or form == match.group("all").lower():
                continue
            new = form.capitalize() if match.group("all")[0].isupper() else form
            pairs.append(Made(text, replaced(text, *match.span("all"), new), verdict, "part, whole"))
    return rng.sample(pairs, min(3, len(pairs)))
