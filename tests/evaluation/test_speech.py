import pytest

from claimcheck.evaluation import gold_folder
from claimcheck.evaluation.speech import evaluate_speech, read_article
from claimcheck.lexicon.gazetteer import fold

ARTICLES = sorted((gold_folder() / "speech").glob("*.txt"))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_annotation_points_at_words_and_people_of_the_article(path):
    article = read_article(path)
    assert "{" not in article.text and "|" not in article.text
    for reference in article.references:
        assert article.text[reference.start : reference.end].strip()
        assert not reference.name or fold(reference.name) in fold(article.text)
    for words, name in article.quotes:
        assert words in article.text
        assert not name or fold(name) in fold(article.text)


def test_references_and_speakers_on_our_own_articles():
    rows = {(row.set, row.metric): row.value for row in evaluate_speech(gold_folder())}
    for language in ("en", "fr"):
        name = f"speech/{language} gold"
        assert rows[name, "references precision"] >= 0.95
        assert rows[name, "references recall"] >= 0.65
        assert rows[name, "speaker"] >= 0.85
