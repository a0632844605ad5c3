"""Encodings: what the text is, and what is noted."""

import pytest

from claimcheck.errors import InputError
from claimcheck.read.decode import decode_text

FRENCH = "À Noël, l'élève a reçu « dix-sept » œufs : ça coûte 3 €, c'est très peu."
SHORT = "Le préfet a été relevé."
RUSSIAN = "Президент встретился с министром обороны в Москве, сообщило агентство. Переговоры длились два часа."


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        (FRENCH.encode(), FRENCH, None),
        (FRENCH.encode("utf-8-sig"), FRENCH, None),
        (FRENCH.encode("utf-16"), FRENCH, "utf-16-le"),
        (b"\xfe\xff" + FRENCH.encode("utf-16-be"), FRENCH, "utf-16-be"),
        (FRENCH.encode("utf-32"), FRENCH, "utf-32-le"),
        ("The vote was close.".encode("utf-16-le"), "The vote was close.", "utf-16-le"),
        (FRENCH.encode("cp1252"), FRENCH, "cp1252"),
        (SHORT.encode("latin-1"), SHORT, "cp1252"),
        ("Un œuf à 3 €, dit l'élève.".encode("iso8859_15"), "Un œuf à 3 €, dit l'élève.", "iso8859_15"),
        (FRENCH.encode("mac_roman"), FRENCH, "mac_roman"),
        (SHORT.encode("cp850"), SHORT, "cp850"),
        ("“It’s over,” she said.".encode("cp1252"), "“It’s over,” she said.", "cp1252"),
        ("L’été — enfin. Déjà".encode() + b" \x93ici\x94.", "L’été — enfin. Déjà “ici”.", "2 stray bytes"),
        ("Déjà “lu".encode() + b"\xe2\x80", "Déjà “lu", "middle of a character"),
        (b"Lu par le pr\xe9fet relev\xe9", "Lu par le préfet relevé", "cp1252"),
        (b"Good \xed\xa0\xbd\xed\xb8\x80", "Good 😀", "CESU-8"),
        (b"Good \xed\xa0\xbd news", "Good \ufffd news", "CESU-8"),
    ],
)
def test_the_text_is_found_and_the_choice_noted(data, text, note):
    decoded = decode_text(data)
    assert decoded.text == text
    assert (note is None and decoded.notes == ()) or note in decoded.notes[0]


def test_other_scripts_are_detected():
    decoded = decode_text((RUSSIAN * 5).encode("cp1251"))
    assert decoded.text == RUSSIAN * 5
    assert decoded.notes


def test_newlines_and_quotes_stay():
    text = 'One "line"\r\nand ’another’\rand a third\n\x0c'
    assert decode_text(text.encode()).text == text


def test_characters_lost_before_are_counted():
    assert "2 characters were already lost" in decode_text("Caf\ufffd \ufffd la carte".encode()).notes[0]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xff\xfe", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "picture"),
        (b"PK\x03\x04abc", "office"),
        (b"%PDF-1.7", "PDF"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x00\x01\x02text" * 9, "binary"),
        (b"\xff\xfea\x00b", "breaks"),
    ],
)
def test_what_is_no_text_says_so(data, why):
    with pytest.raises(InputError, match=why):
        decode_text(data)


def test_a_nul_in_a_text_is_kept():
    text = "The mayor said no.\x00 " * 5
    assert decode_text(text.encode()).text == text
