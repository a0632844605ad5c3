"""Write ``lexicon/any/translations.tsv``: the word pairs that both directions of the alignment and the encoder hold.

Run after the steps ``lexicon`` and ``export`` (``python -m claimcheck.training.encoder.wordpairs --work WORK``).
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

import numpy as np

from claimcheck.lexicon import load_words
from claimcheck.models.encoder import Encoder

#: Least probability in each direction, and least product of both.
LEAST = 0.06
LEAST_BOTH = 0.02
#: Cosine of the two words alone from which a pair is kept, unless the product is this high.
LEAST_COSINE = 0.45
SURELY = 0.2
_SHORTEST = 3
_TARGET = Path("claimcheck/lexicon/any/translations.tsv")
_HEAD = """\
# English words with the French words that translate them, computed by claimcheck.training.encoder.wordpairs from the
# word alignment of the encoder's parallel sentences (IBM model 1, both directions) and the encoder's own vectors.
"""

Probabilities = dict[str, dict[str, float]]


def read_probabilities(path: Path) -> Probabilities:
    """Return p(target | source) as the step ``lexicon`` saved it."""
    return {word: dict(row) for word, row in json.loads(path.read_text(encoding="utf-8")).items()}


def choose_pairs(forth: Probabilities, back: Probabilities) -> list[tuple[str, str, float]]:
    """Return (English, French, product of both probabilities) of the pairs that both directions hold."""
    empty = load_words("en", "function_words"), load_words("fr", "function_words")
    chosen = []
    for word, row in sorted(forth.items()):
        if word in empty[0] or not word.isalpha() or len(word) < _SHORTEST:
            continue
        for other, there in sorted(row.items()):
            again = back.get(other, {}).get(word, 0.0)
            if other in empty[1] or not other.isalpha() or len(other) < _SHORTEST or other == word:
                continue
            if min(there, again) >= LEAST and there * again >= LEAST_BOTH:
                chosen.append((word, other, there * again))
    return chosen


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(prog="python -m claimcheck.training.encoder.wordpairs", description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="folder with ibm_en_fr.json and ibm_fr_en.json")
    parser.add_argument("--target", type=Path, default=_TARGET)
    options = parser.parse_args()
    pairs = choose_pairs(
        read_probabilities(options.work / "ibm_en_fr.json"), read_probabilities(options.work / "ibm_fr_en.json")
    )
    encoder = Encoder()
    vectors = [
        dict(zip(words, encoder.encode(words, language), strict=True))
        for words, language in (
            (sorted({pair[0] for pair in pairs}), "en"),
            (sorted({pair[1] for pair in pairs}), "fr"),
        )
    ]
    table: dict[str, list[str]] = defaultdict(list)
    for word, other, both in pairs:
        if both >= SURELY or float(np.dot(vectors[0][word], vectors[1][other])) >= LEAST_COSINE:
            table[word].append(other)
    rows = "".join(f"{word}\t{' '.join(others)}\n" for word, others in sorted(table.items()))
    options.target.write_text(_HEAD + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
