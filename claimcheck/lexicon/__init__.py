"""Word lists and tables as data files, one folder a language; see `load_words`, `load_table`, `load_json`."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


def _read(language: str, name: str) -> str:
    return (files("claimcheck.lexicon") / language / name).read_text(encoding="utf-8")


@cache
def load_words(language: str, name: str) -> frozenset[str]:
    """Return the entries of ``lexicon/<language>/<name>.txt``: one a line, blank lines and ``#`` comments skipped."""
    lines = (line.split("#", 1)[0].strip() for line in _read(language, f"{name}.txt").splitlines())
    return frozenset(line for line in lines if line)


@cache
def load_table(language: str, name: str) -> dict[str, str]:
    """Return ``lexicon/<language>/<name>.tsv`` as first column → second; the key of several is the last given."""
    rows = (line.split("#", 1)[0].rstrip() for line in _read(language, f"{name}.tsv").splitlines())
    pairs = (row.split("\t", 1) for row in rows if "\t" in row)
    return {key.strip(): value.strip() for key, value in pairs}


@cache
def load_json(language: str, name: str) -> Any:  # noqa: ANN401 - the file decides
    """Return ``lexicon/<language>/<name>.json``."""
    return json.loads(_read(language, f"{name}.json"))


@cache
def installed_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a lexicon folder, sorted (``any`` is shared by all)."""
    folders = (entry.name for entry in files("claimcheck.lexicon").iterdir() if entry.is_dir())
    return tuple(sorted(name for name in folders if len(name) == 2))
