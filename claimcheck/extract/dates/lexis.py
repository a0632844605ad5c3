"""Cuts a text into atoms of the date grammar: literals ("2025-12-24", "17h30"), numbers, words of time, marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.extract.dates.spec import Atom
from claimcheck.extract.figures.numbers import Number, scan_numbers
from claimcheck.lexicon import load_table

_WORD = r"(?i:jusqu|lorsqu|puisqu|qu|[ldsnjmtc])['’](?=\s?\w|$)|(?i:aujourd)['’]hui|['’]s\b|[^\W\d_]+|['’]"
_HALF_DAY = r"(?:a\s?\.\s?m\s?\.?|p\s?\.\s?m\s?\.?|ampm|[ap]m)(?![^\W_])"
_ISO = r"(?<![\d/])\d{4}(?P<is>[-/.])\d{1,2}(?P=is)\d{1,2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?(?!\d)"
_LONG = (
    r"(?:(?<=\d{4}-)|(?<=\d-)(?=\d{1,2}/)|(?<![\d/.-]))\d{1,2}(?P<ls>[-/.])\d{1,2}(?P=ls)(?:\d{4}|\d{2})(?!\d)"
    r"(?!(?P=ls)\d{1,2}(?!(?P=ls)\d))"
)
_SPACED = r"(?<!\d)[0-3]\d [01]\d (?:19|20)\d\d(?!\d)"
_LITERALS = {
    "any": [
        ("ndate", rf"{_ISO}|{_LONG}|{_SPACED}"),
        ("ymonth", r"(?<![\d/.$€£])(?:19|20)\d\d/(?:0\d|[1-9])(?![\d/])"),
        ("ymonth", r"(?<![\d/.$€£-])(?:0?[1-9]|1[0-2])[/-](?:19|20)\d\d(?![\d/-])"),
        ("ymonth", r"(?<![\d-])(?:19|20)\d\d-(?:0[1-9]|[1-9](?!\d)|1[012](?=\s+(?:to|à)\b))(?![\d-])"),
        ("clock", rf"(?<![\d:,.])\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s?{_HALF_DAY}|[ap](?![^\W_]))?(?![\d:])"),
        ("clock", rf"(?<![\d:,.])\d{{1,2}}(?:[.:]\d{{2}})?\s?{_HALF_DAY}"),
        ("clock", r"(?<![\d:,.])\d{1,2}(?:[.:]\d{2})?[ap](?![^\W_])"),
        ("pdate", r"(?<=\()\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)?(?=\))"),
        ("clock", r"(?<![\d:,.])[0-2]\d[0-5]\d\s?(?:GMT|UTC|hours|hrs)(?!\w)"),
        ("sdate", r"(?<![\d/.$€£])(?<!\D-)\d{1,2}/\d{1,2}(?![\d/%])"),
    ],
    "en": [
        ("hours", r"(?:(?<=between )|(?<=from ))[01]\d[0-5]\d\s?-\s?[01]\d[0-5]\d(?!\d)"),
        ("fyear", r"(?<!\w)FY\s?['’]?(?:20)?\d\d(?:[-/](?:20)?\d\d)?(?!\w)"),
        ("decade", r"(?<![\w'’])(?:1\d|20)\d0\s?['’]?s(?!\w)|(?<![\w.])['’]?\d0['’]?s(?!\w)"),
        ("qlit", r"(?<!\w)(?:[Qq][1-4]|[1-4]Q(?:\d\d)?)(?!\w)"),
        ("hlit", r"(?<!\w)(?:H[12]|[12]H(?:\d\d)?)(?!\w)"),
    ],
    "fr": [
        ("hclock", r"(?<![\d:,.])\d{1,2}\s?h(?:\s?[0-5]\d)?(?:\s?min)?(?![^\W_])(?!\s?/\s?24)"),
        ("qlit", r"(?<!\w)[TQtq][1-4](?!\w)"),
        ("hlit", r"(?<!\w)S[12](?!\w)"),
        ("roman", r"(?<!\w)(?:X[IVX]{0,4}|V?I{1,3}|I[VX])(?:e|ème|\se(?=\ssiècle))(?!\w)"),
    ],
}  # fmt: skip
_MARKS = {
    **{",": "comma", ".": "dot", "/": "slash", ":": "colon", "(": "paren", ")": "paren", "\n": "br", "\r": "br"},
    **dict.fromkeys("?!;", "br"),
    **{"–": "dash", "—": "dash", "~": "dash", "&": "and", "<": "lt", ">": "gt", "=": "eq", "'": "apos", "’": "apos"},
}


@cache
def _literal_pattern(language: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    pairs = [*_LITERALS["any"], *_LITERALS[language]]
    joined = "|".join(f"(?P<x{index}>{body})" for index, (_, body) in enumerate(pairs))
    return re.compile(joined), tuple(name for name, _ in pairs)


#: A phrase's words after the first, how many they are, with the class and value of the whole.
_Tail = tuple[tuple[str, ...], str, str]


@cache
def _phrases(language: str) -> dict[str, tuple[_Tail | None, dict[str, list[_Tail]]]]:
    """First word → the phrase of it alone, and second word → longer phrases (longest first)."""
    table: dict[str, tuple[_Tail | None, dict[str, list[_Tail]]]] = {}
    for phrase, entry in load_table(language, "date_words").items():
        first, *rest = (_normal(match.group()) for match in re.finditer(rf"{_WORD}|[.&/]", phrase))
        cls, _, value = entry.partition(" ")
        alone, longer = table.get(first, (None, {}))
        tail = (tuple(rest), cls, value)
        if rest:
            longer.setdefault(rest[0], []).append(tail)
            longer[rest[0]].sort(key=lambda item: -len(item[0]))
        table[first] = (alone if rest else tail, longer)
    return table


def _normal(word: str) -> str:
    return word.lower().replace("’", "'")


def read_atoms(text: str, language: str) -> list[Atom]:
    """Return the atoms of a text in order; blank space and what is no word, number or mark falls between them."""
    taken = list(_literals(text, language))
    numbers = (_without_quarters(n, text) for n in scan_numbers(text, language))
    taken += [_number_atom(n, text, language) for n in numbers if not (n.article and n.kind == "fraction")]
    taken.sort(key=lambda atom: (atom.start, -(atom.end - atom.start)))
    atoms: list[Atom] = []
    at = 0
    for atom in taken:
        if atom.start < at:
            continue
        atoms.extend(_words(text, at, atom.start, language))
        atoms.append(atom)
        at = atom.end
    atoms.extend(_words(text, at, len(text), language))
    return _merge_phrases(_spoken_years(atoms), language)


#: Where a literal may begin; everything else in a text is passed over at once.
_TRIGGER = re.compile(r"\d|['’](?=\d0)|[QqTtHS](?=[1-4])|FY|(?<!\w)[XVI](?=[XVI]{0,4}\s?(?:e|ème)(?!\w))")


def _literals(text: str, language: str) -> Iterator[Atom]:
    pattern, names = _literal_pattern(language)
    trigger = _TRIGGER.search(text)
    while trigger is not None:
        found = pattern.match(text, trigger.start())
        if found is not None and found.lastgroup:
            yield Atom(found.start(), found.end(), names[int(found.lastgroup[1:])], found.group())
        trigger = _TRIGGER.search(text, found.end() if found is not None else trigger.end())


def _without_quarters(number: Number, text: str) -> Number:
    """Read "the last three quarters" as three quarters of a year and not as 0.75."""
    words = text[number.start : number.end]
    if number.kind != "fraction" or not words.endswith("quarters"):
        return number
    if not re.search(
        r"(?:last|past|next|previous|first|coming|consecutive|straight)\s$",
        text[max(0, number.start - 12) : number.start],
    ):
        return number
    top = scan_numbers(words.rsplit(" ", 1)[0], "en")
    return (
        Number(number.start, number.start + top[0].end, top[0].value, "integer", digits=top[0].digits)
        if top
        else number
    )


def _spoken_years(atoms: list[Atom]) -> list[Atom]:
    """Join "nineteen" + "ninety six" to the year 1996."""
    joined: list[Atom] = []
    for atom in atoms:
        last = joined[-1] if joined else None
        century = last is not None and last.cls == "card" and 10 < last.number <= 20 and last.text.isalpha()
        if (
            last is not None
            and century
            and atom.cls == "card"
            and 10 <= atom.number < 100
            and atom.start - last.end <= 1
        ):
            number = last.number * 100 + atom.number
            joined[-1] = Atom(last.start, atom.end, "yw", f"{last.text} {atom.text}", number=number)
        else:
            joined.append(atom)
    return joined


def _number_atom(number: Number, text: str, language: str) -> Atom:
    raw = text[number.start : number.end]
    cls = "num"
    if number.kind == "ordinal":
        cls = "ord"
    elif number.kind == "integer":
        if raw.isdigit() and len(raw) <= 2 and 1 <= number.value <= 31:
            cls = "dd"
        elif raw.isdigit() and len(raw) == 2:
            cls = "yy"
        elif raw.isdigit() and len(raw) == 4 and 1000 <= number.value < 3000:
            cls = "yyyy"
        elif not number.digits:
            cls = "one" if number.article and language == "fr" else "ycard" if 1500 <= number.value <= 2100 else "card"
    return Atom(number.start, number.end, cls, raw, number=number.value)


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(rf"{_WORD}|[-‐‑−–—,./:()\n\r~&<>=]|[^\s\w]|\d+|_+")


def _words(text: str, start: int, end: int, language: str) -> Iterator[Atom]:
    for match in _word_pattern().finditer(text, start, end):
        raw = match.group()
        first = raw[0]
        if first in "-‐‑−":
            tight = text[match.start() - 1 : match.start()].strip() and text[match.end() : match.end() + 1].strip()
            yield Atom(match.start(), match.end(), "hy" if tight else "dash", raw)
        elif first in _MARKS and len(raw) == 1:
            yield Atom(match.start(), match.end(), _MARKS[first], raw)
        else:
            yield Atom(match.start(), match.end(), "w" if first.isalpha() or first in "'’" else "sym", raw)


def _merge_phrases(atoms: list[Atom], language: str) -> list[Atom]:
    """Give words of time their class, the longest phrase first; a hyphen inside counts as a blank."""
    table = _phrases(language)
    texts = [_normal(atom.text) for atom in atoms]
    merged: list[Atom] = []
    at = 0
    while at < len(atoms):
        hit = _phrase_at(atoms, texts, at, table)
        if hit is None:
            merged.append(atoms[at])
            at += 1
            continue
        last, cls, value = hit
        end = atoms[last].end
        after = last + 1
        if "abbr" in value and after < len(atoms) and atoms[after].cls == "dot" and atoms[after].start == end:
            end, after = atoms[after].end, after + 1
        first = atoms[at]
        if ("weak" in value or "abbr" in value or cls in {"deictic", "set", "weekday"}) and first.text[:1].isupper():
            value += " cap"
        merged.append(Atom(first.start, end, cls, " ".join(texts[at : last + 1]), value, first.number))
        at = after
    return merged


def _phrase_at(
    atoms: list[Atom], texts: list[str], at: int, table: dict[str, tuple[_Tail | None, dict[str, list[_Tail]]]]
) -> tuple[int, str, str] | None:
    atom = atoms[at]
    if atom.cls not in _PHRASE_STARTS:
        return None
    entry = table.get(texts[at].partition(" ")[0] if atom.cls == "w" else texts[at])
    if entry is None:
        return None
    alone, longer = entry
    second = at + 2 if at + 1 < len(atoms) and atoms[at + 1].cls == "hy" else at + 1
    for parts, cls, value in longer.get(texts[second], ()) if longer and second < len(atoms) else ():
        last = _follow(atoms, texts, second, parts)
        if last is not None:
            return last, cls, value
    if alone is None or (atom.cls != "w" and alone[1] not in {"unitt", "one", "halfnum"}):
        return None
    return at, alone[1], alone[2]


#: Classes of the first atom of a phrase.
_PHRASE_STARTS = frozenset({"w", "one", "ord", "card", "num", "apos"})


def _follow(atoms: list[Atom], texts: list[str], at: int, parts: tuple[str, ...]) -> int | None:
    """Return the place of the last word when the words from ``at`` on are those of a phrase."""
    place = at
    for index, part in enumerate(parts):
        if index and place < len(atoms) and atoms[place].cls == "hy":
            place += 1
        if place >= len(atoms) or texts[place] != part:
            return None
        place += 1
    return place - 1
