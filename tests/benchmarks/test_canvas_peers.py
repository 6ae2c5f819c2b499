"""The peers plotly and pydeck, which draw on a canvas: from the key on the slider to the map of the year."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.benchmarks.clock import LONG, WATCH_CANVAS, last_key
from tests.benchmarks.conftest import running
from tests.benchmarks.report import Report
from tests.benchmarks.test_panel import SCRUB, scrub
from tests.benchmarks.wire import Wire

PEERS = Path(__file__).parent / "peers"
STEPS, SCRUBS = 8, 5
STILL = 900
"""Ms without any drawing after which a picture counts as complete."""


@pytest.mark.parametrize("name", ["plotly", "pydeck"])
def test_a_canvas_peer(new_page: Callable[[], Page], report: Report, tmp_path: Path, name: str) -> None:
    pytest.importorskip(name, reason=f"{name} is not installed: `make bench` brings it")
    with running(PEERS / f"{name}_page.py", tmp_path) as address:
        page = new_page()
        page.add_init_script(WATCH_CANVAS)
        wire = Wire.of(page)
        page.goto(address)
        page.get_by_role("slider").focus(timeout=LONG)
        drawn(page)
        newest = page.screenshot()
        milliseconds, kilobytes, scrubbed = [], [], []
        for _ in range(STEPS):
            wire.reset()
            scrub(page, "ArrowLeft", 1)
            milliseconds.append(drawn(page))
            kilobytes.append(wire.total / 1000)
        assert page.screenshot() != newest
        for n in range(SCRUBS):
            scrub(page, "ArrowRight" if n % 2 else "ArrowLeft", SCRUB)
            scrubbed.append(drawn(page))
    report.add(f"{name}, st.{name}_chart: key → map of the year", milliseconds)
    report.add(f"{name}, st.{name}_chart: last key of a {SCRUB}-step scrub → map of the year", scrubbed)
    report.add(f"{name}, st.{name}_chart: WebSocket, a year step", kilobytes, "kB")


def drawn(page: Page) -> float:
    """Wait until the picture of the year at which the slider stands is complete; return ms since the key."""
    page.wait_for_timeout(STILL)  # the slider reports to the server only after a pause of its own
    page.wait_for_function(
        """still => {
          const { at } = window.__canvas;
          const slider = document.querySelector("input[type=range]")?.value;
          return document.body.innerText.includes(`Shown: ${slider}`) && at > window.__watch.key
            && performance.timeOrigin + performance.now() - at > still;
        }""",
        arg=STILL,
        timeout=LONG,
        polling=50,
    )
    return page.evaluate("window.__canvas.at") - last_key(page)
