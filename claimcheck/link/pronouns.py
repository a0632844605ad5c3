"""Pronouns given to the one person they can stand for: agreement, then the subject of the sentence, then nearness.

Read in the order of the text, with every person of this sentence and the ones before it as a rival, named or not.
Where two fit and nothing sets them apart the pronoun is left: a wrong name costs more than none.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.link.known import Known, gender_fits, gender_shown, people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.records import Mention, Quote

#: How many sentences without a fitting person may lie between a pronoun and the sentence that names its person.
FARTHEST = 2
#: How many signs, none of them a letter, may stand between a quotation and the pronoun for its speaker.
CLOSE = 6
#: How many letters of sentences without any mention may lie between, about one sentence.
GAP = 160


@dataclass(frozen=True, slots=True)
class Entry:
    """One mention of a person in a scene."""

    mention: Mention
    one: Known


@dataclass(slots=True)
class Sentence:
    """A sentence as far as it has been read: where it lies, and the people mentioned in it outside quotations."""

    span: tuple[int, int]
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Scene:
    """What a reader has in mind at one place of a text: the people of the last sentences, and who spoke last."""

    text: str
    quotes: Sequence[Quote]
    things_speak: bool
    sentences: list[Sentence] = field(default_factory=list)
    quoted: dict[int, list[Entry]] = field(default_factory=dict)
    spoke: Known | None = None
    spoke_in: str = ""
    starts: list[int] = field(default_factory=list)
    speakers: frozenset[int] = frozenset()
    voices: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Index the whole quotations and the places where their speakers are named."""
        self.speakers = frozenset(quote.speaker_span[0] for quote in self.quotes if quote.speaker_span)
        self.voices = frozenset(quote.speaker for quote in self.quotes if quote.speaker)
        self.quotes = sorted((quote for quote in self.quotes if not quote.partial), key=lambda quote: quote.start)
        self.starts = [quote.start for quote in self.quotes]

    def quote_at(self, mention: Mention) -> int | None:
        """Return the number of the whole quotation around a mention, None outside all of them."""
        number = bisect_right(self.starts, mention.start) - 1
        return number if number >= 0 and mention.end <= self.quotes[number].end else None

    def add(self, mention: Mention, one: Known) -> None:
        """Note that a person or body is mentioned."""
        number = self.quote_at(mention)
        if number is not None:
            self.quoted.setdefault(number, []).append(Entry(mention, one))
            return
        if mention.sentence is None:
            return
        if not self.sentences or self.sentences[-1].span != mention.sentence:
            self.sentences.append(Sentence(mention.sentence))
            del self.sentences[: -2 - FARTHEST]
        self.sentences[-1].entries.append(Entry(mention, one))
        if (mention.start in self.speakers or mention.id in self.voices) and one.kind == "PERSON":
            self.spoke, self.spoke_in = one, mention.id

    def just_quoted(self, mention: Mention) -> Known | None:
        """Return whose whole quotation ends right before a mention ("…". He added)."""
        number = bisect_right(self.starts, mention.start) - 1
        if number < 0 or self.spoke is None:
            return None
        quote = self.quotes[number]
        if quote.speaker != self.spoke_in:
            return None
        between = self.text[quote.end : mention.start] if quote.end <= mention.start <= quote.end + CLOSE else "x"
        return None if any(sign.isalnum() for sign in between) else self.spoke

    def people_at(self, mention: Mention) -> tuple[list[Entry], list[list[Entry]]]:
        """Return the people of the mention's sentence so far, and those of the sentences before it, nearest first.

        What stands between two sentences without mentioning anybody counts as a sentence of its own.
        """
        rows = list(self.sentences)
        here = rows.pop().entries if rows and rows[-1].span == mention.sentence else []
        before: list[list[Entry]] = []
        edge = mention.sentence[0] if mention.sentence else mention.start
        for row in reversed(rows):
            letters = self._letters(row.span[1], edge)
            if letters > GAP:
                break
            before += [[], row.entries] if letters else [row.entries]
            edge = row.span[0]
        return here, before

    def _letters(self, start: int, end: int) -> int:
        """Count the letters between two places that no quotation holds."""
        total = sum(sign.isalpha() for sign in self.text[start:end]) if end - start < GAP * 20 else GAP * 20
        number = max(0, bisect_right(self.starts, start) - 1)
        for quote in self.quotes[number:]:
            if quote.start >= end:
                break
            total -= sum(sign.isalpha() for sign in self.text[max(start, quote.start) : min(end, quote.end)])
        return total


