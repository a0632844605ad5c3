"""The models of a run: loaded once a process, and described for the report and ``claimcheck models``."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.models.files import models_folder, read_meta

if TYPE_CHECKING:
    from claimcheck.models.encoder import Encoder
    from claimcheck.models.judges import Judge
    from claimcheck.settings import Settings


@cache
def load_encoder() -> Encoder:
    """Return the sentence encoder, loaded once; `ModelError` when a file of it is missing or altered."""
    from claimcheck.models.encoder import Encoder

    return Encoder()


def load_judge(settings: Settings) -> Judge | None:
    """Return the judge model that the settings name, else the shipped one, else None: the rules then judge alone."""
    return _load_judge(settings.judge)


@cache
def _load_judge(name: str | None) -> Judge | None:
    if name is None and not (models_folder() / "judge").is_dir():
        return None
    from claimcheck.models.judges import open_judge

    return open_judge(name)


def model_hashes(settings: Settings) -> dict[str, str]:
    """Return one hash a model in use, by its name: what the report keeps of them."""
    shipped = {path.name: _folder_hash(path) for path in _model_folders()}
    named = {language: f"installed: {name}" for language, name in settings.models.items()}
    if settings.judge:
        named["judge"] = f"installed: {settings.judge}"
    return {**shipped, **named}


def describe_models() -> list[dict[str, object]]:
    """Return name, version, licences, hash, size, scores and files of each shipped model, by name."""
    rows: list[dict[str, object]] = []
    for folder in _model_folders():
        meta = read_meta(folder)
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        rows.append(
            {
                "name": folder.name,
                "version": meta.version,
                "licences": meta.raw.get("licences") or {"weights": meta.raw.get("license")},
                "sha256": _folder_hash(folder),
                "bytes": size,
                "scores": meta.scores,
                "files": meta.files,
            }
        )
    return rows


def _model_folders() -> list[Path]:
    folder = models_folder()
    return sorted(path.parent for path in folder.glob("*/CARD.md")) if folder.is_dir() else []


@cache
def _folder_hash(folder: Path) -> str:
    """Return the SHA-256 over the names and hashes of a model's files."""
    files = sorted(read_meta(folder).files.items())
    return hashlib.sha256("\n".join(f"{name} {sha}" for name, sha in files).encode()).hexdigest()
