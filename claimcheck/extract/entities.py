"""Mentions: every place where a source names, describes or points back to a person, body, place or thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extract.entities_names import Name, find_known, find_names, is_title_case
from claimcheck.extract.entities_nominals import Reference, find_references
from claimcheck.extract.entities_roles import Role, find_roles
from claimcheck.ids import content_id
from claimcheck.records import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Span

    from claimcheck.passages import Passage
    from claimcheck.records import EntityLabel, Source

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


def _name_mention(passage: Passage, source: Source, name: Name, roles: Sequence[Role]) -> Mention:
    span = passage.doc[name.start : name.end]
    start, end = passage.span(span)
    texts = tuple(_written(passage, source, passage.doc[role.start : role.end]) for role in roles)
    gender = name.gender or next((role.gender for role in roles if role.gender), None)
    return Mention(
        id=content_id("m", source.sha256, start, end),
        source=source.id,
        start=start,
        end=end,
        text=source.text[start:end],
        label=name.label,
        form="name",
        roles=texts,
        gender=gender,
        number="sg",
        head=span[-1].text,
        subject=_is_subject(span),
        sentence=_sentence(passage, span),
    )


def _reference_mention(passage: Passage, source: Source, reference: Reference) -> Mention:
    span = passage.doc[reference.start : reference.end]
    start, end = passage.span(span)
    head = passage.doc[reference.head]
    pronoun = reference.form == "pronoun"
    return Mention(
        id=content_id("m", source.sha256, start, end),
        source=source.id,
        start=start,
        end=end,
        text=source.text[start:end],
        label=reference.label,
        form=reference.form,
        gender=reference.gender,
        number=reference.number,
        head=span.text.lower() if pronoun else (head.lemma_ or head.lower_),
        subject=_is_subject(span),
        sentence=_sentence(passage, span),
    )


def _written(passage: Passage, source: Source, span: Span) -> str:
    start, end = passage.span(span)
    return " ".join(source.text[start:end].split())


def _is_subject(span: Span) -> bool:
    return any(token.dep_.startswith(("nsubj", "csubj")) and token.head not in span for token in span)


def _sentence(passage: Passage, span: Span) -> tuple[int, int] | None:
    if not passage.doc.has_annotation("SENT_START"):
        return None
    return passage.span(span.sent)
