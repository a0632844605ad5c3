"""A whole story compared: quotes, then claims pair by pair, then what is left over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import combinations

from claimcheck.compare.additions import Addition, find_additions
from claimcheck.compare.agreement import clash
from claimcheck.compare.confidence import confidence_of
from claimcheck.compare.entailment import JudgeModel, judge_rest
from claimcheck.compare.findings import Decided, build_finding, drop_repeats, make_finding, merge_camps, overlaps
from claimcheck.compare.judged import confirm
from claimcheck.compare.ladder import climb, other_time, propose
from claimcheck.compare.likely import other_subject
from claimcheck.compare.partners import find_candidates, find_partners
from claimcheck.compare.quotes import compare_quotes
from claimcheck.compare.sides import Laid, Side, disputing, lay_out, one_sided, why_not_comparable
from claimcheck.compare.utterances import FEWEST_WORDS, Utterance, read_utterances
from claimcheck.compare.verdict import Verdict
from claimcheck.content import Content, Synonyms, contents_of, index_mentions, read_claim
from claimcheck.records import AlignedPair, Alignment, Claim, Date, Entity, Evidence, Extract, Finding, Source
from claimcheck.settings import Settings

#: The order in which an editor reads findings.
KINDS = ("contradiction", "altered_quote", "dispute", "update", "unresolved", "agreement", "addition")

#: Words from which a quotation may be an addition.
FEWEST_QUOTED = 2

#: Kinds of verdict whose two sides are never shown as one agreement.
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
        for left, right, verdict in compare_quotes(utterances, alignment.quote_pairs, alignment.synonyms)
    ]
    claims = _compare_claims(sides, alignment, judge, _same_utterances(quotes))
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
        for claim in extract.claims:
            content = contents.get(claim.id) or read_claim(extract, claim, entity_of)
            sides[claim.id] = Side(claim, extract.source, content, by_id, _carried_dates(extract, claim))
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


def _compare_claims(
    sides: Mapping[str, Side],
    alignment: Alignment,
    judge: JudgeModel | None,
    same: Sequence[tuple[Evidence, Evidence]],
) -> list[Decided]:
    decided: list[Decided] = []
    open_pairs: list[tuple[Laid, tuple[str, str]]] = []
    pairs = (*alignment.pairs, *find_partners(sides, alignment.pairs))
    for aligned in pairs:
        left, right = sides[aligned.left], sides[aligned.right]
        pair = lay_out(left, right, aligned.score, aligned.similarity, alignment.synonyms, aligned.context)
        ids = (aligned.left, aligned.right)
        verdict = climb(pair)
        if _quoted_together(left, right, same) and not _shared_sentence(left, right, verdict, same):
            continue
        if verdict is None:
            open_pairs.append((pair, ids))
        else:
            decided.append(Decided(verdict, aligned.score, ids))
    if judge is None:
        return decided
    decided += _confirmed([*open_pairs, *_candidates(sides, alignment, pairs, same)], judge)
    known = {item.ids for item in decided}
    left_over = [(pair, ids) for pair, ids in open_pairs if ids not in known and _may_ask(pair)]
    answers = judge_rest([pair for pair, _ in left_over], judge)
    for (pair, ids), answer in zip(left_over, answers, strict=True):
        if answer is not None:
            decided.append(Decided(answer, pair.score, ids))
    return decided


def _candidates(
    sides: Mapping[str, Side],
    alignment: Alignment,
    pairs: Sequence[AlignedPair],
    same: Sequence[tuple[Evidence, Evidence]],
) -> Iterator[tuple[Laid, tuple[str, str]]]:
    """Yield the pairs that only a judge can bring together, laid out."""
    for aligned in find_candidates(sides, pairs):
        left, right = sides[aligned.left], sides[aligned.right]
        if not _quoted_together(left, right, same):
            yield lay_out(left, right, aligned.score, None, alignment.synonyms), (aligned.left, aligned.right)


def _confirmed(pairs: Iterable[tuple[Laid, tuple[str, str]]], judge: JudgeModel) -> list[Decided]:
    """Return the conflicts that rules propose on little evidence and the judge confirms."""
    proposed = [(pair, ids, proposal) for pair, ids in pairs for proposal in [propose(pair)] if proposal is not None]
    answers = confirm([(pair, proposal) for pair, _, proposal in proposed], judge)
    return [
        Decided(found, pair.score, ids)
        for (pair, ids, _), found in zip(proposed, answers, strict=True)
        if found is not None
    ]


def _quoted_together(left: Side, right: Side, same: Sequence[tuple[Evidence, Evidence]]) -> bool:
    """Tell whether two claims stand inside two renderings of one utterance, compared already as quotes."""
    if not same or "quote" not in (left.claim.kind, right.claim.kind):
        return False
    one, two = (Evidence(None, s.claim.source, s.claim.start, s.claim.end, s.claim.text) for s in (left, right))
    return any((overlaps(one, a) and overlaps(two, b)) or (overlaps(one, b) and overlaps(two, a)) for a, b in same)


def _shared_sentence(
    left: Side, right: Side, verdict: Verdict | None, same: Sequence[tuple[Evidence, Evidence]]
) -> bool:
    """Tell whether two claims agree in a sentence that both renderings have, apart from the words that differ."""
    if verdict is None or verdict.kind != "agreement":
        return False
    marked = [(e.source, *span) for pair in same for e in pair for span in e.marked]
    claims = (left.claim, right.claim)
    touched = any(c.source == s and c.start < end and start < c.end for c in claims for s, start, end in marked)
    return bool(marked) and not touched


def _may_ask(pair: Laid) -> bool:
    """Tell whether the judge may be asked: two sources, comparable, of one time, and no two voices."""
    if pair.left.source.id == pair.right.source.id or disputing(pair):
        return False
    if why_not_comparable(pair) is not None or one_sided(pair) or other_subject(pair):
        return False
    return other_time(pair) is None


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
    groups: list[list[Decided]] = []
    for item in sorted((d for d in decided if d.verdict.kind == "agreement"), key=lambda d: (-d.score, d.ids)):
        homes = [group for group in groups if _touches(item, group)]
        if not homes:
            groups.append([item])
            continue
        joined = [other for group in homes for other in group]
        if not _conflicting([item, *joined], conflicts, exclude):
            groups = [group for group in groups if group not in homes]
            groups.append([*joined, item])
        elif not _conflicting([item, *homes[0]], conflicts, exclude):
            homes[0].append(item)
    return groups


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
