"""The lines above the body: which is the title, which belong to the article, which are the page's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from claimcheck.clean.layout import Paragraph, matching_key
from claimcheck.clean.likeness import overlap, stems
from claimcheck.clean.regions import Reasons

#: A title has so many words; a shorter one counts only when nothing else can be the title.
TITLE_WORDS = (3, 30)
#: A sentence with fewer words does not open an article.
OPENING_WORDS = 8
#: Where no paragraph ends in a full stop, lines of so many words on the average are text under a title.
TEXT_WORDS = 15
#: Likeness (rapidfuzz ratio) from which a line is the title that the page's metadata name.
SAME_TITLE = 85
#: A line above the body with so many words may be a second deck of the headline; shorter ones are sections.
DECK_WORDS = 5
DECKS = 2
#: A sentence above the body belongs to it when it shares this part of its longer words with the body.
STANDFIRST_OVERLAP = 0.3
#: What a page adds to its title behind a bar or dash is at most so many words long.
SUFFIX_WORDS = 5

_SUFFIX = re.compile(r"\s+(?P<mark>[|•·]|[-–—])\s+(?P<outlet>[A-ZÀ-ÖØ-Þ][^|•·»–—]{1,60})$")


@dataclass(frozen=True, slots=True)
class Head:
    """What was found above the body: the title's paragraph and its end without an outlet's name, and that name."""

    reasons: Reasons
    body: int
    title: int | None = None
    title_end: int | None = None
    outlet: str | None = None


def find_body(paragraphs: Sequence[Paragraph], reasons: Reasons) -> int | None:
    """Return the index of the paragraph that opens the running text, None when there is no sentence at all."""
    left = [i for i, reason in enumerate(reasons) if reason is None]
    sentences = [i for i in left if paragraphs[i].kind == "prose"]
    for i, following in zip(left, [*left[1:], None], strict=False):
        paragraph = paragraphs[i]
        if paragraph.kind != "prose":
            continue
        goes_on = following is not None and paragraphs[following].kind == "prose"
        long_enough = paragraph.words >= OPENING_WORDS
        if paragraph.solid or (long_enough and (goes_on or _is_announced(paragraphs, left, i))):
            return i
    return sentences[0] if sentences else None


def _is_announced(paragraphs: Sequence[Paragraph], left: Sequence[int], i: int) -> bool:
    """Tell whether a line above the sentence shares its words, as a title does."""
    known = stems(paragraphs[i].text)
    above = (paragraphs[j] for j in left if j < i)
    return any(p.kind == "line" and p.words >= TITLE_WORDS[0] and overlap(p.text, known) > 0 for p in above)


def judge_head(paragraphs: Sequence[Paragraph], reasons: Reasons, known_title: str | None) -> Head:
    """Choose the title among the lines above the body and say of the others what they are."""
    body = find_body(paragraphs, reasons)
    if body is None:
        return _headless(paragraphs, reasons, known_title)
    text = stems(" ".join(p.text[:1500] for p in _prose(paragraphs, reasons, body)))
    title = _choose(paragraphs, reasons, range(body), text, known_title)
    late = None if title is not None else _late_title(paragraphs, reasons, body)
    if late is not None:
        return Head(list(reasons), body, late, *_without_outlet(paragraphs, late))
    out = list(reasons)
    decks = 0
    for i in range(body):
        if i == title:
            out[i] = None
            continue
        if out[i] is not None:
            continue
        keeps = _keeps(paragraphs, i, title, text) and decks < DECKS
        decks += keeps and paragraphs[i].kind == "line"
        out[i] = None if keeps else _head_reason(paragraphs, i, title)
    end, outlet = _without_outlet(paragraphs, title) if title is not None else (None, None)
    return Head(out, body, title, end, outlet or _outlet_of_copy(paragraphs, title))


def _headless(paragraphs: Sequence[Paragraph], reasons: Reasons, known_title: str | None) -> Head:
    """No sentence anywhere: a bare headline or a list of notes; keep what is left as it is."""
    left = [i for i, reason in enumerate(reasons) if reason is None and paragraphs[i].kind == "line"]
    title = _named(paragraphs, left, known_title)
    if title is None and len(left) > 1 and known_title is None:
        mean = sum(paragraphs[i].words for i in left[1:]) / (len(left) - 1)
        first = paragraphs[left[0]].words
        title = left[0] if TITLE_WORDS[0] <= first <= mean / 2 and mean >= TEXT_WORDS else None
    end, outlet = _without_outlet(paragraphs, title) if title is not None else (None, None)
    return Head(list(reasons), len(paragraphs), title, end, outlet)


def _prose(paragraphs: Sequence[Paragraph], reasons: Reasons, body: int) -> list[Paragraph]:
    kept = (p for p, reason in zip(paragraphs[body:], reasons[body:], strict=True) if reason is None)
    return [p for p in kept if p.kind == "prose"][:3]


def _choose(
    paragraphs: Sequence[Paragraph], reasons: Reasons, above: range, body: frozenset[str], known: str | None
) -> int | None:
    eligible = ("related-links", None)
    lines = [i for i in above if reasons[i] in eligible and paragraphs[i].kind == "line"]
    named = _named(paragraphs, lines, known)
    if named is not None:
        return named
    fitting = [i for i in lines if TITLE_WORDS[0] <= paragraphs[i].words <= TITLE_WORDS[1]]
    fitting = [i for i in fitting if reasons[i] is None] or fitting
    if not fitting:
        short = [i for i in lines if reasons[i] is None]
        return short[0] if len(short) == 1 and known is None else None
    keys = [matching_key(paragraphs[i].text) for i in above]

    def score(i: int) -> float:
        key = matching_key(paragraphs[i].text)
        repeated = sum(key in other for other in keys) > 1
        words = paragraphs[i].words
        return overlap(paragraphs[i].text, body) + 0.3 * repeated + 0.2 * (words >= DECK_WORDS)

    best = max(fitting, key=lambda i: (round(score(i), 3), -i))
    return _last_of_copies(paragraphs, fitting, best)


def _last_of_copies(paragraphs: Sequence[Paragraph], lines: Sequence[int], best: int) -> int:
    """Of the copies of a title (the window's, the headline's) the last stands at the text."""
    key = matching_key(paragraphs[best].text)
    return max(i for i in lines if matching_key(paragraphs[i].text) == key)


def _named(paragraphs: Sequence[Paragraph], lines: Sequence[int], known: str | None) -> int | None:
    if not known:
        return None
    key = matching_key(known)
    alike = [i for i in lines if fuzz.ratio(matching_key(paragraphs[i].text), key) >= SAME_TITLE]
    return alike[-1] if alike else None


def _late_title(paragraphs: Sequence[Paragraph], reasons: Reasons, body: int) -> int | None:
    """Find the title of a page that prints its abstract above it: one sentence, then a line, then the text."""
    left = [i for i in range(body, len(paragraphs)) if reasons[i] is None][:3]
    if len(left) < 3 or body != left[0]:
        return None
    first, second, third = (paragraphs[i] for i in left)
    abstract = first.sentences == 1 and first.words <= TITLE_WORDS[1] and first.kind == "prose"
    headed = second.kind == "line" and TITLE_WORDS[0] <= second.words <= TITLE_WORDS[1] and third.kind == "prose"
    return left[1] if abstract and headed else None


def _keeps(paragraphs: Sequence[Paragraph], i: int, title: int | None, body: frozenset[str]) -> bool:
    paragraph = paragraphs[i]
    if paragraph.kind == "caption":
        return True
    if paragraph.kind == "item":
        return title is not None and i > title and paragraph.words > DECK_WORDS
    if paragraph.kind == "prose":
        below = title is not None and i > title
        return below or overlap(paragraph.text, body) >= STANDFIRST_OVERLAP
    return title is not None and i > title and paragraph.words >= DECK_WORDS


def _head_reason(paragraphs: Sequence[Paragraph], i: int, title: int | None) -> str:
    paragraph = paragraphs[i]
    if title is not None and paragraph.kind == "line":
        own, key = matching_key(paragraph.text), matching_key(paragraphs[title].text)
        if own == key or own.startswith(key):
            return "duplicate"
        if i > title and 2 <= paragraph.words <= 4 and paragraph.text.replace(" ", "").isalpha():
            return "byline" if paragraph.text.istitle() else "navigation"
    return "related-links" if paragraph.words > DECK_WORDS else "navigation"


def _outlet_of_copy(paragraphs: Sequence[Paragraph], title: int | None) -> str | None:
    """Return the outlet that a copy of the title above it names, as a window's title does."""
    if title is None:
        return None
    key = matching_key(paragraphs[title].text)
    for paragraph in paragraphs[:title]:
        match = _SUFFIX.search(paragraph.text)
        if match and matching_key(paragraph.text[: match.start()]) == key:
            return match["outlet"].strip() if len(match["outlet"].split()) <= SUFFIX_WORDS else None
    return None


def _without_outlet(paragraphs: Sequence[Paragraph], title: int) -> tuple[int, str | None]:
    """Return where the title ends without what the page adds to it ("… | The Daily Planet"), and that addition."""
    paragraph = paragraphs[title]
    match = _SUFFIX.search(paragraph.text)
    if match is None or len(match["outlet"].split()) > SUFFIX_WORDS or match.start() < 12:
        return paragraph.end, None
    bare = matching_key(paragraph.text[: match.start()])
    elsewhere = any(matching_key(p.text) == bare or f" {bare}" in matching_key(p.text) for p in paragraphs[:title])
    later = any(matching_key(p.text) == bare for p in paragraphs[title + 1 : title + 8])
    if match["mark"] not in "|•·" and not (elsewhere or later):
        return paragraph.end, None
    return paragraph.start + match.start(), match["outlet"].strip()
