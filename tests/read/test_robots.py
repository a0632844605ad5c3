"""What a robots.txt allows."""

import time

import pytest

from claimcheck.read.robots import is_allowed

SITE = "https://planet.example"
STARS = "User-agent: *\nDisallow: /private/\nDisallow: /*?print=\nDisallow: /*.pdf$\nAllow: /private/press/\n"


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("", "/a", True),
        ("<html>no robots here</html>", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /", "", False),
        ("\ufeffUser-Agent : *\r\nDISALLOW : /a # why\r\n", "/abc", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: ClaimCheck/1.0\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: claimcheck\nAllow: /", "/a", True),
        ("User-agent: one\nUser-agent: claimcheck\nDisallow: /a", "/a", False),
        ("User-agent: claimcheck\nDisallow: /a\n\nUser-agent: claimcheck\nDisallow: /b", "/b", False),
        ("Disallow: /", "/a", True),
        (STARS, "/private/x", False),
        (STARS, "/private/press/x", True),
        (STARS, "/a?print=1", False),
        (STARS, "/a?b=1", True),
        (STARS, "/doc.pdf", False),
        (STARS, "/doc.pdf?x", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /é", "/%C3%A9t%C3%A9", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /*/x*y$", "/a/xzy", False),
        ("User-agent: *\nDisallow: /*/x*y$", "/a/xzyz", True),
    ],
)
def test_rules(robots, path, allowed):
    assert is_allowed(robots, "claimcheck", SITE + path) is allowed


def test_no_pattern_takes_long():
    robots = "User-agent: *\nDisallow: /" + "*a" * 5000 + "*b\n"
    began = time.process_time()
    assert is_allowed(robots, "claimcheck", f"{SITE}/{'a' * 20_000}")
    assert time.process_time() - began < 1
