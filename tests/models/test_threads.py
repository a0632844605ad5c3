"""One thread for each numeric library, unless the user has said otherwise."""

import os

from claimcheck.models.threads import keep_to_one_thread


def test_what_the_user_says_holds(monkeypatch):
    monkeypatch.setattr(os, "environ", {"OMP_NUM_THREADS": "4"})
    keep_to_one_thread()
    assert os.environ["OMP_NUM_THREADS"] == "4"
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
    assert os.environ["TOKENIZERS_PARALLELISM"] == "false"
