"""Frames of reporting in a tree: a cue, the one who speaks, and the words that are the content.

Every frame that the grammar allows is found here; which of them report anything is decided by the weights of the
cue (`claimcheck.extract.attribution`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from claimcheck.extract.attribution_cues import (
    cue_class,
    cue_lemma,
    hung_pronoun,
    is_cue_noun,
    source_phrase,
    verb_group,
)
from claimcheck.extract.attribution_sources import (
    above_subject,
    adjacent_subject,
    is_agentless,
    is_nominal,
    is_present_participle,
    is_trailing,
    leading_noun,
    noun_phrase,
    subject_behind,
    subject_of,
)
from claimcheck.extract.attribution_spans import clause_around, clause_behind, is_finite, sentence_range, trim
from claimcheck.lexicon import load_words

TokenRange = tuple[int, int]

_COMPLEMENTS = ("ccomp", "xcomp", "obj", "obl", "obl:arg", "obl:agent", "csubj", "advcl", "iobj")
_NOT_CONTENT = frozenset({"punct", "parataxis", "conj", "cc", "advmod", "mark", "aux", "expl", "discourse", "vocative"})
_ASIDE_OPENERS = frozenset({"as", "comme"})
_HOPS = 6
#: What a comma adds about a source is rarely longer, in tokens.
_LONGEST_APPOSITION = 14
#: A subject further away than this many tokens is a mistake of the tree.
_REACH = 40


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its source and content; ``relation`` names the tie between cue and content in the tree.

    ``cue`` and ``source`` are first and last token, ``content`` the ranges of the words reported.
    """

    lemma: str
    relation: str
    kind: str | None
    cue: TokenRange
    source: Token | None
    source_range: TokenRange | None
    content: tuple[TokenRange, ...]
    head: int


def find_frames(sentence: Span, language: str) -> Iterator[Frame]:
    """Yield the frames of a sentence: verbs with their complements, nouns of speech, and “according to”."""
    behind = -1
    for token in sentence:
        if token.i <= behind:
            continue
        phrase = source_phrase(sentence.doc, token.i, language)
        if phrase is not None and phrase[0] < sentence.end - 1:
            behind = phrase[0]
            yield from _phrase_frame(sentence, token.i, phrase)
        elif token.pos_ in ("VERB", "AUX") or cue_class(token, language) is not None:
            yield from _verb_frames(token, language)
        elif is_cue_noun(token, language):
            yield from _noun_frames(token, language)


def _verb_frames(verb: Token, language: str) -> Iterator[Frame]:
    kind = cue_class(verb, language)
    lemma = cue_lemma(verb, language)
    if verb.dep_ == "acl" and is_present_participle(verb) and not is_trailing(verb) and verb.head.pos_ == "NOUN":
        return
    if verb.i and verb.doc[verb.i - 1].lower_ == "en" and verb.lower_.endswith("ant"):
        return
    cue = verb_group(verb, language)
    source = None if is_agentless(verb) else _source(verb, cue)
    place = None if source is None else noun_phrase(source)
    for relation, content in _contents(verb, kind, cue, place, language):
        if source is not None and any(first <= source.i <= last for first, last in content):
            continue
        yield Frame(lemma, relation, kind, cue, source, place, content, verb.i)


def _source(verb: Token, cue: TokenRange) -> Token | None:
    """Return who speaks: the noun beside an inverted or finite cue, else the subject in the tree."""
    inverted = hung_pronoun(verb)
    if inverted is not None:
        return inverted
    if is_trailing(verb):
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
    return _runs(sorted(item.i for item in verb.head.subtree if item.i not in own), verb.doc)


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


