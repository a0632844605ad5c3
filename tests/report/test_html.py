import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html

from claimcheck.records import Report, Tool
from claimcheck.report.html_articles import cut_articles, name_article
from claimcheck.report.html_overview import _shorten_days, build_matrix, build_origins, build_timeline, name_days
from claimcheck.report.plain import make_line, make_visible
from claimcheck.report.view import View


@pytest.fixture(scope="module")
def page(report):
    import io

    from claimcheck.report import write_report

    stream = io.StringIO()
    write_report(report, "html", stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def tree(page):
    return html.document_fromstring(page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))


def text_of(element):
    return make_line(element.text_content())


@pytest.fixture(scope="module")
def story(report):
    return View(report).stories[0]


def test_every_finding_and_every_passage_is_there(report, tree):
    for finding in report.findings:
        (card,) = tree.xpath(f"//*[@id='{finding.id}']")
        shown = text_of(card)
        assert finding.rule in shown
        assert make_line(finding.explanation) in shown
        for item in finding.evidence:
            assert make_line(item.text) in shown


def test_the_articles_are_there_in_full(report, tree):
    for source in report.sources:
        (box,) = tree.xpath(f"//*[@id='{name_article(source.id)}']//div[@class='text']")
        for sign in box.xpath(".//sup"):
            sign.drop_tree()
        assert text_of(box) == make_line(source.text)


def test_highlights_are_the_exact_words(report, tree):
    for finding in report.findings:
        for number, item in enumerate(finding.evidence, start=1):
            (anchor,) = tree.xpath(f"//span[@id='p-{finding.id}-{number}']")
            mark = next(link for link in anchor.itersiblings() if link.tag == "a")
            assert finding.id in mark.get("data-findings").split()
            assert make_line(item.text).startswith(make_line("".join(mark.xpath("text()")))[:10])


def test_every_link_leads_somewhere_on_the_page(tree):
    ids = set(tree.xpath("//@id"))
    links = set(tree.xpath("//a/@href"))
    assert links
    assert {link for link in links if not (link.startswith("#") and link[1:] in ids)} == set()


def test_ids_are_unique(tree):
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_nothing_is_fetched(tree, page):
    assert not tree.xpath("//link | //img | //iframe | //object | //embed | //script[@src] | //*[@srcset] | //base")
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert not re.search(r"@import|url\(", tree.xpath("string(//style)"))
    assert not [value for value in tree.xpath("//@src | //@action | //@formaction")]


def test_a_hostile_article_stays_text(tree):
    assert len(tree.xpath("//script")) == 1
    assert "alert(" not in tree.xpath("string(//script)")
    assert not [name for element in tree.iter() for name in getattr(element, "attrib", ()) if name.startswith("on")]
    assert not [link for link in tree.xpath("//@href") if link.lower().startswith(("javascript", "data"))]
    assert not tree.xpath("//*[@style]")


def test_no_control_character_is_left(page):
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)


def test_it_can_be_read_without_seeing(tree):
    assert tree.get("lang") == "en"
    assert tree.xpath("//table//th[@scope='col']")
    assert not tree.xpath("//input[not(ancestor::label)] | //select[not(ancestor::label)]")
    headings = [int(element.tag[1]) for element in tree.iter("h1", "h2", "h3", "h4", "h5")]
    assert headings[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))
    for region in tree.xpath("//*[@role='region' or @role='dialog']"):
        assert region.get("aria-label")
    named = set(tree.xpath("//@aria-labelledby"))
    assert named <= set(tree.xpath("//@id"))
    assert all(element.get("lang") is not None for element in tree.xpath("//p[@class='words'] | //div[@class='text']"))


def test_the_matrix_shows_who_agrees_and_who_does_not(report, story):
    rows = {row.statement: [cell.state for cell in row.cells] for row in build_matrix(View(report), story)}
    assert rows["A ferry carrying 212 people ran aground off Tarn on Tuesday"] == [
        "agrees",
        "agrees",
        "agrees",
        "silent",
    ]
    assert rows["14 passengers were hurt"] == ["conflicts", "conflicts", "updates", "agrees"]
    assert rows["We saw no fog and the lights were working"] == ["differs", "differs", "silent", "silent"]
    assert rows["le phare était éteint"] == ["silent", "silent", "disputed", "silent"]
    assert rows["The operator, Selm Lines, has run the route since 1987"] == ["silent", "adds", "silent", "silent"]


