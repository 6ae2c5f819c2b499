"""Two replicas, PostgreSQL and nginx as it is shipped: what a reader sees where one of them goes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from geo import paths
from scripts.browser import find_browser
from tests.support.servers.nginx import PROGRAM
from tests.support.servers.postgresql import Server as Database
from tests.support.servers.site import Site, served

VIEW = "/?measure=coca_cultivation&level=department&year=2022&place=cusco"
LATE = 60_000

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(PROGRAM is None, reason="nginx is not installed"),
    pytest.mark.skipif(find_browser() is None, reason="no Chromium found"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, postgresql: Database) -> Iterator[Site]:
    with served(tmp_path_factory.mktemp("replicas"), postgresql) as running:
        yield running


@pytest.fixture(autouse=True)
def both_run(site: Site) -> None:
    for replica in site.replicas.values():
        replica.returns = True
    for replica in site.replicas.values():
        replica.wait()


def map_of(page: Page) -> FrameLocator:
    return page.frame_locator('iframe[title="Map"]')


def shows(page: Page, year: int) -> None:
    expect(map_of(page).locator("html")).to_have_attribute("data-year", str(year), timeout=LATE)
    expect(map_of(page).locator('path[data-place="cusco"]')).to_have_count(1, timeout=LATE)


def serving(page: Page) -> str:
    """Return the replica that the page's cookie names."""
    return next(c["value"] for c in page.context.cookies() if c["name"] == "atlas_replica")


@pytest.fixture
def reader(site: Site, browser) -> Iterator[Callable[[], Page]]:
    contexts = []

    def open_() -> Page:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.goto(site.address + VIEW)
        shows(page, 2022)
        return page

    yield open_
    for context in contexts:
        context.close()


def goes_on(page: Page, year: int) -> None:
    """Choose another level on the page, which only a live session can answer, at the view's own year."""
    page.get_by_role("radio", name="Zones").or_(page.get_by_text("Zones", exact=True)).first.click()
    expect(map_of(page).locator('path[data-place="vraem"]')).to_have_count(1, timeout=LATE)
    expect(map_of(page).locator("html")).to_have_attribute("data-year", str(year), timeout=LATE)


def test_a_replica_is_killed_and_the_reader_goes_on_with_the_view(
    site: Site, reader: Callable[[], Page]
) -> None:
    page = reader()
    gone = serving(page)
    site.replicas[gone].kill()
    page.wait_for_function(
        "() => !document.querySelector('[data-testid=\"stConnectionStatus\"]')", timeout=LATE
    )
    shows(page, 2022)
    goes_on(page, 2022)
    assert serving(page) != gone
    assert "measure=coca_cultivation" in page.url


def test_a_rolling_restart_drops_no_view(site: Site, reader: Callable[[], Page]) -> None:
    pages = [reader(), reader()]
    before = {name: replica.pid_file.read_text() for name, replica in site.replicas.items()}
    restart = site.folder / "restart"
    ports = {replica.port: replica.pid_file for replica in site.replicas.values()}
    restart.write_text(
        f"#!{sys.executable}\nimport os, signal, sys\n"
        f"pid = open({ {port: str(file) for port, file in ports.items()} }[int(sys.argv[1])]).read()\n"
        "os.kill(int(pid), signal.SIGTERM)\n"
    )
    restart.chmod(0o755)
    done = subprocess.run(
        ["sh", str(paths.ROOT / "deploy" / "rolling-restart.sh"), f"{restart} ", *map(str, ports)],
        capture_output=True, text=True, timeout=300, env={**os.environ, "WAIT": "120"}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("serves again") == 2
    after = {name: replica.pid_file.read_text() for name, replica in site.replicas.items()}
    assert not set(before.values()) & set(after.values())
    for page in pages:
        shows(page, 2022)
        goes_on(page, 2022)


def test_scripts_are_kept_by_browsers_and_every_answer_has_its_headers(site: Site) -> None:
    with urllib.request.urlopen(site.address + "/") as answer:
        page = answer.read().decode()
        assert "frame-ancestors" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Strict-Transport-Security"]
        assert answer.headers["Cache-Control"] == "no-cache"
    script = page.split('src="./static/js/', 1)[1].split('"', 1)[0]
    with urllib.request.urlopen(f"{site.address}/static/js/{script}") as answer:
        assert answer.headers.get_all("Cache-Control") == ["public, max-age=2592000, immutable"]
        assert answer.headers["Strict-Transport-Security"]


def test_the_log_is_json_without_addresses_of_readers(site: Site) -> None:
    urllib.request.urlopen(f"{site.address}/?place=vraem").read()
    lines = [json.loads(line) for line in (site.folder / "access.log").read_text().splitlines()]
    assert lines
    assert all(set(line) == {"time", "status", "seconds", "bytes", "path", "replica"} for line in lines)
    assert "vraem" not in json.dumps(lines)


def test_the_health_page_says_what_a_replica_serves(site: Site) -> None:
    with urllib.request.urlopen(f"{site.address}/health") as answer:
        found = json.load(answer)
    assert found["ready"] is True
    assert found["problems"] == []
    assert found["store"] == "postgresql"
    assert found["figures"] > 1000
    assert found["replica"] in site.replicas
