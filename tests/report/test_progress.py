import io
import sys

from claimcheck.report.progress import show_progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_nothing_is_drawn_where_nobody_watches(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with show_progress(True) as draw:
        assert draw is None


def test_nothing_is_drawn_when_it_is_not_wanted(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    with show_progress(False) as draw:
        assert draw is None


def test_a_bar_a_stage_on_a_terminal(monkeypatch):
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    with show_progress(True) as draw:
        for done in range(1, 4):
            draw("extract", done, 3)
        draw("compare", 1, 1)
    assert "extract" in stream.getvalue()
    assert "3/3" in stream.getvalue()
    assert "compare" in stream.getvalue()
