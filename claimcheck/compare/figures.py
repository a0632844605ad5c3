"""Figures: two numbers for one measure conflict when the intervals that they allow share no value."""

from __future__ import annotations

from claimcheck.compare.frames import frame_covered, predicates_match
from claimcheck.compare.likely import comes_near, other_subject, subjects_differ
from claimcheck.compare.measures import Measured, against, known_events, measured_figures, same_measure, scope_differs
from claimcheck.compare.parts import is_part, of_two_places
from claimcheck.compare.sides import Laid, Side
from claimcheck.compare.soles import ALIGNED, stand_alone
from claimcheck.compare.verdict import Verdict, differ, make_evidence
from claimcheck.content import fold
from claimcheck.content.match import figures_meet, is_currency, is_measure, same_unit
from claimcheck.lexicon import load_words
from claimcheck.records import Figure, Step

#: Share of the better covered claim that must be matched besides the figures, for counts whose event is known …
SAME_EVENT = 0.28
#: … and for measures such as percentages and money, which need more of the sentence to be the same.
SAME_SENTENCE = 0.5
#: Shares of both claims that must be matched where what happened to the counted is not known.
SAME_UNKNOWN = (0.55, 0.4)
#: Cosine from which another verb may stand between them.
SAME_SENSE = 0.7
#: Units of time, which compare only when said of the same named one (an age, a sentence, a journey).
TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
#: Cosine of the sentences around two claims from which they tell of one event though they share nothing but the count.
SAME_CONTEXT = 0.65
#: Years between two ages given to one person; more of them are ages at two times of a life.
AGES_APART = 3
#: Characters between an age and its bearer's name ("Kim Lee, age 61", "61-year-old Kim Lee").
BESIDE_A_NAME = 9
#: Share of both claims from which one alone ("one person was arrested") is counted against all.
ONE_OF_THEM = 0.6
#: Measures that grow while they are counted, of which one story tells several.
_POLLED = frozenset({"vote"})
#: Share of both claims from which nothing but the figures tells them apart.
NOTHING_ELSE = 0.8


def compare_figures(pair: Laid) -> Verdict | None:
    """Return a contradiction, an update or an unresolved pair of figures; None when no two figures conflict.

    The rungs: same unit, same measure, same scope, disjoint intervals, then the days of publication. A later, other
    count of something that grows is an update; sums in two currencies are left unresolved.
    """
    if not all(any(unit.figure for unit in side.content.units) for side in (pair.left, pair.right)):
        return None
    matched = {unit for left, right, _ in pair.matching.pairs for unit in (left, right)}
    rights = measured_figures(pair.right)
    for left in measured_figures(pair.left) if rights else ():
        for right in rights:
            if (left.unit in matched or right.unit in matched) and not _newer(left, right, pair):
                continue
            verdict = _compare(left, right, pair)
            if verdict is not None:
                return verdict
    return None


def _compare(left: Measured, right: Measured, pair: Laid) -> Verdict | None:
    if not same_measure(left, right, pair):
        return None
    if (left.counted and is_part(left.unit, pair.left)) != (right.counted and is_part(right.unit, pair.right)):
        return None
    if not _enough_shared(left, right, pair):
        return None
    reason = scope_differs(left, right, pair)
    if reason is not None or of_two_places(left.unit, right.unit, pair):
        return None
    if not same_unit(left.figure, right.figure):
        if is_currency(left.figure) and is_currency(right.figure):
            return _unresolved(left, right, pair, "the sums are in two currencies")
        return None
    if figures_meet(left.figure, right.figure) and not _newer(left, right, pair):
        return None
    return settle_figures(left, right, pair)


def settle_figures(left: Measured, right: Measured, pair: Laid) -> Verdict:
    """Return what follows from two figures of one thing that exclude each other: a contradiction, or a newer count."""
    values = (describe_figure(left.figure), describe_figure(right.figure))
    step = Step("figure.measure", "same", f"{left.name} / {right.name}")
    if _of_unknown_day(left, right, pair):
        return _unresolved(left, right, pair, "the day of one source is not known, and the count may have grown")
    if _is_update(left, right, pair) and not _results(pair):  # of two results of a vote neither grew into the other
        return _update(left, right, pair).after((step,))
    common = sorted(left.measure & right.measure)
    explanation = f"“{left.unit.text}” against “{right.unit.text}”" + (f" ({', '.join(common)})" if common else "")
    return differ(pair, "figure", "figure.disjoint", explanation, (left.unit, right.unit), values).after((step,))


