"""A page that tries to act: in its title, byline, outlet, links, quotes. Read, cleaned, and inert in every format."""

import csv
import html as entities
import io
import json
import re
from dataclasses import replace

import pytest
from lxml import html
from markdown_it import MarkdownIt
from sample_report import build_report

from claimcheck.clean import clean_source
from claimcheck.read.html import read_html
from claimcheck.records import Attribution, Claim, Entity, Evidence, Finding, Mention, Problem, Quote, Step
from claimcheck.report import FORMATS, write_report
from claimcheck.report.claimreview import write_claimreview
from claimcheck.report.explain import write_explanation
from claimcheck.settings import Settings

SCRIPT = "<script>alert(1)</script>"
TITLE = '"><img src=x onerror=alert(2)> Ferry aground'
BYLINE = "Ann <svg onload=alert(3)> Bell"
QUOTE = 'We saw <a href="javascript:alert(4)" onclick="alert(5)">no fog</a> ]]> {{7*7}} [x](javascript:alert(6))'
WORDS = "The ferry ran aground off Tarn on Tuesday and 14 passengers were hurt, the coast guard said. " * 4


def write(text):
    """Text as HTML that shows it literally: what reaches the report is the markup itself."""
    return entities.escape(text)


PAGE = f"""<html><head><title>{write(TITLE)}</title>
<meta name="author" content="{write(BYLINE)}"><meta property="og:site_name" content="{write(SCRIPT)} Herald">
<meta property="og:title" content="{write(TITLE)}"><link rel="canonical" href="javascript:alert(7)">
<script>document.write('<p>written</p>')</script></head>
<body onload="alert(8)"><article><h1 onmouseover="alert(9)">{write(TITLE)}</h1>
<p onclick="alert(10)">{WORDS}</p><iframe srcdoc="{write(SCRIPT)}"></iframe>
<p>“{write(QUOTE)}”, said <a href="javascript:alert(11)">{write(SCRIPT)}</a> harbour master.</p><p>{WORDS}</p>
<form action="javascript:alert(12)"><button formaction="javascript:alert(13)">Go</button></form></article></body></html>"""


@pytest.fixture(scope="module")
def evil():
    (source,) = read_html(PAGE.encode(), "articles/evil.html", "evil")
    source = clean_source(source, Settings())
    source = replace(source, story="s1", url="javascript:alert(14)", byline=BYLINE, outlet=f"{SCRIPT} Herald",
                     credited_to=(f"{SCRIPT}Reuters",), title=TITLE)  # fmt: skip
    start = source.text.index(QUOTE)
    claim = Claim("c_evil", "evil", start, start + len(QUOTE), QUOTE, QUOTE, "quote", holder="e_evil",
                  attribution=(Attribution(f"{SCRIPT}master", "said"),))  # fmt: skip
    mention = Mention("m_evil", "evil", start, start + 2, "We", "PERSON")
    side = Evidence("c_evil", "evil", start, start + len(QUOTE), QUOTE, f"{SCRIPT}value", ((start, start + 6),))
    plain = build_report()
    other = next(item for item in plain.findings if item.kind == "contradiction").evidence[0]
    finding = Finding("n_evil", "contradiction", "quote", "quote.reworded", 0.9, "s1", ("c_evil", other.claim),
                      ("evil", other.source), 2, f"{SCRIPT} against [y](javascript:alert(15))", (side, other),
                      (Step("quote.same", f"{SCRIPT}", f"<b onclick=alert(16)>{SCRIPT}</b>"),))  # fmt: skip
    return replace(
        plain,
        sources=(*plain.sources, source),
        entities=(*plain.entities, Entity("e_evil", f"{SCRIPT}<i onclick=x>Caro</i>", "PERSON", (mention,))),
        claims=(*plain.claims, claim),
        quotes=(*plain.quotes, Quote("q_evil", "evil", claim.start, claim.end, QUOTE, "e_evil", SCRIPT)),
        findings=(finding, *plain.findings),
        problems=(Problem(f"{SCRIPT}.html", "read", "error", f"{SCRIPT} is broken"),),
    )


def render(report, name, verbose=2):
    stream = io.StringIO()
    write_report(report, name, stream, verbose)
    return stream.getvalue()


def test_what_the_page_would_run_is_not_even_read(evil):
    text = evil.sources[-1].text
    assert TITLE in text and QUOTE in text
    assert "written" not in text and "alert(8)" not in text and "alert(12)" not in text
    assert "document.write" not in text


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_shows_the_words_and_steers_no_terminal(evil, name):
    shown = render(evil, name)
    assert "n_evil" in shown.replace("\\", "") or "CONTRADICTION" in shown
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", shown)


def assert_inert_page(page):
    tree = html.document_fromstring(page)
    assert not tree.xpath("//*[@*[starts-with(name(), 'on')]]")
    addresses = tree.xpath("//@href | //@src | //@action | //@formaction | //@srcdoc | //@xlink:href",
                           namespaces={"xlink": "http://www.w3.org/1999/xlink"})  # fmt: skip
    assert not [item for item in addresses if re.match(r"\s*(javascript|data|vbscript):", item, re.IGNORECASE)]
    assert not tree.xpath("//img | //svg | //iframe | //object | //embed | //form[@action]")
    return tree


def test_html(evil):
    tree = assert_inert_page(render(evil, "html"))
    assert len(tree.xpath("//script")) == 1
    assert "alert(" not in tree.xpath("string(//script)")
    shown = " ".join(tree.text_content().split())
    for words in (TITLE, BYLINE, QUOTE, f"{SCRIPT} Herald"):
        assert words in shown


def test_markdown(evil):
    source = render(evil, "markdown")
    page = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table").render(source)
    tree = assert_inert_page(page)
    assert not tree.xpath("//script | //a | //b | //i")
    assert QUOTE in " ".join(tree.text_content().split())


def test_csv(evil):
    row = next(csv.DictReader(io.StringIO(render(evil, "csv"), newline="")))
    assert row["a_text"] == QUOTE
    assert not re.match(r"[=+\-@\t\r]", row["explanation"])


@pytest.mark.parametrize("name", ["json", "sarif", "webanno"])
def test_json(evil, name):
    text = render(evil, name)
    assert QUOTE in json.dumps(json.loads(text), ensure_ascii=False).replace('\\"', '"')

    def addresses(value, key=""):
        if isinstance(value, dict):
            for inner, item in value.items():
                yield from addresses(item, inner)
        elif isinstance(value, list):
            for item in value:
                yield from addresses(item, key)
        elif key in ("uri", "id") and name != "json":
            yield str(value)

    assert not [item for item in addresses(json.loads(text)) if item.lower().startswith(("javascript:", "data:"))]


def test_what_one_finding_gives(evil):
    stream = io.StringIO()
    write_explanation(evil, "n_evil", stream)
    assert "quote.same" in stream.getvalue() and "\x1b" not in stream.getvalue()
    stream = io.StringIO()
    write_claimreview(evil, "n_evil", stream)
    drafts = json.loads(stream.getvalue())
    assert QUOTE in json.dumps(drafts, ensure_ascii=False).replace('\\"', '"')
    assert all(
        "javascript:" not in place.get("url", "") for draft in drafts for place in draft["itemReviewed"]["appearance"]
    )
