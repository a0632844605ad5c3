"""Mentions: every place where a source names, describes or points back to a person, body, place or thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.attribution_cues import is_hung_pronoun
from claimcheck.extract.entities_names import Name, find_known, find_names, is_known_name, is_title_case, shown_gender
from claimcheck.extract.entities_nominals import Reference, find_references
from claimcheck.extract.entities_roles import Role, find_roles, office_at
from claimcheck.ids import content_id
from claimcheck.records import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Span

    from claimcheck.passages import Passage
    from claimcheck.records import EntityLabel, MentionForm, Source

#: Languages with a lexicon of titles, offices and pronouns; text in another language is read with the first.
LANGUAGES = ("en", "fr")


def find_mentions(passages: Sequence[Passage], source: Source) -> tuple[Mention, ...]:
    """Return the names, nominals and pronouns of a source in the order of its text.

    Titles and offices are cut off a name and kept as its ``roles``. Nominals are definite descriptions by office or
    kind; pronouns are those of the third person. What they stand for is decided by linking, not here. In a line set
    in Title Case capitals say nothing: only names that the running text or the gazetteer knows are taken there.
    """
    names = {id(passage): find_names(passage.doc, _lexicon_language(passage)) for passage in passages}
    known = _known_forms(passages, names)
    for passage in passages:
        if is_title_case(passage.doc):
            names[id(passage)] = find_known(passage.doc, known)
    return tuple(mention for passage in passages for mention in _passage_mentions(passage, source, names[id(passage)]))


def _lexicon_language(passage: Passage) -> str:
    return passage.language if passage.language in LANGUAGES else LANGUAGES[0]


def _known_forms(passages: Sequence[Passage], names: Mapping[int, Sequence[Name]]) -> dict[str, EntityLabel]:
    """Return the names of the running text, and people's last names, with their labels."""
    forms: dict[str, EntityLabel] = {}
    for passage in passages:
        if is_title_case(passage.doc):
            continue
        for name in names[id(passage)]:
            forms.setdefault(passage.doc[name.start : name.end].text, name.label)
            if name.label == "PERSON":
                forms.setdefault(passage.doc[name.end - 1].text, name.label)
    return forms


def _passage_mentions(passage: Passage, source: Source, names: Sequence[Name]) -> Iterator[Mention]:
    doc = passage.doc
    language = _lexicon_language(passage)
    found: list[tuple[int, Mention]] = []
    names = _without_departments(doc, names, language)
    named: set[int] = set()
    held: set[int] = set()
    for name in names:
        roles = find_roles(doc, name.start, name.end, language) if name.label == "PERSON" else ()
        named.update(range(name.start, name.end))
        held.update(*(range(role.start, role.end) for role in roles))
        found.append((name.start, _name_mention(passage, source, name, roles)))
    for reference in find_references(doc, language, named, held):
        found.append((reference.start, _reference_mention(passage, source, reference)))
    yield from (mention for _, mention in sorted(found, key=lambda pair: pair[0]))


def _without_departments(doc: Doc, names: Sequence[Name], language: str) -> list[Name]:
    """Leave out what a minister is minister of ("ministre des Transports"), unless the gazetteer has it."""
    fields: set[int] = set()
    for name in names:
        for role in find_roles(doc, name.start, name.end, language) if name.label == "PERSON" else ():
            offices = (office_at(doc, index, language) for index in range(role.start, role.end))
            if any(office is not None and "minister" in office[1] for office in offices):
                fields.update(range(role.start, role.end))
    return [
        name
        for name in names
        if name.label == "PERSON" or name.start not in fields or is_known_name(doc[name.start : name.end].text)
    ]


def _name_mention(passage: Passage, source: Source, name: Name, roles: Sequence[Role]) -> Mention:
    span = passage.doc[name.start : name.end]
    texts = tuple(_written(passage, source, passage.doc[role.start : role.end]) for role in roles)
    gender = name.gender or next((role.gender for role in roles if role.gender), None)
    if gender is None and name.label == "PERSON":
        gender = shown_gender(span, _lexicon_language(passage))
    return _mention(passage, source, span, name.label, "name", span[-1].text, gender, "sg", texts)


def _reference_mention(passage: Passage, source: Source, reference: Reference) -> Mention:
    span, head = passage.doc[reference.start : reference.end], passage.doc[reference.head]
    shown = span.text.lower() if reference.form == "pronoun" else (head.lemma_ or head.lower_)
    return _mention(passage, source, span, reference.label, reference.form, shown, reference.gender, reference.number)


def _mention(
    passage: Passage, source: Source, span: Span, label: EntityLabel, form: MentionForm, head: str,
    gender: str | None, number: str | None, roles: tuple[str, ...] = (),
) -> Mention:  # fmt: skip
    start, end = passage.span(span)
    return Mention(
        content_id("m", source.sha256, start, end), source.id, start, end, source.text[start:end], label, form,
        roles, gender, number, head, _is_subject(span), _sentence(passage, span),
    )  # fmt: skip


def _written(passage: Passage, source: Source, span: Span) -> str:
    start, end = passage.span(span)
    return " ".join(source.text[start:end].split())


def _is_subject(span: Span) -> bool:
    """Tell whether a mention is the subject of a verb, or stands beside the noun that is ("the mayor, Ann Lee,")."""
    if is_hung_pronoun(span[-1]):
        return True
    for token in span:
        if token.head in span and token.head != token:
            continue
        if token.dep_ in ("appos", "flat", "flat:name") and token.head not in span:
            token = token.head
        if token.dep_.startswith(("nsubj", "csubj")) and token.head not in span:
            return True
    return False


def _sentence(passage: Passage, span: Span) -> tuple[int, int] | None:
    if not passage.doc.has_annotation("SENT_START"):
        return None
    return passage.span(span.sent)
