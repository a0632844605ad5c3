import pytest

from claimcheck.report.plain import count_noun, make_ascii, make_line, make_visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é — “quoted” 👩", "plain é — “quoted” 👩"),
        ("\x1b[31mred", "␛[31mred"),
        ("bell\x07", "bell␇"),
        ("nul\x00", "nul␀"),
        ("a\nb\tc", "a\nb\tc"),
        ("c1\x9b2J", "c1�2J"),
        ("\u202eback", "�back"),
        ("\udc80", "�"),
        ("next\x85line\u2028end\rx", "next line end x"),
        ("delete\x7f", "delete�"),
    ],
)
def test_controls_become_visible_one_for_one(text, shown):
    assert make_visible(text) == shown
    assert len(shown) == len(text)


@pytest.mark.parametrize(("text", "line"), [("a\n\n b", "a b"), ("  a\r\nb ", "a b"), ("\u00a0x\u202f", "x"), ("", "")])
def test_one_line(text, line):
    assert make_line(text) == line


@pytest.mark.parametrize(
    ("number", "words", "text"),
    [(1, ("source",), "1 source"), (0, ("source",), "0 sources"), (2, ("story", "stories"), "2 stories")],
)
def test_counted_nouns(number, words, text):
    assert count_noun(number, *words) == text


def test_drawing_signs_in_ascii():
    assert make_ascii("│ “a” · b…") == '| "a" - b...'
