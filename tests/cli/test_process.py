"""What only a process of its own can show: signals, closed pipes, terminals, time to start."""

import os
import re
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from cli.stub import STUB


def start(*arguments, env=None, **streams):
    code = STUB.format(tests=str(Path(__file__).parent.parent))
    command = [sys.executable, "-c", code, *arguments]
    # A shell that starts the tests in the background has them ignore Ctrl-C, and what they start would inherit that.
    heeding = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(command, env={**os.environ, **(env or {})}, preexec_fn=heeding, **streams)


def test_a_closed_pipe_ends_it_quietly(article):
    process = start("judge", article, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    _, err = process.communicate(timeout=20)
    assert err == b""
    assert process.returncode == 0


def test_ctrl_c_ends_it_with_130_and_nothing_half_written(article, tmp_path):
    target = tmp_path / "out.json"
    process = start("run", article, "-o", str(target), env={"SLOW": "1"}, stderr=subprocess.PIPE)
    process.stderr.readline()
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert [item.name for item in tmp_path.iterdir()] == ["a.txt"]


def test_json_is_utf8_whatever_the_locale_says(article):
    process = start("run", article, env={"PYTHONIOENCODING": "ascii"}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, _ = process.communicate(timeout=20)
    assert "blessés" in out.decode("utf-8")


def test_on_a_terminal_the_report_is_for_reading(article):
    pty = pytest.importorskip("pty")
    main, end = pty.openpty()
    process = start("run", article, stdout=end, stderr=subprocess.DEVNULL, env={"TERM": "xterm", "NO_COLOR": "1"})
    os.close(end)
    seen = b""
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        seen += part
    os.close(main)
    process.wait(timeout=20)
    assert b"CONTRADICTION" in seen
    assert b"owned\x07" not in seen
    assert not re.search(rb"\x1b\[[0-9;]*3[0-9]m", seen)


def test_help_is_light_and_quick():
    code = "import resource, sys, claimcheck.cli\nsys.argv = ['claimcheck', '--help']\ntry: claimcheck.cli.main()\n"
    code += "except SystemExit: pass\nused = resource.getrusage(resource.RUSAGE_SELF)\n"
    code += (
        "heavy = {'spacy', 'onnxruntime', 'trafilatura', 'babel', 'numpy', 'jinja2', 'rich.table', 'rich.console'}\n"
    )
    code += "print(used.ru_utime + used.ru_stime, sorted(heavy & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, loaded = done.stderr.split(" ", 1)
    assert loaded.strip() == "[]"
    assert float(seconds) < 0.5  # half of it measured on an idle machine; a busy one may be slower
