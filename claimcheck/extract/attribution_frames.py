"""Frames of reporting in a tree: a cue, the one who speaks, and the words that are the content.

Every frame that the grammar allows is found here; which of them report anything is decided by the weights of the
cue (`claimcheck.extract.attribution`).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from claimcheck.extract.attribution_cues import (
    cue_class,
    cue_lemma,
    hung_pronoun,
    is_cue_noun,
    is_present_participle,
    is_trailing,
    source_phrase,
    verb_group,
)
from claimcheck.extract.attribution_phrases import Frame, TokenRange, phrase_frame, runs_of
from claimcheck.extract.attribution_sources import (
    above_subject,
    adjacent_subject,
    is_agentless,
    is_nominal,
    leading_noun,
    noun_phrase,
    subject_behind,
    subject_of,
)
from claimcheck.extract.attribution_spans import clause_around, clause_behind, is_finite, sentence_range, trim
from claimcheck.lexicon import load_table, load_words

_COMPLEMENTS = ("ccomp", "xcomp", "obj", "obl", "obl:arg", "obl:agent", "csubj", "advcl", "iobj")
_NOT_CONTENT = frozenset({"punct", "parataxis", "conj", "cc", "advmod", "mark", "aux", "expl", "discourse", "vocative"})
_ASIDE_OPENERS = frozenset({"as", "comme"})
_HOPS = 6
#: A subject further away than this many tokens is a mistake of the tree.
_REACH = 40


def find_frames(sentence: Span, language: str) -> Iterator[Frame]:
    """Yield the frames of a sentence: verbs with their complements, nouns of speech, and “according to”."""
    behind = -1
    for token in sentence:
        if token.i <= behind:
            continue
        phrase = source_phrase(sentence.doc, token.i, language)
        if phrase is not None and phrase[0] < sentence.end - 1:
            behind = phrase[0]
            yield from phrase_frame(sentence, token.i, phrase)
        elif token.pos_ in ("VERB", "AUX") or cue_class(token, language) is not None:
            yield from _verb_frames(token, language)
        elif is_cue_noun(token, language):
            yield from _noun_frames(token, language)


def _verb_frames(verb: Token, language: str) -> Iterator[Frame]:
    kind = cue_class(verb, language)
    lemma = cue_lemma(verb, language)
    if (
        verb.dep_ == "acl"
        and is_present_participle(verb)
        and not is_trailing(verb)
        and not _can_say(verb.head, language)
    ):
        return
    gerund = verb.i > 0 and verb.doc[verb.i - 1].lower_ == "en" and verb.lower_.endswith("ant")
    if _is_impersonal(verb) or (gerund and lemma in load_words(language, "analysis_verbs")):
        return
    cue = verb_group(verb, language)
    source = None if is_agentless(verb) else _source(verb, cue)
    place = None if source is None else noun_phrase(source)
    for relation, content in _contents(verb, kind, cue, place, language):
        if source is not None and any(first <= source.i <= last for first, last in content):
            continue
        yield Frame(lemma, relation, kind, cue, source, place, content, verb.i)


def _can_say(noun: Token, language: str) -> bool:
    """Return whether a participle may tell what a noun says: one of speech, of people or of a body, or a name."""
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or is_cue_noun(noun, language) or lemma in load_table(language, "people_nouns"):
        return True
    return lemma in load_table(language, "kinds") or lemma in load_words(language, "fact_givers")


def _is_impersonal(verb: Token) -> bool:
    """Return whether an infinitive says what anybody may do (“it is fair to say that”, « force est de constater »)."""
    head = verb.head
    if "Inf" not in verb.morph.get("VerbForm", []) or head.pos_ not in ("ADJ", "NOUN", "ADV", "AUX"):
        return False
    named = any(child.dep_ == "nsubj" and child.pos_ in ("PROPN", "PRON", "NOUN") for child in head.children)
    expletive = any(child.dep_.startswith("expl") for child in head.children)
    return verb.dep_ in ("csubj", "xcomp", "advcl", "ccomp") and (expletive or not named)


def _source(verb: Token, cue: TokenRange) -> Token | None:
    """Return who speaks: the noun beside an inverted or finite cue, else the subject in the tree."""
    inverted = hung_pronoun(verb)
    if inverted is not None:
        return inverted
    gerund = verb.i > 0 and verb.doc[verb.i - 1].lower_ == "en" and verb.lower_.endswith("ant")
    if gerund or is_trailing(verb):
        return above_subject(verb)
    found = subject_behind(verb, cue) or adjacent_subject(verb) or subject_of(verb)
    if found is not None and abs(found.i - verb.i) < _REACH:
        return found
    return leading_noun(verb, cue[0], sentence_range(verb.doc, verb.i)[0]) if is_finite(verb) else None


def _contents(
    verb: Token, kind: str | None, cue: TokenRange, source: TokenRange | None, language: str
) -> Iterator[tuple[str, tuple[TokenRange, ...]]]:
    """Yield what a verb may report, the surest reading alone."""
    if kind is not None and source is not None:
        behind = clause_behind(
            verb, cue[1], language, lambda t: cue_class(t, language) is not None, _is_bare(verb, language)
        )
        if behind is not None:
            yield "ccomp", (behind,)
            return
        around = clause_around(verb, cue, source)
        if around:
            yield "parataxis", around
            return
    if kind is not None and source is not None and is_aside_clause(verb):
        yield "phrase", _rest_of_sentence(verb)
        return
    clauses = [child for child in verb.children if child.dep_ == "ccomp" or _is_told_of(child, verb, kind)]
    if clauses:
        yield "ccomp", (_subtree(clauses[0]),)
        return
    after = [child for child in verb.children if child.i > verb.i and child.dep_ in _COMPLEMENTS]
    if after:
        yield _relation(after[0]), (_from_to_end(after[0], verb),)


def is_aside_clause(verb: Token) -> bool:
    """Return whether a clause only says who reports the clause above it (“As X reported, …”, « Comme le dit X, … »)."""
    if verb.dep_ != "advcl" or verb.head.i < verb.i:
        return False
    marked = any(child.dep_ in ("mark", "advmod") and child.lower_ in _ASIDE_OPENERS for child in verb.children)
    return marked and verb.doc[verb.left_edge.i].lower_ in _ASIDE_OPENERS


def _rest_of_sentence(verb: Token) -> tuple[TokenRange, ...]:
    own = {item.i for item in verb.subtree}
    return runs_of(sorted(item.i for item in verb.head.subtree if item.i not in own), verb.doc)


def _is_told_of(child: Token, verb: Token, kind: str | None) -> bool:
    """Return whether a clause is the subject of a passive of saying (“it was reported that …”)."""
    return kind is not None and child.dep_ in ("csubj", "csubj:pass") and child.i > verb.i


def _is_bare(verb: Token, language: str) -> bool:
    """Return whether the verb takes a reported clause without a conjunction."""
    return cue_lemma(verb, language) in load_words(language, "bare_clause_verbs")


def _relation(child: Token) -> str:
    if not child.dep_.startswith("obl"):
        return child.dep_
    case = next((c.lemma_.lower() for c in child.children if c.dep_ == "case"), "")
    return f"obl:{case}"


def _subtree(token: Token) -> TokenRange:
    """Return first and last token of a clause, punctuation at its edges left out."""
    return trim(token.doc, token.left_edge.i, token.right_edge.i)


def _from_to_end(child: Token, verb: Token) -> TokenRange:
    """Return the complement together with the complements behind it."""
    first, last = child.left_edge.i, child.right_edge.i
    for other in verb.children:
        if other.i > child.i and other.dep_ not in _NOT_CONTENT:
            last = max(last, other.right_edge.i)
    return trim(verb.doc, first, last)


def _noun_frames(noun: Token, language: str) -> Iterator[Frame]:
    """X's claim that …, the claim by X that …, l'affirmation de X selon laquelle …."""
    clause = next((c for c in noun.children if c.dep_ in ("acl", "ccomp", "acl:relcl") and c.i > noun.i), None)
    if clause is None or not _is_that_clause(clause):
        return
    source = _noun_source(noun)
    place = None if source is None else noun_phrase(source)
    yield Frame(noun.lemma_.lower(), "noun", "say", (noun.i, noun.i), source, place, (_subtree(clause),), noun.i)


def _is_that_clause(clause: Token) -> bool:
    marks = [
        c.lower_ for c in clause.children if c.dep_ in ("mark", "case", "obl", "nmod", "obl:mod") and c.i < clause.i
    ]
    return any(mark in ("that", "que", "qu'", "qu’", "laquelle", "lequel", "whether") for mark in marks)


def _noun_source(noun: Token) -> Token | None:
    for child in noun.children:
        by = any(
            c.dep_ == "case" and c.lower_ in ("by", "from", "of", "de", "du", "par", "d'", "d’") for c in child.children
        )
        if child.dep_ == "nmod:poss" or (child.dep_ in ("nmod", "obl:agent") and by and is_nominal(child)):
            return child
    return subject_of(noun.head) if noun.dep_ in ("obj", "obl") and noun.head.pos_ == "VERB" else None
