"""Lemmas as edits of the word: a small closed set of scripts that a classifier can choose from."""

from __future__ import annotations

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
