"""Which sources come from one another: copies, rewrites and parts of one item count as one origin."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from claimcheck.ids import content_id
from claimcheck.stories.pairing import source_pairs
from claimcheck.stories.retelling import WORDING, gives_as_source, read_told, reports_from, retells
from claimcheck.stories.reuse import covered, longest_run, read_wording, windows
from claimcheck.stories.translations import AGENCY_SENTENCE, SAME_SENTENCE, Renderings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.records import Extract, Source
    from claimcheck.settings import Settings
    from claimcheck.stories import Encoder

Relation = Literal["copy", "rewrite", "part", "independent"]

#: Shares of an article's own words that stand in another in stretches of five and more, from which it is a verbatim
#: copy or a rewrite. Independent short reports of one event reach a third when both tell the bare facts; in our
#: own stories rewrites of an agency item begin at 0.49, and the line lies between.
COPY = 0.80
REWRITE = 0.42
#: An article is derived in part when this share of it is shared and the longest stretch has so many words: independent
#: reports hit on eight words in a row, hardly on twelve.
PART, PART_RUN = 0.05, 12
#: The share of sentences with a close counterpart, in order, from which an article is a translation of another.
TRANSLATION = 0.75
#: Or the share with a fairly close one beside so many close ones: of independent reports 0.6 and 0.4 at most, of our
#: translations 0.91 and 0.64.
WHOLE_TRANSLATION, CLOSE_SENTENCES = 0.85, 0.5
#: Sources published more days apart than this do not share an agency's item on one event.
CREDIT_DAYS = 2


@dataclass(frozen=True, slots=True)
class Tie:
    """How two sources hang together; ``parent`` derives nothing when the direction is unknown (null)."""

    one: str
    other: str
    relation: Relation
    share: float
    parent: str | None


def trace_origins(extracts: Sequence[Extract], encoder: Encoder | None, settings: Settings) -> tuple[Extract, ...]:
    """Return the extracts with ``derived_from`` and ``origin`` set; sources of different stories are never tied.

    Sources share an ``origin`` when one is a copy, a rewrite or a translation of the other, or when both are credited
    to the same agency alone. ``derived_from`` names the source it was taken from where credit, dates of publication or
    an agency's dateline show the direction. Quotations count for nothing: a statement that two articles both quote
    ties neither.
    """
    ties = [tie for story in _stories(extracts) for tie in _ties(story, encoder)]
    origin = _origins(extracts, ties)
    parents: dict[str, set[str]] = {}
    for tie in ties:
        if tie.parent:
            parents.setdefault(tie.other if tie.parent == tie.one else tie.one, set()).add(tie.parent)
    return tuple(
        replace(
            extract,
            source=replace(
                extract.source,
                origin=origin[extract.source.id],
                derived_from=tuple(sorted(parents.get(extract.source.id, ()))),
            ),
        )
        for extract in extracts
    )


def _stories(extracts: Sequence[Extract]) -> list[list[Extract]]:
    stories: dict[str | None, list[Extract]] = {}
    for extract in extracts:
        stories.setdefault(extract.source.story, []).append(extract)
    return list(stories.values())


def _ties(story: Sequence[Extract], encoder: Encoder | None) -> Iterator[Tie]:
    ordered = sorted(story, key=lambda extract: extract.source.id)
    wordings = [read_wording(extract) for extract in ordered]
    shingles = [windows(wording) for wording in wordings]
    renderings = Renderings(encoder) if encoder is not None else None
    for one, other in source_pairs(ordered, shingles):
        ours, theirs = ordered[one].source, ordered[other].source
        run = 0
        if ours.sha256 == theirs.sha256:
            shares, run = (1.0, 1.0), wordings[one].size
        elif ours.language == theirs.language:
            shares = (
                covered(wordings[one], shingles[one], shingles[other]),
                covered(wordings[other], shingles[other], shingles[one]),
            )
            run = longest_run(wordings[one], wordings[other], shingles[one], shingles[other])
            shares = _retold(ordered[one], ordered[other], shares)
        else:
            shares = _translated(ordered[one], ordered[other], renderings)
        tie = _judge(ours, theirs, shares, run)
        if tie.relation != "independent":
            yield tie


def _retold(one: Extract, other: Extract, shares: tuple[float, float]) -> tuple[float, float]:
    """Return shares that count as a rewrite where one article retells the other, or reports what the other says."""
    share = max(shares)
    cited = _gives(one, other), _gives(other, one)
    if share >= REWRITE or (share < WORDING and not any(cited)):
        return shares
    ours, theirs = read_told(one), read_told(other)
    told = (cited[0] and reports_from(ours, theirs)) or (cited[1] and reports_from(theirs, ours))
    return (REWRITE, REWRITE) if told or retells(ours, theirs, share) else shares


def _gives(one: Extract, other: Extract) -> bool:
    """Tell whether the first article opens with the name of the agency or outlet that the other is of."""
    name = _agency(other.source) or other.source.outlet
    return bool(name) and _agency(one.source) is None and gives_as_source(one, str(name))


def _translated(one: Extract, other: Extract, renderings: Renderings | None) -> tuple[float, float]:
    """Return shares that count as a rewrite when enough sentences, in order, say the same in the other language."""
    if renderings is None:
        return 0.0, 0.0
    if bool(_agency(one.source)) is not bool(_agency(other.source)):
        shares = renderings.shares(one, other, AGENCY_SENTENCE)
        return _as_rewrite(share >= TRANSLATION for share in shares)
    close = renderings.shares(one, other, SAME_SENTENCE)
    if max(close) < CLOSE_SENTENCES or max(close) >= TRANSLATION:
        return _as_rewrite(share >= TRANSLATION for share in close)
    loose = renderings.shares(one, other, AGENCY_SENTENCE)
    return _as_rewrite(share >= WHOLE_TRANSLATION for share in loose)


def _as_rewrite(translated: Iterable[bool]) -> tuple[float, float]:
    ours, theirs = (REWRITE if whole else 0.0 for whole in translated)
    return ours, theirs


def _judge(one: Source, other: Source, shares: tuple[float, float], run: int) -> Tie:
    """Name the relation of two sources from the share of each that stands in the other, and from their credits.

    ``run`` is the length of the longest stretch of words that both have.
    """
    share = max(shares)
    relation: Relation = "independent"
    if share >= COPY:
        relation = "copy"
    elif share >= REWRITE or _one_agency(one, other):
        relation = "rewrite"
    elif share >= PART and run >= PART_RUN:
        relation = "part"
    return Tie(one.id, other.id, relation, share, _parent(one, other, relation))


def _one_agency(one: Source, other: Source) -> bool:
    """Tell whether two sources are credited to the same agency and nobody else, at about the same time."""
    if len(one.credited_to) != 1 or one.credited_to != other.credited_to:
        return False
    if not (one.published and other.published):
        return True
    return abs((date.fromisoformat(one.published) - date.fromisoformat(other.published)).days) <= CREDIT_DAYS


def _agency(source: Source) -> str | None:
    """Return the agency whose own item a source is, by its dateline or outlet."""
    if source.dateline and source.dateline.agency:
        return source.dateline.agency
    return source.outlet if source.outlet and source.outlet in source.credited_to else None


def _credits(one: Source, other: Source) -> bool:
    """Tell whether the first source names the agency that wrote the other."""
    agency = _agency(other)
    return bool(agency) and agency in one.credited_to and _agency(one) is None


def _parent(one: Source, other: Source, relation: Relation) -> str | None:
    """Return the id of the source that the other was taken from.

    That is the one credited, or published on an earlier day; of one day, an agency's own item that the other follows
    throughout: papers take from it, while a stretch alone may reach both from a third.
    """
    if one.sha256 == other.sha256:
        return None
    if _credits(one, other):
        return other.id
    if _credits(other, one):
        return one.id
    if one.published and other.published and one.published != other.published:
        return min((one, other), key=lambda source: str(source.published)).id
    if relation != "part" and bool(_agency(one)) is not bool(_agency(other)):
        return one.id if _agency(one) else other.id
    return None


def _origins(extracts: Sequence[Extract], ties: Sequence[Tie]) -> dict[str, str]:
    """Return source id → origin id: sources tied more than in part are one origin."""
    group = {extract.source.id: {extract.source.id} for extract in extracts}
    for tie in ties:
        if tie.relation in ("copy", "rewrite"):
            joined = group[tie.one] | group[tie.other]
            group.update((member, joined) for member in joined)
    hashes = {extract.source.id: extract.source.sha256 for extract in extracts}
    return {key: content_id("o", *sorted({hashes[member] for member in members})) for key, members in group.items()}
