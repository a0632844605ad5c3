import io
import re

import pytest

from claimcheck.records import Report, Tool
from claimcheck.report.plain import make_line
from claimcheck.report.terminal import write_terminal
from claimcheck.report.view import View


def flat(text):
    """The report's words with the layout taken out."""
    return make_line(re.sub(r"\n\s*│?", " ", text))


@pytest.fixture
def text(render, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    return render("terminal")


def test_the_first_line_counts(text):
    assert flat(text).startswith("5 articles · 2 stories · 1 contradiction · 1 altered quote · 1 dispute · 1 update")


def test_kinds_come_in_an_editors_order(text):
    words = ["CONTRADICTION", "ALTERED QUOTE", "DISPUTE", "UPDATE", "AGREEMENT", "ONLY IN"]
    assert sorted(words, key=text.index) == words


def test_both_sides_say_their_exact_words_with_the_difference_marked(text):
    assert "│ [14] passengers were hurt" in text
    assert "│ [41] passengers were hurt" in text
    assert "│ We saw [no] fog and the lights were working" in text


def test_it_says_who_says_it_and_why(text):
    assert "quoting Ines Caro" in text
    assert "citing La maire, Odile Brun" in text
    assert "the copy leaves out “no”" in text


def test_copies_are_no_second_witness(text):
    assert "AGREEMENT · 3 sources, 2 origins" in text


def test_the_other_story_is_only_named(text):
    assert "ALONE" in text
    assert "fair_5: Mushroom fair opens" in text


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_no_line_is_wider_than_the_terminal(render, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = render("terminal", 2).splitlines()
    assert max(len(line) for line in lines) <= columns
    assert not [line for line in lines if line != line.rstrip()]


def test_verbose_shows_every_finding_claim_and_removed_region(report, render):
    shown = flat(render("terminal", 1))
    for finding in report.findings:
        for side in View(report).sides(finding):
            assert make_line(side.evidence.text) in shown.replace("[", "").replace("]", "") or "=HYP" in side.text
    for claim in report.claims:
        assert make_line(claim.statement) in shown
    assert "related-links: More from us" in shown
    assert "error · read · articles/blank.txt: the file is empty" in shown


def test_twice_verbose_shows_the_rungs(render):
    assert "figure.disjoint: conflict (threshold 0.5)" in flat(render("terminal", 2))


def test_no_colour_and_no_control_outside_a_terminal(render):
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", render("terminal", 2))


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


def test_colour_only_where_it_is_wanted(report, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured, plain = Terminal(), Terminal()
    write_terminal(report, coloured)
    monkeypatch.setenv("NO_COLOR", "1")
    write_terminal(report, plain)
    assert "\x1b[1;31m" in coloured.getvalue()
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", plain.getvalue())
    assert "\x1b]0;" not in coloured.getvalue()


def test_a_stream_without_unicode_gets_ascii_signs(report):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii", errors="strict")
    write_terminal(report, stream)
    stream.flush()
    assert b"| [14] passengers were hurt" in raw.getvalue()


def test_long_lists_are_cut(report, render):
    from dataclasses import replace

    one = next(item for item in report.findings if item.kind == "addition")
    many = replace(report, findings=tuple(replace(one, id=f"n{number}") for number in range(9)))
    assert "… 6 more additions (-v)" in render("terminal", of=many)
    assert "more additions" not in render("terminal", 1, of=many)


def test_an_empty_report(render):
    assert render("terminal", of=Report(tool=Tool("claimcheck", "0", {}, {}))).startswith("0 articles")
