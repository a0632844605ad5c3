"""Pairs about who did what to whom: active to passive, across the languages, and the two in each other's place."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from claimcheck.training.judge.made import AGREES, CONTRADICTS, Made, Pool

_TABLE = Path(__file__).with_name("words") / "roles.tsv"
LABELS = ("PERSON", "ORG")
MOST_WORDS = 4  # of a name
TAILS = {
    "en": ("", "", " on {day}", " last year", " in {place}", ", officials said", " after a long dispute", " in 2015"),
    "fr": ("", "", " {day}", " l'an dernier", " à {place}", ", selon les autorités", " après un long conflit",
           " en 2015"),
}  # fmt: skip
DAYS = (
    ("Monday", "lundi"),
    ("Tuesday", "mardi"),
    ("Thursday", "jeudi"),
    ("Friday", "vendredi"),
    ("Sunday", "dimanche"),
)
PLACES = ("Paris", "London", "Berlin", "Madrid", "Tokyo", "Chicago", "Nairobi", "Lyon", "Sydney", "Lima")
LANGUAGES = (("en", "en"), ("en", "en"), ("fr", "fr"), ("en", "fr"), ("fr", "en"))


def read_verbs() -> list[tuple[str, str, str]]:
    """Return English past, English participle and French participle of each verb."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
    return [(past, participle, french) for past, participle, french in rows]


def _say(doer: str, verb: tuple[str, str, str], other: str, tail: str, lang: str, passive: bool, denied: bool) -> str:
    past, participle, french = verb
    if lang == "en":
        middle = f"{'was not' if denied else 'was'} {participle} by" if passive else past
    elif passive:
        helping = "n'a pas été" if denied else "a été"
        middle = f"{helping} {french} par"
    else:
        middle = f"a {french}"
    first, second = (other, doer) if passive else (doer, other)
    return f"{first} {middle} {second}{tail}."


def role_pairs(pool: Pool, count: int, rng: random.Random) -> Iterator[tuple[Made, tuple[str, str]]]:
    """Yield pairs of made sentences, each pair with the languages of its sides."""
    verbs = read_verbs()
    names = {label: [n for n in sorted(set(pool.names["en", label])) if _is_plain(n)] for label in LABELS}
    while count > 0:
        doer, other = rng.sample(names[rng.choice(LABELS)], 2)
        verb, number = rng.choice(verbs), rng.randrange(len(TAILS["en"]))
        day, place = rng.choice(DAYS), rng.choice(PLACES)
        left, right = rng.choice(LANGUAGES)
        tails = [TAILS[lang][number].format(day=day[lang == "fr"], place=place) for lang in (left, right)]
        first, second = rng.random() < 0.4, rng.random() < 0.6
        premise = _say(doer, verb, other, tails[0], left, first, False)
        same = _say(doer, verb, other, rng.choice((tails[1], "")), right, second, False)
        turned = _say(other, verb, doer, tails[1], right, second, False)
        denied = _say(doer, verb, other, tails[1], right, True, True)
        choices = [
            (same, AGREES, "active to passive"),
            (turned, CONTRADICTS, "roles"),
            (denied, CONTRADICTS, "negated"),
        ]
        for hypothesis, verdict, kind in rng.sample(choices[: 2 + (rng.random() < 0.25)], 2):
            if premise != hypothesis:
                count -= 1
                yield Made(premise, hypothesis, verdict, kind), (left, right)


def _is_plain(name: str) -> bool:
    return name[0].isupper() and len(name.split()) <= MOST_WORDS and len(name) > 3 and name.replace(" ", "").isalpha()
