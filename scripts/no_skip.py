"""Pytest plugin: with ``ATLAS_NO_SKIP=1`` a skipped test has failed.

``make test`` sets it, so that a missing browser or package cannot pass for success.
Only tests marked ``seeds`` may skip: the documents they read are not ours to publish.
"""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest

REFUSED = "skipped, which 'make test' does not accept: {reason}"


def _enabled() -> bool:
    return os.environ.get("ATLAS_NO_SKIP") == "1"


def _refuse(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    report.outcome = "failed"
    report.longrepr = REFUSED.format(reason=reason)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a test that is not marked ``seeds`` into a failure (an expected failure stays one)."""
    report = yield
    if (
        _enabled()
        and report.skipped
        and not hasattr(report, "wasxfail")
        and not item.get_closest_marker("seeds")
    ):
        _refuse(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn the skip of a whole file into a failure."""
    report = yield
    if _enabled() and report.skipped:
        _refuse(report)
    return report
