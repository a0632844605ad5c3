"""Other judges in the shipped one's place: label order from their config, and what is wrong with a folder."""

import json

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

from claimcheck.errors import ModelError
from claimcheck.models.judges import OnnxJudge, open_judge, verdict_columns

WORDS = {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "yes": 3, "no": 4, "well": 5}
# Logits that each word adds, in the tiny model's own order: contradiction, entailment, neutral.
LOGITS = [[0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 6, 0], [6, 0, 0], [0, 0, 6]]
ORDER = {"0": "CONTRADICTION", "1": "ENTAILMENT", "2": "NEUTRAL"}


def field(number, payload):
    """A length-delimited or, for an int, a varint protobuf field."""
    if isinstance(payload, int):
        return varint(number << 3) + varint(payload)
    return varint(number << 3 | 2) + varint(len(payload)) + payload


def varint(value):
    out = b""
    while value > 127:
        out, value = out + bytes([value & 127 | 128]), value >> 7
    return out + bytes([value])


def node(kind, inputs, output):
    names = b"".join(field(1, name.encode()) for name in inputs)
    return field(1, names + field(2, output.encode()) + field(4, kind.encode()))


def value(name, number, *sizes):
    dims = b"".join(field(1, field(2, size.encode()) if isinstance(size, str) else field(1, size)) for size in sizes)
    return field(1, name.encode()) + field(2, field(1, field(1, number) + field(2, dims)))


def tensor(name, array, number):
    dims = b"".join(field(1, size) for size in array.shape)
    return field(5, dims + field(2, number) + field(8, name.encode()) + field(9, array.tobytes()))


def write_tiny_onnx(path):
    """A model that adds up a row of three a word: Gather, then ReduceSum."""
    table = np.array(LOGITS, np.float32)
    graph = (
        node("Gather", ["table", "input_ids"], "rows")
        + field(1, b"".join(field(1, n) for n in (b"rows", b"axis")) + field(2, b"sums") + field(4, b"ReduceSum")
                + field(5, field(1, b"keepdims") + field(3, 0) + field(20, 2)))
        + field(2, b"tiny")
        + tensor("table", table, 1) + tensor("axis", np.array([1], np.int64), 7)
        + field(11, value("input_ids", 7, "rows", "pieces")) + field(12, value("sums", 1, "rows", 3))
    )  # fmt: skip
    path.write_bytes(field(1, 8) + field(7, graph) + field(8, field(1, b"") + field(2, 13)))


@pytest.fixture
def folder(tmp_path):
    tokenizer = Tokenizer(WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    marks = [("[CLS]", 1), ("[SEP]", 2)]
    tokenizer.post_processor = TemplateProcessing("[CLS] $A [SEP]", "[CLS] $A [SEP] $B:1 [SEP]:1", marks)
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    (tmp_path / "config.json").write_text(json.dumps({"id2label": ORDER}), encoding="utf-8")
    write_tiny_onnx(tmp_path / "model.onnx")
    return tmp_path


def test_an_onnx_model_answers_in_our_order(folder):
    judge = open_judge(str(folder))
    rows = judge.predict([("yes", "yes"), ("no", "no"), ("well", "well"), ("", "yes")], [("en", "fr")] * 4)
    assert rows.argmax(axis=1).tolist() == [0, 1, 2, 2]
    assert rows.sum(axis=1) == pytest.approx([1, 1, 1, 1])
    assert rows[3].tolist() == [0, 0, 1]


def test_the_file_itself_may_be_named(folder):
    assert isinstance(open_judge(str(folder / "model.onnx")), OnnxJudge)


def test_of_a_long_premise_the_window_decides_that_leaves_least_open(folder):
    premise = " ".join(["well"] * 300 + ["no"] * 200)
    assert open_judge(str(folder)).predict([(premise, "well")], [("en", "en")])[0].argmax() == 1


@pytest.mark.parametrize(
    ("names", "columns"),
    [
        ({"0": "entailment", "1": "neutral", "2": "contradiction"}, [0, 2, 1]),
        ({0: "contradiction", 1: "entailment", 2: "neutral"}, [1, 0, 2]),
        ({0: "NEUTRAL", 1: "Contradicts", 2: "agrees"}, [2, 1, 0]),
    ],
)
def test_columns_come_from_the_config(names, columns):
    assert verdict_columns(names, "x") == columns


@pytest.mark.parametrize(
    "names", [{0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}, {0: "entailment", 1: "not_entailment"}, {}]
)
def test_labels_that_say_nothing_are_refused(names):
    with pytest.raises(ModelError, match="id2label"):
        verdict_columns(names, "x")


def test_a_folder_without_config_is_refused_in_one_line(folder):
    (folder / "config.json").unlink()
    with pytest.raises(ModelError, match=r"needs a config\.json") as caught:
        open_judge(str(folder))
    assert "\n" not in str(caught.value)


def test_a_transformers_model(tmp_path, folder):
    transformers = pytest.importorskip("transformers")
    config = transformers.BertConfig(
        vocab_size=len(WORDS), hidden_size=8, num_hidden_layers=1, num_attention_heads=1, intermediate_size=8,
        id2label={0: "neutral", 1: "contradiction", 2: "entailment"}, label2id={"neutral": 0, "contradiction": 1, "entailment": 2},
    )  # fmt: skip
    own = tmp_path / "hf"
    model = transformers.BertForSequenceClassification(config)
    model.classifier.bias.data[1] = 20.0
    model.save_pretrained(own)
    transformers.PreTrainedTokenizerFast(
        tokenizer_file=str(folder / "tokenizer.json"), pad_token="[UNK]"
    ).save_pretrained(own)
    rows = open_judge(str(own)).predict([("yes", "no"), (" ", "no")], [("en", "en")] * 2)
    assert rows.argmax(axis=1).tolist() == [1, 2]


def test_a_name_that_is_nowhere(tmp_path):
    with pytest.raises(ModelError, match="no judge at"):
        open_judge(str(tmp_path / "nothing"))
