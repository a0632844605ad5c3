from dataclasses import replace

import pytest

from claimcheck.records import Evidence
from claimcheck.report.view import KIND_NAMES, Piece, View, cut_pieces, frame_evidence, order_findings, shorten_pieces


def drawn(pieces):
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("span", "marks", "wanted"),
    [
        ((0, 11), (), "hello world"),
        ((0, 11), ((0, 5),), "[hello] world"),
        ((0, 11), ((6, 11), (0, 5)), "[hello] [world]"),
        ((0, 11), ((0, 5), (3, 8)), "[hello][ wo]rld"),
        ((2, 9), ((0, 3), (8, 11)), "[l]lo wo[r]"),
        ((0, 11), ((5, 5),), "hello world"),
        ((4, 4), ((0, 3),), ""),
    ],
)
def test_pieces(span, marks, wanted):
    assert drawn(cut_pieces("hello world", *span, marks)) == wanted


@pytest.mark.parametrize(
    ("pieces", "limit", "wanted"),
    [
        ((Piece("short", False),), 20, "short"),
        ((Piece("many words that go on and on", False),), 12, "many words …"),
        ((Piece("b" * 5 + " " + "a " * 30, False), Piece("26", True)), 24, "… a a a a a a a a a a [26]"),
        ((Piece("26", True), Piece(" of them and so on and so forth", False)), 24, "[26] of them and so on …"),
    ],
)
def test_long_words_are_cut_around_the_marks(pieces, limit, wanted):
    assert drawn(shorten_pieces(pieces, limit)) == wanted


def test_the_marked_words_survive_every_cut():
    pieces = (Piece("x " * 200, False), Piece("MARK", True), Piece(" y" * 200, False), Piece("END", True))
    text = drawn(shorten_pieces(pieces, 80))
    assert "[MARK]" in text
    assert "[END]" in text
    assert len(text) < 160


def test_evidence_without_a_claim_is_shown_in_its_line():
    text = "First line.\nThere were 26 of them.\nLast line."
    start = text.index("26")
    item = Evidence(None, "s", start, start + 2, "26")
    first, last = frame_evidence(item, None, text)
    assert text[first:last] == "There were 26 of them."


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


def test_what_an_id_points_to_may_be_missing(report):
    view = View(replace(report, claims=(), entities=()))
    assert all(view.sides(item) for item in report.findings)
    assert View(replace(report, sources=())).sides(report.findings[0]) == ()
