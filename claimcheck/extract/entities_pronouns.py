"""Third-person pronouns, and whether the words around one leave a thing for it to stand for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extract.attribution_cues import cue_class, is_hung_pronoun, source_phrase
from claimcheck.extract.entities_roles import office_at, word
from claimcheck.lexicon import load_table, load_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from spacy.tokens import Doc, Token

#: Relations of a pronoun that stands for nothing ("il faut", "it rained").
_NOTHING = frozenset({"expl", "expl:subj", "expl:pass", "expl:comp", "expl:pv"})
_PRONOUN_TAGS = frozenset({"PRON", "DET", "ADJ", "PROPN"})
#: Relations in which a noun stays in mind for the pronoun behind it.
_IN_MIND = ("nsubj", "obj", "obl", "ROOT", "conj", "csubj", "iobj")
_GENDERS = {"Masc": "m", "Fem": "f"}
_OPENING, _CLOSING, _STRAIGHT = frozenset("«“"), frozenset("»”"), frozenset({'"', "''"})
_DEMONSTRATIVES = frozenset({"ce", "cette", "the"})


@dataclass(frozen=True, slots=True)
class Form:
    """A pronoun as the lexicon has it: gender, number, and whether it stands for things as well as for people."""

    gender: str | None
    number: str
    of_things: bool


@cache
def _forms(language: str) -> dict[tuple[str, ...], Form]:
    table = {}
    for form, entry in load_table(language, "person_pronouns").items():
        gender, number, *rest = entry.split("|")
        shape = Form(None if gender == "-" else gender, number, "things" in rest)
        table[tuple(form.replace("'", "' ").split())] = shape
    return table


@cache
def _first_words(language: str) -> frozenset[str]:
    return frozenset(words[0] for words in _forms(language))


def pronoun_at(doc: Doc, index: int, language: str) -> tuple[int, Form] | None:
    """Return (end, form) of the pronoun that begins at a token, None where none does or it stands for nothing."""
    if word(doc[index]) not in _first_words(language):
        return None
    for length in (2, 1):
        words = tuple(word(token) for token in doc[index : index + length])
        form = _forms(language).get(words)
        if form and len(words) == length and not _stands_for_nothing(doc[index], form, language):
            return index + length, form
    return None


def _stands_for_nothing(token: Token, form: Form, language: str) -> bool:
    """Tell whether a pronoun stands for nothing ("it rained", "il faut") or owns something ("her hat")."""
    if token.dep_ in _NOTHING or token.dep_ == "nmod:poss" or token.morph.get("Poss", []):
        return True
    if token.pos_ and token.pos_ not in _PRONOUN_TAGS and not is_hung_pronoun(token):
        return True
    if form.gender == "f" or not token.dep_.startswith("nsubj"):
        return False
    return token.head.lemma_.lower() in load_words(language, "impersonal_verbs")


def means_person(doc: Doc, start: int, end: int, form: Form, language: str, named: Set[int]) -> bool:
    """Tell whether a pronoun can only stand for a person, as far as its verb and the nouns before it show."""
    if form.gender is None or form.number != "sg":
        return False
    if not form.of_things:
        return True
    if word(doc[start]) in _DEMONSTRATIVES:
        last = next(_nouns_before(doc, start, named), None)
        return last is None or _is_person(doc, last, language)
    if _goes_on(doc, start, language):
        return True
    speaks = _does_what_people_do(doc[end - 1], language)
    rivals = (noun for noun in _nouns_before(doc, start, named) if _is_rival(doc, noun, form, language))
    return not any(not speaks or _is_body(noun, language) for noun in rivals)


def _goes_on(doc: Doc, start: int, language: str) -> bool:
    """Tell whether the same pronoun stands before in the sentence as the subject of what only people do."""
    index = start
    while index and not doc[index].is_sent_start:
        index -= 1
        if doc[index].lower_ == doc[start].lower_ and _does_what_people_do(doc[index], language):
            return True
    return False


def _does_what_people_do(pronoun: Token, language: str) -> bool:
    """Tell whether a pronoun is the subject of a verb of speech or feeling, or the source of a report."""
    doc, verb = pronoun.doc, pronoun.head
    for first in range(max(0, pronoun.i - 2), pronoun.i):
        phrase = source_phrase(doc, first, language)
        if phrase is not None and phrase[0] == pronoun.i - 1:
            return True
    if is_hung_pronoun(pronoun):
        verb = next((token for token in doc[max(0, pronoun.i - 3) : pronoun.i + 3] if cue_class(token, language)), verb)
    elif not pronoun.dep_.startswith("nsubj") or verb == pronoun:
        return False
    return cue_class(verb, language) is not None or verb.lemma_.lower() in load_words(language, "human_verbs")


def _is_body(noun: Token, language: str) -> bool:
    """Tell whether a noun is a body that can speak ("le gouvernement")."""
    return load_table(language, "kinds").get(noun.lemma_.lower()) == "ORG"


def _nouns_before(doc: Doc, start: int, named: Set[int]) -> Iterator[Token]:
    """Yield the common nouns of this sentence and the one before it that stand before a token, the nearest first.

    Words between quotation marks are left out.
    """
    bounds, quoted = 0, False
    for index in range(start - 1, -1, -1):
        token = doc[index]
        if doc[index + 1].is_sent_start and not quoted:
            bounds += 1
            if bounds > 1:
                return
        if token.text in _CLOSING or token.text in _OPENING or token.text in _STRAIGHT:
            quoted = not quoted if token.text in _STRAIGHT else token.text in _CLOSING
        elif token.pos_ == "NOUN" and index not in named and not quoted:
            yield token


def _is_rival(doc: Doc, noun: Token, form: Form, language: str) -> bool:
    """Tell whether a noun is a thing that a pronoun of this form may stand for."""
    if "Plur" in noun.morph.get("Number", []) or not noun.dep_.startswith(_IN_MIND):
        return False
    genders = {_GENDERS[value] for value in noun.morph.get("Gender", []) if value in _GENDERS}
    return (not genders or form.gender in genders) and not _is_person(doc, noun, language)


def _is_person(doc: Doc, noun: Token, language: str) -> bool:
    people = load_table(language, "people_nouns")
    return word(noun) in people or noun.lemma_.lower() in people or office_at(doc, noun.i, language) is not None
