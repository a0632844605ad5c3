import pytest

from claimcheck.models.files import models_folder
from claimcheck.models.trunk import OVERLAP, WINDOW, load_trunk, plan_windows


@pytest.mark.parametrize(
    "sizes",
    [[], [1], [1] * 158, [1] * 159, [1] * 10_000, [8] * 500, [3, 1, 7, 2] * 300],
    ids=["empty", "one", "full", "full and one", "ten thousand", "long words", "mixed"],
)
def test_windows_keep_every_word_once_and_fit(sizes):
    kept = []
    for window in plan_windows(0, sizes):
        assert sum(sizes[window.begin : window.end]) + 2 == window.size <= WINDOW
        assert window.begin <= window.keep < window.until <= window.end
        kept.extend(range(window.keep, window.until))
    assert kept == list(range(len(sizes)))


def test_words_inside_a_long_text_are_judged_with_context_on_both_sides():
    first, second = list(plan_windows(0, [1] * 300))[:2]
    assert first.end - first.until == OVERLAP // 2
    assert second.keep - second.begin == OVERLAP // 2


def test_a_text_is_read_alike_in_any_company():
    trunk = load_trunk(models_folder() / "trunk")
    texts = [["The", "mayor", "of", "Lyon", "resigned", "."], ["Two", "ferries", "sank", "."] * 60, ["No", "."]]
    together = trunk.read(texts, [[False] * len(text) for text in texts], "en")
    for text, reading in zip(texts, together, strict=True):
        (alone,) = trunk.read([text], [[False] * len(text)], "en")
        assert (alone.tags == reading.tags).all() and (alone.starts == reading.starts).all()
