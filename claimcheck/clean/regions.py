"""Which paragraphs are the article: judged from what a line looks like, what it says, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.clean.furniture import find_furniture, is_bare_day, is_link
from claimcheck.clean.layout import Paragraph
from claimcheck.clean.likeness import overlap, stems
from claimcheck.clean.phrases import Phrase

Reasons = list[str | None]

#: So many lines without a full stop in a row are a list of links and no sub-headings.
LINK_RUN = 3
#: In a list of links under a heading, an entry that is a full sentence has at most so many words.
TEASER_WORDS = 30
#: Where headlines and first lines alternate to the end of the page, a first line has at most so many.
TEASER_LONGEST = 45
#: A line shares this part of its longer words with the text that follows when it is that text's heading.
HEADING_OVERLAP = 0.2
#: Menu entries have at most so many words; so many of them in a row are a menu, bulleted or not.
MENU_ENTRY_WORDS = 3
MENU_RUN = 4
#: The mean number of words from which a run of removed lines is called links and not navigation.
LINK_WORDS = 4.0
#: So many bare days between sentences are a chronology and not the day of publication.
CHRONOLOGY_DAYS = 2
#: A repeated line is a duplicate from so many words on; a sentence may be said twice, a longer one hardly.
DUPLICATE_LINE_WORDS = 4
DUPLICATE_PROSE_WORDS = 8


def judge_furniture(paragraphs: Sequence[Paragraph]) -> tuple[Reasons, list[Phrase | None]]:
    """Return the reasons that follow from each paragraph alone, with the phrases behind them."""
    phrases: list[Phrase | None] = []
    running = 0
    for paragraph in paragraphs:
        phrase = find_furniture(paragraph, in_body=running >= 2)
        running += phrase is None and paragraph.kind == "prose" and paragraph.words >= 12
        phrases.append(phrase)
    _spare_chronology(paragraphs, phrases)
    return [phrase.reason if phrase else None for phrase in phrases], phrases


def _spare_chronology(paragraphs: Sequence[Paragraph], phrases: list[Phrase | None]) -> None:
    """Give back the days that head the entries of a chronology: bare, and each with a sentence before and after."""
    places = []
    for i in range(1, len(paragraphs) - 1):
        around = all(paragraphs[j].kind == "prose" and phrases[j] is None for j in (i - 1, i + 1))
        bare = paragraphs[i].kind == "line" and around and phrases[i] in (None, Phrase("posted-on"))
        if bare and is_bare_day(paragraphs[i].text):
            places.append(i)
    if len(places) >= CHRONOLOGY_DAYS:
        for i in places:
            phrases[i] = None


def judge_names(paragraphs: Sequence[Paragraph], reasons: Reasons) -> Reasons:
    """Take a bare name beside the line of the day, above the second paragraph, for the author's."""
    out = list(reasons)
    prose = 0
    for i, paragraph in enumerate(paragraphs):
        prose += reasons[i] is None and paragraph.kind == "prose"
        if prose > 1:
            break
        words = paragraph.text.split()
        named = paragraph.kind == "line" and 2 <= len(words) <= 4 and all(word.istitle() for word in words)
        beside = {reasons[j] for j in (i - 1, i + 1) if 0 <= j < len(reasons)}
        if named and reasons[i] is None and beside & {"posted-on", "byline"}:
            out[i] = "byline"
    return out


def judge_sections(paragraphs: Sequence[Paragraph], reasons: Reasons, phrases: Sequence[Phrase | None]) -> Reasons:
    """Extend the headings that open a section ("Related posts", "Leave a reply") over what belongs to them."""
    out = list(reasons)
    read = 0
    teasers = _teasers_from(paragraphs, reasons)
    for i, phrase in enumerate(phrases):
        read += out[i] is None and paragraphs[i].kind == "prose"
        if phrase is None:
            continue
        if phrase.rest and read:
            return out[:i] + [reason or phrase.reason for reason in reasons[i:]]
        if phrase.section:
            if teasers[i + 1]:
                return out[: i + 1] + [reason or phrase.reason for reason in out[i + 1 :]]
            end = _section_end(paragraphs, phrases, i)
            for j in range(i + 1, end):
                out[j] = out[j] or phrase.reason
    return out


