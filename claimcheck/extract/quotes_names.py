"""Words in quotation marks that are no speech: names, titles, nicknames, words held at a distance.

Told apart by how they are written and what stands before them, never by a list of names.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from claimcheck.extract.attribution_cues import cue_class
from claimcheck.extract.quotes_surroundings import Surroundings
from claimcheck.extract.quotes_voices import Voice
from claimcheck.lexicon import load_words

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "X", "NUM", "INTJ", "AUX", "PRON"})
_SURE = frozenset({"behind", "label", "dash"})
#: Words from which on unattributed words in marks are taken for somebody's sentence.
_SENTENCE_WORDS = 5
#: A name or title is no longer than this.
_TITLE_WORDS = 12
_SENTENCE_END = frozenset(".!?…,")


def is_speech(around: Surroundings, voice: Voice | None) -> bool:
    """Return whether words between marks are somebody's words rather than a name, a title or a doubtful term."""
    words = _words(around)
    if not any(token.is_alpha for token in words):
        return False
    punctuated = _ends_like_speech(around)
    if is_title_case(words) and _woven_in(around):
        return False
    if voice is not None and voice.how in _SURE and (punctuated or len(words) > 1):
        return not (voice.how == "behind" and not punctuated and is_title_case(words) and not _comma_behind(around))
    if is_named(around, voice) or (
        is_title_case(words) and not (punctuated and voice is not None and voice.how == "before")
    ):
        return False
    if voice is not None:
        return True
    return reads_as_sentence(words, punctuated)


def _words(around: Surroundings) -> Span:
    shift = around.passage.block.start
    span = around.doc.char_span(around.marked.start - shift, around.marked.end - shift, alignment_mode="expand")
    return span if span is not None else around.doc[around.first : around.last + 1]


def _ends_like_speech(around: Surroundings) -> bool:
    return around.inside[-1:] in _SENTENCE_END


def _woven_in(around: Surroundings) -> bool:
    """Return whether the marks stand in the middle of a clause, behind a word that is no cue."""
    if not around.before:
        return False
    last = around.doc[around.before[-1]]
    naming = load_words(around.passage.language, "naming_words")
    if last.text == "," and len(around.before) > 1:
        return around.doc[around.before[-2]].lemma_.lower() in naming
    return not last.is_punct and cue_class(last, around.passage.language) is None


def _comma_behind(around: Surroundings) -> bool:
    return bool(around.behind) and around.doc[around.behind[0]].text == ","


def is_title_case(words: Span) -> bool:
    """Return whether every word that carries meaning begins with a capital, as in names and English titles."""
    content = [token for token in words if token.pos_ in _CONTENT and any(sign.isalpha() for sign in token.text)]
    return bool(content) and all(token.text[:1].isupper() for token in content) and len(words) <= _TITLE_WORDS


def is_named(around: Surroundings, voice: Voice | None) -> bool:
    """Return whether a noun or verb of naming stands directly before the marks, or the marks end a name."""
    naming = load_words(around.passage.language, "naming_words")
    if voice is not None and around.before and around.doc[around.before[-1]].text in (",", ":"):
        return False
    for token in _just_before(around):
        if token.lemma_.lower() in naming or token.lower_ in naming:
            return not _calls_somebody(token)
    return _follows_noun(around) and _words(around).text[:1].isupper() and not reads_as_sentence(_words(around), False)


def _just_before(around: Surroundings) -> list[Token]:
    """Return the two words before the marks, articles and commas left out."""
    doc = around.doc
    found: list[Token] = []
    for index in reversed(around.before):
        token = doc[index]
        if token.pos_ in ("DET", "PUNCT") and token.text not in (":",) and token.lower_ != "dit":
            continue
        if token.text == ":":
            break
        found.append(token)
        if len(found) == 2 or token.pos_ == "VERB":
            break
    return found[:1] if found and found[0].pos_ not in ("ADP", "NOUN", "PROPN") else found


def _calls_somebody(token: Token) -> bool:
    """“X called him “…”” is speech, “a group called “…”” a name: an active verb with a subject and an object."""
    if token.pos_ != "VERB":
        return False
    relations = {child.dep_ for child in token.children}
    if "expl:pv" in relations or "expl:comp" in relations:
        return True
    return "nsubj" in relations and "obj" in relations and "aux:pass" not in relations


def _follows_noun(around: Surroundings) -> bool:
    return bool(around.before) and around.doc[around.before[-1]].pos_ in ("NOUN", "PROPN")


def reads_as_sentence(words: Span, punctuated: bool) -> bool:
    """Return whether the words hold a finite verb and are long enough to be a sentence of somebody's."""
    finite = any(
        token.pos_ in ("VERB", "AUX") and ("Fin" in token.morph.get("VerbForm", []) or token.morph.get("Mood", []))
        for token in words
    )
    return len(words) >= _SENTENCE_WORDS and (finite or punctuated)
