"""What is made in a process of its own: it ends at its limit, with the server, and harms no other."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from geo import language
from geo.atlas import read_atlas
from geo.errors import GeoError, OverLimitError, PlotError
from geo.model import View
from geo.plots import Sheet
from geo.processes import ProcessPool, SharedData, picture
from geo.processes import pool as benches
from geo.processes.child import portable
from geo.processes.helper import FailedError
from tests.support import tasks

ROOT = Path(__file__).parents[2]
NOTHING = SharedData(SimpleNamespace(version="one"), None)


@pytest.fixture(scope="module")
def shared():
    made = ProcessPool(60)
    yield made
    made.close()


@pytest.fixture
def bench(shared):
    """The bench of all tests, whose idle process goes on to the next: a start takes seconds."""
    shared.limit = 60
    return shared


class TestTheLimits:
    def test_what_takes_too_long_is_ended_and_the_next_is_made(self, bench):
        first = bench.make(tasks.number, parcel=NOTHING)
        bench.limit = 1
        with pytest.raises(OverLimitError, match="took over 1 s and was ended"):
            bench.make(tasks.deaf, parcel=NOTHING)
        assert not running(first)
        bench.limit = 60
        assert bench.make(tasks.number, parcel=NOTHING) != first

    @pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
    def test_what_needs_too_much_memory_is_said_and_its_process_replaced(self, bench):
        first = bench.make(tasks.number, parcel=NOTHING)
        with pytest.raises(OverLimitError, match="more memory than is allowed"):
            bench.make(tasks.huge, parcel=NOTHING)
        assert not running(first)

    def test_a_process_that_ends_of_itself_is_said(self, bench):
        with pytest.raises(OverLimitError, match=r"was ended from outside\. \(7\)"):
            bench.make(tasks.gone, parcel=NOTHING)

    def test_a_process_that_was_ended_while_idle_is_replaced_without_a_word(self, bench):
        first = bench.make(tasks.number, parcel=NOTHING)
        os.kill(first, signal.SIGKILL)
        until(lambda: not bench.idle[0].alive)
        assert bench.make(tasks.number, parcel=NOTHING) != first

    def test_one_process_serves_many_and_is_then_replaced(self, monkeypatch):
        monkeypatch.setattr(benches, "MOST_JOBS", 3)
        with closing(ProcessPool(60)) as bench:
            made = [bench.make(tasks.number, parcel=NOTHING) for _ in range(4)]
        assert len(set(made[:3])) == 1
        assert made[3] != made[0]
        assert not running(made[0])


class TestTheAnswers:
    def test_two_are_made_at_the_same_time(self, bench, tmp_path):
        one, other = tmp_path / "one", tmp_path / "other"
        with ThreadPoolExecutor(2) as pool:
            asked = [
                pool.submit(bench.make, tasks.meet, mine, others, parcel=NOTHING)
                for mine, others in ((one, other), (other, one))
            ]
            assert [job.result() for job in asked] == [True, True]

    def test_each_is_made_from_the_data_and_in_the_language_of_who_asks(self, bench):
        with language.in_language("es"):
            assert bench.make(tasks.version, parcel=NOTHING) == ("one", None, "es")
        for name in ("two", "one", "one", "two"):
            parcel = SharedData(SimpleNamespace(version=name), f"relief of {name}")
            assert bench.make(tasks.version, parcel=parcel)[:2] == (name, f"relief of {name}")

    def test_a_refusal_comes_as_it_was_raised(self, bench):
        sheet = Sheet(View(year=2024), title="\u0905")
        with pytest.raises(PlotError, match="no letter"):
            bench.make(picture, sheet, ".png", parcel=SharedData(read_atlas(), None))

    def test_what_nobody_foresaw_comes_with_its_traceback(self, bench):
        with pytest.raises(FailedError, match=r"in wrong(.|\n)*unforeseen"):
            bench.make(tasks.wrong, parcel=NOTHING)

    def test_an_error_that_cannot_be_sent_says_the_same_in_another(self):
        class OddError(GeoError):
            def __init__(self, one: str, other: str) -> None:
                super().__init__(f"{one} and {other}")

        assert type(portable(PlotError("a sentence"))) is PlotError
        assert repr(portable(OddError("a", "b"))) == "GeoError('a and b')"


def running(pid: int) -> bool:
    """Say whether a process runs; one that has ended and is not yet asked after does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def until(true: Callable[[], bool], patience: float = 60) -> None:
    """Wait until something is so."""
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


SERVER = """
import sys, threading, time
from types import SimpleNamespace
from geo.processes import SharedData
from geo.processes.helper import Helper
from tests.support import tasks

helper, parcel = Helper(), SharedData(SimpleNamespace(version="one"), None)
helper.make(tasks.number, (), parcel, 60)
if sys.argv[1] == "busy":
    threading.Thread(target=helper.make, args=(tasks.endless, (), parcel, 600), daemon=True).start()
print(helper.pid, flush=True)
time.sleep(600)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize(("state", "ending"), [("idle", signal.SIGTERM), ("busy", signal.SIGKILL)])
def test_it_ends_with_the_server_however_that_ends(state, ending):
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER, state], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    helper = int(server.stdout.readline())
    assert running(helper)
    server.send_signal(ending)
    server.communicate()
    until(lambda: not running(helper))


def test_it_reaches_nobody_and_starts_no_program(tmp_path):
    """The server's own guard (`tests/ui/test_server.py`) does not reach into it."""
    log = tmp_path / "log"
    sheet = Sheet(View(year=2024))
    parcel = SharedData(read_atlas(), None)
    job = (picture, (sheet, ".png"), "en", 60.0, parcel.version, parcel.packed)
    guarded = str(ROOT / "tests" / "support" / "servers" / "guarded.py")
    child = subprocess.Popen(
        [sys.executable, guarded, str(log), "geo.processes.child"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    pickle.dump(job, child.stdin)
    child.stdin.flush()
    assert pickle.load(child.stdout) == ("ready", None)
    kind, preview = pickle.load(child.stdout)
    child.communicate()
    assert (kind, preview.png[:4]) == ("made", b"\x89PNG")
    # urllib3 tries ::1 when it is imported, as in the server.
    assert set(log.read_text().splitlines()) <= {"bind ::1"}
