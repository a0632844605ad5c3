"""Who speaks the words between the marks: the cue and the speaker beside a quotation, or carried over to it.

The words around a quotation are read in order (behind it, before it, an enclosing verb, a label, a dash), because
parsers split sentences at quotation marks; the tree only says how far the phrase that names the speaker reaches.
"""

from __future__ import annotations

from spacy.tokens import Token

from claimcheck.extract.attribution_cues import (
    cue_class,
    is_hung_pronoun,
    is_inverted,
    source_phrase,
    verb_group,
)
from claimcheck.extract.attribution_sources import (
    adjacent_subject,
    is_agentless,
    nearby_subject,
    noun_phrase,
    subject_of,
)
from claimcheck.extract.quotes_labels import clip, dash_voice, label_voice, noun_after
from claimcheck.extract.quotes_surroundings import FULL_STOP, Surroundings, is_stop
from claimcheck.extract.quotes_voices import How, Voice

_COLONS = frozenset({":"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
#: How many tokens between a quotation and the cue behind it: a name with a long title fits, a new clause does not.
_REACH_BEHIND = 30
_REACH_UP = 8


def find_voice(around: Surroundings) -> Voice | None:
    """Return the speaker and cue found in the quotation's own sentence, in the order of how sure each reading is."""
    readers = _WOVEN if _is_woven(around) else _FREE
    for reader in readers:
        voice = reader(around)
        if voice is not None:
            return voice
    return None


def _behind(around: Surroundings) -> Voice | None:
    """“…”, said X / X said / a déclaré X: the first cue of the clause that follows the quotation."""
    if around.ends_sentence and not _cue_follows_directly(around):
        return None
    doc, window = around.doc, around.behind[:_REACH_BEHIND]
    if not window or not _parted(around):
        return None
    for index in window:
        token = doc[index]
        if token.text in _COLONS or token.text in FULL_STOP:
            return None
        kind = cue_class(token, around.passage.language)
        if kind is None or _in_relative(token, window.start):
            continue
        return _voice("behind", around, token, window.start, window.stop, kind)
    return None


def _is_woven(around: Surroundings) -> bool:
    """Return whether the marks stand in the middle of a clause, directly behind a word."""
    return bool(around.before) and not around.doc[around.before[-1]].is_punct


def _parted(around: Surroundings) -> bool:
    """Return whether a comma, dash or mark parts the words from what follows, or the cue follows them at once."""
    if around.inside[-1:] in ",!?…–—-" or not around.before:
        return True
    return around.doc[around.behind[0]].text in (",", "—", "–", "-", "--")


def _object_of_cue(around: Surroundings) -> Voice | None:
    """X denounced “…”: the cue stands directly before the words, at most an article or preposition between."""
    doc = around.doc
    for index in reversed(around.before[-3:]):
        token = doc[index]
        kind = cue_class(token, around.passage.language)
        if kind is not None:
            return _voice("before", around, token, around.before.start, around.first, kind)
        if token.pos_ not in ("DET", "ADP", "SCONJ"):
            return None
    return None


def _cue_follows_directly(around: Surroundings) -> bool:
    """“Go!” Smith said: a full stop inside the marks does not part a question or a shout from its cue."""
    if around.inside[-1:] not in ("!", "?"):
        return False
    for index in around.behind[:8]:
        token = around.doc[index]
        if cue_class(token, around.passage.language):
            return True
        if token.pos_ not in (*_NOMINAL, "ADJ", "DET", "ADP", "PUNCT", "AUX"):
            return False
    return False


def _in_relative(token: Token, left: int) -> bool:
    """Return whether a verb stands in a relative clause or participle that only describes the speaker."""
    if token.dep_ in ("acl:relcl", "acl"):
        return token.i - left > 2
    return token.dep_ == "advcl" and token.head.i > left and token.head.pos_ == "VERB" and token.i > token.head.i


def _before_colon(around: Surroundings) -> Voice | None:
    """Read “X said:” before the marks."""
    window = around.before
    if not window or around.doc[window[-1]].text not in _COLONS:
        return None
    return _last_cue(around, window, any_verb=True)


def _before(around: Surroundings) -> Voice | None:
    """Read “X said,” before the marks: at most words about the hearer lie between."""
    window = around.before
    if not window:
        return None
    last = around.doc[window[-1]]
    if last.text != "," and cue_class(last, around.passage.language) is None and last.pos_ not in ("ADP", "SCONJ"):
        return None
    return _last_cue(around, window, any_verb=False)


def _last_cue(around: Surroundings, window: range, any_verb: bool) -> Voice | None:
    doc, language = around.doc, around.passage.language
    fallback: Token | None = None
    for index in reversed(window):
        token = doc[index]
        kind = cue_class(token, language)
        if kind is not None:
            return _voice("before", around, token, window.start, around.first, kind)
        if token.pos_ == "VERB" and (fallback is None or token.dep_ == "ROOT"):
            fallback = token
    if any_verb and fallback is not None and subject_of(fallback) is not None:
        return _voice("before", around, fallback, window.start, around.first, "say")
    return None


def _phrase(around: Surroundings) -> Voice | None:
    """According to X, “…” and “…”, according to X."""
    doc, language = around.doc, around.passage.language
    for window in (around.before, around.behind):
        for index in window:
            found = source_phrase(doc, index, language)
            if found is None or found[0] + 1 >= window.stop:
                continue
            noun = noun_after(doc, found[0] + 1, window.stop)
            if noun is not None and _stands_beside(around, window, index, noun):
                return Voice("phrase", around.passage, noun, clip(noun, window), (index, found[0]), found[1])
    return None


def _stands_beside(around: Surroundings, window: range, index: int, noun: Token) -> bool:
    """Return whether a phrase behind the quotation follows it at once, one before it without another cue between."""
    if window is around.behind:
        return index - window.start <= 2
    if around.doc[window[-1]].text not in (",", ":") and window[-1] != noun.i and around.doc[index].lower_ == "pour":
        return False
    return not any(cue_class(token, around.passage.language) for token in around.doc[noun.i + 1 : around.first])


def _enclosing(around: Surroundings) -> Voice | None:
    """Words quoted inside a reported clause or as a cue's object: the nearest cue above them in the tree."""
    doc, language = around.doc, around.passage.language
    inside = range(around.first, around.last + 1)
    tops = [token for token in doc[inside.start : inside.stop] if not token.is_punct and token.head.i not in inside]
    for top in tops[:2]:
        token = top
        for _ in range(_REACH_UP):
            if token.head == token or (token.dep_ == "acl:relcl" and token.i not in inside):
                break
            if token.dep_ == "nsubj" and token.head.i > around.last:
                break
            token = token.head
            kind = None if token.i in inside else cue_class(token, language)
            if kind is not None and (token.i in around.before or token.i in around.behind):
                return _voice("around", around, token, around.before.start, around.behind.stop, kind)
    return _last_cue(around, around.before, any_verb=False) if _is_short_way(around) else None


def _is_short_way(around: Surroundings) -> bool:
    """Return whether at most one clause lies between the last cue and the quotation."""
    doc = around.doc
    for index in reversed(around.before):
        token = doc[index]
        if cue_class(token, around.passage.language):
            return True
        if token.text in (",", "—", "–") or around.first - index > 12:
            return False
    return False


def _voice(how: How, around: Surroundings, cue: Token, left: int, right: int, kind: str) -> Voice | None:
    """Build a voice from a cue: its subject in the tree if that lies outside the quotation, else its neighbour."""
    window = range(left, right)
    if how != "behind" and is_agentless(cue):
        return Voice(how, around.passage, None, None, _cue_range(cue, window, around.passage.language), kind)
    group = _cue_range(cue, window, around.passage.language)
    head = None if is_inverted(cue) else adjacent_subject(cue) or subject_of(cue)
    beside = nearby_subject(around.doc, (cue.i, group[1]), left, right)
    strays = head is not None and (head.i not in window or (how == "behind" and head.i < around.last))
    if head is None or around.first <= head.i <= around.last or (how != "around" and strays and beside is not None):
        head = beside
    speaker = None if head is None else clip(head, range(0, len(around.doc)) if head.i not in window else window)
    return Voice(how, around.passage, head, speaker, group, kind)


def _cue_range(cue: Token, window: range, cue_language: str) -> tuple[int, int]:
    first, last = verb_group(cue, cue_language)
    first = max(first, window.start)
    while first < cue.i and (is_hung_pronoun(cue.doc[first]) or cue.doc[first].pos_ in ("PUNCT", "PRON")):
        if cue.doc[first].dep_.startswith("expl"):
            break
        first += 1
    return first, max(last, cue.i)


def subject_before(around: Surroundings) -> Voice | None:
    """Return the subject of the sentence that ends directly before the quotation, if it names a person or body.

    “The mayor spoke at noon. “We had a bad night.””
    """
    doc, end = around.doc, around.first - 1
    if around.before or end < 1 or doc[end].text not in FULL_STOP:
        return None
    start = end
    while start > 0 and not is_stop(doc, start - 1):
        start -= 1
    for token in doc[start:end]:
        if token.dep_ in ("nsubj", "nsubj:pass") and token.head.dep_ in ("ROOT", "parataxis"):
            kind = cue_class(token.head, around.passage.language)
            cue = verb_group(token.head, around.passage.language) if kind else None
            return Voice("carried", around.passage, token, noun_phrase(token), cue, kind or "say")
    return None


#: The readings in the order of how sure they are, for words that stand free and for words woven into a clause.
_FREE = (_before_colon, _object_of_cue, _behind, _phrase, _before, _enclosing, label_voice, dash_voice)
_WOVEN = (_object_of_cue, _enclosing, _phrase, _before, label_voice, dash_voice)
