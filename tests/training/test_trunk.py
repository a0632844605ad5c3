"""The trunk's training: names lent to other sentences, the same weights twice."""

import json
import random

import pytest

from claimcheck.training.trunk.corpora import Article
from claimcheck.training.trunk.swap import NameSwapper, name_spans


def article(text, lang="en"):
    words, tags = zip(*(word.partition("/")[::2] for word in text.split()), strict=True)
    return Article("toy", lang, words, tuple(tag or "O" for tag in tags), (False,) * len(words))


LENT = [
    article("Jan/B-PERSON Lee/I-PERSON of/O Paris/B-LOC"),
    article("Bo/B-PERSON Stone/I-PERSON left/O Cairo/B-LOC"),
    article("près d' Oran/B-LOC et d' Arles/B-LOC", "fr"),
    article("le maire de Lille/B-LOC", "fr"),
]


def swap(text, lang="en", seed=0):
    one = article(text, lang)
    words, tags, places = NameSwapper(LENT, random.Random(seed)).swap(one.words, one.tags, lang)
    assert len(words) == len(tags) == len(places)
    return words, tags, places


def test_name_spans_begin_inside_and_touch():
    tags = ["I-ORG", "B-LOC", "B-LOC", "I-LOC", "O"]
    assert list(name_spans(tags)) == [(0, 1, "ORG"), (1, 2, "LOC"), (2, 4, "LOC")]


def test_words_outside_names_stay_where_they_are():
    seen = set()
    for seed in range(40):
        words, tags, _ = swap("Sam/B-PERSON Wu/I-PERSON met envoys in Oslo/B-LOC .", seed=seed)
        assert [w for w, tag in zip(words, tags, strict=True) if tag == "O"] == ["met", "envoys", "in", "."]
        seen |= {" ".join(words[start:end]) for start, end, _ in name_spans(tags)}
    assert seen == {"Sam Wu", "Jan Lee", "Bo Stone", "Oslo", "Paris", "Cairo"}


def test_a_family_name_changes_with_the_full_name():
    for seed in range(40):
        words, tags, _ = swap("Sam/B-PERSON Wu/I-PERSON came . Wu/B-PERSON left .", seed=seed)
        first, last = [words[start:end] for start, end, _ in name_spans(tags)]
        assert first[-1] == last[0]


def test_french_elision_keeps_its_vowel():
    found = {swap("l' hiver d' Alger/B-LOC", "fr", seed)[0][3] for seed in range(40)}
    assert found == {"Alger", "Oran", "Arles"}


def test_a_name_of_no_known_kind_stays():
    assert swap("NATO/B-ORG met")[0] == ["NATO", "met"]


def make_start(folder):
    """Write a tokenizer a language and a network of one narrow layer."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
    from transformers import BertConfig, BertModel

    vocabulary = ["[PAD]", *(f"[u{i}]" for i in range(99)), "[UNK]", "[CLS]", "[SEP]", *"abcdefghijklmnopqrstuvwxyz.'"]
    vocabulary += ["##" + letter for letter in "abcdefghijklmnopqrstuvwxyz"]
    tokenizer = Tokenizer(models.WordPiece({word: i for i, word in enumerate(vocabulary)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    for lang in ("en", "fr"):
        tokenizer.save(str(folder / f"tokenizer.{lang}.json"))


def make_data(folder):
    """Write each training file with a few sentences of our own."""
    tree = "# text = {0} ran.\n1\t{0}\t{0}\tPROPN\t_\t_\t2\tnsubj\t_\t_\n2\tran\trun\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n"
    tree += "3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n"
    for name in ("en/ewt-train", "en/gum-train", "fr/sequoia-train", "fr/gsd-dev"):
        path = folder / "treebank" / f"{name}.conllu"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(tree.format(word) for word in ("Ann", "Bo", "Cy", "Di") * 3), encoding="utf-8")
    for name in ("en/dwie-train.jsonl", "fr/winer-train.jsonl", "en/worldwide-train.iob"):
        path = folder / "ner" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        row = json.dumps({"id": "1", "text": "Ann Lee ran home.", "entities": [[0, 7, "PERSON", 0]]})
        plain = "-DOCSTART- 1\n\nAnn\tB-PERSON\nran\tO\n.\tO\n\n"
        path.write_text((plain if name.endswith("iob") else row + "\n") * 8, encoding="utf-8")


def test_a_training_of_a_few_steps_gives_the_same_weights_twice(tmp_path):
    torch = pytest.importorskip("torch")
    pytest.importorskip("transformers")
    from claimcheck.training.trunk.train import Plan, train

    torch.manual_seed(0)
    make_start(tmp_path / "start")
    make_data(tmp_path / "data")
    states = []
    for run in ("one", "two"):
        first = Plan(tmp_path / "data", tmp_path / "start", tmp_path / run, processes=1, batch=64)
        train(first)
        train(Plan(first.data, first.start, tmp_path / f"{run}.names", round="names", after=first.work, processes=1,
                   batch=64))  # fmt: skip
        states.append([torch.load(tmp_path / f"{run}{end}" / "state.0.pt") for end in ("", ".names")])
    for before, after in zip(*states, strict=True):
        assert before["step"] == after["step"] > 2
        assert all(torch.equal(before["model"][name], after["model"][name]) for name in before["model"])
    assert not torch.equal(states[0][0]["model"]["tags.weight"], states[0][1]["model"]["tags.weight"])


def test_one_command_trains_all_rounds_and_writes_models_that_load(tmp_path, monkeypatch):
    for needed in ("torch", "transformers", "onnx", "spacy_lookups_data"):
        pytest.importorskip(needed)
    import torch

    from claimcheck.models.files import verify_model
    from claimcheck.models.trunk import load_trunk
    from claimcheck.training.trunk.__main__ import main

    torch.manual_seed(0)
    make_start(tmp_path / "start")
    make_data(tmp_path / "data")
    options = [f"--{name}={tmp_path / name}" for name in ("data", "start", "work", "models")]
    monkeypatch.setattr("sys.argv", ["trunk", "whole", *options, "--processes=1", "--share=20"])
    main()
    for name in ("trunk", "en", "fr"):
        assert verify_model(tmp_path / "models" / name).files
    (reading,) = load_trunk(tmp_path / "models" / "trunk").read([["Ann", "ran", "."]], [[False] * 3], "en")
    assert len(reading.starts) == 3
