"""Pytest plugin: with ``ATLAS_NO_SKIP=1`` a skipped test has failed.

``make test`` sets it, so that a missing browser or package cannot pass for success.
Only tests marked ``seeds`` may skip: the documents they read are not ours to publish.
They are named at the end, with the documents that are missing and how to add them.
``ATLAS_NO_SKIP=all``, for where the documents are, excepts none. ``ATLAS_WITHOUT`` names servers that a
machine cannot have (`WITHOUT`): what needs them may skip too, and so may what takes root (`ROOT_ONLY`).
"""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
from _pytest.terminal import TerminalReporter

from geo.catalog import load_sources
from geo.statements.documents import documents

WITHOUT = {"databases": "no PostgreSQL server here", "proxy": "nginx is not installed"}
"""Servers that the tests start, by their target of make, and why a test skips where there is none."""
ROOT_ONLY = "that takes root"
"""End of the reason of a test that only root can run: nobody else is asked to be root for it."""
REFUSED = "skipped, which 'make test' does not accept: {reason}"


def _enabled() -> bool:
    return os.environ.get("ATLAS_NO_SKIP", "") in {"1", "all"}


def _excepted(item: pytest.Item, report: pytest.TestReport) -> bool:
    named = os.environ.get("ATLAS_WITHOUT", "").split()
    if any(WITHOUT[name] in str(report.longrepr) for name in named if name in WITHOUT):
        return True
    if ROOT_ONLY in str(report.longrepr):
        return True
    return item.get_closest_marker("seeds") is not None and os.environ["ATLAS_NO_SKIP"] != "all"


def _refuse(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    report.outcome = "failed"
    report.longrepr = REFUSED.format(reason=reason)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a test that is not marked ``seeds`` into a failure (an expected failure stays one)."""
    report = yield
    if _enabled() and report.skipped and not hasattr(report, "wasxfail") and not _excepted(item, report):
        _refuse(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn the skip of a whole file into a failure."""
    report = yield
    if _enabled() and report.skipped:
        _refuse(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: TerminalReporter) -> Generator[None, None, None]:
    """Name, after everything else, the tests that lacked a document, and say how to add it."""
    yield
    skipped = [report for report in terminalreporter.getreports("skipped") if "seeds" in report.keywords]
    if not skipped:
        return
    terminalreporter.section(f"{len(skipped)} skipped for want of a document that is not ours to publish")
    for report in skipped:
        terminalreporter.write_line(report.nodeid)
    found = documents()
    missing = [source for source in load_sources().values() if source.sha256 and source.id not in found]
    terminalreporter.write_line("Not here:")
    for source in missing:
        terminalreporter.write_line(f"  {source.id}: {source.title} ({source.publisher})")
    terminalreporter.write_line(
        "Where you hold them: python -m geo seeds add FILE… for each, or SEEDS_DIR=FOLDER make test."
    )
