"""The mapping between Recognizers-Text items and ours."""

import json

from claimcheck.evaluation.dates import evaluate_dates, score_recognizers

GOLD_DAY = {"typename": "datetimeV2.date", "resolution": {"values": [{"type": "date", "value": "2019-01-18"}]}}
GOLD_MONTHS = {
    "typename": "datetimeV2.daterange",
    "resolution": {"values": [{"type": "daterange", "timex": "(2020-05-01,2020-10-01,P5M)", "start": "2020-05-01", "end": "2020-10-01"}]},
}  # fmt: skip
GOLD_TIME = {"typename": "datetimeV2.datetime", "resolution": {"values": []}}


def score(text, *results):
    items = [{"text": text, "reference": "2019-02-01T00:00:00", "results": list(results)}]
    return {row.metric: row.value for row in score_recognizers(items, "en", "test")}


def test_a_day_must_match_to_the_character_but_for_its_article():
    assert score("It is due the January 18, 2019.", GOLD_DAY | {"start": 10, "end": 29}) == {
        "precision": 1.0, "recall": 1.0, "F1": 1.0, "value": 1.0,
    }  # fmt: skip
    assert score("It is due January 18, 2019.", GOLD_DAY | {"start": 10, "end": 19})["F1"] == 0.0


def test_a_range_of_months_ends_with_its_last_month():
    assert score("I leave from May to Oct 2020", GOLD_MONTHS | {"start": 8, "end": 27})["value"] == 1.0


def test_a_time_of_day_need_only_be_found():
    assert score("Meet at 3pm on Friday please", GOLD_TIME | {"start": 8, "end": 20})["F1"] == 1.0


def test_what_is_found_beside_the_annotation_costs_precision():
    assert (
        score(
            "See you tomorrow",
        )["precision"]
        == 0.0
    )


def test_files_are_read_where_they_are(tmp_path):
    folder = tmp_path / "dates" / "en"
    folder.mkdir(parents=True)
    item = {"text": "due January 18, 2019", "reference": None, "results": [GOLD_DAY | {"start": 4, "end": 19}]}
    (folder / "expressions-dev.jsonl").write_text(json.dumps(item) + "\n", encoding="utf-8")
    assert {row.value for row in evaluate_dates(tmp_path) if row.items} == {1.0}
