"""Pytest set-up of the whole checkout: no skips under ``make test``, benchmarks apart."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["scripts.no_skip", "tests.support.servers.databases"]

BENCHMARKS = Path(__file__).parent / "tests" / "benchmarks"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything under ``tests/benchmarks`` as a benchmark, before ``-m`` selects."""
    for item in items:
        if item.path.is_relative_to(BENCHMARKS):
            item.add_marker(pytest.mark.bench)
