"""A whole story compared: quotes, then claims pair by pair, then what is left over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import combinations

from claimcheck.compare.additions import Addition, find_additions
from claimcheck.compare.agreement import clash
from claimcheck.compare.asking import JudgeModel
from claimcheck.compare.claims import compare_claims
from claimcheck.compare.confidence import confidence_of
from claimcheck.compare.findings import Decided, build_finding, drop_repeats, make_finding, merge_camps, overlaps
from claimcheck.compare.quotes import compare_quotes
from claimcheck.compare.sides import Side, lay_out
from claimcheck.compare.soles import sole_figures
from claimcheck.compare.utterances import FEWEST_WORDS, Utterance, read_utterances
from claimcheck.compare.verdict import Verdict
from claimcheck.content import Content, Synonyms, contents_of, index_mentions, read_claim
from claimcheck.records import Alignment, Claim, Date, Entity, Evidence, Extract, Finding, Source
from claimcheck.settings import Settings

#: The order in which an editor reads findings.
KINDS = ("contradiction", "altered_quote", "dispute", "update", "unresolved", "agreement", "addition")

#: Words from which a quotation may be an addition.
FEWEST_QUOTED = 2

#: Kinds of verdict whose two sides are never shown as one agreement.
_TURNED = frozenset({"quote.polarity", "quote.translated_differently"})
_CONFLICTS = frozenset({"contradiction", "altered_quote", "update", "dispute"})


def compare_story(
    extracts: Sequence[Extract],
    entities: Sequence[Entity],
    alignment: Alignment,
    judge: JudgeModel | None,
    settings: Settings,
) -> tuple[Finding, ...]:
    """Return the findings of one story, in the order in which an editor reads them.

    Without a judge model the rules decide alone. Nothing depends on the order of the sources but the order of
    the evidence.
    """
    del settings  # thresholds of comparison stand beside the rules that use them
    sources = {extract.source.id: extract.source for extract in extracts}
    story = extracts[0].source.story if extracts else None
    sides = read_sides(extracts, entities, contents_of(alignment.synonyms))
    quoted = read_utterances(extracts, entities, FEWEST_QUOTED)
    utterances = {key: item for key, item in quoted.items() if len(item.words) >= FEWEST_WORDS}
    nearness = {(pair.left, pair.right): pair.similarity or pair.score for pair in alignment.quote_pairs}
    quotes = [
        Decided(verdict, nearness[left, right], (left, right))
        for left, right, verdict in compare_quotes(utterances, alignment.quote_pairs, alignment.synonyms, judge)
    ]
    claims = compare_claims(sides, alignment, judge, _same_utterances(quotes))
    agreements = _agreements([*claims, *quotes], cache(partial(_exclude, sides, alignment.synonyms)))
    agreeing = {name: str(number) for number, group in enumerate(agreements) for item in group for name in item.ids}
    conflicts = drop_repeats(item for item in (*quotes, *claims) if item.verdict.kind != "agreement")
    findings = [make_finding(group, sources, story) for group in merge_camps(conflicts, agreeing)]
    findings += [_agreement(group, sources, story) for group in agreements]
    settled = _settled([*quotes, *claims], sides, utterances)
    if len(sources) > 1:
        added = find_additions(sides, quoted, alignment.pairs, settled, alignment.synonyms)
        findings += [_addition(item, sources, story) for item in added]
    order = {kind: place for place, kind in enumerate(KINDS)}
    return tuple(sorted(findings, key=lambda f: (order[f.kind], -f.rank, -f.confidence, -f.origins, f.id)))


def read_sides(
    extracts: Sequence[Extract], entities: Sequence[Entity], contents: Mapping[str, Content] | None = None
) -> dict[str, Side]:
    """Return every claim of the story ready for comparison, by id; ``contents`` are those read already."""
    contents = contents or {}
    entity_of = index_mentions(entities)
    by_id = {entity.id: entity for entity in entities}
    sides = {}
    for extract in extracts:
        sole = sole_figures(extract)
        for claim in extract.claims:
            content = contents.get(claim.id) or read_claim(extract, claim, entity_of)
            sides[claim.id] = Side(claim, extract.source, content, by_id, _carried_dates(extract, claim), sole)
    return sides


def _carried_dates(extract: Extract, claim: Claim) -> tuple[Date, ...]:
    """Return the dates of the claims that end before this one in its sentence, told by the same voice."""
    if claim.dates or claim.sentence is None or claim.modality == "planned":
        return ()
    before = {
        name
        for other in extract.claims
        if other.sentence == claim.sentence and other.end <= claim.start and other.holder == claim.holder
        for name in other.dates
    }
    return tuple(item for item in extract.dates if item.id in before)


def _same_utterances(quotes: Sequence[Decided]) -> list[tuple[Evidence, Evidence]]:
    """Return the quotes that are renderings of one utterance: claims inside them cannot conflict once more."""
    return [(item.verdict.left, item.verdict.right) for item in quotes]


def _exclude(sides: Mapping[str, Side], synonyms: Synonyms, one: str, two: str) -> bool:
    """Tell whether two claims cannot stand in one agreement, even if a third agrees with both."""
    if one not in sides or two not in sides or sides[one].source.id == sides[two].source.id:
        return False
    return clash(lay_out(sides[one], sides[two], 1.0, None, synonyms)) is not None


def _agreements(decided: Sequence[Decided], exclude: Callable[[str, str], bool]) -> list[list[Decided]]:
    """Return groups of agreeing verdicts: the surest pair founds a group, others join if they share a claim with it.

    A pair that shares claims with two groups makes them one. Nothing joins that conflicts with a member.
    """
    conflicts = {frozenset(item.ids) for item in decided if item.verdict.kind in _CONFLICTS}
    turned = [(d.verdict.left, d.verdict.right) for d in decided if d.verdict.rule in _TURNED]
    groups: list[list[Decided]] = []
    for item in sorted((d for d in decided if d.verdict.kind == "agreement"), key=lambda d: (-d.score, d.ids)):
        homes = [group for group in groups if _touches(item, group)]
        if not homes:
            groups.append([item])
            continue
        joined = [other for group in homes for other in group]
        if _holds_both([item, *joined], turned):
            if not _holds_both([item], turned):
                groups.append([item])
        elif not _conflicting([item, *joined], conflicts, exclude):
            groups = [group for group in groups if group not in homes]
            groups.append([*joined, item])
        elif not _conflicting([item, *homes[0]], conflicts, exclude):
            homes[0].append(item)
    return groups


def _holds_both(items: Sequence[Decided], turned: Sequence[tuple[Evidence, Evidence]]) -> bool:
    """Tell whether a group holds words of both sides of a quote whose sense was turned round."""
    held = [side for item in items for side in (item.verdict.left, item.verdict.right)]
    return any(
        any(overlaps(one, side) for side in held) and any(overlaps(two, side) for side in held) for one, two in turned
    )


def _conflicting(
    items: Sequence[Decided], conflicts: Collection[frozenset[str]], exclude: Callable[[str, str], bool]
) -> bool:
    names = sorted({name for item in items for name in item.ids})
    return any(frozenset(pair) in conflicts or exclude(*pair) for pair in combinations(names, 2))


def _touches(item: Decided, group: Sequence[Decided]) -> bool:
    """Tell whether a pair shares a claim, or the words of one, with a group."""
    sides = (item.verdict.left, item.verdict.right)
    held = [side for other in group for side in (other.verdict.left, other.verdict.right)]
    return any(overlaps(side, known) for side in sides for known in held)


def _agreement(group: Sequence[Decided], sources: Mapping[str, Source], story: str | None) -> Finding:
    """Return an agreement with one piece of evidence a source: the best aligned, then the shortest."""
    best: dict[str, Evidence] = {}
    for item in group:
        for side in (item.verdict.left, item.verdict.right):
            best.setdefault(side.source, side)
    verdict = group[0].verdict
    evidence = [best[name] for name in sources if name in best]
    if len(evidence) > 2:
        explanation = verdict.explanation.replace("both state:", "each in its own words; the nearest two share:")
        verdict = replace(verdict, explanation=explanation)
    key = [name for item in group for name in item.ids]
    return build_finding(verdict, evidence, confidence_of(verdict.rule), sources, story, key)


def _settled(
    decided: Sequence[Decided], sides: Mapping[str, Side], utterances: Mapping[str, Utterance]
) -> frozenset[str]:
    """Return the claims and quotes that another source confirms or conflicts with, with all claims on their words."""
    settled: set[str] = set()
    for item in decided:
        if item.verdict.left.source != item.verdict.right.source:
            settled.update(item.ids)
    spans = [sides[key].claim for key in settled if key in sides]
    for key, side in sides.items():
        own = side.claim
        if any(c.source == own.source and c.start <= own.start and own.end <= c.end for c in spans):
            settled.add(key)
    for key, utterance in utterances.items():
        if utterance.claim in settled:
            settled.add(key)
    return frozenset(settled)


def _addition(item: Addition, sources: Mapping[str, Source], story: str | None) -> Finding:
    rule = f"addition.{item.type}"
    verdict = Verdict("addition", item.type, rule, item.explanation, item.evidence, item.evidence)
    missing = sources[item.source].derived_from
    key = [*item.claims, item.source, str(item.evidence.start)]
    rank = item.rank + (1.0 if missing else 0.0)
    return build_finding(verdict, [item.evidence], confidence_of(rule), sources, story, key, missing, rank)
