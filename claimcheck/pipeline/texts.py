"""A bare text as a source: one side of a pair, or a statement that the user asks about."""

from __future__ import annotations

import hashlib
import re

from claimcheck.clean.languages import sentence_language
from claimcheck.errors import UsageError
from claimcheck.lexicon import installed_languages
from claimcheck.records import Block, Source

#: Halves of characters, of a broken argument or JSON string: no tokenizer takes them.
_SURROGATE = re.compile("[\ud800-\udfff]")


def make_source(name: str, text: str, language: str | None = None, published: str | None = None) -> Source:
    """Return a source that holds ``text`` (not blank) and nothing else, in one block.

    The language is detected when it is not given. Raises `UsageError` when it is not installed.
    """
    text = _SURROGATE.sub("\ufffd", text)
    language = language or sentence_language(text)
    if language not in installed_languages():
        installed = ", ".join(installed_languages())
        raise UsageError(f"the language of the {name} looks like {language!r}; installed are {installed}")
    start = len(text) - len(text.lstrip())
    return Source(
        id=name,
        path=name,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        characters=len(text),
        language=language,
        published=published,
        published_from="option" if published else None,
        kept=((0, len(text)),),
        blocks=(Block(start, len(text.rstrip()), "body", language),),
    )
