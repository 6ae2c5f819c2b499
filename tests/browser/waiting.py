"""Waiting for what a page comes to, never for a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

from playwright.sync_api import Frame, Page

LONG = 30
"""Seconds after which what has not come never will."""
LOOK = 100
"""Milliseconds between two looks."""

TWO_FRAMES = "() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))"
"""For `Page.evaluate`: ends when the page has painted twice."""

FRAMES = 12
"""Painted frames through which nothing changes on a page that has come to rest."""

STILL = """async () => {
  const read = READ;
  // A frame out of sight paints nothing: the clock stands in for it.
  const painted = () => new Promise((seen) => { requestAnimationFrame(seen); setTimeout(seen, 50); });
  const moves = () => document.getAnimations().some((one) => one.playState === "running"
    && Number.isFinite(one.effect?.getComputedTiming().endTime));
  const awaited = () => document.querySelector(
    "[data-test-script-state]:not([data-test-script-state=notRunning]), [data-testid=stSkeleton]");
  await document.fonts.ready;
  const begun = performance.now();
  let before, value = read();
  for (let same = 0; same < FRAMES;) {
    if (performance.now() - begun > LONG) throw new Error(`it does not come to rest: ${before}`);
    await painted();
    [before, value] = [JSON.stringify(value), read()];
    same = JSON.stringify(value) === before && !moves() && !awaited() ? same + 1 : 0;
  }
  return value;
}"""

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


def still(where: Frame | Page, read: str) -> Any:
    """Return what a function of JavaScript gives once it is the same in `FRAMES` painted frames in a row.

    Until then nothing moves either, no part of the page is awaited, and its script has come to its end.
    """
    told = STILL.replace("FRAMES", str(FRAMES)).replace("LONG", str(LONG * 1000))
    return where.evaluate(told.replace("READ", read))


def stays(page: Page, holds: Callable[[], bool], looks: int = 5) -> None:
    """See at several looks in a row that something still holds: what is ignored leaves no other trace."""
    for _look in range(looks):
        assert holds()
        page.wait_for_timeout(LOOK)
    assert holds()
