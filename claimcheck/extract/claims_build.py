"""Turns a clause into a claim: its participants, polarity, modality, time, holder, and what it holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from claimcheck.extract.attribution import Attributed
from claimcheck.extract.claims_arguments import find_arguments, find_subject
from claimcheck.extract.claims_checkworthy import features, score
from claimcheck.extract.claims_clauses import Clause
from claimcheck.extract.claims_modality import find_modality
from claimcheck.extract.claims_polarity import find_negation
from claimcheck.extract.claims_predicate import find_predicate
from claimcheck.extract.claims_when import find_when
from claimcheck.extract.claims_wording import reword
from claimcheck.extract.quotes_surroundings import HasStart
from claimcheck.ids import content_id
from claimcheck.lexicon import load_words
from claimcheck.passages import Passage
from claimcheck.records import Argument, Attribution, Claim, ClaimKind, Date, Figure, Mention, Modality, Quote, Source

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "X"})
_FIRST_PERSON = frozenset({"i", "je", "j'", "j’", "moi"})


@dataclass(frozen=True, slots=True)
class Found:
    """What the other extractors found in one passage."""

    mentions: Sequence[Mention]
    dates: Sequence[Date]
    figures: Sequence[Figure]
    quotes: Sequence[Quote]


_Item = TypeVar("_Item", bound=HasStart)


def between(items: Sequence[_Item], start: int, end: int) -> Sequence[_Item]:
    """Return the items that begin in ``[start, end)``; they come sorted by where they begin."""
    first = bisect_left(items, start, key=lambda item: item.start)
    return items[first : bisect_left(items, end, key=lambda item: item.start)]


def narrow(found: Found, start: int, end: int) -> Found:
    """Return what of a passage's finds lies in one sentence."""
    return Found(
        between(found.mentions, start, end),
        between(found.dates, start, end),
        between(found.figures, start, end),
        between(found.quotes, start, end),
    )


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is made to say a clause: the chain from the outermost to the nearest, and the modality it gives."""

    chain: tuple[Attribution, ...] = ()
    holder: str | None = None
    modality: Modality = "asserted"
    denied: bool = False
    past: bool = False


def make_voice(attributed: Sequence[Attributed], quote: Quote | None = None) -> Voice:
    """Return the voice of words inside these attributions, the outermost first, and inside a quote if given."""
    chain = [item.attribution for item in attributed]
    modality: Modality = attributed[-1].modality if attributed else "asserted"
    denied = sum(item.modality == "denied" for item in attributed) % 2 == 1
    if quote is not None:
        modality = "reported"
        if quote.speaker_text or quote.cue:
            chain.append(
                Attribution(
                    quote.speaker_text or "", quote.cue or "", quote.speaker_span, quote.cue_span, quote.speaker
                )
            )
    holder = chain[-1].holder_id if chain else None
    return Voice(tuple(chain), holder, modality, denied)


def build_claim(
    clause: Clause, passage: Passage, source: Source, found: Found, voice: Voice, sentence: tuple[int, int],
    kind: ClaimKind = "statement", span: tuple[int, int] | None = None,
) -> Claim:  # fmt: skip
    """Return the claim that a clause makes; ``span`` overrules the words shown for it."""
    language = passage.language
    start, end = span or passage.span(passage.doc[clause.first : clause.last + 1])
    predicate = find_predicate(clause.head, language)
    inside = _inside(found, passage, clause.own, (start, end))
    dated = _tokens(found.dates, passage)
    polarity, negators = find_negation(predicate.token, predicate.above, clause.own, language)
    if voice.denied:
        polarity = "negative" if polarity == "positive" else "positive"
    subject = find_subject(clause, predicate)
    when, _ = find_when(clause, predicate, passage, inside.dates)
    modality = find_modality(
        predicate.token, predicate.above, clause.own, language, voice.modality, voice.past, opinion=False
    )
    edits = reword(clause, passage, subject, when, voice.chain[-1] if voice.chain else None) if span is None else ()
    values = features(
        passage.doc, clause.own, predicate, subject, modality, inside.mentions, inside.figures, inside.dates,
        kind == "quote" or bool(inside.quotes), language,
    )  # fmt: skip
    worth = score(values)
    arguments = find_arguments(clause, predicate, passage, source.text, found.mentions, dated | _held(voice, passage))
    if kind == "quote" or voice.holder:
        arguments = tuple(_speaker_as_self(argument, voice.holder) for argument in arguments)
    return Claim(
        id=content_id("c", source.sha256, start, end),
        source=source.id,
        start=start,
        end=end,
        text=source.text[start:end],
        statement=source.text[start:end],
        kind=kind,
        holder=voice.holder,
        attribution=voice.chain,
        polarity=polarity,
        modality=_opinion_or(modality, worth, clause, language),
        checkworthy=worth,
        when=when,
        entities=tuple(dict.fromkeys(mention.id for mention in inside.mentions)),
        dates=tuple(date.id for date in inside.dates),
        figures=tuple(figure.id for figure in inside.figures),
        quotes=tuple(quote.id for quote in inside.quotes),
        predicate=predicate.lemma,
        predicate_span=passage.span(predicate.token),
        negation=passage.span(negators[0]) if negators else None,
        arguments=arguments,
        lemmas=_lemmas(clause, passage),
        role=passage.block.role,
        language=language,
        sentence=sentence,
        rewording=edits,
    )


#: Below this score an unhedged, unreported clause of the article's own is its opinion.
_OPINION_BELOW = 0.2


def _opinion_or(modality: Modality, worth: float, clause: Clause, language: str) -> Modality:
    if modality != "asserted" or worth >= _OPINION_BELOW:
        return modality
    words = load_words(language, "opinion_words")
    doc = clause.head.doc
    return "opinion" if any(doc[i].lemma_.lower() in words for i in clause.own) else modality


def _speaker_as_self(argument: Argument, holder: str | None) -> Argument:
    """Return the argument with the speaker for “I” in the speaker's own words."""
    if argument.role in ("subject", "object") and argument.text.lower() in _FIRST_PERSON and holder:
        return replace(argument, entity=holder)
    return argument


