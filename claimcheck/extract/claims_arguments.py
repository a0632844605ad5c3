"""The participants of a clause: who acts, who is acted upon, with whom, where.

Passives are turned round (the agent is the subject, the patient the object). Beside a noun of exchange under a light
verb (“held talks with”, “a eu un entretien avec”) the partners count as the clause's own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from claimcheck.extract.attribution_sources import antecedent, noun_phrase
from claimcheck.extract.claims_clauses import Clause
from claimcheck.extract.claims_predicate import Predicate, lemma_of
from claimcheck.extract.claims_tense import is_predicate
from claimcheck.extract.entities_covering import covering_mention
from claimcheck.lexicon import load_words
from claimcheck.passages import Passage
from claimcheck.records import Argument, Mention

Role = Literal["subject", "object", "indirect", "oblique", "attribute", "place"]

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "nsubj:caus", "csubj")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ"})
_HOPS = 4
_WITH = frozenset({"with", "avec"})


@dataclass(frozen=True, slots=True)
class Part:
    """A participant before it becomes a record: its role, head token and preposition."""

    role: Role
    head: Token
    case: str | None = None


def find_arguments(
    clause: Clause,
    predicate: Predicate,
    passage: Passage,
    text: str,
    mentions: Sequence[Mention],
    dated: Collection[int],
) -> tuple[Argument, ...]:
    """Return the arguments of a clause, its subject first; ``text`` is the source's, ``dated`` tokens say when."""
    parts = list(_parts(clause, predicate, passage.language))
    arguments: list[Argument] = []
    seen: set[tuple[int, str]] = set()
    for part in parts:
        if part.head.i in dated or (part.head.i, part.role) in seen or _is_label(part.head, clause, passage):
            continue
        seen.add((part.head.i, part.role))
        arguments.append(_argument(part, clause, passage, text, mentions, dated))
    return tuple(arguments)


def _is_label(head: Token, clause: Clause, passage: Passage) -> bool:
    """Return whether a colon in a title parts a noun from the clause behind it ("Tour de France: Sagan wins")."""
    return (
        passage.block.role == "title"
        and head.i < clause.first
        and any(token.text == ":" for token in head.doc[head.i + 1 : clause.first])
    )


def _parts(clause: Clause, predicate: Predicate, language: str) -> Iterator[Part]:
    subject = find_subject(clause, predicate)
    if subject is not None:
        role: Role = "object" if predicate.passive else "subject"
        for head in with_conjuncts(subject):
            yield Part(role, head)
        yield from _partners(subject, language)
    token = predicate.token
    if not _is_verb(token):
        yield Part("attribute", token)
    for verb in predicate.chain:
        for child in verb.children:
            yield from _complement(child, verb, predicate, language)
    if not _is_verb(token):
        for child in token.children:
            if child.dep_ in ("nmod", "obl") and child.i > token.i:
                yield from _oblique(child, passive=False)


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and not any(child.dep_ == "cop" for child in token.children)


def _complement(child: Token, verb: Token, predicate: Predicate, language: str) -> Iterator[Part]:
    relation = child.dep_
    if relation == "obj" and verb != predicate.token and child.i < predicate.token.i:
        yield Part("indirect", child)
    elif relation in ("obj", "obj:lvc"):
        role: Role = "object"
        for head in with_conjuncts(child):
            yield Part(role, head)
        if lemma_of(verb) in load_words(language, "light_verbs"):
            yield from _partners(child, language)
        elif lemma_of(verb) in load_words(language, "meeting_verbs"):
            yield from _companions(child)
    elif relation == "iobj":
        yield Part("indirect", child)
    elif relation.startswith("obl"):
        yield from _oblique(child, predicate.passive)
    elif relation == "xcomp" and verb == predicate.token and child.pos_ in _NOMINAL:
        yield Part("attribute", child)


def _oblique(child: Token, passive: bool) -> Iterator[Part]:
    case = _case(child)
    if child.dep_ == "obl:agent" or (passive and case in ("by", "par")):
        for head in with_conjuncts(child):
            yield Part("subject", head)
        return
    if child.pos_ not in _NOMINAL:
        return
    for head in with_conjuncts(child):
        yield Part("oblique", head, case)


def _case(token: Token) -> str | None:
    cases = [child for child in token.children if child.dep_ == "case"]
    return " ".join(lemma_of(child) for child in cases[:1]) or None


