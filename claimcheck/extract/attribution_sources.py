"""Whose words they are: from a cue to the phrase that names the speaker, by the tree or, failing it, by place."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from claimcheck.extract.attribution_cues import is_hung_pronoun
from claimcheck.lexicon import installed_languages, load_words

Span = tuple[int, int]

_SUBJECT = ("nsubj", "nsubj:caus", "nsubj:outer")
_PASSIVE = "nsubj:pass"
#: Children that belong to a clause about the speaker, not to the phrase that names the speaker.
_OUTSIDE = frozenset(
    {"acl:relcl", "acl", "parataxis", "advcl", "ccomp", "cop", "nsubj", "dep", "discourse", "orphan", "advmod", "mark",
     "list", "dislocated", "vocative", "cc:preconj", "obl", "obl:mod", "obl:arg", "aux", "csubj", "xcomp"}
)  # fmt: skip
#: Relations by which a verb without a subject of its own borrows that of its head.
_BORROWS = frozenset({"conj", "advcl", "xcomp", "acl", "advcl:relcl", "parataxis", "ccomp", "dep", "list"})
_RELATIVE = frozenset({"who", "which", "that", "qui", "lequel", "laquelle", "lesquels", "lesquelles"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_STEP_OVER = frozenset({"ADV", "PUNCT", "PART"})
_HOPS = 4
#: From a participle at the end of a sentence to its main verb the tree may climb this many steps.
_FAR = 7
#: Tags that a tagger gives to a name it does not know.
_MISTAKEN_NAME = frozenset({"ADV", "X", "ADJ", "VERB", "INTJ"})


def noun_phrase(head: Token) -> tuple[int, int]:
    """Return first and last token of the phrase around a noun, without clauses that hang on it."""
    if head.pos_ == "PRON":
        return head.i, head.i
    inside: set[int] = set()
    todo = [head]
    while todo:
        token = todo.pop()
        inside.add(token.i)
        todo.extend(child for child in token.children if _belongs(child, token, head))
    first = last = head.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    doc = head.doc
    while last > head.i and ((doc[last].is_punct and doc[last].text not in ")]") or doc[last].pos_ == "CCONJ"):
        last -= 1
    while first < head.i and (doc[first].is_punct or doc[first].pos_ in ("CCONJ", "SCONJ")):
        first += 1
    return first, last


def _belongs(child: Token, token: Token, head: Token) -> bool:
    if child.dep_ in _OUTSIDE and not (child.dep_ == "advmod" and child.i < head.i and child.pos_ == "ADV"
                                       and token != head):  # fmt: skip
        return False
    if child.dep_ == "nmod" and child.i > token.i:
        first = min(item.i for item in child.subtree)
        if child.doc[first].text == "," or (first > 0 and child.doc[first - 1].text == ","):
            return False
    if child.dep_ == "conj" and (child.pos_ not in _NOMINAL or any(c.dep_ in _SUBJECT for c in child.children)):
        return False
    return not (child.dep_ == "case" and token == head)


def subject_of(verb: Token) -> Token | None:
    """Return the head noun of the one who speaks: the verb's subject, or the subject it shares with its head."""
    token = verb
    for _ in range(_HOPS):
        found = _own_subject(token)
        if found is not None:
            return found
        if token.dep_ == "acl" and token.head.pos_ in _NOMINAL:
            if "Inf" not in token.morph.get("VerbForm", []) or token.head.head == token.head:
                return token.head
            token = token.head.head
            continue
        if token.dep_ not in _BORROWS or token.head == token:
            return None
        token = token.head
    return None


def _own_subject(verb: Token) -> Token | None:
    subjects = [child for child in verb.children if child.dep_ in _SUBJECT or child.dep_ == _PASSIVE]
    if subjects:
        return antecedent(_whom_it_titles(min(subjects, key=lambda child: (abs(child.i - verb.i), child.i))), verb)
    agents = [child for child in verb.children if child.dep_ == "obl:agent"]
    return agents[0] if agents else None


