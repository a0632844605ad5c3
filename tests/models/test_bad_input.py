"""Models that are not whole, texts that are not usual, pipelines of someone else's."""

import os
import shutil

import pytest
import spacy
from spacy.language import Language

from claimcheck.errors import ModelError
from claimcheck.models.files import models_folder
from claimcheck.models.trunk import load_trunk
from claimcheck.parse import load_language

FILES = ["model.onnx", "labels.json", "rel.npy", "tokenizer.fr.json", "lemmas.en.json.gz", "meta.json"]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("harm", ["missing", "truncated", "altered"])
def test_a_trunk_that_is_not_whole_is_one_line_with_the_file_and_the_cure(tmp_path, name, harm):
    folder = tmp_path / "trunk"
    shutil.copytree(models_folder() / "trunk", folder, copy_function=os.symlink)
    content = (folder / name).read_bytes()
    (folder / name).unlink()
    if harm != "missing":
        (folder / name).write_bytes(content[:1000] if harm == "truncated" else content[:-1] + b"?")
    with pytest.raises(ModelError) as caught:
        load_trunk(folder)
    line = str(caught.value)
    assert name in line and "pip install --force-reinstall" in line and "\n" not in line


@pytest.mark.parametrize(("lang", "word", "name"), [("en", "and the", "Strasbourg"), ("fr", "et la", "Strasbourg")])
def test_a_sentence_of_ten_thousand_words_loses_nothing(lang, word, name):
    text = f"{name} " + f"{word} " * 5_000 + f"mayor of {name}"
    doc = load_language(lang)(text)
    assert doc.text == text and len(doc) > 10_000
    assert all(token.pos_ and token.dep_ and token.lemma_ for token in doc)
    assert {ent.start_char for ent in doc.ents if ent.text == name} == {0, len(text) - len(name)}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_an_empty_text_has_an_empty_result(lang):
    doc = load_language(lang)("")
    assert len(doc) == 0 and doc.ents == () and list(doc.sents) == []


@Language.component("toy_clear_parser")
def clear_parser(doc):
    """Write the one tree it knows with the labels of `en_core_web_*`."""
    for token, head, label, tag in zip(
        doc, [2, 2, 2, 2, 3, 2], ["nsubjpass", "auxpass", "ROOT", "agent", "pobj", "punct"],
        ["PRON", "AUX", "VERB", "ADP", "NOUN", "PUNCT"], strict=True,
    ):  # fmt: skip
        token.head, token.dep_, token.pos_ = doc[head], label, tag
    return doc


def test_a_named_pipeline_with_clearnlp_labels_is_read_as_universal_dependencies(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "cars"}])
    nlp.add_pipe("toy_clear_parser")
    nlp.to_disk(tmp_path / "en_toy_web")
    doc = load_language("en", str(tmp_path / "en_toy_web"))("He was hit by cars.")
    assert [(t.text, t.dep_, t.head.text) for t in doc if t.text != "."] == [
        ("He", "nsubj:pass", "hit"),
        ("was", "aux:pass", "hit"),
        ("hit", "ROOT", "hit"),
        ("by", "case", "cars"),
        ("cars", "obl:agent", "hit"),
    ]
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("cars", "LOC")]
