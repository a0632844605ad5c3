"""Polarity: whether a clause says that something is so or that it is not."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from claimcheck.extract.claims_predicate import lemma_of, shared_helpers
from claimcheck.lexicon import load_words
from claimcheck.records import Polarity

_NEEDS_NE = frozenset({"plus", "personne", "rien", "jamais", "point", "guère"})
_NO_DETERMINERS = _NEEDS_NE | {"not", "n't", "n’t", "pas", "never"}
_PARTICLE = frozenset({"ne", "n'", "n’"})


def find_negation(
    predicate: Token, above: Collection[Token], own: Collection[int], language: str
) -> tuple[Polarity, tuple[Token, ...]]:
    """Return the polarity of a clause and the words that negate it.

    ``above`` are verbs over the predicate in the same clause (“failed to agree”); two negations undo each other.
    """
    negators = load_words(language, "negators")
    chain = (predicate, *above)
    found = [child for verb in chain for child in verb.children if child.i in own and _negates(child, verb, negators)]
    found.extend(item for verb in chain for item in shared_helpers(verb) if _negates(item, item.head, negators))
    found.extend(_no_longer(chain, own))
    found.extend(_negative_nouns(chain, own, negators))
    found.extend(_negative_attributes(chain, own))
    found.extend(_correlatives(chain, own, language))
    if not found:
        found.extend(_bare_particles(chain, own, language))
    found.extend(verb for verb in above if lemma_of(verb) in load_words(language, "negative_verbs"))
    unique = sorted({token.i: token for token in found}.values(), key=lambda token: token.i)
    if language == "fr":
        unique = _one_pair(unique)
    return ("negative" if len(unique) % 2 else "positive"), tuple(unique)


def _negates(child: Token, verb: Token, negators: frozenset[str]) -> bool:
    word = child.lower_
    if word not in negators or child.dep_ in ("cc", "conj", "obl", "appos"):
        return False
    if word in ("not", "pas") and _is_contrast(child):
        return False
    if word in ("plus", "jamais") and child.i + 1 < len(child.doc) and child.nbor(1).lower_ in ("que", "qu'", "qu’"):
        return False
    return word not in _NEEDS_NE or any(other.lower_ in _PARTICLE for other in verb.children) or _has_particle(verb)


def _is_contrast(child: Token) -> bool:
    """Return whether “not only” or “non seulement” adds instead of denying."""
    behind = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
    return behind in ("only", "just", "merely", "seulement", "uniquement", "least")


def _has_particle(verb: Token) -> bool:
    return any(child.lower_ in _PARTICLE for child in verb.head.children) if verb.dep_ == "xcomp" else False


def _negative_nouns(chain: Collection[Token], own: Collection[int], negators: frozenset[str]) -> list[Token]:
    """Return determiners that make a participant none (“no plan emerged”, “aucun accord”)."""
    found: list[Token] = []
    for verb in chain:
        for child in verb.children:
            denied = child.dep_.startswith("obl") and any(c.lower_ in _PARTICLE for c in verb.children)
            if child.i not in own or not (denied or child.dep_.startswith(("nsubj", "obj", "csubj"))):
                continue
            found.extend(c for c in child.children if c.i in own and _denies_one(c, child))
            found.extend(c for c in child.children if c.dep_ in ("det", "advmod") and c.lower_ in negators
                         and c.lower_ not in _NO_DETERMINERS)  # fmt: skip
    return found


def _denies_one(word: Token, noun: Token) -> bool:
    """Return whether a negation before “a single one” denies of all (“not a single glacier grew”, « pas un seul »)."""
    if word.lower_ not in ("not", "pas") or word.i > noun.i:
        return False
    return word.nbor(1).lower_ in ("a", "an", "one", "single", "un", "une")


def _negative_attributes(chain: Collection[Token], own: Collection[int]) -> list[Token]:
    """Return the “not” of what somebody is found or says to be (“pleaded not guilty”)."""
    attributes = (c for verb in chain for c in verb.children if c.dep_ in ("xcomp", "obj", "acomp") and c.pos_ == "ADJ")
    return [
        child
        for attribute in attributes
        for child in attribute.children
        if child.i in own and child.i < attribute.i and child.lower_ in ("not", "non") and not _is_contrast(child)
    ]


def _no_longer(chain: Collection[Token], own: Collection[int]) -> list[Token]:
    """Return the “no” of “no longer”, which hangs on the adverb."""
    adverbs = (child for verb in chain for child in verb.children if child.lower_ == "longer")
    return [child for adverb in adverbs for child in adverb.children if child.lower_ == "no" and child.i in own]


def _correlatives(chain: Collection[Token], own: Collection[int], language: str) -> list[Token]:
    """Return the conjunction that denies all participants it joins (“neither X nor Y”, « ni X ni Y »)."""
    words = load_words(language, "correlative_negators")
    for verb in chain:
        for child in verb.children:
            if child.i not in own:
                continue
            if child.dep_ == "cc" and child.lower_ in words:
                return [child]
            joined = child.dep_.startswith(("nsubj", "obj", "obl", "conj", "xcomp")) or verb.pos_ != "VERB"
            pair = next((c for c in child.children if c.lower_ in words and c.i in own), None) if joined else None
            if pair is not None:
                return [pair]
    return []


def _bare_particles(chain: Collection[Token], own: Collection[int], language: str) -> list[Token]:
    """Return the particle that alone negates a verb that can do without another word (« ne pouvait partir »)."""
    for verb in chain:
        if lemma_of(verb) not in load_words(language, "bare_negation_verbs"):
            continue
        found = [child for child in verb.children if child.lower_ in _PARTICLE and child.i in own]
        if found and not any(child.lower_ in ("que", "qu'", "qu’") for child in verb.children):
            return found[:1]
    return []


def _one_pair(found: list[Token]) -> list[Token]:
    """French negates with several words at once (“aucun … n'a jamais”): they count as one, verbs apart."""
    words = [token for token in found if token.pos_ != "VERB"]
    return words[:1] + [token for token in found if token.pos_ == "VERB"]
