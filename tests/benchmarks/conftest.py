"""A Chromium, the dashboard and its peer, each served for real; and the table they are measured into."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from xstatic.pkg import leaflet

from scripts.browser import find_browser
from tests.benchmarks.clock import WATCH
from tests.benchmarks.report import Report
from tests.support.servers.server import free_port

ROOT = Path(__file__).resolve().parents[2]
PEER = Path(__file__).parent / "peers" / "folium_page.py"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    # Nobody outside can be asked; intercepting requests instead would slow what is measured.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def report() -> Iterator[Report]:
    """The table of this run, printed and written at its end."""
    table = Report()
    yield table
    if table.rows:
        path = table.write()
        print(f"\n\n{table.markdown()}\n\nWritten to {path.relative_to(ROOT)}")  # noqa: T201


@pytest.fixture(scope="session")
def browser(report: Report) -> Iterator[Browser]:
    program = find_browser()
    if program is None:
        pytest.skip("no Chromium found: install Debian's chromium or run `playwright install chromium`")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        report.browser = chromium.version
        yield chromium
        chromium.close()


STREAMLIT = [sys.executable, "-m", "streamlit"]

WITHOUT_PEERS = [
    sys.executable,
    "-c",
    "import sys; sys.modules['plotly'] = None; from streamlit.web.cli import main; main()",
]
"""Streamlit where requirements.txt alone is installed: of the peers' packages it imports plotly."""


@contextlib.contextmanager
def running(script: Path, folder: Path, program: Sequence[str] = STREAMLIT, **more: str) -> Iterator[str]:
    """Serve ``script`` as a user does, ``more`` in its environment; yield its address once it answers."""
    port, log = free_port(), folder / f"{script.stem}.log"
    env = {key: value for key, value in os.environ.items() if not key.startswith("STREAMLIT_")} | more
    command = [*program, "run", str(script), "--server.port", str(port)]
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_healthy(address, server, log)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_until_healthy(address: str, server: subprocess.Popen, log: Path) -> None:
    """Return when the server answers.

    Raises
    ------
    RuntimeError
        With what it wrote, if it has ended or a minute has passed.
    """
    end = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < end:
        with contextlib.suppress(OSError):
            if urllib.request.urlopen(f"{address}/_stcore/health", timeout=5).status == 200:
                return
        time.sleep(0.02)
    raise RuntimeError(f"the server did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the dashboard."""
    with running(ROOT / "app.py", tmp_path_factory.mktemp("app")) as address:
        yield address


@pytest.fixture(scope="session")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the page made with streamlit-folium."""
    pytest.importorskip(
        "streamlit_folium", reason="streamlit-folium is not installed: `make bench` brings it"
    )
    with (
        leaflet_server() as files,
        running(PEER, tmp_path_factory.mktemp("peer"), PEER_LEAFLET=files) as address,
    ):
        yield address


@contextlib.contextmanager
def leaflet_server() -> Iterator[str]:
    """Serve Leaflet's files, which the peer would fetch from outside, and yield their address."""
    handler = partial(SilentHandler, directory=leaflet.BASE_DIR)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class SilentHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing about it; the browser may keep them."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[[], Page]]:
    """A function that makes an empty page with the watch in all its frames; all share one cache.

    A script error in any of them fails the benchmark: it would be measuring something broken.
    """
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(WATCH)
    errors: list[str] = []

    def make() -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield make
    context.close()
    assert errors == []
