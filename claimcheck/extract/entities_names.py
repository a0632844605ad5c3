"""Names of people, bodies and places: what the pipeline found, cleaned, or what a gazetteer finds without one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extract.entities_roles import office_at, office_ending, titles, word
from claimcheck.lexicon import load_table, load_words
from claimcheck.lexicon.gazetteer import body_key, is_acronym, opens_name, people_of, place_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc, Span

    from claimcheck.records import EntityLabel

#: Labels of pipelines and corpora → ours; a label that is missing here (DATE, MONEY) names no entity.
LABELS: dict[str, EntityLabel] = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "NORP": "NORP",
    "EVENT": "EVENT", "PRODUCT": "PRODUCT", "MISC": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC",
}  # fmt: skip
#: The longest name that the gazetteer is asked for, in tokens ("Organisation du traité de l'Atlantique nord").
LONGEST_NAME = 8
#: Words up to this length ("and", "for") stay small in Title Case.
LONGEST_SMALL_WORD = 4
#: A line in Title Case capitalises nearly all longer words; one of fewer words shows nothing.
TITLE_CASE_SHARE, SHORTEST_LINE = 0.85, 3
#: Marks and possessive endings that are never part of a name at its edges.
_EDGES = frozenset(["'s", "'", "’s", "’", *',.-–—"“”«»():;‘/'])
#: Marks after which a capital says nothing.
_OPENERS = frozenset('.!?:«“"•')


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens ``[start, end)``, its label, and the gender that its title shows."""

    start: int
    end: int
    label: EntityLabel
    gender: str | None = None


def find_names(doc: Doc, language: str) -> tuple[Name, ...]:
    """Return the names in a Doc, in order and without overlaps.

    They are ``doc.ents``, with articles, possessives and titles cut off; names that the pipeline missed but that the
    gazetteer knows are added; without any entity component, capitalised runs serve as well.
    """
    found = [name for name in (_clean(doc, ent.start, ent.end, ent.label_, language) for ent in doc.ents) if name]
    taken = {index for name in found for index in range(name.start, name.end)}
    taken |= {index for ent in doc.ents for index in range(ent.start, ent.end)}
    found += [name for name in _known(doc) if not taken & set(range(name.start, name.end))]
    found = _joined(doc, found, language)
    if not doc.has_annotation("ENT_IOB"):
        taken = {index for name in found for index in range(name.start, name.end)}
        found += [name for name in _runs(doc, language) if not taken & set(range(name.start, name.end))]
    return tuple(sorted(found, key=lambda name: name.start))


def _clean(doc: Doc, start: int, end: int, label: str, language: str) -> Name | None:
    """Cut articles, possessives, titles and offices off a name."""
    kind = LABELS.get(label)
    if kind is None:
        return None
    articles = load_words(language, "articles")
    while start < end and (doc[start].text in _EDGES or (word(doc[start]) in articles and doc[start].is_lower)):
        start += 1
    if start < end - 1 and word(doc[start]) in articles and kind != "MISC":
        start += 1
    while start < end and (doc[end - 1].text in _EDGES or doc[end - 1].is_space):
        end -= 1
    gender = None
    if kind == "PERSON":
        start, gender = _without_titles(doc, start, end, language)
        before = titles(language).get(word(doc[start - 1])) if start else None
        gender = gender or (before[0] if before else None)
    if start < end - 1 and kind == "PERSON" and doc[start].pos_ == "ADP" and _opens_sentence(doc, start):
        start += 0 if word(doc[start]) in load_words("any", "name_links") else 1
    if start >= end or not _can_be_name(doc, start, end, kind, language):
        return None
    if (
        kind in ("PERSON", "LOC", "MISC")
        and end - start > 1
        and word(doc[end - 1]) in load_words(language, "organisation_words")
    ):
        kind = "ORG"
    if kind in ("LOC", "MISC", "ORG") and _is_presented(doc, start, end, language):
        kind = "PERSON"
    return Name(start, end, _known_label(doc[start:end].text, kind), gender)


