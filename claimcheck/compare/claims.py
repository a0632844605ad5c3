"""The claims of a story pair by pair: rules decide, propose to the judge, and leave the rest to what is likely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.compare.asking import JudgeModel
from claimcheck.compare.differences import count_measures
from claimcheck.compare.entailment import judge_rest
from claimcheck.compare.findings import Decided, overlaps
from claimcheck.compare.judged import confirm
from claimcheck.compare.ladder import climb, propose
from claimcheck.compare.partners import find_candidates, find_partners
from claimcheck.compare.sides import Laid, Side, lay_out
from claimcheck.compare.verdict import Verdict
from claimcheck.content import Synonyms
from claimcheck.records import AlignedPair, Alignment, Evidence

Named = tuple[Laid, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Pairs by what the rules say of them: decided, agreeing with words left over, and open."""

    decided: list[Decided]
    agreeing: list[tuple[Named, Verdict]]
    open: list[Named]


def compare_claims(
    sides: Mapping[str, Side],
    alignment: Alignment,
    judge: JudgeModel | None,
    same: Sequence[tuple[Evidence, Evidence]],
) -> list[Decided]:
    """Return what is found between the claims of a story; ``same`` are quotes that render one utterance.

    Without a judge model the rules decide alone.
    """
    pairs = (*alignment.pairs, *find_partners(sides, alignment.pairs))
    found = _by_rule(sides, alignment.synonyms, pairs, same)
    agreements = [Decided(verdict, pair.score, ids) for (pair, ids), verdict in found.agreeing]
    if judge is None:
        return [*found.decided, *agreements]
    open_pairs = [*found.open, *_candidates(sides, alignment.synonyms, pairs, same)]
    proposed = _confirmed(open_pairs, judge)
    known = {item.ids for item in proposed}
    rest = [(pair, ids) for pair, ids in open_pairs if ids not in known and _of_two_sources(pair)]
    asked = [*rest, *(named for named, _ in found.agreeing)]
    answers = judge_rest([pair for pair, _ in asked], judge, count_measures(sides.values()))
    likely = [
        Decided(answer, pair.score, ids)
        for (pair, ids), answer in zip(asked, answers, strict=True)
        if answer is not None
    ]
    # What is read as a conflict is no agreement, however many words the two share.
    against = {item.ids for item in likely if item.verdict.kind != "agreement"}
    kept = [item for item in agreements if item.ids not in against]
    settled = {item.ids for item in kept}
    return [*found.decided, *proposed, *kept, *(item for item in likely if item.ids not in settled)]


def _by_rule(
    sides: Mapping[str, Side],
    synonyms: Synonyms,
    pairs: Sequence[AlignedPair],
    same: Sequence[tuple[Evidence, Evidence]],
) -> _Sorted:
    found = _Sorted([], [], [])
    for aligned in pairs:
        left, right = sides[aligned.left], sides[aligned.right]
        pair = lay_out(left, right, aligned.score, aligned.similarity, synonyms, aligned.context)
        ids = (aligned.left, aligned.right)
        verdict = climb(pair)
        if _quoted_together(left, right, same) and not _shared_sentence(left, right, verdict, same):
            continue
        if verdict is None:
            found.open.append((pair, ids))
        elif verdict.kind == "agreement" and _says_more(pair):
            found.agreeing.append(((pair, ids), verdict))
        else:
            found.decided.append(Decided(verdict, aligned.score, ids))
    return found


def _says_more(pair: Laid) -> bool:
    """Tell whether either claim has words that the other lacks, so that they may after all not say the same."""
    return bool(pair.matching.left or pair.matching.right)


def _of_two_sources(pair: Laid) -> bool:
    return pair.left.source.id != pair.right.source.id


def _candidates(
    sides: Mapping[str, Side],
    synonyms: Synonyms,
    pairs: Sequence[AlignedPair],
    same: Sequence[tuple[Evidence, Evidence]],
) -> Iterator[Named]:
    """Yield the pairs that only a judge can bring together, laid out."""
    for aligned in find_candidates(sides, pairs):
        left, right = sides[aligned.left], sides[aligned.right]
        if not _quoted_together(left, right, same):
            yield lay_out(left, right, aligned.score, None, synonyms), (aligned.left, aligned.right)


def _confirmed(pairs: Iterable[Named], judge: JudgeModel) -> list[Decided]:
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
