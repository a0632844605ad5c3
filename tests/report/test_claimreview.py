import io
import json

import pytest

from claimcheck.errors import UsageError
from claimcheck.report.claimreview import write_claimreview


def drafts(report, kind):
    finding = next(item for item in report.findings if item.kind == kind)
    stream = io.StringIO()
    write_claimreview(report, finding.id, stream)
    return json.loads(stream.getvalue())


@pytest.mark.parametrize(("kind", "number"), [("agreement", 1), ("contradiction", 2)])
def test_drafts(report, kind, number):
    made = drafts(report, kind)
    assert len(made) == number
    assert all(item["@context"] == "https://schema.org" and item["@type"] == "ClaimReview" for item in made)


def test_the_rating_is_left_to_the_reviewer(report):
    for item in (*drafts(report, "agreement"), *drafts(report, "contradiction")):
        assert item["reviewRating"] == {"@type": "Rating", "ratingValue": "", "alternateName": ""}
        assert item["url"] == item["author"]["name"] == ""


def test_a_side_says_who_claims_it_and_where(report):
    wire = next(item for item in drafts(report, "contradiction") if item["claimReviewed"].startswith("14"))
    assert wire["itemReviewed"]["author"]["name"] == "coast guard"
    assert wire["itemReviewed"]["appearance"][0]["text"] == "14"
    assert "41 passengers were hurt" in wire["reviewBody"]


def test_no_active_address_is_passed_on(report):
    places = [place for item in drafts(report, "agreement") for place in item["itemReviewed"]["appearance"]]
    assert places
    assert not [place for place in places if "url" in place]


def test_other_kinds_are_refused(report):
    with pytest.raises(UsageError, match="agreement and contradiction"):
        drafts(report, "dispute")
