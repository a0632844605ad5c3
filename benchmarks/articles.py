"""Articles to measure on: a folder's own, or as many as are asked for, varied from the project's annotated stories."""

from __future__ import annotations

import calendar
import random
import re
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
VOWELS, CONSONANTS = "aeiou", "bcdfglmnprstv"
_NAME = re.compile(r"(?<=[\w,;:”»] )[A-ZÀ-Þ][a-zà-ÿ]{2,}")
_NUMBER = re.compile(r"\d+")


def read_texts(folder: Path) -> list[str]:
    """Return the text of every article of a folder, in the order of their paths."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]


def write_articles(texts: list[str], count: int, folder: Path) -> Path:
    """Write ``count`` articles: the texts, then variants that tell the same of other people, places and numbers."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        round_, which = divmod(number, len(texts))
        text = vary(texts[which], round_) if round_ else texts[which]
        (folder / f"{number:05d}.txt").write_text(text, encoding="utf-8")
    return folder


def vary(text: str, number: int) -> str:
    """Return the text with each name and number replaced; one number replaces alike in all texts of a story."""
    return _NUMBER.sub(lambda m: _other_number(m[0], number), _NAME.sub(lambda m: _other_name(m[0], number), text))


def _other_name(name: str, number: int) -> str:
    if name in KEPT:
        return name
    chosen = random.Random(f"{name} {number}")
    length = max(len(name), 4)
    letters = (chosen.choice(VOWELS if i % 2 else CONSONANTS) for i in range(length))
    return "".join(letters).capitalize()


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
