"""Gold trees carried over from a treebank's words to spaCy's tokens."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from claimcheck.training.syntax.conllu import Sentence, Word


def project(doc: Doc, sentences: Sequence[Sentence]) -> Doc:
    """Return `doc` with the tags and trees of `sentences`, whose texts it joins by spaces.

    A token that holds several words (du = de + le) takes the analysis of the one
    whose head lies outside it. A word cut into several tokens is represented by
    its longest piece; the other pieces hang from that one.
    """
    words, offsets = _flatten(sentences)
    owners = _owners(doc, words, offsets)
    represent = _representatives(doc, words, offsets, owners)
    rows = []
    for token in doc:
        index = owners[token.i]
        if index is None:
            rows.append(("SPACE", "", token.text, max(token.i - 1, 0), "dep"))
            continue
        word = words[index]
        if represent[index] == token.i:
            lemma = word.lemma if len(token) >= word.end - word.start else _own_lemma(token.text, word)
            rows.append((word.upos, word.feats, lemma, *_attach(token.i, index, words, represent)))
        else:
            rows.append(_piece(token.text, word, represent[index]))
    heads = _without_cycles([row[3] for row in rows])
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        pos=[row[0] for row in rows],
        morphs=[row[1] for row in rows],
        lemmas=[row[2] for row in rows],
        heads=heads,
        deps=["ROOT" if head == i else row[4] for i, (head, row) in enumerate(zip(heads, rows, strict=True))],
    )


def _flatten(sentences: Sequence[Sentence]) -> tuple[list[Word], list[tuple[int, int]]]:
    """Return all words with heads counted over the whole text, and their spans in it."""
    words: list[Word] = []
    spans: list[tuple[int, int]] = []
    start = 0
    for sentence in sentences:
        base = len(words)
        for word in sentence.words:
            words.append(
                Word(
                    word.form,
                    word.lemma,
                    word.upos,
                    word.feats,
                    word.head + base,
                    word.deprel,
                    word.start + start,
                    word.end + start,
                )
            )
            spans.append((word.start + start, word.end + start))
        start += len(sentence.text) + 1
    return words, spans


def _owners(doc: Doc, words: list[Word], spans: list[tuple[int, int]]) -> list[int | None]:
    """Find the word each token stands for: of several, the one governed from outside."""
    owners: list[int | None] = []
    first = 0
    for token in doc:
        start, end = token.idx, token.idx + len(token)
        while first < len(spans) and spans[first][1] <= start:
            first += 1
        inside = []
        index = first
        while index < len(spans) and spans[index][0] < end:
            inside.append(index)
            index += 1
        outside = [i for i in inside if words[i].head == i or words[i].head not in inside]
        owners.append((outside or inside or [None])[0])
    return owners


def _representatives(doc: Doc, words: list[Word], spans: list[tuple[int, int]], owners: list[int | None]) -> list[int]:
    """Find the token that stands for each word: its longest piece, the first of equals."""
    pieces: list[list[int]] = [[] for _ in words]
    index = 0
    for token in doc:
        while index and spans[index - 1][1] > token.idx:
            index -= 1
        while index < len(spans) and spans[index][1] <= token.idx:
            index += 1
        at = index
        while at < len(spans) and spans[at][0] < token.idx + len(token):
            pieces[at].append(token.i)
            at += 1
    represent = []
    for word, tokens in enumerate(pieces):
        own = [i for i in tokens if owners[i] == word] or tokens
        represent.append(max(own, key=lambda i: (doc[i].text.isalnum(), len(doc[i]), -i)))
    return represent


def _own_lemma(text: str, word: Word) -> str:
    """Lemma of the longest piece of a cut word, whose lemma is the whole word's."""
    return text if word.upos == "PROPN" else text.lower()


def _attach(token: int, index: int, words: list[Word], represent: list[int]) -> tuple[int, str]:
    """Head and label of a token; climbs out of heads that lie inside the token."""
    label = words[index].deprel
    while words[index].head != index:
        index = words[index].head
        if represent[index] != token:
            return represent[index], label
        label = words[index].deprel
    return token, "ROOT"


def _without_cycles(heads: list[int]) -> list[int]:
    """Make a root of the first token of every circle that overlapping cuts have made."""
    heads = list(heads)
    for start in range(len(heads)):
        at, steps = start, 0
        while heads[at] != at and steps <= len(heads):
            at, steps = heads[at], steps + 1
        if heads[at] != at:
            heads[at] = at
    return heads


def _piece(text: str, word: Word, head: int) -> tuple[str, str, str, int, str]:
    """Describe a piece of a word that the tokenizer cut and the treebank did not."""
    if not any(character.isalnum() for character in text):
        return "PUNCT", "", text, head, "punct"
    if text.isdigit():
        return "NUM", "", text, head, "nummod"
    return word.upos, "", text.lower(), head, "compound"
