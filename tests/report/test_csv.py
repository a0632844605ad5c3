import csv
import io

import pytest

from claimcheck.report.csv import COLUMNS, _cell


@pytest.fixture
def rows(render):
    return list(csv.DictReader(io.StringIO(render("csv"), newline="")))


def test_there_is_a_row_a_finding(report, rows):
    assert [row["id"] for row in rows] == [item.id for item in report.findings]
    assert set(rows[0]) == set(COLUMNS)


def test_every_passage_is_there(report, rows):
    for finding, row in zip(report.findings, rows, strict=True):
        sides = [row["a_text"], row["b_text"]]
        for number, item in enumerate(finding.evidence):
            if number < 2:
                assert sides[number].lstrip("'")[:10] == _cell(item.text).lstrip("'")[:10]
                assert row["ab"[number] + "_start"] == str(item.start)
            else:
                assert f"{item.source}:{item.start}-{item.end} {item.text}" in row["more"].split("\n")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1"])
def test_no_cell_is_run_by_a_spreadsheet(start):
    assert str(_cell(start)).startswith("'")


@pytest.mark.parametrize("text", ["14 passengers", "« Oui »", "", "a=b", "'twas"])
def test_other_cells_stay_as_they_are(text):
    assert _cell(text) == text


def test_hostile_cells(rows, render):
    assert not any(cell and cell[0] in "=+@\t\r" for row in rows for cell in row.values())
    assert not {"\x1b", "\x00", "\x9b", "\u202e"} & set(render("csv"))
