"""What makes no sense is said in a line, before any work; help and versions."""

import re

import pytest
from cli.stub import without_errors
from typer.testing import CliRunner

import claimcheck
from claimcheck import cli


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("run",), "no input"),
        (("run", "missing"), "does not exist"),
        (("run", "-", "-"), "only once"),
        (("run", "HERE", "--format", "pdf"), "pdf"),
        (("run", "HERE", "--published", "a"), "SOURCE=YYYY-MM-DD"),
        (("run", "HERE", "--published", "a=2025-13-01"), "2025-12-24"),
        (("run", "HERE", "--published", "a=20251201"), "2025-12-24"),
        (("run", "HERE", "--published", "wire=2025-12-01"), "no source is called"),
        (("run", "HERE", "--language", "a=french"), "language code"),
        (("run", "HERE", "--language", "=fr"), "SOURCE=xx"),
        (("run", "HERE", "--fail-on", "error"), "no finding is called"),
        (("run", "HERE", "--min-confidence", "2"), "--min-confidence"),
        (("run", "HERE", "--jobs", "0"), "--jobs"),
        (("run", "HERE", "--output", "missing/report.json"), "does not exist"),
        (("run", "HERE", "--output", "."), "folder"),
        (("run", "HERE", "--nonsense"), "--nonsense"),
        (("nonsense",), "nonsense"),
        (("check", " ", "HERE"), "empty"),
        (("check", "It rained."), "no input"),
        (("compare", "HERE", "-"), "two files"),
        (("compare", "HERE"), "Missing argument"),
        (("explain", "n1", "missing.json"), "cannot read"),
        (("judge", "missing.jsonl"), "does not exist"),
        (("evaluate", "--data", "missing"), "no folder"),
        (("evaluate", "nonsense"), "nonsense"),
    ],
)
def test_wrong_usage_is_said_in_a_line_and_costs_2(pipeline, claim, article, monkeypatch, tmp_path, arguments, word):
    monkeypatch.chdir(tmp_path)
    pipeline.answer = without_errors(pipeline.answer)
    done = claim(*(article if item == "HERE" else item for item in arguments))
    assert done.status == 2
    assert word in done.err
    assert done.out == ""
    assert "Traceback" not in done.err


def test_wrong_options_are_found_before_any_work(pipeline, claim, article, tmp_path):
    claim("run", article, "-o", str(tmp_path / "missing" / "report.json"))
    claim("run", article, "--fail-on", "nonsense")
    assert pipeline.calls == []


def test_version(claim):
    assert claim("--version").out.startswith(f"claimcheck {claimcheck.__version__} ")


def test_every_command_has_a_help():
    commands = ["run", "extract", "judge", "check", "evaluate", "compare", "explain", "schema", "models"]
    shown = CliRunner().invoke(cli.app, ["--help"]).output
    for command in commands:
        assert re.search(rf"^ +{command} ", shown, re.MULTILINE)
        assert CliRunner().invoke(cli.app, [command, "--help"]).exit_code == 0
