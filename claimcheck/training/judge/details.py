"""Pairs in which one side says more than the other: a day, a place, a source; a coarser day; initials for a name."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

from claimcheck.training.judge.made import AGREES, CONTRADICTS, Made, Pool, both_ways, replaced
from claimcheck.training.judge.names import CALENDAR
from claimcheck.training.judge.sentences import Sentence

ADDED = {
    "en": (" on {day}", " in {month}", " last week", " in {place}", ", according to {person}", ", {person} said",
           " for the third time", " for security reasons", " because of the weather", " despite the protests",
           " with {number} others", " for {number} hours", " near {place}", " in {year}"),
    "fr": (" {day}", " en {month}", " la semaine dernière", ", selon {person}", ", a déclaré {person}",
           " pour la troisième fois", " pour des raisons de sécurité", " à cause de la météo",
           " malgré les protestations",
           " avec {number} autres personnes", " pendant {number} heures", " près de {place}", " en {year}"),
}  # fmt: skip
_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Friday", "Sunday"),
    "fr": ("lundi", "mardi", "jeudi", "samedi", "dimanche"),
}
_MONTHS = {lang: tuple(series[1]) for lang, series in CALENDAR.items()}
_END = re.compile(r"(?<=[a-zé0-9])\.$")
_SAYING = re.compile(r"\b(?:said|says|told|according|a déclaré|a dit|selon|d'après|affirm\w+|annonc\w+)\b", re.I)
_YEAR = r"(?:19|20)\d\d"
_FULL_DATE = {
    "en": re.compile(
        rf"\bon (?P<month>{'|'.join(_MONTHS['en'])}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>{_YEAR}))?\b|"
        rf"\bon (?P<day2>\d{{1,2}}) (?P<month2>{'|'.join(_MONTHS['en'])})(?: (?P<year2>{_YEAR}))?\b"
    ),
    "fr": re.compile(rf"\ble (?P<day>\d{{1,2}}|1er) (?P<month>{'|'.join(_MONTHS['fr'])})(?: (?P<year>{_YEAR}))?\b"),
}
_INITIALLED = re.compile(
    r"\b((?:[A-Z][\w’'-]+(?: (?:of|for|the|and|de|du|des|la|et|pour|les) | ))+[A-Z][\w’'-]+) \(([A-Z]{2,6})\)"
)


def add_detail(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make the pairs where the longer side says one thing more, which the shorter one leaves open."""
    text, lang = sentence.text, sentence.lang
    if not _END.search(text) or not any(pool.names.get((lang, label)) for label in ("PERSON", "LOC")):
        return []
    form = rng.choice(ADDED[lang])
    if "{person}" in form and _SAYING.search(text):
        return []
    if re.search(r"\d{4}|" + "|".join((*_DAYS[lang], *_MONTHS[lang])), text) and re.search(
        r"\{(?:day|month|year)\}", form
    ):
        return []
    detail = form.format(
        day=rng.choice(_DAYS[lang]), month=rng.choice(_MONTHS[lang]), year=rng.randint(1990, 2024),
        place=rng.choice(pool.names.get((lang, "LOC")) or ["Paris"]), number=rng.randint(2, 60),
        person=rng.choice(pool.names.get((lang, "PERSON")) or ["Martin"]),
    )  # fmt: skip
    less, more = both_ways(text[:-1] + detail + ".", text, "detail left out")
    return [less, more] if rng.random() < 0.3 else [rng.choice((less, more))]


def coarsen_date(sentence: Sentence, rng: random.Random, pool: Pool) -> list[Made]:
    """Make the pairs of a day and its month or year, and of a day and another month."""
    text, lang = sentence.text, sentence.lang
    match = _FULL_DATE[lang].search(text)
    if not match:
        return []
    found = match.groupdict()
    month, year = found.get("month") or found.get("month2"), found.get("year") or found.get("year2")
    within = "in" if lang == "en" else "en"
    other = rng.choice([name for name in _MONTHS[lang] if name != month])
    coarse = replaced(text, *match.span(), f"{within} {month}" + (f" {year}" if year else ""))
    wrong = replaced(text, *match.span(), f"{within} {other}" + (f" {year}" if year else ""))
    return [*both_ways(text, coarse, "date less precise"), Made(*rng.sample([text, wrong], 2), CONTRADICTS, "date")]


def collect_initials(sentences: Iterable[Sentence]) -> dict[str, str]:
    """Return the full names that the sentences give initials for, with these."""
    found: dict[str, str] = {}
    for sentence in sentences:
        for match in _INITIALLED.finditer(sentence.text):
            words = [word for word in re.split(r"[ -]", match.group(1)) if word[0].isupper()]
            initials = match.group(2)
            own = words[-len(initials) :]
            if "".join(word[0] for word in own) == initials:
                found[match.group(1)[match.group(1).index(own[0]) :]] = initials
    return found


def use_initials(sentence: Sentence, initials: dict[str, str], rng: random.Random) -> list[Made]:
    """Make the twin with a body's initials in place of its name, either way round."""
    for name, short in initials.items():
        if name in sentence.text:
            text = sentence.text.replace(f" ({short})", "")
            new = text.replace(name, short)
            if new != text:
                return [Made(*rng.sample([text, new], 2), AGREES, "name shortened")]
    return []