def _inside(found: Found, passage: Passage, own: Collection[int], span: tuple[int, int]) -> Found:
    """Return the items whose words belong to the clause itself, not to one cut out of it."""

    def mine(item: Mention | Date | Figure | Quote) -> bool:
        if item.end <= span[0] or item.start >= span[1]:
            return False
        tokens = passage.chars(max(item.start, passage.block.start), min(item.end, passage.block.end))
        return tokens is not None and any(token.i in own for token in tokens if not token.is_punct)

    return Found(
        [item for item in found.mentions if mine(item)],
        [item for item in found.dates if mine(item)],
        [item for item in found.figures if mine(item)],
        [item for item in found.quotes if mine(item) and (item.start, item.end) != span],
    )


def _held(voice: Voice, passage: Passage) -> set[int]:
    """Return the tokens that name the holder: who says a clause is no participant of it."""
    spans = [link.holder_span for link in voice.chain if link.holder_span is not None]
    block = passage.block
    inside = [span for span in spans if block.start <= span[0] and span[1] <= block.end]
    return {token.i for start, end in inside for token in passage.chars(start, end) or ()}


def _tokens(items: Sequence[Date], passage: Passage) -> set[int]:
    return {token.i for item in items for token in passage.chars(item.start, item.end) or ()}


def _lemmas(clause: Clause, passage: Passage) -> tuple[str, ...]:
    words = (passage.doc[i] for i in sorted(clause.own))
    kept = [w.lemma_.lower() or w.lower_ for w in words if w.pos_ in _CONTENT and not w.is_stop and not w.is_punct]
    return tuple(dict.fromkeys(kept))
