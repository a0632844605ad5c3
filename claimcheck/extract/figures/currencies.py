"""Names, signs and codes of currencies: CLDR's, and what stands beside a number in news."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import combining, normalize

from babel import Locale
from babel.numbers import get_currency_name

from claimcheck.lexicon import load_table

#: Codes that are words or names before a number more often than money ("COP 26", "TOP 10").
_OTHER_WORDS = frozenset({"ALL", "TOP", "CUP", "ANG", "MOP", "LAK", "GEL", "BAM", "COP", "MOM"})
#: CLDR tells old currencies apart by years ("Argentine pesos (1983–1985)").
_YEARS = re.compile(r"\s\([^)]*\)$")
#: A code that news seldom uses, glued to digits, is money from so many digits on ("CLP500", not "AMD64").
_GLUED = re.compile(r"\d{3}|\d+[.,]\d")
_SUM = re.compile(r"\d+(?:[.,]\d+)?\s?(?:[mb]illion|trillion|bn|m)(?![^\W_])|\d{1,3}(?:[ ,]\d{3})+(?!\d)")


@cache
def iso_codes() -> tuple[str, ...]:
    """Return the ISO 4217 codes that CLDR knows, sorted."""
    return tuple(code for code in sorted(Locale("en").currencies) if len(code) == 3 and code.isalpha())


@cache
def written_codes() -> tuple[str, ...]:
    """Return the codes that are read as money beside a number."""
    return tuple(sorted(set(iso_codes()) - _OTHER_WORDS))


@cache
def currency_names(language: str) -> dict[str, str]:
    """Return currency name (lower case, singular and plural) → ISO 4217 code, with a factor for sub-units."""
    names: dict[str, str] = {}
    dated: dict[str, str] = {}
    for code in iso_codes():
        for count in (1, 2):
            name = get_currency_name(code, count=count, locale=language).lower().replace("’", "'")
            table = dated if _YEARS.search(name) else names
            table.setdefault(_YEARS.sub("", name), code)
    names = {**dated, **names}
    return {**_respelled(names, language), **names, **load_table(language, "currency_names")}


def _respelled(names: dict[str, str], language: str) -> dict[str, str]:
    """Return the names once more as news spells them: "Russian roubles", "zloty", without accents on top."""
    spellings = load_table(language, "currency_spellings")
    made: dict[str, str] = {}
    for name, code in names.items():
        words = name.split(" ")
        other = " ".join(spellings.get(word, word) for word in words)
        for spelled in (other, _plain(name), _plain(other)):
            if spelled != name:
                made.setdefault(spelled, code)
    return made


def _plain(name: str) -> str:
    """Return a name without accents."""
    return "".join(c for c in normalize("NFD", name) if not combining(c))


def after_code(text: str, start: int) -> bool:
    """Whether a currency code stands glued before a number ("USD115.5")."""
    match = re.search(r"(?<![^\W_])[A-Z]{1,4}[a-z]{0,2}$", text[max(0, start - 7) : start])
    if match is None:
        return False
    if match.group() in load_table("any", "currency_signs") or is_rand(text, start):
        return True
    return match.group() in written_codes() and _GLUED.match(text, start) is not None


def is_rand(text: str, start: int) -> bool:
    """Whether an R before a number is the rand: only a sum is written so ("R120,000", "R5 million"), a road is not."""
    if not re.search(r"(?<![^\W_])R\s?$", text[max(0, start - 3) : start]):
        return False
    return _SUM.match(text, start) is not None