def _whom_it_titles(noun: Token) -> Token:
    """Return the name right behind a bare title that a tree makes a second subject ("said coach Ann Lee")."""
    after = noun.i + 1
    if noun.pos_ != "NOUN" or after >= len(noun.doc):
        return noun
    name = noun.doc[after]
    twice = name.dep_ in _SUBJECT and noun.dep_ in _SUBJECT and name.head == noun.head
    return name if name.pos_ == "PROPN" and twice else noun


def above_subject(verb: Token) -> Token | None:
    """Return the subject of the nearest verb above a participle."""
    token = verb
    for _ in range(_FAR):
        if token.head == token:
            return None
        token = token.head
        own = _own_subject(token) if token.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else None
        if own is not None and own.i < verb.i:
            return own
    return None


def antecedent(subject: Token, verb: Token) -> Token:
    """Return the noun that a relative pronoun stands for, else the subject itself."""
    if subject.lower_ not in _RELATIVE:
        return subject
    clause = verb
    for _ in range(_HOPS):
        if clause.dep_ in ("acl:relcl", "acl"):
            return clause.head
        if clause.dep_ != "conj":
            break
        clause = clause.head
    return subject


def is_agentless(verb: Token) -> bool:
    """Return whether a verb is a passive or past participle whose agent is not named (“so called”, “qualifiées de”)."""
    if any(child.dep_ == "obl:agent" for child in verb.children):
        return False
    if verb.dep_ == "conj":
        return _shares_passive(verb)
    if any(child.dep_ == "aux:pass" for child in verb.children):
        return not any(c.lower_ in ("by", "par") for child in verb.children for c in child.children)
    past = "Part" in verb.morph.get("VerbForm", []) and "Past" in verb.morph.get("Tense", [])
    bare = not any(child.dep_.startswith(("aux", "nsubj")) for child in verb.children)
    return past and bare and verb.dep_ != "ROOT"


def _shares_passive(verb: Token) -> bool:
    """Return whether a participle goes on after a passive whose subject is the one told (“were warned and told”)."""
    first = verb.head
    bare = not any(child.dep_.startswith(("aux", "nsubj", "csubj")) for child in verb.children)
    hearers = load_words(verb.doc.lang_, "hearer_verbs") if verb.doc.lang_ in installed_languages() else frozenset()
    heard = verb.lemma_.lower() in hearers and not any(child.dep_ in ("obj", "iobj") for child in verb.children)
    if not bare or not (heard or "Part" in verb.morph.get("VerbForm", [])):
        return False
    passive = any(child.dep_ == "aux:pass" for child in first.children)
    return passive and not any(c.lower_ in ("by", "par") for child in verb.children for c in child.children)


def is_nominal(token: Token) -> bool:
    """Return whether a token is a noun, name or pronoun; a capital inside a sentence outweighs the tagger."""
    if token.lower_ == "-t":
        return False
    if token.pos_ in _NOMINAL:
        return True
    return token.pos_ in _MISTAKEN_NAME and token.text[:1].isupper() and token.text[1:].islower() and token.i > 0


def adjacent_subject(verb: Token) -> Token | None:
    """Return the name or pronoun directly before a finite cue (“the president said”), whatever the tree says."""
    index = verb.i - 1
    while index >= 0 and verb.doc[index].pos_ in ("ADV", "AUX"):
        index -= 1
    if index < 0 or ("Fin" not in verb.morph.get("VerbForm", []) and index == verb.i - 1):
        return None
    before = verb.doc[index]
    if not is_nominal(before) or is_object_pronoun(before) or before.lower_ in _RELATIVE:
        return None
    top = _top_of_phrase(before, max(0, index - 12), verb.i)
    named = top.dep_ in (*_SUBJECT, _PASSIVE, "expl:subj") or before.dep_ in (*_SUBJECT, "expl:subj")
    return top if named or index == 0 else None


def subject_behind(verb: Token, cue: tuple[int, int]) -> Token | None:
    """Return the noun that closes a French aside behind its cue (“…, a annoncé la préfecture.”)."""
    doc = verb.doc
    if doc.lang_ != "fr" or cue[0] == 0 or not (doc[cue[0] - 1].text in (",", "»", "”") or _behind_as(doc, cue[0])):
        return None
    noun = _first_noun(doc, range(cue[1] + 1, min(len(doc), cue[1] + 8)))
    if noun is not None and _is_when(noun):
        noun = _first_noun(doc, range(noun.i + 1, min(len(doc), noun.i + 8)))
    if noun is None:
        return None
    behind = noun_phrase(noun)[1] + 1
    closes = behind >= len(doc) or doc[behind].is_punct
    if not closes and any(child.dep_ in _SUBJECT and child.i < cue[0] for child in verb.children):
        return None
    closes = closes or doc[behind].pos_ == "ADP"
    return noun if closes or doc[behind].dep_.startswith("obl") else None


