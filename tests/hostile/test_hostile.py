"""Hostile inputs through the whole run: each is analysed with exact offsets or named as a problem; the good one stays."""

import csv
import io
import json
import os
import re
import resource
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hostile.cases import FILES, GOOD, LEAD, SENTENCE, THINGS, body

from claimcheck.errors import UsageError
from claimcheck.pipeline import run
from claimcheck.pipeline.articles import LONGEST_ARTICLE, LONGEST_TEXT
from claimcheck.read.html import HUGEST_PAGE
from claimcheck.records import Report
from claimcheck.report.csv import write_csv
from claimcheck.report.html import write_html
from claimcheck.report.json import write_json
from claimcheck.report.markdown import write_markdown
from claimcheck.report.terminal import write_terminal

#: Characters of a case: enough to show a slow pattern, few enough that the whole table runs with every change.
SIZE = int(os.environ.get("CLAIMCHECK_HOSTILE_SIZE", "1500"))
#: CPU seconds and kilobytes more that one input may cost.
SECONDS, KILOBYTES = 10, 1_000_000
#: Control characters that a terminal may act on.
ACTIVE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """The good article's own records when nothing is beside it."""
    folder = tmp_path_factory.mktemp("alone")
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return records_of(run([str(folder)]), "good")


def records_of(report, source):
    kinds = (report.claims, report.quotes, report.figures, report.dates)
    return [(item.id, item.start, item.end, item.text) for kind in kinds for item in kind if item.source == source]


def assert_exact(report):
    texts = {source.id: source.text for source in report.sources}
    for kind in (report.claims, report.quotes, report.figures, report.dates):
        for item in kind:
            assert item.text == texts[item.source][item.start : item.end]
    for source in report.sources:
        regions = sorted([*source.kept, *((r.start, r.end) for r in source.removed)])
        assert [a for a, _ in regions] == [0, *(b for _, b in regions[:-1])]
        assert regions[-1][1] == len(source.text)


def assert_survived(folder, alone):
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    before, clock = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    report = run([str(folder)])
    assert time.process_time() - clock < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < KILOBYTES
    assert records_of(report, "good") == alone
    assert_exact(report)
    assert len(report.sources) > 1 or report.problems
    for problem in report.problems:
        assert problem.reason.strip() and "\n" not in problem.reason and "report this as a bug" not in problem.reason
    data = json.loads(json.dumps(report.to_dict()))
    assert Report.from_dict(data) == report
    return report


def written(report, write):
    stream = io.StringIO()
    write(report, stream)
    return stream.getvalue()


@pytest.mark.parametrize(("name", "file", "make"), FILES, ids=[name for name, _, _ in FILES])
def test_a_hostile_file_beside_a_good_one(name, file, make, tmp_path, alone):
    (tmp_path / file).write_bytes(make(SIZE))
    report = assert_survived(tmp_path, alone)
    shown = written(report, write_terminal)
    assert not ACTIVE.search(shown)
    assert "\x1b" not in written(report, write_markdown) + written(report, write_csv)


@pytest.mark.parametrize(("name", "make"), THINGS, ids=[name for name, _ in THINGS])
def test_what_is_no_plain_file_beside_a_good_one(name, make, tmp_path, alone):
    make(tmp_path)
    assert_survived(tmp_path, alone)


@pytest.mark.parametrize("path", ["/dev/null", "/dev/zero", "/proc/self/mem"])
def test_a_device_that_is_named(path, tmp_path, alone):
    if not os.path.exists(path):
        pytest.skip("no such device here")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    report = run([path, str(tmp_path)])
    assert records_of(report, "good") == alone
    assert [problem.path for problem in report.problems] == [path]


