import os
import stat

import pytest

from claimcheck.errors import OutputError
from claimcheck.report import output
from claimcheck.report.output import check_writable, read_lines, write_lines, write_text, write_whole


def test_a_new_file_has_the_usual_permissions(tmp_path):
    path = tmp_path / "a.txt"
    write_whole(str(path), "é\n")
    (tmp_path / "b.txt").touch()
    assert path.read_bytes() == "é\n".encode()
    assert path.stat().st_mode == (tmp_path / "b.txt").stat().st_mode


def test_what_cannot_be_encoded_costs_no_report(tmp_path):
    path = tmp_path / "a.txt"
    write_whole(str(path), "a\udc80b")
    assert path.read_text(encoding="utf-8") == "a?b"


def test_a_link_keeps_pointing_where_it_did(tmp_path):
    path, link = tmp_path / "a.txt", tmp_path / "link"
    link.symlink_to(path)
    write_whole(str(link), "new")
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "new"


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output.os, "fsync", fail)
    with pytest.raises(OutputError, match="No space left"):
        write_whole(str(path), "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_an_interruption_leaves_nothing_half_written(tmp_path, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(output.os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(str(tmp_path / "a.txt"), "new")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(("path", "why"), [(".", "it is a folder"), ("missing/a.txt", "does not exist")])
def test_what_cannot_be_written_is_said(tmp_path, monkeypatch, path, why):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError, match=why):
        check_writable(path)


def test_the_check_leaves_no_trace(tmp_path):
    path = tmp_path / "a.txt"
    check_writable(str(path))
    path.write_text("old", encoding="utf-8")
    check_writable(str(path))
    assert os.listdir(tmp_path) == ["a.txt"]
    assert path.read_text(encoding="utf-8") == "old"


def test_a_pipe_is_written_to_as_it_is(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    check_writable(str(path))
    write_text(lambda stream: stream.write("text"), str(path))
    assert os.read(reader, 10) == b"text"
    os.close(reader)
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_lines_go_to_a_file_and_come_back(tmp_path):
    path = tmp_path / "lines"
    write_lines(iter(["a", "é"]), str(path))
    assert list(read_lines(str(path))) == ["a", "é"]


@pytest.mark.parametrize(
    ("data", "lines"),
    [(b"\xef\xbb\xbfa\r\nb", ["a", "b"]), (b"bad \xff", ["bad \\xff"]), (b"a\x0bb\n", ["a\x0bb"]), (b"", [])],
)
def test_lines_as_they_come(tmp_path, data, lines):
    path = tmp_path / "lines"
    path.write_bytes(data)
    assert list(read_lines(str(path))) == lines
