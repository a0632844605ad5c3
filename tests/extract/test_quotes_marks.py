import pytest

from claimcheck.extract.quotes_marks import find_marked
from claimcheck.records import Block


def blocks_of(text, language="en"):
    blocks, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(position, position + len(line), "body", language))
        position += len(line) + 1
    return tuple(blocks)


def marked(text):
    return [(text[item.start : item.end], item.depth) for item in find_marked(text, blocks_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won,” he said. “At last.”", [("We won,", 0), ("At last.", 0)]),
        ('"We won," he said.', [("We won,", 0)]),
        ("''We won,'' he said.", [("We won,", 0)]),
        ("``We won,'' he said.", [("We won,", 0)]),
        ("« Nous avons gagné », dit-elle.", [("Nous avons gagné", 0)]),
        ("<< Nous avons gagné >>, dit-elle.", [("Nous avons gagné", 0)]),
        ("„We won“, he said.", [("We won", 0)]),
        ("‘We won,’ he said.", [("We won,", 0)]),
        ("'We won,' he said.", [("We won,", 0)]),
        ("“He said ‘never’ to me,” she said.", [("He said ‘never’ to me,", 0), ("never", 1)]),
        ("« Il m'a dit “jamais” », dit-elle.", [("Il m'a dit “jamais”", 0), ("jamais", 1)]),
        ('"He said "never" to me," she said.', [('He said "never" to me,', 0), ("never", 1)]),
        ("He spoke of ‘the workers’ party’ again.", [("the workers’ party", 0)]),
        ("”We won,” he said.", [("We won,", 0)]),
        ("“We won.“", [("We won.", 0)]),
        ('“We won," he said.', [("We won,", 0)]),
        ("« Nous avons gagné »", [("Nous avons gagné", 0)]),
    ],
)
def test_every_mark_in_use(text, expected):
    assert marked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The dogs' owner isn't in the '90s mood, rock 'n' roll aside.",
        "L’homme d'affaires n’était pas là aujourd'hui.",
        "It’s the players’ choice and the coach’s too.",
        "He is 5'11\" tall.",
        "An unclosed “mark costs only its words.",
        '"',
        "",
    ],
)
def test_what_is_no_quotation(text):
    assert marked(text) == []


def test_an_unclosed_mark_costs_no_other_quotation():
    text = '"He never closed it.\nShe did: "All is well."'
    assert marked(text) == [("All is well.", 0)]


def test_a_mark_opened_again_goes_on():
    text = "“One.\n“Two.\n“Three,” she said."
    items = find_marked(text, blocks_of(text))
    assert [text[item.start : item.end] for item in items] == ["One.", "Two.", "Three,"]
    assert [item.goes_on for item in items] == [True, True, False]
    assert [item.continued for item in items] == [False, True, True]


@pytest.mark.parametrize("junk", ['"', "'a ", "“", "« ", "‘b’", "''"])
def test_time_grows_with_the_text(junk):
    text = junk * 20_000
    find_marked(text, blocks_of(text))
