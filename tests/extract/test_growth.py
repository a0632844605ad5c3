import time

import pytest
import spacy
from spacy.tokens import Doc

from claimcheck.extract.attribution import find_attributions
from claimcheck.extract.claims import find_claims
from claimcheck.extract.dates import find_dates
from claimcheck.extract.entities import find_mentions
from claimcheck.extract.quotes import find_quotes
from claimcheck.passages import Passage
from claimcheck.records import Block, Source

VOCAB = spacy.blank("en").vocab
#: A sentence without a full stop: (word, tag, relation, steps to its head).
PATTERNS = {
    "quote marks that never close": [
        ("He", "PRON", "nsubj", 1), ("said", "VERB", "conj", -5), ("“", "PUNCT", "punct", -1),
        ("no", "ADV", "advmod", -2), ("and", "CCONJ", "cc", -3),
    ],
    "one clause hung on another": [
        ("she", "PRON", "nsubj", 1), ("says", "VERB", "ccomp", -3), ("that", "SCONJ", "mark", 2),
    ],
    "one saying inside another": [
        ("Smith", "PROPN", "nsubj", 1), ("said", "VERB", "ccomp", -3), ("that", "SCONJ", "mark", 2),
    ],
    "a day hung on another": [("Monday", "PROPN", "nmod", -1)],
    "a noun hung on another": [("the", "DET", "det", 1), ("aunt", "NOUN", "nmod", -3), ("of", "ADP", "case", 2)],
}  # fmt: skip
SHORT, TIMES = 800, 4
#: A linear pattern takes four times the time for four times the text, a square one sixteen times; a busy machine
#: takes more of either.
SLACK = 2.0


def passage(pattern, tokens):
    rows = (pattern * (tokens // len(pattern) + 1))[:tokens]
    heads = []
    for index, (_, _, _, step) in enumerate(rows):
        heads.append(index + step if 0 <= index + step < tokens else index)
    words = [row[0] for row in rows]
    deps = ["ROOT" if heads[i] == i else row[2] for i, row in enumerate(rows)]
    morphs = ["Tense=Past|VerbForm=Fin" if row[1] == "VERB" else "" for row in rows]
    doc = Doc(VOCAB, words, heads=heads, deps=deps, pos=[row[1] for row in rows], lemmas=words, morphs=morphs)
    text = doc.text
    block = Block(0, len(text), "body", "en")
    return Passage(block, doc), Source("a", "a.txt", text, "0" * 64, len(text), "en", blocks=(block,))


def seconds(pattern, tokens):
    """The least processor time of three readings."""
    found = []
    for _ in range(3):
        item, source = passage(pattern, tokens)
        start = time.process_time()
        mentions = find_mentions([item], source)
        dates = find_dates([item], source)
        quotes = find_quotes([item], source, mentions)
        attributed = find_attributions([item], source, mentions, quotes)
        find_claims([item], source, mentions, dates, (), quotes, attributed)
        found.append(time.process_time() - start)
    return min(found)


@pytest.mark.parametrize("name", PATTERNS)
def test_time_grows_with_the_length_of_a_sentence_that_never_ends(name):
    seconds(PATTERNS[name], 100)
    short, long = seconds(PATTERNS[name], SHORT), seconds(PATTERNS[name], SHORT * TIMES)
    assert long < short * TIMES * SLACK