@pytest.mark.parametrize("path", ["", "\0", "no\nsuch", "x" * 5000, "\udcff"])
def test_a_path_that_cannot_be(path):
    with pytest.raises(UsageError) as caught:
        run([path])
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("count", "reason"),
    [(LONGEST_ARTICLE + 200, "longer than an article"), (LONGEST_TEXT + 200, "longer than a page with an article")],
)
def test_too_long_a_text_is_refused_in_little_time(count, reason, tmp_path, alone):
    (tmp_path / "a.txt").write_text(SENTENCE * (count // len(SENTENCE) + 1), encoding="utf-8")
    report = assert_survived(tmp_path, alone)
    assert [reason in problem.reason for problem in report.problems] == [True]


def test_a_tag_with_thousands_of_attributes_costs_little(tmp_path, alone):
    attributes = " ".join(f"a{i}='1'" for i in range(60_000))
    (tmp_path / "a.html").write_text(f"<html><body><p {attributes}>{SENTENCE * 5}</p></body></html>", encoding="utf-8")
    assert_survived(tmp_path, alone)


def test_a_huge_page_is_refused(tmp_path, alone):
    (tmp_path / "a.html").write_text("<" * (HUGEST_PAGE + 1), encoding="utf-8")
    assert "larger than" in assert_survived(tmp_path, alone).problems[0].reason


@pytest.mark.parametrize("change", ["vanishes", "grows", "becomes a pipe"])
def test_a_file_that_changes_between_finding_and_reading(change, tmp_path, alone, monkeypatch):
    from claimcheck.read import inputs

    (tmp_path / "a.txt").write_bytes(body(SENTENCE))
    real = inputs.read_bytes

    def changed(path):
        if path.endswith("a.txt"):
            if change == "grows":
                with open(path, "ab") as file:
                    file.write(b"\xff\x00" * 1000)
            else:
                os.unlink(path)
                if change == "becomes a pipe":
                    os.mkfifo(path)
        return real(path)

    monkeypatch.setattr(inputs, "read_bytes", changed)
    report = assert_survived(tmp_path, alone)
    assert [problem.path.endswith("a.txt") for problem in report.problems] == [True]


def test_several_in_one_folder(tmp_path, alone):
    for number, (_, file, make) in enumerate(FILES[::10]):
        (tmp_path / f"h{number}{Path(file).suffix}").write_bytes(make(60)[:1500])
    assert_survived(tmp_path, alone)


# What is written out

EVIL = (
    'GENEVA, March 3, 2025 (AP) - =HYPERLINK("http://x") <script>alert(1)</script> \x1b[31m killed {n} people on '
    "Monday, [bold]the[/bold] prefecture ![x](http://x/y.png) said.\n\n=1+1 injured {n} workers, @police said. "
    'A fire destroyed a paper mill in Givors. "We <b>lost</b> =all on Monday," chief Claire Morel said.\n'
)


@pytest.fixture(scope="module")
def evil(tmp_path_factory):
    folder = tmp_path_factory.mktemp("evil")
    for name, number in (("=cmd.txt", 14), ("<img src=x>.txt", 19), ("\x1b[31m|`x`.txt", 14)):
        (folder / name).write_text(EVIL.replace("{n}", str(number)), encoding="utf-8")
    return run([str(folder)])


def test_csv_cells_start_no_formula(evil):
    rows = list(csv.reader(io.StringIO(written(evil, write_csv))))
    assert len(rows) > 1
    for cell in (cell for row in rows for cell in row):
        assert not re.match(r"\s*[=@]|[\t\r]|[+-](?!\d*\.?\d*$)", cell)


def test_html_and_markdown_stay_inert(evil):
    html = written(evil, write_html)
    assert "<script>alert" not in html and "<img src=x>" not in html and "\x1b" not in html
    markdown = written(evil, write_markdown)
    assert not re.search(r"(?<!\\)(<script|<img|!\[x\]\()", markdown)


def test_terminal_shows_marks_and_no_escapes(evil):
    assert not ACTIVE.search(written(evil, write_terminal))


def test_json_is_utf8_whatever_the_text(tmp_path):
    (tmp_path / "a.txt").write_bytes(body('The mayor said "\ud800 no \udfff" on Monday. ' * 5))
    (tmp_path / "b.json").write_bytes(b'{"text": "' + LEAD.strip().encode() + b' \\ud800.", "title": "A \\udfff"}')
    json.loads(written(run([str(tmp_path)]), write_json).encode("utf-8"))


# Batches

FIRST = GOOD
SECOND = GOOD.replace("14 workers", "19 workers").replace("Reuters", "AP").replace("destroyed", "gutted")


def test_a_split_folder_gives_the_same_findings(tmp_path):
    whole, split = tmp_path / "whole", tmp_path / "split"
    for name, text in (("one", FIRST), ("two", SECOND)):
        for folder in (whole, split / name):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    together, apart = run([str(whole)]), run([str(split / "two"), str(split / "one")])
    assert {finding.id for finding in together.findings} == {finding.id for finding in apart.findings}
    assert together.findings


def test_a_hostile_neighbour_changes_no_finding(tmp_path):
    (tmp_path / "one.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "two.txt").write_text(SECOND, encoding="utf-8")
    before = {finding.id for finding in run([str(tmp_path)]).findings}
    (tmp_path / "zzz.txt").write_bytes("Le “chat « dit ‘ 1/1/1 $$ -- ( ".encode() * 40 + b"\x00\x1b[2J")
    after = run([str(tmp_path)]).findings
    assert {finding.id for finding in after if "zzz" not in finding.sources} == before


# The command as a process

BLOCKED = (
    "import socket, sys\n"
    "def refuse(*a, **k): raise SystemExit('a network call')\n"
    "socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse\n"
    "from claimcheck.cli import main\n"
    "main()\n"
)


def test_a_run_makes_no_network_call(root):
    assert socket.socket  # what the code below replaces
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED, "run", str(root / "seeds")], capture_output=True, text=True, timeout=300
    )
    assert "a network call" not in done.stderr + done.stdout
    assert done.returncode == 0 and done.stdout
