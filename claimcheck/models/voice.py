"""Active and passive kept apart where the labels of one verb's arcs contradict each other or its grammar."""

from __future__ import annotations

from collections.abc import Sequence

PASSIVE_AUXILIARY, PERFECT_AUXILIARY = "aux:pass", "aux:tense"
ACTIVE_OF = {"nsubj:pass": "nsubj", "csubj:pass": "csubj"}


def settle_voice(heads: Sequence[int], labels: list[str], lemmas: Sequence[str], perfect: frozenset[str]) -> set[int]:
    """Correct `labels` in place and return the words changed.

    A verb of `perfect` has no passive: its *être* is a past tense. A verb with an
    auxiliary of tense and none of the passive has an active subject.
    """
    changed: set[int] = set()
    auxiliaries: dict[int, list[int]] = {}
    for i, label in enumerate(labels):
        if label in (PASSIVE_AUXILIARY, PERFECT_AUXILIARY):
            auxiliaries.setdefault(heads[i], []).append(i)
    for verb, places in auxiliaries.items():
        if lemmas[verb] in perfect:
            wrong = [i for i in places if labels[i] == PASSIVE_AUXILIARY]
            for i in wrong:
                labels[i] = PERFECT_AUXILIARY
            changed.update(wrong)
    active = {verb for verb, places in auxiliaries.items() if all(labels[i] == PERFECT_AUXILIARY for i in places)}
    for i, label in enumerate(labels):
        if label in ACTIVE_OF and heads[i] in active:
            labels[i] = ACTIVE_OF[label]
            changed.add(i)
    return changed
