"""Cuts a sentence into the clauses that can stand as claims.

A region (a sentence, or the words it reports as somebody's) is cut at coordinated, relative, participial and
adverbial clauses that state a fact of their own. What cannot be cut cleanly stays in the clause around it: a claim
never says less than its sentence where that could turn it round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from claimcheck.extract.claims_extent import WHERE, find_extent, splits_quotation, tokens_below
from claimcheck.extract.claims_modality import is_conditional
from claimcheck.extract.claims_predicate import lemma_of, shared_helpers
from claimcheck.extract.claims_tense import SUBJECTS, agrees, fits_antecedent, is_predicate, is_tensed, owns_unclearly
from claimcheck.lexicon import load_words

ClauseKind = Literal["main", "conj", "relative", "participle", "meeting", "adverbial", "apposition"]

_SHORTEST = 3
#: What may stand directly behind a clause that was cut out: the sentence goes on with its verb or a conjunction.
_MAY_FOLLOW = frozenset({"VERB", "AUX", "CCONJ", "SCONJ", "ADV"})
#: Relations of a length of time to the clause behind it.
_MEASURES = frozenset({"obl:unmarked", "obl:tmod", "obl:npmod", "nmod:unmarked", "advmod", "obl:mod", "npadvmod"})
#: Words before a participle that still belong to it (an adverb); more are another phrase the tree hung there.
_LEAD_IN = 2


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause by its head: ``own`` are the tokens that belong to it and to no clause cut out of it.

    ``first`` and ``last`` close in the words shown for it. ``parent`` is the head of the clause it was cut from.
    """

    head: Token
    kind: ClauseKind
    own: frozenset[int]
    first: int
    last: int
    parent: Token | None


def cut_clauses(
    doc: Doc, region: frozenset[int], language: str, states_fact: Callable[[frozenset[int]], bool]
) -> Iterator[Clause]:
    """Yield the clauses of a region of tokens in order; ``states_fact`` judges whether a part is worth a claim."""
    top = _top(doc, region)
    if top is None:
        return
    heads: dict[int, tuple[ClauseKind, int | None]] = {top.i: ("main", None)}
    if is_tensed(top):
        _collect(top, top, region, language, states_fact, heads)
    owner = _owners(doc, region, heads, top)
    for index in sorted(heads):
        kind, parent = heads[index]
        own = frozenset(i for i, head in owner.items() if head == index)
        place = find_extent(doc[index], own, region, heads, owner)
        if (
            place is not None
            and kind == "participle"
            and doc[index].dep_ == "acl"
            and not is_predicate(doc[index].head)
        ):
            noun = doc[index].head
            place = (_noun_phrase_start(noun, region), place[1])
            own |= frozenset(i for i in range(place[0], place[1] + 1) if doc[i] in noun.subtree)
        if place is not None and (kind == "main" or not splits_quotation(doc, *place)):
            yield Clause(doc[index], kind, own, *place, None if parent is None else doc[parent])


def _top(doc: Doc, region: frozenset[int]) -> Token | None:
    """Return the head of the region: the first predicate whose own head lies outside, else the largest part."""
    tops = [
        doc[i] for i in sorted(region) if (doc[i].head.i not in region or doc[i].head == doc[i]) and not doc[i].is_punct
    ]
    if not tops:
        return None
    predicates = [token for token in tops if is_predicate(token)]
    finite = [token for token in predicates if is_tensed(token)]
    return (finite or predicates or [max(tops, key=lambda t: (len(tokens_below(t, region)), -t.i))])[0]


def _collect(
    token: Token,
    clause: Token,
    region: frozenset[int],
    language: str,
    states_fact: Callable[[frozenset[int]], bool],
    heads: dict[int, tuple[ClauseKind, int | None]],
) -> None:
    """Walk down from a clause's head and note the heads of the clauses to cut out."""
    for child in token.children:
        if child.i not in region:
            continue
        kind = _kind(child, clause, language)
        if kind is not None:
            inside = tokens_below(child, region)
            if _is_clean(child, kind, inside, region) and _is_worth(child, kind, inside, states_fact):
                heads[child.i] = (kind, clause.i)
                _collect(child, child, region, language, states_fact, heads)
                continue
        _collect(child, clause, region, language, states_fact, heads)


def _kind(child: Token, clause: Token, language: str) -> ClauseKind | None:
    """Return what kind of clause a child heads, None if it is none that can stand alone."""
    relation = child.dep_
    if relation == "conj" and child.head == clause and is_predicate(child) and is_predicate(clause):
        if not _adds(child, language) or not agrees(child, clause):
            return None
        return "conj" if is_tensed(child) or _shares_auxiliary(child, clause) else None
    if relation == "parataxis" and child.head == clause and is_tensed(child):
        return "conj"
    if relation == "acl:relcl" and is_tensed(child):
        return "relative" if _adds_to_its_noun(child, language) and fits_antecedent(child) else None
    if relation in ("acl", "advcl", "obl") and child.pos_ == "VERB" and _is_meeting(child, language):
        return "meeting"
    if relation in ("acl", "advcl") and child.pos_ == "VERB" and _is_participle(child) and not _has_mark(child):
        if owns_unclearly(child):
            return None
        return "participle" if relation == "advcl" or _follows_its_noun(child) else None
    if relation == "advcl" and is_tensed(child) and any(c.dep_ in SUBJECTS for c in child.children):
        return None if _is_condition(child, language) or _is_complement(child) else "adverbial"
    if (
        relation == "appos"
        and child.pos_ in ("NOUN", "PROPN")
        and not _has_mark(child)
        and any(item.like_num for item in child.subtree)
    ):
        return "apposition"
    return None


