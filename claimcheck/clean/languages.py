"""Which language a source, and each of its blocks, is written in."""

from __future__ import annotations

import re
from functools import cache

import py3langid

from claimcheck.lexicon import installed_languages, load_words

#: So many characters of running text show a source's language.
SAMPLE = 1500
#: So many characters of a block show its own.
BLOCK_SAMPLE = 500
#: Fewer letters than these say nothing about a source's language, fewer than those nothing about a block's.
SOURCE_LETTERS = 20
BLOCK_LETTERS = 30
#: A block is in another language than its source when that one is likelier by so many nats (py3langid's log odds).
#: Names alone reach about 10, a headline of eight words about 25; chosen on headlines of our own.
BLOCK_MARGIN = 15.0
#: A block with so many function words that only its source's language has, and none of another's alone, is in that
#: language: py3langid, which takes a tenth of a parse over all blocks, said the same of all 3,600 blocks of news tried.
TELLING_WORDS = 3
#: With so many letters outside its quotations a block is judged by those alone; with fewer it is a quotation.
OUTSIDE_QUOTES = 10
#: A file with more blocks than this is no article; its later blocks take the source's language unexamined.
EXAMINED_BLOCKS = 2000

_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_QUOTED = re.compile(r"[“«„\"][^“”«»„\"]{0,2000}[”»\"]")
#: Norwegian is recognised as Bokmål.
_SAME = {"nb": "no", "nn": "no"}


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, None when there is too little of it."""
    sample = text[:SAMPLE]
    if len(_LETTER.findall(sample)) < SOURCE_LETTERS:
        return None
    best = max(_scores(sample).items(), key=lambda item: (item[1], item[0]))[0]
    return _SAME.get(best, best)


def sentence_language(text: str) -> str:
    """Return the language of a lone sentence: the likeliest installed one, unless another is far likelier."""
    scores = _scores(text[:SAMPLE])
    best = max(scores, key=lambda code: (scores[code], code))
    own = max(installed_languages(), key=lambda code: (scores.get(code, float("-inf")), code))
    return _SAME.get(best, best) if scores[best] - scores.get(own, float("-inf")) >= BLOCK_MARGIN else own


def block_language(text: str, source: str) -> str:
    """Return the language of a block of a source: the source's own, unless another installed one is far likelier.

    A quotation in another language does not change the language of the sentence around it.
    """
    sample = text[:BLOCK_SAMPLE]
    without = _QUOTED.sub(" ", sample)
    if len(_LETTER.findall(without)) >= OUTSIDE_QUOTES:
        sample = without
    if len(_LETTER.findall(sample)) < BLOCK_LETTERS or _plainly_in(sample, source):
        return source
    scores = _scores(sample)
    own = scores.get(source)
    others = {code: score for code, score in scores.items() if code in installed_languages() and code != source}
    if own is None or not others:
        return source
    best = max(others.items(), key=lambda item: (item[1], item[0]))
    return best[0] if best[1] - own >= BLOCK_MARGIN else source


def _plainly_in(text: str, source: str) -> bool:
    words = _WORD.findall(text.lower())
    telling = {language: sum(map(own.__contains__, words)) for language, own in _telling_words().items()}
    return telling.pop(source, 0) >= TELLING_WORDS and not any(telling.values())


@cache
def _telling_words() -> dict[str, frozenset[str]]:
    """Return the function words of each installed language that no other has."""
    words = {language: load_words(language, "function_words") for language in installed_languages()}
    others = {language: [own for other, own in words.items() if other != language] for language in words}
    return {language: own.difference(*others[language]) for language, own in words.items()}


@cache
def _known() -> frozenset[str]:
    return load_words("any", "languages") | set(installed_languages())


def _scores(text: str) -> dict[str, float]:
    return {code: score for code, score in py3langid.rank(text) if code in _known()}
