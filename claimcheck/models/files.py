"""Where the trained models lie, and whether they are whole."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimcheck.errors import ModelError

MEND = "pip install --force-reinstall claimcheck-news"
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Meta:
    """A model's ``meta.json``: what it is, which files it has (SHA-256 by name), what it scored."""

    name: str
    version: str
    files: dict[str, str]
    scores: dict[str, Any] = field(default_factory=dict)
    raw: dict[str, Any] = field(default_factory=dict)


def models_folder() -> Path:
    """Return the folder of the shipped models: inside an installed package, beside it in a checkout."""
    installed = _PACKAGE / "data" / "models"
    return installed if installed.is_dir() else _PACKAGE.parent / "data" / "models"


def file_hash(path: Path) -> str:
    """Return the hexadecimal SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_meta(folder: Path) -> Meta:
    """Return a model's description without looking at its other files; `ModelError` when it cannot be read."""
    path = folder / "meta.json"
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return Meta(raw["name"], raw["version"], dict(raw["files"]), raw.get("scores", {}), raw)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"model file {path} is missing or damaged; mend it with: {MEND}") from error


def verify_model(folder: Path) -> Meta:
    """Return a model's description once every file it names has the hash it names.

    Raises `ModelError`, one line with the first file that is missing or altered and the cure.
    """
    meta = read_meta(folder)
    for name, expected in sorted(meta.files.items()):
        path = folder / name
        try:
            actual = file_hash(path)
        except OSError as error:
            raise ModelError(f"model file {path} is missing; mend it with: {MEND}") from error
        if actual != expected:
            raise ModelError(f"model file {path} is altered or cut short; mend it with: {MEND}")
    return meta
