"""Two claims laid side by side: everything the ladders look at, and whether the two may be compared at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from claimcheck.compare.negation import negated_units
from claimcheck.content import Content, Matching, Synonyms, Unit, fold, match_units, read_words
from claimcheck.content.match import weigh
from claimcheck.lexicon import load_words
from claimcheck.records import Claim, Date, Entity, Source

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
    #: Dates of the claim before it in its sentence, for one without its own ("lost in 2020, when she won 46%").
    carried: tuple[Date, ...] = ()

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
        """Who is made to say it: the name of an entity, or the words where none was found; null for the article."""
        entity = self.entities.get(self.claim.holder or "")
        if entity is not None:
            return entity.name
        return self.claim.attribution[-1].holder or None if self.claim.attribution else None

    @property
    def holder_name(self) -> str:
        """The holder's name for an explanation; the outlet's where the article speaks for itself."""
        return self.holder or self.source.outlet or self.source.id

    def speaks_for_itself(self) -> bool:
        """Tell whether the holder has views, and is not an office that gives out facts ("police said")."""
        if self.holder is None:
            return False
        entity = self.entities.get(self.claim.holder or "")
        if entity is not None and entity.label == "PERSON":
            return True
        offices = load_words(self.content.language, "fact_givers")
        words = read_words(self.holder, self.content.language)
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
    context: float | None = None

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


def lay_out(
    left: Side,
    right: Side,
    score: float,
    similarity: float | None,
    synonyms: Synonyms,
    context: float | None = None,
) -> Laid:
    """Lay two sides beside each other; ``context`` is the likeness of the sentences around them."""
    matching = match_units(left.content, right.content, synonyms)
    return Laid(left, right, score, similarity, matching, synonyms, context)


def why_not_comparable(pair: Laid) -> str | None:
    """Return why two claims cannot contradict each other whatever they say, or None when they may be compared.

    What X says never meets what Y says (that is a dispute, see `disputing`); a plan never meets what happened; a
    hedge or an opinion excludes nothing. What a person says meets an article's own words only in typed values
    (see `one_sided`).
    """
    left, right = pair.left.claim, pair.right.claim
    if "opinion" in (left.modality, right.modality):
        return "an opinion excludes nothing"
    if "hedged" in (left.modality, right.modality):
        return "a hedged statement excludes nothing"
    if not (same_kind_of_time(left.modality, right.modality)):
        return "a plan and a fact can both be true"
    return None


def same_kind_of_time(left: str, right: str) -> bool:
    """Tell whether two modalities are both of facts or both of things to come."""
    if "reported" in (left, right):  # reported words can be of either
        return True
    return (left in _FACTUAL and right in _FACTUAL) or (left in _FUTURE and right in _FUTURE)


def disputing(pair: Laid) -> bool:
    """Tell whether two different holders speak, at least one of them for itself, or both in one article."""
    if same_holder(pair) or pair.left.holder is None or pair.right.holder is None:
        return False
    return pair.left.speaks_for_itself() or pair.right.speaks_for_itself() or pair.left.source == pair.right.source


def one_sided(pair: Laid) -> bool:
    """Tell whether a person's words stand against the article's or an office's own."""
    if same_holder(pair) or (pair.left.holder is not None and pair.right.holder is not None):
        return False
    return pair.left.speaks_for_itself() or pair.right.speaks_for_itself()


def same_holder(pair: Laid) -> bool:
    """Tell whether one holder speaks in both claims: one entity, a name in common, or one that is but a pronoun."""
    left, right = pair.left, pair.right
    if left.holder is None or right.holder is None:
        return left.holder is right.holder
    if (left.claim.holder and left.claim.holder == right.claim.holder) or fold(left.holder) == fold(right.holder):
        return True
    names = _names_in(left), _names_in(right)
    return not names[0] or not names[1] or bool(names[0] & names[1])


def _names_in(side: Side) -> set[str]:
    """Return what tells a holder from others: capitalised words, else content words; nothing for a pronoun."""
    words = [word for word in read_words(side.holder or "", side.content.language) if not word.function]
    named = {word.norm for word in words if word.text[0].isupper() and len(word.text) > 1}
    return named or {concept for word in words for concept in (word.concepts or (word.norm,))}
