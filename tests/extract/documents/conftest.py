"""The processes that take documents apart, as the tests of them need them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest

from geo.extract.documents import helper

CHILD = "import time, types, os, socket; from geo.extract.documents import child;"


def end_all() -> None:
    """End the processes that wait for a document."""
    while helper._idle:
        helper._idle.pop().end()


@pytest.fixture
def reader_that(monkeypatch) -> Iterator[Callable[[str], None]]:
    """Have documents taken apart by an expression over ``name`` and ``data``, in the real process."""

    def does(expression: str) -> None:
        end_all()
        read = f"types.SimpleNamespace(read=lambda name, data: {expression})"
        program = f"{CHILD} child.import_module = lambda module: {read}; child.main()"
        monkeypatch.setattr(helper, "COMMAND", [sys.executable, "-P", "-c", program])

    yield does
    end_all()


@pytest.fixture(autouse=True, scope="package")
def _ended() -> Iterator[None]:
    yield
    end_all()
