"""Addresses, fetched from a server of our own on this machine."""

import pytest
from read.web import FEED, FRENCH, PAGE, TEXT, put, read, reason, robots

from claimcheck.errors import InputError
from claimcheck.read import fetch
from claimcheck.read.fetch import fetch_address, is_address
from claimcheck.records import Source


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
