"""Reported speech and thought outside quotation marks: what somebody is made to say, by whom, and how surely.

Frames of the tree are weighed by how often such a frame reports anything (``lexicon/<language>/cue_weights.tsv``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.extract.attribution_frames import find_frames
from claimcheck.extract.attribution_phrases import Frame
from claimcheck.extract.entities_covering import covering_mention
from claimcheck.extract.quotes_surroundings import by_passage
from claimcheck.ids import content_id
from claimcheck.lexicon import load_table
from claimcheck.passages import Passage
from claimcheck.records import Attribution, Mention, Modality, Quote, Source

Span = tuple[int, int]

#: Share of frames like it that annotators marked as reports, from which on a frame is taken for one; the value with
#: the best F1 on the part of PolNeAR's training set that the weights were not learnt from.
LEAST_WEIGHT = 0.5
#: Reported words are the quote beside them once this share of them stands between its marks.
_SAME = 0.6
#: Relations whose content is a clause, and so can be a claim by itself.
CLAUSAL = frozenset({"ccomp", "parataxis", "phrase", "noun"})

#: Classes whose verbs report whenever a clause hangs on them, however rarely the corpus shows one of them.
_SURE_WITH_CLAUSE = frozenset({"say", "deny", "hedge"})

_MODALITY: dict[str, Modality] = {
    "say": "reported",
    "reported": "reported",
    "view": "reported",
    "hedge": "hedged",
    "deny": "denied",
    "plan": "planned",
    "think": "opinion",
    "know": "reported",
    "ask": "conditional",
}


@dataclass(frozen=True, slots=True)
class Attributed:
    """Words reported as somebody's without quotation marks, with the attribution and the modality it gives them.

    ``content`` holds one span, or two where the cue stands in the middle; ``start`` and ``end`` close them in.
    ``relation`` is the tie between cue and content; ``clause`` says that the content is a clause.
    """

    id: str
    source: str
    start: int
    end: int
    text: str
    content: tuple[Span, ...]
    attribution: Attribution
    modality: Modality
    relation: str
    kind: str
    clause: bool
    lemma: str = ""


def find_attributions(
    passages: Sequence[Passage], source: Source, mentions: Sequence[Mention], quotes: Sequence[Quote]
) -> tuple[Attributed, ...]:
    """Return the reported content of a source in order of the text; what a quote holds already is left out."""
    found: list[Attributed] = []
    shares = zip(passages, by_passage(mentions, passages), by_passage(quotes, passages), strict=True)
    for passage, local, spoken in shares:
        whole = [quote for quote in spoken if not quote.partial]
        for frame in weighed_frames(passage):
            item = _attributed(frame, passage, source, local)
            if not any(_repeats(item, quote) for quote in whole):
                found.append(item)
    return tuple(sorted(found, key=lambda item: (item.start, -item.end, item.id)))


def weighed_frames(passage: Passage) -> Iterator[Frame]:
    """Yield the frames of a passage that report something."""
    for sentence in passage.doc.sents:
        for frame in find_frames(sentence, passage.language):
            sure = frame.relation == "phrase" or frame_weight(frame, passage.language) >= LEAST_WEIGHT
            if frame.content and sure:
                yield frame


def frame_weight(frame: Frame, language: str) -> float:
    """Return how often a frame with this verb and relation reports something, 0 to 1."""
    weights = load_table(language, "cue_weights")
    own = weights.get(f"{frame.lemma} {frame.relation}")
    shared = float(weights.get(f"*{frame.kind or 'other'} {frame.relation.split(':')[0]}", 0.0))
    if own is None:
        return shared
    return max(float(own), shared) if frame.kind in _SURE_WITH_CLAUSE and frame.relation == "ccomp" else float(own)


def _repeats(item: Attributed, quote: Quote) -> bool:
    """Return whether a frame lies inside a quote, or what it reports is the quote or a part of it."""
    cue = item.attribution.cue_span
    if cue is not None and quote.start <= cue[0] < quote.end:
        return True
    if item.relation == "parataxis":
        return any(_is_inside(part, quote) for part in item.content)
    return _is_inside((item.start, item.end), quote)


def _is_inside(part: Span, quote: Quote) -> bool:
    shared = max(0, min(part[1], quote.end) - max(part[0], quote.start))
    return shared >= _SAME * (part[1] - part[0])


def _attributed(frame: Frame, passage: Passage, source: Source, mentions: Sequence[Mention]) -> Attributed:
    content = tuple(_characters(passage, part) for part in frame.content)
    start, end = min(part[0] for part in content), max(part[1] for part in content)
    cue = _characters(passage, frame.cue)
    holder = _characters(passage, frame.source_range) if frame.source_range else None
    text = source.text
    kind = frame.kind or "other"
    return Attributed(
        id=content_id("a", source.sha256, cue[0], cue[1], start, end),
        source=source.id,
        start=start,
        end=end,
        text=text[start:end],
        content=content,
        attribution=Attribution(
            holder=text[holder[0] : holder[1]] if holder else "",
            cue=text[cue[0] : cue[1]],
            holder_span=holder,
            cue_span=cue,
            holder_id=_holder_id(frame, passage, holder, mentions),
        ),
        modality=_MODALITY.get(kind, "reported"),
        relation=frame.relation,
        kind=kind,
        clause=frame.relation in CLAUSAL,
        lemma=frame.lemma,
    )


def _characters(passage: Passage, tokens: tuple[int, int]) -> Span:
    return passage.span(passage.doc[tokens[0] : tokens[1] + 1])


def _holder_id(frame: Frame, passage: Passage, holder: Span | None, mentions: Sequence[Mention]) -> str | None:
    if frame.source is None or holder is None:
        return None
    return covering_mention(frame.source, holder, mentions, passage)