def _section_end(paragraphs: Sequence[Paragraph], phrases: Sequence[Phrase | None], at: int) -> int:
    """Return the index of the first paragraph after the section that opens at ``at``."""
    previous: Paragraph | None = None
    first: Paragraph | None = None
    for i in range(at + 1, len(paragraphs)):
        paragraph, phrase = paragraphs[i], phrases[i]
        if phrase is not None and (phrase.section or phrase.rest):
            return i
        if phrase is not None:
            continue
        if paragraph.kind == "caption" or (paragraph.kind == "prose" and not _is_entry(paragraph, first)):
            returned = previous is not None and i - 1 > at and paragraphs[i - 1] is previous
            return i - 1 if returned and previous is not None and _heads(previous, paragraph) else i
        first = first or paragraph
        previous = paragraph
    return len(paragraphs)


def _is_entry(paragraph: Paragraph, first: Paragraph | None) -> bool:
    """Tell whether a full sentence under a heading of links is one of them."""
    if paragraph.solid or paragraph.words > TEASER_WORDS:
        return False
    if paragraph.trails_off:
        return True
    return first is None or (first.kind == "prose" and paragraph.sentences == 1)


def _teasers_from(paragraphs: Sequence[Paragraph], reasons: Reasons) -> list[bool]:
    """Tell of each place whether from there to the end titles and single sentences alternate, as teasers do."""
    out = [False] * (len(paragraphs) + 1)
    lines = prose = longest = 0
    doubled = loud = False
    previous = ""
    for i in range(len(paragraphs) - 1, -1, -1):
        paragraph = paragraphs[i]
        if reasons[i] is None:
            is_prose = paragraph.kind == "prose"
            lines += not is_prose
            prose += is_prose
            doubled = doubled or (is_prose and previous == "prose")
            if is_prose:
                longest = max(longest, paragraph.words)
                loud = loud or (paragraph.sentences >= 2 and not paragraph.trails_off)
            previous = paragraph.kind
        few = prose < LINK_RUN
        out[i] = lines >= max(2, prose) and not doubled and not (loud and few) and longest <= TEASER_LONGEST
    return out


def _heads(line: Paragraph, prose: Paragraph) -> bool:
    return line.kind == "line" and overlap(line.text, stems(prose.text)) >= HEADING_OVERLAP


def judge_runs(paragraphs: Sequence[Paragraph], reasons: Reasons) -> Reasons:
    """Remove lines that head no text: runs of titles, doubled lines, menus, and what trails after the last sentence.

    Works between the first and the last sentence and after it; what stands before is the title's business.
    """
    out = list(reasons)
    left = [i for i, reason in enumerate(out) if reason is None]
    position = 0
    headed = _has_headings([paragraphs[i] for i in left])
    while position < len(left):
        run = [left[position]]
        kind = paragraphs[run[0]].kind
        while position + len(run) < len(left) and paragraphs[left[position + len(run)]].kind == kind:
            run.append(left[position + len(run)])
        before = left[position - 1] if position else None
        after = left[position + len(run)] if position + len(run) < len(left) else None
        if kind in ("line", "item"):
            reason = _run_reason([paragraphs[i] for i in run])
            for i in _outsiders(paragraphs, run, before, after, headed):
                out[i] = reason
        position += len(run)
    return out


