"""Frames: who did what to whom, laid beside each other by role, so that short and long tellings can be compared.

The share of matched words says how alike two claims are; a frame says that they tell of one act, however much else
the longer one tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.compare.sides import Laid, Side
from claimcheck.content import Unit, fold
from claimcheck.content.synonyms import opposite
from claimcheck.content.units import cut_stem
from claimcheck.lexicon import load_words

#: Roles without which an act is another act.
CORE = ("subject", "object")
#: Cosine from which two sentences with other verbs tell of one act, when who and what are the same.
SAME_ACT = 0.78
#: Cosine of the sentences around them that must then be as near.
SAME_CONTEXT = 0.7
#: Share of both claims besides the verbs from which nothing else differs.
NOTHING_ELSE = 0.9
#: Shares of the better and the worse covered claim that a shared frame still needs.
FRAME_SHARES = (0.4, 0.2)


def predicates_match(pair: Laid) -> bool:
    """Tell whether the two claims say the same of their participants; True when no predicate is known.

    The one's predicate must be matched by the other's, or be a light verb beside the noun that the other's verb
    matches ("gave its approval"). Other verbs that are no opposites will do where the sentences are near, and those
    around them too or nothing else differs.
    """
    left, right = telling_predicate(pair.left), telling_predicate(pair.right)
    if pair.tentative or not left or not right:
        return True
    if any(one in left and two in right for one, two, _ in pair.matching.pairs):
        return True
    if _is_light(pair.left) and any(two in right and _acted_on(pair.left, one) for one, two, _ in pair.matching.pairs):
        return True
    if _is_light(pair.right) and any(one in left and _acted_on(pair.right, two) for one, two, _ in pair.matching.pairs):
        return True
    near = (pair.similarity or 0.0) >= SAME_ACT
    return (
        near
        and ((pair.context or 0.0) >= SAME_CONTEXT or _only_verbs_differ(pair, left, right))
        and not any(opposite(one, two) for one in left for two in right)
    )


def _is_light(side: Side) -> bool:
    return side.claim.predicate in load_words(side.content.language, "light_verbs")


def _acted_on(side: Side, unit: Unit) -> bool:
    return _fills(side, "object", unit) or _fills(side, "attribute", unit)


def _only_verbs_differ(pair: Laid, left: frozenset[Unit], right: frozenset[Unit]) -> bool:
    """Tell whether all but the verbs, figures and dates is matched."""
    loose = {u for u in (*pair.matching.left, *pair.matching.right) if u.kind in ("date", "figure")}
    return min(pair.rest((*left, *right, *loose))) >= NOTHING_ELSE


def named_clash(pair: Laid, left_out: Sequence[Unit] = ()) -> str | None:
    """Return the role that two others fill by name, or None: what one does is not what another does."""
    for role in CORE:
        named = [
            [u for u in side.content.content if u.kind == "name" and u.entity and _fills(side, role, u)]
            for side in (pair.left, pair.right)
        ]
        named = [
            [u for u in units if not _pronoun(s, u)] for units, s in zip(named, (pair.left, pair.right), strict=True)
        ]
        apart = all(named) and {u.entity for u in named[0]}.isdisjoint(u.entity for u in named[1])
        if apart and _may_clash(pair, named) and role not in shared_roles(pair, left_out):
            return role
    return None


def telling_predicate(side: Side) -> frozenset[Unit]:
    """Return the predicate's words that have content of their own; a kind of place ("is the town of") has none."""
    return side.telling


def _may_clash(pair: Laid, named: Sequence[Sequence[Unit]]) -> bool:
    """Tell whether names of two entities can be told apart: bodies are named otherwise in another language."""
    labels = [{unit.label for unit in units} for units in named]
    if labels[0].isdisjoint(labels[1]):
        return False
    return pair.languages[0] == pair.languages[1] or "PERSON" in labels[0] & labels[1]


def same_frame(pair: Laid, left_out: Sequence[Unit] = ()) -> bool:
    """Tell whether both claims tell of one act: one predicate, a core role in common, none with two fillers."""
    left, right = telling_predicate(pair.left), telling_predicate(pair.right)
    if not any(one in left and two in right for one, two, _ in pair.matching.pairs):
        return False
    shared = set(shared_roles(pair, left_out)) & set(CORE)
    return bool(shared) and not any(_other_filler(pair, role, left_out) for role in CORE if role not in shared)


def frame_covered(pair: Laid, left_out: Sequence[Unit]) -> bool:
    """Tell whether two claims tell of one act and share enough besides the units left out."""
    shares = pair.rest(left_out)
    return max(shares) >= FRAME_SHARES[0] and min(shares) >= FRAME_SHARES[1] and same_frame(pair, left_out)


def shared_roles(pair: Laid, left_out: Sequence[Unit] = ()) -> Iterator[str]:
    """Yield the roles whose fillers share a matched unit besides those left out."""
    for role in ("subject", "object", "indirect", "oblique", "place", "attribute"):
        for one, two, _ in pair.matching.pairs:
            if one in left_out or not _fills(pair.left, role, one) or not _fills(pair.right, role, two):
                continue
            heads = [_heads_of(side, role) if role in CORE else frozenset() for side in (pair.left, pair.right)]
            if all(heads) and one not in heads[0] and two not in heads[1]:
                continue  # "the results of Lee's test" is not Lee
            yield role
            break


def _heads_of(side: Side, role: str) -> frozenset[Unit]:
    """Return the units that head the fillers of a role, as far as they are found by their lemmas."""
    language = side.content.language
    found: set[Unit] = set()
    for argument in side.claim.arguments:
        if argument.role == role:
            head = fold(argument.head)
            stem = cut_stem(head, language)
            words = [u for u in side.content.content if u.figure is None]
            inside = [u for u in words if argument.start <= u.start and u.end <= argument.end]
            found.update(u for u in inside if head in u.norm.split() or u.norm == head or u.stem == stem)
    return frozenset(found)


def _fills(side: Side, role: str, unit: Unit) -> bool:
    return role in side.roles.get(unit, ())


def _other_filler(pair: Laid, role: str, left_out: Sequence[Unit]) -> bool:
    """Tell whether both sides fill a role and share nothing in it; a name beside a common noun may be its bearer."""
    fillers = [[u for u in fillers_of(side, role) if u not in left_out] for side in (pair.left, pair.right)]
    if not all(fillers):
        return False
    named = [any(unit.kind == "name" for unit in units) for units in fillers]
    return named[0] == named[1]


def fillers_of(side: Side, role: str) -> list[Unit]:
    """Return the content of a claim's role, pronouns and mere quantities ("all of them") left out."""
    units = [unit for unit in side.content.content if _fills(side, role, unit)]
    return [unit for unit in units if not _pronoun(side, unit) and unit.quantity is None]


def _pronoun(side: Side, unit: Unit) -> bool:
    return unit.norm in load_words(side.content.language, "function_words")
