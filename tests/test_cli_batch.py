"""Many files side by side: in order, each with its own fate."""

from __future__ import annotations

import os

import pytest

from geo.cli.batch import SEVERAL, run_all
from geo.errors import ExportError


def _told(job: int) -> str:
    if job == 2:
        raise ExportError(f"job {job} cannot be")
    return f"{job} by {os.getpid()}"


@pytest.mark.parametrize("count", [1, SEVERAL - 1, SEVERAL, 9])
def test_each_job_is_told_of_in_its_order(count):
    found = list(run_all(range(count), _told))
    assert [job for job, _outcome in found] == list(range(count))
    for job, outcome in found:
        if job == 2:
            assert isinstance(outcome, ExportError)
            assert str(outcome) == "job 2 cannot be"
        else:
            assert outcome.startswith(f"{job} by ")


def test_few_jobs_start_no_process_and_many_share_what_is_there():
    here = os.getpid()
    assert {outcome for _job, outcome in run_all(range(2), _told)} == {f"0 by {here}", f"1 by {here}"}
    if (os.cpu_count() or 1) > 1:
        held = {"far": "away"}  # no copy of it is sent
        told = list(run_all(range(SEVERAL), lambda job: f"{held['far']} {os.getpid() != here}"))
        assert {outcome for _job, outcome in told} == {"away True"}


def test_a_fault_of_the_program_is_not_taken_for_one_of_the_file():
    with pytest.raises(ZeroDivisionError):
        list(run_all(range(9), lambda job: str(1 / job)))
