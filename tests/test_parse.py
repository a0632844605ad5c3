import shutil

import pytest
import spacy
from spacy.tokens import Doc

from claimcheck.errors import ModelError
from claimcheck.lexicon import load_table
from claimcheck.models import files
from claimcheck.models.foreign import ForeignLabels
from claimcheck.parse import load_language, make_doc, parse_source, plain_blanks
from claimcheck.records import Block, Source
from claimcheck.settings import Settings

TEXT = "Le ministre a dé\u00admissionné\u00a0lundi.\n\nThe minister re\u200bsigned\non Monday. He left."


@pytest.fixture
def own_pipeline(tmp_path):
    """A pipeline of someone else's, saved in a folder."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Paris"}, {"label": "DATE", "pattern": "Monday"}])
    nlp.to_disk(tmp_path / "theirs")
    return str(tmp_path / "theirs")


def source(text, *blocks):
    return Source("s", "s.txt", text, "", len(text), blocks=blocks)


def test_blank_characters_become_spaces_and_nothing_else_changes():
    assert plain_blanks("a\u00a0b\r\n\tc\u00adé") == "a b   c\u00adé"


def test_each_block_is_a_doc_of_its_length_in_its_language():
    second = TEXT.index("The")
    article = source(TEXT, Block(0, second - 2, "paragraph", "fr"), Block(second, len(TEXT), "paragraph", "en"))
    passages = parse_source(article, Settings())
    assert [p.doc.lang_ for p in passages] == ["fr", "en"]
    for passage in passages:
        assert len(passage.doc.text) == passage.block.end - passage.block.start
        for token in passage.doc:
            start, end = passage.span(token)
            assert plain_blanks(TEXT[start:end]) == token.text
    assert [s.text for s in passages[1].doc.sents] == ["The minister re\u200bsigned on Monday.", "He left."]


def test_a_source_without_blocks_has_no_passages():
    assert parse_source(source(""), Settings()) == []


def test_a_named_pipeline_gets_sentences_and_our_labels(own_pipeline):
    doc = load_language("en", own_pipeline)("He met us in Paris. It was Monday.")
    assert [(e.text, e.label_) for e in doc.ents] == [("Paris", "LOC")]
    assert len(list(doc.sents)) == 2


def test_an_unknown_pipeline_is_told_from_what_is_installed():
    with pytest.raises(ModelError, match=r"no spaCy pipeline 'nowhere_sm'; .*installed"):
        load_language("en", "nowhere_sm")


def test_a_pipeline_of_another_language_is_refused(own_pipeline):
    with pytest.raises(ModelError, match="is for language 'en', not 'fr'"):
        load_language("fr", own_pipeline)


def test_an_unknown_language_is_told_from_what_there_is():
    with pytest.raises(ModelError, match="no language model for 'xx'; installed: en, fr"):
        load_language("xx")


@pytest.mark.parametrize("harm", ["remove", "cut", "alter"])
def test_a_harmed_model_file_is_named_with_the_cure(tmp_path, monkeypatch, harm):
    shutil.copytree(files.models_folder() / "en", tmp_path / "en")
    path = tmp_path / "en" / "vocab" / "strings.json"
    content = path.read_bytes()
    path.unlink()
    if harm != "remove":
        path.write_bytes(content[: len(content) // 2] if harm == "cut" else b" " + content[1:])
    monkeypatch.setattr("claimcheck.parse.models_folder", lambda: tmp_path)
    load_language.cache_clear()
    try:
        with pytest.raises(ModelError, match=r"strings\.json is .*pip install --force-reinstall"):
            load_language("en")
    finally:
        load_language.cache_clear()


def test_clear_trees_are_said_in_universal_dependencies():
    #        He was hit by cars in Rome .  /  She is a doctor
    vocab = spacy.blank("en").vocab
    words = ["He", "was", "hit", "by", "cars", "in", "Rome", ".", "She", "is", "a", "doctor"]
    heads = [2, 2, 2, 2, 3, 2, 5, 2, 9, 9, 11, 9]
    deps = ["nsubjpass", "auxpass", "ROOT", "agent", "pobj", "prep", "pobj", "punct", "nsubj", "ROOT", "det", "attr"]
    tags = ["PRON", "AUX", "VERB", "ADP", "NOUN", "ADP", "PROPN", "PUNCT", "PRON", "AUX", "DET", "NOUN"]
    lemmas = ["he", "be", "hit", "by", "car", "in", "Rome", ".", "she", "be", "a", "doctor"]
    doc = Doc(vocab, words=words, heads=heads, deps=deps, pos=tags, lemmas=lemmas)
    done = ForeignLabels(load_table("any", "clearnlp_deps"), load_table("any", "foreign_entities"))(doc)
    assert [(t.text, t.dep_, t.head.text) for t in done] == [
        ("He", "nsubj:pass", "hit"),
        ("was", "aux:pass", "hit"),
        ("hit", "ROOT", "hit"),
        ("by", "case", "cars"),
        ("cars", "obl:agent", "hit"),
        ("in", "case", "Rome"),
        ("Rome", "obl", "hit"),
        (".", "punct", "hit"),
        ("She", "nsubj", "doctor"),
        ("is", "cop", "doctor"),
        ("a", "det", "doctor"),
        ("doctor", "ROOT", "doctor"),
    ]


@pytest.mark.parametrize("chunk", ["(" * 450, "a" * 201, "l'" * 300, "a-b–" * 100, "é" * 999])
@pytest.mark.parametrize("blank", ["", " ", "  "])
def test_a_long_chunk_without_blanks_is_cut_and_loses_nothing(chunk, blank):
    text = f"It rained on Monday, {chunk}{blank}{chunk} and then (so he said) it stopped. {chunk}"
    doc = make_doc(load_language("en"), text)
    assert doc.text == text
    assert [token.text for token in doc][:5] == ["It", "rained", "on", "Monday", ","]
    assert max(len(token) for token in doc) <= 200


def test_a_short_chunk_is_left_to_the_tokenizer():
    text = f"See https://example.org/{'a' * 170} for more."
    assert [t.text for t in make_doc(load_language("en"), text)] == [t.text for t in load_language("en").make_doc(text)]
