"""Make the encoder again, one step a command."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from claimcheck.training.encoder.distil import STAGES, Plan, distil
from claimcheck.training.encoder.export import Run, export
from claimcheck.training.encoder.lexicon import make_tokenizers, save_translations, start_embeddings, translate_words
from claimcheck.training.encoder.student import Bilingual, load_teacher, widen

STEPS = {"coarse": 640, "fine": 160, "finish": 260}
SEED = 7


def start(data: Path, work: Path) -> None:
    """Write ``lexstart``: the English model with French rows put below its embeddings."""
    french, english = translate_words(data)
    save_translations(french, work / "ibm_fr_en.json")
    save_translations(english, work / "ibm_en_fr.json")
    bert, tokenizer = load_teacher()
    en, fr = make_tokenizers(data, tokenizer)
    matrix = bert.embeddings.word_embeddings.weight.data.numpy().copy()
    widen(bert, start_embeddings(fr, en, matrix, french))
    Bilingual(bert, {"en": en, "fr": fr}).save(work / "lexstart")


def main() -> None:
    """Run one step."""
    parser = argparse.ArgumentParser(prog="python -m claimcheck.training.encoder", description=__doc__)
    parser.add_argument("step", choices=("lexicon", "distil", "export"))
    parser.add_argument("--data", type=Path, required=True, help="folder with parallel/ and ner/")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints and logs")
    parser.add_argument("--target", type=Path, default=Path("data/models/encoder"), help="where export writes")
    parser.add_argument("--stage", choices=sorted(STAGES), help="coarse, fine, finish; export: fine")
    parser.add_argument("--steps", type=int, help=f"of distil; by default {STEPS}")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    minutes = options.work / "minutes.json"
    began = time.monotonic()
    if options.step == "lexicon":
        start(options.data, options.work)
    elif options.step == "distil":
        stage = STAGES[options.stage or "coarse"]
        steps = options.steps or STEPS[stage.name]
        distil(Plan(options.data, options.work, steps, options.processes, options.seed, stage))
        spent = json.loads(minutes.read_text()) if minutes.exists() else 0.0
        minutes.write_text(json.dumps(spent + (time.monotonic() - began) / 60))
    else:
        spent = json.loads(minutes.read_text()) if minutes.exists() else 0.0
        run = Run(options.seed, STEPS, round(spent, 1), options.stage or "fine")
        print(json.dumps(export(options.data, options.work, options.target, run), indent=1))


if __name__ == "__main__":
    main()
