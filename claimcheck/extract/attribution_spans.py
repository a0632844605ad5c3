"""Where reported words begin and end, read from the order of words where the tree is not to be trusted.

“X said (on Monday) (that) …” reports up to the end of the sentence or to the next cue; “…, X said” reports what
stands before the comma, and “…, X said, …” both sides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache

from spacy.tokens import Doc, Token

from claimcheck.lexicon import load_words

TokenRange = tuple[int, int]

#: No sentence of an article has more tokens than this on either side of one of its verbs; a text without full stops
#: would be read again for every verb in it.
LONGEST_SENTENCE = 150
_STOPS = frozenset({".", "!", "?", "…", "..."})
_ASIDE_MARKS = frozenset({",", "—", "–", "”", '"', "»", "''"})
#: Words that have no capital but at the start of a sentence.
_OPENERS = frozenset({"DET", "PRON", "ADP", "SCONJ", "CCONJ"})
_SKIPPED = frozenset({"ADV", "PART"})
_FINITE_TAGS = frozenset({"VERB", "AUX"})
_REACH_TO_THAT = 10
_REACH_TO_VERB = 18
#: A further cue of the same speaker follows within this many tokens, or none does.
_REACH_TO_CUE = 80
_LONGEST_TAIL = 9
#: A speaker stands this close to the cue of an aside.
_BESIDE = 2
_ASIDE_OPENERS = frozenset({"as", "comme"})
_DENYING = frozenset({"ni", "neither"})
_CLOSING = frozenset({"”", '"', "»", "’", "''", ")", "'", "]"})


def sentence_range(doc: Doc, index: int) -> TokenRange:
    """Return first and last token of the sentence around a token, by full stops alone.

    A sentence is looked at no further than `LONGEST_SENTENCE` tokens from ``index`` on either side.
    """
    stops = _all_stops(doc)
    place = bisect_left(stops, index)
    first = stops[place - 1] + 1 if place else 0
    last = stops[place] if place < len(stops) else len(doc) - 1
    return max(first, index - LONGEST_SENTENCE), min(last, index + LONGEST_SENTENCE)


@lru_cache(maxsize=4)
def _all_stops(doc: Doc) -> tuple[int, ...]:
    """Return the tokens that end a sentence, in order."""
    signs = _STOPS | _CLOSING
    return tuple(
        token.i for token in doc if (token.text in signs and _stops(doc, token.i)) or _lacks_stop(doc, token.i)
    )


def _lacks_stop(doc: Doc, index: int) -> bool:
    """Return whether a sentence ends at a word without a full stop, as at the end of a line that lost it.

    The parse must begin one behind it, with a word that has a capital there for no other reason.
    """
    if index + 1 >= len(doc) or not doc[index + 1].is_sent_start or not doc[index].text[-1:].isalnum():
        return False
    opener = doc[index + 1]
    return opener.text[:1].isupper() and opener.pos_ in _OPENERS and doc[index].pos_ not in _OPENERS


def _stops(doc: Doc, index: int) -> bool:
    """Return whether a sentence ends with a token: a full stop, or the mark that closes a quotation behind one."""
    token = doc[index]
    if token.text in _CLOSING and index > 0 and doc[index - 1].text in _STOPS and not doc[index - 1].whitespace_:
        return index + 1 >= len(doc) or doc[index + 1].text[:1].isupper()
    if token.text not in _STOPS:
        return False
    if index + 1 < len(doc) and not token.whitespace_ and doc[index + 1].text in _CLOSING:
        return False
    return index + 1 >= len(doc) or not doc[index + 1].text[:1].islower()


def clause_behind(
    cue: Token, last: int, language: str, is_cue: Callable[[Token], bool], bare: bool
) -> TokenRange | None:
    """Return the clause that a cue reports behind it, None if there is none.

    ``last`` is the cue's last token. ``bare`` says that the cue takes a clause without a conjunction.
    """
    doc = cue.doc
    _, end = sentence_range(doc, cue.i)
    start = _behind_that(doc, last, end, language)
    if start is None and bare:
        start = _bare_clause(doc, cue, last, end)
    if start is None:
        return None
    if cue.dep_ in ("acl:relcl", "acl") and cue.head.i < cue.i:
        end = min(end, cue.right_edge.i)
    if end <= start:
        return None
    return trim(doc, start, _until_next_cue(doc, cue, start, end, is_cue))


def _behind_that(doc: Doc, last: int, end: int, language: str) -> int | None:
    """Return the conjunction that opens the reported clause, if it stands near enough behind the cue."""
    openers = load_words(language, "clause_openers")
    for index in range(last + 1, min(end, last + _REACH_TO_THAT) + 1):
        token = doc[index]
        if token.lower_ in openers and (token.pos_ in ("SCONJ", "ADV") or token.dep_ == "mark"):
            return index if _has_verb(doc, index + 1, end) and not _is_of_a_noun(doc, last, index) else None
        if token.text in (":", "“", '"', "«", ";", "''") or token.pos_ in ("AUX", "SCONJ"):
            return None
        if token.pos_ == "VERB" and "Part" not in token.morph.get("VerbForm", []):
            return None
    return None


def _is_of_a_noun(doc: Doc, last: int, that: int) -> bool:
    """Return whether a clause says what a noun behind a complete cue is about (“pleaded guilty to charges that …”)."""
    noun = doc[that].head.head
    if doc[that].head.dep_ != "acl" or not last < noun.i < that or noun.dep_ != "obl":
        return False
    return any(child.dep_ == "xcomp" and last < child.i < noun.i for child in doc[last].children)


def _bare_clause(doc: Doc, cue: Token, last: int, end: int) -> int | None:
    """Return the first token of a clause without conjunction: “said (Monday) he had won”."""
    start = _past_day(doc, last + 1, end)
    while start < end and (doc[start].pos_ in _SKIPPED or _is_adjunct(doc[start], cue)):
        start += 1
    if start >= end or doc[start].is_punct or doc[start].pos_ in ("ADP", "SCONJ", "CCONJ", "VERB", "AUX"):
        return None
    for index in range(start + 1, min(end, start + _REACH_TO_VERB) + 1):
        token = doc[index]
        if is_finite(token):
            return start
        if token.text in (";", ":") or (token.text == "," and index - start < 2 and not _opens_relative(doc, index)):
            return None
    return None


def _past_day(doc: Doc, start: int, end: int) -> int:
    """Step over the day of the saying (“said on Wednesday he had …”, “said Wednesday the …”)."""
    name = start + 1 if start < end and doc[start].lower_ == "on" else start
    behind = name + 1
    if behind >= end or doc[name].pos_ != "PROPN" or doc[behind].pos_ not in ("PRON", "DET"):
        return start
    return behind


def _opens_relative(doc: Doc, comma: int) -> bool:
    return comma + 1 < len(doc) and doc[comma + 1].lower_ in ("who", "which", "whose", "where")


def _is_adjunct(token: Token, cue: Token) -> bool:
    top = token
    for _ in range(3):
        if top.head == cue:
            break
        top = top.head
    return top.head == cue and top.dep_ in ("obl", "obl:unmarked", "obl:tmod", "obl:mod", "iobj") and top.i > cue.i


def is_finite(token: Token) -> bool:
    """Return whether a verb carries tense or mood."""
    if token.pos_ not in _FINITE_TAGS:
        return False
    form = token.morph.get("VerbForm", [])
    return "Fin" in form or bool(token.morph.get("Mood", [])) or (token.pos_ == "AUX" and not form)


def is_told(token: Token) -> bool:
    """Return whether a verb is finite itself or by an auxiliary."""
    return is_finite(token) or any(child.dep_.startswith("aux") and is_finite(child) for child in token.children)


def _has_verb(doc: Doc, start: int, end: int) -> bool:
    return any(doc[index].pos_ in _FINITE_TAGS for index in range(start, end + 1))


def _until_next_cue(doc: Doc, cue: Token, start: int, end: int, is_cue: Callable[[Token], bool]) -> int:
    """Return the last token before a further cue of the same speaker (“, adding that”, “and warned that”)."""
    for index in range(start + 2, min(end, start + _REACH_TO_CUE) + 1):
        token = doc[index]
        if token.dep_ == "conj" and token.head == cue and is_told(token):
            first = token.left_edge.i
            if first > start + 1 and (doc[first].pos_ == "CCONJ" or doc[first - 1].text == ","):
                return first - 1
        if token.i == cue.i or not is_cue(token):
            continue
        before = index - 1
        while before > start and doc[before].pos_ in ("ADV", "AUX"):
            before -= 1
        linked = doc[before].text == "," or (doc[before].pos_ == "CCONJ" and token.dep_ == "conj" and token.head == cue)
        if linked and before > start + 1 and not any(child.dep_ == "nsubj" for child in token.children):
            return before - 1
    return end


def clause_around(cue: Token, group: TokenRange, source: TokenRange | None) -> tuple[TokenRange, ...]:
    """Return what an aside reports: the words before its comma, and those behind it if it stands in the middle."""
    doc = cue.doc
    first, end = sentence_range(doc, cue.i)
    if source is None or source[1] < first or (not is_finite(cue) and group[0] == group[1]):
        return ()
    if group[0] - source[1] > _BESIDE or source[0] - group[1] > _BESIDE:
        return ()
    left, right = min(group[0], source[0]), max(group[1], source[1])
    if _has_complement(cue, first, source):
        return ()
    if left > first and doc[left - 1].lower_ in _ASIDE_OPENERS:
        left -= 1
    if left <= first or doc[left - 1].text not in _ASIDE_MARKS:
        return ()
    tail = right + 1
    while tail <= end and doc[tail].text not in (",", ".", "!", "?", ":", ";"):
        tail += 1
    if tail - right > _LONGEST_TAIL or any(is_finite(doc[index]) for index in range(right + 1, min(tail, end + 1))):
        return ()
    behind = tail < end and doc[tail].text == "," and any(is_finite(doc[index]) for index in range(tail, end))
    before = any(is_finite(doc[index]) for index in range(first, left - 1))
    if left - 2 < first or not (before or behind):
        return ()
    parts = [trim(doc, first, left - 2 if doc[left - 1].text == "," else left - 1)]
    if behind:
        parts.append(trim(doc, tail, end))
    return tuple(parts)


def _has_complement(cue: Token, first: int, source: TokenRange) -> bool:
    """Return whether a cue says what it says of an object of its own, or the words before it are its adverbial."""
    for child in cue.children:
        speaker = source[0] <= child.i <= source[1]
        if child.dep_ == "obj" and child.i > cue.i and child.pos_ in ("NOUN", "PROPN") and not speaker:
            return True
        if child.dep_ == "advcl" and child.i < cue.i and child.left_edge.i == first:
            return True
    return False


def _only_joins(token: Token) -> bool:
    """Return whether a conjunction says nothing of its own, as « ni » and "neither" do."""
    return token.pos_ == "CCONJ" and token.lower_ not in _DENYING


def trim(doc: Doc, first: int, last: int) -> TokenRange:
    """Leave out punctuation and conjunctions at the edges; an opening mark of quotation stays."""
    opening = frozenset("“\"«‘'([") | {"''", "``"}
    while first < last and ((doc[first].is_punct and doc[first].text not in opening) or _only_joins(doc[first])):
        first += 1
    while last > first and doc[last].text in {",", ".", ":", ";", "—", "–", "-", "--", "!", "?"}:
        last -= 1
    return first, last
