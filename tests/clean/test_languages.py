"""The language of sources and blocks."""

import pytest

from claimcheck.clean.languages import block_language, detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry was towed into port on Friday.", "en"),
        ("Le bac a été remorqué vendredi jusqu'au port.", "fr"),
        ("Die Fähre wurde am Freitag in den Hafen geschleppt.", "de"),
        ("El transbordador fue remolcado al puerto el viernes.", "es"),
        ("Паром отбуксировали в порт в пятницу.", "ru"),
        ("12 : 30", None),
        ("Ja", None),
    ],
)
def test_a_source_s_language(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        ("Fishing Deal: Both Shores Agree On A Compromise", "fr", "en"),
        ("Les deux rives trouvent enfin un compromis sur la pêche", "en", "fr"),
        ("Commentary", "fr", "fr"),
        ("Emmanuel Macron, Ursula von der Leyen, Mark Rutte", "en", "en"),
        ("Emmanuel Macron, Ursula von der Leyen, Mark Rutte", "fr", "fr"),
        ("Il a répondu en anglais : « This is the only way out and everybody knows it. »", "fr", "fr"),
        ("“Nous ne céderons pas, jamais, et surtout pas maintenant”, he told the paper on Friday evening.", "en", "en"),
        ("Coalition of the Willing : groupe de pays volontaires", "fr", "fr"),
    ],
)
def test_a_block_s_language(text, source, language):
    assert block_language(text, source) == language