def _outsiders(
    paragraphs: Sequence[Paragraph], run: list[int], before: int | None, after: int | None, headed: bool
) -> list[int]:
    texts = [paragraphs[i] for i in run]
    if texts[0].kind == "item":
        return run if _is_menu(texts) or all(is_link(p.text[p.marker :]) for p in texts) else []
    if before is not None and paragraphs[before].introduces:
        return []
    if _is_doubled(texts):
        return run
    if are_facts(texts) or all(is_quoted(p) for p in texts):
        return []
    if all(p.words <= MENU_ENTRY_WORDS for p in texts) and _is_wedged(run, before, after):
        return run
    if after is None:
        return _trailing(texts, run, len(paragraphs))
    if len(run) < LINK_RUN:
        return []
    last = texts[-1]
    keep = {run[-1]} if last.markdown_heading or (headed and _heads(last, paragraphs[after])) else set()
    return [i for i, p in zip(run, texts, strict=True) if i not in keep and not is_quoted(p)]


def _has_headings(left: Sequence[Paragraph]) -> bool:
    """Tell whether the article has sub-headings: single lines between sentences."""
    kinds = [p.kind for p in left]
    return any(kinds[i - 1 : i + 2] == ["prose", "line", "prose"] for i in range(1, len(kinds) - 1))


def _is_wedged(run: list[int], before: int | None, after: int | None) -> bool:
    """Tell whether removed lines stand directly on both sides, as beside a button of a share bar."""
    return run[0] - 1 != before and run[-1] + 1 != after and run[-1] - run[0] + 1 == len(run)


def _trailing(texts: Sequence[Paragraph], run: list[int], total: int) -> list[int]:
    """Lines after the last sentence: one alone that ends the file may be the author's, more or followed ones not."""
    if len(run) == 1 and run[0] == total - 1 and texts[0].words >= 5:
        return []
    return [i for i, p in zip(run, texts, strict=True) if not is_quoted(p)]


def _run_reason(texts: Sequence[Paragraph]) -> str:
    mean = sum(p.words for p in texts) / len(texts)
    return "related-links" if mean >= LINK_WORDS else "navigation"


def _is_menu(texts: Sequence[Paragraph]) -> bool:
    short = all(p.words - bool(p.marker) <= MENU_ENTRY_WORDS for p in texts)
    return short and len(texts) >= MENU_RUN and not any(any(map(str.isdigit, p.text[p.marker :])) for p in texts)


def _is_doubled(texts: Sequence[Paragraph]) -> bool:
    pairs = sum(a.text == b.text for a, b in pairwise(texts))
    return pairs >= 2 and pairs >= len(texts) // 4


def are_facts(texts: Sequence[Paragraph]) -> bool:
    """Tell whether the lines are label and value ("Dead: 12"): a table or fact box flattened to text."""
    facts = sum(p.kind == "line" and ":" in p.text[:40] and any(map(str.isdigit, p.text)) for p in texts)
    return len(texts) >= 2 and facts >= 0.6 * len(texts)


def is_quoted(paragraph: Paragraph) -> bool:
    """Tell whether the line is somebody's words: a pull quote, with or without the speaker below."""
    text = paragraph.text[paragraph.marker :].lstrip("> ")
    opens = text[:1] in '“«„"' if text else False
    return opens and (text.rstrip(" .!?")[-1:] in '”»"“' or paragraph.words >= 8)


def judge_duplicates(paragraphs: Sequence[Paragraph], reasons: Reasons, title: int | None) -> Reasons:
    """Remove what repeats a kept paragraph word for word; of the title, what stands anywhere else."""
    out = list(reasons)
    seen: set[str] = set()
    if title is not None:
        seen.add(_wording(paragraphs[title]))
    for i, paragraph in enumerate(paragraphs):
        if out[i] is not None or i == title or len(paragraph.text) > 20_000:
            continue
        key = _wording(paragraph)
        least = DUPLICATE_PROSE_WORDS if paragraph.kind == "prose" else DUPLICATE_LINE_WORDS
        if key in seen and paragraph.words >= least:
            out[i] = "duplicate"
        seen.add(key)
    return out


def _wording(paragraph: Paragraph) -> str:
    return " ".join(paragraph.text[paragraph.marker :].casefold().split()).rstrip(" .")
