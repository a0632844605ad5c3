"""Entailment: what no rule could decide, by the judge model's reading weighed with all else that is known of a pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.compare.agreement import agree, may_agree
from claimcheck.compare.asking import Answer, JudgeModel, ask
from claimcheck.compare.differences import Counts, Difference, find_difference
from claimcheck.compare.figures import counts_times, settle_figures
from claimcheck.compare.judged import same_but_for_it
from claimcheck.compare.ladder import as_dispute, other_time
from claimcheck.compare.likelihood import Features, likelihood, read_features, with_answers
from claimcheck.compare.likely import comes_near, other_subject
from claimcheck.compare.sides import Laid, disputing, why_not_comparable
from claimcheck.compare.verdict import Verdict, differ
from claimcheck.content import Unit
from claimcheck.content.match import dates_meet
from claimcheck.records import Step

#: Likelihood from which two claims are said to agree, and to contradict each other.
AGREES = 0.55
CONFLICTS = 0.6
#: Mean probability that two claims agree with one day, name or figure in both, from which the two are of one thing;
#: less is needed of the only figures of one counted thing in either source.
SAME_THING = 0.7
SAME_MEASURE = 0.5
#: Share of the better covered claim that must be matched besides other figures.
TOLD_ALIKE = 0.45
#: Likelihood of either, before the judge has read them, from which it is asked.
ASKED = 0.15
#: The answers that speak most against two claims, and most for their agreement.
AGAINST: Answer = (0.0, 1.0, 0.0)
FOR: Answer = (1.0, 0.0, 0.0)
#: Pairs a source that the model is asked about, the likeliest first; a story's first few in any case.
MOST_ASKED = 2
FEWEST_ASKED = 12


def judge_rest(pairs: Sequence[Laid], judge: JudgeModel, counts: Counts) -> list[Verdict | None]:
    """Return what is likely of each pair that no rule decided: an agreement, a contradiction, or None.

    ``counts`` says how many figures of one measure each source gives.
    """
    answers: list[Verdict | None] = [None] * len(pairs)
    known = _worth_asking(pairs, counts)
    first = zip(known, ask([pairs[index] for index in known], judge), strict=True)
    open_ = [(index, there) for index, there in first if _may_matter(pairs[index], known[index], there)]
    second = ask([pairs[index] for index, _ in open_], judge, back=True)
    for (index, there), back in zip(open_, second, strict=True):
        answers[index] = _weigh(pairs[index], counts, with_answers(known[index], there, back), judge)
    return answers


def _may_matter(pair: Laid, features: Features, there: Answer) -> bool:
    """Tell whether a pair read in one direction can still agree or conflict, however it is read in the other."""
    if _may_conflict(pair) and likelihood(with_answers(features, there, AGAINST), "conflicts") >= CONFLICTS:
        return True
    return may_agree(pair) and likelihood(with_answers(features, there, FOR), "agrees") >= AGREES


def _worth_asking(pairs: Sequence[Laid], counts: Counts) -> dict[int, Features]:
    """Return the places of the pairs to ask about, the likeliest to agree or conflict, and what is known of them."""
    known: dict[int, Features] = {}
    chances = []
    for index, pair in enumerate(pairs):
        may = may_agree(pair), _may_conflict(pair)
        if not any(may):
            continue
        features = read_features(pair, counts)
        agrees = likelihood(features, "agrees_before") if may[0] else 0.0
        conflicts = likelihood(features, "conflicts_before") if may[1] else 0.0
        if max(agrees, conflicts) >= ASKED:
            known[index] = features
            chances.append((-max(agrees, conflicts), index))
    sources = len({side.source.id for pair in pairs for side in (pair.left, pair.right)})
    chosen = sorted(chances)[: max(FEWEST_ASKED, MOST_ASKED * sources)]
    return {index: known[index] for index in sorted(index for _, index in chosen)}


def _may_conflict(pair: Laid) -> bool:
    return why_not_comparable(pair) is None and not other_subject(pair) and other_time(pair) is None


def _weigh(pair: Laid, counts: Counts, features: Features, judge: JudgeModel) -> Verdict | None:
    agrees, conflicts = likelihood(features, "agrees"), likelihood(features, "conflicts")
    if conflicts >= CONFLICTS and conflicts > agrees and _may_conflict(pair):
        verdict = _conflict(pair, counts, conflicts, judge)
        return as_dispute(pair, verdict) if verdict is not None and disputing(pair) else verdict
    if agrees >= AGREES and agrees > conflicts and may_agree(pair) and not disputing(pair):
        return agree(pair, "likely.agreement", Step("likely.agreement", "same", f"likelihood {agrees:.2f}", AGREES))
    return None


def _conflict(pair: Laid, counts: Counts, likely: float, judge: JudgeModel) -> Verdict | None:
    """Return a likely conflict with what makes it, or None if nothing that could make it does.

    Two figures, days or places exclude each other if the claims agree with one of them in both: the beginning and the
    end of a strike are two days of two things. Other names, opposites and the whole of both make none here: on ten
    topics of ECB+ what was found by them was wrong, and on the held-back stories every other one.
    """
    step = Step("likely.conflict", "contradicts", f"likelihood {likely:.2f}", CONFLICTS)
    for verdict, needed in _turns(pair, counts):
        if same_but_for_it(pair, verdict, judge, needed) >= needed:
            return verdict.after((step,))
    return None


def _turns(pair: Laid, counts: Counts) -> Iterator[tuple[Verdict, float]]:
    """Yield what two claims could conflict in, and how surely they must agree with one of the two in both."""
    figures = find_difference(pair, counts)
    if figures is not None and not counts_times(*figures.figures) and _told_alike(pair, figures):
        settled = settle_figures(*figures.figures, pair)
        surely = figures.like and figures.specific and figures.alone
        yield replace(settled, rule="likely.figure"), SAME_MEASURE if surely else SAME_THING
    for type_, one, two in (*_days(pair), *_places(pair)):
        if comes_near(pair, (one, two)):
            said = f"“{one.text}” against “{two.text}”"
            yield differ(pair, type_, f"likely.{type_}", said, (one, two)), SAME_THING


def _told_alike(pair: Laid, figures: Difference) -> bool:
    """Tell whether the figures alone show that they are of one thing, or enough of the claims does."""
    units = tuple(item.unit for item in figures.figures)
    if not comes_near(pair, units):
        return False
    return (figures.like and figures.specific and figures.alone) or max(pair.rest(units)) >= TOLD_ALIKE


def _days(pair: Laid) -> Iterator[tuple[str, Unit, Unit]]:
    """Yield the first day of either side that the other lacks, where they are two."""
    days = [[unit for unit in units if unit.date is not None] for units in (pair.matching.left, pair.matching.right)]
    for one in days[0]:
        for two in days[1]:
            if one.date is not None and two.date is not None and dates_meet(one.date, two.date) is False:
                yield "date", one, two
                return


def _places(pair: Laid) -> Iterator[tuple[str, Unit, Unit]]:
    """Yield the places of either side that the other lacks."""
    loose = pair.matching.left, pair.matching.right
    named = [[unit for unit in units if unit.label == "LOC" and unit.entity] for units in loose]
    for one in named[0]:
        yield from (("place", one, two) for two in named[1] if one.entity != two.entity)
