"""Quotes: words given as somebody's own, with who speaks them and the cue that says so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span

from claimcheck.extract.entities_covering import covering_mention
from claimcheck.extract.quotes_dialogue import find_dialogue, split_at_asides
from claimcheck.extract.quotes_labels import labelled_voice
from claimcheck.extract.quotes_marks import Marked, find_marked
from claimcheck.extract.quotes_names import is_speech, reads_as_sentence
from claimcheck.extract.quotes_speakers import find_voice, subject_before
from claimcheck.extract.quotes_surroundings import Surroundings, by_passage, surround
from claimcheck.extract.quotes_voices import Voice, find_medium
from claimcheck.ids import content_id
from claimcheck.passages import Passage
from claimcheck.records import Mention, Quote, Source

_INTRODUCES = frozenset(":,")
#: “SMITH: …”: who speaks a line of a transcript.
_LABEL = re.compile(r"[A-Z][A-Z.'’\- ]{2,40}:\s+")


@dataclass(frozen=True, slots=True)
class _Heard:
    """A quotation with its surroundings and the voice found for it."""

    around: Surroundings
    voice: Voice | None
    speech: bool


def find_quotes(passages: Sequence[Passage], source: Source, mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """Return the quotes of a source in order of the text; ``speaker`` is a mention's id where one covers the speaker.

    Quotes inside quotes are part of the outer one. Paragraphs of one long quotation are one quote each, with the
    same speaker.
    """
    marked = find_marked(source.text, [passage.block for passage in passages])
    outer = [item for item in marked if item.depth == 0]
    outer.extend(find_dialogue(passages, outer, source.text))
    rows = [
        [part for item in row for part in split_at_asides(passage, item, source.text)]
        for passage, row in zip(passages, by_passage(outer, passages), strict=True)
    ]
    heard: list[_Heard] = []
    for number, passage in enumerate(passages):
        row = rows[number]
        for place, item in enumerate(row):
            beside = (row[place - 1] if place else None, row[place + 1] if place + 1 < len(row) else None)
            previous = passages[number - 1] if number else None
            heard.append(_listen(passage, item, source.text, beside, heard, previous))
    _give_back(heard)
    named = {id(passage): row for passage, row in zip(passages, by_passage(mentions, passages), strict=True)}
    return tuple(_quote(item, source, named) for item in heard if item.speech)


def _behind_label(marked: Marked, text: str) -> tuple[Marked, int]:
    """Leave out the name in capitals that opens a line of a transcript inside the marks; return its length too."""
    label = _LABEL.match(text, marked.start, marked.end)
    if label is None or label.end() >= marked.end:
        return marked, 0
    return replace(marked, start=label.end()), label.end() - marked.start


def _give_back(heard: list[_Heard]) -> None:
    """Give the paragraphs of one long quotation the speaker that only its last one names."""
    for place in range(len(heard) - 2, -1, -1):
        item, following = heard[place], heard[place + 1]
        if item.around.marked.goes_on and (item.voice is None or item.voice.how == "carried") and following.voice:
            heard[place] = _Heard(item.around, following.voice, True)


def _listen(
    passage: Passage,
    marked: Marked,
    text: str,
    beside: tuple[Marked | None, Marked | None],
    heard: Sequence[_Heard],
    previous: Passage | None,
) -> _Heard:
    """Find a quotation's voice: in its own sentence, else carried over from the one before it."""
    marked, label = _behind_label(marked, text)
    around = surround(passage, marked, text, *beside)
    voice = labelled_voice(around, label) if label else find_voice(around)
    if label:
        return _Heard(around, voice, True)
    if marked.continued and heard and (voice is None or voice.how != "behind"):
        return _Heard(around, heard[-1].voice, True)
    if voice is None and marked.family == "dash":
        return _Heard(around, _same_turn(around, heard), True)
    if not is_speech(around, voice) and not _goes_on(around, voice, heard):
        return _Heard(around, None, False)
    if voice is None or voice.head is None:
        voice = _carried(around, heard, previous) or voice
    return _Heard(around, voice, True)


