"""The server visits itself before it says where it is, and says so where that visit fails."""

from __future__ import annotations

import time
from pathlib import Path

from tests.support.server import Server, serve

ROOT = Path(__file__).resolve().parent.parent


def _told(server: Server) -> list[str]:
    """Return what the server has written once it has said where it is; waits a minute at most."""
    end = time.monotonic() + 60
    while True:
        lines = [line for line in server.output.read_text().splitlines() if line.strip()]
        if any(line.startswith("Peru Coca Atlas: http") for line in lines) or time.monotonic() > end:
            return lines
        time.sleep(0.1)


def test_it_says_where_it_is_after_a_visit_of_its_own(tmp_path):
    with serve(ROOT / "app.py", tmp_path) as server:
        assert _told(server) == [f"Peru Coca Atlas: http://localhost:{server.port}   (stop with Ctrl+C)"]
        assert server.seen("outside") == []
        assert server.seen("child") == []


def test_a_visit_that_fails_is_told_and_serving_goes_on(tmp_path):
    with serve(ROOT / "tests" / "apps" / "failing_app.py", tmp_path, cwd=ROOT) as server:
        told = _told(server)
        assert (
            "The first page will be slow to open: the page ended with an error, which is told above." in told
        )
        assert f"Peru Coca Atlas: http://localhost:{server.port}   (stop with Ctrl+C)" in told
        assert server.get("/")[0] == 200
