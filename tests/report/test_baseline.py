import csv
import io
import json
from dataclasses import replace

import pytest

from claimcheck.records import Report
from claimcheck.report.baseline import describe_state, list_counted, mark_baseline
from claimcheck.report.plain import make_line


@pytest.fixture
def marked(report):
    """The sample against an earlier run that had all but its first finding, and one that is gone."""
    gone = replace(report.findings[0], id="ngone")
    return mark_baseline(report, replace(report, findings=(*report.findings[1:], gone)))


def test_what_is_new_unchanged_and_gone(report, marked):
    assert marked.baseline.new == (report.findings[0].id,)
    assert len(marked.baseline.unchanged) == len(report.findings) - 1
    assert [item.id for item in marked.baseline.gone] == ["ngone"]


def test_only_new_findings_count(report, marked):
    assert list_counted(marked) == report.findings[:1]
    assert list_counted(report) == report.findings


def test_the_state_of_a_finding(report, marked):
    assert [describe_state(marked, item) for item in report.findings[:2]] == ["new", "unchanged"]
    assert describe_state(report, report.findings[0]) == ""


def test_the_json_goes_there_and_back(marked, render):
    assert Report.from_dict(json.loads(render("json", of=marked))) == marked


def test_the_formats_say_what_is_new(marked, render, report):
    text = make_line(render("terminal", 1, of=marked))
    assert "since the baseline: 1 new, 9 unchanged, 1 gone" in text
    assert "NEW" in text
    assert "gone: unresolved pair ngone" in text
    states = [row["baseline"] for row in csv.DictReader(io.StringIO(render("csv", of=marked)))]
    assert states == ["new"] + ["unchanged"] * 9
    results = json.loads(render("sarif", of=marked))["runs"][0]["results"]
    assert [item["baselineState"] for item in results] == states
    page, markdown = render("html", of=marked), render("markdown", of=marked)
    assert "new since the baseline" in markdown
    assert "Since the baseline: 1 new, 9 unchanged, 1 gone." in markdown and "- gone: unresolved pair ngone" in markdown
    assert "Since the baseline: 1 new, 9 unchanged, 1 gone." in page and "<code>ngone</code>" in page
    assert "Since the baseline" not in render("html") + render("markdown")
    assert 'class="new"' in render("html", of=marked)
    assert 'class="new"' not in render("html")
