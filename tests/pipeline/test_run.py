"""The whole run on small stories: what is beside an article, and how many work on it, never changes what is found."""

import dataclasses
import json
import random
import shutil

import jsonschema
import pytest

from claimcheck.pipeline import extract, run
from claimcheck.records import Report
from claimcheck.schema import build_schema
from claimcheck.settings import Settings

FIRE = {
    "wire.txt": (
        "LYON, March 3, 2025 (Reuters) - A fire destroyed a paper mill in Givors on Monday and injured 14 workers, "
        'the prefecture said.\n\n"The roof came down within minutes," fire chief Claire Morel told reporters.\n\n'
        "The mill employs 210 people.\n"
    ),
    "herald.txt": (
        "Paper mill burns near Lyon\n\nPosted on March 4, 2025\n\nA fire destroyed a paper mill in Givors on Monday. "
        "The fire injured 19 workers, the prefecture said.\n\nThe mill was built in 1961.\n"
    ),
    "progres.txt": (
        "Incendie d’une papeterie à Givors\n\nPublié le 4 mars 2025\n\nUn incendie a détruit lundi une papeterie à "
        "Givors. Quatorze ouvriers ont été blessés, a indiqué la préfecture.\n\n« Le toit s’est effondré en quelques "
        "minutes », a déclaré Claire Morel, cheffe des pompiers.\n"
    ),
}
VOTE = (
    "OSLO, May 6, 2024 (AP) - Norway's parliament approved a law on deep-sea mining on Monday by 80 votes to 20.\n\n"
    "Environment Minister Ane Dahl called the result a good day for industry.\n"
)


@pytest.fixture(scope="module")
def fire(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fire")
    for name, text in FIRE.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def report(fire):
    return run([str(fire)])


def dump(report):
    return json.dumps(report.to_dict(), ensure_ascii=False)


def findings(report):
    """The findings without what names the place of the files."""
    return sorted(json.dumps(dataclasses.asdict(finding), ensure_ascii=False) for finding in report.findings)


def test_the_report_is_valid_and_comes_back(report):
    data = json.loads(dump(report))
    jsonschema.validate(data, build_schema())
    assert Report.from_dict(data) == report


def test_the_three_tell_one_story_and_the_later_count_is_an_update(report):
    assert len({source.story for source in report.sources}) == 1
    updates = [f for f in report.findings if f.kind == "update" and f.type == "figure"]
    assert [set(f.sources) for f in updates] == [{"wire", "herald"}]
    # of two counts that were published on one day neither is the newer
    assert all(set(f.sources) == {"herald", "progres"} for f in report.findings if f.kind == "contradiction")


def test_the_french_article_confirms_the_count_and_the_quote_keeps_its_speaker(report):
    agreements = [f for f in report.findings if f.kind == "agreement"]
    assert any("Quatorze" in e.text for f in agreements if "wire" in f.sources for e in f.evidence)
    names = {entity.id: entity.name for entity in report.entities}
    assert {names[quote.speaker] for quote in report.quotes} == {"Claire Morel"}


def test_two_runs_and_two_jobs_give_the_same_bytes(fire, report):
    assert dump(run([str(fire)])) == dump(report)
    assert dump(run([str(fire)], jobs=2)) == dump(report)


def test_order_does_not_matter(fire, report):
    paths = [str(path) for path in sorted(fire.iterdir())]
    random.Random(3).shuffle(paths)
    shuffled = run(paths)
    assert {finding.id for finding in shuffled.findings} == {finding.id for finding in report.findings}


def test_an_unrelated_article_changes_nothing(fire, report, tmp_path):
    folder = tmp_path / "more"
    shutil.copytree(fire, folder)
    (folder / "vote.txt").write_text(VOTE, encoding="utf-8")
    more = run([str(folder)])
    ours = [finding for finding in more.findings if "vote" not in finding.sources]
    assert findings(dataclasses.replace(more, findings=tuple(ours))) == findings(report)
    assert len({source.story for source in more.sources}) == 2


def test_the_same_text_twice_is_one_origin(fire, tmp_path):
    folder = tmp_path / "twice"
    shutil.copytree(fire, folder)
    shutil.copy(folder / "wire.txt", folder / "wire copy.txt")
    report = run([str(folder)])
    origins = {source.id: source.origin for source in report.sources}
    assert len(origins) == 4
    assert origins["wire"] == origins["wire copy"]
    assert origins["progres"] != origins["wire"]


def test_a_folder_with_a_bad_file_still_gives_the_rest(fire, report, tmp_path):
    folder = tmp_path / "bad"
    shutil.copytree(fire, folder)
    (folder / "empty.txt").write_text("")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n")
    (folder / "deutsch.txt").write_text(
        "Bei einem Brand in einer Papierfabrik sind am Montag vierzehn Arbeiter verletzt worden. Das teilte die "
        "Feuerwehr mit. Die Ursache ist noch unklar, die Polizei ermittelt wegen fahrlässiger Brandstiftung.\n"
    )
    mixed = run([str(folder)])
    assert findings(mixed) == findings(report)
    levels = {problem.path.rsplit("/", 1)[-1]: problem.level for problem in mixed.problems}
    assert levels == {"empty.txt": "error", "noise.txt": "error", "deutsch.txt": "error", "picture.png": "note"}
    assert any("'de'" in problem.reason for problem in mixed.problems)


def test_an_option_overrules_date_and_language(fire):
    settings = Settings(published={"wire": "2025-03-05"}, languages={"wire": "en"})
    report = run([str(fire / "wire.txt")], settings)
    assert (report.sources[0].published, report.sources[0].published_from) == ("2025-03-05", "option")


def test_extract_gives_records_and_no_findings(fire):
    report = extract([str(fire)])
    assert report.claims and report.figures and report.quotes and report.dates and report.entities
    assert not report.findings


def test_every_span_is_the_exact_words(report):
    texts = {source.id: source.text for source in report.sources}
    for name in ("dates", "figures", "quotes", "claims"):
        for record in getattr(report, name):
            assert record.text == texts[record.source][record.start : record.end]


@pytest.mark.parametrize("kind", ["entities", "dates", "figures", "quotes", "claims", "groups", "findings"])
def test_ids_are_unique(report, kind):
    ids = [record.id for record in getattr(report, kind)]
    assert len(ids) == len(set(ids))


def test_ids_of_other_records_resolve(report):
    entities = {entity.id for entity in report.entities}
    claims = {claim.id for claim in report.claims}
    others = {record.id for name in ("dates", "figures", "quotes") for record in getattr(report, name)}
    for claim in report.claims:
        assert set(claim.entities) <= entities
        assert claim.holder is None or claim.holder in entities
        assert {*claim.dates, *claim.figures, *claim.quotes} <= others
    for quote in report.quotes:
        assert quote.speaker is None or quote.speaker in entities
    for finding in report.findings:
        assert set(finding.claims) <= claims | others
    for group in report.groups:
        assert set(group.claims) <= claims
