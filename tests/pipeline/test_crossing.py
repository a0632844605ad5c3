"""Stories cross-checked: in however many processes, the same comes out in the same order."""

import multiprocessing
import os
import signal
from dataclasses import replace

import pytest

from claimcheck.clean import clean_source
from claimcheck.pipeline import run as run_all
from claimcheck.pipeline.crossing import check_story, cross_check
from claimcheck.pipeline.extraction import extract_sources
from claimcheck.pipeline.stories import split_stories
from claimcheck.pipeline.workers import Workers
from claimcheck.records import Source
from claimcheck.settings import Settings

FLOOD = (
    "PORTO, June 2, 2024 (Reuters) - Floods killed {dead} people in the village of Arouca on Saturday, civil protection "
    "chief Rui Lemos said.\n\n“The river rose within an hour,” Lemos told reporters.\n\nThe bridge was built in 1932.\n"
)
VOTE = (
    "BERN, May 6, 2024 (AP) - Swiss voters approved a ban on glass bottles on Sunday by {share} percent.\n\n"
    "Interior Minister Ruth Keller called the result a surprise.\n"
)
ORCHARD = (
    "Un verger détruit près de Blois\n\nPublié le 7 mai 2024\n\nLa grêle a détruit mardi un verger de {size} hectares "
    "près de Blois, a annoncé la mairie.\n\n« Il ne reste rien », a déclaré l’exploitante, Anne Morel.\n"
)
TEXTS = {
    "flood one": FLOOD.format(dead=12),
    "flood two": FLOOD.format(dead=17).replace("Reuters", "AFP"),
    "vote one": VOTE.format(share=61),
    "vote two": VOTE.format(share=58),
    "verger": ORCHARD.format(size=40),
}


@pytest.fixture(scope="module")
def extracts():
    sources = [
        clean_source(Source(name, f"{name}.txt", text, f"{place:064d}", len(text)), Settings())
        for place, (name, text) in enumerate(TEXTS.items())
    ]
    return list(extract_sources(sources, Settings()))


@pytest.fixture(scope="module")
def alone(extracts):
    return cross_check(extracts, Settings())


@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_workers_gives_the_same(extracts, alone, jobs):
    told = []
    with Workers(jobs) as workers:
        crossed = cross_check(extracts, Settings(), workers, lambda *progress: told.append(progress))
    assert crossed == alone
    assert told[0] == ("link", 0, 2) and told[-1] == ("compare", 3, 3)


def test_stories_do_not_change_each_other(alone):
    assert len({extract.source.story for extract in alone.extracts}) == 3
    assert alone.findings and all(extract.source.origin for extract in alone.extracts)
    bare = [replace(e, source=replace(e.source, origin=None, derived_from=())) for e in alone.extracts]
    checked = [check_story(story, Settings()) for story in split_stories(bare, alone.entities)]
    assert tuple(finding for story in checked for finding in story.findings) == alone.findings


def test_a_killed_worker_is_told_and_costs_no_finding(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    killed = []

    def kill_one(stage, done, total):
        if stage == "extract" and done == 1 and not killed:
            killed.extend(multiprocessing.active_children()[:1])
            os.kill(killed[0].pid, signal.SIGKILL)

    report = run_all([str(tmp_path)], jobs=2, progress=kill_one)
    whole = run_all([str(tmp_path)])
    assert killed
    assert [(problem.stage, problem.level) for problem in report.problems] == [("workers", "note")]
    assert replace(report, problems=()) == whole
