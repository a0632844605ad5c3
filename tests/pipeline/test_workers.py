"""Work in several processes: order, bounds, and what befalls the workers."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from itertools import count, islice

import pytest

from claimcheck.pipeline.workers import Workers, map_in_order


def double(number):
    return 2 * number


def die_in_a_worker(number):
    """Do what a process does that the system kills for want of memory."""
    if number == 3 and multiprocessing.parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def fail_at_three(number):
    if number == 3:
        raise ValueError("three")
    return number


def sleep(number):
    time.sleep(60)
    return number


@pytest.mark.parametrize("jobs", [1, 2])
def test_answers_come_in_order_and_questions_only_as_needed(jobs):
    assert list(islice(map_in_order(double, count(), jobs), 8)) == [2 * number for number in range(8)]
    assert not multiprocessing.active_children()


def test_what_a_killed_worker_leaves_is_done_all_the_same():
    assert list(map_in_order(die_in_a_worker, range(12), 2)) == [2 * number for number in range(12)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_in_the_work_is_raised_in_its_turn(jobs):
    answers = map_in_order(fail_at_three, range(9), jobs)
    assert list(islice(answers, 3)) == [0, 1, 2]
    with pytest.raises(ValueError, match="three"):
        next(answers)
    assert not multiprocessing.active_children()


SLEEPERS = (
    "import time\n"
    "from claimcheck.pipeline.workers import map_in_order\n"
    "if __name__ == '__main__':\n"
    "    for _ in map_in_order(time.sleep, [60] * 8, 2): pass\n"
)


@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGKILL])
def test_workers_end_with_the_one_who_asks(blow, tmp_path):
    script = tmp_path / "sleepers.py"
    script.write_text(SLEEPERS)
    process = subprocess.Popen([sys.executable, str(script)], start_new_session=True, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 120
    while len(members(process.pid)) < 4 and time.monotonic() < deadline:  # itself, two workers, a tracker
        time.sleep(0.1)
    time.sleep(1)
    process.send_signal(blow)
    process.wait(timeout=30)
    while members(process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not members(process.pid)


def members(session):
    """The processes of a session, the ended ones aside."""
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat") as file:
                    fields = file.read().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(int(entry))
    return found


def test_workers_prepare_and_answer_more_than_once():
    with Workers(2, prepare) as workers:
        assert list(workers.map(double, range(5))) == [0, 2, 4, 6, 8]
        assert list(workers.map(prepared, range(9))) == [True] * 9
    assert not multiprocessing.active_children()


def prepare():
    """Leave a trace in this process, then fail as a model does that is missing."""
    os.environ["PREPARED"] = "yes"
    raise OSError("no model")


def prepared(number):
    return os.environ.get("PREPARED") == "yes"


def test_questions_are_handed_out_before_the_first_answer_is_asked_for():
    taken = []
    with Workers(2) as workers:
        answers = workers.map(double, (taken.append(number) or number for number in range(20)))
        assert taken == [0, 1, 2, 3, 4, 5]
        assert list(answers) == [2 * number for number in range(20)]


def test_it_is_known_that_a_worker_was_lost():
    with Workers(2) as workers:
        assert list(workers.map(die_in_a_worker, range(6))) == [2 * number for number in range(6)]
    assert workers.lost
    assert not Workers(1).lost
