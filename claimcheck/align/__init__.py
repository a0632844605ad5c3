"""Claims of one story to groups: block, score, cluster; pairs that may conflict are handed on to comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.align.candidates import Item, block_pairs, tell_copies, weigh_rarity
from claimcheck.align.cluster import cluster_items
from claimcheck.align.score import KEPT_PAIR, KEPT_QUOTES, score_pair
from claimcheck.content import Senses, index_mentions, learn_synonyms, read_claim, read_content
from claimcheck.content.synonyms import Encoder
from claimcheck.ids import content_id
from claimcheck.records import AlignedPair, Alignment, Claim, Entity, Extract, Group
from claimcheck.settings import Settings

__all__ = ["align_claims"]

#: Claims and quotes of a story in one language up to which the encoder reads them: six or seven short articles.
MOST_READ = 80
_STOPS = " .!?…"


def align_claims(
    extracts: Sequence[Extract], entities: Sequence[Entity], encoder: Encoder | None, settings: Settings
) -> Alignment:
    """Return the groups of claims that speak of the same thing, and every pair that is worth comparing.

    ``extracts`` are those of one story. Pairs are found within one source too, unless their words overlap. Without
    an encoder, words, names, figures and the lexicon alone decide.
    """
    del settings  # thresholds of alignment are constants of its modules, chosen together on the ECB+ development set
    entity_of = index_mentions(entities)
    items = [
        item for extract in extracts for item in (*_claim_items(extract, entity_of), *_quote_items(extract, entity_of))
    ]
    if not _worth_reading(items):
        encoder = None
    words = ((item.content.language, unit) for item in items for unit in item.content.units)
    senses = Senses(learn_synonyms(words, encoder))
    senses.contents.update((item.id, item.content) for item in items if item.kind == "claim")
    claims = _with_vectors([item for item in items if item.kind == "claim"], encoder)
    quotes = _with_vectors([item for item in items if item.kind == "quote"], encoder)
    rarity = weigh_rarity(claims)
    pairs, firm = _score(claims, rarity, senses)
    return Alignment(
        groups=_groups(claims, firm, extracts),
        pairs=pairs,
        quote_pairs=_score(quotes, None, senses, KEPT_QUOTES)[0],
        synonyms=senses,
    )


def _worth_reading(items: Sequence[Item]) -> bool:
    """Tell whether a story's sentences are worth an encoder's time: it costs as much as the parse.

    In two languages it is the only way across. In one, what is told in other words matters to a story of a few short
    articles, while in one of many claims somebody always shares words with somebody: on ECB+ the encoder adds 2 points
    of recall there. An article alone is compared with itself, in its own words.
    """
    if len({item.source for item in items}) < 2:
        return False
    return len({item.content.language for item in items}) > 1 or len(items) <= MOST_READ


def _claim_items(extract: Extract, entity_of: Mapping[str, str]) -> list[Item]:
    items = []
    for claim in extract.claims:
        content = read_claim(extract, claim, entity_of)
        context = extract.source.text[slice(*claim.sentence)] if claim.sentence else ""
        place = (extract.source.id, claim.start, claim.end)
        items.append(Item("claim", claim.id, *place, _readable(claim), content, context))
    return items


def _quote_items(extract: Extract, entity_of: Mapping[str, str]) -> list[Item]:
    items = []
    for quote in extract.quotes:
        block = next((b for b in extract.source.blocks if b.start <= quote.start < b.end), None)
        language = _language(extract, block.language if block else "")
        content = read_content(extract, quote.start, quote.end, language, entity_of)
        items.append(Item("quote", quote.id, extract.source.id, quote.start, quote.end, quote.text, content))
    return items


def _language(extract: Extract, language: str) -> str:
    return language or extract.source.language or "en"


def _readable(claim: Claim) -> str:
    return claim.statement or claim.text


def _with_vectors(items: list[Item], encoder: Encoder | None) -> list[Item]:
    """Return the items with the vectors of their texts, one call to the encoder a language and source."""
    if encoder is None or not items:
        return items
    by_call: dict[tuple[str, str], list[int]] = {}
    for index, item in enumerate(items):
        by_call.setdefault((item.source, item.content.language), []).append(index)
    found = list(items)
    for (_, language), rows in sorted(by_call.items()):
        read = [_read(items[row]) for row in rows]
        distinct = list(dict.fromkeys(text for pair in read for text in pair))
        vectors = dict(zip(distinct, encoder.encode(distinct, language), strict=True))
        for row, (own, around) in zip(rows, read, strict=True):
            found[row] = items[row].with_vectors(vectors[own], vectors[around])
    return found


def _read(item: Item) -> tuple[str, str]:
    """Return an item's text and the sentence around it; the sentence twice where only a full stop tells them apart."""
    if not item.context:
        return item.text, item.text
    same = " ".join(item.context.split()).strip(_STOPS) == item.text.strip(_STOPS)
    return item.context if same else item.text, item.context


def _score(
    items: list[Item], rarity: Mapping[str, float] | None, senses: Senses, kept: float = KEPT_PAIR
) -> tuple[tuple[AlignedPair, ...], tuple[AlignedPair, ...]]:
    """Return the pairs worth comparing with their scores, and every pair with how firmly it belongs together."""
    found, firm = [], []
    for item in items:  # all before any two: what units are alike to is gathered anew when another is met
        senses.read(item.content)
    for left, right in block_pairs(items):
        score, firmness, similarity, around = score_pair(left, right, rarity, senses)
        firm.append(AlignedPair(left.id, right.id, round(firmness, 4), similarity))
        if score >= kept:
            found.append(AlignedPair(left.id, right.id, round(score, 4), similarity, around))
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.left, pair.right))), tuple(firm)


def _groups(items: list[Item], pairs: tuple[AlignedPair, ...], extracts: Sequence[Extract]) -> tuple[Group, ...]:
    sources = {extract.source.id: extract.source for extract in extracts}
    source_of = {item.id: item.source for item in items}
    order = {item.id: index for index, item in enumerate(items)}
    kept, copies = tell_copies(items)
    further: dict[str, list[str]] = {}
    for first, copy in copies:  # what says the very same as a member is one too
        further.setdefault(items[first].id, []).append(items[copy].id)
    groups = []
    for group in cluster_items([items[place].id for place in kept], _between(pairs, items, kept)):
        members = sorted((*group, *(copy for name in group for copy in further.get(name, ()))), key=order.__getitem__)
        named = tuple(dict.fromkeys(source_of[member] for member in members))
        origins = {sources[name].origin or name for name in named}
        story = sources[named[0]].story or ""
        groups.append(Group(content_id("g", *sorted(members)), story, tuple(members), named, len(origins)))
    return tuple(groups)


def _between(pairs: tuple[AlignedPair, ...], items: list[Item], kept: Sequence[int]) -> tuple[AlignedPair, ...]:
    names = {items[place].id for place in kept}
    return tuple(pair for pair in pairs if pair.left in names and pair.right in names)
