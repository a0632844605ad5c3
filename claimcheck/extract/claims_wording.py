"""What a clause lacks to be a sentence by itself: the auxiliary it shares, a finite verb, a copula.

“…, killing ten people” → “killed ten people”; “was seen and (was) heard”; “ses auditions(, →) ont été diffusées”.
"""

from __future__ import annotations

from spacy.tokens import Token

from claimcheck.extract.attribution_cues import is_present_participle
from claimcheck.extract.attribution_spans import is_finite
from claimcheck.extract.claims_clauses import Clause
from claimcheck.extract.claims_predicate import helpers_of, is_passive, lemma_of, shared_helpers
from claimcheck.extract.claims_verbs import Tense, be, finite_form
from claimcheck.passages import Passage
from claimcheck.records import Attribution, When

Edit = tuple[int, int, str]

_HOPS = 4
_INFINITIVES = ("er", "ir", "re")
_PLURAL_PRONOUNS = frozenset({"they", "we", "you", "ils", "elles", "nous", "vous", "both", "all", "tous", "toutes"})


def reword(
    clause: Clause, passage: Passage, subject: Token | None, when: When | None, said: Attribution | None
) -> tuple[Edit, ...]:
    """Return replacements ``(start, end, words)`` in the source that make a clause finite; none where it is.

    ``said`` is the nearest saying around it: an infinitive takes its words (“X a dit vouloir partir”).
    """
    if clause.kind == "main" and subject is None and said is not None and _is_bare_infinitive(clause):
        return ((_start(clause, passage), _start(clause, passage), f"{said.holder} {said.cue} "),)
    if clause.kind == "conj":
        return _with_shared_helpers(clause, passage)
    if subject is None or clause.parent is None:
        return ()
    plural = is_plural(subject)
    if clause.kind == "apposition":
        word = be(passage.language, _tense(clause.parent), is_plural(clause.head))
        return ((_start(clause, passage), _start(clause, passage), f"{word} "),) if word else ()
    if clause.kind == "participle" or (clause.kind == "meeting" and is_present_participle(clause.head, marked=True)):
        return _finite(clause, passage, plural, when)
    return ()


def _is_bare_infinitive(clause: Clause) -> bool:
    head = clause.head
    helpers = [child for child in head.children if child.dep_.startswith(("aux", "cop"))]
    bare = "Inf" in head.morph.get("VerbForm", []) and head.i == clause.first and not helpers
    return bare and head.lower_.endswith(_INFINITIVES)


def is_plural(noun: Token) -> bool:
    """Return whether a subject is more than one."""
    if noun.lower_ in _PLURAL_PRONOUNS or "Plur" in noun.morph.get("Number", []):
        return True
    return any(child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON") for child in noun.children)


def _start(clause: Clause, passage: Passage) -> int:
    return passage.span(passage.doc[clause.first])[0]


def _with_shared_helpers(clause: Clause, passage: Passage) -> tuple[Edit, ...]:
    """Return the auxiliaries that stand before the first of the coordinated verbs alone, for this one too."""
    shared = [token for token in shared_helpers(clause.head) if token.i < clause.first]
    if not shared:
        return ()
    words = "".join(token.text_with_ws for token in shared).strip()
    glue = "" if words[-1] in "'’" else " "
    place = _start(clause, passage)
    return ((place, place, words + glue),)


def _finite(clause: Clause, passage: Passage, plural: bool, when: When | None) -> tuple[Edit, ...]:
    """Return the edits that give a participle and those coordinated with it tense, and take the comma before it."""
    tense = _tense(clause.head.head if clause.head.dep_ == "advcl" else clause.parent)
    edits = []
    for verb in (clause.head, *_coordinated(clause)):
        place = passage.span(verb)
        if _is_past_participle(verb):
            agent = any(child.dep_ == "obl:agent" for child in verb.children)
            happened = agent or when is not None or passage.language == "en"
            word = be(passage.language, tense, plural, lemma_of(verb), happened) if verb == clause.head else ""
            if word is None:
                return ()
            edits += [(place[0], place[0], f"{word} ")] if word else []
        else:
            form = finite_form(passage.language, verb.lower_, lemma_of(verb), tense, plural)
            if form is None:
                return ()
            edits.append((*place, form))
    return (*_without_comma(clause, passage), *edits)


def _coordinated(clause: Clause) -> list[Token]:
    """Return the participles that go on after the first one, each without words of its own for tense or subject."""
    return [
        child
        for child in clause.head.children
        if child.dep_ == "conj" and child.i in clause.own and child.pos_ == "VERB" and not is_finite(child)
        if not any(item.dep_.startswith(("aux", "nsubj")) for item in child.children)
    ]


def _is_past_participle(verb: Token) -> bool:
    return "Past" in verb.morph.get("Tense", []) or "Pass" in verb.morph.get("Voice", [])


def _without_comma(clause: Clause, passage: Passage) -> tuple[Edit, ...]:
    """Return the edit that takes the comma between a noun and the participle behind it."""
    doc = passage.doc
    place = clause.head.i - 1
    while place > clause.first and doc[place].pos_ == "ADV":
        place -= 1
    commas = sum(doc[i].text == "," for i in range(clause.first, place + 1))
    if place <= clause.first or doc[place].text != "," or commas != 1:
        return ()
    return ((passage.span(doc[place - 1])[1], passage.span(doc[place])[1], ""),)


def _tense(token: Token | None) -> Tense:
    """Return the tense of the finite verb that a clause hangs on, with its modal if it has one."""
    for _ in range(_HOPS):
        if token is None:
            break
        verbs = (*helpers_of(token), token)
        for verb in verbs:
            if "Fut" in verb.morph.get("Tense", []) or "Cnd" in verb.morph.get("Mood", []):
                return Tense("future" if "Fut" in verb.morph.get("Tense", []) else "unreal")
            if verb.lower_ in ("will", "would", "could", "might", "may", "can", "should", "shall", "must"):
                return Tense("future", verb.lower_)
        if any(is_finite(verb) for verb in verbs):
            past = any({"Past", "Imp"} & set(verb.morph.get("Tense", [])) for verb in verbs)
            return Tense("past" if past or is_passive(token) else "present")
        token = token.head if token.head != token else None
    return Tense("past")
