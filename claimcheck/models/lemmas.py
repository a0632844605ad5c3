"""Lemmas as edits of the word that a classifier can choose from, and tables of those that are known."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from claimcheck.errors import ModelError
from claimcheck.models.files import MEND

LOWER, KEEP, TITLE = "l", "k", "t"
WHOLE = "="
OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX"})
"""Parts of speech whose lemmas the tables should know."""
VERBS = frozenset({"VERB", "AUX"})
PLURAL = "s"
FORMS_OF_A_VERB = 5
"""Forms that no noun and no adjective has so many of."""
AGREEING = ("es", "e", "s")
"""Endings by which a participle agrees, where verbs have endings of their own."""
FEMININE = ("ère", "ères")
"""Endings of forms whose lemma ends as a verb's does and is none (première, premier)."""


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
    """Lemmas of known words, which overrule the scripts: by word and part of speech, then by word alone.

    `endings` are those that every verb's lemma has, where the language has such.
    """

    def __init__(self, path: Path, endings: Collection[str] = ()) -> None:
        try:
            with gzip.open(path, "rt", encoding="utf-8") as stream:
                rows = json.load(stream)
        except (OSError, ValueError) as error:
            raise ModelError(f"model file {path} cannot be loaded; mend it with: {MEND}") from error
        self._exact: dict[str, dict[str, str]] = rows["exact"]
        self._forms: dict[str, str] = rows["forms"]
        self._parts = frozenset(rows["parts"])
        self._endings = tuple(sorted(endings))
        uses = Counter(self._forms.values())
        self._lemmas = frozenset(uses).union(*(table.values() for table in self._exact.values()))
        many = frozenset(lemma for lemma, count in uses.items() if count >= FORMS_OF_A_VERB)
        self._verbs = many.union(*(self._exact.get(upos, {}).values() for upos in VERBS))

    def find(self, form: str, upos: str) -> str | None:
        """Return the lemma of a form in small letters, None when it is not known."""
        exact = self._exact.get(upos, {})
        known = exact.get(form)
        if known is None and self._must_end(upos):
            known = next(
                (exact[form[: -len(end)]] for end in AGREEING if form[: -len(end)] in exact and form.endswith(end)),
                None,
            )
        return self._looked_up(form, upos) if known is None and upos in self._parts else known

    def settle(self, form: str, upos: str, edit: str) -> str | None:
        """Return the lemma of a form that is not known, None when another edit than the likeliest may be better.

        The likeliest stands where it leaves some known word's lemma, or the form itself; else the table's entry for the
        form as any part of speech counts. So *casualties* is not cut to *casualtie*.
        """
        first, low = apply_script(edit, form), form.lower()
        if upos not in OPEN or not low.isalpha() or self._is_lemma(first, upos):
            return first
        looked_up, same = self._looked_up(low, upos), first.lower() == low
        if same and not self._must_end(upos):
            return looked_up if looked_up and upos == "NOUN" and low.endswith(PLURAL) else first
        return None if same else looked_up

    def choose(self, form: str, upos: str, edits: Sequence[str]) -> str:
        """Return the lemma that the first of some edits, the likeliest first, leaves that is known, else the first."""
        settled = self.settle(form, upos, edits[0])
        if settled is not None:
            return settled
        others = (apply_script(edit, form) for edit in edits[1:] if not edit.startswith(WHOLE))
        return next((lemma for lemma in others if self._is_lemma(lemma, upos)), apply_script(edits[0], form))

    def _looked_up(self, form: str, upos: str) -> str | None:
        """Return the table's lemma of a form, unless it is plainly that of another part of speech."""
        lemma = self._forms.get(form)
        if lemma is None or not self._endings:
            return lemma
        like_verb = lemma.endswith(self._endings)
        if upos in VERBS:
            return lemma if like_verb else None
        return None if like_verb and not form.startswith(lemma) and not form.endswith(FEMININE) else lemma

    def _is_lemma(self, lemma: str, upos: str) -> bool:
        return lemma in self._verbs and lemma.endswith(self._endings) if self._must_end(upos) else lemma in self._lemmas

    def _must_end(self, upos: str) -> bool:
        return bool(self._endings) and upos in VERBS
