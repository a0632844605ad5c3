"""Claims: the clauses of a source that say something, with who says it, when, and how surely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from claimcheck.extract.attribution import Attributed
from claimcheck.extract.attribution_cues import is_present_participle
from claimcheck.extract.attribution_frames import is_aside_clause
from claimcheck.extract.attribution_spans import is_finite, sentence_range
from claimcheck.extract.claims_build import Found, Voice, between, build_claim, make_voice, narrow
from claimcheck.extract.claims_clauses import Clause, cut_clauses
from claimcheck.extract.claims_modality import is_conditional
from claimcheck.extract.claims_reports import content_tokens, covered, is_past, reporting_tokens, speaks
from claimcheck.extract.claims_tense import is_mistaken_past
from claimcheck.extract.quotes_surroundings import by_passage
from claimcheck.passages import Passage
from claimcheck.records import Claim, Date, Figure, Mention, Quote, Source

TokenRange = tuple[int, int]

#: A clause of the article's own needs this many words; shorter scraps say nothing alone.
_FEWEST_WORDS = 3
#: No sentence reports more sayings than this; one that seems to is no sentence.
_MOST_REPORTS = 40
#: A clause that holds a name and neither figure nor date is worth a claim of its own from this length on.
_FEWEST_NAMED = 6
_ITEM_BREAK = frozenset({";"})


def find_claims(
    passages: Sequence[Passage],
    source: Source,
    mentions: Sequence[Mention],
    dates: Sequence[Date],
    figures: Sequence[Figure],
    quotes: Sequence[Quote],
    attributed: Sequence[Attributed],
) -> tuple[Claim, ...]:
    """Return the claims of a source in order of the text.

    A clause gives one claim; what somebody is reported to say gives the claim with its holder, not the saying; a
    quote of somebody's words is a claim of kind ``quote``. Headings claim nothing.
    """
    claims: dict[tuple[int, int], Claim] = {}
    shares = zip(
        passages,
        by_passage(mentions, passages),
        by_passage(dates, passages),
        by_passage(figures, passages),
        by_passage(quotes, passages),
        by_passage(attributed, passages),
        strict=True,
    )
    for passage, *found, reported in shares:
        for claim in _passage_claims(passage, source, Found(*found), reported):
            claims.setdefault((claim.start, claim.end), claim)
    return tuple(claims[key] for key in sorted(claims))


def _passage_claims(
    passage: Passage, source: Source, found: Found, attributed: Sequence[Attributed]
) -> Iterator[Claim]:
    for quote in found.quotes:
        yield from _quote_claims(quote, passage, source, found, attributed)
    if passage.block.role == "heading" and not _is_sentence(passage):
        return
    if passage.block.role == "item":
        yield from _item_claims(passage, source, found)
        return
    whole = [quote for quote in found.quotes if not quote.partial]
    quoted = frozenset(i for quote in whole for i in covered(passage, quote.start, quote.end))
    spans = [span for quote in whole for span in (quote.cue_span, quote.speaker_span) if span]
    cues = frozenset(i for start, end in spans for i in covered(passage, start, end))
    index = 0
    while index < len(passage.doc):
        first, last = index, sentence_range(passage.doc, index)[1]
        start, end = passage.span(passage.doc[first : last + 1])
        local = [item for item in between(attributed, start, end) if speaks(item, passage)]
        voice = next((make_voice((), quote) for quote in found.quotes if quote.start < start < quote.end), Voice())
        near = narrow(found, start, end)
        yield from _sentence_claims(passage, source, near, local, (first, last), quoted, cues, voice)
        index = last + 1


def _is_sentence(passage: Passage) -> bool:
    """Return whether a line taken for a heading is a sentence: it has a finite verb and a full stop."""
    doc = passage.doc
    return doc[-1].text in (".", "!") and any(is_finite(token) for token in doc)


def _sentence_claims(
    passage: Passage,
    source: Source,
    found: Found,
    local: Sequence[Attributed],
    place: TokenRange,
    quoted: frozenset[int],
    spoken: frozenset[int],
    own_voice: Voice,
) -> Iterator[Claim]:
    """Yield the claims of one sentence: what it reports as others' words, then what it says itself.

    ``quoted`` are the tokens of quotes, which are claims of their own, ``spoken`` those of their cues. ``own_voice``
    is the article's, or that of a quotation that began in an earlier sentence.
    """
    doc = passage.doc
    tokens = frozenset(range(place[0], place[1] + 1))
    sentence = passage.span(doc[place[0] : place[1] + 1])
    local = local[:_MOST_REPORTS]
    contents = {item.id: content_tokens(item, passage) for item in local}
    reporting = {item.id: reporting_tokens(item, passage) for item in local}
    if doc[place[1]].text == "?" and not quoted & tokens:
        return
    cues = spoken.union(*reporting.values())
    for item in local:
        deeper = [other for other in local if other is not item and contents[other.id] < contents[item.id]]
        region = (contents[item.id] & tokens).difference(
            quoted, *(contents[other.id] | reporting[other.id] for other in deeper)
        )
        around = sorted(
            (other for other in local if contents[item.id] <= contents[other.id]), key=lambda a: (a.start - a.end, a.id)
        )
        voice = replace(make_voice(around), past=is_past(item, passage))
        yield from _region_claims(passage, source, found, region, voice, sentence, cues)
    rest = tokens.difference(quoted, *(contents[item.id] for item in local if item.relation != "noun"))
    for run in (
        _title_parts(rest, passage) if passage.block.role == "title" else _runs(rest, passage) if local else [rest]
    ):
        yield from _region_claims(passage, source, found, _without_cue(run, cues, doc), own_voice, sentence, cues)


def _region_claims(
    passage: Passage,
    source: Source,
    found: Found,
    region: frozenset[int],
    voice: Voice,
    sentence: tuple[int, int],
    cues: frozenset[int] = frozenset(),
) -> Iterator[Claim]:
    def states_fact(part: frozenset[int]) -> bool:
        return passage.block.role != "title" and _states_fact(part, passage, found)

    figured = frozenset(i for figure in found.figures for i in covered(passage, figure.start, figure.end))
    for clause in cut_clauses(passage.doc, region, passage.language, states_fact):
        of_speaker = clause.kind == "apposition" and clause.parent is not None and clause.parent.i in cues
        if of_speaker or clause.head.i in cues or clause.own <= cues or not _can_stand(clause, passage, figured):
            continue
        if any(child.dep_ == "xcomp" and _lost_its_report(clause, child) for child in clause.head.children):
            continue
        yield build_claim(clause, passage, source, found, voice, sentence)


def _can_stand(clause: Clause, passage: Passage, figured: frozenset[int] = frozenset()) -> bool:
    """Return whether a clause says anything: a predicate and enough words; a title may do without a verb."""
    words = sum(passage.doc[i].is_alpha or passage.doc[i].like_num for i in clause.own)
    if words < _FEWEST_WORDS:
        return False
    if clause.kind == "apposition" and not any(_names_something(passage.doc[i], figured) for i in clause.own):
        return False
    if clause.kind == "apposition" or passage.block.role in ("title", "item"):
        return True
    if clause.kind == "main" and (
        _lost_its_report(clause, clause.head) or _is_lone_condition(clause, passage.language)
    ):
        return False
    told = any(is_finite(passage.doc[i]) for i in clause.own) or is_mistaken_past(clause.head)
    return clause.kind != "main" or told or _ends_like_a_sentence(clause)


def _is_lone_condition(clause: Clause, language: str) -> bool:
    """Return whether what is left of a sentence is the condition of what was taken out, or only says who tells it."""
    head = clause.head
    if head.dep_ != "advcl" or head.head.i in clause.own:
        return False
    return is_conditional(head, language) or is_aside_clause(head) or is_present_participle(head)


def _lost_its_report(clause: Clause, verb: Token) -> bool:
    """Return whether a verb left of a sentence has its own clause taken out (“The hearings showed that”)."""
    kept = clause.own
    out = [child for child in verb.children if child.dep_ == "ccomp" and child.i not in kept]
    others = [child for child in verb.children if child.dep_.startswith(("obj", "xcomp", "obl", "iobj"))]
    return bool(out) and not any(child.i in kept for child in others)


def _names_something(token: Token, figured: frozenset[int]) -> bool:
    """Return whether a word of an apposition is more than a figure said once more ("(201 million euros)")."""
    return token.pos_ in ("NOUN", "PROPN") and token.i not in figured


def _ends_like_a_sentence(clause: Clause) -> bool:
    """Return whether a clause with a verb ends in a full stop: a main verb that was parsed as a participle."""
    doc = clause.head.doc
    closing = {doc[i].text for i in (clause.last, min(clause.last + 1, len(doc) - 1))}
    return bool(closing & {".", "!"}) and any(doc[i].pos_ == "VERB" for i in clause.own)


def _title_parts(tokens: frozenset[int], passage: Passage) -> list[frozenset[int]]:
    """Return the parts of a title around a colon that have a finite verb, the whole title if none has."""
    doc = passage.doc
    parts: list[set[int]] = [set()]
    for index in sorted(tokens):
        if doc[index].text == ":":
            parts.append(set())
        else:
            parts[-1].add(index)
    told = [frozenset(part) for part in parts if any(is_finite(doc[i]) for i in part)]
    return told or [tokens]


def _without_cue(run: frozenset[int], cues: frozenset[int], doc: Doc) -> frozenset[int]:
    """Leave out a cue at the end of a run, whose content was taken away (“…, signalling that”)."""
    left = set(run)
    while left and (max(left) in cues or doc[max(left)].is_punct or doc[max(left)].pos_ in ("SCONJ", "ADP")):
        if max(left) not in cues and not cues & left:
            break
        left.remove(max(left))
    return frozenset(left)


def _runs(tokens: frozenset[int], passage: Passage) -> list[frozenset[int]]:
    """Return the runs of tokens that reported words leave between them."""
    runs: list[list[int]] = []
    for index in sorted(tokens):
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [frozenset(run) for run in runs if any(passage.doc[i].is_alpha for i in run)]


def _states_fact(part: frozenset[int], passage: Passage, found: Found) -> bool:
    """Return whether a part of a sentence holds a figure, a date among other words, or, set off by a comma, a name."""
    if any(covered(passage, item.start, item.end) <= part for item in found.figures):
        return True
    dated = [covered(passage, item.start, item.end) for item in found.dates]
    if any(tokens <= part and len(part - tokens) > _FEWEST_WORDS for tokens in dated):
        return True
    first = min(part)
    doc = passage.doc
    set_off = doc[first].text in (",", "(") or (first > 0 and doc[first - 1].text in (",", "(", "—", "–"))
    names = [m for m in found.mentions if m.form == "name" and m.label in ("PERSON", "ORG")]
    named = any(covered(passage, m.start, m.end) <= part for m in names)
    return named and set_off and doc[first].dep_ != "appos" and len(part) > _FEWEST_NAMED


def _quote_claims(
    quote: Quote, passage: Passage, source: Source, found: Found, attributed: Sequence[Attributed]
) -> Iterator[Claim]:
    """Yield a quote as one claim, and its sentences as further ones where it has several."""
    region = covered(passage, quote.start, quote.end)
    if quote.partial or sum(passage.doc[i].is_alpha for i in region) < _FEWEST_WORDS:
        return
    around = [item for item in attributed if item.clause and item.start <= quote.start and quote.end <= item.end]
    voice = make_voice(sorted(around, key=lambda item: (item.start - item.end, item.id)), quote)
    whole = next(cut_clauses(passage.doc, region, passage.language, lambda _: False), None)
    if whole is None:
        return
    clause = replace(whole, own=region)
    span = (quote.start, quote.end)
    yield build_claim(clause, passage, source, found, voice, _sentence_of(passage, min(region)), "quote", span)
    parts = _sentences(passage, region)
    if len(parts) > 1:
        for part in parts:
            if passage.doc[max(part)].text != "?":
                yield from _region_claims(passage, source, found, part, voice, _sentence_of(passage, min(part)))


def _sentences(passage: Passage, region: frozenset[int]) -> list[frozenset[int]]:
    parts: list[frozenset[int]] = []
    index = min(region)
    while index <= max(region):
        _, last = sentence_range(passage.doc, index)
        parts.append(frozenset(i for i in range(index, last + 1) if i in region))
        index = last + 1
    return [part for part in parts if part]


def _sentence_of(passage: Passage, index: int) -> tuple[int, int]:
    first, last = sentence_range(passage.doc, index)
    return passage.span(passage.doc[first : last + 1])


def _item_claims(passage: Passage, source: Source, found: Found) -> Iterator[Claim]:
    """Yield a list item as one claim, or one for each part between semicolons."""
    doc = passage.doc
    breaks = [token.i for token in doc if token.text in _ITEM_BREAK]
    start = 0
    for stop in [*breaks, len(doc)]:
        region = frozenset(i for i in range(start, stop) if not doc[i].is_punct or i > start)
        start = stop + 1
        whole = next(cut_clauses(doc, region, passage.language, lambda _: False), None)
        if whole is not None and _can_stand(whole, passage):
            sentence = passage.span(doc[min(region) : max(region) + 1])
            yield build_claim(whole, passage, source, found, Voice(), sentence)
