"""Many files side by side: in order, each with its own fate."""

from __future__ import annotations

import multiprocessing
import os
from functools import partial

import pytest

from geo import language
from geo.cli.batch import SEVERAL, run_all
from geo.errors import ExportError


def _told(job: int) -> str:
    if job == 2:
        raise ExportError(f"job {job} cannot be")
    return f"{job} by {os.getpid()}"


@pytest.mark.parametrize("count", [1, SEVERAL - 1, SEVERAL, 9])
def test_each_job_is_reported_in_its_order(count):
    found = list(run_all(range(count), _told))
    assert [job for job, _outcome in found] == list(range(count))
    for job, outcome in found:
        if job == 2:
            assert isinstance(outcome, ExportError)
            assert str(outcome) == "job 2 cannot be"
        else:
            assert outcome.startswith(f"{job} by ")


def _greeting(held: dict[str, str], job: int) -> str:
    """Say who writes, how that process was begun, and in which language."""
    return f"{os.getpid()} {multiprocessing.get_start_method()} {held['far']} {language.current()}"


def test_few_jobs_start_no_process_and_many_are_begun_afresh_in_the_language_of_the_call():
    here = os.getpid()
    assert {outcome for _job, outcome in run_all(range(2), _told)} == {f"0 by {here}", f"1 by {here}"}
    if (os.cpu_count() or 1) > 1:
        language.use("es")
        told = [
            outcome.split() for _job, outcome in run_all(range(SEVERAL), partial(_greeting, {"far": "away"}))
        ]
        assert {tuple(words) for _pid, *words in told} == {("spawn", "away", "es")}
        assert str(here) not in {pid for pid, *_words in told}


def _inverse(job: int) -> str:
    return str(1 / job)


def test_a_fault_of_the_program_is_not_taken_for_one_of_the_file():
    with pytest.raises(ZeroDivisionError):
        list(run_all(range(9), _inverse))