def test_who_agrees_in_a_contested_row_says_with_whom(report, story):
    rows = {row.statement: row.cells for row in build_matrix(View(report), story)}
    hurt = {cell.source.id: (cell.state, cell.value) for cell in rows["14 passengers were hurt"]}
    assert hurt["hostile_4"] == ("agrees", "with Reuters")
    copied = replace(
        report.groups[0], claims=tuple(item.id for item in report.claims[:4]), sources=("wire_1", "copy_2", "hostile_4")
    )
    held = replace(
        report, groups=(copied,), findings=tuple(item for item in report.findings if item.kind != "agreement")
    )
    row = next(row for row in build_matrix(View(held), View(held).stories[0]) if row.finding.kind == "contradiction")
    assert [(cell.state, cell.value) for cell in row.cells if cell.source.id == "hostile_4"] == [("agrees", "")]
    aground = rows["A ferry carrying 212 people ran aground off Tarn on Tuesday"]
    assert not [cell for cell in aground if cell.value.startswith("with")]


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2017-01-01 to 2017-12-31", "2017"), ("2026-06-01 to 2026-06-30", "2026-06"), ("26 countries", "26 countries")],
)
def test_whole_months_and_years_are_called_by_their_names(value, shown):
    assert _shorten_days(value) == shown


def test_the_timeline_is_in_order(report, story):
    days = [entry.days for entry in build_timeline(View(report), story)]
    assert days == ["2026-03-03", "2026-03-04"]


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        ("2026-03-03", "2026-03-03", "2026-03-03"),
        ("2026-03-03", "2026-03-05", "2026-03-03 – 2026-03-05"),
        ("1987-01-01", "", "since 1987"),
        ("1987-05-01", "", "since 1987-05-01"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2025-02-01", "2025-02-27", "2025-02-01 – 2025-02-27"),
        ("2025-01-01", "2025-12-31", "2025"),
    ],
)
def test_days_are_named_shortly(first, last, named):
    assert name_days(first, last) == named


def test_copies_stand_under_their_origin(report, story):
    origins = build_origins(View(report), story)
    assert origins[0].name == "Reuters"
    assert [(source.id, derived) for source, derived in origins[0].members] == [("wire_1", ""), ("copy_2", "Reuters")]


def test_segments_tile_the_article(report, story):
    for source_id, segments in cut_articles(story).items():
        text = next(item.text for item in report.sources if item.id == source_id)
        assert "".join(part.text for part in segments) == make_visible(text)
    wire = cut_articles(story)["wire_1"]
    assert {part.removed for part in wire} == {None, "related-links"}


def test_an_odd_source_id_is_still_a_place(report):
    assert name_article('a b"<é') == "a-a%20b%22%3C%C3%A9"
    odd = replace(report.sources[-1], id='a b"><script>\udc80', story=None)
    import io

    from claimcheck.report import write_report

    stream = io.StringIO()
    write_report(replace(report, sources=(*report.sources[:-1], odd)), "html", stream)
    assert len(html.document_fromstring(stream.getvalue().encode("utf-8", "replace")).xpath("//script")) == 1


def test_an_empty_report_is_a_page_too(render):
    empty = render("html", of=Report(tool=Tool("claimcheck", "0", {}, {})))
    assert "0 articles" in empty
    assert "No finding" in empty


COLOURS = ("contradiction", "altered_quote", "dispute", "update", "agreement", "addition", "unresolved")


def luminance(colour):
    digits = colour.lstrip("#")
    digits = "".join(sign * 2 for sign in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1])
def test_contrast_is_enough_for_wcag_aa(tree, scheme):
    values = dict(
        re.findall(r"--([\w-]+): (#\w+)", tree.xpath("string(//style)").split(":root {")[scheme + 1].split("}")[0])
    )
    pairs = [("ink", "page"), ("ink", "card"), ("soft", "page"), ("soft", "card"), ("link", "card"), ("link", "page")]
    pairs += [(kind, f"{kind}-bg") for kind in COLOURS] + [("ink", f"{kind}-bg") for kind in COLOURS]
    pairs += [(kind, back) for kind in COLOURS for back in ("page", "card")]
    for front, back in pairs:
        light, dark = sorted((luminance(values[front]), luminance(values[back])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (front, back)
