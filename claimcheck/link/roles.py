"""Offices read out of words: "French Defence Minister" and "le ministre français de la Défense" are one office."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimcheck.lexicon import load_table, load_words
from claimcheck.lexicon.gazetteer import body_key, fold, people_of, place_key

#: The longest office and the longest name of a body that are looked for, in words.
LONGEST_OFFICE = 6
_LANGUAGES = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its class in the lexicon, and the territory or body it belongs to (gazetteer keys)."""

    kind: str
    of: frozenset[str] = frozenset()
    former: bool = False

    def agrees(self, other: Office) -> bool:
        """Tell whether two readings can be one office: the same class, and no other territory or body."""
        return self.kind == other.kind and (not self.of or not other.of or bool(self.of & other.of))


@cache
def _offices(language: str) -> dict[tuple[str, ...], str]:
    table = load_table(language, "offices")
    return {tuple(_words(form)): entry.partition("|")[0] for form, entry in table.items()}


def _words(text: str) -> list[str]:
    return fold(text).replace("'", "' ").split()


@cache
def read_role(text: str, language: str) -> tuple[Office, ...]:
    """Return the offices in a title, longest first; () when there is none or the lexicon does not know it."""
    for code in (language, *(other for other in _LANGUAGES if other != language)):
        if code not in _LANGUAGES:
            continue
        kinds = _kinds([word for word in _words(text) if not people_of(word)], code)
        if kinds:
            former = bool(set(_words(text)) & {fold(word) for word in load_words(code, "former_words")})
            return tuple(Office(kind, _belongs_to(text), former) for kind in kinds[:1])
    return ()


def _kinds(words: list[str], language: str) -> list[str]:
    table = _offices(language)
    found = []
    for size in range(min(LONGEST_OFFICE, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            kind = table.get(tuple(words[start : start + size]))
            if kind:
                found.append(kind)
    return found


def _belongs_to(text: str) -> frozenset[str]:
    """Return the keys of the territories and bodies named in a title; a people counts as its territory."""
    words = text.replace("’", "'").replace("'s", " 's").split()
    keys: set[str] = set()
    start = 0
    while start < len(words):
        sizes = range(min(LONGEST_OFFICE, len(words) - start), 0, -1)
        size = next((size for size in sizes if _key(words[start : start + size])), 0)
        if size:
            keys.add(str(_key(words[start : start + size])))
        start += max(size, 1)
    return frozenset(keys)


def _key(words: list[str]) -> str | None:
    name = " ".join(words).strip(" ,.;")
    code = people_of(name)
    if code:
        return f"territory:{code}"
    return (body_key(name) or place_key(name)) if name[:1].isupper() or "'" in name else None
