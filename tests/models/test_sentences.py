import numpy as np
import pytest
import spacy

from claimcheck.models.reading import breaks_of, words_of
from claimcheck.models.sentences import sentence_bounds, settle_starts


@pytest.mark.parametrize(
    ("lang", "text", "likely", "begin"),
    [
        ("en", 'He left. "I am tired," he said.', ["I"], ["He", '"']),
        ("en", "“Yes.” He left.", ["”", "He"], ["“", "He"]),
        ("en", "They said “no”. It ended.", ["”", "It"], ["They", "It"]),
        ("fr", "Il part. « Je suis las », dit-il.", ["Je"], ["Il", "«"]),
        ("fr", "Selon l'art. 12, c'est gelé.", ["12"], ["Selon"]),
        ("fr", "Cela coûte env. 3 millions.", ["3"], ["Cela"]),
        ("en", "“Ask me!” Mayor E. Oduya said.", ["Mayor"], ["“"]),
        ("en", "“Ask me!” Mayor Oduya left.", ["Mayor"], ["“", "Mayor"]),
        ("en", "Title\n\nthe text", [], ["Title", "the"]),
        ("en", "wrapped\ntext", [], ["wrapped"]),
        ("en", "Title\nThe text", [], ["Title", "The"]),
        ("en", "Madam Speaker, “I swear it.”", ["“"], ["Madam"]),
        ("en", "It was:\n1. The end.\n2. Not.", ["The", "Not"], ["It", "1", "2"]),
    ],
)
def test_marks_and_blank_lines_settle_where_sentences_begin(lang, text, likely, begin):
    doc = spacy.blank(lang)(text)
    words = words_of(doc)
    scores = np.array([2.0 if word.text in likely else -5.0 for word in words], np.float32)
    starts = settle_starts(words, breaks_of(doc, words), scores, lang)
    assert [words[a].text for a, _ in sentence_bounds(starts)] == begin
