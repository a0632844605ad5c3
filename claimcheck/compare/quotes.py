"""Quotes: one utterance that two sources render differently, word by word, or in another language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz.fuzz import ratio

from claimcheck.compare.asking import JudgeModel
from claimcheck.compare.translations import compare_translations, turned_round, unfaithful
from claimcheck.compare.utterances import OWNED_CUT, Utterance, reference
from claimcheck.compare.verdict import Verdict, join_spans
from claimcheck.compare.wording import Change, Wording, has_content, lay_wordings, negations_differ, turns_round
from claimcheck.content import Synonyms, Unit, fold, match_units
from claimcheck.records import AlignedPair, FindingKind, Step

#: Share of the shorter wording found in the longer from which both are one utterance, with at least so many words.
ONE_UTTERANCE = 0.6
FEWEST_WORDS = 4
FEWEST_TELLING = 2
NEARLY_VERBATIM = 0.85
#: Common share from which the words cannot be two people's by chance.
ONE_SPEAKER = 0.75
#: Common share below which a changed wording is a paraphrase that was put in marks.
REWORDED = 0.5
#: Cosine, and share of the content of the better covered side, from which two quotes of one speaker without common
#: wording are one utterance: in general, and where nothing else that the speaker says there is
#: nearly as near.
SAME_SENSE = (0.65, 0.4)
SAME_SENSE_ALONE = (0.62, 0.25)
#: Cosine from which two quotes of one speaker without common wording are one utterance, each the other's nearest by
#: far: of 9 such pairs in own stories one utterance lay at 0.48 to 0.62, other utterances of one speaker below 0.26.
OTHER_WORDS = 0.45
FEWEST_OF_A_PARAPHRASE = 6
#: Share of the shorter wording found in the longer from which plain words are enough where the speaker is one.
NEARLY_HELD = 0.75
#: Likeness of two names without blanks (0 to 100) from which they are spellings of one.
SAME_SPEAKER = 85.0
#: Cosine by which the partner must be nearer than any other quote between the two sources.
MARGIN = 0.15


def compare_quotes(
    utterances: Mapping[str, Utterance],
    pairs: Sequence[AlignedPair],
    synonyms: Synonyms,
    judge: JudgeModel | None = None,
) -> list[tuple[str, str, Verdict]]:
    """Return (quote id, quote id, verdict) for each two renderings of one utterance.

    A quote meets only its nearest partner in each other source. Partial quotes inside indirect speech may leave out
    what they like; a cut that is owned up to ("…") is no alteration.
    """
    found = []
    for pair in _nearest(utterances, pairs):
        left, right = utterances[pair.left], utterances[pair.right]
        alone = _stands_out(pair, utterances, pairs)
        if left.language != right.language:
            verdict = compare_translations(left, right, pair.similarity, synonyms, alone)
            if verdict is not None and verdict.kind == "agreement":
                verdict = turned_round(left, right, pair.similarity, judge) or verdict
            verdict = verdict or (unfaithful(left, right, pair.similarity, judge) if alone else None)
        else:
            verdict = compare_wordings(left, right, pair.similarity, synonyms, alone)
        if verdict is not None:
            found.append((pair.left, pair.right, verdict))
    return found


def _nearest(utterances: Mapping[str, Utterance], pairs: Sequence[AlignedPair]) -> list[AlignedPair]:
    """Return the pairs of two sources in which each is the other's nearest."""
    ranked = []
    for pair in pairs:
        left, right = utterances.get(pair.left), utterances.get(pair.right)
        if left is None or right is None or left.source.id == right.source.id:
            continue
        alike = lay_wordings(left, right).alike if left.language == right.language else 0.0
        ranked.append((alike + pair.score + (left.speaker == right.speaker), pair))
    ranked.sort(key=lambda entry: (-entry[0], entry[1].left, entry[1].right))
    taken: set[tuple[str, str]] = set()
    chosen = []
    for _, pair in ranked:
        ends = ((pair.left, utterances[pair.right].source.id), (pair.right, utterances[pair.left].source.id))
        if not taken & set(ends):
            taken.update(ends)
            chosen.append(pair)
    return chosen


