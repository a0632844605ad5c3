"""The predicate of a clause: the verb (or attribute) that says what happened, and the verbs over it.

“failed to agree”, “plans to leave”, “a refusé de signer”: the predicate is what was not done or is planned; the verb
above it gives polarity or modality.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from claimcheck.lexicon import installed_languages, load_table, load_words

_DEPTH = 3
#: Auxiliaries that make a passive; a finite verb without one is active, whatever the tree calls its subject.
_REFLEXIVE = frozenset({"se", "s'", "s’"})
_BEING = frozenset({"be", "être", "get"})
#: Conjunctions behind which a negation no longer holds (“was not charged but released”).
_AGAINST = frozenset({"but", "mais", "yet"})
#: Words of denial between an auxiliary and its verb; the French particle before the auxiliary among them.
_DENIALS = frozenset({"not", "n't", "n’t", "never", "ne", "n'", "n’", "pas", "jamais", "plus"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """The head word of what is said, the verbs above it in the clause (outermost first), and whether it is passive."""

    token: Token
    above: tuple[Token, ...]
    lemma: str
    passive: bool

    @property
    def chain(self) -> tuple[Token, ...]:
        """The predicate and the verbs above it."""
        return (self.token, *self.above)


def find_predicate(head: Token, language: str) -> Predicate:
    """Return the predicate of the clause that ``head`` heads."""
    above: list[Token] = []
    token = head
    for _ in range(_DEPTH):
        below = _infinitive(token, language)
        if below is None:
            break
        above.append(token)
        token = below
    return Predicate(token, tuple(above), lemma_of(token), is_passive(token))


def lemma_of(token: Token) -> str:
    """Return the lemma in small letters, for verbs of our lists by the table of their forms."""
    if token.pos_ in ("VERB", "AUX"):
        listed = known_verb(token)
        if listed is not None:
            return listed
    return (token.lemma_ or token.text).lower()


def known_verb(token: Token) -> str | None:
    """Return the verb that a form belongs to if our lists know it, whatever the lemmatiser says."""
    language = token.doc.lang_
    if language not in installed_languages():
        return None
    return load_table(language, "verb_forms").get(token.lower_) or load_table(language, "reporting_forms").get(
        token.lower_
    )


def helpers_of(verb: Token) -> list[Token]:
    """Return the auxiliaries and copulas of a verb, those it shares with the one it is coordinated with included."""
    own = [child for child in verb.children if child.dep_.startswith(("aux", "cop"))]
    return [*own, *(item for item in shared_helpers(verb) if item.dep_.startswith("aux"))]


def shared_helpers(verb: Token, steps: int = _DEPTH) -> list[Token]:
    """Return what stands before the first of two coordinated verbs for both (“will be cut and (will be) sold”).

    The second one must be no finite form itself, and have no subject; a negation between the auxiliary and the
    first verb is shared as well. ``steps`` bounds how far up a chain of verbs the first one is looked for.
    """
    first = verb.head
    if verb.dep_ != "conj" or first == verb or not _lacks_tense(verb):
        return []
    helpers = [child for child in first.children if child.dep_.startswith("aux") and child.i < first.i]
    if any(first.i < child.i < verb.i and _is_infinitive(child) for child in first.children if child.dep_ != "conj"):
        return []
    if not helpers:
        return shared_helpers(first, steps - 1) if steps else []
    own = {child.lower_ for child in verb.children if child.dep_.startswith(("aux", "cop"))}
    finite = [helper for helper in helpers if "Part" not in helper.morph.get("VerbForm", []) or verb.pos_ == "VERB"]
    kept = [helper for helper in finite if helper.lower_ not in own and not (own and helper.dep_ == "aux:pass")]
    start = min((helper.i for helper in kept), default=first.i)
    against = any(child.dep_ == "cc" and child.lower_ in _AGAINST for child in verb.children)
    denied = [child for child in first.children if child.lower_ in _DENIALS and start - 1 <= child.i < first.i]
    denied = [] if against else denied
    return sorted({*kept, *denied}, key=lambda token: token.i)


def _lacks_tense(verb: Token) -> bool:
    """Return whether a verb is a participle or infinitive without a finite auxiliary, a subject or “to”."""
    helpers = [child for child in verb.children if child.dep_.startswith(("aux", "cop"))]
    if any(child.dep_.startswith(("nsubj", "csubj", "expl:subj")) or child.lower_ == "to" for child in verb.children):
        return False
    forms = [form for item in (verb, *helpers) for form in item.morph.get("VerbForm", [])]
    return "Fin" not in forms and bool(forms) and (bool(helpers) or verb.pos_ == "VERB")


def is_passive(verb: Token) -> bool:
    """Return whether a verb is in the passive, or a past participle that stands for one (“attended by …”)."""
    helpers = [child for child in helpers_of(verb) if child.dep_.startswith("aux")]
    being = any(lemma_of(helper) in _BEING for helper in helpers)
    if not being and (helpers or "Fin" in verb.morph.get("VerbForm", [])):
        return False
    if _is_reflexive(verb, helpers):
        return False
    if not being and verb.dep_ not in ("acl", "advcl", "amod") and verb.doc[-1].text in ".!?":
        return False
    if any(child.dep_ in ("nsubj:pass", "aux:pass", "csubj:pass", "obl:agent") for child in verb.children):
        return True
    if any(helper.dep_ == "aux:pass" for helper in helpers):
        return True
    if verb.dep_ not in ("acl", "advcl") or "Pass" in verb.morph.get("Voice", []):
        return "Pass" in verb.morph.get("Voice", [])
    return "Past" in verb.morph.get("Tense", []) and "Part" in verb.morph.get("VerbForm", [])


def _is_reflexive(verb: Token, helpers: list[Token]) -> bool:
    """Return whether “être” is the auxiliary of a reflexive verb (“s'est rendu”), not of a passive."""
    reflexive = any(child.lower_ in _REFLEXIVE and child.i < verb.i for child in verb.children)
    return reflexive and len(helpers) < 3 and not any(helper.lower_ in ("été", "etre", "être") for helper in helpers)


def _infinitive(verb: Token, language: str) -> Token | None:
    """Return the verb that carries the meaning below one of planning, doubt or failing."""
    lemma = lemma_of(verb)
    light = (
        load_words(language, "planning_verbs")
        | load_words(language, "negative_verbs")
        | load_words(language, "hedging_verbs")
        | load_words(language, "duty_verbs")
    )
    if lemma not in light:
        return None
    has_object = any(child.dep_ == "obj" and child.i > verb.i for child in verb.children)
    for child in verb.children:
        if child.i < verb.i or child.dep_ not in ("xcomp", "ccomp", "obl:arg", "advcl"):
            continue
        if child.dep_ == "advcl" and has_object:
            continue
        if child.pos_ == "VERB" or any(c.dep_ == "cop" for c in child.children):
            return child if _is_infinitive(child) else None
    return None


def _is_infinitive(verb: Token) -> bool:
    """Return whether a verb is an infinitive, or has one as its auxiliary (“être mis”, “to be built”)."""
    if "Inf" in verb.morph.get("VerbForm", []):
        return True
    return any(
        c.lower_ == "to" or (c.dep_.startswith(("aux", "cop")) and "Inf" in c.morph.get("VerbForm", []))
        for c in verb.children
    )
