"""The date grammar: layers of patterns over word classes, each pattern with the builder of its meaning.

A pattern is a regular expression whose letters are classes of `claimcheck.extract.dates.lexis` ("month dd comma? yyyy");
every class is one character of the string that is searched, so the search is linear in the number of words. A layer
reads the text once; what it finds becomes one atom for the next layer: ``Nday`` a day, ``Nspan`` days, ``Ntime`` a time
of day, ``Ndur`` a length of time, ``Nset`` a recurrence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from claimcheck.extract.dates import absolute as a
from claimcheck.extract.dates import clocks as c
from claimcheck.extract.dates import combine as k
from claimcheck.extract.dates import relative as r
from claimcheck.extract.dates.found import Built, Found
from claimcheck.extract.dates.spec import Atom, Spec

_YEAR = "(?P<y>yyyy|yw|ycard)"
_DAY = "(?P<d>dd|ord|card)"
_COUNT = "(?P<n>dd|num|card|ycard|one|few|halfnum|yy)"
_UNIT = "(?P<u>unit)"
_ANY = "(?P<u>unit|unitt)"
_NEAR = "(?P<r>last|next|this)"
_SIDE = "(?P<r>last|next)"
_HOUR = "(?:clock|hclock|clockword|oclocked)"

#: name, pattern, builder; within a layer the longest match wins, then the earlier line.
LAYERS: tuple[tuple[tuple[str, str, Callable[..., Built]], ...], ...] = (
    (  # times of day
        ("oclock", "(?P<h>dd|card) oclock", c.time),
        ("hour of part", "(?:dd|card) ampm", c.time),
        ("past hour", "(?P<n>dd|card) unitt? (?P<s>last) (?:card|dd) (?:oclock|part)?", c.past_hour),
        ("half past", "(?:halfpast|one? (?P<u>unit) (?:last|to)) (?:card|dd|clock) (?:oclock|part)?", c.quarter_hour),
        ("edge part", "edge (?:hy|in)? (?:the)? (?P<h>part)", c.time),
        ("french hour", "(?P<h>dd|card|one) (?P<u>unitt) (?:(?:and|minus)? (?:dd|card|quart|halfnum) (?P<m>unitt)?)? ampm?", c.french_hour),
        ("clock tail", "(?P<h>clock|hclock) (?:ampm|(?:of|in) the part)?", c.clock),
        ("hours to clock", "(?P<f>from|between|of)? the? (?P<a>dd|card|clock|hclock) (?P<s>to|hy|dash|and|until) the? (?P<h>clock|hclock) ampm?", c.clock_range),
        ("clock to hours", "(?P<f>from|between|of)? (?P<h>clock|hclock) (?P<s>to|hy|dash|and|until) (?P<c>dd|card) oclock?", c.clock_range),
        ("hours in part", "(?P<f>from|between)? (?P<a>dd|card) (?P<s>to|hy|until|and) (?P<h>dd|card) (?:in|of) the part", c.clock_range),
        ("hour in part", "(?P<h>dd|card) (?:in|of|to) the? part", c.time),
        ("clockword", "dd? clockword", c.time),
        ("parttime", "(?:in|to)? parttime", c.time),
        ("meal", "(?P<f>before|after) meal", c.time),
        ("part", "(?P<p>in|to|later) (?P<t>the)? (?P<h>part|parts)", c.part),
        ("later part", "later (?:in|of) the (?P<h>part)", c.time),
    ),
    (  # days, months, years, units
        ("literal", "(?:weekday comma?)? (?P<v>ndate)", a.literal),
        ("slash", "(?P<t>last|next|this)? (?P<w>weekday comma?)? (?P<v>sdate) (?:comma? (?P<y>yyyy))?", a.slash),
        ("weekday number", "(?P<w>weekday) (?P<v>num)", a.weekday_number),
        ("weekday hyphen", "(?P<w>weekday) (?P<v>dd) (?:hy|dot) (?P<d>dd)", a.weekday_hyphen),
        ("year month", "(?P<v>ymonth)", a.year_month),
        ("day month year", f"(?:(?P<w>weekday) comma?)? {_DAY} (?:of|hy)? (?P<m>month) (?:(?:comma|of|in|hy)? {_YEAR}|(?P<yy>yy))?", a.day_month),
        ("the day of month", f"(?:(?P<w>weekday) comma?)? the {_DAY} of (?P<m>month) (?:(?:comma|of|in)? {_YEAR})?", a.day_month),
        ("month day year", f"(?:(?P<w>weekday) comma?)? (?P<m>month) (?:the? {_DAY}|comma (?P<g>ord)) (?:(?:comma|of|in)? {_YEAR})?", a.month_day),
        ("month slash day", "(?P<m>month) (?:slash|hy) (?P<d>dd)", a.day_month),
        ("month year day", "(?P<m>month) (?:hy|slash) (?P<y>yyyy) (?:hy|slash) (?P<d>dd)", a.day_month),
        ("year month day", "(?P<y>yyyy) (?:(?:hy|slash) (?P<m>month) (?:hy|slash)|(?P<k>month)) (?P<d>dd|ord)", a.day_month),
        ("month days", f"(?P<f>from)? (?P<m>month) the? (?P<a>dd|ord) (?P<s>hy|dash|to|and|until) the? {_DAY} (?:comma? {_YEAR})?", a.month_days),
        ("days month", f"(?P<f>from|between|of|in)? (?P<t>the)? (?P<a>dd|ord|card) (?P<s>hy|dash|to|and|until) the? {_DAY} of? (?P<m>month) (?:(?:comma|of)? {_YEAR})?", a.month_days),
        ("weekday days month", f"(?P<f>from|between|of) the? weekday (?P<a>dd|ord) (?P<s>to|and) the? weekday {_DAY} (?P<m>month) {_YEAR}?", a.month_days),
        ("days next month", "(?P<a>dd) (?P<s>hy|dash|to) (?P<d>dd) (?P<u>unit) (?P<r>next|last)", a.days_of_unit),
        ("days near month", "(?:from|between)? the? (?P<a>dd|ord) (?P<s>hy|dash|to|until|and) the? (?P<d>dd|ord) (?:in|of)? (?P<r>next|last|this) (?P<u>unit)", a.days_of_unit),
        ("day of near month", "the? (?:(?P<d>dd|ord) of|(?P<g>ord)) (?P<r>next|last|this) (?P<u>unit)", a.day_of_unit),
        ("day of month near", "(?<=the)(?P<d>dd|ord) of (?P<u>unit) (?P<r>next|last)", a.day_of_unit),
        ("month year", f"(?P<m>month) (?:comma|of|in|hy|slash)? (?:{_YEAR}|apos? (?P<yy>yy))", a.month_year),
        ("month of yy", "(?P<m>month) of (?P<yy>yy)", a.month_year),
        ("year slash month", "(?P<y>yyyy) (?:hy|slash)? (?P<m>month)", a.month_year),
        ("near month", f"{_NEAR} (?P<m>month)", a.near_month),
        ("month near", f"(?P<m>month) {_SIDE}", a.near_month),
        ("months", f"(?P<f>from|between|of)? (?P<a>month) (?P<s>to|and|hy|dash) (?P<m>month) (?:(?:of|in)? {_YEAR})?", a.months),
        ("month", "(?P<m>month)", a.month),
        ("near weekday", f"{_NEAR} (?P<w>weekday)", a.near_weekday),
        ("weekday near", f"(?P<w>weekday) {_SIDE}", a.near_weekday),
        ("near week weekday", f"{_NEAR} (?P<u>unit) (?:in|poss)? (?P<w>weekday)", a.weekday_of_unit),
        ("weekday of week", f"(?P<o>in)? (?P<w>weekday) of? {_NEAR} (?P<u>unit)", a.weekday_of_unit),
        ("weekday of week near", f"(?P<w>weekday) of? the (?P<u>unit) {_SIDE}", a.weekday_of_unit),
        ("weekday day", "(?P<w>weekday) the? (?P<d>ord)", a.weekday_day),
        ("weekday day fr", "(?P<w>weekday) (?P<d>dd)", a.weekday_day_fr),
        ("day weekday", "the (?P<d>card|dd) (?P<w>weekday)", a.weekday_day),
        ("weekday", "(?P<w>weekday)", a.weekday),
        ("the nth", "(?<=the)(?P<d>ord|dd)", a.month_day_alone),
        ("near holiday", f"{_NEAR} (?P<h>holiday)", a.holiday),
        ("holiday", f"(?P<h>holiday) (?:(?:of|comma|in|to)? {_YEAR}|of? {_NEAR} (?P<u>unit))?", a.holiday),
        ("quarter", f"(?P<q>qlit|hlit) (?:(?:of|in|comma)? {_YEAR}|(?:of|in) (?:the|{_NEAR}) unit)?", a.quarter_literal),
        ("year quarter", f"{_YEAR} (?P<q>qlit|hlit)", a.quarter_literal),
        ("nth quarter", f"the? (?P<n>ord|last) (?P<u>unit) (?:(?:of|in|comma|hy)? (?:the? unit)? {_YEAR}|(?:of|in)? {_NEAR} (?P<v>unit))?", a.nth_quarter),
        ("near year nth quarter", f"{_NEAR} (?P<v>unit) poss (?P<n>ord) (?P<u>unit)", a.nth_quarter),
        ("nth quarter of the year", "the? (?P<n>ord|last) (?P<u>unit) of the (?P<v>unit)", a.nth_quarter),
        ("season", f"(?P<s>season) (?:(?:of|in|comma)? {_YEAR} (?:(?:hy|slash|dash) (?:dd|yy|yyyy))?|of? apos (?P<yy>yy|dd)|of? {_NEAR} unit)?", a.season),
        ("near season", f"(?P<t>the)? {_NEAR} (?P<s>season)", a.season),
        ("season near", f"(?P<s>season) {_SIDE}", a.season),
        ("season year pair", f"(?P<s>season) {_YEAR} (?:hy|slash|dash) (?P<z>dd|yy|yyyy)", a.season),
        ("decade", "(?P<v>decade)", a.decade),
        ("the decade", "(?<=the) (?P<v>decadeword)", a.decade),
        ("annees", "(?P<u>unit) (?P<v>yyyy|yy|dd)", a.years_fr),
        ("century", "(?P<n>ord|roman) (?P<u>unit)", a.century),
        ("week number", f"(?P<u>unit) (?P<n>dd|num|yy) (?:(?:of|in|comma)? {_YEAR})?", a.week_number),
        ("year pair", "(?P<a>yyyy) (?P<s>hy|slash) (?P<c>dd|yy|num)", a.pair_of_years),
        ("named year", "(?P<u>unit) (?P<y>yyyy)", a.named_year),
        ("special year", f"(?P<t>the)? {_NEAR}? special (?P<u>unit) (?P<y>yyyy)?", a.special_year),
        ("french special year", "(?P<t>the)? (?P<r>this)? (?P<u>unit) special (?P<y>yyyy|last|next)?", a.special_year),
        ("calendar year", f"{_NEAR} calendar (?P<u>unit)", r.near_unit),
        ("year", "(?P<y>yyyy|yw)", a.year),
        ("spelled year", "(?<=in)(?P<y>ycard)", a.spelled_year),
        ("short year", "(?:(?<=in)|(?<=of)|(?<=since)|(?<=edge)) apos (?P<yy>yy|dd)", a.short_year),
        ("special", "special (?P<y>yyyy)", a.special_year),
        ("rest", "rest (?:the|this|next|w)? (?P<u>unit)", r.rest_of),
        ("whole unit", "(?P<v>relunit)", r.whole_unit),
        ("night hour", "in? (?P<h>dd|card) (?P<v>night)", r.night),
        ("night about hour", "(?P<v>night) (?:approx|in) (?P<h>dd|card)", r.night),
        ("deictic", "(?P<v>deictic)", r.deictic),
        ("night", "(?P<v>night)", r.night),
        ("now", "(?P<v>now)", r.now),
        ("text day", "(?P<v>textday|texttime|textunit)", r.text_day),
        ("end day", "(?P<v>endday|endunit)", r.end_day),
        ("near unit", f"(?P<t>the)? {_NEAR} (?P<u>unit)", r.near_unit),
        ("unit near", "(?P<t>the)? (?P<u>unit) (?P<r>last|next|thispost)", r.near_unit),
        ("this unit here", "(?P<r>this) (?P<u>unit) hy (?P<c>ci)", r.near_unit),
        ("near units", f"(?P<t>the)? {_SIDE} (?P<n>dd|num|card|few) {_ANY}", r.near_units),
        ("units near", f"(?P<t>the|these)? (?P<n>dd|num|card|few)? {_SIDE} {_ANY}", r.near_units),
        ("number units near", f"(?P<t>the|these)? {_COUNT} {_ANY} {_SIDE}", r.near_units),
        ("near unitt", f"{_SIDE} (?P<u>unitt)", r.now_units),
        ("unitt near", f"(?P<u>unitt) {_SIDE}", r.now_units),
        ("ago", f"(?P<a>approx|more|less)? {_COUNT} hy? {_ANY} ago", r.ago),
        ("il y a", f"agopre (?P<a>approx|more|less)? {_COUNT} {_ANY}", r.ago),
        ("in units", f"(?P<i>in|within) (?P<a>approx|more|less)? {_COUNT} {_ANY} (?P<t>timetail)?", r.ahead),
        ("from now", f"{_COUNT} {_ANY} (?P<f>fromnow|timetail)", r.from_now),
        ("later", f"{_COUNT} {_ANY} (?P<l>later)", r.later),
        ("units after", f"{_COUNT} (?P<u>unit) (?P<l>after|before) (?=comma|dot|paren|br|$)", r.later),
        ("set", "every (?P<n>dd|card|num)? (?P<u>unit|weekday|weekdays|part|unitt|holiday|month|season|parts) (?:hy|the)? part?", c.recurring),
        ("times a unit", "(?P<u>unit) (?:every|of every) (?P<v>unit)", c.recurring),
        ("nth of every", "(?:ord|dd) of every (?P<u>unit)", c.recurring),
        ("weekends", "(?P<u>unit)", c.weekends),
        ("set word", "(?P<v>set|weekdays)", c.recurring_word),
        ("whole", "whole (?P<u>unit)", c.duration),
        ("duration", f"{_COUNT} wholeadj? (?:hy)? {_ANY} (?:(?:and|comma)? (?:num|dd|card) (?P<j>unitt|unit))? (?P<z>and (?:halfnum|one)? (?:num|unit)?)?", c.duration),
        ("glued", "(?P<n>num|dd) (?P<u>w)", c.glued_duration),
        ("the weekend", "the (?P<u>unit)", r.the_unit),
    ),
    (  # parts and shifts of what was found
        ("edge", "(?P<e>edge) (?:hy|dash|of|in)? (?P<t>the)? (?P<x>Nspan|Nyear|Nday)", k.edge),
        ("edge of unit", "(?P<e>edge) (?:hy|of)? (?P<t>the|this)? (?P<u>unit)", k.edge_of_unit),
        ("nth of", "the? (?P<n>ord|last) (?P<u>unit|weekday) (?:of|in) the? (?P<x>Nspan|Nyear)", k.nth_of),
        ("nth weekday of", "the? (?P<n>ord|last)? (?P<w>Nday) (?P<z>part|Ntime)? (?:of|in) the? (?P<x>Nspan|Nyear)", k.nth_weekday),
        ("month of", "the? (?P<u>unit) of (?P<x>Nspan)", k.month_of),
        ("last unit of", "(?P<w>Nspan) (?:of|in) the? (?P<x>Nspan|Nyear)", k.last_unit_of),
        ("first units of", "the? (?P<o>ord) (?P<w>Ndur) (?:of|in) the? (?P<x>Nspan|Nyear|unit)", k.first_units_of),
        ("units first of", "the? (?P<n>dd|card) (?P<o>ord) (?P<u>unit) (?:of|in) the? (?P<x>Nspan|Nyear|unit)", k.first_units_of),
        ("by units", "(?P<b>by) (?P<x>Ndur)", k.within),
        ("nth week of", "the? (?P<n>ord|last) (?P<u>weekof) the? (?P<x>Nspan|Nyear)", k.nth_of),
        ("day part", "(?P<x>Nday) (?:in|of|to)? (?:the)? (?P<z>part)", k.day_time),
        ("near part", "(?P<e>edge)? (?P<r>this|last|next) (?P<p>part)", k.near_part),
        ("part of day", "(?:in the)? (?P<z>part) of (?:the)? (?P<x>Nday)", k.time_day),
        ("month near of year", "(?P<x>Nspan) of (?P<y>Nyear)", k.month_of_year),
        ("week of", "weekof the? (?P<x>Nday)", k.week_of),
        ("week of the nth", "weekof the? (?P<d>ord|dd)", k.week_of_nth),
        ("shifted", "(?P<x>Ndur) (?P<l>after|before|from) the? (?P<y>Nday|Nspan)", k.shifted),
        ("weekend of", "(?P<u>unit) (?:of|in) (?P<x>Nday)", k.unit_of_day),
        ("holiday weekend", "(?P<x>Nday) (?P<u>unit)", k.unit_of_day),
        ("within", "within (?P<x>Ndur)", k.within),
        ("day weekday", "(?P<x>Nday) comma? in (?P<w>weekday)", a.nothing),
    ),
    (  # days with times
        ("day time", "(?P<x>Nday) (?:comma|in|to|colon|for|hy|dash|by|of|approx)? (?:the)? approx? (?P<z>Ntime)", k.day_time),
        ("day part late", "(?P<x>Nday) (?:in|of|to)? (?:the)? (?P<z>part)", k.day_time),
        ("day about hour", "(?P<x>Nday) approx (?P<h>dd|card)", k.day_hour),
        ("at hour day", "(?P<i>in) (?P<h>dd|card) in (?P<x>Nday)", k.at_hour_day),
        ("hours of day", "(?:from|between) (?P<g>dd|card) (?:to|and|hy) (?P<h>dd|card) (?:the|in)? (?P<x>Nday)", k.hours_of_day),
        ("day hours", "(?P<x>Nday) (?:from|between) (?P<g>dd|card) (?:to|and|hy|dash) (?P<h>dd|card)", k.hours_of_day),
        ("day bound time", "(?P<x>Nday) (?:after|before|by|until|since|from) (?P<z>Ntime)", k.day_time),
        ("day at hour", "(?P<x>Nday) (?:in|to|by) (?P<h>dd|num|card) (?!unit|unitt|w|month)", k.day_hour),
        ("time day", "(?:in|of)? approx? (?P<z>Ntime) (?:comma|in|of|to|the)? (?:the)? (?P<x>Nday)", k.time_day),
        ("set time", "(?P<z>Nset) (?:in|to)? (?P<h>Ntime)", c.set_time),
        ("time set", "(?P<h>Ntime|dd) (?P<z>Nset)", c.set_time),
        ("approx time", "approx (?P<z>Ntime)", c.same_time),
        ("around", "(?P<a>approx) (?P<x>Nday|Nspan|Nyear)", k.around),
    ),
    (  # ranges
        ("range", "(?P<f>from|between|of|since)? (?P<t>the)? (?P<x>Nday|Nspan|Nyear|now) (?P<s>to|dash|hy|until|and) (?:the)? (?P<y>Nday|Nspan|Nyear|now|ord)", k.range_),
        ("range of numbers", "(?P<f>from|between|of) the? (?P<d>dd|ord) (?P<s>to|and) the? (?P<y>Nday)", k.range_of_number),
        ("time range", "(?P<f>from|between|of)? (?P<x>Ntime) (?P<s>to|dash|hy|until|and) the? (?P<y>Ntime)", k.time_range),
        ("for from", "for (?P<x>Ndur) (?:comma)? (?:from|since) (?:the)? (?P<y>Nday|Nspan|Ntime)", k.for_from),
    ),
    (  # open ends
        ("open", "(?P<o>since|until|before|after|by) (?:the|in|approx|to)* (?P<x>Nday|Nspan|Nyear)", k.open_end),
        ("from", "(?P<o>from) (?:the)? (?P<x>Nday|Nspan|Nyear) (?P<a>tailopen)?", k.from_end),
        ("tail after", "(?P<x>Nday|Nspan|Nyear) (?:and|or) (?P<o>before|after|later) (?!Nday|Nspan|Nyear|the)", k.tail_open),
        ("tail", "(?P<x>Nday|Nspan|Nyear) (?P<o>tailopen)", k.tail_open),
        ("open time", "(?:since|until|before|after|by) (?P<z>Ntime)", c.same_time),
        ("less duration", "(?P<a>more|less) (?P<x>Ndur)", c.duration_bound),
        ("comparison", "(?P<o>gt|lt) eq? (?P<x>Nyear)", k.comparison),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled line of the grammar; ``order`` is its place, which breaks ties of length."""

    name: str
    pattern: re.Pattern[str]
    build: Callable[..., Built]
    order: int


