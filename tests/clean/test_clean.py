"""The stage as a whole: regions tile every text, blocks lie in what is kept, options overrule, bad dates are noted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.clean import clean_source
from claimcheck.records import Source
from claimcheck.settings import Settings

SNIPPETS = [
    "Related posts", "Home > World", "By Jane Doe", "3 March 2024", "PARIS, Dec 24 (Reuters) - The", "(AFP)", "© 2024",
    "The minister resigned on Tuesday.", "Leave a reply", "• item", "# Title", "title: x", "À lire aussi", "\n", "\n\n",
    "\r\n", "\r", " ", "\x00", "\ufeff", "\u2028", "«", "“", "—", "é", "𝔘", "\ud800", "a" * 60, "1" * 30,
]  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=8))).map("".join))


def clean(text, options=None, **known):
    return clean_source(Source("s", "s.txt", text, "0", len(text), **known), options or Settings())


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_regions_tile_every_text_and_blocks_lie_inside(text):
    source = clean(text)
    regions = sorted([*source.kept, *((r.start, r.end) for r in source.removed)])
    assert [start for start, _ in regions] == [0, *(end for _, end in regions[:-1])][: len(regions)]
    assert (regions[-1][1] if regions else 0) == len(text)
    assert all(start < end for start, end in regions)
    previous = 0
    for block in source.blocks:
        assert previous <= block.start < block.end
        assert any(start <= block.start and block.end <= end for start, end in source.kept)
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        previous = block.end
    if source.dateline:
        assert text[source.dateline.start : source.dateline.end] == source.dateline.text


@pytest.mark.parametrize("text", ["", " \n\t ", "\ufeff", "\n\n\n"])
def test_nothing_is_removed_whole(text):
    source = clean(text)
    assert source.blocks == source.kept == ()
    assert len(source.removed) == (1 if text else 0)


@pytest.mark.parametrize("text", ["Rain", "It rained in Lowen.", "Minister resigns after vote", "« Non », dit-il."])
def test_a_single_line_is_kept(text):
    source = clean(text)
    assert [text[b.start : b.end] for b in source.blocks] == [text]


LEAD = "The ferry was towed into the port of Norvik on Friday, its owner said, after two days on the rocks."


def test_options_overrule():
    text = f"Posted on May 2, 2024\n\n{LEAD}"
    source = clean(text, Settings(published={"s": "2020-01-01"}, languages={"s": "fr"}))
    assert (source.published, source.published_from, source.language) == ("2020-01-01", "option", "fr")
    assert clean(text, Settings(published={"other": "2020-01-01"})).published == "2024-05-02"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-05-02", "2024-05-02"),
        ("2024-05-02T23:59:00+02:00", "2024-05-02"),
        ("Thu, 02 May 2024 10:00:00 GMT", "2024-05-02"),
        ("2 mai 2024", "2024-05-02"),
        ("02.05.2024", None),
        ("13.05.2024", "2024-05-13"),
        ("soon", None),
        ("2024-13-45", None),
    ],
)
def test_the_container_s_date_becomes_a_day_or_a_note(written, day):
    source = clean(LEAD, published=written)
    assert source.published == day
    assert source.published_from == ("metadata" if day else None)
    assert bool(source.notes) is (day is None)


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("The council announced on 3 May 2024 that the bridge will close for repairs until the autumn.", "2024-05-03"),
        ("Le conseil a annoncé, le 3 mai 2024, la fermeture du pont pour des travaux jusqu'à l'automne.", "2024-05-03"),
        ("The bridge has been closed since 3 May 2024 for repairs that the council ordered after a storm.", None),
        ("The council will meet on 3 May 2024 to decide on the bridge, its spokesman told reporters.", None),
        ("Born on 3 May 1954, the writer was known for her novels about the harbour of her childhood.", None),
        ("The deal was signed on 3 May 2024 and ended on 9 June 2024, according to the council's lawyers.", None),
        ("Le pont est fermé depuis le 3 mai 2024 pour des travaux que la mairie a commandés cet hiver.", None),
        ("The bridge, closed in May 2024, is to open again next week, the council said in a statement.", None),
    ],
)
def test_a_lead_dates_the_article_only_when_it_tells_the_news(lead, day):
    source = clean(f"{lead}\n\nEngineers said the work would cost four million. Nobody was hurt.")
    assert (source.published, source.published_from) == (day, "text" if day else None)


def test_a_later_day_in_the_text_leaves_the_date_open():
    text = (
        "The council announced on 3 May 2024 that the bridge was closed.\n\nA crack was found on 9 June 2024 by divers."
    )
    assert clean(text).published is None


def test_a_very_long_line_becomes_blocks_a_parser_can_hold():
    text = "The minister said that help was on its way to the town. " * 20_000
    source = clean(text)
    assert len(source.blocks) > 10
    assert max(b.end - b.start for b in source.blocks) <= 20_000
    assert all(text[b.start : b.end].endswith("town.") for b in source.blocks)
