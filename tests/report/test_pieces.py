import pytest

from claimcheck.records import Evidence
from claimcheck.report.pieces import Piece, cut_pieces, frame_evidence, shorten_pieces


def drawn(pieces):
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("span", "marks", "wanted"),
    [
        ((0, 11), (), "hello world"),
        ((0, 11), ((0, 5),), "[hello] world"),
        ((0, 11), ((6, 11), (0, 5)), "[hello world]"),
        ((0, 11), ((0, 5), (3, 8)), "[hello wo]rld"),
        ((2, 9), ((0, 3), (8, 11)), "[l]lo wo[r]"),
        ((0, 11), ((0, 1), (10, 11)), "[h]ello worl[d]"),
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
