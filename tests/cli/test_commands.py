"""The other commands: what they hand to the pipeline and what they print."""

import json

import pytest
from sample_report import build_report

from claimcheck.schema import build_schema


def test_extract_gives_a_record_a_line(pipeline, claim, article):
    records = {json.loads(line)["record"] for line in claim("extract", article).out.splitlines()}
    assert {"source", "claim", "quote", "figure", "date", "entity", "problem"} <= records


def test_check_hands_over_the_statement(pipeline, claim, article):
    claim("check", "It rained.", article)
    assert pipeline.calls[0][:3] == ("check_statement", "It rained.", [article])


def test_compare_takes_two(pipeline, claim, article):
    claim("compare", article, article)
    assert pipeline.calls[0][:3] == ("compare", article, article)


def test_judge_answers_line_by_line(pipeline, claim, tmp_path):
    lines = '\ufeff{"premise": "É", "hypothesis": "b"}\n{"premise": "c", "hypothesis": "d"}\n'
    done = claim("judge", stdin=lines)
    assert [json.loads(line)["premise"] for line in done.out.splitlines()] == ["É", "c"]
    path = tmp_path / "pairs.jsonl"
    path.write_text(lines, encoding="utf-8")
    assert claim("judge", str(path)).out == done.out


def test_judge_names_broken_lines_and_costs_3(pipeline, claim):
    pipeline.judge_lines = lambda lines, settings, jobs: iter([{"line": 1, "error": "line 1 is not JSON"}])
    done = claim("judge", "-", stdin="{")
    assert done.status == 3
    assert done.lines == ["claimcheck: line 1 is not JSON"]
    assert json.loads(done.out)["line"] == 1


def test_explain_reads_a_report(pipeline, claim, article, tmp_path):
    target = tmp_path / "report.json"
    claim("run", article, "-o", str(target))
    finding = build_report().findings[-1]
    assert finding.rule in claim("explain", finding.id, str(target)).out
    assert claim("explain", "nzzz", str(target)).status == 2


@pytest.mark.parametrize("text", ["", "[]", "{", '{"sources": 1}', "\x00", '{"tool": {}}'])
def test_explain_says_what_is_no_report(claim, tmp_path, text):
    target = tmp_path / "report.json"
    target.write_text(text, encoding="utf-8")
    done = claim("explain", "n1", str(target))
    assert done.status == 2
    assert len(done.lines) == 1


def test_schema_and_models(pipeline, claim):
    assert json.loads(claim("schema").out) == json.loads(json.dumps(build_schema()))
    assert json.loads(claim("models").out)[0]["name"] == "en"