def compare_wordings(
    left: Utterance, right: Utterance, similarity: float | None, synonyms: Synonyms, alone: bool = False
) -> Verdict | None:
    """Return how two quotes in one language differ, an agreement where they do not, None if they are two utterances.

    ``alone``: each is clearly nearer to the other than to anything else, so that less likeness of sense is enough.
    """
    wording = lay_wordings(left, right)
    known = alone and left.speaker is not None and left.speaker == right.speaker
    same_words = (
        wording.alike >= NEARLY_VERBATIM
        or (known and _nearly_held(wording))
        or (wording.contained >= ONE_UTTERANCE and wording.common >= FEWEST_WORDS and wording.telling >= FEWEST_TELLING)
    )
    if left.speaker and right.speaker and left.speaker != right.speaker:
        people = left.speaker_label == right.speaker_label == "PERSON"
        people = people and not _one_name(left, right)
        if same_words and people and wording.alike >= ONE_SPEAKER and wording.common > FEWEST_WORDS:
            return _speaker(left, right, wording)
        return None
    if not same_words and not _same_sense(left, right, similarity, synonyms, alone):
        return _in_other_words(left, right, similarity, wording) if alone else None
    fragment = left.quote.partial or right.quote.partial or wording.shorter <= FEWEST_WORDS
    return _changed(left, right, wording, fragment)


def _nearly_held(wording: Wording) -> bool:
    """Tell whether nearly all of the shorter wording is in the longer, in order, however plain its words are."""
    return wording.contained >= NEARLY_HELD and wording.common >= FEWEST_WORDS


def _in_other_words(left: Utterance, right: Utterance, similarity: float | None, wording: Wording) -> Verdict | None:
    """Return that one utterance stands in other words in two pairs of marks, or None where they may be two."""
    one_voice = left.speaker is not None and left.speaker == right.speaker
    long = min(len(left.words), len(right.words)) >= FEWEST_OF_A_PARAPHRASE
    if not one_voice or not long or (similarity or 0.0) < OTHER_WORDS or left.quote.partial or right.quote.partial:
        return None
    changed = [change for change in wording.changes if has_content((*change.left, *change.right))]
    return _altered("paraphrase_in_quotes", left, right, changed, wording, "other words stand in the marks")


def _one_name(left: Utterance, right: Utterance) -> bool:
    """Tell whether two speakers are one whose name is written in two ways."""
    names = [fold(side.speaker_name or "").replace(" ", "").replace("-", "") for side in (left, right)]
    return ratio(names[0], names[1]) >= SAME_SPEAKER


def _stands_out(pair: AlignedPair, utterances: Mapping[str, Utterance], pairs: Sequence[AlignedPair]) -> bool:
    """Tell whether each quote is clearly nearer to the other than to anything else its speaker says there."""
    least = (pair.similarity or 0.0) - MARGIN
    ends = {pair.left, pair.right}
    sources = {utterances[end].source.id for end in ends}
    rivals = (p for p in pairs if len({p.left, p.right} & ends) == 1 and p.left in utterances and p.right in utterances)
    return not any(
        (rival.similarity or 0.0) > least
        for rival in rivals
        if {utterances[rival.left].source.id, utterances[rival.right].source.id} == sources
    )


def _same_sense(left: Utterance, right: Utterance, similarity: float | None, synonyms: Synonyms, alone: bool) -> bool:
    if left.speaker is None or left.speaker != right.speaker or similarity is None:
        return False
    if min(len(left.words), len(right.words)) <= FEWEST_WORDS:
        return False
    sense, content = SAME_SENSE_ALONE if alone else SAME_SENSE
    return similarity >= sense and match_units(left.content, right.content, synonyms).overlap >= content


