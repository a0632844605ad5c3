"""What rules propose on little evidence, and what a judge has to say before it is a finding."""

import pytest

from claimcheck.compare.judged import confirm, exchanged, undenied
from claimcheck.compare.ladder import climb, propose
from claimcheck.records import Argument
from tests.compare.builders import lay

AGREES, EXCLUDES, OPEN = (0.9, 0.05, 0.05), (0.05, 0.9, 0.05), (0.1, 0.1, 0.8)


class Judge:
    """Answers by table; what is not in it is left open."""

    def __init__(self, **answers):
        self.answers = answers
        self.asked = []

    def predict(self, pairs, langs):
        """One row a pair."""
        self.asked += pairs
        return [self.answers.get("same" if self._same(*pair) else "other", OPEN) for pair in pairs]

    @staticmethod
    def _same(left, right):
        numbers = [{word for word in text.split() if word[0].isdigit()} for text in (left, right)]
        return numbers[0] == numbers[1]


COST = (
    "The town owes the builders {6 million euros|EUR|} after a long winter in court.",
    "What is due to the builders adds up to {9 million euros|EUR|} by now, an auditor found.",
)


def lay_cost():
    """Two sums for one thing in other words."""
    return lay(*COST, similarity=0.5, a_predicate="owes", b_predicate="adds", a_modality="reported")


PROPOSED = [
    (*COST, ("owes", "adds"), "figure"),
    ("They were off to a gala in [Leeds|LOC].", "The party was heading for a gala in [Hull|LOC].", ("off", "heading"), "place"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "verbs", "type_"), PROPOSED)
def test_little_evidence_is_enough_to_propose(left, right, verbs, type_):
    modality = {"a_modality": "reported", "b_modality": "reported"}
    pair = lay(left, right, 0.3, 0.5, a_predicate=verbs[0], b_predicate=verbs[1], **modality)
    assert climb(pair) is None
    assert propose(pair).type == type_


APART = [
    # a part of the whole
    ("The airline owns {34 aircraft||aircraft}.", "It rents {20 of its aircraft||aircraft}."),
    # another one
    ("The round takes place in [Bern|LOC].", "The next round takes place in [Oslo|LOC]."),
]


@pytest.mark.parametrize(("left", "right"), APART)
def test_two_things_are_not_proposed(left, right):
    assert propose(lay(left, right)) is None


def test_the_same_said_of_two_subjects_is_not_proposed():
    texts = "The bridge carries {31,000 cars||cars} a day.", "The tunnel carries {18,000 cars||cars} a day."
    subjects = {
        f"{side}_arguments": (Argument("subject", 4, 10, word, word),)
        for side, word in (("a", "bridge"), ("b", "tunnel"))
    }
    assert propose(lay(*texts, a_predicate="carries", b_predicate="carries", **subjects)) is None


def test_a_judge_confirms_what_excludes_and_agrees_with_the_value_exchanged():
    pair = lay_cost()
    proposal = pair, propose(pair)
    assert confirm([proposal], None) == [None]
    assert confirm([proposal], Judge(other=EXCLUDES)) == [None]  # two things, even with one value
    assert confirm([proposal], Judge(same=AGREES)) == [None]  # both may hold
    (found,) = confirm([proposal], Judge(other=EXCLUDES, same=AGREES))
    assert (found.kind, found.type, found.rule) == ("contradiction", "figure", "judged.figure")


def test_the_value_changes_places():
    pair = lay_cost()
    assert exchanged(pair, propose(pair)) == [
        (
            "The town owes the builders 9 million euros after a long winter in court.",
            "What is due to the builders adds up to 9 million euros by now, an auditor found.",
        ),
        (
            "The town owes the builders 6 million euros after a long winter in court.",
            "What is due to the builders adds up to 6 million euros by now, an auditor found.",
        ),
    ]


@pytest.mark.parametrize(
    ("denied", "language", "affirmed"),
    [
        ("The mayor won't resign.", "en", "The mayor will resign."),
        ("The mayor did not resign.", "en", "The mayor did resign."),
        ("Le maire n'a pas démissionné.", "fr", "Le maire a démissionné."),
    ],
)
def test_a_negation_is_taken_away(denied, language, affirmed):
    pair = lay("The mayor resigned.", denied, b_language=language)
    assert undenied(pair) == ("The mayor resigned.", affirmed)