@cache
def _codes() -> dict[str, str]:
    """Return class → the one character that stands for it; classes that no pattern names share one."""
    names: list[str] = []
    for layer in LAYERS:
        for _, pattern, _ in layer:
            names += re.findall(r"\?P<\w+>|\?[:=!]|\?<[=!]|([A-Za-z]+)", pattern)
    return {name: chr(0xE000 + index) for index, name in enumerate(sorted({n for n in names if n}))}


@cache
def _rules() -> tuple[tuple[Rule, ...], ...]:
    codes = _codes()

    def compiled(pattern: str) -> re.Pattern[str]:
        def swap(match: re.Match[str]) -> str:
            return codes.get(match.group(), match.group()) if not match.group().startswith("?") else match.group()

        return re.compile(re.sub(r"\?P<\w+>|\?[:=!]|\?<[=!]|[A-Za-z]+", swap, pattern).replace(" ", ""))

    return tuple(
        tuple(Rule(name, compiled(pattern), build, order) for order, (name, pattern, build) in enumerate(layer))
        for layer in LAYERS
    )


def parse(atoms: list[Atom], language: str) -> list[Atom]:
    """Run the layers over a text's atoms; what was recognised comes back as atoms with a ``spec``."""
    for rules in _rules():
        atoms = _reduce(atoms, rules, language)
    return atoms


