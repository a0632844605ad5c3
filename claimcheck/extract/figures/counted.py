"""What a number counts: the head noun with its modifiers and scope, from the tree, else from the words after it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extract.figures.counted_text import counted_in_text
from claimcheck.extract.figures.nouns import is_verb, lemma_of
from claimcheck.extract.figures.spec import Counted
from claimcheck.lexicon import load_table, load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

#: A noun phrase behind a number has at most so many words; longer runs are a parse gone wrong.
MAX_WORDS = 8
#: Words of one modifier ("injured in the city centre on Monday") that are still kept with the noun.
MAX_MODIFIER = 10

_NOUNS = frozenset({"NOUN", "PROPN"})


_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "SYM"})


def measured_in_tree(doc: Doc, first: int, last: int, language: str) -> Counted | None:
    """Return what a share is the measure of when a verb puts it to its subject ("inflation fell to 2.4 percent")."""
    span = doc.char_span(first, last, alignment_mode="expand")
    if span is None or not doc.has_annotation("DEP"):
        return None
    return _measured(span.root, doc, language)


def counted_in_tree(doc: Doc, first: int, last: int, tail: int, language: str) -> Counted | None:
    """Return what the number at characters ``[first, last)`` of a Doc counts; ``tail`` is where its own text ends.

    The noun phrase behind the number is read from the tags; the tree says which noun in it is the head and what
    modifies it. None without tags, or when nothing is counted.
    """
    number = doc.char_span(first, last, alignment_mode="expand")
    if number is None or not doc.has_annotation("POS"):
        return None
    at = number.end
    while at < len(doc) and doc[at].idx < tail:
        at += 1
    begin, link = _skip_link(doc, at, language)
    run = _noun_run(doc, begin, link, language)
    if not run:
        state = _person_state(doc, begin, number.root, language)
        return state or _mistagged(doc, begin, tail, language) or _measured(number.root, doc, language)
    if run[-1].lower_ in load_words(language, "uncounted"):
        return None
    head = _head_of(run, {token.i for token in number}, language)
    stop = _own_end(run, head, language)
    phrase_end = _phrase_end(head, stop)
    end = stop.idx + len(stop)
    begun = next((token for token in run if token.pos_ != "NUM"), run[0])
    span = (begun.idx, max(end, phrase_end))
    lemma = lemma_of(head, language)
    return Counted(end, span, lemma, lemma, _scope(head, run, language))


def _mistagged(doc: Doc, at: int, tail: int, language: str) -> Counted | None:
    """Read a plural noun that the tagger took for a verb or adjective ("deux mille salariés")."""
    if at >= len(doc) or doc[at].pos_ not in {"VERB", "ADJ", "X"} or not doc[at].is_lower:
        return None
    word = doc[at].lower_
    if word[-1] not in "sx" or word.endswith(("ss", "us", "is")) or word in load_words(language, "function_words"):
        return None
    if language == "en" and doc[at].morph.get("Number", []) == ["Sing"]:
        return None
    return counted_in_text(doc.text, tail, language)


def _measured(number: Token, doc: Doc, language: str) -> Counted | None:
    """Read "The toll rose to 26", "losses estimated at 1.1 million": what is measured stands before the verb."""
    verb = number.head if number.head.pos_ in {"VERB", "AUX"} else number.head.head
    if number.dep_ in {"nummod", "compound"} or (verb.pos_ not in {"VERB", "AUX", "ADJ"} and number.dep_ != "ROOT"):
        return None
    noun: Token | None = None
    if any(child.dep_ == "cop" for child in number.children):
        noun = next((child for child in number.lefts if child.dep_.startswith("nsubj") and child.pos_ == "NOUN"), None)
    elif verb.dep_.startswith("acl") and verb.head.pos_ == "NOUN" and verb.head.i < verb.i:
        noun = verb.head
    elif is_verb(verb, language, "measure_verbs"):
        noun = next((child for child in verb.lefts if child.dep_.startswith("nsubj") and child.pos_ == "NOUN"), None)
    if noun is None or noun.sent != number.sent:
        return None
    first = next((token for token in noun.subtree if token.pos_ not in {"DET", "ADP", "PUNCT"}), noun)
    start, end = min(first.idx, noun.idx), noun.idx + len(noun)
    tail = number.idx + len(number)
    lemma = lemma_of(noun, language)
    return Counted(tail, (start, end), lemma, lemma)


def _skip_link(doc: Doc, at: int, language: str) -> tuple[int, bool]:
    """Step over a hyphen ("20-point") and "of (the)", "de", "d'", "des" between number and noun."""
    linked = False
    if at < len(doc) and doc[at].text in {"-", "‐", "‑"} and at + 1 < len(doc) and doc[at].idx + 1 == doc[at + 1].idx:
        return at + 1, False
    if at < len(doc) and (doc[at].lower_ in {"of", "de", "d'", "d’", "des", "du"}):
        at, linked = at + 1, True
        if doc[at - 1].lower_ == "of" and at < len(doc) and doc[at].lower_ in {"a", "an"}:
            return at, linked
        while at < len(doc) and doc[at].pos_ == "DET" and at < len(doc):
            at += 1
    return at, linked


def _noun_run(doc: Doc, begin: int, linked: bool, language: str) -> list[Token]:
    run: list[Token] = []
    hyphened = begin > 0 and doc[begin - 1].text in {"-", "‐", "‑"}
    for token in doc[begin : begin + MAX_WORDS]:
        if run and token.is_sent_start:
            break
        if not any(char.isalnum() for char in token.text) and not _bridges(token, run, doc, linked):
            break
        if "://" in token.text:
            break
        if (
            token.pos_ in _INSIDE
            or _bridges(token, run, doc, linked)
            or _leads_participle(token, run)
            or (token.pos_ == "VERB" and _modifies_ahead(token))
        ):
            run.append(token)
            if hyphened and token.pos_ in _NOUNS:
                break
            continue
        break
    while run and run[-1].pos_ not in _NOUNS | {"ADJ"}:
        run.pop()
    return run if any(token.pos_ in _NOUNS for token in run) else []


def _leads_participle(token: Token, run: list[Token]) -> bool:
    """Read the adverb of "25 randomly selected sites"."""
    return token.pos_ == "ADV" and token.lower_.endswith("ly") and token.head.i == token.i + 1 and not run


def _bridges(token: Token, run: list[Token], doc: Doc, linked: bool) -> bool:
    """Read a hyphen inside a noun phrase ("police-officers"), and the 's of "five of the country's cities"."""
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if linked and token.text in {"'s", "’s", "'", "’"}:
        return bool(run) and after is not None and after.pos_ in _INSIDE
    return bool(run) and after is not None and after.pos_ in _INSIDE and (
        token.text in {"-", "‐", "‑"} and not token.whitespace_ and not run[-1].whitespace_
    )  # fmt: skip