def _behind_as(doc: Doc, cue: int) -> bool:
    """Return whether a cue stands behind « comme », with nothing but pronouns between (« comme le rapporte X »)."""
    index = cue - 1
    while index > 0 and is_object_pronoun(doc[index]):
        index -= 1
    return doc[index].lower_ == "comme"


def _is_when(noun: Token) -> bool:
    """Return whether a noun without a word before it only says when ("a annoncé lundi la préfecture")."""
    return noun.dep_.startswith("obl") and not any(child.i < noun.i for child in noun.children)


def leading_noun(verb: Token, cue: int, start: int) -> Token | None:
    """Return the noun that opens a sentence whose first finite verb is the cue, or the noun directly before it.

    “Ann Lee, a spokeswoman for the union, said”: whatever the tree makes of so long a subject.
    """
    doc = verb.doc
    before = doc[cue - 1] if cue > start else None
    if before is not None and is_nominal(before) and not is_object_pronoun(before):
        return _top_of_phrase(before, start, verb.i)
    if before is None or before.text not in (",", ")"):
        return None
    governed = False
    for token in doc[start:cue]:
        if token.pos_ in ("VERB", "AUX", "SCONJ") and token.lower_ not in _RELATIVE:
            return None
        if token.pos_ == "ADP" and token.i == start:
            governed = True
        if is_nominal(token) and not governed:
            return _top_of_phrase(token, start, cue)
    return None


def nearby_subject(doc: Doc, cue: tuple[int, int], left: int, right: int) -> Token | None:
    """Return the noun beside a cue within tokens ``[left, right)``: behind it when inverted, else before it.

    Reads the order of words alone, for sentences whose tree cannot be trusted (words around quotations).
    """
    verb, last = cue
    behind = _first_noun(doc, range(last + 1, min(right, last + 8)))
    if behind is not None and (is_hung_pronoun(behind) or not _has_noun(doc, left, verb)):
        return behind
    for index in range(verb - 1, left - 1, -1):
        token = doc[index]
        if is_nominal(token) and not is_object_pronoun(token):
            return _top_of_phrase(token, left, verb)
    return behind


def _has_noun(doc: Doc, left: int, right: int) -> bool:
    return any(is_nominal(token) and not is_object_pronoun(token) for token in doc[left:right])


def is_object_pronoun(token: Token) -> bool:
    """Return whether a pronoun can be no subject (“m'”, “him”, “se”)."""
    if token.dep_ == "expl:subj" or token.lower_ in ("il", "elle", "ils", "elles", "on"):
        return False
    return token.pos_ == "PRON" and (
        token.dep_.startswith(("expl", "obj", "iobj", "obl")) or "Acc" in token.morph.get("Case", [])
    )


def _first_noun(doc: Doc, indices: range) -> Token | None:
    governed = False
    for index in indices:
        token = doc[index]
        if token.lower_ == "-t":
            continue
        if token.pos_ == "ADP":
            governed = True
        elif is_nominal(token) and not governed:
            return _whom_it_titles(_top_of_phrase(token, indices.start, indices.stop + 6))
        elif is_nominal(token):
            governed = False
        elif token.pos_ not in (*_STEP_OVER, "DET", "ADJ", "NUM", "X") or token.text in ",:.;":
            return None
    return None


def _top_of_phrase(token: Token, left: int, right: int) -> Token:
    """Climb from a modifier to the head of its phrase, staying inside the window."""
    for _ in range(_HOPS):
        climbs = token.dep_ in ("flat", "flat:name", "compound", "appos", "nmod", "amod", "nmod:poss", "conj", "fixed")
        if not climbs or token.head.pos_ not in _NOMINAL or not left <= token.head.i < right:
            break
        token = token.head
    return token
