"""What befalls a run from outside: killed, no room on the disk, no permission. No half report, no broken cache."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest
from hostile.cases import GOOD

#: Runs killed at random moments; a nightly run asks for 50.
KILLS = int(os.environ.get("CLAIMCHECK_KILLS", "4"))
MAIN = [sys.executable, "-c", "from claimcheck.cli import main; main()"]


def test_a_killed_run_leaves_the_old_report_or_the_new_and_a_cache_that_serves(tmp_path):
    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / "in" / f"good{number}.txt").write_text(GOOD.replace("14", str(14 + number)), encoding="utf-8")
    output, cache = tmp_path / "report.json", tmp_path / "cache"
    command = [*MAIN, "run", str(tmp_path / "in"), "--format", "json", "-o", str(output), "--cache", str(cache)]
    clock = time.monotonic()
    subprocess.run(command, capture_output=True, timeout=600, check=True)
    took, whole = time.monotonic() - clock, output.read_bytes()
    moments = random.Random(7)
    for _ in range(KILLS):
        for entry in cache.rglob("*.extract"):
            if moments.random() < 0.7:
                entry.unlink()
        output.write_bytes(b"old")
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(took * moments.uniform(0.5, 1.1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert output.read_bytes() in (b"old", whole)
    subprocess.run(command, capture_output=True, timeout=600, check=True)
    assert output.read_bytes() == whole
    assert json.loads(whole)["sources"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device here")
@pytest.mark.parametrize("words", [["schema"], ["--help"], ["models"]])
def test_a_full_disk_behind_standard_output_is_said_in_a_line(words):
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*MAIN, *words], stdout=full, stderr=subprocess.PIPE, text=True, timeout=300)
    assert done.returncode == 2
    assert "No space left" in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("path", "reason"), [("/proc/report.json", "/proc/report.json"), ("/sys/report.json", "/sys/report.json")]
)
def test_a_place_that_cannot_be_written_is_named_before_any_work(path, reason, tmp_path):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    command = [*MAIN, "run", str(tmp_path), "--format", "json", "-o", path]
    clock = time.process_time()
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 2 and reason in done.stderr and done.stderr.count("\n") == 1
    assert time.process_time() - clock < 5
