"""What is new, gone and unchanged since an earlier run; findings are the same when their content ids are."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.records import Baseline, Finding, Report


def mark_baseline(report: Report, old: Report) -> Report:
    """Return the report with its `Baseline`: its findings held against those of an earlier report."""
    before = {item.id for item in old.findings}
    now = {item.id for item in report.findings}
    return replace(
        report,
        baseline=Baseline(
            new=tuple(item.id for item in report.findings if item.id not in before),
            unchanged=tuple(item.id for item in report.findings if item.id in before),
            gone=tuple(item for item in old.findings if item.id not in now),
        ),
    )


def list_counted(report: Report) -> tuple[Finding, ...]:
    """Return the findings that ``--fail-on`` counts: the new ones when there is a baseline, else all."""
    if report.baseline is None:
        return report.findings
    new = set(report.baseline.new)
    return tuple(item for item in report.findings if item.id in new)


def describe_state(report: Report, finding: Finding) -> str:
    """Return ``new`` or ``unchanged`` when the report has a baseline, else nothing."""
    if report.baseline is None:
        return ""
    return "new" if finding.id in report.baseline.new else "unchanged"
