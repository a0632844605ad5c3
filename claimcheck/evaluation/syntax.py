"""Scores of tags, trees, lemmas and sentence boundaries against treebanks and marked articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.evaluation.rows import Row, precision_recall_f1
from claimcheck.training.syntax.conllu import Sentence, read_sentences
from claimcheck.training.syntax.convert import grouped
from claimcheck.training.syntax.project import project

SETS = {
    "ewt-dev": ("en", "treebank/en/ewt-dev.conllu"),
    "gum-dev": ("en", "treebank/en/gum-dev.conllu"),
    "sequoia-dev": ("fr", "treebank/fr/sequoia-dev.conllu"),
}
NOTE = "spaCy's tokens; trees with and without punctuation; eight sentences run together"

Change = Callable[[str], str]


def score_treebanks(load: Callable[[str], Language], data: Path) -> Iterator[Row]:
    """Yield the figures of every treebank set under `data`."""
    for name, (lang, path) in SETS.items():
        yield from score_treebank(load(lang), name, read_sentences(data / path))


def score_treebank(
    nlp: Language, name: str, sentences: Iterable[Sentence], change: Change = str, note: str = NOTE
) -> Iterator[Row]:
    """Yield the figures of one set; `change` alters the text that is read, not its length."""
    counts: Counter[str] = Counter()
    for group in grouped(iter(sentences)):
        text = " ".join(sentence.text for sentence in group)
        changed = change(text)
        if len(changed) != len(text):
            continue
        found = nlp(changed)
        count_doc(found, project(found, group), counts)
    for metric in ("upos", "morph", "lemma"):
        yield Row("syntax", name, metric, counts[metric] / counts["words"], counts["words"], note)
    for metric in ("uas", "las"):
        value = counts[metric] / counts["arcs"]
        yield Row("syntax", name, metric, value, counts["arcs"], f"{note}; punctuation not counted")
        value = counts[f"{metric} all"] / counts["words"]
        yield Row("syntax", name, f"{metric}-all", value, counts["words"], note)
    _, _, f1 = precision_recall_f1(counts["right"], counts["found"], counts["wanted"])
    yield Row("sentences", name, "f1", f1, counts["wanted"], note)


def count_doc(found: Doc, gold: Doc, counts: Counter[str]) -> None:
    """Add one analysed Doc to the counts; `gold` has the same tokens."""
    for guess, want in zip(found, gold, strict=True):
        if want.is_space:
            continue
        head = guess.head.i == want.head.i
        label = head and guess.dep_ == want.dep_
        counts["words"] += 1
        counts["upos"] += guess.pos == want.pos
        counts["morph"] += guess.morph == want.morph
        counts["lemma"] += guess.lemma_.lower() == want.lemma_.lower()
        counts["uas all"] += head
        counts["las all"] += label
        if want.dep_ != "punct":
            counts["arcs"] += 1
            counts["uas"] += head
            counts["las"] += label
    ours = {(sentence.start, sentence.end) for sentence in found.sents}
    theirs = {(sentence.start, sentence.end) for sentence in gold.sents}
    counts.update({"right": len(ours & theirs), "found": len(ours), "wanted": len(theirs)})


def score_articles(load: Callable[[str], Language], folder: Path) -> Iterator[Row]:
    """Yield sentence F1 on marked articles (`LANG-*.txt`), read whole, a line break between blocks."""
    totals: dict[str, list[int]] = {}
    for path in sorted(folder.glob("*-*.txt")):
        lang = path.name[:2]
        text, wanted = read_article(path.read_text(encoding="utf-8"))
        found = sentence_offsets(load(lang)(text))
        counts = totals.setdefault(lang, [0, 0, 0])
        for i, value in enumerate((len(found & wanted), len(found), len(wanted))):
            counts[i] += value
    for lang, (right, found_count, wanted_count) in totals.items():
        f1 = precision_recall_f1(right, found_count, wanted_count)[2]
        yield Row("sentences", f"news-{lang}", "f1", f1, wanted_count, "own articles, blocks joined by a line break")


def read_article(marked: str) -> tuple[str, set[tuple[int, int]]]:
    """Return the running text of a marked article and its sentences' offsets."""
    text, spans = "", set()
    for block in marked.strip().split("\n\n"):
        for line in block.splitlines():
            spans.add((len(text), len(text) + len(line)))
            text += line + " "
        text = text[:-1] + "\n"
    return text.rstrip("\n"), spans


def sentence_offsets(doc: Doc) -> set[tuple[int, int]]:
    """Return where sentences begin and end, blank characters around them left out."""
    spans = set()
    for sentence in doc.sents:
        text = sentence.text
        start = sentence.start_char + len(text) - len(text.lstrip())
        if text.strip():
            spans.add((start, start + len(text.strip())))
    return spans
