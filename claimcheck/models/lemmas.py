"""Lemmas as edits of the word that a classifier can choose from, and tables of those that are known."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from claimcheck.errors import ModelError
from claimcheck.models.files import MEND

LOWER, KEEP, TITLE = "l", "k", "t"
WHOLE = "="


def lemma_script(form: str, lemma: str) -> str:
    """Return the edit that turns `form` into `lemma`: how to case it, how much to cut, what to add.

    Written `case:cut:ending`; `=lemma` where the two share no beginning (was, be).
    """
    low, target = form.lower(), lemma.lower()
    shared = 0
    while shared < min(len(low), len(target)) and low[shared] == target[shared]:
        shared += 1
    if not shared:
        return WHOLE + lemma
    for case in (LOWER, KEEP, TITLE):
        script = f"{case}:{len(low) - shared}:{target[shared:]}"
        if apply_script(script, form) == lemma:
            return script
    return WHOLE + lemma


def apply_script(script: str, form: str) -> str:
    """Apply an edit made by `lemma_script`; a cut longer than the word leaves it whole."""
    if script.startswith(WHOLE):
        return script[1:]
    case, cut, ending = script.split(":", 2)
    base = form if case == KEEP else form.lower()
    if int(cut) >= len(base):
        return base
    result = base[: len(base) - int(cut)] + ending
    return result[:1].upper() + result[1:] if case == TITLE else result


class LemmaTable:
    """Lemmas of known words, which overrule the scripts: by word and part of speech, then by word alone."""

    def __init__(self, path: Path) -> None:
        try:
            with gzip.open(path, "rt", encoding="utf-8") as stream:
                rows = json.load(stream)
        except (OSError, ValueError) as error:
            raise ModelError(f"model file {path} cannot be loaded; mend it with: {MEND}") from error
        self._exact: dict[str, dict[str, str]] = rows["exact"]
        self._forms: dict[str, str] = rows["forms"]
        self._parts = frozenset(rows["parts"])

    def find(self, form: str, upos: str) -> str | None:
        """Return the lemma of a form in small letters, None when it is not known."""
        known = self._exact.get(upos, {}).get(form)
        return self._forms.get(form) if known is None and upos in self._parts else known
