"""HTML: the article and its metadata, the whole page where there is none, and pages made to break a parser."""

import pytest

from claimcheck.errors import InputError
from claimcheck.read.html import looks_like_html, read_html

BODY = (
    "<p>The minister resigned on Tuesday after losing a vote in parliament, her office said in a statement.</p>"
    "<h2>What happened</h2><p>She had <b>lost</b> the confidence of the house, and a successor would be named.</p>"
    "<ul><li>Votes for: 120 in the first round of voting</li><li>Votes against: 210 in the first round</li></ul>"
    "<p>Her party has no majority in the house, where it holds 120 seats of 400 in all, and wants new elections.</p>"
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Minister resigns after vote | Daily Planet</title>
<meta property="og:site_name" content="Daily Planet"><meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<link rel="canonical" href="https://planet.example/2024/minister"></head><body>
<nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Minister resigns after vote</h1>{BODY}</article>
<aside><h3>Related</h3><ul><li><a href="a">A storm hits the coast</a></li></ul></aside>
<script>alert("x")</script></body></html>"""


def page(html, encoding="utf-8"):
    (source,) = read_html(html.encode(encoding), "p.html", "p")
    return source


def test_the_article_and_its_metadata_are_found():
    source = page(PAGE)
    assert source.text.split("\n\n") == [
        "Minister resigns after vote",
        "The minister resigned on Tuesday after losing a vote in parliament, her office said in a statement.",
        "What happened",
        "She had lost the confidence of the house, and a successor would be named.",
        "- Votes for: 120 in the first round of voting",
        "- Votes against: 210 in the first round",
        "Her party has no majority in the house, where it holds 120 seats of 400 in all, and wants new elections.",
    ]
    assert (source.title, source.outlet, source.byline) == ("Minister resigns after vote", "Daily Planet", "Jane Doe")
    assert (source.published, source.url) == ("2024-03-05", "https://planet.example/2024/minister")
    assert source.characters == len(source.text)


def test_a_page_without_an_article_is_read_whole(monkeypatch):
    monkeypatch.setattr("claimcheck.read.html.LARGEST_PAGE", 10)  # as if trafilatura had found nothing
    links = "".join(f"<li><a href='/{i}'>Bulletin number {i} of the harbour office</a></li>" for i in range(30))
    source = page(
        f"<html><head><title>Notice</title><style>p{{}}</style></head><body><nav><ul>{links}</ul></nav></body></html>"
    )
    assert "\n\n- Bulletin number 7 of the harbour office\n\n" in source.text
    assert "no article found" in " ".join(source.notes)


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("iso-8859-1", '<meta charset="iso-8859-1">'),
        ("cp1252", ""),
        ("utf-16", ""),
        ("cp1251", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'),
    ],
)
def test_the_declared_encoding_counts(encoding, head):
    words = "Министр ушёл" if encoding == "cp1251" else "L'été dernier, déjà"
    source = page(
        f"<html><head>{head}<title>{words}</title></head><body><p>{words} {words}.</p></body></html>", encoding
    )
    assert words in source.text
    assert source.notes


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 50_000 + "Deep text here." + "</div>" * 50_000,
        "<b>" * 20_000 + "Bold text here.",
        "<table><tr><td>" * 5_000 + "Cell text here.",
        "<p>A &#0; &#xD800; &#1114112; text here.</p>",
        "<p>A \x00 text here.</p>",
        '<?xml version="1.0" encoding="utf-16"?><html><p>Some text here.</p></html>',
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><p>&b; text here.</p></html>',
        '<!DOCTYPE html SYSTEM "http://192.0.2.1/x.dtd"><html><p>Some text here.</p></html>',
        "<!-- " + "x" * 100_000 + " text here.",
        "<p " + "a='b' " * 50_000 + ">Some text here.</p>",
        "<script>" * 3000 + "</script>text here.",
    ],
)
def test_no_page_breaks_the_reader(html):
    try:
        source = page(html)
    except InputError:
        return
    assert source.text.strip()


def test_an_empty_page_is_an_error():
    with pytest.raises(InputError, match="no text"):
        page("<html><head></head><body><script>x()</script></body></html>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><p>x", True),
        ("\n <!-- saved --> <html>", True),
        ("<p>x</p>", True),
        ("Prices <b>rose</b>", False),
        ("a < b and b > c", False),
        ("", False),
    ],
)
def test_a_page_is_told_from_text(text, expected):
    assert looks_like_html(text) is expected
