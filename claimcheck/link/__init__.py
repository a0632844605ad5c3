"""One entity for "Macron", "le président français" and "Emmanuel Macron"; OTAN is NATO."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.ids import content_id
from claimcheck.lexicon.gazetteer import fold
from claimcheck.link.across import Local, join_clusters
from claimcheck.link.clusters import cluster_names
from claimcheck.link.known import Known
from claimcheck.link.references import by_office, resolve_references
from claimcheck.link.statements import write_statement
from claimcheck.records import Entity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.records import Claim, EntityLabel, Extract, Mention

__all__ = ["link_entities"]

_GAZETTEER = ("body:", "territory:", "town:", "people:")


def link_entities(extracts: Sequence[Extract]) -> tuple[tuple[Entity, ...], tuple[Extract, ...]]:
    """Return the entities of all sources, and the extracts with mention ids replaced by entity ids.

    Speakers, holders, arguments and the claims' entities then name entities; what could not be linked is dropped
    from them. Every claim gets its ``statement``. An entity's id follows from its label and name alone, so that an
    article which does not mention it changes nothing.
    """
    languages = {extract.source.id: extract.source.language or "en" for extract in extracts}
    clusters = {e.source.id: cluster_names(e.mentions, e.source.text) for e in extracts}
    groups = join_clusters(clusters, languages)
    members = [[mention for item in group for mention in item.cluster.mentions] for group in groups]
    known = [_known(index, group) for index, group in enumerate(groups)]
    owner = {mention.id: known[index] for index, mentions in enumerate(members) for mention in mentions}
    holders = by_office(one for one in known if one.kind == "PERSON")
    for extract in extracts:
        by_id = {mention.id: mention for mention in extract.mentions}
        names = {m.id: owner[m.id] for m in extract.mentions if m.id in owner}
        found = resolve_references(extract, names, languages[extract.source.id], holders)
        for mention_id, index in found.items():
            members[index].append(by_id[mention_id])
    entities = _name_entities(groups, members, extracts)
    by_mention = {mention.id: entity for entity in entities for mention in entity.mentions}
    return entities, tuple(_rewrite(extract, by_mention) for extract in extracts)


def _known(index: int, group: Sequence[Local]) -> Known:
    genders = frozenset(gender for item in group for gender in item.cluster.genders)
    offices = frozenset(office for item in group for office in item.offices)
    names = frozenset(fold(mention.text) for item in group for mention in item.cluster.mentions)
    return Known(index, group[0].cluster.kind, genders, offices, names)


def _name_entities(
    groups: Sequence[Sequence[Local]], members: Sequence[Sequence[Mention]], extracts: Sequence[Extract]
) -> tuple[Entity, ...]:
    hashes = {extract.source.id: extract.source.sha256 for extract in extracts}
    made: dict[str, Entity] = {}
    order = sorted(range(len(groups)), key=lambda i: min((hashes[m.source], m.start) for m in members[i]))
    for index in order:
        entity = _entity(groups[index], members[index])
        if entity.id in made:
            first = min((hashes[m.source], m.start) for m in members[index])
            entity = replace(entity, id=content_id("e", entity.id, *first))
        made[entity.id] = entity
    return tuple(sorted(made.values(), key=lambda entity: (-len(entity.mentions), entity.name, entity.id)))


def _entity(group: Sequence[Local], mentions: Sequence[Mention]) -> Entity:
    names = [mention for mention in mentions if mention.form == "name"]
    label: EntityLabel = "PERSON" if group[0].cluster.kind == "PERSON" else _label(names)
    name = _fullest([mention.text for mention in names])
    keys = sorted(key for item in group for key in item.cluster.keys if key.startswith(_GAZETTEER))
    ordered = sorted(set(mentions), key=lambda mention: (mention.source, mention.start, mention.end))
    return Entity(
        id=content_id("e", label, keys[0] if keys else fold(name)),
        name=name,
        label=label,
        mentions=tuple(ordered),
        aliases=tuple(sorted({" ".join(mention.text.split()) for mention in names} - {name})),
        roles=tuple(sorted({role for mention in names for role in mention.roles})),
    )


def _label(names: Sequence[Mention]) -> EntityLabel:
    votes = Counter(mention.label for mention in names)
    return min(votes, key=lambda label: (-votes[label], label))


def _fullest(texts: Sequence[str]) -> str:
    """Return the name of most words; of equally long ones the most used, then the first in the alphabet."""
    count = Counter(" ".join(text.split()) for text in texts)
    return min(count, key=lambda text: (-len(text.split()), text.isupper(), -count[text], text))


def _rewrite(extract: Extract, entities: Mapping[str, Entity]) -> Extract:
    """Put entity ids where mention ids stand, None or nothing where the mention belongs to no entity."""
    ids = {mention.id: entities[mention.id].id for mention in extract.mentions if mention.id in entities}
    dates = {date.id: date for date in extract.dates}
    quotes = tuple(replace(q, speaker=ids.get(q.speaker) if q.speaker else None) for q in extract.quotes)
    claims = tuple(
        replace(_relink(claim, ids), statement=write_statement(claim, extract.mentions, entities, dates))
        for claim in extract.claims
    )
    kept = tuple(mention for mention in extract.mentions if mention.form != "stranger")
    return replace(extract, mentions=kept, quotes=quotes, claims=claims)


def _relink(claim: Claim, ids: Mapping[str, str]) -> Claim:
    attribution = tuple(
        replace(item, holder_id=ids.get(item.holder_id) if item.holder_id else None) for item in claim.attribution
    )
    arguments = tuple(replace(item, entity=ids.get(item.entity) if item.entity else None) for item in claim.arguments)
    return replace(
        claim,
        holder=ids.get(claim.holder) if claim.holder else None,
        attribution=attribution,
        arguments=arguments,
        entities=tuple(dict.fromkeys(ids[key] for key in claim.entities if key in ids)),
    )
