"""`claimcheck run`: options, exit statuses, what goes where."""

import json
import os
import stat
from dataclasses import replace

import jsonschema
import pytest
from cli.stub import without_errors

from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.records import Report, Tool
from claimcheck.report import FORMATS
from claimcheck.schema import build_schema


def test_run_writes_json_when_nobody_watches(pipeline, claim, article):
    pipeline.answer = without_errors(pipeline.answer)
    done = claim("run", article)
    assert done.status == 0
    assert done.err == ""
    jsonschema.validate(json.loads(done.out), build_schema())


@pytest.mark.parametrize("format_", list(FORMATS))
def test_formats(pipeline, claim, article, format_):
    assert claim("run", article, "--format", format_).out


def test_options_reach_the_pipeline(pipeline, claim, article):
    claim(
        "run", article, "--published", "wire_1=2026-03-02", "--language", "fr_3=FR", "--min-confidence", "0.4",
        "--fail-on", "contradiction,addition", "--jobs", "3", "--model", "en=en_core_web_trf", "--judge", "nli",
    )  # fmt: skip
    name, paths, settings, jobs, _, stdin, _ = pipeline.calls[0]
    assert (name, paths, jobs, stdin) == ("run", [article], 3, None)
    assert settings.published == {"wire_1": "2026-03-02"}
    assert settings.languages == {"fr_3": "fr"}
    assert (settings.min_confidence, settings.fail_on) == (0.4, ("contradiction", "addition"))
    assert (settings.models, settings.judge) == ({"en": "en_core_web_trf"}, "nli")


def test_standard_input_is_handed_on_as_bytes(pipeline, claim):
    claim("run", "-", stdin="text")
    assert pipeline.calls[0][5].read() == b"text"


@pytest.mark.parametrize(
    ("error", "status"),
    [(ClaimcheckError("it broke"), 2), (InputError("no such input"), 3), (KeyboardInterrupt(), 130)],
)
def test_errors_are_a_line_and_a_status(pipeline, claim, article, error, status):
    pipeline.answer = error
    done = claim("run", article)
    assert done.status == status
    assert "Traceback" not in done.err
    assert len(done.lines) <= 1


@pytest.mark.parametrize(
    ("kinds", "status"), [("contradiction", 1), ("update,dispute", 1), ("altered_quote", 1), ("", 0)]
)
def test_findings_named_by_fail_on_cost_1(pipeline, claim, article, kinds, status):
    pipeline.answer = without_errors(pipeline.answer)
    assert claim("run", article, "--fail-on", kinds).status == status


def test_findings_of_other_kinds_cost_nothing(pipeline, claim, article):
    pipeline.answer = replace(without_errors(pipeline.answer), findings=())
    assert claim("run", article, "--fail-on", "contradiction").status == 0


def test_problems_are_said_in_a_line_and_cost_3(pipeline, claim, article):
    done = claim("run", article)
    assert done.status == 3
    assert done.lines == ["claimcheck: articles/blank.txt: the file is empty"]
    assert json.loads(done.out)["findings"]


def test_quiet_leaves_problems_to_the_report(pipeline, claim, article):
    done = claim("run", article, "--quiet")
    assert (done.status, done.err) == (3, "")


def test_nothing_analysed_costs_3(pipeline, claim, article):
    pipeline.answer = Report(tool=Tool("claimcheck", "0", {}, {}))
    done = claim("run", article)
    assert done.status == 3
    assert "nothing could be analysed" in done.lines[-1]


def test_a_file_name_cannot_steer_the_terminal(pipeline, claim):
    done = claim("run", "missing\x1b[2J")
    assert done.status == 2
    assert "\x1b" not in done.err


def test_the_output_is_written_whole(pipeline, claim, article, tmp_path):
    target = tmp_path / "report.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    done = claim("run", article, "-o", str(target))
    assert done.out == ""
    assert json.loads(target.read_text(encoding="utf-8"))["schema_version"] == "1"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(item.name for item in tmp_path.iterdir()) == ["a.txt", "report.json"]


def test_an_old_report_survives_a_failed_run(pipeline, claim, article, tmp_path):
    target = tmp_path / "report.json"
    target.write_text("old", encoding="utf-8")
    pipeline.answer = KeyboardInterrupt()
    assert claim("run", article, "-o", str(target)).status == 130
    assert target.read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.iterdir())) == 2


def test_what_is_no_regular_file_stays_what_it_is(pipeline, claim, article):
    claim("run", article, "-o", os.devnull)
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_folder_is_named_before_any_work(pipeline, claim, article, tmp_path):
    tmp_path.chmod(0o500)
    done = claim("run", article, "-o", str(tmp_path / "report.json"))
    tmp_path.chmod(0o700)
    assert done.status == 2
    assert pipeline.calls == []


def test_with_a_baseline_only_new_findings_count(pipeline, claim, article, tmp_path):
    pipeline.answer = without_errors(pipeline.answer)
    old = tmp_path / "old.json"
    claim("run", article, "-o", str(old))
    done = claim("run", article, "--baseline", str(old), "--fail-on", "contradiction")
    assert done.status == 0
    assert json.loads(done.out)["baseline"]["new"] == []
    old.write_text(json.dumps({**json.loads(old.read_text(encoding="utf-8")), "findings": []}), encoding="utf-8")
    assert claim("run", article, "--baseline", str(old), "--fail-on", "contradiction").status == 1
    assert claim("run", article, "--baseline", "missing.json").status == 2


def test_the_command_line_wins_over_the_file(pipeline, claim, article, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claimcheck.toml").write_text(
        "jobs = 3\nmin-confidence = 0.25\nfail-on = ['update']\n", encoding="utf-8"
    )
    claim("run", article, "--jobs", "2")
    _, _, settings, jobs, *_ = pipeline.calls[0]
    assert (jobs, settings.min_confidence, settings.fail_on) == (2, 0.25, ("update",))
    shown = claim("run", "--show-settings", "--jobs", "2").out.splitlines()
    assert "jobs = 2 (command line)" in shown
    assert "min-confidence = 0.25 (claimcheck.toml)" in shown
    assert "quiet = False (default)" in shown
    (tmp_path / "claimcheck.toml").write_text("nonsense = 1", encoding="utf-8")
    assert claim("run", article).status == 2