def _adds(child: Token, language: str) -> bool:
    """Return whether a coordinated clause is added, not set against the other one (“or”, “rather than”)."""
    words = load_words(language, "adding_conjunctions")
    return all(c.lower_ in words for c in child.children if c.dep_ == "cc")


def _shares_auxiliary(child: Token, clause: Token) -> bool:
    """Return whether a verb is coordinated with one whose auxiliary holds for both (“has met X and signed Y”)."""
    if child.pos_ != "VERB":
        return False
    return any(c.dep_.startswith("aux") for c in clause.children) and bool(shared_helpers(child))


def _is_complement(token: Token) -> bool:
    """Return whether a clause completes another one (“confidence that …”) and says nothing apart from it."""
    return any(child.dep_ == "mark" and child.lower_ in ("that", "que", "qu'", "qu’") for child in token.children)


def _is_participle(token: Token) -> bool:
    form = token.morph.get("VerbForm", [])
    return ("Part" in form or "Ger" in form) and not is_tensed(token)


def _follows_its_noun(token: Token) -> bool:
    """Return whether nothing but the noun's own phrase stands between a noun and the participle that describes it."""
    if token.doc[token.i - 1].text == "(":
        return False
    noun = token.head
    phrase = {item.i for item in noun.subtree}
    if token.doc[token.i - 1].pos_ in ("NOUN", "PROPN") and "Ger" in token.morph.get("VerbForm", []):
        return token.doc[token.i - 1] == noun
    return noun.i < token.i and all(i in phrase for i in range(noun.i, token.i))


def _noun_phrase_start(noun: Token, region: frozenset[int]) -> int:
    """Return the first token of the phrase that a noun heads, its preposition and conjunction left off."""
    doc = noun.doc
    first = noun.i
    phrase = {item.i for item in noun.subtree}
    while first - 1 in phrase and first - 1 in region:
        first -= 1
    while first < noun.i and (doc[first].dep_ in ("case", "cc", "mark", "fixed") or doc[first].is_punct):
        first += 1
    return first


def _is_meeting(token: Token, language: str) -> bool:
    """Return whether a clause without a subject tells of a meeting that took place (“after holding talks with X”)."""
    after = load_words(language, "after_words")
    if not any(child.dep_ in ("mark", "case") and child.lower_ in after for child in token.children):
        return False
    if lemma_of(token) in load_words(language, "meeting_verbs"):
        return True
    exchange = load_words(language, "exchange_nouns")
    return any(child.dep_ == "obj" and child.lemma_.lower() in exchange for child in token.children)


def _adds_to_its_noun(token: Token, language: str) -> bool:
    """Return whether a relative clause can stand alone: set off from its noun or behind a name, the noun its subject.

    One that says which of several is meant ("the men who fled") is part of its noun.
    """
    first = token.left_edge.i
    doc = token.doc
    opener = doc[first + 1] if doc[first].is_punct and first + 1 < len(doc) else doc[first]
    if opener.lower_ in WHERE:
        return True
    subject = next((child for child in token.children if child.dep_ in SUBJECTS), None)
    if subject is None:
        return False
    set_off = doc[first].is_punct or (first > 0 and doc[first - 1].is_punct)
    return subject == opener and (set_off or token.head.pos_ == "PROPN")


def _has_mark(token: Token) -> bool:
    return any(child.dep_ in ("mark", "case") for child in token.children)


def _is_condition(token: Token, language: str) -> bool:
    return is_conditional(token, language)


def _is_clean(child: Token, kind: ClauseKind, inside: frozenset[int], region: frozenset[int]) -> bool:
    """Return whether the clause is one run of tokens, so that cutting it out leaves no scraps."""
    first, last = min(inside), max(inside)
    if len(inside) < _SHORTEST or any(i not in inside for i in range(first, last + 1) if i in region):
        return False
    doc = child.doc
    if kind == "adverbial" and _is_measured(doc, first):
        return False
    behind = doc[last + 1] if last + 1 in region else None
    if behind is not None and not (behind.is_punct or behind.pos_ in _MAY_FOLLOW or doc[last].is_punct):
        return False
    if kind == "participle" and sum(not doc[i].is_punct for i in range(first, child.i)) > _LEAD_IN:
        return False
    if kind == "conj":
        linked = doc[first].dep_ == "cc" or doc[first].is_punct or (first > 0 and doc[first - 1].is_punct)
        linked = linked or (first > 0 and doc[first - 1].pos_ == "CCONJ")
        return linked and child.head.i < child.i and not _is_complement(child)
    return True


def _is_measured(doc: Doc, first: int) -> bool:
    """Return whether a length of time stands right before a clause and belongs to it (“a month after he left”)."""
    return first > 0 and doc[first - 1].pos_ == "NOUN" and doc[first - 1].dep_ in _MEASURES


def _is_worth(
    child: Token, kind: ClauseKind, inside: frozenset[int], states_fact: Callable[[frozenset[int]], bool]
) -> bool:
    if kind in ("conj", "meeting"):
        return True
    if not states_fact(inside):
        return False
    return kind == "adverbial" or len(inside) > _SHORTEST


def _owners(
    doc: Doc, region: frozenset[int], heads: dict[int, tuple[ClauseKind, int | None]], top: Token
) -> dict[int, int]:
    """Give every token of the region to the nearest clause head above it; strays go to the main clause."""
    owner: dict[int, int] = {}
    for index in region:
        path: list[int] = []
        while index not in owner and index not in heads:
            path.append(index)
            head = doc[index].head.i
            if head == index or head not in region:
                break
            index = head
        found = owner.get(index, index if index in heads else top.i)
        owner.update(dict.fromkeys(path, found))
        owner.setdefault(index, found)
    return owner
