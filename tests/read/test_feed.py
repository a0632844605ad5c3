"""RSS and Atom: items as articles."""

import time

import pytest

from claimcheck.errors import InputError
from claimcheck.read.feed import looks_like_feed, read_feed
from claimcheck.read.formats import guess_reader
from claimcheck.records import Problem, Source

BODY = "The minister resigned on Tuesday after losing a vote in parliament."
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made by a newsroom -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Daily Planet</title><link>https://planet.example/</link><language>en-us</language>
<item><title>Minister &amp; party part</title><link>https://planet.example/1</link><dc:creator>Ann Bell</dc:creator>
<pubDate>Tue, 03 Mar 2026 23:10:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{BODY}</p><script>alert(1)</script><p>She leaves &eacute;t&eacute;.</p>]]></content:encoded></item>
<item><title>Only a headline</title><link>https://planet.example/2</link></item>
<item><title>Second</title><description>&lt;b&gt;Bold&lt;/b&gt; claims &amp;amp; more</description><pubDate>some day</pubDate></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Phare</title><author><name>La rédaction</name></author>
<entry><title type="html">La ministre &lt;i&gt;part&lt;/i&gt;</title><link rel="edit" href="https://phare.example/e"/>
<link href="https://phare.example/1"/><published>2026-03-03T23:10:00+01:00</published><updated>2026-03-05T00:00:00Z</updated>
<summary>Court.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Un.</p><p>{BODY}</p></div></content></entry>
</feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Old Planet</title></channel><item><title>Vote lost</title><description>{BODY}</description></item></rdf:RDF>"""


def read(feed):
    return list(read_feed(feed.encode() if isinstance(feed, str) else feed, "f.rss", "f"))


def test_an_rss_feed():
    one, three, note = read(RSS)
    assert (one.id, one.title, one.outlet, one.byline) == ("f-1", "Minister & party part", "Daily Planet", "Ann Bell")
    assert (one.published, one.language, one.url) == ("2026-03-03", "en-us", "https://planet.example/1")
    assert one.text == f"Minister & party part\n\n{BODY}\n\nShe leaves été."
    assert (three.id, three.text, three.published) == ("f-3", "Second\n\nBold claims & more", "some day")
    assert (note.level, note.reason) == ("note", "1 items that are only a headline were left out")


def test_an_atom_feed():
    (one,) = read(ATOM)
    assert (one.title, one.outlet, one.byline) == ("La ministre part", "Le Phare", "La rédaction")
    assert (one.published, one.language, one.url) == ("2026-03-03", "fr", "https://phare.example/1")
    assert one.text == f"La ministre part\n\nUn.\n\n{BODY}"


def test_an_old_feed():
    (one,) = read(RDF)
    assert (one.title, one.outlet, one.text) == ("Vote lost", "Old Planet", f"Vote lost\n\n{BODY}")


@pytest.mark.parametrize("feed", [RSS, ATOM, RDF])
def test_a_feed_is_told_by_its_looks(feed):
    assert looks_like_feed(feed)
    assert guess_reader(feed.encode()) is read_feed


@pytest.mark.parametrize("text", ["<html><body>rss</body></html>", "<?xml version='1.0'?><html></html>", "feed", ""])
def test_what_is_no_feed(text):
    assert not looks_like_feed(text)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "broken"),
        (b"nonsense", "broken|no RSS"),
        (b"<html><body/></html>", "no RSS"),
        (b"<rss><channel><title>T</title></channel></rss>", "no item"),
        (
            b"<rss><channel><item><title>T</title><link>https://a.example</link></item></channel></rss>",
            "brings its text",
        ),
        (b"\x00\xff\xfe<rss>", "broken|no RSS|no item"),
    ],
)
def test_a_bad_feed_says_why(data, why):
    with pytest.raises(InputError, match=why):
        read(data)


@pytest.mark.parametrize("cut", [40, 200, 300])
def test_a_cut_feed_gives_what_it_has(cut):
    items = read(RSS[:-cut])
    assert isinstance(items[0], Source)


def test_a_broken_sign_costs_little():
    (one,) = read(
        f"<rss><channel><item><title>A & B</title><description>{BODY} &nosuch; x</description></item></channel></rss>"
    )
    assert BODY in one.text


LAUGHS = "<!DOCTYPE rss [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(9)
) + "]>"  # fmt: skip


@pytest.mark.parametrize(
    ("doctype", "entity"),
    [
        (LAUGHS, "&j;"),
        ("<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", "&x;"),
        ("<!DOCTYPE rss [<!ENTITY x SYSTEM 'http://127.0.0.1:9/'>]>", "&x;"),
        ("<!DOCTYPE rss SYSTEM 'http://127.0.0.1:9/rss.dtd'>", ""),
    ],
)
def test_entities_are_neither_expanded_nor_fetched(doctype, entity):
    feed = f"{doctype}<rss><channel><item><title>T</title><description>{BODY} {entity}</description></item></channel></rss>"
    (one,) = read(feed)
    assert BODY in one.text
    assert "root:" not in one.text and len(one.text) < 200


def test_a_deep_feed_does_no_harm():
    deep = "<a>" * 50_000
    try:
        items = read(f"<rss><channel><item><title>T</title><description>{BODY}</description></item>{deep}")
    except InputError:
        return
    assert all(isinstance(item, (Source, Problem)) for item in items)


@pytest.mark.parametrize(
    "inner",
    [
        "<item><title>T</title><description>x</description></item>" * 5000,
        f"<item><description>{'&lt;div&gt;' * 50_000}x</description></item>",
    ],
)
def test_a_long_feed_takes_little_time(inner):
    began = time.process_time()
    read(f"<rss><channel>{inner}</channel></rss>")
    assert time.process_time() - began < 3
