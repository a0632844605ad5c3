"""A statement held against the sources: who stands on which side of its figure."""

import pytest

from claimcheck.pipeline.check import check_statement

ARTICLES = {
    "same.txt": "VALMORA, April 2, 2026 - A storm tore down a grandstand in Valmora on Wednesday and injured 38 spectators.",
    "other.txt": "VALMORA, April 2, 2026 - A storm tore down a grandstand in Valmora on Wednesday and injured 12 spectators.",
    "later.txt": "VALMORA, April 3, 2026 - The spectators injured when a storm tore down a grandstand in Valmora were sent home.",
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("storm")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    statement = "A storm in Valmora injured 38 spectators on Wednesday."
    return {check.source: check.verdict for check in check_statement(statement, [str(folder)]).checks}


def test_the_same_figure_supports(verdicts):
    assert verdicts["same"] == "supports"


def test_another_figure_is_never_support(verdicts):
    assert verdicts["other"] in ("otherwise", "partly")


def test_a_source_without_the_figure_supports_a_part_at_most(verdicts):
    assert verdicts["later"] == "partly"