def _results(pair: Laid) -> bool:
    """Tell whether either claim gives the result of a vote or match, one number against the other."""
    return any(against(item, side) for side in (pair.left, pair.right) for item in measured_figures(side))


def _newer(left: Measured, right: Measured, pair: Laid) -> bool:
    """Tell whether two figures that could both hold are an older and a newer count ("at least 40", then 63)."""
    if left.figure.value == right.figure.value or not (left.figure.value and right.figure.value):
        return False
    loose = {left.figure.relation, right.figure.relation} & {">", ">="}
    return bool(loose) and _is_update(left, right, pair)


def _enough_shared(left: Measured, right: Measured, pair: Laid) -> bool:
    shares = pair.rest((left.unit, right.unit))
    if left.counted and right.counted and 1 in (left.figure.value, right.figure.value) and min(shares) < ONE_OF_THEM:
        return False
    ages = _is_age(left, pair.left), _is_age(right, pair.right)
    if any(ages):
        close = abs((left.figure.value or 0) - (right.figure.value or 0)) <= AGES_APART
        return all(ages) and close and _one_person(left, right, pair)
    if pair.tentative:
        return not (left.counted and counts_times(left, right)) and comes_near(pair, (left.unit, right.unit))
    if left.counted and right.counted and counts_times(left, right):
        adding = _adds(pair.left) != _adds(pair.right)
        return not adding and min(shares) >= SAME_UNKNOWN[0] and predicates_match(pair)
    alone = left.counted and pair.score >= ALIGNED and stand_alone(left, right, pair)
    if alone or frame_covered(pair, (left.unit, right.unit)):
        return True
    if left.counted and right.counted and not left.measure & right.measure & known_events() - load_words("any", "sums"):
        return _same_unknown(left, right, pair)
    return _one_measure(left, right, pair)


def _one_measure(left: Measured, right: Measured, pair: Laid) -> bool:
    """Tell whether enough besides two measures, or two counts of the victims of an event, is the same."""
    shares = pair.rest((left.unit, right.unit))
    if left.figure.unit in TIMES and not any(one.kind == "name" for one, _, _ in pair.matching.pairs):
        return False
    needed = SAME_EVENT if (left.counted and right.counted) or (left.leading and right.leading) else SAME_SENTENCE
    if max(shares) < needed or min(shares) < needed / 2:
        return False
    nothing_else = min(shares) >= NOTHING_ELSE
    if not (left.counted or left.leading or nothing_else or predicates_match(pair) or not subjects_differ(pair)):
        return False
    return (
        nothing_else
        or _newer_toll(left, right, pair)
        or bool(_besides(left, right, pair))
        or (pair.context or 0.0) >= SAME_CONTEXT
    )


def _same_unknown(left: Measured, right: Measured, pair: Laid) -> bool:
    """Tell whether two counts of like things, to which nothing known happened, are told of one thing."""
    if other_subject(pair, (left.unit, right.unit)):
        return False
    shares = pair.rest((left.unit, right.unit))
    near = min(shares) >= SAME_UNKNOWN[0] and (pair.similarity or 0.0) >= SAME_SENSE
    return max(shares) >= SAME_UNKNOWN[0] and min(shares) >= SAME_UNKNOWN[1] and (near or predicates_match(pair))


def _is_age(item: Measured, side: Side) -> bool:
    """Tell whether a figure is somebody's age ("34-year-old", "age 61", "âgé de 61 ans")."""
    words = load_words(side.content.language, "age_words")
    before = [unit.norm for unit in side.content.units if unit.end <= item.unit.start][-2:]
    return item.figure.unit in TIMES and bool(words & {*item.unit.norm.replace("-", " ").split(), *before})


def _one_person(left: Measured, right: Measured, pair: Laid) -> bool:
    """Tell whether two ages stand right beside the name of one person."""
    found = [_bearer(item, side) for item, side in ((left, pair.left), (right, pair.right))]
    return found[0] is not None and found[0] == found[1]


def _bearer(item: Measured, side: Side) -> str | None:
    for unit in side.content.units:
        gap = max(unit.start - item.unit.end, item.unit.start - unit.end)
        if unit.label != "PERSON" or not unit.entity or gap > BESIDE_A_NAME:
            continue
        between = side.source.text[unit.end : item.unit.start].strip()
        if unit.start > item.unit.start or between[:1] in (",", "("):  # not "Lee's 16-year-old friend"
            return unit.entity
    return None


def _adds(side: Side) -> bool:
    """Tell whether a claim says that something is so as well ("he also spent seven seasons")."""
    words = load_words(side.content.language, "also_words")
    return any(unit.norm in words for unit in side.content.units)


