"""The report as pandas tables; pandas itself is an optional extra."""

from __future__ import annotations

from typing import Any

from claimcheck.errors import ClaimcheckError
from claimcheck.records import Report
from claimcheck.serialise import encode_record

TABLES = ("sources", "entities", "dates", "figures", "quotes", "claims", "groups", "findings", "problems")


def make_frames(report: Report) -> dict[str, Any]:
    """Return a `pandas.DataFrame` for each name in ``TABLES``, and ``evidence`` with a row a side of a finding.

    Raises `ClaimcheckError` when pandas is not installed.
    """
    try:
        import pandas
    except ImportError:
        raise ClaimcheckError(
            "to_pandas needs pandas; install it with: pip install 'claimcheck-news[pandas]'"
        ) from None
    tables = {name: [encode_record(item) for item in getattr(report, name)] for name in TABLES}
    tables["evidence"] = [
        {"finding": finding.id, "kind": finding.kind, "type": finding.type, "side": number, **encode_record(side)}
        for finding in report.findings
        for number, side in enumerate(finding.evidence, start=1)
    ]
    return {name: pandas.DataFrame(rows) for name, rows in tables.items()}
