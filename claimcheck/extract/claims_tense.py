"""Which words head a clause, whether they carry tense, and whether two of them can share a subject."""

from __future__ import annotations

from spacy.tokens import Token

from claimcheck.extract.attribution_spans import is_finite

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer", "nsubj:caus", "expl:subj"})
_RELATIVES = frozenset({"who", "which", "that", "qui"})
_POSSESSIVES = frozenset({"his", "her", "its", "son", "sa", "ses"})
#: No clause reaches further, in tokens, than one looks for whose something is.
_FAR = 100
_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})


def is_predicate(token: Token) -> bool:
    """Return whether a token heads a clause: a verb, or a word with a copula or a subject."""
    return token.pos_ in ("VERB", "AUX") or any(c.dep_ == "cop" or c.dep_ in SUBJECTS for c in token.children)


def is_tensed(token: Token) -> bool:
    """Return whether a verb or attribute carries tense, itself or by an auxiliary or copula."""
    if is_finite(token) or any(c.dep_.startswith(("aux", "cop")) and c.pos_ == "AUX" for c in token.children):
        return True
    return is_mistaken_past(token)


def is_mistaken_past(token: Token) -> bool:
    """Return whether an English past tense was taken for the participle of the same form (“a train derailed …”)."""
    if token.pos_ != "VERB" or "Past" not in token.morph.get("Tense", []) or token.dep_ not in _MAIN:
        return False
    helped = any(child.dep_.startswith(("aux", "cop")) for child in token.children)
    return not helped and any(child.dep_ in SUBJECTS and child.i < token.i for child in token.children)


def agrees(child: Token, clause: Token) -> bool:
    """Return whether a coordinated verb without a subject may share that of another: their numbers do not differ."""
    if any(item.dep_ in SUBJECTS for item in child.children):
        return True
    subject = next((item for item in clause.children if item.dep_ in SUBJECTS and item.pos_ in ("NOUN", "PRON")), None)
    finite = next((item for item in (child, *child.children) if is_finite(item) and item.dep_ != "conj"), None)
    if subject is None or finite is None or any(item.dep_ == "conj" for item in subject.children):
        return True
    numbers = set(subject.morph.get("Number", [])), set(finite.morph.get("Number", []))
    return not (numbers[0] and numbers[1]) or bool(numbers[0] & numbers[1])


def fits_antecedent(verb: Token) -> bool:
    """Return whether a relative clause can be about the noun it hangs on: numbers agree, and “which” is no person."""
    noun = verb.head
    if noun.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "X"):
        return False
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if subject is None or subject.lower_ not in _RELATIVES:
        return True
    if subject.lower_ == "which" and noun.ent_type_ in ("PERSON", "PER"):
        return False
    finite = next((item for item in (verb, *verb.children) if is_finite(item) and item.dep_ != "conj"), None)
    numbers = set(noun.morph.get("Number", [])), set(finite.morph.get("Number", [])) if finite is not None else set()
    joined = any(child.dep_ == "conj" for child in noun.children)
    return joined or not (numbers[0] and numbers[1]) or bool(numbers[0] & numbers[1])


def owns_unclearly(verb: Token) -> bool:
    """Return whether a participle clause speaks of somebody's own ("citing his will") after two people were named."""
    last = min(verb.right_edge.i, verb.i + _FAR)
    own = verb.doc[verb.i : last + 1]
    if not any("Yes" in item.morph.get("Poss", []) and item.lower_ in _POSSESSIVES for item in own):
        return False
    first = max(verb.sent.start, verb.i - _FAR)
    people = [token for token in verb.doc[first : verb.i] if token.ent_type_ in ("PERSON", "PER")]
    return sum(token.i == first or verb.doc[token.i - 1].ent_type_ != token.ent_type_ for token in people) > 1
