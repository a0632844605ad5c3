"""The rules of the house: who may import whom, and what may not be imported at start-up."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import claimcheck

HOUSE = Path(claimcheck.__file__).parent
BASE = {"records", "settings", "errors", "passages", "lexicon", "ids", "models", "content"}
STAGES = {
    "read": BASE,
    "clean": BASE,
    "parse": BASE,
    "extract": BASE,
    "link": BASE,
    "stories": BASE,
    "origins": BASE,
    "align": BASE,
    "compare": BASE,
    "report": BASE | {"serialise", "schema"},
}


def modules(stage):
    """The files of a stage: one module or all of a package."""
    return sorted([*HOUSE.glob(f"{stage}.py"), *(HOUSE / stage).rglob("*.py")])


def imported_rooms(path):
    """The first part below `claimcheck` of everything that a file imports, wherever in the file it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module] if node.module != "claimcheck" else [f"claimcheck.{a.name}" for a in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "claimcheck" and len(parts) > 1:
                yield parts[1]


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_no_other_stage(stage):
    for path in modules(stage):
        foreign = set(imported_rooms(path)) - STAGES[stage] - {stage}
        assert not foreign, f"{path.relative_to(HOUSE)} imports {sorted(foreign)}"


def test_the_command_line_calls_only_the_pipeline_and_the_reports():
    allowed = {"pipeline", "report", "schema", "evaluation", "options", "cli_show"} | BASE
    for name in ("cli.py", "cli_show.py"):
        assert set(imported_rooms(HOUSE / name)) <= allowed


def test_importing_the_package_and_its_command_line_is_light():
    code = "import claimcheck, claimcheck.cli, sys; print([m for m in %r if m in sys.modules])"
    heavy = ["spacy", "onnxruntime", "trafilatura", "babel", "numpy", "torch"]
    done = subprocess.run([sys.executable, "-c", code % heavy], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_file_grows_past_what_can_be_read_in_one_sitting():
    long = [p.name for p in HOUSE.rglob("*.py") if len(p.read_text(encoding="utf-8").splitlines()) > 300]
    assert not [name for name in long if name != "records.py"]