def counts_times(left: Measured, right: Measured) -> bool:
    """Tell whether seasons, games or times are counted, of which one person has several counts."""
    words = load_words("any", "counted_times") | TIMES
    return any(item.figure.unit in words or item.figure.counts_head in words for item in (left, right))


def _besides(left: Measured, right: Measured, pair: Laid) -> list[str]:
    """Return what the claims share besides the counted noun and what happened to it: where, whose, when."""
    common = left.measure & right.measure
    return [
        one.text
        for one, two, _ in pair.matching.pairs
        if one.kind in ("name", "date") or not (one in left.nouns or two in right.nouns or common & set(one.concepts))
    ]


def _is_update(left: Measured, right: Measured, pair: Laid) -> bool:
    """Tell whether the later source gives a newer count of something that grows, or says that it is newer."""
    first, second = pair.left.published, pair.right.published
    if first is None or second is None or first == second or _one_text(pair):
        return False
    later = pair.left if first > second else pair.right
    growing = load_words("any", "growing_measures")
    cue = _has_cue(later)
    if growing & (left.measure & right.measure):
        first_value, later_value = (right, left) if later is pair.left else (left, right)
        return cue or (later_value.figure.value or 0) >= (first_value.figure.value or 0)
    return cue


def _one_text(pair: Laid) -> bool:
    """Tell whether one source was made from the other: what it gives otherwise is no newer count."""
    left, right = pair.left.source, pair.right.source
    return left.id in right.derived_from or right.id in left.derived_from


def _of_unknown_day(left: Measured, right: Measured, pair: Laid) -> bool:
    """Tell whether two counts of something that grows may be of different days, one source being undated."""
    growing = load_words("any", "growing_measures") & left.measure & right.measure
    one, two = pair.left, pair.right
    return bool(growing) and one.source.id != two.source.id and (one.published is None) != (two.published is None)


def _newer_toll(left: Measured, right: Measured, pair: Laid) -> bool:
    """Tell whether the later source says of a count that grows that it is so many by now ("s'élève désormais")."""
    one, two = pair.left.published, pair.right.published
    if one is None or two is None or one == two:
        return False
    later = pair.left if one > two else pair.right
    growing = load_words("any", "growing_measures") - _POLLED
    return bool(growing & left.measure & right.measure) and _has_cue(later)


def _has_cue(side: Side) -> bool:
    text = fold(side.claim.text)
    return any(cue in text for cue in load_words(side.content.language, "update_cues"))


def _update(left: Measured, right: Measured, pair: Laid) -> Verdict:
    earlier, later = (pair.left, pair.right)
    values = (describe_figure(left.figure), describe_figure(right.figure))
    if (pair.left.published or "") > (pair.right.published or ""):
        earlier, later = later, earlier
        values = (values[1], values[0])
    explanation = (
        f"{values[0]} on {earlier.published}, {values[1]} on {later.published}: the later count may replace the earlier"
    )
    return Verdict(
        "update", "figure", "figure.later", explanation,
        make_evidence(pair.left, (left.unit,), describe_figure(left.figure)),
        make_evidence(pair.right, (right.unit,), describe_figure(right.figure)),
        (Step("figure.as-of", "later", f"{earlier.published} / {later.published}"),),
    )  # fmt: skip


def _unresolved(left: Measured, right: Measured, pair: Laid, reason: str) -> Verdict:
    values = (describe_figure(left.figure), describe_figure(right.figure))
    return Verdict(
        "unresolved", "figure", "figure.unit", f"{values[0]} and {values[1]} look comparable, but {reason}",
        make_evidence(pair.left, (left.unit,), values[0]), make_evidence(pair.right, (right.unit,), values[1]),
        (Step("figure.unit", "differs", f"{left.figure.unit} / {right.figure.unit}"),),
    )  # fmt: skip


def describe_figure(figure: Figure) -> str:
    """Return a figure's value as it is shown: number, unit, and how it is bounded."""
    sign = {"=": "", "~": "about ", "between": ""}.get(figure.relation, f"{figure.relation} ")
    if figure.relation == "between" and figure.low is not None and figure.high is not None:
        number = f"{figure.low:,g}-{figure.high:,g}"
    elif figure.value is not None:
        number = f"{figure.value:,.10g}"
    else:
        return figure.text
    counted = figure.counts if figure.counts and not is_measure(figure.unit) else figure.unit
    unit = "%" if figure.unit == "percent" else f" {counted}" if counted else ""
    return f"{sign}{number}{unit}"
