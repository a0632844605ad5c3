"""Two claims laid side by side: everything the ladders look at, and whether the two may be compared at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from claimcheck.compare.negation import negated_units
from claimcheck.content import Content, Matching, Synonyms, Unit, fold, match_units, read_words
from claimcheck.content.match import weigh
from claimcheck.lexicon import load_words
from claimcheck.records import Claim, Entity, Source

#: Modalities that say that something is or was so, and those that say what is to come.
_FACTUAL = frozenset({"asserted", "reported", "denied"})
_FUTURE = frozenset({"planned", "conditional"})


@dataclass(frozen=True)
class Side:
    """One claim with its source, its units, and the entities by id."""

    claim: Claim
    source: Source
    content: Content
    entities: Mapping[str, Entity] = field(default_factory=dict, repr=False)

    @cached_property
    def negated(self) -> frozenset[Unit]:
        """The units that a negation of the claim is about."""
        return negated_units(self.content)

    @cached_property
    def predicate(self) -> tuple[Unit, ...]:
        """The units of the claim's predicate."""
        span = self.claim.predicate_span
        if span is None:
            return ()
        return tuple(unit for unit in self.content.units if unit.start < span[1] and span[0] < unit.end)

    @property
    def holder(self) -> str | None:
        """Who is made to say it: an entity id, or the words where no entity was found; null for the article."""
        if self.claim.holder:
            return self.claim.holder
        if self.claim.attribution:
            return fold(self.claim.attribution[-1].holder)
        return None

    @property
    def holder_name(self) -> str:
        """The holder's name for an explanation."""
        entity = self.entities.get(self.claim.holder or "")
        if entity is not None:
            return entity.name
        return self.claim.attribution[-1].holder if self.claim.attribution else self.source.outlet or self.source.id

    def speaks_for_itself(self) -> bool:
        """Tell whether the holder is a person with views, not an office that gives out facts ("police said")."""
        entity = self.entities.get(self.claim.holder or "")
        if entity is not None:
            return entity.label == "PERSON"
        if not self.claim.attribution:
            return False
        words = read_words(self.claim.attribution[-1].holder, self.content.language)
        offices = load_words(self.content.language, "fact_givers")
        return not any(word.norm in offices or word.stem in offices for word in words)

    @property
    def published(self) -> str | None:
        """The day the source was published."""
        return self.source.published


@dataclass(frozen=True)
class Laid:
    """Two sides with their matching. ``score`` is how surely they speak of the same thing."""

    left: Side
    right: Side
    score: float
    similarity: float | None
    matching: Matching
    synonyms: Synonyms = field(repr=False, default_factory=dict)

    @property
    def languages(self) -> tuple[str, str]:
        """The languages of the two sides."""
        return self.left.content.language, self.right.content.language

    def rest(self, left_out: Sequence[Unit]) -> tuple[float, float]:
        """Return the matched share of each side when some units are left out of account."""
        out = set(left_out)
        shares = []
        for side, own in ((self.left, 0), (self.right, 1)):
            matched = {pair[own] for pair in self.matching.pairs} - out
            units = [unit for unit in side.content.content if unit not in out]
            total = sum(weigh(unit, None) for unit in units)
            shares.append(sum(weigh(unit, None) for unit in units if unit in matched) / total if total else 0.0)
        return shares[0], shares[1]


def lay_out(left: Side, right: Side, score: float, similarity: float | None, synonyms: Synonyms) -> Laid:
    """Lay two sides beside each other."""
    matching = match_units(left.content, right.content, synonyms)
    return Laid(left, right, score, similarity, matching, synonyms)


def why_not_comparable(pair: Laid) -> str | None:
    """Return why two claims cannot contradict each other whatever they say, or None when they may be compared.

    What X says never meets what Y says (that is a dispute, see `disputing`); a plan never meets what happened; a
    hedge or an opinion excludes nothing; claims about different times are about different things.
    """
    left, right = pair.left.claim, pair.right.claim
    if "opinion" in (left.modality, right.modality):
        return "an opinion excludes nothing"
    if "hedged" in (left.modality, right.modality):
        return "a hedged statement excludes nothing"
    if not (same_kind_of_time(left.modality, right.modality)):
        return "a plan and a fact can both be true"
    if one_sided(pair):
        return "one side reports what a person says, the other speaks for itself"
    return None


def same_kind_of_time(left: str, right: str) -> bool:
    """Tell whether two modalities are both of facts or both of things to come."""
    return (left in _FACTUAL and right in _FACTUAL) or (left in _FUTURE and right in _FUTURE)


def disputing(pair: Laid) -> bool:
    """Tell whether two different holders speak, at least one of them for itself."""
    left, right = pair.left.holder, pair.right.holder
    if left is None or right is None or left == right:
        return False
    return pair.left.speaks_for_itself() or pair.right.speaks_for_itself() or pair.left.source == pair.right.source


def one_sided(pair: Laid) -> bool:
    """Tell whether a person's words stand against the article's or an office's own."""
    if pair.left.holder == pair.right.holder:
        return False
    if pair.left.holder is not None and pair.right.holder is not None:
        return False
    return pair.left.speaks_for_itself() or pair.right.speaks_for_itself()