def _goes_on(around: Surroundings, voice: Voice | None, heard: Sequence[_Heard]) -> bool:
    """Return whether a short sentence in marks is more of the speech before it in the paragraph."""
    if voice is not None or around.before or not around.ends_sentence or not heard:
        return False
    return heard[-1].speech and heard[-1].around.passage is around.passage


def _same_turn(around: Surroundings, heard: Sequence[_Heard]) -> Voice | None:
    """Return the voice of the same line of dialogue, which goes on behind its cue."""
    if heard and heard[-1].around.passage is around.passage:
        return heard[-1].voice
    return None


def _carried(around: Surroundings, heard: Sequence[_Heard], previous: Passage | None) -> Voice | None:
    """Return the voice of the quotation before it in the paragraph, or of the paragraph before it."""
    spoken = [item for item in heard[-3:] if item.speech and item.voice is not None]
    if spoken and spoken[-1].around.passage is around.passage:
        return spoken[-1].voice
    beside = subject_before(around)
    if beside is not None:
        return beside
    if len(around.before) > 1 or previous is None:
        return None
    return _introduced(previous) or (spoken[-1].voice if spoken and _is_neighbour(spoken[-1], previous) else None)


def _is_neighbour(item: _Heard, previous: Passage) -> bool:
    return item.around.passage is previous


def _introduced(previous: Passage) -> Voice | None:
    """Return the voice that a paragraph ending with a colon or comma gives the next one (“X went on:”)."""
    doc = previous.doc
    if len(doc) == 0 or doc[-1].text not in _INTRODUCES:
        return None
    end = previous.block.end
    at_end = Marked(end, end, end, end, "block")
    before = surround(previous, at_end, "").before
    window = Surroundings(previous, at_end, range(before.start, len(doc)), range(0), len(doc), len(doc), "", "")
    return find_voice(window)


def _quote(item: _Heard, source: Source, named: Mapping[int, Sequence[Mention]]) -> Quote:
    marked, voice = item.around.marked, item.voice
    speaker = voice.speaker_span if voice else None
    cue = voice.cue_span if voice else None
    text = source.text
    return Quote(
        id=content_id("q", source.sha256, marked.start, marked.end),
        source=source.id,
        start=marked.start,
        end=marked.end,
        text=text[marked.start : marked.end],
        speaker=_mention_of(voice, named),
        speaker_text=text[speaker[0] : speaker[1]] if speaker else None,
        speaker_span=speaker,
        cue=text[cue[0] : cue[1]] if cue else None,
        cue_span=cue,
        direct=True,
        partial=is_partial(item.around, voice),
        medium=find_medium(item.around),
    )


def _mention_of(voice: Voice | None, named: Mapping[int, Sequence[Mention]]) -> str | None:
    """Return the mention that names the speaker, of those in the speaker's own passage."""
    if voice is None or voice.head is None or voice.speaker_span is None:
        return None
    return covering_mention(voice.head, voice.speaker_span, named[id(voice.passage)], voice.passage)


def is_partial(around: Surroundings, voice: Voice | None) -> bool:
    """Return whether the words are woven into a sentence of the reporter's instead of standing as one of their own."""
    if around.marked.family in ("dash", "block") or around.marked.continued:
        return False
    words = around.inside
    if not around.before:
        return voice is not None and voice.how == "around"
    last = around.doc[around.before[-1]]
    starts_high = not words[:1].islower()
    if last.is_punct and last.text not in "('\"":
        return not starts_high and last.text not in _INTRODUCES and not reads_as_sentence(_span(around), False)
    return not (starts_high and reads_as_sentence(_span(around), True))


def _span(around: Surroundings) -> Span:
    return around.doc[around.first : around.last + 1]
