"""The order in which two claims are compared: comparable first, then rung by rung, then do they agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from claimcheck.compare.agreement import compare_agreement
from claimcheck.compare.antonyms import compare_antonyms
from claimcheck.compare.dates import compare_dates
from claimcheck.compare.figures import compare_figures
from claimcheck.compare.frames import same_frame
from claimcheck.compare.guards import told_far_apart, told_on_one_day, why_apart
from claimcheck.compare.lengths import compare_lengths
from claimcheck.compare.manner import compare_manner
from claimcheck.compare.participants import compare_participants
from claimcheck.compare.places import compare_places
from claimcheck.compare.polarity import compare_polarity
from claimcheck.compare.sides import (
    PLAN_AND_FACT,
    Laid,
    Side,
    disputing,
    once_a_side,
    one_sided,
    why_not_comparable,
)
from claimcheck.compare.verdict import Verdict
from claimcheck.content.match import dates_meet, named_days
from claimcheck.lexicon import load_words
from claimcheck.records import Step

Rung = Callable[[Laid], Verdict | None]
#: The rungs that can find a conflict, typed values before words.
RUNGS: tuple[Rung, ...] = (
    compare_figures,
    compare_lengths,
    compare_dates,
    compare_places,
    compare_polarity,
    compare_antonyms,
    compare_manner,
    compare_participants,
)
#: Alignment score below which no conflict is looked for, across sources and within one.
COMPARABLE = 0.12
COMPARABLE_WITHIN = 0.8
#: Share of both claims from which two sentences of one article's body are the same sentence told twice.
NEARLY_SAME = 0.7
#: Rungs on typed values, which hold also when an article states what another has from a person's mouth.
TYPED: tuple[Rung, ...] = (compare_figures, compare_lengths, compare_dates, compare_places)
#: Rules about who fills a role.
_ROLE_RULES = frozenset({"entity.role", "entity.swapped", "manner.means"})
#: Days before publication from which an event is background to the news, not the news.
BACKGROUND_DAYS = 60
#: Findings that two holders who speak for themselves turn into a dispute.
_DISPUTABLE = frozenset({"contradiction", "update"})


def climb(pair: Laid) -> Verdict | None:
    """Return the verdict on two claims, or None when they neither conflict nor agree.

    Two holders who speak for themselves can only dispute; claims that are not comparable can only agree.
    """
    within = pair.left.source.id == pair.right.source.id
    steps = (Step("aligned", "yes", f"score {pair.score:.2f}", COMPARABLE),)
    if disputing(pair):
        verdict = conflict(pair) if pair.score >= COMPARABLE and not _modal_gap(pair) else None
        return as_dispute(pair, verdict).after(steps) if verdict is not None else None
    reason = why_not_comparable(pair)
    one_act = pair.tentative or (same_frame(pair) and not _dated_ahead(pair))
    if reason == PLAN_AND_FACT and told_on_one_day(pair) and one_act and not _unreal(pair):
        reason = None  # one act in two tenses: "will cut 500 jobs", "cuts 400 jobs"
        typed = True
    else:
        typed = one_sided(pair)
    if reason is None and (other_time(pair) is None):
        open_ = pair.score >= COMPARABLE and not (within and not _against_itself(pair))
        verdict = conflict(pair, typed) if open_ else None
        if verdict is not None:
            return _quoted(pair, verdict).after(steps)
    if within or pair.tentative:
        return None
    verdict = compare_agreement(pair)
    return verdict.after(steps) if verdict is not None else None


def _dated_ahead(pair: Laid) -> bool:
    """Tell whether one of two claims alone gives a day to come ("Friday's stage is 203 kilometres long")."""
    for side, loose in ((pair.left, pair.matching.left), (pair.right, pair.matching.right)):
        days = [unit.date for unit in loose if unit.date is not None and unit.date.grain == "day"]
        if side.published and any(item.from_ and item.from_ > side.published for item in days):
            return True
    return False


def propose(pair: Laid) -> Verdict | None:
    """Return the conflict that two claims would be in if they told of one event, for a judge to decide, or None."""
    pair = replace(pair, tentative=True)
    verdict = climb(pair)
    if verdict is None or verdict.kind in ("agreement", "unresolved"):
        return None
    return None if verdict.type != "date" and _of_two_days(pair) else verdict


def _of_two_days(pair: Laid) -> bool:
    """Tell whether each claim gives a day or year that the other lacks, and they are not the same."""
    days = [[u.date for u in units if u.date is not None] for units in (pair.matching.left, pair.matching.right)]
    return any(dates_meet(one, two) is False for one in days[0] for two in days[1])


def _unreal(pair: Laid) -> bool:
    """Tell whether either claim says what would be ("or we would not have 355 damaged shops")."""
    return any(
        unit.norm in load_words(side.content.language, "would_words")
        for side in (pair.left, pair.right)
        for unit in side.content.units
    )


def _against_itself(pair: Laid) -> bool:
    """Tell whether two claims of one article are a headline and its body, or nearly the same sentence twice."""
    if pair.score < COMPARABLE_WITHIN:
        return False
    roles = {pair.left.claim.role, pair.right.claim.role}
    return "title" in roles or min(pair.rest(())) >= NEARLY_SAME


def conflict(pair: Laid, typed: bool | None = None) -> Verdict | None:
    """Return the first rung's verdict, or None when no rung finds a conflict; ``typed``: only typed values count."""
    for rung in TYPED if (one_sided(pair) if typed is None else typed) else RUNGS:
        verdict = rung(pair)
        if verdict is not None and (verdict.kind == "update" or _of_roles(verdict, pair) or why_apart(pair) is None):
            return verdict
    return None