def _phrase_frame(sentence: Span, first: int, phrase: tuple[int, str]) -> Iterator[Frame]:
    """According to X, …: the content is the clause that the phrase hangs on."""
    doc = sentence.doc
    source = _governed(doc, first, phrase[0], sentence.end)
    if source is None or (phrase[1] == "view" and not _is_view(source, first)) or _is_rate(source, first, phrase[0]):
        return
    if source.lemma_.lower() in load_words(doc.lang_, "no_sources"):
        return
    place = noun_phrase(source)
    place = (max(place[0], phrase[0] + 1), place[1])
    clause = _clause_above(source, first, place[1])
    if clause is None or clause.sent != sentence:
        return
    opens = first == sentence.start or doc[first - 1].text in ".,;:"
    edge = _behind_apposition(doc, place[1], sentence.end) if opens else place[1]
    own = set(range(first, edge + 1)) | {item.i for item in source.subtree}
    kept = [item.i for item in clause.subtree if item.i not in own]
    if not kept:
        return
    runs = _runs(sorted(kept), doc)
    yield Frame(
        doc[first : phrase[0] + 1].text.lower(), "phrase", phrase[1], (first, phrase[0]), source, place, runs, first
    )


def _behind_apposition(doc: Doc, last: int, stop: int) -> int:
    """Return the last token of what is added about a source (“according to Ann Lee, the mayor, …”, “polls by X, …”)."""
    bare = last + 1 < stop and doc[last + 1].pos_ == "ADP"
    named = doc[last].pos_ == "PROPN" and last + 2 < stop and doc[last + 1].text == "," and doc[last + 2].pos_ == "DET"
    if not bare and not named:
        return last
    for index in range(last + (2 if bare else 3), min(stop, last + _LONGEST_APPOSITION)):
        if doc[index].text == ",":
            return index
        if doc[index].pos_ in ("VERB", "AUX", "SCONJ") or doc[index].dep_.startswith("nsubj"):
            return last
    return last


def _runs(indices: list[int], doc: Doc) -> tuple[TokenRange, ...]:
    runs: list[list[int]] = []
    for index in indices:
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    trimmed = (trim(doc, run[0], run[-1]) for run in runs)
    return tuple((a, b) for a, b in trimmed if any(doc[i].is_alpha for i in range(a, b + 1)))


def _is_rate(source: Token, first: int, last: int) -> bool:
    """Return whether a single word before a bare noun measures instead of naming a source (“19 euros per pound”)."""
    return first == last and source.doc[first].lower_ == "per" and source.pos_ == "NOUN" and source.i == last + 1


def _is_view(source: Token, first: int) -> bool:
    """Return whether “pour X” opens a sentence, names somebody and ends with a comma: X's view."""
    behind = noun_phrase(source)[1] + 1
    opens = first == 0 or source.doc[first - 1].text in (".", ":", "»", ",")
    comma = behind < len(source.doc) and source.doc[behind].text == ","
    return opens and comma and source.pos_ == "PROPN" and len(source) > 2


def _governed(doc: Doc, first: int, last: int, stop: int) -> Token | None:
    """Return the head of the phrase behind the cue phrase: what “according to” belongs to, else the next noun."""
    for index in range(first, last + 1):
        head = doc[index].head
        if last < head.i < stop and is_nominal(head):
            return head
    for index in range(last + 1, min(stop, last + 8)):
        token = doc[index]
        if is_nominal(token):
            inside = token.dep_ in ("compound", "flat", "nmod:poss", "amod", "flat:name", "nmod:desc")
            return token.head if inside and last < token.head.i < stop and is_nominal(token.head) else token
    return None


def _clause_above(source: Token, first: int, last: int) -> Token | None:
    token = source
    for _ in range(_HOPS):
        if token.head == token:
            return None if first <= token.i <= last else token
        token = token.head
        if not first <= token.i <= last and token.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN") and _is_clause(token):
            return token
    return None


def _is_clause(token: Token) -> bool:
    return token.dep_ == "ROOT" or any(c.dep_ in ("nsubj", "nsubj:pass", "cop", "csubj") for c in token.children)
