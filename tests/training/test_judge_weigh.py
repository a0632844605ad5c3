"""Weights are learnt that tell made-up cases apart."""

import numpy as np

from claimcheck.compare.pair import Case
from claimcheck.compare.weighing import Opinion, evidence
from claimcheck.training.judge.made import AGREES, CONTRADICTS, NEUTRAL
from claimcheck.training.judge.weigh import fit, learn_weights


def test_fit_finds_the_side_that_a_sign_speaks_for():
    rng = np.random.default_rng(4)
    verdicts = rng.choice([AGREES, CONTRADICTS, NEUTRAL], 600)
    found = np.stack([np.ones(600), (verdicts == AGREES) + rng.normal(0, 1, 600), rng.normal(0, 1, 600)], axis=1)
    weights = fit(found, verdicts, np.ones(600))
    assert weights.shape == (3, 2)
    assert weights[1, 0] > 0.5 > abs(weights[1, 1])
    assert np.abs(weights[2]).max() < 0.3


def test_the_table_has_a_line_for_every_sign():
    signs = {"share of hypothesis": 0.5, "across": 0.0}
    rule = Opinion("neutral", None, (0.3, 0.5, 0.2), "no rule decides")
    verdicts = (AGREES, CONTRADICTS, NEUTRAL)
    cases = []
    for number in range(30):
        scores = [0.1, 0.1, 0.1]
        scores[(0, 2, 1)[number % 3]] = 0.8
        model = Opinion("neutral", None, tuple(scores), "the model's probability is 0.80")
        cases.append(("own", Case(rule, model, signs), verdicts[number % 3]))
    table = learn_weights(cases)
    names = [line.split("\t")[0] for line in table.splitlines() if not line.startswith("#")]
    assert names == list(evidence(rule, cases[0][1].model, signs))


def test_a_barred_weight_stays_at_nought():
    rng = np.random.default_rng(4)
    verdicts = rng.choice([AGREES, CONTRADICTS, NEUTRAL], 600)
    found = np.stack([np.ones(600), (verdicts == AGREES) + rng.normal(0, 1, 600)], axis=1)
    weights = fit(found, verdicts, np.ones(600), np.array([[False, False], [True, False]]))
    assert abs(weights[1, 0]) < 1e-3