def _modifies_ahead(token: Token) -> bool:
    """Read a participle before its noun ("three armed men")."""
    return token.dep_ in {"amod", "compound"} and token.head.i > token.i and token.head.pos_ in _NOUNS


def _head_of(run: list[Token], number: set[int], language: str) -> Token:
    """Choose the noun that the number modifies in the tree, else the last noun (English) or the first (French)."""
    inside = {token.i for token in run}
    for index in sorted(number):
        token = run[0].doc[index]
        if (
            token.dep_.startswith(("nummod", "compound", "amod", "det"))
            and token.head.i in inside
            and token.head.pos_ in _NOUNS
        ):
            head = token.head
            # "20-point plan": the number counts the points; "police officers": the last noun of a chain is its head.
            while language == "en" and head.dep_ == "compound" and head.head.i in inside and head.head.pos_ in _NOUNS:
                head = head.head
            if (
                language == "fr"
                or head.lower_.endswith("s")
                or not any(t.text.endswith("s") for t in run if t.pos_ == "NOUN")
            ):
                return head
    nouns = [token for token in run if token.pos_ in _NOUNS]
    common = [token for token in nouns if token.pos_ == "NOUN"] or nouns
    if language != "en":
        return common[0]
    plural = [
        token
        for token in common
        if token.text.lower().endswith("s") or token.lower_ in load_table("en", "plural_irregular")
    ]
    return plural[-1] if plural else common[-1]


