"""Every command of examples/README.md runs as it stands there."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
BLOCKS = re.findall(r"```sh\n(.*?)```", (EXAMPLES / "README.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A copy of the examples to work in."""
    return Path(shutil.copytree(EXAMPLES, tmp_path_factory.mktemp("examples") / "examples"))


@pytest.mark.parametrize("block", BLOCKS)
def test_commands_run(folder, block):
    if "jq" in block and shutil.which("jq") is None:
        pytest.skip("needs jq")
    if "counts.py" in block:
        pytest.importorskip("pandas")
    if "report.json" in block and "> report.json" not in block and not (folder / "report.json").exists():
        pytest.skip("needs the report that an earlier block makes")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-euc", block], cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, timeout=900
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout or "--output" in block


def test_the_workflow_s_command_gives_a_log_to_upload(folder):
    workflow = (folder / "github-actions.yml").read_text(encoding="utf-8")
    (command,) = re.findall(r"run: (claimcheck run .*)", workflow)
    assert "sarif_file: claimcheck.sarif" in workflow and "if: always()" in workflow
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command.replace("articles/", "ferry/").split(), cwd=folder, env={**os.environ, "PATH": path}, timeout=900
    )
    assert done.returncode == 1  # the ferry's rewrite has another figure and turns a quote round
    log = json.loads((folder / "claimcheck.sarif").read_text(encoding="utf-8"))
    assert {item["location"]["uri"] for item in log["runs"][0]["artifacts"]} >= {"ferry/wire.txt", "ferry/phare.txt"}


def test_there_are_blocks():
    assert len(BLOCKS) >= 6
