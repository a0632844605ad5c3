"""One reading of a Doc by the trunk, shared by the components that follow one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from spacy.tokens import Doc, Token

from claimcheck.errors import ModelError
from claimcheck.models.trunk import Reading, Trunk

KEY = "claimcheck.reading"
DOCS_AT_ONCE = 64
"""Texts read together: enough to fill batches of like length."""


def in_batches(stream: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    """Cut a stream of Docs into lists of at most `size`."""
    docs = iter(stream)
    while batch := list(islice(docs, size)):
        yield batch


def words_of(doc: Doc) -> list[Token]:
    """Return the tokens that are not blank."""
    return [token for token in doc if not token.is_space]


def breaks_of(doc: Doc, tokens: Sequence[Token]) -> list[int]:
    """Return for each of the Doc's words how many line breaks stand before it."""
    if len(tokens) == len(doc):
        return [0] * len(tokens)
    places = [-1, *(token.i for token in tokens)]
    return [0 if at == before + 1 else doc[before + 1 : at].text.count("\n") for before, at in pairwise(places)]


def read_docs(docs: Sequence[Doc], trunk: Trunk) -> list[Reading]:
    """Return the trunk's readings of some Docs, from the component before where there is one."""
    new = [i for i, doc in enumerate(docs) if KEY not in doc.user_data]
    for lang in sorted({docs[i].lang_ for i in new}):
        own = [i for i in new if docs[i].lang_ == lang]
        if lang not in trunk.labels.used:
            raise ModelError(f"no entity model for language {lang!r}; there is {', '.join(sorted(trunk.labels.used))}")
        words = [words_of(docs[i]) for i in own]
        texts = [[token.text for token in tokens] for tokens in words]
        breaks = [[bool(count) for count in breaks_of(docs[i], tokens)] for i, tokens in zip(own, words, strict=True)]
        for i, reading in zip(own, trunk.read(texts, breaks, lang), strict=True):
            docs[i].user_data[KEY] = reading
    return [doc.user_data[KEY] for doc in docs]


def read_together(docs: Sequence[Doc], trunk: Trunk) -> None:
    """Read the parts of one text, all of one language, as one, so that each is judged with what stands around it."""
    words = [words_of(doc) for doc in docs]
    if not any(words):
        return
    whole = [token.text for part in words for token in part]
    counts = [breaks_of(doc, tokens) for doc, tokens in zip(docs, words, strict=True)]
    breaks = [bool(count) or (i == 0) for part in counts for i, count in enumerate(part)]
    reading = trunk.read([whole], [[False, *breaks[1:]]], docs[0].lang_)[0]
    start = 0
    for doc, part in zip(docs, words, strict=True):
        doc.user_data[KEY] = reading.part(start, start + len(part))
        start += len(part)


def drop_reading(doc: Doc) -> None:
    """Forget a Doc's reading, which is large and which nobody else needs."""
    doc.user_data.pop(KEY, None)
