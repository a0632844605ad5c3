"""What an editor insists on for the five articles in seeds/: nothing here is special to them in the code."""

import json
from itertools import pairwise

import jsonschema
import pytest

from claimcheck.schema import build_schema


def source(report, start):
    """The source whose id begins so."""
    return next(item for item in report.sources if item.id.startswith(start))


def text_of(report, item):
    return next(s.text for s in report.sources if s.id == item.source)[item.start : item.end]


def sources_of(finding):
    return {name[:3] for name in finding.sources}


def of_kind(report, kind):
    return [finding for finding in report.findings if finding.kind == kind]


def said(finding):
    """All exact words of a finding, in lower case."""
    return " | ".join(evidence.text for evidence in finding.evidence).lower()


def test_the_report_is_valid_and_survives_json(seeds_report):
    data = json.loads(json.dumps(seeds_report.to_dict()))
    jsonschema.validate(data, build_schema())
    assert type(seeds_report).from_dict(data) == seeds_report


def test_every_record_is_the_exact_words(seeds_report):
    report = seeds_report
    records = [*report.dates, *report.figures, *report.quotes, *report.claims]
    records += [mention for entity in report.entities for mention in entity.mentions]
    records += [evidence for finding in report.findings for evidence in finding.evidence]
    assert len(records) > 100
    for record in records:
        assert record.text == text_of(report, record), record


def test_kept_and_removed_tile_each_source(seeds_report):
    for item in seeds_report.sources:
        spans = sorted([*item.kept, *((cut.start, cut.end) for cut in item.removed)])
        assert spans[0][0] == 0
        assert spans[-1][1] == item.characters
        assert all(a[1] == b[0] for a, b in pairwise(spans))


def test_four_articles_tell_one_story_and_the_fifth_another(seeds_report):
    stories = {start: source(seeds_report, start).story for start in ("000", "001", "002", "003", "004")}
    assert len({stories[start] for start in ("000", "001", "002", "003")}) == 1
    assert stories["004"] != stories["000"]
    assert not [f for f in seeds_report.findings if "004" in sources_of(f) and len(sources_of(f)) > 1]


def test_of_the_agency_page_only_title_and_item_are_kept(seeds_report):
    item = source(seeds_report, "002")
    blocks = [item.text[block.start : block.end] for block in item.blocks]
    assert len(blocks) == 3
    assert blocks[0] == "France's Macron says he discussed Ukraine with NATO head Rutte"
    assert blocks[2].startswith('"Starting in January') or blocks[2].startswith("Starting in January")
    assert item.credited_to == ("Reuters",)


@pytest.mark.parametrize(
    ("start", "published"),
    [("000", None), ("001", "2025-12-24"), ("002", "2025-12-24"), ("003", "2025-12-24"), ("004", None)],
)
def test_publication_dates(seeds_report, start, published):
    assert source(seeds_report, start).published == published


@pytest.mark.parametrize(
    ("start", "language"), [("000", "en"), ("001", "en"), ("002", "en"), ("003", "fr"), ("004", "en")]
)
def test_languages(seeds_report, start, language):
    assert source(seeds_report, start).language == language


def test_the_call_is_an_agreement_of_three_sources(seeds_report):
    calls = [f for f in of_kind(seeds_report, "agreement") if "rutte" in said(f) and len(sources_of(f)) >= 3]
    assert calls


def test_the_work_from_january_is_an_agreement_with_the_french_article(seeds_report):
    found = [f for f in of_kind(seeds_report, "agreement") if "january" in said(f) and "janvier" in said(f)]
    assert any("003" in sources_of(finding) for finding in found)


def test_the_statement_on_x_is_one_utterance_extended_in_french(seeds_report):
    found = [f for f in of_kind(seeds_report, "altered_quote") if sources_of(f) == {"002", "003"}]
    assert [f for f in found if f.type == "extended" and "rencontré" in said(f)]


@pytest.mark.parametrize(
    ("start", "words", "low", "high", "relation"),
    [
        ("001", "over 26 countries", 26, None, ">"),
        ("001", "26 nations", 26, 26, "="),
        ("003", "jusqu’à 1,1 million", None, 1100000, "<="),
        ("003", "moins de 1%", None, 1, "<"),
        ("004", "over 30 European military chiefs", 30, None, ">"),
    ],
)
def test_figures(seeds_report, start, words, low, high, relation):
    found = [f for f in seeds_report.figures if f.source.startswith(start) and f.text.startswith(words)]
    assert found, [f.text for f in seeds_report.figures if f.source.startswith(start)]
    assert (found[0].low, found[0].high, found[0].relation) == (low, high, relation)


@pytest.mark.parametrize("name", ["Coalition of the Willing", "Fox & Friends"])
def test_a_name_or_title_in_marks_is_no_quote(seeds_report, name):
    assert not [quote for quote in seeds_report.quotes if quote.text == name]


def test_few_contradictions_and_none_between_figures_that_count_other_things(seeds_report):
    contradictions = of_kind(seeds_report, "contradiction")
    assert len(contradictions) <= 4
    assert not [f for f in contradictions if f.type == "figure"]
