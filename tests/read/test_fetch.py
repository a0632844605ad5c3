"""Addresses, fetched from a server of our own on this machine."""

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from claimcheck.errors import InputError
from claimcheck.read import fetch, read_inputs
from claimcheck.read.fetch import fetch_address, is_address
from claimcheck.records import Problem, Source
from claimcheck.settings import Settings

TEXT = "The mayor of Lowen resigned on Monday after nine years in office, her spokeswoman said. " * 4
PAGE = f"<html><head><title>Mayor of Lowen resigns</title></head><body><article><p>{TEXT}</p></article></body></html>"
FRENCH = f"<html><body><p>{'Le maire a démissionné lundi après neuf années passées à la tête de la ville. ' * 5}</p></body></html>"
FEED = f"<rss><channel><title>Planet</title><item><title>Mayor resigns</title><description>{TEXT}</description></item></channel></rss>"


class Handler(BaseHTTPRequestHandler):
    """Answers from a table: path to (status, headers, body); a body that can be called writes for itself."""

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        status, headers, body = self.server.pages.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if callable(body):
            self.end_headers()
            body(self.wfile)
            return
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request, client_address):
        """The client hangs up in the middle of some tests."""


@pytest.fixture
def server(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    server = Server(("127.0.0.1", 0), Handler)
    server.pages, server.asked = {}, []
    server.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def put(server, path, body=PAGE, kind="text/html; charset=utf-8", status=200, **headers):
    named = {"Content-Type": kind} if kind else {}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    server.pages[path] = (status, named, body.encode() if isinstance(body, str) else body)
    return server.address + path


def robots(server, text, status=200):
    put(server, "/robots.txt", text, "text/plain", status)


def read(*addresses):
    return list(read_inputs(addresses, Settings()))


def reason(address):
    (problem,) = read(address)
    assert isinstance(problem, Problem)
    assert (problem.path, problem.stage, problem.level) == (address, "read", "error")
    assert "\n" not in problem.reason
    return problem.reason


def test_a_page_is_a_source(server):
    address = put(server, "/2026/03/mayor-resigns.html?from=home#top")
    server.pages["/2026/03/mayor-resigns.html?from=home"] = server.pages.pop(
        "/2026/03/mayor-resigns.html?from=home#top"
    )
    (source,) = read(address)
    assert isinstance(source, Source)
    assert (source.id, source.path, source.title) == ("mayor-resigns", address, "Mayor of Lowen resigns")
    assert source.url == address.removesuffix("#top")
    assert TEXT.strip() in source.text


def test_the_server_hears_who_asks_and_is_asked_for_two_things(server):
    read(put(server, "/a.html"))
    assert [path for path, _ in server.asked] == ["/robots.txt", "/a.html"]
    for _, headers in server.asked:
        assert headers["User-Agent"].startswith("claimcheck/")
        assert headers["Accept-Encoding"] == "identity"
        assert not {"Cookie", "Referer", "Authorization"} & set(headers)


@pytest.mark.parametrize(
    ("kind", "body", "found"),
    [
        ("text/html", PAGE, "her spokeswoman said"),
        ("text/html; charset=iso-8859-1", FRENCH.encode("latin-1"), "après neuf années"),
        ("text/plain; charset=utf-16", TEXT.encode("utf-16"), TEXT),
        ("text/plain; charset=nonsense", TEXT, TEXT),
        ("application/json", f'{{"text": "{TEXT}"}}', TEXT),
        ("application/rss+xml", FEED, "Mayor resigns"),
        ("text/xml", FEED, "Mayor resigns"),
        ("application/octet-stream", PAGE, "her spokeswoman said"),
        (None, PAGE, "her spokeswoman said"),
    ],
)
def test_what_the_server_calls_it_says_how_to_read_it(server, kind, body, found):
    (source,) = read(put(server, "/article", body, kind))
    assert found in source.text


def test_sources_from_one_name_are_told_apart_by_their_places(server):
    items = read(put(server, "/a/story"), put(server, "/b/story"), put(server, "/"))
    assert [item.id for item in items] == ["a/story", "b/story", "127.0.0.1"]


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


def test_redirects_are_followed_a_few_times_to_the_web_alone(server):
    put(server, "/new", PAGE)
    (source,) = read(put(server, "/old", "", status=301, Location="/new"))
    assert (source.id, source.path, source.url) == ("new", f"{server.address}/old", f"{server.address}/new")
    assert "more than 5 times" in reason(put(server, "/loop", "", status=302, Location="/loop"))
    assert "no web address" in reason(put(server, "/file", "", status=302, Location="file:///etc/hostname"))
    assert "302" in reason(put(server, "/nowhere", "", status=302))


@pytest.mark.parametrize(("before", "after", "allowed"), [("https", "http", False), ("http", "https", True)])
def test_a_protected_connection_is_not_given_up(before, after, allowed):
    from email.message import Message
    from urllib.error import HTTPError

    headers = Message()
    headers["Location"] = f"{after}://planet.example/a"
    with HTTPError("", 301, "Moved", headers, None) as error:
        if allowed:
            assert fetch._follow(f"{before}://planet.example/", error) == f"{after}://planet.example/a"
        else:
            with pytest.raises(InputError, match="protected"):
                fetch._follow(f"{before}://planet.example/", error)


def test_robots_are_obeyed(server):
    robots(server, "User-agent: claimcheck\nDisallow: /private\n\nUser-agent: *\nDisallow: /")
    assert isinstance(read(put(server, "/open"))[0], Source)
    assert "robots.txt does not allow it" in reason(put(server, "/private/a"))
    assert "/private/a" not in [path for path, _ in server.asked]
    assert "robots.txt" in reason(put(server, "/moved", "", status=301, Location="/private/a"))


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_robots_that_cannot_be_had(server, status, allowed):
    robots(server, "", status)
    assert isinstance(read(put(server, "/a"))[0], Source) is allowed


def test_robots_may_stand_elsewhere_and_be_long(server, monkeypatch):
    put(server, "/robots.txt", "", status=301, Location="/rules.txt")
    put(server, "/rules.txt", "User-agent: *\nDisallow: /a" + "\n# x" * 1000, "text/plain")
    monkeypatch.setattr(fetch, "MOST_BYTES", 1000)
    assert "robots.txt" in reason(put(server, "/a"))


@pytest.mark.parametrize(
    ("path", "web"),
    [
        ("http://a", True),
        ("HTTPS://a/b", True),
        ("ftp://a", False),
        ("file:///a", False),
        ("http:/a", False),
        ("a/http://b", False),
    ],
)
def test_what_is_an_address(path, web):
    assert is_address(path) is web


def test_letters_beyond_ascii_are_sent_as_the_web_wants_them(server):
    put(server, "/%C3%A9t%C3%A9%20a?q=%C3%A9%26")
    assert fetch_address(f"{server.address}/été%20a?q=é%26#x").data


def test_a_bad_address_costs_the_others_nothing(server, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    bad, good = put(server, "/bad", status=500), put(server, "/good")
    items = read(bad, str(tmp_path / "a.txt"), good)
    assert [getattr(item, "id", None) for item in items] == [None, "a", "good"]
