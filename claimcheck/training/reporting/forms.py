"""Inflected forms of the reporting verbs, so that a cue is known even where the tagger errs.

    python -m claimcheck.training.reporting.forms DATA

Forms come from spaCy's lookup tables (``spacy-lookups-data``, MIT); a form that the treebanks under ``DATA/treebank``
tag as anything but a verb in more than a tenth of its uses is left out, and so is one that they never show and that
the lookup tables also give to another word.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

from claimcheck.lexicon import load_table, load_words

_HIGHEST_SHARE_OF_OTHER_TAGS = 0.1
_VERB_LISTS = (
    "light_verbs", "meeting_verbs", "planning_verbs", "hedging_verbs", "negative_verbs", "analysis_verbs",
    "starting_verbs", "duty_auxiliaries",
)  # fmt: skip
#: What the ending of an infinitive turns into, in the forms that news reports use; the more special endings first.
_FRENCH_PATTERNS = {
    "mettre": ("mis", "mise", "mises", "met", "mettent", "mettait", "mettra", "mettrait", "mettant", "mit"),
    "prendre": ("pris", "prise", "prises", "prend", "prennent", "prenait", "prendra", "prendrait", "prenant", "prit"),
    "dire": ("dit", "dite", "dits", "dites", "disent", "disait", "dira", "dirait", "disant", "dirent"),
    "crire": ("crit", "crite", "crits", "crivent", "crivait", "crira", "crirait", "crivant", "crivit"),
    "tenir": ("tenu", "tenue", "tenus", "tient", "tiennent", "tenait", "tiendra", "tiendrait", "tenant", "tint"),
    "venir": ("venu", "venue", "venus", "vient", "viennent", "venait", "viendra", "viendrait", "venant", "vint"),
    "naître": ("nu", "nue", "naît", "naissent", "naissait", "naîtra", "naissant", "nut"),
    "voir": ("vu", "vue", "vus", "voit", "voient", "voyait", "voyant", "vit", "verra", "verrait"),
    "ndre": ("ndu", "ndue", "ndus", "nd", "ndent", "ndait", "ndra", "ndrait", "ndant", "ndit"),
    "er": ("e", "es", "ent", "ait", "aient", "a", "èrent", "é", "ée", "és", "ées", "era", "eront", "erait", "eraient",
           "ant"),
}  # fmt: skip
_FOLDER = Path(__file__).parents[2] / "lexicon"


def main(data: Path) -> None:
    """Write ``lexicon/<language>/reporting_forms.tsv`` for both languages."""
    for language in ("en", "fr"):
        verbs = load_table(language, "reporting_verbs")
        paths = sorted((data / "treebank" / language).glob("*.conllu"))
        tags = count_tags(paths)
        rows, safe = [], []
        for form, lemmas in sorted(all_forms(language, paths, frozenset(verbs)).items()):
            known = [lemma for lemma in lemmas if lemma in verbs and lemma != form]
            if known and form.isalpha() and form not in verbs:
                rows.append((form, known[0]))
                if is_safe(form, lemmas, tags):
                    safe.append(form)
        rows.sort()
        head = "# Inflected forms of the reporting verbs. Form, lemma.\n"
        head += "# Computed by claimcheck.training.reporting.forms from spacy-lookups-data (MIT) and UD treebanks.\n"
        body = "".join(f"{form}\t{lemma}\n" for form, lemma in rows)
        (_FOLDER / language / "reporting_forms.tsv").write_text(head + body, encoding="utf-8")
        head = head.replace("verbs. Form, lemma", "verbs that are hardly ever another word")
        words = "".join(f"{form}\n" for form in sorted(safe))
        (_FOLDER / language / "reporting_forms_safe.txt").write_text(head + words, encoding="utf-8")
        print(language, len(rows), len(safe))
        write_verb_forms(language, paths)


def write_verb_forms(language: str, paths: list[Path]) -> None:
    """Write the inflected forms of the verbs in our other lists: known whatever the lemmatiser says."""
    verbs = frozenset[str]().union(*(load_words(language, name) for name in _VERB_LISTS))
    rows = []
    for form, lemmas in sorted(all_forms(language, paths, verbs).items()):
        known = [lemma for lemma in lemmas if lemma in verbs]
        if known and form.isalpha() and form not in verbs:
            rows.append((form, known[0]))
    head = "# Inflected forms of light, meeting, planning, hedging, negative and analysis verbs. Form, lemma.\n"
    head += "# Computed by claimcheck.training.reporting.forms from spacy-lookups-data (MIT) and UD treebanks.\n"
    body = "".join(f"{form}\t{lemma}\n" for form, lemma in rows)
    (_FOLDER / language / "verb_forms.tsv").write_text(head + body, encoding="utf-8")


def all_forms(language: str, paths: list[Path], verbs: frozenset[str]) -> dict[str, list[str]]:
    """Return form → lemmas from the lookup tables, overruled by French endings, overruled by the treebanks."""
    regular = {form: [verb] for verb in sorted(verbs) for form in conjugate(verb)} if language == "fr" else {}
    return lookups(language) | regular | seen_verbs(paths)


def conjugate(verb: str) -> set[str]:
    """Return the third-person, participle and future forms of a French verb, by the pattern its ending follows."""
    for ending, forms in _FRENCH_PATTERNS.items():
        if verb.endswith(ending):
            stem = verb.removesuffix(ending)
            if ending == "er" and stem.endswith("g"):
                return {stem + form for form in forms} | {stem + "e" + form for form in forms if form[0] in "a"}
            return {stem + form for form in forms}
    return set()


def lookups(language: str) -> dict[str, list[str]]:
    """Return form → lemmas from spaCy's lookup tables."""
    path = files("spacy_lookups_data") / "data" / f"{language}_lemma_lookup.json.gz"
    table = json.loads(gzip.decompress(path.read_bytes()))
    return {form: value if isinstance(value, list) else [value] for form, value in table.items()}


def seen_verbs(paths: list[Path]) -> dict[str, list[str]]:
    """Return form → lemma of the words that CoNLL-U files tag as verbs, the more frequent lemma first."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) == 10 and columns[3] == "VERB":
                seen[columns[1].lower()][columns[2].lower()] += 1
    return {form: [lemma for lemma, _ in counts.most_common(1)] for form, counts in seen.items()}


def count_tags(paths: list[Path]) -> dict[str, Counter[str]]:
    """Count the universal tags of every lower-case form in CoNLL-U files."""
    tags: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) == 10 and columns[0].isdigit():
                tags[columns[1].lower()][columns[3]] += 1
    return tags


def is_safe(form: str, lemmas: list[str], tags: dict[str, Counter[str]]) -> bool:
    """Return whether a form is a verb in nine of ten uses the treebanks show, or unseen and of one word alone."""
    seen = tags.get(form)
    if not form.isalpha() or len(form) < 4:
        return False
    if seen is None:
        return len(lemmas) == 1
    return 1 - (seen["VERB"] + seen["AUX"]) / seen.total() <= _HIGHEST_SHARE_OF_OTHER_TAGS


if __name__ == "__main__":
    main(Path(sys.argv[1]))
