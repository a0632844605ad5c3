"""Other people's pipelines: their dependency and entity labels said in ours."""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from claimcheck.lexicon import load_table

CLEAR_LABELS = {"dobj", "pobj", "nsubjpass"}
"""Labels that tell a ClearNLP tree (`en_core_web_*`) from a Universal Dependencies one."""
VERBAL = {"VERB", "AUX", "ADJ", "ADV"}
COMPLEMENTS = {"attr", "acomp"}


class ForeignLabels:
    """Rewrites ClearNLP trees as Universal Dependencies, and entity labels as the report's."""

    def __init__(self, deps: dict[str, str], entities: dict[str, str]) -> None:
        self.deps, self.entities = deps, entities

    def __call__(self, doc: Doc) -> Doc:
        """Change one Doc in place."""
        doc.set_ents([
            Span(doc, ent.start, ent.end, self.entities[ent.label_]) for ent in doc.ents if ent.label_ in self.entities
        ])  # fmt: skip
        if doc.has_annotation("DEP") and any(token.dep_ in CLEAR_LABELS | COMPLEMENTS for token in doc):
            self._rewrite(doc)
        return doc

    def _rewrite(self, doc: Doc) -> None:
        """Turn prepositions and copulas under the words they serve, then rename the labels."""
        heads = [token.head.i for token in doc]
        labels = [token.dep_ for token in doc]
        for token in doc:
            if labels[token.i] in {"prep", "agent"}:
                _turn_preposition(token, heads, labels)
        for token in doc:
            if labels[token.i] in COMPLEMENTS and doc[heads[token.i]].lemma_ == "be":
                _turn_copula(token.i, heads, labels)
        rows: Any = np.zeros((len(doc), 2), np.uint64)
        for i, (head, label) in enumerate(zip(heads, labels, strict=True)):
            rows[i, 0] = np.int64(head - i).view(np.uint64)
            rows[i, 1] = doc.vocab.strings.add(self.deps.get(label, label))
        doc.from_array(["HEAD", "DEP"], rows)


@Language.factory("claimcheck_foreign_labels", retokenizes=False)
def make_foreign_labels(nlp: Language, name: str) -> ForeignLabels:
    """Build the component."""
    return ForeignLabels(load_table("any", "clearnlp_deps"), load_table("any", "foreign_entities"))


def _turn_preposition(preposition: Token, heads: list[int], labels: list[str]) -> None:
    """Hang a preposition's noun where the preposition hung, and the preposition from the noun."""
    at = preposition.i
    nouns = [child.i for child in preposition.children if labels[child.i] == "pobj"]
    if not nouns:
        labels[at] = "obl" if labels[at] == "agent" else "advmod"
        return
    noun, governor = nouns[0], heads[at]
    verbal = preposition.doc[governor].pos_ in VERBAL
    agent = labels[at] == "agent"
    heads[noun], labels[noun] = governor, "obl:agent" if agent else "obl" if verbal else "nmod"
    for i, head in enumerate(heads):
        if head == at and i not in (at, noun):
            heads[i] = noun
    heads[at], labels[at] = noun, "case"


def _turn_copula(complement: int, heads: list[int], labels: list[str]) -> None:
    """Make what a form of *be* says the head of its clause."""
    verb = heads[complement]
    root = heads[verb] == verb
    for i, head in enumerate(heads):
        if head == verb and i not in (verb, complement):
            heads[i] = complement
    heads[complement], labels[complement] = (complement if root else heads[verb]), labels[verb]
    heads[verb], labels[verb] = complement, "cop"
