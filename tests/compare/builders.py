"""Claims, quotes and extracts made by hand from marked text: ``[Ann Lee|PERSON] paid {12 million|EUR|euros}``."""

import hashlib
import re

from claimcheck.compare.sides import Side, lay_out
from claimcheck.content import learn_synonyms, read_content
from claimcheck.records import Block, Claim, Date, Entity, Extract, Figure, Mention, Quote, Source, When

_MARK = re.compile(r"\[([^|\]]+)\|([A-Z]+)\]|\{([^|}]+)\|([^|}]*)\|([^|}]*)\}|<([^|>]+)\|([^|>]*)>")
_RELATIONS = {"over ": ">", "more than ": ">", "at least ": ">=", "less than ": "<", "about ": "~", "plus de ": ">"}


def parse(marked):
    """The plain text of a marked one, and its names, figures and dates as (start, end, ...) rows."""
    text, names, figures, dates, last = "", [], [], [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        start = len(text)
        text += match[1] or match[3] or match[6]
        row = (start, len(text))
        if match[1]:
            names.append((*row, match[2]))
        elif match[3]:
            figures.append((*row, match[4], match[5]))
        else:
            dates.append((*row, match[7]))
    return text + marked[last:], names, figures, dates


def make_extract(marked, *, id="a", language="en", published=None, quotes=(), **claim):
    """An extract whose one claim is the whole text; ``quotes`` are (words, speaker) pairs."""
    text, names, figures, dates = parse(marked)
    sha = hashlib.sha256(text.encode()).hexdigest()
    block = Block(0, len(text), "body", language)
    source = Source(id, id, text, sha, len(text), language, published=published, story="s", blocks=(block,))
    mentions = tuple(Mention(f"m:{text[s:e]}", id, s, e, text[s:e], label) for s, e, label in names)
    found_figures = tuple(_figure(text, n, id, *row) for n, row in enumerate(figures))
    found_dates = tuple(_date(text, n, id, *row) for n, row in enumerate(dates))
    said = tuple(_quote(text, n, id, words, speaker) for n, (words, speaker) in enumerate(quotes))
    predicate = claim.pop("predicate", None)
    span = None
    if predicate:
        start = text.index(predicate)
        span = (start, start + len(predicate))
    when = claim.pop("when", None)
    made = Claim(
        f"c:{id}", id, 0, len(text), text, text, claim.pop("kind", "statement"), language=language,
        predicate=predicate or "", predicate_span=span, when=When(*when) if when else None,
        figures=tuple(f.id for f in found_figures), dates=tuple(d.id for d in found_dates),
        sentence=(0, len(text)), checkworthy=claim.pop("checkworthy", 0.9), **claim,
    )  # fmt: skip
    return Extract(source, mentions, found_dates, found_figures, said, (made,))


def _figure(text, number, source, start, end, unit, counts):
    shown = text[start:end]
    digits = re.search(r"[\d.,]+", shown)
    value = float(digits[0].replace(",", "").rstrip(".")) if digits else None
    if "million" in shown and value:
        value *= 1e6
    relation = next((r for words, r in _RELATIONS.items() if shown.startswith(words)), "=")
    low = None if relation == "<" else value * (0.95 if relation == "~" else 1)
    high = None if relation in (">", ">=") else value * (1.05 if relation == "~" else 1)
    span = None
    if counts and counts in text[start : end + len(counts) + 1]:
        place = text.index(counts, start)
        span = (place, place + len(counts))
    return Figure(f"f{number}:{source}", source, start, end, shown, low, high, relation, value, unit or counts or None,
                  counts=counts or None, counts_head=counts or None, counts_span=span)  # fmt: skip


def _date(text, number, source, start, end, day):
    return Date(f"d{number}:{source}", source, start, end, text[start:end], day or None, day or None, "day", "absolute")


def _quote(text, number, source, words, speaker):
    start = text.index(words)
    return Quote(f"q{number}:{source}", source, start, start + len(words), words, f"m:{speaker}", speaker)


def make_entities(*extracts):
    """One entity for all mentions with the same words."""
    names = sorted({(m.text, m.label) for extract in extracts for m in extract.mentions})
    return tuple(
        Entity(f"e:{text}", text, label, tuple(m for x in extracts for m in x.mentions if m.text == text))
        for text, label in names
    )


def lay(left, right, score=0.9, similarity=0.9, **options):
    """Two marked texts laid side by side."""
    sides = []
    for name, marked in (("a", left), ("b", right)):
        own = {key[len(name) + 1 :]: value for key, value in options.items() if key.startswith(f"{name}_")}
        sides.append(make_extract(marked, id=name, **own))
    entities = make_entities(*sides)
    entity_of = {mention.id: entity.id for entity in entities for mention in entity.mentions}
    by_id = {entity.id: entity for entity in entities}
    made = [
        Side(x.claims[0], x.source, read_content(x, 0, len(x.source.text), x.source.language, entity_of), by_id)
        for x in sides
    ]
    return lay_out(*made, score, similarity, learn_synonyms((), None))
