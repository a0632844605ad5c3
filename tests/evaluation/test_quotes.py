from claimcheck.evaluation.quotes import Read, evaluate_quotes, score_attributions, score_direct
from claimcheck.extract.attribution import find_attributions
from claimcheck.extract.quotes import find_quotes
from claimcheck.parse import parse_source
from claimcheck.records import Block, Source
from claimcheck.settings import Settings

TEXT = "“We will rebuild the bridge,” Anna Berg said. Berg said that the work would begin in May."
GOLD = [
    {"source": [[30, 39]], "cue": [[40, 44]], "content": [[0, 29]]},
    {"source": [[46, 50]], "cue": [[51, 55]], "content": [[56, 89]]},
]


def read_text(attributions):
    source = Source("t", "t", TEXT, "0", len(TEXT), blocks=(Block(0, len(TEXT), "body", "en"),), language="en")
    passages = tuple(parse_source(source, Settings()))
    quotes = find_quotes(passages, source, ())
    return Read({"text": TEXT, "attributions": attributions}, passages, quotes,
                find_attributions(passages, source, (), quotes))  # fmt: skip


def values(rows):
    return {row.metric: row.value for row in rows}


def test_all_right():
    found = values(score_direct([read_text(GOLD)], "t") + score_attributions([read_text(GOLD)], "t"))
    assert found["direct quotes F1"] == found["speaker of direct quotes"] == found["attributions F1"] == 1.0


def test_a_quote_nobody_annotated_costs_precision():
    found = values(score_direct([read_text(GOLD[1:])], "t"))
    assert found["direct quotes precision"] == 0.0


def test_our_own_gold(root):
    found = values(evaluate_quotes(None, root / "tests" / "gold"))
    assert found["quotes F1"] >= 0.95
