import pytest

from claimcheck.config import find_config, read_defaults
from claimcheck.errors import UsageError


def put(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    return find_config(folder)


def test_no_file(tmp_path):
    assert find_config(tmp_path) is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("claimcheck.toml", "min-confidence = 0.5\n"),
        ("pyproject.toml", "[tool.claimcheck]\nmin-confidence = 0.5\n"),
    ],
)
def test_a_file_holds_options(tmp_path, name, text):
    path, table = put(tmp_path, name, text)
    assert path.name == name
    assert read_defaults(path, table) == {"min_confidence": 0.5}


def test_a_project_without_options(tmp_path):
    assert put(tmp_path, "pyproject.toml", "[project]\nname = 'x'\n") is None


@pytest.mark.parametrize(
    ("text", "defaults"),
    [
        ("fail-on = 'contradiction,update'", {"fail_on": ["contradiction,update"]}),
        ("fail_on = ['contradiction']", {"fail_on": ["contradiction"]}),
        ("[published]\na = '2026-01-02'", {"published": ["a=2026-01-02"]}),
        ("[published]\na = 2026-01-02", {"published": ["a=2026-01-02"]}),
        ("model = {en = 'en_core_web_trf'}", {"model": ["en=en_core_web_trf"]}),
        ("jobs = 2\nquiet = true", {"jobs": 2, "quiet": True}),
    ],
)
def test_values_become_options(tmp_path, text, defaults):
    assert read_defaults(*put(tmp_path, "claimcheck.toml", text)) == defaults


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("nonsense = 1", "no option is called 'nonsense'"),
        ("jobs = 'many'", "jobs cannot be 'many'"),
        ("jobs = true", "jobs cannot be True"),
        ("jobs = ", "cannot read claimcheck.toml"),
    ],
)
def test_what_makes_no_sense_is_said(tmp_path, text, why):
    with pytest.raises(UsageError, match=why):
        read_defaults(*put(tmp_path, "claimcheck.toml", text))
