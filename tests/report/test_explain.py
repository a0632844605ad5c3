import io

import pytest

from claimcheck.errors import UsageError
from claimcheck.report.explain import find_finding, write_explanation
from claimcheck.report.plain import make_line


def explained(report, finding):
    stream = io.StringIO()
    write_explanation(report, finding.id, stream)
    return make_line(stream.getvalue().replace("│", " "))


def by_kind(report, kind):
    return next(item for item in report.findings if item.kind == kind)


def test_both_sides_stand_in_their_context(report):
    text = explained(report, by_kind(report, "contradiction"))
    assert "off Tarn on Tuesday and [14] passengers were hurt, the coast guard said." in text
    assert "off Tarn on Tuesday and [41] passengers were hurt, the coast guard said." in text
    assert "Subscribe to our newsletter" not in text


def test_rungs_values_and_thresholds(report):
    text = explained(report, by_kind(report, "contradiction"))
    assert "1. figure.same_count: passed both count passengers" in text
    assert "2. figure.disjoint: conflict (threshold 0.5) [14, 14] and [41, 41] share no number" in text
    assert "read as: 14 passenger" in text
    assert "speaks of: 2026-03-03 to 2026-03-03" in text


def test_every_finding_can_be_explained(report):
    for finding in report.findings:
        text = explained(report, finding)
        assert finding.rule in text
        assert all(f"{item.start}-{item.end}" in text for item in finding.evidence)


def test_the_beginning_of_an_id_is_enough(report):
    finding = by_kind(report, "dispute")
    assert find_finding(report, finding.id[:6]) is finding


@pytest.mark.parametrize(
    ("asked", "why"), [("nzzz", "no finding 'nzzz'"), ("", "no finding"), ("n", "is the beginning")]
)
def test_which_finding_must_be_clear(report, asked, why):
    with pytest.raises(UsageError, match=why):
        find_finding(report, asked)
