"""Other people's judges: any 3-way NLI model, as ONNX or in the Hugging Face layout, behind one method."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from claimcheck.errors import ModelError
from claimcheck.models.encoder import batches_by_length, open_session, open_tokenizer, pad
from claimcheck.models.judge import LABELS, PREMISE, JudgeModel, Probabilities, least_open, premise_windows, softmax

#: What other models call our three verdicts, as the beginning of the name.
_NAMES = {
    "entail": "agrees", "agree": "agrees", "support": "agrees",
    "contradict": "contradicts", "refute": "contradicts", "neutral": "neutral",
}  # fmt: skip
#: Pairs that a transformers model reads at once.
_BATCH = 8
#: Word pieces of a pair that other models read; the premise's windows and a long hypothesis fit.
_LONGEST = 384


class Judge(Protocol):
    """A model that gives each (premise, hypothesis) the probabilities of agrees, contradicts and neutral."""

    def predict(
        self, pairs: Sequence[tuple[str, str]], langs: Sequence[tuple[str, str]]
    ) -> npt.NDArray[np.floating[Any]]:
        """Return one row of three probabilities a pair."""


def open_judge(name: str | None = None) -> Judge:
    """Return the shipped judge, or the one in the folder or of the installed name given.

    A folder with ``judge.json`` is one of ours; with ``model.onnx``, ``tokenizer.json`` and ``config.json`` an ONNX
    model; otherwise ``transformers`` (the extra of that name) reads it, from this machine only. Raises `ModelError`.
    """
    folder = Path(name) if name is not None else None
    if folder is None or (folder / "judge.json").is_file():
        return JudgeModel(folder)
    if folder.suffix == ".onnx" or (folder / "model.onnx").is_file():
        return OnnxJudge(folder if folder.suffix == ".onnx" else folder / "model.onnx")
    if (folder.is_absolute() or str(name).startswith(".")) and not folder.exists():
        raise ModelError(f"there is no judge at {name}")
    return TransformersJudge(str(name))


def verdict_columns(names: Mapping[Any, str], where: str) -> list[int]:
    """Return the columns of agrees, contradicts and neutral by a config's ``id2label``.

    Raises `ModelError` when the three are not all named, as with ``LABEL_0``.
    """
    found: dict[str, int] = {}
    for column, name in names.items():
        plain = re.sub(r"[^a-z]", "", str(name).lower())
        for beginning, verdict in _NAMES.items():
            if plain.startswith(beginning):
                found[verdict] = int(column)
    if sorted(found) != sorted(LABELS) or len(names) != len(LABELS):
        raise ModelError(
            f"the judge {where} has the labels {', '.join(map(str, names.values()))}; "
            "needed are entailment, neutral and contradiction (id2label in its config.json)"
        )
    return [found[verdict] for verdict in LABELS]


class OnnxJudge:
    """A 3-way classifier in ONNX with ``tokenizer.json`` and ``config.json`` beside it; it is told no languages."""

    def __init__(self, model: Path, threads: int = 1) -> None:
        folder = model.parent
        try:
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            self._columns = verdict_columns(config["id2label"], str(folder))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(
                f"the judge {folder} needs a config.json with id2label beside its model ({type(error).__name__})"
            ) from error
        self._tokenizer = open_tokenizer(folder / "tokenizer.json")
        self._tokenizer.no_padding()
        self._session = open_session(model, threads)
        self._inputs = {item.name for item in self._session.get_inputs()}

    def predict(self, pairs: Sequence[tuple[str, str]], langs: Sequence[tuple[str, str]]) -> Probabilities:
        """Return one row a (premise, hypothesis); a long premise is read in windows, as the shipped model does."""
        texts, owners = [], []
        for number, (premise, hypothesis) in enumerate(pairs):
            if premise.strip() and hypothesis.strip():
                windows = self._windows(premise)
                texts += [(window, hypothesis) for window in windows]
                owners += [number] * len(windows)
        return least_open(softmax(self._logits(texts)[:, self._columns], 1.0), owners, len(pairs))

    def _windows(self, premise: str) -> list[str]:
        spans = self._tokenizer.encode(premise, add_special_tokens=False).offsets
        if len(spans) <= PREMISE:
            return [premise]
        return [
            premise[spans[part[0]][0] : spans[part[-1]][1]] for part in premise_windows(list(range(len(spans)))) if part
        ]

    def _logits(self, texts: Sequence[tuple[str, str]]) -> npt.NDArray[np.float32]:
        coded = [self._tokenizer.encode(*text) for text in texts]
        out = np.zeros((len(texts), len(LABELS)), np.float32)
        for batch in batches_by_length([min(len(item.ids), _LONGEST) for item in coded]):
            ids, mask = pad([coded[row].ids[:_LONGEST] for row in batch])
            kinds, _ = pad([coded[row].type_ids[:_LONGEST] for row in batch])
            feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": kinds}
            out[batch] = self._session.run(None, {name: feed[name] for name in self._inputs})[0]
        return out


class TransformersJudge:
    """A sequence classifier of the ``transformers`` library, from a folder or its cache; nothing is downloaded."""

    def __init__(self, name: str) -> None:
        try:
            import torch  # type: ignore[import-not-found,unused-ignore]
            from transformers import (  # type: ignore[import-not-found,unused-ignore]
                AutoModelForSequenceClassification,
                AutoTokenizer,
            )
        except ImportError as error:
            raise ModelError(
                f"the judge {name} is no ONNX model; for others install: pip install 'claimcheck-news[transformers]'"
            ) from error
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(name, local_files_only=True)
            self._model: Any = AutoModelForSequenceClassification.from_pretrained(name, local_files_only=True)
        except (OSError, ValueError) as error:
            raise ModelError(f"the judge {name} is not on this machine, or is damaged") from error
        self._columns = verdict_columns(self._model.config.id2label, name)
        self._model.eval()
        self._torch: Any = torch

    def predict(self, pairs: Sequence[tuple[str, str]], langs: Sequence[tuple[str, str]]) -> Probabilities:
        """Return one row a (premise, hypothesis); a long premise is cut."""
        own = [number for number, (premise, hypothesis) in enumerate(pairs) if premise.strip() and hypothesis.strip()]
        rows = [
            self._logits([pairs[number] for number in own[first : first + _BATCH]])
            for first in range(0, len(own), _BATCH)
        ]
        if not rows:
            return least_open(np.zeros((0, len(LABELS))), [], len(pairs))
        return least_open(softmax(np.concatenate(rows)[:, self._columns], 1.0), own, len(pairs))

    def _logits(self, pairs: Sequence[tuple[str, str]]) -> npt.NDArray[np.float32]:
        premises, hypotheses = [premise for premise, _ in pairs], [hypothesis for _, hypothesis in pairs]
        coded = self._tokenizer(
            premises, hypotheses, truncation="only_first", max_length=_LONGEST, padding=True, return_tensors="pt"
        )
        with self._torch.no_grad():
            logits: npt.NDArray[np.float32] = self._model(**coded).logits.float().numpy()
        return logits
