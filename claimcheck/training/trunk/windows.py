"""Training windows: runs of sentences or of news, varied so that the model degrades and does not collapse."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.models.lemmas import lemma_script
from claimcheck.models.pieces import AFTER_BREAK, Pieces, look, without_accents
from claimcheck.training.trunk.corpora import Article
from claimcheck.training.trunk.labels import LabelSets, morph_label
from claimcheck.training.trunk.swap import NameSwapper
from claimcheck.training.trunk.switch import Switcher
from claimcheck.training.trunk.treebanks import Tree

IGNORE = -100
LENGTHS = ((24, 0.12), (64, 0.23), (128, 0.35), (160, 0.30))
"""Pieces of a window and how often: headlines stand alone, paragraphs run together."""
BREAK_BETWEEN, BREAK_INSIDE = 0.25, 0.004
"""A sentence often begins a line; in wrapped text any word may."""
NO_FULL_STOP = 0.06
"""Headlines and list items end without one."""
LOWERED, CAPITALS, TITLED, UNACCENTED = 0.04, 0.04, 0.02, 0.04
CURLY = 0.4
HALF_FRENCH = 0.4
"""Of the English news windows, when there is a word table."""
QUOTES = {"en": "“”", "fr": "«»"}


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces of a window, the place of each word's first piece, and whatever labels it has.

    `heads` count words of the window from 1, 0 is the root; missing labels are `IGNORE`.
    """

    corpus: str
    ids: list[int]
    types: list[int]
    first: list[int]
    tags: list[int]
    upos: list[int]
    morphs: list[int]
    lemmas: list[int]
    heads: list[int]
    deps: list[int]
    starts: list[int]


