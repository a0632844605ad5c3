"""Whether two claims come near enough for a judge to be asked about the one thing in which they differ."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claimcheck.compare.frames import fillers_of, telling_predicate
from claimcheck.compare.sides import Laid, Side
from claimcheck.content import Unit
from claimcheck.content.match import is_measure
from claimcheck.lexicon import load_words

#: Characters before a count in which "of its", "des" makes it a part of something else than the other counts.
_BEHIND = 8


def comes_near(pair: Laid, left_out: Sequence[Unit]) -> bool:
    """Tell whether anything but the units left out is the same in both, and nothing says that they tell of two things.

    One that speaks of another ("a new round"), a part of a whole ("20 of its aircraft") and the same said of two
    different subjects ("the bridge", "the tunnel") are of two things.
    """
    out = set(left_out)
    shared = [one for one, two, _ in pair.matching.pairs if one not in out and two not in out]
    if not shared or _of_another(pair.left) != _of_another(pair.right):
        return False
    if _partitive(pair.left, out) != _partitive(pair.right, out):
        return False
    return not other_subject(pair, out)


def _of_another(side: Side) -> bool:
    words = load_words(side.content.language, "other_turns")
    return any(unit.norm in words for unit in side.content.units)


def _partitive(side: Side, out: set[Unit]) -> bool:
    """Tell whether a count left out is one of a part ("20 of its aircraft")."""
    links = load_words(side.content.language, "genitive_links")
    for unit in side.content.units:
        if unit in out and unit.figure is not None and not is_measure(unit.figure.unit):
            number_end = unit.start + len(unit.text.split()[0])
            after = side.source.text[number_end : number_end + _BEHIND].split()
            if after and after[0].lower() in links:
                return True
    return False


def other_subject(pair: Laid, out: Collection[Unit] = ()) -> bool:
    """Tell whether one act is told of two subjects: the verb is the same, and the subjects share nothing."""
    verbs = telling_predicate(pair.left), telling_predicate(pair.right)
    same = any(one in verbs[0] and two in verbs[1] for one, two, _ in pair.matching.pairs)
    return same and subjects_differ(pair, out)


def subjects_differ(pair: Laid, out: Collection[Unit] = ()) -> bool:
    """Tell whether both claims have a subject that is more than a pronoun, and the two share nothing."""
    subjects = [[u for u in fillers_of(side, "subject") if u not in out] for side in (pair.left, pair.right)]
    if not all(subjects):
        return False
    return not any(one in subjects[0] and two in subjects[1] for one, two, _ in pair.matching.pairs)


def same_subject(pair: Laid) -> bool:
    """Tell whether both claims have a subject, and a word or name of it is the same."""
    subjects = [fillers_of(side, "subject") for side in (pair.left, pair.right)]
    return any(one in subjects[0] and two in subjects[1] for one, two, _ in pair.matching.pairs)