def _of_roles(verdict: Verdict, pair: Laid) -> bool:
    """Tell whether a verdict is about who did what, which other participants do not keep apart."""
    return verdict.rule in _ROLE_RULES and not told_far_apart(pair)


def other_time(pair: Laid) -> str | None:
    """Return why two claims speak of different times, or None; a single loose date each is the dates' own question."""
    undated = pair.tentative and not (_dated(pair.left) and _dated(pair.right))
    if not undated and _is_background(pair.left) != _is_background(pair.right):
        return "one speaks of an older event"
    left, right = ({u for u in units if u.date} for units in (pair.matching.left, pair.matching.right))
    if len(left) == 1 and len(right) == 1:
        return None
    one, two = pair.left.claim.when, pair.right.claim.when
    if one is None or two is None or not (one.from_ and one.to and two.from_ and two.to):
        return None
    if one.from_ <= two.to and two.from_ <= one.to:
        return None
    for first in (u.date for u in left if u.date):
        for second in (u.date for u in right if u.date):
            if dates_meet(first, second):
                return None
    return "they speak of different times" if left or right else None


def _dated(side: Side) -> bool:
    return any(unit.date is not None for unit in side.content.units) or bool(side.carried)


@once_a_side
def _is_background(side: Side) -> bool:
    """Tell whether all dates of a claim lie long before its source was published."""
    own = [unit.date for unit in side.content.units if unit.date is not None]
    dates = [item for item in own or side.carried if named_days(item)]
    if not dates or side.published is None:
        return False
    limit = (date.fromisoformat(side.published) - timedelta(days=BACKGROUND_DAYS)).isoformat()
    return all((named_days(item) or ("", ""))[1] < limit for item in dates)


def _modal_gap(pair: Laid) -> bool:
    return "opinion" in (pair.left.claim.modality, pair.right.claim.modality)


def as_dispute(pair: Laid, verdict: Verdict) -> Verdict:
    """Return what two articles contradict each other in as what two holders do."""
    if verdict.kind not in _DISPUTABLE:
        return verdict
    explanation = f"{pair.left.holder_name} and {pair.right.holder_name} contradict each other: {verdict.explanation}"
    return replace(verdict, kind="dispute", rule=f"dispute.{verdict.type}", explanation=explanation)


def _quoted(pair: Laid, verdict: Verdict) -> Verdict:
    """Give a contradiction between two quotes of one speaker its own type."""
    both = pair.left.claim.kind == pair.right.claim.kind == "quote"
    if not both or verdict.kind != "contradiction":
        return verdict
    explanation = (
        f"{pair.left.holder_name} is quoted with two statements that exclude each other: {verdict.explanation}"
    )
    return replace(verdict, type="quote", rule=f"quote.{verdict.rule}", explanation=explanation)
