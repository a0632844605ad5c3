"""The command line against a pipeline that answers at once: options, exit statuses, what goes where."""

import io
import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
import types
from functools import partial
from pathlib import Path

import jsonschema
import pytest
from sample_report import build_report
from typer.testing import CliRunner

import claimcheck
from claimcheck import cli
from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.records import Report, Tool
from claimcheck.report import FORMATS
from claimcheck.schema import build_schema

STUB = """
import os, sys, time, types
sys.path.insert(0, {tests!r})
from sample_report import build_report
def run(paths, settings, jobs, progress, stdin):
    if os.environ.get("SLOW"):
        print("started", file=sys.stderr, flush=True)
        time.sleep(30)
    return build_report()
def judge_lines(lines, settings, jobs):
    for number in range(10**9):
        yield {{"number": number, "pad": "x" * 100}}
sys.modules["claimcheck.pipeline"] = types.SimpleNamespace(run=run, judge_lines=judge_lines)
from claimcheck import cli
cli.main()
"""


@pytest.fixture
def pipeline(monkeypatch):
    """A pipeline whose answers a test sets and whose calls it can read."""
    stub = types.ModuleType("claimcheck.pipeline")
    stub.calls = []
    stub.answer = build_report()

    def record(name):
        def call(*arguments):
            stub.calls.append((name, *arguments))
            if isinstance(stub.answer, BaseException):
                raise stub.answer
            return stub.answer

        return call

    for name in ("run", "extract", "check_statement", "compare"):
        setattr(stub, name, record(name))
    stub.judge_lines = lambda lines, settings, jobs: ({**json.loads(line), "verdict": "neutral"} for line in lines)
    stub.describe_models = lambda: [{"name": "en", "sha256": "0" * 8, "score": 0.5}]
    monkeypatch.setitem(sys.modules, "claimcheck.pipeline", stub)
    monkeypatch.setattr(claimcheck, "pipeline", stub, raising=False)
    return stub


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("An article.", encoding="utf-8")
    return str(path)


class Outcome:
    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    @property
    def lines(self):
        return [line for line in self.err.splitlines() if line]


@pytest.fixture
def claim(monkeypatch, capfd):
    """Run the command line in this process and give status, output and errors."""

    def call(*arguments, stdin=""):
        monkeypatch.setattr(sys, "argv", ["claimcheck", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capfd.readouterr()
        return Outcome(ended.value.code or 0, out, err)

    return call


def clean(report):
    """The report without problems of level error."""
    from dataclasses import replace

    return replace(report, problems=tuple(item for item in report.problems if item.level != "error"))


def test_run_writes_json_when_nobody_watches(pipeline, claim, article):
    pipeline.answer = clean(pipeline.answer)
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
    name, paths, settings, jobs, _, stdin = pipeline.calls[0]
    assert (name, paths, jobs, stdin) == ("run", [article], 3, None)
    assert settings.published == {"wire_1": "2026-03-02"}
    assert settings.languages == {"fr_3": "fr"}
    assert (settings.min_confidence, settings.fail_on) == (0.4, ("contradiction", "addition"))
    assert (settings.models, settings.judge) == ({"en": "en_core_web_trf"}, "nli")


def test_standard_input_is_handed_on_as_bytes(pipeline, claim):
    claim("run", "-", stdin="text")
    assert pipeline.calls[0][-1].read() == b"text"


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
    pipeline.answer = clean(pipeline.answer)
    done = claim(*(article if item == "HERE" else item for item in arguments))
    assert done.status == 2
    assert word in done.err
    assert done.out == ""
    assert "Traceback" not in done.err


def test_wrong_options_are_found_before_any_work(pipeline, claim, article, tmp_path):
    claim("run", article, "-o", str(tmp_path / "missing" / "report.json"))
    claim("run", article, "--fail-on", "nonsense")
    assert pipeline.calls == []


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
    pipeline.answer = clean(pipeline.answer)
    assert claim("run", article, "--fail-on", kinds).status == status


def test_findings_of_other_kinds_cost_nothing(pipeline, claim, article):
    from dataclasses import replace

    pipeline.answer = replace(clean(pipeline.answer), findings=())
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
    pipeline.answer = clean(pipeline.answer)
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


def test_version(claim):
    assert claim("--version").out.startswith(f"claimcheck {claimcheck.__version__} ")


def test_every_command_has_a_help():
    commands = ["run", "extract", "judge", "check", "evaluate", "compare", "explain", "schema", "models"]
    shown = CliRunner().invoke(cli.app, ["--help"]).output
    for command in commands:
        assert re.search(rf"^ +{command} ", shown, re.MULTILINE)
        assert CliRunner().invoke(cli.app, [command, "--help"]).exit_code == 0


# What only a process of its own can show.


def start(*arguments, env=None, **streams):
    code = STUB.format(tests=str(Path(__file__).parent))
    command = [sys.executable, "-c", code, *arguments]
    # A shell that starts the tests in the background has them ignore Ctrl-C, and what they start would inherit that.
    heeding = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(command, env={**os.environ, **(env or {})}, preexec_fn=heeding, **streams)


def test_a_closed_pipe_ends_it_quietly(article):
    process = start("judge", article, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    _, err = process.communicate(timeout=20)
    assert err == b""
    assert process.returncode == 0


def test_ctrl_c_ends_it_with_130_and_nothing_half_written(article, tmp_path):
    target = tmp_path / "out.json"
    process = start("run", article, "-o", str(target), env={"SLOW": "1"}, stderr=subprocess.PIPE)
    process.stderr.readline()
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert [item.name for item in tmp_path.iterdir()] == ["a.txt"]


def test_json_is_utf8_whatever_the_locale_says(article):
    process = start("run", article, env={"PYTHONIOENCODING": "ascii"}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, _ = process.communicate(timeout=20)
    assert "blessés" in out.decode("utf-8")


def test_on_a_terminal_the_report_is_for_reading(article):
    pty = pytest.importorskip("pty")
    main, end = pty.openpty()
    process = start("run", article, stdout=end, stderr=subprocess.DEVNULL, env={"TERM": "xterm", "NO_COLOR": "1"})
    os.close(end)
    seen = b""
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        seen += part
    os.close(main)
    process.wait(timeout=20)
    assert b"CONTRADICTION" in seen
    assert b"owned\x07" not in seen
    assert not re.search(rb"\x1b\[[0-9;]*3[0-9]m", seen)


def test_help_is_light_and_quick():
    code = "import resource, sys, claimcheck.cli\nsys.argv = ['claimcheck', '--help']\ntry: claimcheck.cli.main()\n"
    code += "except SystemExit: pass\nused = resource.getrusage(resource.RUSAGE_SELF)\n"
    code += (
        "heavy = {'spacy', 'onnxruntime', 'trafilatura', 'babel', 'numpy', 'jinja2', 'rich.table', 'rich.console'}\n"
    )
    code += "print(used.ru_utime + used.ru_stime, sorted(heavy & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, loaded = done.stderr.split(" ", 1)
    assert loaded.strip() == "[]"
    assert float(seconds) < 0.5  # half of it measured on an idle machine; a busy one may be slower
