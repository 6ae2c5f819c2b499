"""Waiting for what a page comes to, never for a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Page

LONG = 30
"""Seconds after which what has not come never will."""
LOOK = 100
"""Milliseconds between two looks."""

TWO_FRAMES = "() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))"
"""For `Page.evaluate`: ends when the page has painted twice."""

T = TypeVar("T")


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Look again until something holds; fail after `LONG` seconds."""
    deadline = time.monotonic() + LONG
    while not holds():
        assert time.monotonic() < deadline, "what was waited for never came"
        page.wait_for_timeout(LOOK)


def at_rest(page: Page, read: Callable[[], T], looks: int = 5) -> T:
    """Return a value once it is the same in several looks in a row; fail where it never comes to rest."""
    deadline, same, value = time.monotonic() + LONG, 0, read()
    while same < looks:
        assert time.monotonic() < deadline, f"it does not come to rest: {value!r}"
        page.wait_for_timeout(LOOK)
        before, value = value, read()
        same = same + 1 if value == before else 0
    return value


def stays(page: Page, holds: Callable[[], bool], looks: int = 5) -> None:
    """See at several looks in a row that something still holds: what is ignored leaves no other trace."""
    for _look in range(looks):
        assert holds()
        page.wait_for_timeout(LOOK)
    assert holds()
