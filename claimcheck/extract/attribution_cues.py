"""Cues of speech and thought: which words they are, and how far a cue reaches in the sentence."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from claimcheck.lexicon import load_table, load_words

_AUXILIARY = frozenset({"aux", "aux:tense", "aux:pass", "expl:comp", "expl:pass", "expl:pv", "expl", "compound:prt"})
_INSIDE_GROUP = frozenset({"ADV", "PART", "AUX", "PRON"})
_LINKED_PRONOUN = "-"
_LINKING_T = "-t"
_REFLEXIVE = frozenset({"s'", "s’", "se"})
#: Tags that no mistake of the tagger gives to a verb.
_NEVER = frozenset({"DET", "ADP", "PRON", "CCONJ", "SCONJ", "PUNCT", "NUM", "SYM"})


def cue_class(token: Token, language: str) -> str | None:
    """Return what a verb makes of the speech it introduces (``say``, ``deny`` …), None if it introduces none."""
    verbs = load_table(language, "reporting_verbs")
    compound = _compound(token, language)
    if compound is not None:
        return compound
    lemma = cue_lemma(token, language)
    kind = verbs.get(lemma) or verbs.get(token.lemma_.lower()) or verbs.get(token.lower_)
    if kind is None:
        return None
    if token.pos_ in ("VERB", "AUX") or _looks_verbal(token) or (token.pos_ == "ADJ" and token.lemma_ != token.lower_):
        return kind
    if token.pos_ in _NEVER or token.lower_ not in load_words(language, "reporting_forms_safe"):
        return None
    return verbs.get(lemma)


def cue_lemma(token: Token, language: str) -> str:
    """Return the verb that a form belongs to: by the table of forms where it knows it, else the tagger's lemma."""
    return load_table(language, "reporting_forms").get(token.lower_) or token.lemma_.lower()


def _compound(token: Token, language: str) -> str | None:
    """Return the class of a verb that reports only with the word behind it (“faire savoir”, “go on”)."""
    firsts = _first_words(language, "reporting_compounds")
    if token.i + 1 >= len(token.doc) or not (token.lower_ in firsts or token.lemma_.lower() in firsts):
        return None
    table = load_table(language, "reporting_compounds")
    behind = " ".join(word.lower_ for word in token.doc[token.i + 1 : token.i + 3])
    for words in (behind, behind.split()[0]):
        found = table.get(f"{token.lemma_.lower()} {words}") or table.get(f"{token.lower_} {words}")
        if found is not None:
            return found
    return None


@cache
def _first_words(language: str, name: str) -> frozenset[str]:
    """Return the first words of a table's phrases: a quick no for most words of a text."""
    return frozenset(key.split()[0] for key in load_table(language, name))


def _looks_verbal(token: Token) -> bool:
    """Return whether a word tagged as no verb has an auxiliary, or a pronoun hung on by a hyphen."""
    if any(child.dep_ in _AUXILIARY for child in token.children):
        return True
    if token.i > 0 and token.nbor(-1).lower_ in _REFLEXIVE:
        return True
    return is_inverted(token)


def is_inverted(token: Token) -> bool:
    """Return whether a pronoun hangs on behind the verb by a hyphen (“dit-il”, “a-t-elle”)."""
    return hung_pronoun(token) is not None


def hung_pronoun(verb: Token) -> Token | None:
    """Return the subject pronoun written behind a verb with a hyphen, past a linking “-t”."""
    helpers = [child for child in verb.children if child.dep_.startswith("aux") and child.i < verb.i]
    for head in (verb, *helpers):
        for token in verb.doc[head.i + 1 : head.i + 3]:
            if is_hung_pronoun(token):
                return token
            if token.lower_ != _LINKING_T:
                break
    return None


def is_hung_pronoun(token: Token) -> bool:
    """Return whether a token is a subject pronoun written behind its verb (“-il”, “-t-elle”)."""
    return token.text.startswith(_LINKED_PRONOUN) and len(token.text) > 1 and token.text.lstrip("-t").isalpha()


def is_cue_noun(token: Token, language: str) -> bool:
    """Return whether a noun is one of speech or thought (“claim”, “annonce”)."""
    return token.pos_ == "NOUN" and token.lemma_.lower() in load_words(language, "reporting_nouns")


def verb_group(verb: Token, language: str) -> tuple[int, int]:
    """Return first and last token of the verb with the auxiliaries and adverbs directly before it."""
    first = verb.i
    helpers = {child.i for child in verb.children if child.dep_ in _AUXILIARY and child.i < verb.i}
    earliest = min(helpers, default=verb.i)
    while first > earliest and first > 0:
        before = verb.doc[first - 1]
        if before.i not in helpers and before.pos_ not in _INSIDE_GROUP:
            break
        first -= 1
    last = verb.i
    behind = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    if behind is not None and (behind.dep_ == "compound:prt" or _compound(verb, language)):
        last = behind.i
    return first, last


@cache
def _phrase_openers(language: str) -> frozenset[str]:
    return frozenset(key.replace("’", "'").split()[0].split("'")[0] for key in load_table(language, "source_phrases"))


def source_phrase(doc: Doc, first: int, language: str) -> tuple[int, str] | None:
    """Return the last token of a phrase such as “according to” that starts at token ``first``, and its class."""
    if doc[first].lower_.replace("’", "'").split("'")[0] not in _phrase_openers(language):
        return None
    phrases = load_table(language, "source_phrases")
    text = ""
    for token in doc[first : first + 5]:
        text += token.lower_.replace("’", "'") + (" " if token.whitespace_ else "")
        if text.strip() in phrases:
            longer = source_phrase_longer(doc, first, token.i, phrases)
            return (longer or token.i), phrases[text.strip()]
    return None


def source_phrase_longer(doc: Doc, first: int, last: int, phrases: dict[str, str]) -> int | None:
    """Return the end of a longer phrase that begins with the one found, if there is one."""
    best = None
    for end in range(last + 1, min(len(doc), first + 5)):
        if doc[first : end + 1].text.lower().replace("’", "'") in phrases:
            best = end
    return best


def is_present_participle(verb: Token, marked: bool = False) -> bool:
    """Return whether a verb is a present participle without an auxiliary (“saying”, « affirmant »).

    Behind a conjunction or preposition (“after saying”) it is one only where ``marked`` allows it.
    """
    forms = verb.morph.get("VerbForm", [])
    present = "Ger" in forms or ("Part" in forms and "Pres" in verb.morph.get("Tense", []))
    helpers = ("aux",) if marked else ("aux", "mark", "case")
    return present and not any(child.dep_.startswith(helpers) for child in verb.children)


def is_trailing(verb: Token) -> bool:
    """Return whether a present participle behind a comma goes on about the subject of its sentence (“…, saying”)."""
    if not is_present_participle(verb) or verb.dep_ not in ("acl", "advcl", "conj", "dep", "parataxis"):
        return False
    return verb.i > 0 and verb.doc[verb.i - 1].text == ","
