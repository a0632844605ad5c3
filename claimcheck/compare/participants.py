"""Participants: another person or body in the same role, or the roles of two turned round."""

from __future__ import annotations

from rapidfuzz.fuzz import token_set_ratio

from claimcheck.compare.frames import predicates_match
from claimcheck.compare.guards import told_on_one_day
from claimcheck.compare.likely import comes_near
from claimcheck.compare.sides import Laid, Side
from claimcheck.compare.verdict import Verdict, differ
from claimcheck.content import Unit
from claimcheck.lexicon import load_table, load_words

#: Shares of the better and the worse covered claim that must be matched besides the two names.
SAME_EVENT = (0.55, 0.35)
#: Share of both claims from which no name or day is needed to know that they tell of one event.
NEARLY_SAME = 0.7
#: Likeness of two names (0 to 100) from which they may be one.
MAY_BE_ONE = 60.0
#: Events in which both sides take the same part, so that their order says nothing.
_SYMMETRIC = frozenset({"meet", "talk", "agree", "merge", "sign"})
_ACTORS = frozenset({"PERSON", "ORG"})


def compare_participants(pair: Laid) -> Verdict | None:
    """Return a contradiction between who did or suffered something, or None.

    Only events that one alone can do are compared: many may attend, support or visit. An instrument or product in
    the same role is a contradiction of manner.
    """
    if not predicates_match(pair) or _many_may(pair.left) or _many_may(pair.right):
        return None
    return _replaced(pair) or _swapped(pair)


def _replaced(pair: Laid) -> Verdict | None:
    left = [unit for unit in pair.matching.left if _named(unit)]
    right = [unit for unit in pair.matching.right if _named(unit)]
    if len(left) != 1 or len(right) != 1:
        return None
    one, two = left[0], right[0]
    if (one.label in _ACTORS) != (two.label in _ACTORS) or (one.label != two.label and one.label in _ACTORS):
        return None
    roles = role_of(pair.left, one), role_of(pair.right, two)
    if roles[0] is None or roles[0] != roles[1] or token_set_ratio(one.norm, two.norm) >= MAY_BE_ONE:
        return None
    shares = pair.rest((one, two))
    if pair.tentative:
        return _instead(pair, one, two, roles)
    if max(shares) < SAME_EVENT[0] or min(shares) < SAME_EVENT[1] or not anchored(pair, shares):
        return None
    if roles[0] != "subject" and not _same_day_or_sum(pair):  # one can hire, buy or meet many
        return None
    if roles[0] == "subject" and not (_same_day_or_sum(pair) or told_on_one_day(pair)):
        return None
    if set(one.concepts) & set(two.concepts) or (one.label not in _ACTORS and roles[0] not in ("oblique", "subject")):
        return None
    type_, rule = ("entity", "entity.role") if one.label in _ACTORS else ("manner", "manner.means")
    return differ(pair, type_, rule, f"{one.text} against {two.text} as {roles[0]}", (one, two), None, SAME_EVENT[0])


def _instead(pair: Laid, one: Unit, two: Unit, roles: tuple[str | None, str | None]) -> Verdict | None:
    """Return that one stands where the other stands, for the judge to decide: two actors in a part of one alone."""
    if one.label not in _ACTORS or not comes_near(pair, (one, two)) or not _ranked(pair):
        return None
    return differ(pair, "entity", "entity.role", f"{one.text} against {two.text} as {roles[0]}", (one, two))


def _ranked(pair: Laid) -> bool:
    """Tell whether both give one day, figure or rank ("came second", "the best director") that one alone can have."""
    words = load_table("en", "number_words"), load_table("fr", "number_words")
    ranks = load_words("en", "rank_words") | load_words("fr", "rank_words")
    return _same_day_or_sum(pair) or any(
        one.norm in ranks or any(table.get(one.norm, "").startswith("ordinal") for table in words)
        for one, _, _ in pair.matching.pairs
    )


def _same_day_or_sum(pair: Laid) -> bool:
    return any(one.kind in ("date", "figure") for one, _, _ in pair.matching.pairs)


def _swapped(pair: Laid) -> Verdict | None:
    named = [(one, two) for one, two, _ in pair.matching.pairs if _acts(one) and _acts(two)]
    for index, (one, two) in enumerate(named):
        for other, another in named[index + 1 :]:
            roles = (role_of(pair.left, one), role_of(pair.left, other))
            turned = (role_of(pair.right, two), role_of(pair.right, another))
            if roles in (("subject", "object"), ("object", "subject")) and turned == roles[::-1] and not _mutual(pair):
                shares = pair.rest(())
                if min(shares) >= SAME_EVENT[1]:
                    explanation = f"{one.text} and {other.text} change places"
                    return differ(pair, "entity", "entity.swapped", explanation, (one, two), None, SAME_EVENT[1])
    return None


def anchored(pair: Laid, shares: tuple[float, float], kinds: tuple[str, ...] = ("name", "date", "figure")) -> bool:
    """Tell whether something definite is the same in both, a name, day or figure, or nearly every word."""
    if min(shares) >= NEARLY_SAME:
        return True
    return any(one.kind in kinds and one.label != "LOC" for one, _, _ in pair.matching.pairs)


def _named(unit: Unit) -> bool:
    proper = unit.text[:1].isupper() and unit.norm not in _pronouns()
    return unit.kind == "name" and proper and unit.label is not None and unit.label not in ("LOC", "NORP")


def _acts(unit: Unit) -> bool:
    """Tell whether a name can be of somebody who acts: a country can, as the subject or object of a verb."""
    return _named(unit) or (unit.kind == "name" and unit.label == "LOC" and unit.text[:1].isupper())


def _pronouns() -> frozenset[str]:
    return load_words("en", "function_words") | load_words("fr", "function_words")


def role_of(side: Side, unit: Unit) -> str | None:
    """Return the role of the argument in which a unit stands, or None when it stands in none."""
    holding = [a for a in side.claim.arguments if a.start <= unit.start and unit.end <= a.end]
    if not holding:
        return None
    return min(holding, key=lambda argument: argument.end - argument.start).role


def _many_may(side: Side) -> bool:
    words = load_words(side.content.language, "shared_predicates")
    return side.claim.predicate in words or any(unit.norm in words for unit in side.predicate)


def _mutual(pair: Laid) -> bool:
    return any(_SYMMETRIC & set(unit.concepts) for side in (pair.left, pair.right) for unit in side.predicate)
