from dataclasses import replace

import pytest
from lxml import html
from sample_report import span

from claimcheck.records import Check, Evidence, Part, Source
from claimcheck.report.plain import make_line

STATEMENT = "14 passengers were hurt on Tuesday."


@pytest.fixture
def checked(report):
    """The sample's sources held against a statement."""
    words = {(item.source, item.text[:2]): item for item in report.claims}

    def evidence(source, beginning):
        claim = words[source, beginning]
        return Evidence(claim.id, source, claim.start, claim.end, claim.text)

    start, end = span("wire_1", "14 passengers")
    number = Part(0, 13, "14 passengers", Evidence(None, "wire_1", start, end, "14 passengers"))
    day = Part(27, 34, "Tuesday", None)
    checks = (
        Check("wire_1", "partly", (number, day), (evidence("wire_1", "14"),)),
        Check("copy_2", "otherwise", (replace(number, evidence=None), day), (evidence("copy_2", "41"),)),
        Check("fr_3", "silent", (), ()),
        Check("hostile_4", "supports", (), (evidence("hostile_4", "14"),)),
        Check("fair_5", "silent", (), ()),
    )
    asked = Source("statement", "statement", STATEMENT, "0", len(STATEMENT), "en", kept=((0, len(STATEMENT)),))
    against = tuple(item for item in report.findings if item.kind == "contradiction")
    return replace(report, sources=(asked, *report.sources), checks=checks, findings=against)


def test_verdicts_come_in_an_editors_order(checked, render):
    text = make_line(render("terminal", of=checked))
    assert text.startswith(f"“{STATEMENT}”")
    names = [
        "SAYS OTHERWISE · 1 of 5",
        "SAYS SO · 1 of 5",
        "SAYS PART OF IT · 1 of 5",
        "SILENT · 2 of 5",
        "CONTRADICTION",
    ]
    assert sorted(names, key=text.index) == names


def test_each_verdict_shows_the_nearest_words(checked, render):
    text = render("terminal", of=checked)
    assert "│ [14 passengers] were hurt" in text
    assert "nothing on “Tuesday”" in text
    assert "Le Phare, fair_5" in text


def test_the_page_shows_the_answers(checked, render):
    tree = html.document_fromstring(render("html", of=checked).encode("utf-8", "replace"))
    (answers,) = tree.xpath("//section[@id='answers']")
    assert answers.xpath("string(h2)") == f"“{STATEMENT}”"
    names = [" ".join(item.text_content().split()) for item in answers.xpath(".//h3")]
    assert names == ["✗ says otherwise 1 of 5", "✓ says so 1 of 5", "≈ says part of it 1 of 5", "· silent 2 of 5"]
    assert tree.xpath("string(//p[@class='summary'])") == "5 articles · 1 contradiction"
    assert len(tree.xpath("//table[@class='sources']/tbody/tr")) == 5
    assert not tree.xpath("//table[@class='matrix']")
    assert "Nothing on “Tuesday”." in answers.text_content()
    assert answers.xpath(".//mark/text()") == ["14 passengers"]
    ids = set(tree.xpath("//@id"))
    assert {link[1:] for link in answers.xpath(".//a/@href")} <= ids
    assert not html.document_fromstring(render("html").encode("utf-8", "replace")).xpath("//*[@id='answers']")


def test_markdown_shows_the_answers(checked, render):
    text = render("markdown", of=checked)
    assert "## “14 passengers were hurt on Tuesday.”" in text
    assert "### Says otherwise: 1 of 5" in text
    assert "> <strong>14 passengers</strong> were hurt" in text
    assert "Nothing on “Tuesday”." in text


@pytest.mark.parametrize("format_", ["markdown", "html", "csv", "sarif", "webanno", "json", "jsonl"])
def test_the_other_formats_take_it_too(checked, render, format_):
    assert checked.findings[0].id in render(format_, of=checked)
