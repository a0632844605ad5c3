import html
import re

import pytest
from markdown_it import MarkdownIt

from claimcheck.report.markdown import escape_markdown
from claimcheck.report.plain import make_line

RENDERER = MarkdownIt("commonmark", {"html": True}).enable("table")


def words(markdown):
    """What a reader of the rendered page sees."""
    return make_line(html.unescape(re.sub(r"<[^>]*>", "", RENDERER.render(markdown).replace("\n", " "))))


@pytest.mark.parametrize(
    "text",
    [
        "plain words",
        "# no heading",
        "- no item",
        "+ no item",
        "1. no list",
        "2) no list",
        "=== no rule",
        "*no* _emphasis_ **here** ~~or~~ `here`",
        "[no](javascript:alert(1)) ![image](x) <b>tag</b> <script>alert(1)</script>",
        "a | b | c",
        "back\\slash and &amp; entity",
        "https://example.org and www.example.org",
        "@somebody #12 $x$ !",
        "> no quote",
        "```",
        "---",
        "<!-- comment",
    ],
)
def test_text_stays_text(text):
    source = escape_markdown(text)
    rendered = RENDERER.render(source)
    assert words(source) == make_line(text)
    assert re.sub(r"</?p>", "", rendered).strip().count("<") == 0
    assert "<" not in re.sub(r"\\<", "", source)


def test_addresses_are_no_links_on_github():
    assert "https://" not in escape_markdown("see https://example.org")


def test_every_finding_and_every_passage_is_there(report, render):
    seen = words(render("markdown"))
    for finding in report.findings:
        assert finding.id in seen
        assert finding.rule in seen
        assert make_line(finding.explanation) in seen
        for item in finding.evidence:
            assert make_line(item.text) in seen


def test_differing_words_are_strong(render):
    rendered = RENDERER.render(render("markdown"))
    assert "<strong>14</strong> passengers were hurt" in rendered
    assert "We saw <strong>no</strong> fog" in rendered


def test_nothing_of_an_article_is_active(render):
    rendered = RENDERER.render(render("markdown"))
    tags = set(re.findall(r"</?([a-zA-Z0-9]+)", rendered))
    assert tags <= {
        "h1",
        "h2",
        "h3",
        "p",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "blockquote",
        "strong",
        "ul",
        "li",
    }
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", render("markdown"))


def test_the_table_has_a_row_a_source(report, render):
    assert RENDERER.render(render("markdown")).count("<tr>") == 1 + len(report.sources)
