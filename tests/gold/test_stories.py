"""The gold stories themselves: exact passages, enough of every kind, a third held back."""

import json
from collections import Counter
from pathlib import Path

import pytest

STORIES = sorted((Path(__file__).parent / "stories").glob("*/gold.json"))


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.parent.name)
def test_every_passage_is_the_exact_words(path):
    gold = read(path)
    texts = {s["id"]: (path.parent / s["file"]).read_text(encoding="utf-8") for s in gold["sources"]}
    for item in (*gold["findings"], *gold["traps"]):
        for side in item["sides"]:
            assert texts[side["source"]][side["start"] : side["end"]] == side["text"]


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.parent.name)
def test_stories_and_origins_name_every_source_once(path):
    gold = read(path)
    names = sorted(source["id"] for source in gold["sources"])
    for key in ("stories", "origins"):
        assert sorted(name for group in gold[key] for name in group) == names


def test_there_are_enough_of_every_kind_and_type():
    counts = Counter()
    for path in STORIES:
        counts.update((f["kind"], f["type"]) for f in read(path)["findings"] if f["required"])
    assert len(STORIES) >= 16
    assert not {key: number for key, number in counts.items() if number < 4}
    assert len(counts) == 25


def test_a_third_is_held_back():
    held = [path for path in STORIES if read(path)["held_back"]]
    assert len(held) * 3 >= len(STORIES)
