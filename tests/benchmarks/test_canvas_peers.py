"""The peers plotly and pydeck, which draw on a canvas: from the key on the slider to the map of the year."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.benchmarks.clock import WATCH_CANVAS, PageFellError, last_key, peer_shows
from tests.benchmarks.conftest import running
from tests.benchmarks.report import Report
from tests.benchmarks.test_panel import SCRUB, open_peer, scrub, scrub_peer
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
        open_peer(page, address)
        drawn(page)
        newest = page.screenshot()
        milliseconds, kilobytes, scrubbed, fell = [], [], [], 0
        for _ in range(STEPS):
            wire.reset()
            scrub(page, "ArrowLeft", 1)
            milliseconds.append(drawn(page))
            kilobytes.append(wire.total / 1000)
        assert page.screenshot() != newest
        for _ in range(SCRUBS):
            scrub_peer(page)
            try:
                scrubbed.append(drawn(page))
            except PageFellError:
                fell += 1
                open_peer(page, address)
                drawn(page)
    peer = f"{name}, st.{name}_chart"
    report.add(f"{peer}: key → map of the year", milliseconds)
    report.add_scrubs(peer, SCRUB, scrubbed, fell)
    report.add(f"{peer}: WebSocket, a year step", kilobytes, "kB")


def drawn(page: Page) -> float:
    """Wait until the picture of the year at which the slider stands is complete; return ms since the key."""
    peer_shows(
        page,
        f"""window.__canvas.at > window.__watch.key
            && performance.timeOrigin + performance.now() - window.__canvas.at > {STILL}""",
    )
    return page.evaluate("window.__canvas.at") - last_key(page)
