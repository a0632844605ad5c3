"""A pipeline that answers at once, for a process of its own, and what tests say of its answers."""

from dataclasses import replace

STUB = """
import os, sys, time, types
sys.path.insert(0, {tests!r})
from sample_report import build_report
def run(paths, settings, jobs, progress, stdin, cache):
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


def without_errors(report):
    """The report without problems of level error."""
    return replace(report, problems=tuple(item for item in report.problems if item.level != "error"))
