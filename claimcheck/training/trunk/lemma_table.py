"""Tables of known lemmas: the treebanks' first, then spaCy's lookups for forms with one lemma."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path

import spacy_lookups_data

from claimcheck.training.syntax.conllu import read_sentences
from claimcheck.training.syntax.convert import SETS

LOOKED_UP = {"en": ("VERB",), "fr": ("VERB", "NOUN", "ADJ", "AUX")}
"""Parts of speech for which the lookups (MIT) were right more often than the scripts, on the development sets."""


def write_lemma_tables(data: Path, out: Path) -> None:
    """Write `OUT/lemmas.LANG.json.gz` for every language; the same bytes from the same data."""
    for lang, parts in LOOKED_UP.items():
        rows = {"exact": _from_treebanks(data, lang), "forms": _from_lookups(lang), "parts": parts}
        text = json.dumps(rows, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        (out / f"lemmas.{lang}.json.gz").write_bytes(gzip.compress(text.encode(), mtime=0))


def _from_treebanks(data: Path, lang: str) -> dict[str, dict[str, str]]:
    """Lemmas of the forms that always have the same, by part of speech."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for file in SETS[lang]["train"]:
        for sentence in read_sentences(data / "treebank" / file):
            for word in sentence.words:
                seen[word.upos, word.form.lower()][word.lemma] += 1
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for (upos, form), lemmas in seen.items():
        if len(lemmas) == 1:
            table[upos][form] = next(iter(lemmas))
    return table


def _from_lookups(lang: str) -> dict[str, str]:
    path = Path(spacy_lookups_data.__file__).parent / "data" / f"{lang}_lemma_lookup.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = json.load(stream)
    lemmas = {form: [value] if isinstance(value, str) else value for form, value in rows.items()}
    return {form: values[0] for form, values in lemmas.items() if len(values) == 1}
