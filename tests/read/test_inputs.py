"""Files, folders and streams: what is read, what is a problem, and of which level."""

import io
import json
import os
import socket

import pytest

from claimcheck.errors import UsageError
from claimcheck.read import read_inputs
from claimcheck.records import Problem, Source
from claimcheck.settings import Settings

TEXT = "The mayor of Lowen resigned on Monday after nine years in office."


def read(*paths, stdin=b""):
    return list(read_inputs([str(path) for path in paths], Settings(), io.BytesIO(stdin)))


def ids(items):
    return [item.id for item in items if isinstance(item, Source)]


def problems(items):
    return [(os.path.basename(item.path), item.level, item.reason) for item in items if isinstance(item, Problem)]


def test_a_text_file_is_the_whole_file(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfOne\r\nTwo\r")
    (source,) = read(tmp_path / "a.txt")
    assert (source.id, source.text, source.characters) == ("a", "One\r\nTwo\r", 9)
    assert source.path == str(tmp_path / "a.txt")


def test_a_folder_is_read_in_order_and_leaves_nothing_out(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/y.md", "c.HTML", ".hidden.txt", "photo.jpg", "README"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    items = read(tmp_path)
    assert ids(items) == ["y", "z", "b", "c"]
    assert [problem[:2] for problem in problems(items)] == [
        (".hidden.txt", "note"),
        ("README", "note"),
        ("photo.jpg", "note"),
    ]


@pytest.mark.parametrize("paths", [[], ["no/such/file.txt"], ["with\0nul"]])
def test_what_is_not_there_is_wrong_usage_before_anything_is_read(paths):
    with pytest.raises(UsageError):
        read_inputs(paths, Settings())


def test_a_link_to_nothing_or_in_a_circle_is_wrong_usage(tmp_path):
    (tmp_path / "x.txt").symlink_to(tmp_path / "x.txt")
    (tmp_path / "y.txt").symlink_to(tmp_path / "gone.txt")
    for name in ("x.txt", "y.txt"):
        with pytest.raises(UsageError):
            read(tmp_path / name)
    items = read(tmp_path)
    assert [problem[:2] for problem in problems(items)] == [("x.txt", "error"), ("y.txt", "error")]


def test_a_folder_without_articles_is_an_error(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"x")
    items = read(tmp_path)
    assert problems(items)[-1][1] == "error"
    assert "no article in this folder" in problems(items)[-1][2]


def test_a_folder_inside_itself_is_entered_once(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    items = read(tmp_path)
    assert ids(items) == ["a"]
    assert problems(items) == [("loop", "note", "a folder inside itself, not entered again")]


def test_bad_files_beside_good_ones_are_errors_by_name(tmp_path):
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "broken.json").write_text('{"text": ')
    (tmp_path / "deep.json").write_text("[" * 100_000)
    items = read(tmp_path)
    assert ids(items) == ["good"]
    assert [problem[:2] for problem in problems(items)] == [
        ("binary.txt", "error"),
        ("broken.json", "error"),
        ("deep.json", "error"),
        ("empty.txt", "error"),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipes_sockets_and_devices_do_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    listener = socket.socket(socket.AF_UNIX)
    old = os.getcwd()
    os.chdir(tmp_path)
    try:
        listener.bind("socket.txt")
    finally:
        os.chdir(old)
        listener.close()
    (tmp_path / "good.txt").write_text(TEXT)
    items = read(tmp_path)
    assert ids(items) == ["good"]
    assert [problem[:2] for problem in problems(items)] == [("pipe.txt", "note"), ("socket.txt", "note")]
    assert problems(read("/dev/zero", tmp_path / "pipe.txt")) == [
        ("zero", "error", "a device, not a file"),
        ("pipe.txt", "error", "a named pipe, not a file: give its contents on standard input with -"),
    ]


def test_a_named_file_is_read_whatever_its_ending(tmp_path):
    (tmp_path / "note").write_text(TEXT)
    (tmp_path / ".draft").write_text(TEXT)
    assert ids(read(tmp_path / "note", tmp_path / ".draft")) == ["note", ".draft"]


def test_one_file_by_two_ways_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert ids(read(tmp_path / "a.txt", tmp_path, tmp_path / "a.txt")) == ["a"]
    assert "the same file as" in problems(read(tmp_path))[0][2]


def test_odd_names_give_printable_ids(tmp_path):
    (tmp_path / "two\nlines.txt").write_text(TEXT)
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "w") as file:
        file.write(TEXT)
    items = read(tmp_path)
    assert ids(items) == ["caf\\xe9", "two_lines"]
    json.dumps([item.path for item in items]).encode("utf-8")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["mon/report.txt", "tue/report.txt", "other.txt"], ["mon/report", "other", "tue/report"]),
        (["x.html", "x.txt", "y.txt"], ["x.html", "x.txt", "y"]),
        (["a/b/x.txt", "c/b/x.txt"], ["a/b/x", "c/b/x"]),
    ],
)
def test_ids_that_clash_are_told_apart_by_their_paths(tmp_path, names, expected):
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)
    assert sorted(ids(read(tmp_path))) == sorted(expected)
    assert sorted(ids(read(*[tmp_path / name for name in reversed(names)]))) == sorted(expected)


