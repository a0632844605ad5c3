"""Speech that no marks enclose: lines of dialogue behind a dash, and paragraphs that a cue with a colon announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from claimcheck.extract.attribution_cues import cue_class, is_hung_pronoun, is_inverted
from claimcheck.extract.quotes_marks import Marked
from claimcheck.passages import Passage

_DASH = re.compile(r"(?:[—–―]|-(?=\s))\s*(?=\S)")
#: Languages whose dialogue is set with dashes.
_DASHED = frozenset({"fr"})
_DASHES = frozenset("—–―")
#: How many characters of blank space may stand between a dash and the words of its line.
_INDENT = 4
_BODY = frozenset({"body", "item"})
_OBJECT_PRONOUNS = frozenset({"s'", "s’", "se", "m'", "m’", "me", "lui", "leur", "nous", "y", "l'", "l’"})
_PARTS = frozenset(",!?…")
_ASIDE_ENDS = frozenset({",", ".", "!", "?", ";", "…", ":"})


def find_dialogue(passages: Sequence[Passage], marked: Sequence[Marked], text: str) -> tuple[Marked, ...]:
    """Return the words spoken in lines that begin with a dash, without the clauses that name the speaker.

    A run of such lines counts as dialogue only if one of them names a speaker or asks: a list has neither.
    """
    found: list[Marked] = []
    run: list[Passage] = []
    taken = {item.start for item in marked}
    for passage in [*passages, None]:
        if passage is not None and _begins_with_dash(passage, text):
            run.append(passage)
            continue
        if run and any(_names_speaker(line) for line in run):
            for line in run:
                found.extend(_spoken(line))
        run = []
    return tuple(item for item in found if item.start not in taken and not _holds(item, marked))


def _holds(item: Marked, marked: Sequence[Marked]) -> bool:
    return any(other.outer_start < item.end and item.start < other.outer_end for other in marked)


def _begins_with_dash(passage: Passage, text: str) -> bool:
    """Tell whether a line begins with a dash; that of a list item stands before its block."""
    if passage.language not in _DASHED or passage.block.role not in _BODY:
        return False
    start = passage.block.start
    if passage.block.role == "item" and text[max(0, start - _INDENT) : start].rstrip()[-1:] in _DASHES:
        return True
    return _DASH.match(passage.doc.text) is not None


def _names_speaker(passage: Passage) -> bool:
    return next(_asides(passage, passage.block.start, passage.block.end), None) is not None


def split_at_asides(passage: Passage, marked: Marked, text: str) -> list[Marked]:
    """Cut a quotation around the clause that names its speaker inside the marks (“… , dit-il. …”)."""
    if passage.language not in _DASHED:
        return [marked]
    asides = list(_asides(passage, marked.start, marked.end))
    if not asides:
        return [marked]
    parts: list[Marked] = []
    begin = marked.start
    for start, end in [*asides, (marked.end, marked.end)]:
        first, last = _trim(text, begin, start)
        if last > first:
            outer_start = marked.outer_start if begin == marked.start else first
            outer_end = marked.outer_end if start == marked.end else last
            parts.append(replace(marked, start=first, end=last, outer_start=outer_start, outer_end=outer_end))
        begin = end
    return parts


def _asides(passage: Passage, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the clauses that name the speaker as source offsets: an inverted cue and its subject."""
    doc, shift = passage.doc, passage.block.start
    inside = passage.chars(begin, stop)
    stop -= shift
    for token in inside[1:] if inside is not None else ():
        if cue_class(token, passage.language) is None or not _opens_aside(token.i, passage):
            continue
        if is_inverted(token) or (_subject_behind(token.i, passage) and not _has_subject_before(token)):
            start = token.i
            while start > 0 and _belongs_to_cue(doc[start - 1]):
                start -= 1
            end = token.i + 1
            while end < len(doc) and doc[end].idx < stop and not _ends_aside(doc, end):
                end += 1
            last = doc[end] if end < len(doc) and doc[end].idx < stop else doc[end - 1]
            yield shift + doc[start].idx, shift + last.idx + len(last)


def _ends_aside(doc: Doc, index: int) -> bool:
    """Return whether an aside ends here; a comma before a bare noun or an age goes on describing the speaker."""
    if doc[index].text not in _ASIDE_ENDS:
        return False
    if doc[index].text != "," or index + 1 >= len(doc):
        return True
    behind = doc[index + 1]
    return behind.pos_ not in ("NOUN", "NUM") and "Part" not in behind.morph.get("VerbForm", [])


def _has_subject_before(token: Token) -> bool:
    """Return whether the tree or a first-person form says that the verb has its subject already."""
    doc = token.doc
    for child in token.children:
        beside = child.i < token.i and not any(doc[i].is_punct for i in range(child.i + 1, token.i))
        if beside and child.dep_.startswith("nsubj") and not child.text.startswith("-"):
            return True
    return bool({"1", "2"} & set(token.morph.get("Person", []))) or token.lower_.endswith(("ons", "ez"))


def _opens_aside(index: int, passage: Passage) -> bool:
    doc = passage.doc
    before = index - 1
    while before > 0 and _belongs_to_cue(doc[before]):
        before -= 1
    return doc[before].text in _PARTS


def _belongs_to_cue(token: Token) -> bool:
    """Return whether a word before a cue is its auxiliary or object pronoun; a subject before it makes no aside."""
    return token.pos_ == "AUX" or token.lower_ == "-t" or is_hung_pronoun(token) or token.lower_ in _OBJECT_PRONOUNS


def _subject_behind(index: int, passage: Passage) -> bool:
    doc = passage.doc
    behind = doc[index + 1] if index + 1 < len(doc) else None
    return behind is not None and behind.pos_ in ("DET", "PROPN", "NOUN")


def _spoken(passage: Passage) -> Iterator[Marked]:
    """Yield the parts of a line of dialogue that are spoken."""
    text, shift = passage.doc.text, passage.block.start
    dash = _DASH.match(text)
    begin = dash.end() if dash else 0
    for start, end in _asides(passage, shift, passage.block.end):
        yield from _part(text, shift, begin, start - shift)
        begin = end - shift
    yield from _part(text, shift, begin, len(text))


def _part(text: str, shift: int, begin: int, end: int) -> Iterator[Marked]:
    start, stop = _trim(text, begin, end)
    if stop > start and any(sign.isalpha() for sign in text[start:stop]):
        yield Marked(shift + start, shift + stop, shift + start, shift + stop, "dash")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "—–-"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