def resolve_pronoun(mention: Mention, scene: Scene) -> Known | None:
    """Return whom a singular pronoun for a person stands for, None where that cannot be told."""
    if mention.sentence is None or mention.label != "PERSON":
        return None
    number = scene.quote_at(mention)
    if number is not None:
        return _inside_quote(mention, scene.quoted.get(number, []))
    here, before = scene.people_at(mention)
    if scene.things_speak and any(e.one.kind == "THING" and e.mention.subject for e in (*here, *_first(before))):
        return None
    here = [entry for entry in here if entry.one.kind == "PERSON"]
    before = [[entry for entry in row if entry.one.kind == "PERSON"] for row in before]
    if " " in mention.text:
        return _latter(mention, here, before)
    chosen = _subject(mention, here, before, scene) if mention.subject else _other(mention, here, before)
    return chosen if chosen is not None and chosen.named else None


def _first(rows: list[list[Entry]]) -> list[Entry]:
    return rows[0] if rows else []


def _fitting(mention: Mention, entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if gender_fits(mention, entry.one)]


def _nearest(mention: Mention, before: Sequence[list[Entry]]) -> tuple[list[Entry], int]:
    """Return the people who fit in the nearest sentence that has one, and how many sentences lie between."""
    for gap, row in enumerate(before):
        fits = _fitting(mention, row)
        if fits:
            return fits, gap
    return [], 0


def _subject(mention: Mention, here: Sequence[Entry], before: Sequence[list[Entry]], scene: Scene) -> Known | None:
    """Take the subject of this sentence so far, else the one person, or the lasting subject, of those before it."""
    local = _fitting(mention, here)
    subjects = people(entry.one for entry in local if entry.mention.subject)
    named = people(entry.one for entry in local)
    if subjects:
        return subjects[0] if len(named) == 1 else None
    quoted = scene.just_quoted(mention) if not named else None
    if quoted is not None and gender_shown(mention, quoted):
        return quoted
    earlier, gap = _nearest(mention, before)
    leading = people(entry.one for entry in earlier if entry.mention.subject)
    if named:
        same = not leading or leading == named
        return named[0] if len(named) == 1 and same and _is_sure(mention, named[0], [*here, *earlier]) else None
    return _carried(mention, earlier, leading, before[gap + 1 :], gap, scene)


def _carried(
    mention: Mention,
    earlier: Sequence[Entry],
    leading: Sequence[Known],
    rest: Sequence[list[Entry]],
    gap: int,
    scene: Scene,
) -> Known | None:
    """Choose among the people of the sentence before: the only one, or its subject if that is the lasting one."""
    all_there = people(entry.one for entry in earlier)
    if not all_there or gap > FARTHEST:
        return None
    if len(all_there) == 1:
        sure = _is_sure(mention, all_there[0], earlier) and (not gap or gender_shown(mention, all_there[0]))
        return all_there[0] if sure else None
    speaks = mention.start in scene.speakers
    if speaks and not gap and scene.spoke in all_there and gender_shown(mention, scene.spoke):
        return scene.spoke if not leading or leading[0].key == scene.spoke.key else None
    if len(leading) != 1 or gap:
        return None
    top = leading[0]
    carried_on = any(e.mention.form == "pronoun" and e.one.key == top.key for e in earlier if e.mention.subject)
    before_that = people(entry.one for entry in _first(list(rest)) if entry.mention.subject)
    lasting = carried_on or [one.key for one in before_that] == [top.key]
    return top if lasting and gender_shown(mention, top) else None


def _other(mention: Mention, here: Sequence[Entry], before: Sequence[list[Entry]]) -> Known | None:
    """Take the one person who fits and is not the subject of the pronoun's own verb ("Lee thanked him")."""
    own = next((entry.one for entry in reversed(here) if entry.mention.subject), None)
    fits = [e for e in _fitting(mention, here) if own is None or e.one.key != own.key]
    found = people(entry.one for entry in fits)
    if not found:
        fits = [e for e in _fitting(mention, _first(list(before))) if own is None or e.one.key != own.key]
        found = people(entry.one for entry in fits)
    if len(found) != 1:
        return None
    return found[0] if gender_shown(mention, found[0]) else None


def _inside_quote(mention: Mention, entries: Sequence[Entry]) -> Known | None:
    """Take the one person that the same quotation names before the pronoun; who speaks it is somebody else."""
    found = people(entry.one for entry in _fitting(mention, entries) if entry.one.kind == "PERSON")
    if not mention.subject or len(found) != 1 or not found[0].named or not gender_shown(mention, found[0]):
        return None
    return found[0]


def _latter(mention: Mention, here: Sequence[Entry], before: Sequence[list[Entry]]) -> Known | None:
    """Take the person mentioned last ("ce dernier")."""
    row = here or _first(list(before))
    fits = _fitting(mention, row)
    if not fits or not fits[-1].one.named:
        return None
    return fits[-1].one if fits[-1] is row[-1] or len(people(entry.one for entry in fits)) == 1 else None


def _is_sure(mention: Mention, one: Known, entries: Sequence[Entry]) -> bool:
    """Tell whether somebody's gender is shown to fit, or nobody else is there at all."""
    return gender_shown(mention, one) or all(entry.one.key == one.key for entry in entries)
