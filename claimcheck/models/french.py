"""What a French pipeline knows of single words, without spaCy's own: importing that takes nearly two seconds.

spaCy joins 266 patterns of words with hyphens, each with all letters written out, and Python takes 1.7 s to compile
them. `hyphenated` are the same patterns with what they share written once. All else that a tokenizer needs comes with
the model's folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from spacy.attrs import LIKE_NUM  # type: ignore[import-not-found]
from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc, Span

from claimcheck.lexicon import load_words

_SIGNS = ("+", "-", "±", "~")


def like_number(text: str) -> bool:
    """Tell whether a word is a number, in digits or written out."""
    if text.startswith(_SIGNS):
        text = text[1:]
    text = text.replace(",", "").replace(".", "")
    above, stroke, below = text.partition("/")
    return text.isdigit() or bool(stroke and above.isdigit() and below.isdigit()) or _is_numeral(text)


def _is_numeral(text: str) -> bool:
    return text.lower() in load_words("fr", "numerals")


def find_noun_chunks(part: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """Yield noun chunks as spaCy finds them."""
    from spacy.lang.fr.syntax_iterators import noun_chunks  # which imports what this module does without

    yield from noun_chunks(part)


class FrenchDefaults(BaseDefaults):
    """Stop words, numbers and noun chunks of spaCy's French."""

    stop_words = set(load_words("fr", "stop_words"))  # noqa: RUF012
    lex_attr_getters: dict[int, Callable[[str], Any]] = {LIKE_NUM: like_number}  # noqa: RUF012 - as spaCy declares it
    syntax_iterators: dict[str, Callable[..., Any]] = {"noun_chunks": find_noun_chunks}  # noqa: RUF012


class French(Language):  # type: ignore[no-untyped-call]
    """The language of our French pipeline."""

    lang = "fr"
    Defaults = FrenchDefaults


def hyphenated() -> str:
    """Return spaCy's pattern of French words with hyphens that stay whole, each thing that its parts share said once.

    For those who write a model's folder: it imports spaCy's French.
    """
    from spacy.lang.char_classes import ALPHA, ALPHA_LOWER
    from spacy.lang.fr import tokenizer_exceptions as theirs
    from spacy.lang.fr.punctuation import ELISION, HYPHENS

    begun, joined = theirs._hyphen_prefix, theirs._hyphen_combination
    single = theirs._regular_exp[: -len(begun) - len(theirs._elision_prefix) - len(joined)]
    rest = f"[{ALPHA_LOWER}][{HYPHENS}{ALPHA_LOWER}{ELISION}]*"
    parts = [
        f"(?:{'|'.join(begun)})[{HYPHENS}]{rest}",
        f"(?:{'|'.join(theirs._elision_prefix)})[{ELISION}]{rest}",
        f"[{ALPHA}]+[{HYPHENS}](?:{'|'.join(joined)})[{HYPHENS}](?:l[{ELISION}])?[{ALPHA}]+",
    ]
    for repeated in "+*":
        ending = f"[{ALPHA_LOWER}]{repeated}$"
        words = [word.removeprefix("^").removesuffix(ending) for word in single if word.endswith(ending)]
        parts.append(f"(?:{'|'.join(words)})[{ALPHA_LOWER}]{repeated}")
    return f"(?iu)^(?:{'|'.join(parts)})$"
