"""The findings of articles do not depend on the order in which they come, nor on what else lies in the folder.

Shown on the project's annotated stories: the open ones of a few with every change, all with ``CLAIMCHECK_FUZZ`` above 1.
"""

import os
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.pipeline.articles import read_articles
from claimcheck.pipeline.crossing import cross_check
from claimcheck.pipeline.extraction import extract_sources
from claimcheck.pipeline.run import run
from claimcheck.settings import Settings

TIMES = float(os.environ.get("CLAIMCHECK_FUZZ", "1"))
GOLD = Path(__file__).resolve().parent.parent / "gold" / "stories"
SETTINGS = Settings()
#: Two with close rivals, in two languages, and one of another topic.
FEW = ("09-earthquake", "19-drug-recall", "28-confidence-vote")
FOLDERS = sorted(path for path in GOLD.iterdir() if path.is_dir() and (TIMES > 1 or path.name in FEW))
NAMES = [folder.name for folder in FOLDERS]
ORDERS = 2 if TIMES <= 1 else 10


@pytest.fixture(scope="module")
def stories():
    """The extracts of each story."""
    sources, _ = read_articles([str(folder) for folder in FOLDERS], SETTINGS)
    found = {name: [] for name in NAMES}
    for extract in extract_sources(sources, SETTINGS):
        found[Path(extract.source.path).parent.name].append(extract)
    return found


@pytest.fixture(scope="module")
def whole(stories):
    return cross_check(everything(stories), SETTINGS)


def everything(stories):
    return [extract for story in stories.values() for extract in story]


def told(report, names):
    """The findings among some sources, whichever of their sides is named first; what others beside them say left out."""
    return sorted(
        (
            *(item.id, item.kind, item.type, item.rule, item.confidence, item.origins),
            *sorted((e.source, e.text) for e in item.evidence if e.source in names),
        )
        for item in report.findings
        if set(item.sources) & names
    )


def ids(extracts):
    return {extract.source.id for extract in extracts}


@pytest.mark.parametrize("seed", range(ORDERS))
def test_order_changes_no_finding(stories, whole, seed):
    mixed = everything(stories)
    random.Random(seed).shuffle(mixed)
    report = cross_check(mixed, SETTINGS)
    assert told(report, ids(mixed)) == told(whole, ids(mixed))
    assert {g.id for g in report.groups} == {g.id for g in whole.groups}
    assert report.entities == whole.entities


@pytest.mark.parametrize("name", NAMES)
def test_unrelated_articles_change_no_finding(stories, whole, name):
    alone = cross_check(stories[name], SETTINGS)
    assert told(alone, ids(stories[name])) == told(whole, ids(stories[name]))
    assert alone.findings


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_changes_no_finding(stories, name):
    story = stories[name]
    alone = cross_check(story, SETTINGS)
    for extract in story:
        copy = replace(extract.source, id=f"{extract.source.id} copy")
        beside = [*story, list(extract_sources([extract.source, copy], SETTINGS))[1]]
        report = cross_check(beside, SETTINGS)
        assert told(report, ids(story)) == told(alone, ids(story))
        assert all(
            copy.id in item.sources
            for item in report.findings
            if extract.source.id in item.sources and item.kind != "addition"
        )
        origin = {item.source.id: (item.source.origin, item.source.story) for item in report.extracts}
        assert origin[copy.id] == origin[extract.source.id]


def test_a_copy_is_noted(tmp_path):
    for name in ("a.txt", "b.txt"):
        shutil.copy(next(FOLDERS[0].glob("*.txt")), tmp_path / name)
    (problem,) = run([str(tmp_path)]).problems
    assert problem.level == "note" and "'a'" in problem.reason and problem.path.endswith("b.txt")


@pytest.mark.parametrize("name", NAMES[:1] if TIMES <= 1 else NAMES)
def test_a_split_folder_changes_no_finding(name, tmp_path):
    files = sorted((GOLD / name).glob("*.txt"))
    for number, file in enumerate(files):
        for folder in (tmp_path / "whole", tmp_path / "split" / f"{len(files) - number}"):
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, folder)
    names = {file.stem for file in files}
    together = run([str(tmp_path / "whole")])
    assert told(together, names) == told(run([str(path) for path in (tmp_path / "split").iterdir()]), names)
    assert together.findings
