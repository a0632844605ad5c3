"""The mapping between Recognizers-Text items and ours."""

from claimcheck.evaluation.figures import score_recognizers


def score(kind, text, *results):
    items = [{"text": text, "results": list(results)}]
    return {row.metric: row.value for row in score_recognizers(items, "en", "t", kind=kind)}


def result(typename, start, end, **resolution):
    return {"typename": typename, "start": start, "end": end, "resolution": resolution}


def test_a_percentage_is_a_number_with_its_sign():
    found = score("numbers", "up 20%", result("percentage", 3, 5, value="20%"))
    assert (found["F1"], found["value"]) == (1.0, 1.0)


def test_names_count_as_numbers_there():
    assert score("numbers", "version two", result("number", 8, 10, value="2"))["F1"] == 1.0


def test_a_share_is_a_fraction():
    assert score("numbers", "one in five", result("number", 0, 10, value="0.2"))["value"] == 1.0


def test_units_are_compared_as_written():
    found = score("units", "It is 5 km off", result("dimension", 6, 9, value="5", unit="Kilometer"))
    assert (found["F1"], found["value"], found["unit"]) == (1.0, 1.0, 1.0)


def test_only_findings_of_the_annotated_kind_count():
    assert score("units", "a $5 toll for 3 km", result("currency", 2, 3, value="5", unit="Dollar"))["precision"] == 1.0


def test_a_unit_of_another_name_is_wrong():
    assert score("units", "paid 5 euros", result("currency", 5, 11, value="5", unit="Dollar"))["unit"] == 0.0