def _partners(noun: Token, language: str) -> Iterator[Part]:
    """Yield those with whom an exchange was held, and its owner (“Macron's talks with Rutte”)."""
    if lemma_of(noun) not in load_words(language, "exchange_nouns"):
        return
    for child in noun.children:
        if child.dep_ == "nmod:poss" and child.pos_ == "PROPN":
            yield Part("oblique", child, "of")
        elif child.dep_ in ("nmod", "obl", "obl:arg") and child.i > noun.i and _case(child) is not None:
            for head in with_conjuncts(child):
                yield Part("oblique", head, _case(child))


def _companions(noun: Token) -> Iterator[Part]:
    """Yield those with whom something is discussed, where the tree hangs them on the matter discussed."""
    for child in noun.children:
        if child.dep_.startswith(("nmod", "obl")) and _case(child) in _WITH:
            for head in with_conjuncts(child):
                yield Part("oblique", head, _case(child))


def find_subject(clause: Clause, predicate: Predicate) -> Token | None:
    """Return the subject of a clause: its own, the one it shares with its neighbour, or the noun it describes."""
    if clause.kind in ("relative", "participle", "meeting", "apposition"):
        return _described(clause)
    token = predicate.token
    for verb in (token, *reversed(predicate.above)):
        own = _own_subject(verb)
        if own is not None:
            return own
    token = clause.head
    for _ in range(_HOPS):
        if token.dep_ not in ("conj", "parataxis", "xcomp") or token.head == token:
            return None
        token = token.head
        found = _own_subject(token)
        if found is not None:
            return antecedent(found, token)
    return None


def _own_subject(verb: Token) -> Token | None:
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS and not _is_time(child)]
    return next((child for child in subjects if child.pos_ != "DET"), subjects[0]) if subjects else None


def _is_time(token: Token) -> bool:
    """Return whether a number behind a preposition was taken for a subject (“since 2005 has been …”)."""
    return token.like_num and any(child.dep_ == "case" and child.i < token.i for child in token.children)


def _described(clause: Clause) -> Token | None:
    """Return the noun that a relative, participial or appositive clause is about."""
    head = clause.head
    own = _own_subject(head)
    if clause.kind == "relative" and own is not None:
        return antecedent(own, head)
    if head.dep_ == "advcl" or clause.kind == "meeting" or (clause.kind == "participle" and is_predicate(head.head)):
        return _own_subject(head.head)
    return head.head if head.head != head else None


def with_conjuncts(head: Token) -> Iterator[Token]:
    """Yield a noun and the nouns coordinated with it."""
    yield head
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in _NOMINAL:
            yield from with_conjuncts(child)


def _argument(
    part: Part, clause: Clause, passage: Passage, text: str, mentions: Sequence[Mention], dated: Collection[int]
) -> Argument:
    first, last = noun_phrase(part.head)
    if last in dated and last > part.head.i:
        last = _before_date(part.head, last, dated)
    if clause.first <= part.head.i <= clause.last:
        first, last = max(first, clause.first), min(last, clause.last)
    elif part.head.i < clause.first <= last:
        last = _before_clause(part.head, clause.first - 1)
    start, end = passage.span(passage.doc[first : last + 1])
    entity = covering_mention(part.head, (start, end), mentions, passage) if part.role != "attribute" else None
    role = part.role
    if role == "oblique" and entity is not None and _is_place(entity, part.case, mentions, passage.language):
        role = "place"
    return Argument(
        role=role,
        start=start,
        end=end,
        text=text[start:end],
        head=lemma_of(part.head) if part.head.pos_ != "PROPN" else part.head.text,
        case=part.case,
        entity=entity,
    )


def _before_clause(head: Token, last: int) -> int:
    """Return the end of a phrase that a clause cut out of it ends early (“Ann Lee, the mayor, …”)."""
    doc = head.doc
    while last > head.i and (doc[last].is_punct or doc[last].pos_ in ("CCONJ", "SCONJ")):
        last -= 1
    return last


def _before_date(head: Token, last: int, dated: Collection[int]) -> int:
    """Return the end of a phrase without the date that the tree hangs on it (“the Commission on Thursday”)."""
    doc = head.doc
    end = last
    while end > head.i and (end in dated or doc[end].pos_ == "ADP"):
        end -= 1
    return end if end + 1 in dated or doc[end + 1].pos_ == "ADP" else last


def _is_place(entity: str, case: str | None, mentions: Sequence[Mention], language: str) -> bool:
    found = next((mention for mention in mentions if mention.id == entity), None)
    return found is not None and found.label == "LOC" and case in load_words(language, "place_prepositions")
