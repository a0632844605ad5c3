from dataclasses import replace

from claimcheck.report.view import KIND_NAMES, View, order_findings


def test_findings_come_in_an_editors_order(report):
    kinds = [item.kind for item in order_findings(report.findings)]
    assert kinds == sorted(kinds, key=list(KIND_NAMES).index)


def test_every_finding_is_told_once(report):
    told = [item.id for story in View(report).stories for item in story.findings]
    assert sorted(told) == sorted(item.id for item in report.findings)


def test_findings_without_a_story_are_told_too(report):
    loose = replace(report, findings=tuple(replace(item, story=None) for item in report.findings))
    assert sum(len(story.findings) for story in View(loose).stories) == len(report.findings)


def test_sides_carry_the_exact_words(report):
    view = View(report)
    for finding in report.findings:
        for side in view.sides(finding):
            assert len(side.text) == side.end - side.start
            assert side.start <= side.evidence.start <= side.evidence.end <= side.end


def test_support_names_the_one_origin(report):
    view = View(report)
    copied = next(item for item in report.findings if item.kind == "altered_quote")
    assert view.describe_support(replace(copied, origins=1)) == "2 sources, 1 origin (Reuters)"
    assert view.describe_support(copied) == "2 sources, 2 origins"


def test_an_origin_bears_the_name_of_the_agency_that_one_of_its_copies_credits(report):
    plain = tuple(replace(item, credited_to=()) if item.id == "wire_1" else item for item in report.sources)
    assert View(replace(report, sources=plain)).name_origins(["wire_1", "copy_2", "fr_3"]) == ("Reuters", "Le Phare")
    bare = tuple(replace(item, credited_to=(), outlet=None) for item in report.sources)
    assert View(replace(report, sources=bare)).name_origins(["copy_2"]) == ("wire_1",)


def test_what_an_id_points_to_may_be_missing(report):
    view = View(replace(report, claims=(), entities=()))
    assert all(view.sides(item) for item in report.findings)
    assert View(replace(report, sources=())).sides(report.findings[0]) == ()
