import sys

import pytest

from claimcheck.errors import ClaimcheckError


def test_there_is_a_table_for_each_kind_of_record(report):
    pytest.importorskip("pandas")
    tables = report.to_pandas()
    assert len(tables["findings"]) == len(report.findings)
    assert len(tables["evidence"]) == sum(len(item.evidence) for item in report.findings)
    assert set(tables["evidence"]["text"]) == {side.text for item in report.findings for side in item.evidence}
    assert tables["figures"].loc[0, "low"] == 14


def test_without_pandas_it_says_what_to_install(report, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ClaimcheckError, match="pip install"):
        report.to_pandas()
