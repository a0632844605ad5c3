import json

import pytest


def spoken(found):
    return [(quote.text, quote.speaker_text, quote.cue) for quote in found.quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will rebuild the bridge,” said Anna Berg.", [("We will rebuild the bridge,", "Anna Berg", "said")]),
        ("Anna Berg said: “We will rebuild it.”", [("We will rebuild it.", "Anna Berg", "said")]),
        (
            "“We lost everything,” Berg said. “Nobody came to help us.”",
            [("We lost everything,", "Berg", "said"), ("Nobody came to help us.", "Berg", "said")],
        ),
        ("“The plan has failed,” a spokesman for the ministry said.",
         [("The plan has failed,", "a spokesman for the ministry", "said")]),
        ("According to the minister, “the money is gone.”", [("the money is gone.", "the minister", "According to")]),
        ("“No child should sleep on the street.” — Anna Berg, mayor of Tarn",
         [("No child should sleep on the street.", "Anna Berg, mayor of Tarn", "—")]),
        ("From Anna Berg: “We were never asked about this.”", [("We were never asked about this.", "Anna Berg", ":")]),
        ("“Is anyone there?” she asked.", [("Is anyone there?", "she", "asked")]),
        ("“BERG: We were never asked about this plan.”", [("We were never asked about this plan.", "BERG", ":")]),
    ],
)  # fmt: skip
def test_speaker_and_cue(extract, text, expected):
    assert spoken(extract(text)[0]) == expected


#: What users of textacy's `direct_quotations` report: the speaker comes back unknown, or is missed because no verb
#: names the saying, or because he stands too far from it.
PEERS = [
    ('"I burned my diary last night," the mayor\'s chief of staff admitted.', "chief of staff"),
    ('"We tried," she said. "We tried for years, and then we stopped."', "she"),
    ('From the mayor: "The water is safe to drink."', "mayor"),
    ('"The water is safe to drink." - Anna Berg, mayor of Tarn', "Anna Berg"),
    ('Anna Berg — "The water is safe to drink."', "Anna Berg"),
    ('"The water," Berg told the council, "is safe to drink."', "Berg"),
    ('Asked about the water, Berg replied: "It is safe to drink."', "Berg"),
    ('"The water is safe to drink," according to a spokeswoman for the council.', "spokeswoman"),
    ('"The water is safe," says Berg, who has run the council since 2019, "and it will stay safe."', "Berg"),
    ('Berg, 47, a chemist who came to Tarn in 1999, said: "The water is safe to drink."', "Berg"),
    ('"The water is safe to drink," wrote Berg in a letter to the council.', "Berg"),
    ('In a statement, the council said "the water is safe to drink".', "the council"),
    ("'The water is safe to drink,' Berg said.", "Berg"),
    ("“The water is safe to drink,” Berg said in German.", "Berg"),
    ("«\u00a0L'eau est potable\u00a0», a promis Anna Berg.", "Anna Berg"),
    ("«\u00a0L'eau est potable\u00a0», a-t-elle promis.", "elle"),
    ("Anna Berg : «\u00a0L'eau est potable dans toute la ville.\u00a0»", "Anna Berg"),
    ("«\u00a0L'eau est potable\u00a0» — Anna Berg, maire de Tarn", "Anna Berg"),
    ("Pour Anna Berg, «\u00a0l'eau est potable depuis lundi\u00a0».", "Anna Berg"),
]


@pytest.mark.parametrize(("text", "speaker"), PEERS)
def test_where_other_tools_know_no_speaker(extract, text, speaker):
    found = extract(text, "fr" if "«" in text else "en")[0].quotes
    assert found
    named = [quote.speaker_text or "" for quote in found]
    assert all(speaker in name for name in named)


@pytest.mark.parametrize(
    "text",
    [
        'The band played "Songs of the Harbour" for two hours.',
        'She appeared on "Morning & Coffee" last week.',
        'The group calls itself the "Friends of the River" and has forty members.',
        'The so-called "quick fix" took three years.',
        "Le film « Les Ombres du port » sort mercredi.",
    ],
)
def test_names_and_titles_are_no_quotes(extract, text):
    language = "fr" if text.startswith("Le ") else "en"
    assert extract(text, language)[0].quotes == ()


def test_a_partial_quote_is_one(extract):
    (quote,) = extract("The minister said the strike was “a disgrace” and left.")[0].quotes
    assert quote.partial
    assert quote.text == "a disgrace"


def test_the_speaker_is_a_mention(extract):
    found, _ = extract("“We will rebuild the bridge,” said Anna Berg.")
    assert {mention.id: mention.text for mention in found.mentions}[found.quotes[0].speaker] == "Anna Berg"


def test_paragraphs_of_one_speech_have_one_speaker(extract):
    found, _ = extract("“We stood in the rain,” said Anna Berg. “It was cold.\n“Then the doors opened.”")
    assert [quote.speaker_text for quote in found.quotes] == ["Anna Berg"] * 3


def test_a_medium(extract):
    (quote,) = extract("“The bridge is open again,” Berg wrote on Telegram.")[0].quotes
    assert quote.medium == "Telegram"


def load_gold(root):
    return [json.loads(line) for line in (root / "tests/gold/fr/quotes.jsonl").read_text("utf-8").splitlines()]


def test_french_gold(root, extract):
    right = found = wanted = speakers = 0
    for item in load_gold(root):
        gold = {(quote["start"], quote["end"]): quote for quote in item["quotes"]}
        quotes = extract(item["text"], "fr")[0].quotes
        hits = [quote for quote in quotes if (quote.start, quote.end) in gold]
        right, found, wanted = right + len(hits), found + len(quotes), wanted + len(gold)
        for quote in hits:
            named = gold[quote.start, quote.end]["speaker"]
            speakers += (quote.speaker_text or "") in (named or "") and bool(quote.speaker_text) == bool(named)
    assert right / found >= 0.95
    assert right / wanted >= 0.95
    assert speakers / right >= 0.9
