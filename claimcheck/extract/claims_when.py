"""When a clause took place: the date expression that governs its verb in the tree, not the nearest one."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from claimcheck.extract.claims_clauses import Clause
from claimcheck.extract.claims_predicate import Predicate, lemma_of
from claimcheck.lexicon import load_words
from claimcheck.passages import Passage
from claimcheck.records import Date, When

_NO_POINT = frozenset({"set", "duration", "unknown"})
_DIRECT = ("obl", "advmod", "obl:tmod", "obl:unmarked", "obl:mod", "obl:arg", "nmod:tmod", "nmod:unmarked", "npadvmod")
_HOPS = 5
_NEAR = 3


def find_when(
    clause: Clause, predicate: Predicate, passage: Passage, dates: Sequence[Date]
) -> tuple[When | None, Date | None]:
    """Return the days of a clause and the date that gives them; None where no date governs the verb."""
    best: tuple[int, int] | None = None
    verb_group = _verb_group(predicate)
    chosen: Date | None = None
    for date in dates:
        span = passage.chars(date.start, date.end)
        if span is None or date.grain in _NO_POINT or _is_aside(span, passage.language):
            continue
        rank = _rank(span.root, clause, predicate, passage.language)
        if rank is None and span.end == verb_group:
            rank = 0
        if rank is not None and (best is None or (rank, span.start) < best):
            best, chosen = (rank, span.start), date
    if chosen is None or (chosen.from_ is None and chosen.to is None):
        return None, chosen
    return When(chosen.from_, chosen.to), chosen


def _verb_group(predicate: Predicate) -> int:
    """Return where the verb and its auxiliaries begin: a date right before it is its own, whatever the tree says."""
    verb = predicate.above[0] if predicate.above else predicate.token
    first = verb.i
    doc = verb.doc
    while first and doc[first - 1].pos_ in ("AUX", "ADV", "PART") and not doc[first - 1].is_punct:
        first -= 1
    return first


def _is_aside(span: Span, language: str) -> bool:
    """Return whether a preposition before the date makes it an example or a topic, no time (“such as the May …”)."""
    words = load_words(language, "untimely_prepositions")
    cases = [child for token in (span.root, span.root.head) for child in token.children if child.dep_ == "case"]
    return any(case.i < span.end and lemma_of(case) in words for case in cases if abs(case.i - span.start) <= _NEAR)


def _rank(token: Token, clause: Clause, predicate: Predicate, language: str) -> int | None:
    """Return how directly a date hangs on the predicate: 0 on the verb, 1 shared, 2 on its event noun; None if not."""
    chain = {verb.i for verb in predicate.chain} | {clause.head.i}
    path = [token]
    for _ in range(_HOPS):
        head = path[-1].head
        if head == path[-1] or path[-1].i in chain:
            break
        path.append(head)
        if head.i in chain:
            return _path_rank(path, predicate, language)
    return 1 if _is_shared(token, clause) else None


def _path_rank(path: list[Token], predicate: Predicate, language: str) -> int | None:
    starts = load_words(language, "starting_verbs")
    between = [
        step
        for step, below in zip(path[1:-1], path, strict=False)
        if not _is_passed(step, below) and not (step.dep_ == "xcomp" and lemma_of(step.head) in starts)
    ]
    if all(step.pos_ == "ADP" or _is_date_word(step) or lemma_of(step) in starts for step in between):
        direct = path[-2] if len(path) > 1 else path[0]
        return 0 if direct.dep_.startswith(_DIRECT) or direct.dep_ in ("nmod", "advcl", "dep") else 3
    nouns = [step for step in between if step.pos_ in ("NOUN", "PROPN")]
    if (
        len(nouns) == len(between) == 1
        and nouns[0].dep_ in ("obj", "nsubj", "nsubj:pass")
        and (lemma_of(nouns[0]) in load_words(language, "exchange_nouns"))
    ):
        return 2
    return None


def _is_passed(step: Token, below: Token) -> bool:
    """Return whether a date stands before the participle the tree hangs it on (“…, on 4 May, focused on …”)."""
    return step.dep_ in ("acl", "advcl") and step.pos_ == "VERB" and below.i < step.i


def _is_date_word(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME") or token.like_num


def _is_shared(token: Token, clause: Clause) -> bool:
    """Return whether a date before a series of coordinated verbs holds for this one too (“On Monday X met Y and …”)."""
    if clause.kind != "conj" or clause.parent is None or clause.head.dep_ != "conj":
        return False
    top = token
    for _ in range(_HOPS):
        if top.head == clause.parent:
            return top.i < clause.parent.i and top.dep_ in _DIRECT and not _has_subject(clause.head)
        top = top.head
    return False


def _has_subject(verb: Token) -> bool:
    return any(child.dep_.startswith("nsubj") for child in verb.children)
