import os
import resource
import signal
import stat

import pytest

from claimcheck.errors import OutputError
from claimcheck.report import output
from claimcheck.report.output import check_writable, read_lines, write_lines, write_text, write_whole


def text(content):
    """What writes the content to a stream."""
    return lambda stream: stream.write(content)


def test_a_new_file_has_the_usual_permissions(tmp_path):
    path = tmp_path / "a.txt"
    write_whole(str(path), text("é\n"))
    (tmp_path / "b.txt").touch()
    assert path.read_bytes() == "é\n".encode()
    assert path.stat().st_mode == (tmp_path / "b.txt").stat().st_mode


def test_what_cannot_be_encoded_costs_no_report(tmp_path):
    path = tmp_path / "a.txt"
    write_whole(str(path), text("a\udc80b"))
    assert path.read_text(encoding="utf-8") == "a?b"


def test_a_link_keeps_pointing_where_it_did(tmp_path):
    path, link = tmp_path / "a.txt", tmp_path / "link"
    link.symlink_to(path)
    write_whole(str(link), text("new"))
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "new"


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output.os, "fsync", fail)
    with pytest.raises(OutputError, match="No space left"):
        write_whole(str(path), text("new"))
    assert path.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_fault_in_the_writing_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")

    def half(stream):
        stream.write("half" * 100_000)
        raise ValueError("a bug")

    with pytest.raises(ValueError, match="a bug"):
        write_whole(str(path), half)
    assert path.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device here")
def test_a_full_disk_is_named(tmp_path):
    with pytest.raises(OutputError, match="/dev/full: No space left"):
        write_whole("/dev/full", text("x" * 100_000))


def test_a_limit_on_the_size_of_files_is_a_full_disk(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, old[1]))
    try:
        with pytest.raises(OutputError, match="File too large"):
            write_whole(str(path), text("x" * 100_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, ignored)
    assert path.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_an_interruption_leaves_nothing_half_written(tmp_path, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(output.os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(str(tmp_path / "a.txt"), text("new"))
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
