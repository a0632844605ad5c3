"""Text that no sub-editor would send: what is found in it may be little, but it lies where it says."""

import hashlib

import pytest

from claimcheck.clean import clean_source
from claimcheck.pipeline.extraction import extract_source
from claimcheck.records import Source
from claimcheck.settings import Settings

PLAIN = (
    "Mayor Ana Diaz said on Monday that the harbour bridge would close in May. “Nobody will be cut off,” she told "
    "reporters. The repairs cost 4.5 million euros and 120 people will work on the site, according to Norvik plc."
)
FRENCH = (
    "La maire Odile Perrin a annoncé lundi que le pont du port fermerait en mai. « Personne ne sera isolé », a-t-elle "
    "assuré. Les travaux coûteront 4,5 millions d'euros, selon l'entreprise Norvik, et 120 ouvriers y participeront."
)
CASES = {
    "no full stops": PLAIN.replace(".", ""),
    "no punctuation": "".join(sign for sign in PLAIN if sign.isalnum() or sign == " "),
    "capitals": PLAIN.upper(),
    "small letters": PLAIN.lower(),
    "wrapped lines": "\n".join(PLAIN[i : i + 38] for i in range(0, len(PLAIN), 38)),
    "soft hyphens": PLAIN.replace("harbour", "har\u00adbour").replace("reporters", "re\u00adporters"),
    "zero width": PLAIN.replace(" ", "\u200b ").replace("Diaz", "Di\u200daz"),
    "ligatures": PLAIN.replace("site", "sıte").replace("fi", "ﬁ") + " The ﬁrst ﬂoor was ﬂooded.",
    "no blank after full stops": PLAIN.replace(". ", "."),
    "blanks everywhere": PLAIN.replace(" ", "  \t "),
    "windows lines": PLAIN.replace(". ", ".\r\n\r\n"),
    "an open mark": PLAIN.replace("”", ""),
    "only marks": "“”«»“ ” « » ' \" — – - … ( ) [ ] ; : , . ! ?",
    "only figures": "12 1,000 3.5 % $ € 2025-12-24 100M 1e400 " + "9" * 400,
    "French capitals": FRENCH.upper(),
    "French without accents": FRENCH.translate(str.maketrans("éèêàôç", "eeeaoc")),
    "French no punctuation": "".join(sign for sign in FRENCH if sign.isalnum() or sign in " '"),
    "French narrow blanks": FRENCH.replace("« ", "«\u202f").replace(" »", "\u202f»"),
    "dashes": "— Oui, dit-il. — Non — peut-être —, a-t-elle répondu. — …",
    "emoji": PLAIN.replace("said", "said 🙂").replace("Nobody", "Nobody 👩‍👩‍👧"),
    "combining letters": FRENCH.replace("é", "e\u0301"),
    "right to left": "\u202e" + PLAIN + "\u202c",
}


def extracted(text):
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source("a", "a.txt", text, digest, len(text), "fr" if "é" in text or "É" in text else None)
    source = clean_source(source, Settings())
    return source, extract_source(source, Settings())


@pytest.mark.parametrize("name", CASES)
def test_what_is_found_lies_where_it_says(name):
    source, found = extracted(CASES[name])
    assert not found.problems
    for item in (*found.mentions, *found.dates, *found.figures, *found.quotes, *found.claims):
        assert 0 <= item.start < item.end <= len(source.text)
        assert item.text == source.text[item.start : item.end]
    for claim in found.claims:
        assert all(part.text == source.text[part.start : part.end] for part in claim.arguments)


@pytest.mark.parametrize("name", ["wrapped lines", "soft hyphens", "windows lines", "French narrow blanks"])
def test_a_quote_and_its_speaker_survive(name):
    _, found = extracted(CASES[name])
    assert any(quote.speaker_text in ("she", "elle", "-elle") for quote in found.quotes)


def test_an_open_mark_costs_its_quote_and_no_more():
    _, whole = extracted(PLAIN)
    _, found = extracted(CASES["an open mark"])
    assert not found.quotes
    assert len(found.claims) >= len(whole.claims) - 1