def _reduce(atoms: list[Atom], rules: tuple[Rule, ...], language: str) -> list[Atom]:
    codes = _codes()
    line = "".join(codes.get(atom.cls, "\uf8ff") for atom in atoms)
    hits: list[tuple[int, int, int, Rule, re.Match[str]]] = []
    for rule in rules:
        hits += [
            (m.start() - m.end(), rule.order, m.start(), rule, m)
            for m in rule.pattern.finditer(line)
            if m.end() > m.start()
        ]
    hits.sort(key=lambda hit: hit[:3])
    taken = bytearray(len(atoms))
    made: dict[int, tuple[int, Atom]] = {}
    for _, _, _, rule, match in hits:
        if any(taken[match.start() : match.end()]):
            continue
        built = rule.build(Found(atoms, match, language))
        if built is None:
            continue
        first, last, cls, spec = built
        taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
        if cls != "skip":
            node = Atom(atoms[first].start, atoms[last].end, cls, "", spec=spec)
            made[first] = (last, node)
    return _replaced(atoms, made)


def _replaced(atoms: list[Atom], made: dict[int, tuple[int, Atom]]) -> list[Atom]:
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        if at in made:
            at, node = made[at]
            result.append(node)
        else:
            result.append(atoms[at])
        at += 1
    return result


def with_direction(spec: Spec, direction: int) -> Spec:
    """Return the expression bound to the future or the past."""
    return replace(spec, direction=direction)
