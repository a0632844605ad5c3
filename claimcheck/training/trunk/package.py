"""The trained trunk and the pipelines over it as model folders with hashes, scores and cards."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import spacy
from spacy.util import load_config

import claimcheck.models.entities
import claimcheck.models.syntax  # noqa: F401 - both register components
from claimcheck.models.files import file_hash
from claimcheck.models.french import hyphenated
from claimcheck.training.trunk.data import FILES

CARD = Path(__file__).with_name("card.md")
CONFIGS = Path(__file__).parent.parent / "syntax"
LICENCES = {
    "ewt": "CC BY-SA 4.0",
    "gum": "CC BY 4.0 (news, interview, bio, voyage, speech, textbook, court)",
    "sequoia": "LGPL-LR",
    "gsd": "CC BY-SA 4.0",
    "worldwide": "none stated; trained on, no text shipped",
    "dwie": "GPL-3 repository; trained on, no text shipped",
    "winer": "CC BY 4.0",
}
TITLES = {
    "trunk": ("Trunk: one reading for tags, trees, lemmas, sentences and names",
              "A six-layer BERT (384 wide) with small heads, 8-bit ONNX, shared by the pipelines `en` and `fr`. Words "
              "are labelled at their first piece; how a word is written and whether a line begins with it comes "
              "through the segment embedding. Trees are biaffine (Dozat and Manning 2017), one root a sentence."),
    "en": ("English pipeline", "spaCy's English tokenizer, then `claimcheck_syntax` and `claimcheck_entities` over "
           "`../trunk`: parts of speech, features, lemmas, Universal Dependencies, sentences, names."),
    "fr": ("French pipeline", "spaCy's French tokenizer, then `claimcheck_syntax` and `claimcheck_entities` over "
           "`../trunk`. Contractions (du, des, au, aux) stay one token, an ADP with relation `case`."),
}  # fmt: skip
SETS = {"en": ("en", "ewt", "gum", "worldwide"), "fr": ("fr", "sequoia", "winer")}


@dataclass(frozen=True, slots=True)
class Run:
    """What the cards say of a training: its length, its size, its rows of scores, its faults."""

    minutes: float = 0.0
    share: float = 0.0
    scores: list[dict[str, Any]] = field(default_factory=list)
    float32: str = "not measured"
    weaknesses: str = "not measured"


def package(data: Path, models: Path, run: Run) -> None:
    """Write `models/en` and `models/fr` over `models/trunk`, and the descriptions of all three."""
    hashes = {name: file_hash(data / path) for name, path in FILES.items()}
    describe(models / "trunk", "trunk", {"name": "trunk", "version": "1"}, hashes, run)
    for lang in ("en", "fr"):
        config = load_config(CONFIGS / f"{lang}.cfg")
        nlp = spacy.util.load_model_from_config(config, auto_fill=True, validate=True)
        if lang == "fr":
            tokenizer: Any = nlp.tokenizer
            tokenizer.token_match = re.compile(hyphenated()).match
        nlp.to_disk(models / lang)
        meta = json.loads((models / lang / "meta.json").read_text(encoding="utf-8"))
        meta |= {"name": f"claimcheck_{lang}", "version": "1.0.0", "description": TITLES[lang][1]}
        describe(models / lang, lang, meta, hashes, run)


def describe(folder: Path, name: str, meta: dict[str, Any], hashes: dict[str, str], run: Run) -> None:
    """Write `meta.json` and `CARD.md` of one folder."""
    rows = [row for row in run.scores if name == "trunk" or row["set"].startswith(SETS[name]) or name in row["set"]]
    used = {key: sha for key, sha in hashes.items() if name == "trunk" or f"/{name}/" in FILES[key]}
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name not in ("meta.json", "CARD.md"))
    meta |= {
        "license": "Apache-2.0 (weights); licences of the data in CARD.md",
        "files": {str(path.relative_to(folder).as_posix()): file_hash(path) for path in files},
        "data": used,
        "command": "python -m claimcheck.training.trunk train|mean|export|lemmas|package (CARD.md has the options)",
        "seed": 0,
        "minutes": run.minutes,
        "machine": "2 cores x86-64",
        "scores": {f"{row['area']}: {row['set']}: {row['metric']}": round(row["value"], 4) for row in rows},
    }
    (folder / "meta.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    title, about = TITLES[name]
    card = CARD.read_text(encoding="utf-8").format(
        title=title,
        about=about,
        minutes=round(run.minutes),
        share=run.share,
        data="\n".join(f"| `{FILES[key]}` | {LICENCES[key]} | `{sha}` |" for key, sha in used.items()),
        scores="\n".join(
            f"| {row['area']} | {row['set']} | {row['metric']} | {row['value']:.3f} | {row['items']} |" for row in rows
        ),
        float32=run.float32,
        weaknesses=run.weaknesses,
    )
    (folder / "CARD.md").write_text(card, encoding="utf-8")