def _changed(left: Utterance, right: Utterance, wording: Wording, fragment: bool) -> Verdict | None:
    inner = [change for change in wording.changes if not _whole_sentences(change, left, right)]
    turned = [
        change for change in inner if turns_round(change, left.language, negations_differ(wording, left.language))
    ]
    if turned and wording.contained >= ONE_UTTERANCE:
        return _altered("polarity", left, right, turned, wording, "a negation or an opposite turns the sense round")
    telling = [change for change in inner if has_content((*change.left, *change.right))]
    replaced = [change for change in telling if has_content(change.left) and has_content(change.right)]
    if replaced and wording.alike < REWORDED:
        return (
            None
            if fragment
            else _altered("paraphrase_in_quotes", left, right, replaced, wording, "other words stand in the marks")
        )
    if replaced:
        return _altered("reworded", left, right, replaced, wording, "words were replaced")
    sides = (any(has_content(c.left) for c in telling), any(has_content(c.right) for c in telling))
    if all(sides):
        return _altered("reworded", left, right, telling, wording, "each has words that the other lacks")
    if telling and not fragment:
        return _lengthened(left, right, telling, wording)
    extra = [change for change in wording.changes if change not in inner]
    if extra and not fragment:
        verdict = _lengthened(left, right, extra, wording)
        if verdict is not None and verdict.type == "extended":
            return verdict
    return same_quote(left, right, f"{wording.common} of {wording.longer} words in common")


def _whole_sentences(change: Change, left: Utterance, right: Utterance) -> bool:
    """Tell whether a change at the edge consists of whole sentences that one side quotes and the other does not."""
    if not change.edge or bool(change.left) == bool(change.right):
        return False
    side, units = (left, change.left) if change.left else (right, change.right)
    starts = {span[0] for span in side.sentences}
    after = units[-1].end
    ends = {span[1] for span in side.sentences}
    return units[0].start in starts and any(after <= end <= after + 3 for end in ends)


def _lengthened(left: Utterance, right: Utterance, changes: Sequence[Change], wording: Wording) -> Verdict | None:
    """Return what words on one side alone mean: cut out of, or put into, the wording to go by."""
    longer = 0 if sum(len(c.left) for c in changes) >= sum(len(c.right) for c in changes) else 1
    shorter_text = (right if longer == 0 else left).quote.text
    if OWNED_CUT.search(shorter_text):
        return None
    first = reference(left.source, right.source)
    if first is not None and first != longer:
        return _altered("extended", left, right, changes, wording, "words were added to the earlier wording")
    return _altered("trimmed", left, right, changes, wording, "words were left out without a mark")


def _speaker(left: Utterance, right: Utterance, wording: Wording) -> Verdict:
    explanation = f"the same words are given to {left.speaker_name} and to {right.speaker_name}"
    step = Step("quote.speaker", "differs", f"{wording.alike:.2f} of the words in common", ONE_SPEAKER)
    return make_verdict("altered_quote", "speaker", left, right, ((), ()), explanation, step)


def _altered(
    type_: str, left: Utterance, right: Utterance, changes: Sequence[Change], wording: Wording, reason: str
) -> Verdict:
    marked = (
        tuple(unit for change in changes for unit in change.left),
        tuple(unit for change in changes for unit in change.right),
    )
    shown = [_words_of(own, side) for own, side in zip((left, right), marked, strict=True)]
    explanation = f"{reason}: {' against '.join(shown)}" if all(shown) else f"{reason}: only one has {''.join(shown)}"
    step = Step("quote.words", type_, f"{wording.common} words in common of {wording.shorter} and {wording.longer}")
    return make_verdict("altered_quote", type_, left, right, marked, explanation, step)


def _words_of(side: Utterance, units: Sequence[Unit]) -> str:
    """Return the marked words of a side as it writes them, each run in quotation marks; empty for none."""
    runs = join_spans(units)
    return ", ".join(f"“{side.source.text[start:end]}”" for start, end in runs)


def same_quote(left: Utterance, right: Utterance, detail: str) -> Verdict | None:
    """Return the agreement of two renderings that do not differ; None when no speaker is known for both."""
    if left.speaker is None or left.speaker != right.speaker:
        return None
    explanation = f"{left.speaker_name or 'the same speaker'} is quoted alike"
    return make_verdict("agreement", "quote", left, right, ((), ()), explanation, Step("quote.words", "same", detail))


def make_verdict(
    kind: FindingKind,
    type_: str,
    left: Utterance,
    right: Utterance,
    marked: tuple[Sequence[Unit], Sequence[Unit]],
    explanation: str,
    step: Step,
) -> Verdict:
    """Return a verdict on two quotes."""
    return Verdict(kind, type_, f"quote.{type_ if kind != 'agreement' else 'same'}", explanation,
                   left.evidence(marked[0]), right.evidence(marked[1]), (step,))  # fmt: skip