def _can_be_name(doc: Doc, start: int, end: int, kind: EntityLabel, language: str) -> bool:
    """Tell whether tokens hold a letter, and are no day and no person or place without a capital."""
    text = doc[start:end].text
    if not any(char.isalnum() for char in text) or "[" in text or "]" in text:
        return False
    if kind in ("LOC", "EVENT", "MISC", "ORG") and _is_day(doc, start, end, language):
        return False
    return kind not in ("PERSON", "LOC") or not text.islower() or _gazetteer_label(text) is not None


def _is_day(doc: Doc, start: int, end: int, language: str) -> bool:
    """Tell whether a name is nothing but a weekday, a month or a feast."""
    table = load_table(language, "date_words")
    words = [word(token) for token in doc[start:end]]
    return " ".join(words) in table or all(entry in table for entry in words)


def _is_presented(doc: Doc, start: int, end: int, language: str) -> bool:
    """Tell whether a name that opens with a given name stands behind an office or a comma, as people are presented."""
    if end - start not in (2, 3) or start < 1 or not shown_gender(doc[start:end], language):
        return False
    before = word(doc[start - 1])
    presented = before == "," or office_ending(doc, start, language) is not None
    return (
        presented and _gazetteer_label(doc[start:end].text) is None and all(_capital(doc, i) for i in (start, end - 1))
    )


def _without_titles(doc: Doc, start: int, end: int, language: str) -> tuple[int, str | None]:
    gender = None
    while start < end - 1:
        title = titles(language).get(word(doc[start]))
        office = office_at(doc, start, language)
        if title:
            gender = gender or title[0]
            if title[1]:
                break
            start += 1
        elif office and office[0] < end:
            gender = gender or office[2]
            start = office[0]
        elif people_of(doc[start].text) and office_at(doc, start + 1, language):
            start += 1
        else:
            break
    return start, gender


def shown_gender(name: Span, language: str) -> str | None:
    """Return the gender that a full name shows by its given name, or by a participle that agrees with it."""
    first = word(name[0])
    if len(name) > 1:
        gender = load_table(language, "given_names").get(first) or load_table("any", "given_names").get(first)
        if gender is not None:
            return gender
    verb = name.root.head
    perfect = any(child.dep_ in ("aux:tense", "aux:pass") and child.lemma_ == "être" for child in verb.children)
    agrees = name.root.dep_.startswith("nsubj") and "Fem" in verb.morph.get("Gender", [])
    return "f" if perfect and agrees and "Sing" in verb.morph.get("Number", []) else None


def _known_label(text: str, kind: EntityLabel) -> EntityLabel:
    """Let the gazetteer overrule a label that cannot be right: a country is no organisation, "French" no place."""
    if (body_key(text) and is_acronym(text)) or text in load_table("any", "agencies"):
        return "ORG"
    key = place_key(text)
    if key and key.startswith("territory:") and kind in ("ORG", "MISC", "NORP", "PRODUCT", "EVENT"):
        return "LOC"
    return "NORP" if people_of(text) and kind in ("LOC", "MISC") and not key else kind


def _joined(doc: Doc, names: list[Name], language: str) -> list[Name]:
    """Add names of the pattern "Coalition of the Willing", which pipelines cut short or miss."""
    words = load_words(language, "organisation_words")
    linking = load_words(language, "genitive_links") | load_words(language, "articles")
    whole: list[Name] = []
    for start in range(len(doc) - 2):
        if not _capital(doc, start) or word(doc[start]) not in words or word(doc[start + 1]) not in linking:
            continue
        last = start + 1
        while last < len(doc) - 1 and word(doc[last]) in linking:
            last += 1
        if _capital(doc, last) and not people_of(doc[last].text) and not place_key(doc[last].text):
            while last + 1 < len(doc) and _capital(doc, last + 1):
                last += 1
            whole.append(Name(start, last + 1, "ORG"))
    if not whole:
        return names
    held = {index for name in names if name.end - name.start > 2 for index in range(name.start, name.end)}
    whole = [name for name in whole if not held & set(range(name.start, name.end))]
    covered = {index for name in whole for index in range(name.start, name.end)}
    return [name for name in names if not covered & set(range(name.start, name.end))] + whole


