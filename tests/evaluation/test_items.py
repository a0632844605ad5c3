"""Parts of the dev files, intervals, and other tools beside ours."""

import json

import pytest

from claimcheck.evaluation import peers
from claimcheck.evaluation.dates import evaluate_dates
from claimcheck.evaluation.items import Items, is_unseen, walk_items
from claimcheck.evaluation.rows import Row, share_row, wilson_interval


def test_every_item_is_in_one_part(tmp_path):
    path = tmp_path / "dates" / "en" / "expressions-dev.jsonl"
    path.parent.mkdir(parents=True)
    texts = [f"It opened {count} days ago." for count in range(2, 60)]
    path.write_text("".join(json.dumps({"text": text, "results": []}) + "\n" for text in texts), encoding="utf-8")
    parts = list(walk_items(tmp_path, None, "dates", {"expressions": ""}))
    assert [part.name for part in parts] == ["dates/en dev (read)", "dates/en dev (unseen)"]
    assert sorted(item["text"] for part in parts for item in part.items) == sorted(texts)
    assert all(is_unseen(item["text"]) for item in parts[1].items)


@pytest.mark.parametrize(
    ("right", "total", "low", "high"), [(8, 10, 0.490, 0.943), (0, 0, 0.0, 1.0), (20, 20, 0.839, 1.0)]
)
def test_wilson_interval(right, total, low, high):
    assert wilson_interval(right, total) == pytest.approx((low, high), abs=0.001)


def test_a_share_says_how_sure_it_is():
    assert share_row("dates", "set", "recall", 8, 10, "own").note == "own; 95 %: 0.49 to 0.94"


def test_a_tool_that_is_missing_gives_one_line():
    def absent_finder():
        raise ImportError

    rows = peers.beside(absent_finder, Items((), "en", "units", "set"), "figures", lambda *_: [])
    assert [(row.metric, row.items) for row in rows] == [("absent skipped", 0)]


def test_a_tool_that_is_there_is_scored_under_its_name():
    def other_finder():
        return "finder"

    def score(items, language, name, find):
        return [Row("figures", name, find, 0.5, len(items))]

    part = Items(({"text": "x"},), "en", "units", "set")
    assert peers.beside(other_finder, part, "figures", score) == [Row("figures", "set, other", "finder", 0.5, 1)]


def test_a_unit_alone_is_left_out(tmp_path):
    path = tmp_path / "dates" / "en" / "expressions-dev.jsonl"
    path.parent.mkdir(parents=True)
    result = {"start": 8, "end": 10, "typename": "datetimeV2.date", "resolution": {"values": []}}
    item = {"text": "for the day", "reference": "2025-12-24T00:00:00", "results": [result]}
    path.write_text(json.dumps(item) + "\n", encoding="utf-8")
    recall = [row for row in evaluate_dates(tmp_path) if row.metric == "recall" and "," not in row.set]
    assert sum(row.items for row in recall) == 0
