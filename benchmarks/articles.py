"""Articles to measure on: a folder's own, or as many as are asked for, varied from the project's annotated stories."""

from __future__ import annotations

import calendar
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

STORIES = Path(__file__).resolve().parent.parent / "tests" / "gold" / "stories"
#: Words that keep their meaning only as they are.
KEPT = frozenset(
    [
        *calendar.month_name,
        *calendar.day_name,
        "AFP",
        "Reuters",
        "The",
        "And",
        "But",
        "For",
        "With",
        "They",
        "Published",
        "Posted",
        "Les",
        "Une",
        "Des",
        "Ils",
        "Elle",
        "Mais",
        "Pour",
        "Avec",
        "Selon",
        "Publié",
    ]
)
#: Words of more than this share of all articles are small ones.
SMALL_WORD = 0.15
#: Endings by which words are told apart that can stand for one another without breaking a sentence.
ENDINGS = ("tion", "ment", "ing", "ed", "ly", "er", "al", "ity", "ées", "ée", "és", "é", "ait", "ent", "eur", "es", "s")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"\d+")


def read_texts(folder: Path) -> list[str]:
    """Return the text of every article of a folder, in the order of their paths."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]


def write_articles(texts: list[str], count: int, folder: Path) -> Path:
    """Write ``count`` articles: the texts, then variants of all of them that tell of other things, until it is enough.

    A variant of a story's articles is a story of its own, with as many articles that agree as much: within a round
    each word stands for the same other word.
    """
    folder.mkdir(parents=True, exist_ok=True)
    classes = _classes(texts)
    for number in range(count):
        round_, which = divmod(number, len(texts))
        if which == 0:
            others = _others(classes, round_)
        text = vary(texts[which], others, round_) if round_ else texts[which]
        (folder / f"{number:05d}.txt").write_text(text, encoding="utf-8")
    return folder


def vary(text: str, others: dict[str, str], number: int) -> str:
    """Return the text with each word and number replaced by another."""
    return _NUMBER.sub(lambda m: _other_number(m[0], number), _WORD.sub(lambda m: _other_word(m[0], others), text))


def _classes(texts: list[str]) -> list[list[str]]:
    """Return the words of the texts in classes: names apart, about as common, of one ending.

    What is about as common in the texts stays so in their variants, so that those are as alike, and as unlike, as
    real articles of several topics are. Words that half of all articles have are small ones and stand for themselves.
    """
    counts = Counter(word for text in texts for word in set(_WORD.findall(text)))
    low = {word.lower() for word in counts if word.islower()}
    found: dict[tuple[bool, int, str], list[str]] = {}
    for word in sorted(counts):
        name = word[0].isupper()
        if word in KEPT or counts[word] > SMALL_WORD * len(texts) or (name and word.lower() in low):
            continue
        ending = "" if name else next((end for end in ENDINGS if word.endswith(end)), "")
        found.setdefault((name, counts[word].bit_length(), ending), []).append(word)
    return list(found.values())


def _others(classes: list[list[str]], number: int) -> dict[str, str]:
    """Return for each word the one that stands for it in a round."""
    chosen = random.Random(number)
    others: dict[str, str] = {}
    for words in classes:
        shuffled = words[:]
        chosen.shuffle(shuffled)
        others.update(zip(words, shuffled, strict=True))
    return others


def _other_word(word: str, others: dict[str, str]) -> str:
    other = others.get(word)
    if other is None and word[0].isupper() and word.lower() in others:
        return others[word.lower()].capitalize()
    return other or word


def _other_number(digits: str, number: int) -> str:
    value = int(digits)
    if len(digits) == 4 and 1900 <= value <= 2099:
        return str(1950 + (value - 1950 + 7 * number) % 80)
    if len(digits) <= 2 and 1 <= value <= 28:
        return str(1 + (value + 3 * number) % 28)
    return str(value + 11 * number)


def story_texts() -> list[str]:
    """Return the texts of the project's annotated stories."""
    return list(_stories())


def _stories() -> Iterator[str]:
    for story in sorted(path for path in STORIES.iterdir() if path.is_dir()):
        yield from read_texts(story)
