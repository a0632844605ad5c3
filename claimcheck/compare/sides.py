"""Two claims laid side by side: everything the ladders look at, and whether the two may be compared at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, wraps
from typing import Any, TypeVar

from claimcheck.compare.negation import negated_units
from claimcheck.content import Content, Matching, Synonyms, Unit, fold, match_units, read_words
from claimcheck.content.match import weigh
from claimcheck.lexicon import load_words
from claimcheck.records import Claim, Date, Entity, Source

#: Why a plan and a fact are not compared.
PLAN_AND_FACT = "a plan and a fact can both be true"
#: Modalities that say what is to come.
_FUTURE = frozenset({"planned", "conditional"})
#: Concepts of predicates that speak of things to come, whatever their tense.
_SAYS_FUTURE = frozenset({"expect", "plan"})
#: Concepts of words that name a kind of place.
KINDS_OF_PLACE = frozenset({"city", "village", "region", "capital", "country"})
#: Characters before a verb in which its auxiliary stands.
_AUXILIARY_REACH = 14


@dataclass(frozen=True)
class Side:
    """One claim with its source, its units, and the entities by id."""

    claim: Claim
    source: Source
    content: Content
    entities: Mapping[str, Entity] = field(default_factory=dict, repr=False)
    #: Dates of the claim before it in its sentence, for one without its own ("lost in 2020, when she won 46%").
    carried: tuple[Date, ...] = ()
    #: Ids of the figures that are the only ones of their kind in the source.
    sole: frozenset[str] = frozenset()
    #: What was found out about the claim alone, see `once_a_side`.
    known: dict[Callable[[Side], Any], Any] = field(init=False, default_factory=dict, repr=False, compare=False)

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

    @cached_property
    def telling(self) -> frozenset[Unit]:
        """The units of the predicate that have content of their own; a kind of place ("is the town of") has none."""
        return frozenset(
            unit
            for unit in self.predicate
            if not unit.function and not (unit.kind == "word" and KINDS_OF_PLACE.intersection(unit.concepts))
        )

    @cached_property
    def roles(self) -> Mapping[Unit, frozenset[str]]:
        """The roles of the participants in whose words each unit stands."""
        spans = [(a.start, a.end, a.role) for a in self.claim.arguments]
        return {
            unit: frozenset(role for start, end, role in spans if start <= unit.start and unit.end <= end)
            for unit in self.content.units
        }

    @cached_property
    def weights(self) -> tuple[tuple[Unit, float], ...]:
        """The units with content of their own, and what each counts for."""
        return tuple((unit, weigh(unit, None)) for unit in self.content.content)

    @cached_property
    def to_come(self) -> bool | None:
        """Whether the claim is about things to come, see `speaks_of_future`."""
        return speaks_of_future(self)

    @cached_property
    def judges(self) -> bool:
        """Whether the claim is an opinion; that something must be done within so many days is a fact of its kind."""
        if self.claim.modality != "opinion":
            return False
        duty = load_words(self.content.language, "duty_forms")
        stated = any(unit.figure is not None or unit.date is not None for unit in self.content.units)
        return not (stated and any(unit.norm in duty for unit in self.content.units))

    @cached_property
    def holder(self) -> str | None:
        """Who is made to say it: the name of an entity, or the words where none was found; null for the article."""
        entity = self.entities.get(self.claim.holder or "")
        if entity is not None:
            return entity.name
        return self.claim.attribution[-1].holder or None if self.claim.attribution else None

    @cached_property
    def holder_words(self) -> set[str]:
        """What tells the holder from others: capitalised words, else content words; nothing for a pronoun."""
        words = [word for word in read_words(self.holder or "", self.content.language) if not word.function]
        named = {word.norm for word in words if word.text[0].isupper() and len(word.text) > 1}
        return named or {concept for word in words for concept in (word.concepts or (word.norm,))}

    @property
    def holder_name(self) -> str:
        """The holder's name for an explanation; the outlet's where the article speaks for itself."""
        return self.holder or self.source.outlet or self.source.id

    @cached_property
    def speaks_for_itself(self) -> bool:
        """Tell whether the holder has views, and is not an office that gives out facts ("police said")."""
        if self.holder is None:
            return False
        entity = self.entities.get(self.claim.holder or "")
        if entity is not None and entity.label == "PERSON":
            return not any(self._names_one_of("body_voices", role) for role in entity.roles)
        return not self._names_one_of("fact_givers", self.holder)

    def _names_one_of(self, name: str, words: str) -> bool:
        """Tell whether words hold one of a list in either language: a holder's name may come from another source."""
        known = load_words("en", name) | load_words("fr", name)
        return any(word.norm in known or word.stem in known for word in read_words(words, self.content.language))

    @property
    def published(self) -> str | None:
        """The day the source was published."""
        return self.source.published


