"""The command line against a pipeline that answers at once."""

import io
import json
import sys
import types

import pytest
from sample_report import build_report

import claimcheck
from claimcheck import cli


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
