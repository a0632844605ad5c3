"""Two wordings of one language laid side by side word by word: what was changed, added or left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Levenshtein

from claimcheck.compare.utterances import Utterance
from claimcheck.content import Unit
from claimcheck.content.synonyms import opposite
from claimcheck.lexicon import load_words


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one side that stand where the other has other words, or none. ``edge``: before all or after all."""

    left: tuple[Unit, ...]
    right: tuple[Unit, ...]
    edge: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """The changes between two wordings, and how many words they have in common, ``telling`` ones counted apart."""

    changes: tuple[Change, ...]
    common: int
    shorter: int
    longer: int
    telling: int

    @property
    def contained(self) -> float:
        """The share of the shorter wording that the longer has, in order."""
        return self.common / self.shorter if self.shorter else 0.0

    @property
    def alike(self) -> float:
        """The share of both wordings that is common."""
        total = self.shorter + self.longer
        return 2 * self.common / total if total else 0.0


def lay_wordings(left: Utterance, right: Utterance) -> Wording:
    """Align two utterances of one language word by word (Levenshtein), case and marks aside."""
    changes = []
    common = telling = 0
    opcodes = list(Levenshtein.opcodes(left.forms, right.forms))
    runs = [list(run) for _, run in groupby(opcodes, key=lambda code: code.tag == "equal")]
    for number, run in enumerate(runs):
        one = left.words[run[0].src_start : run[-1].src_end]
        two = right.words[run[0].dest_start : run[-1].dest_end]
        if run[0].tag == "equal" or _same_forms(one, two):
            common += len(one)
            telling += sum(not unit.function for unit in one)
            continue
        changes.append(Change(one, two, number in (0, len(runs) - 1)))
    lengths = sorted((len(left.words), len(right.words)))
    return Wording(tuple(changes), common, lengths[0], lengths[1], telling)


def _same_forms(left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Tell whether two stretches differ in spelling or hyphens alone ("organise", "cyber-criminals")."""
    one, two = ("".join(unit.norm for unit in side).replace("-", "") for side in (left, right))
    return bool(one) and _one_spelling(one) == _one_spelling(two)


def _one_spelling(word: str) -> str:
    """Return an English word as it would be spelt in America, as far as endings go."""
    return word.replace("is", "iz").replace("our", "or").replace("tre", "ter")


def negations_differ(wording: Wording, language: str) -> bool:
    """Tell whether one wording has a negation more than the other; one that only moved turns nothing round."""
    left = sum(_count_negators(change.left, language) for change in wording.changes)
    return left != sum(_count_negators(change.right, language) for change in wording.changes)


def _count_negators(units: Sequence[Unit], language: str) -> int:
    """Return how many words negate; "nothing less than" and "not only" do not."""
    negators, mild = load_words(language, "negators"), load_words(language, "restrictive_words")
    following = [*units[1:], None][: len(units)]
    return sum(u.norm in negators and not (n and n.norm in mild) for u, n in zip(units, following, strict=True))


def turns_round(change: Change, language: str, differ: bool = True) -> bool:
    """Tell whether a change turns the sense round: a negator more on one side, or opposites in one place.

    ``differ``: the two wordings as wholes have another number of negators.
    """
    counts = [_count_negators(side, language) for side in (change.left, change.right)]
    if differ and counts[0] != counts[1] and max(len(change.left), len(change.right)) <= _LONGEST_TURN:
        return True
    return any(opposite(one, two) for one in change.left for two in change.right)


#: Words of a change within which a negator turns the rest round; a longer one is a clause of its own.
_LONGEST_TURN = 3


def has_content(units: Sequence[Unit]) -> bool:
    """Tell whether words are more than function words."""
    return any(not unit.function for unit in units)