Found = TypeVar("Found")


def once_a_side(find: Callable[[Side], Found]) -> Callable[[Side], Found]:
    """Find something out about a claim once, however many others it is laid beside. What is found is not changed."""

    @wraps(find)
    def remembered(side: Side) -> Found:
        if find not in side.known:
            side.known[find] = find(side)
        found: Found = side.known[find]
        return found

    return remembered


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
    #: Whether rungs may take the two for one event on little evidence, because a judge is asked before it counts.
    tentative: bool = False

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
            units = [row for row in side.weights if row[0] not in out] if out else side.weights
            total = sum(weight for _, weight in units)
            shares.append(sum(weight for unit, weight in units if unit in matched) / total if total else 0.0)
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
    if pair.left.judges or pair.right.judges:
        return "an opinion excludes nothing"
    if "hedged" in (left.modality, right.modality):
        return "a hedged statement excludes nothing"
    if not same_kind_of_time(pair):
        return PLAN_AND_FACT
    return None


def same_kind_of_time(pair: Laid) -> bool:
    """Tell whether two claims are both of facts or both of things to come, as far as their words tell."""
    one, two = pair.left.to_come, pair.right.to_come
    return one is None or two is None or one == two


def speaks_of_future(side: Side) -> bool | None:
    """Tell whether a claim is about things to come; None for reported words that can be of either.

    A plan, a forecast, a "would" and whatever is dated after the day of the source are.
    """
    claim = side.claim
    if claim.modality in _FUTURE or _SAYS_FUTURE & {concept for unit in side.predicate for concept in unit.concepts}:
        return True
    published = side.published
    dates = [unit.date for unit in side.content.units if unit.date is not None]
    if published and any(item.from_ and item.from_ > published for item in dates):
        return True
    if _in_future_tense(side):
        return True
    return None if claim.modality == "reported" else False


def _in_future_tense(side: Side) -> bool:
    """Tell whether a claim's verb stands in a tense of the future, by its auxiliary or its ending."""
    language, span = side.content.language, side.claim.predicate_span
    if span is None:
        return False
    near = [unit for unit in side.content.units if span[0] - _AUXILIARY_REACH <= unit.start < span[1]]
    if {unit.norm for unit in near} & (
        load_words(language, "future_auxiliaries") | load_words(language, "would_words")
    ):
        return True
    endings = _endings(language)
    return bool(endings) and any(unit.norm.endswith(endings) for unit in side.predicate)


@cache
def _endings(language: str) -> tuple[str, ...]:
    try:
        return tuple(sorted(load_words(language, "future_endings")))
    except FileNotFoundError:
        return ()


def disputing(pair: Laid) -> bool:
    """Tell whether two different holders speak, at least one of them for itself, or both in one article."""
    if same_holder(pair) or pair.left.holder is None or pair.right.holder is None:
        return False
    return pair.left.speaks_for_itself or pair.right.speaks_for_itself or pair.left.source == pair.right.source


def one_sided(pair: Laid) -> bool:
    """Tell whether a person's words stand against the article's or an office's own."""
    if same_holder(pair) or (pair.left.holder is not None and pair.right.holder is not None):
        return False
    return pair.left.speaks_for_itself or pair.right.speaks_for_itself


def same_holder(pair: Laid) -> bool:
    """Tell whether one holder speaks in both claims: one entity, a name in common, or one that is but a pronoun."""
    left, right = pair.left, pair.right
    if left.holder is None or right.holder is None:
        return left.holder is right.holder
    if (left.claim.holder and left.claim.holder == right.claim.holder) or fold(left.holder) == fold(right.holder):
        return True
    names = left.holder_words, right.holder_words
    return not names[0] or not names[1] or bool(names[0] & names[1])
