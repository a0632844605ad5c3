"""Addresses that lead nowhere, and servers that are broken, slow, silent or without end."""

import gzip
import time

import pytest
from read.web import PAGE, TEXT, Handler, put, read, reason

from claimcheck.read import fetch
from claimcheck.records import Problem


def test_packed_answers_are_unpacked_within_bounds(server, monkeypatch):
    (source,) = read(put(server, "/a", gzip.compress(PAGE.encode()), Content_Encoding="gzip"))
    assert TEXT.strip() in source.text
    monkeypatch.setattr(fetch, "LARGEST_ANSWER", 1_000_000)
    assert "unpacks to more than 1 MB" in reason(
        put(server, "/b", gzip.compress(b" " * 9_000_000), Content_Encoding="gzip")
    )
    assert "packed" in reason(put(server, "/c", b"x" * 50, Content_Encoding="br"))
    assert "broken" in reason(put(server, "/d", b"x" * 50, Content_Encoding="gzip"))


@pytest.mark.parametrize(
    ("status", "answer"),
    [(404, "404 Not Found"), (403, "403 Forbidden"), (410, "410 Gone"), (500, "500"), (503, "503")],
)
def test_an_error_of_the_server_is_a_problem(server, status, answer):
    assert answer in reason(put(server, "/a", status=status))


def test_other_things_than_articles(server):
    assert "image/png" in reason(put(server, "/a.png", b"\x89PNG\r\n", "image/png"))
    assert "nothing" in reason(put(server, "/b", b" "))
    assert "no text" in reason(put(server, "/c", "<html><body><img></body></html>"))
    assert "cannot be fetched" in reason("http://127.0.0.1:9/")
    assert "cannot be fetched" in reason("http://no-such-host.invalid/")
    assert "no host" in reason("http:///a")
    assert "password" in reason("http://me:secret@127.0.0.1/a")
    assert "makes no sense" in reason("http://127.0.0.1:99999999/")


@pytest.mark.parametrize(
    "address",
    [
        "http://[::1",
        "http://a..b/",
        "http://" + "a" * 70 + "/",
        "http://a b/",
        "http://a\x00b/",
        "http://\udcff/",
        "http://:80/",
        "https://",
    ],
)
def test_an_address_that_makes_no_sense_is_a_problem(server, address):
    (problem,) = read(address)
    assert problem.level == "error" and problem.reason and "\n" not in problem.reason


@pytest.mark.parametrize("target", ["http://[::1", "javascript:alert(1)", "//", "\xe9\xff", "http://" + "a" * 100])
def test_a_redirect_to_nonsense_is_a_problem(server, target):
    assert reason(put(server, "/a", "", status=301, Location=target))


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"\x00\xff", b"HTTP/1.1", b"HTTP/1.1 200\r\n\r\n", b"HTTP/1.1 999 ?\r\n\r\n", b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500, b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000,
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9999999999999999999999\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"HTTP/1.1 200 OK\r\nContent-Type: a;b=\xff;charset*=x''%\r\n\r\n<p>",
    ],
)  # fmt: skip
def test_a_server_that_speaks_nonsense_is_a_problem(server, monkeypatch, raw):
    monkeypatch.setattr(fetch, "WAIT", 1)

    def speak(handler):
        if handler.path == "/robots.txt":
            handler.send_error(404)
        else:
            handler.wfile.write(raw)
            handler.close_connection = True

    monkeypatch.setattr(Handler, "do_GET", speak)
    (item,) = read(server.address + "/a")
    assert isinstance(item, Problem) or item.text == "<p>"


def test_an_answer_that_is_too_large_is_not_read_to_the_end(server, monkeypatch):
    monkeypatch.setattr(fetch, "LARGEST_ANSWER", 100_000)
    assert "larger than" in reason(put(server, "/told", "x" * 200_000))
    sent = []

    def endless(stream):
        while len(sent) < 10_000:
            stream.write(b"x" * 10_000)
            sent.append(1)

    server.pages["/endless"] = (200, {"Content-Type": "text/html"}, endless)
    assert "larger than" in reason(server.address + "/endless")
    assert len(sent) < 5000


def test_a_server_that_is_slow_or_silent(server, monkeypatch):
    monkeypatch.setattr(fetch, "WAIT", 0.3)
    monkeypatch.setattr(fetch, "DEADLINE", 0.6)

    def drips(stream):
        for _ in range(100):
            stream.write(b"x")
            stream.flush()
            time.sleep(0.1)

    server.pages["/silent"] = (200, {}, lambda stream: time.sleep(1))
    server.pages["/drips"] = (200, {}, drips)
    began = time.monotonic()
    assert "no answer" in reason(server.address + "/silent")
    assert "not there after" in reason(server.address + "/drips")
    assert time.monotonic() - began < 4


def test_a_connection_that_breaks_off(server):
    server.pages["/short"] = (200, {"Content-Length": "5000"}, lambda stream: stream.write(PAGE.encode()))
    assert "broke off" in reason(server.address + "/short")


def test_a_bad_address_costs_the_others_nothing(server, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    bad, good = put(server, "/bad", status=500), put(server, "/good")
    items = read(bad, str(tmp_path / "a.txt"), good)
    assert [getattr(item, "id", None) for item in items] == [None, "a", "good"]