def is_title_case(doc: Doc) -> bool:
    """Tell whether a line capitalises its ordinary words too, as English headlines do, or is all in capitals."""
    words = [token.text for token in doc if token.is_alpha and len(token) > LONGEST_SMALL_WORD]
    capitals = sum(text[0].isupper() for text in words)
    return len(words) >= SHORTEST_LINE and capitals >= TITLE_CASE_SHARE * len(words)


def find_known(doc: Doc, forms: Mapping[str, EntityLabel]) -> tuple[Name, ...]:
    """Return the names in a Doc that are among ``forms`` (name → label) or in the gazetteer, longest first."""
    found: list[Name] = []
    start = 0
    while start < len(doc):
        name = next(_forms_at(doc, start, forms), None)
        if name:
            found.append(name)
        start = name.end if name else start + 1
    return tuple(found)


def _forms_at(doc: Doc, start: int, forms: Mapping[str, EntityLabel]) -> Iterator[Name]:
    first = doc[start].text
    if not first[:1].isupper() or not (forms or opens_name(first)):
        return
    for size in range(min(LONGEST_NAME, len(doc) - start), 0, -1):
        text = doc[start : start + size].text
        label = forms.get(text) or (_gazetteer_label(text) if doc[start + size - 1].text not in _EDGES else None)
        if size == 1 and label == "LOC" and _opens_sentence(doc, start) and str(place_key(text)).startswith("town:"):
            label = forms.get(text)
        if label:
            yield Name(start, start + size, label)


def _known(doc: Doc) -> Iterator[Name]:
    """Yield the territories, towns, bodies and peoples that the gazetteer knows, longest first."""
    yield from find_known(doc, {})


def is_known_name(text: str) -> bool:
    """Tell whether the gazetteer knows a name."""
    return _gazetteer_label(text) is not None


def _gazetteer_label(text: str) -> EntityLabel | None:
    if "\n" in text or text.endswith("."):
        text = text if is_acronym(text) else ""
    if body_key(text):
        return "ORG"
    key = place_key(text)
    if key:
        return "LOC"
    return "NORP" if people_of(text) else None


def _runs(doc: Doc, language: str) -> Iterator[Name]:
    """Yield capitalised runs with the label that their words and neighbours suggest."""
    start = 0
    while start < len(doc):
        if not _capital(doc, start):
            start += 1
            continue
        end = start + 1
        while end < len(doc) and (_capital(doc, end) or _linked(doc, end)):
            end += 1
        first = start + (1 if word(doc[start]) in load_words(language, "articles") else 0)
        name = _run_name(doc, first, end, language) if first < end else None
        if name and (not _opens_sentence(doc, name.start) or name.end - name.start > 1):
            yield name
        start = end


def _run_name(doc: Doc, start: int, end: int, language: str) -> Name | None:
    first, gender = _without_titles(doc, start, end, language)
    words = [word(token) for token in doc[start:end]]
    titled = start and (word(doc[start - 1]) in titles(language) or office_at(doc, start - 1, language))
    if titled or first > start:
        before = titles(language).get(word(doc[start - 1])) if start else None
        return Name(first, end, "PERSON", gender or (before[0] if before else None))
    if set(words) & load_words(language, "organisation_words") or is_acronym(doc[start:end].text):
        return Name(start, end, "ORG")
    if start and word(doc[start - 1]) in load_words(language, "place_prepositions"):
        return Name(start, end, "LOC")
    if office_at(doc, start, language) or len(words) > 3 or len(words) == 1:
        return Name(start, end, "MISC") if len(words) > 1 or len(words[0]) > 2 else None
    return Name(start, end, "PERSON")


def _capital(doc: Doc, index: int) -> bool:
    text = doc[index].text
    return text[:1].isupper() and any(char.isalpha() for char in text)


def _linked(doc: Doc, index: int) -> bool:
    return word(doc[index]) in load_words("any", "name_links") and index + 1 < len(doc) and _capital(doc, index + 1)


def _opens_sentence(doc: Doc, index: int) -> bool:
    return index == 0 or doc[index].is_sent_start is True or doc[index - 1].text in _OPENERS