def _own_end(run: list[Token], head: Token, language: str) -> Token:
    """Read the figure's text ends with the head, in French with the adjectives that follow it."""
    stop = head
    if language == "fr":
        for token in run:
            if token.i == stop.i + 1 and (
                (token.pos_ == "ADJ" and _fits(head, token))
                or (token.pos_ == "PROPN" and token.dep_ in {"flat:name", "amod"})
            ):
                stop = token
    return stop


def _fits(head: Token, adjective: Token) -> bool:
    """Whether a French adjective can go with its noun: a plural noun takes a plural adjective."""
    return head.text[-1:] not in "sx" or adjective.text[-1:] in "sx"


def _phrase_end(head: Token, stop: Token) -> int:
    """Where the noun's modifiers behind it end: "of" phrases and participles, as far as they stand together."""
    end, at = stop.idx + len(stop), stop.i + 1
    for child in sorted(head.rights, key=lambda token: token.i):
        if not _narrows(child) or child.left_edge.i != at:
            continue
        last = child.right_edge
        if last.i - at + 1 > MAX_MODIFIER or any(token.is_sent_start for token in head.doc[at + 1 : last.i + 1]):
            continue
        if any(token.text in {",", ";", ":", "(", "—"} for token in head.doc[at : last.i + 1]):
            continue
        end, at = last.idx + len(last), last.i + 1
    return end


def _narrows(child: Token) -> bool:
    """Read a modifier behind the noun that says which: "of" phrases and past participles, not what the counted do."""
    if child.dep_ == "nmod":
        return any(token.dep_ == "case" and token.lower_ in _OF for token in child.lefts)
    if child.dep_ == "acl":
        return (
            child.pos_ == "ADJ"
            or child.morph.get("Tense", []) == ["Past"]
            or child.lower_.endswith(("ed", "és", "ées", "é", "ée"))
        )
    return child.dep_ == "amod"


_OF = frozenset({"of", "de", "du", "des", "d'", "d’"})


def _scope(head: Token, run: list[Token], language: str) -> tuple[str, ...]:
    """Read what narrows the counted noun: names and demonyms before it, phrases of place and group behind it."""
    scope = [
        token.text for token in run if token.i != head.i and token.text[:1].isupper() and token.pos_ in {"ADJ", "PROPN"}
    ]
    children = [
        *head.rights,
        *(grand for child in head.rights if child.dep_.startswith("acl") for grand in child.rights),
    ]
    for child in children:
        case = next((token.lower_ for token in child.lefts if token.dep_ == "case"), "")
        if child.dep_.startswith(("nmod", "obl")) and case in load_words(language, "scope_cases"):
            first, last = child.left_edge, child.right_edge
            if last.i - first.i < MAX_MODIFIER:
                text = head.doc[first.i + 1 : last.i + 1].text.strip()
                if text and text not in scope and not _is_time(head.doc[first.i : last.i + 1], language):
                    scope.append(text)
    return tuple(scope)


def _is_time(span: Span, language: str) -> bool:
    """Whether a phrase says when, or holds a number of its own: neither is a place or a group."""
    times = _time_words(language)
    return any(token.pos_ == "NUM" or token.lower_ in times for token in span)


@cache
def _time_words(language: str) -> frozenset[str]:
    table = load_table(language, "date_words")
    kinds = {"month", "weekday", "unit", "unitt", "season", "part", "deictic", "holiday"}
    return frozenset(word for word, entry in table.items() if entry.split()[0] in kinds)


def _person_state(doc: Doc, at: int, number: Token, language: str) -> Counted | None:
    """Read "26 killed", "five wounded", and a bare number as object or subject of such a verb: people are counted."""
    if at < len(doc):
        token = doc[at]
        states = load_words(language, "person_states") if language == "en" else frozenset()
        if token.lower_ in states and not token.is_sent_start:
            end = token.idx + len(token)
            return Counted(end, (token.idx, end), token.lower_, "person")
    for step in (number, number.head):
        verb = step.head
        if verb.pos_ == "VERB" and is_verb(verb, language, "person_verbs") and step.dep_.startswith(("obj", "nsubj")):
            end = doc[at - 1].idx + len(doc[at - 1]) if at else number.idx + len(number)
            return Counted(end, (end, end), "person", "person")
    return None
