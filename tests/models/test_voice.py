import pytest

from claimcheck.models.voice import settle_voice


@pytest.mark.parametrize(
    ("lemmas", "heads", "labels", "settled"),
    [
        ("il être mourir", [2, 2, -1], ["nsubj:pass", "aux:pass", "ROOT"], ["nsubj", "aux:tense", "ROOT"]),
        ("il être fermer", [2, 2, -1], ["nsubj:pass", "aux:pass", "ROOT"], ["nsubj:pass", "aux:pass", "ROOT"]),
        ("il avoir fermer", [2, 2, -1], ["nsubj:pass", "aux:tense", "ROOT"], ["nsubj", "aux:tense", "ROOT"]),
        (
            "il avoir être fermer",
            [3, 3, 3, -1],
            ["nsubj:pass", "aux:tense", "aux:pass", "ROOT"],
            ["nsubj:pass", "aux:tense", "aux:pass", "ROOT"],
        ),
        ("pont fermer", [1, -1], ["nsubj:pass", "ROOT"], ["nsubj:pass", "ROOT"]),
    ],
)
def test_voice_follows_the_auxiliaries(lemmas, heads, labels, settled):
    before = list(labels)
    changed = settle_voice(heads, labels, lemmas.split(), frozenset({"mourir"}))
    assert labels == settled
    assert changed == {i for i, (a, b) in enumerate(zip(before, labels, strict=True)) if a != b}