def test_json_lines_have_ids_and_problems_with_numbers(tmp_path):
    lines = ['{"text": "One.", "id": "w1", "title": "T", "published": "2024-05-01"}', "", "{broken", '{"text": "Two."}']
    lines += ['["no"]', '{"title": "no text"}', '{"text": "Three.", "id": "w1"}', '{"text": "\\ud800 x", "id": 7}']
    (tmp_path / "feed.jsonl").write_text("\n".join(lines))
    items = read(tmp_path / "feed.jsonl")
    assert ids(items) == ["w1", "feed-4", "w1-2", "7"]
    assert [problem[2].split(":")[0] for problem in problems(items)] == ["line 3", "line 5", "line 6"]
    first, *_, last = [item for item in items if isinstance(item, Source)]
    assert (first.title, first.published) == ("T", "2024-05-01")
    assert last.text == "\ufffd x" and "surrogate" in last.notes[0]


def test_json_holds_one_article_or_several(tmp_path):
    (tmp_path / "one.json").write_text(json.dumps({"text": TEXT, "outlet": "Post", "language": "en", "url": "u"}))
    (tmp_path / "many.json").write_text(json.dumps([{"text": TEXT}, {"text": 3}, {"text": "B.", "id": "b"}], indent=1))
    items = read(tmp_path)
    assert ids(items) == ["many-1", "b", "one"]
    assert problems(items) == [("many.json", "error", "article 2: text is no string: an article needs a field text")]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"text": "One."}\n\n{"text": "Two.", "id": "t"}\n', ["stdin-1", "t"]),
        (b'{\n "text": "One."\n}', ["stdin"]),
        (b'[{"text": "One."}, {"text": "Two."}]', ["stdin-1", "stdin-2"]),
        (TEXT.encode(), ["stdin"]),
        (b'{"text": "One."}\nnot json', ["stdin"]),
    ],
)
def test_standard_input_is_told_by_its_looks(data, expected):
    assert ids(read("-", stdin=data)) == expected


def test_standard_input_may_be_a_page():
    (source,) = read("-", stdin=f"<!doctype html><title>T</title><p>{TEXT} {TEXT}</p>".encode())
    assert TEXT in source.text and "<" not in source.text


def test_empty_standard_input_is_an_error():
    assert problems(read("-")) == [("-", "error", "the file is empty")]


def test_a_number_of_a_million_digits_breaks_nothing(tmp_path):
    (tmp_path / "n.json").write_text('{"text": "One.", "n": ' + "9" * 1_000_000 + "}")
    assert ids(read(tmp_path / "n.json")) == ["n"]