class WindowMaker:
    """Cuts corpora into windows with a seeded source of chance."""

    def __init__(
        self, pieces: Pieces, labels: LabelSets, seed: int, vary: bool = True, table: Path | None = None
    ) -> None:
        self.pieces, self.labels, self.chance, self.vary = pieces, labels, random.Random(seed), vary
        self.switcher = Switcher(table, self.chance) if table else None
        self.swapper: NameSwapper | None = None
        self.swapped = 0.0
        self.index = {
            name: {label: i for i, label in enumerate(getattr(labels, name))}
            for name in ("tags", "upos", "morphs", "deps", "lemmas")
        }

    def swap_names(self, articles: Sequence[Article], share: float, kept: dict[str, frozenset[str]]) -> None:
        """From now on change names in this share of the news windows, drawing on the names of `articles`."""
        if share:
            self.swapper, self.swapped = NameSwapper(articles, self.chance, kept), share

    def of_trees(self, trees: Sequence[Tree], corpus: str) -> Iterator[Window]:
        """Yield windows of whole sentences in the treebank's order from a random place."""
        if self.vary:
            start = self.chance.randrange(len(trees))
            trees = [*trees[start:], *trees[:start]]
        group: list[Tree] = []
        size, limit = 2, self._limit()
        for tree in trees:
            count = sum(map(len, self.pieces.cut(tree.words, tree.lang)))
            if group and size + count > limit:
                yield self._join(group, corpus)
                group, size, limit = [], 2, self._limit()
            if size + count <= LENGTHS[-1][0]:
                group.append(tree)
                size += count
        if group:
            yield self._join(group, corpus)

    def of_articles(self, articles: Sequence[Article]) -> Iterator[Window]:
        """Yield windows of consecutive words; they may begin and end inside a sentence."""
        for article in articles:
            cut = self.pieces.cut(article.words, article.lang)
            begin = 0
            while begin < len(cut):
                size, end, limit = 2, begin, self._limit()
                while end < len(cut) and size + len(cut[end]) <= limit:
                    size += len(cut[end])
                    end += 1
                yield self._news(article, begin, end)
                begin = end

    def _limit(self) -> int:
        if not self.vary:
            return LENGTHS[-1][0]
        return self.chance.choices([n for n, _ in LENGTHS], [w for _, w in LENGTHS])[0]

    def _news(self, article: Article, begin: int, end: int) -> Window:
        keep_breaks = self.chance.random() < 0.5
        breaks = [b and keep_breaks for b in article.breaks[begin:end]]
        words, tags, lang = list(article.words[begin:end]), list(article.tags[begin:end]), article.lang
        if self.swapper and self.chance.random() < self.swapped:
            words, tags, places = self.swapper.swap(words, tags, lang)
            breaks = [i not in places[:at] and breaks[i] for at, i in enumerate(places)]
        if self.switcher and lang == "en" and self.chance.random() < HALF_FRENCH:
            words, lang = self.switcher.switch(words, tags), "fr"
        return self._window(article.corpus, lang, words, breaks, tags=[self.index["tags"][tag] for tag in tags])

    def _join(self, group: list[Tree], corpus: str) -> Window:
        words, upos, morphs, lemmas, heads, deps, starts, breaks = ([] for _ in range(8))
        index = self.index
        for tree in group:
            base = len(words)
            n = len(tree.words) - self._cut_full_stop(tree)
            words += tree.words[:n]
            upos += [index["upos"][u] for u in tree.upos[:n]]
            morphs += [
                index["morphs"].get(morph_label(u, f), index["morphs"][u])
                for u, f in zip(tree.upos[:n], tree.feats[:n], strict=True)
            ]
            lemmas += [
                index["lemmas"].get(lemma_script(w, m), IGNORE)
                for w, m in zip(tree.words[:n], tree.lemmas[:n], strict=True)
            ]
            heads += [0 if h == i else h + base + 1 for i, h in enumerate(tree.heads[:n])]
            deps += [index["deps"].get(d, IGNORE) for d in tree.deps[:n]]
            starts += [1, *[0] * (n - 1)]
            breaks += [self._break(BREAK_BETWEEN), *(self._break(BREAK_INSIDE) for _ in range(n - 1))]
        starts[0] = IGNORE
        return self._window(
            corpus, group[0].lang, words, breaks,
            upos=upos, morphs=morphs, lemmas=lemmas, heads=heads, deps=deps, starts=starts,
        )  # fmt: skip

    def _cut_full_stop(self, tree: Tree) -> int:
        """Say whether to drop the last word, a full stop that nothing hangs from."""
        last = len(tree.words) - 1
        plain = last > 1 and tree.words[last] == "." and last not in (tree.heads[i] for i in range(last))
        return int(self.vary and plain and self.chance.random() < NO_FULL_STOP)

    def _break(self, rate: float) -> bool:
        return self.vary and self.chance.random() < rate

    def _window(
        self, corpus: str, lang: str, words: Sequence[str], breaks: Sequence[bool], **labels: list[int]
    ) -> Window:
        words = self._varied(words, lang)
        ids, types, first = [101], [0], []
        for word, cut, after in zip(words, self.pieces.cut(words, lang), breaks, strict=True):
            first.append(len(ids))
            ids += cut
            types += [look(word) + AFTER_BREAK * after] * len(cut)
        none = [IGNORE] * len(words)
        names = ("tags", "upos", "morphs", "lemmas", "heads", "deps", "starts")
        return Window(corpus, [*ids, 102], [*types, 0], first, *(labels.get(n, none) for n in names))

    def _varied(self, words: Sequence[str], lang: str) -> list[str]:
        words = list(words)
        if not self.vary:
            return words
        draw = self.chance.random()
        if draw < LOWERED:
            words = [w.lower() for w in words]
        elif draw < LOWERED + CAPITALS:
            words = [w.upper() for w in words]
        elif draw < LOWERED + CAPITALS + TITLED:
            words = [w[:1].upper() + w[1:] for w in words]
        if self.chance.random() < UNACCENTED:
            words = [without_accents(w) for w in words]
        if self.chance.random() < CURLY:
            words = curly(words, QUOTES[lang])
        return words


def curly(words: list[str], quotes: str) -> list[str]:
    """Write straight quotation marks as printed news does, opening and closing by turns."""
    inside = False
    for i, word in enumerate(words):
        if word == '"':
            words[i] = quotes[inside]
            inside = not inside
        elif "'" in word:
            words[i] = word.replace("'", "’")
    return words
