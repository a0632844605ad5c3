import io
import re
import sys

import pytest

from claimcheck.report.progress import describe_speed, show_progress


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


@pytest.mark.parametrize(
    ("stage", "done", "seconds", "speed"),
    [
        ("extract", 31, 10.0, "3.1 articles/s"),
        ("extract", 2, 9.0, "4.5 s an article"),
        ("read", 300, 2.0, "150.0 files/s"),
        ("compare", 3, 2.0, "1.5 stories/s"),
        ("compare", 1, 30.0, "30.0 s a story"),
        ("extract", 0, 9.0, ""),
        ("link", 2, 9.0, ""),
    ],
)
def test_speed(stage, done, seconds, speed):
    assert describe_speed(stage, done, seconds) == speed


def test_time_left_and_speed_are_drawn(monkeypatch):
    clock = iter(range(100_000))
    monkeypatch.setattr("rich.console.monotonic", lambda: next(clock) / 10)
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    with show_progress(True) as draw:
        for done in range(40):
            draw("extract", done, 1000)
    assert "39/1000" in stream.getvalue()
    assert re.search(r"\d articles?/s| s an article", stream.getvalue())
    assert re.search(r"\d:\d\d:\d\d", stream.getvalue())
