"""The server visits itself before it says where it is, and says so where that visit fails."""

from __future__ import annotations

import time
from importlib import metadata
from inspect import unwrap
from pathlib import Path

import pytest
from streamlit import config
from streamlit.components.v2 import manifest_scanner
from streamlit.components.v2.component_manager import BidiComponentManager

from geo.ui.server.warming import address, find_no_packages
from tests.support.servers.server import Server, serve

ROOT = Path(__file__).parents[2]


def _lines(server: Server) -> list[str]:
    """Return what the server has written once it has said where it is; waits a minute at most."""
    end = time.monotonic() + 60
    while True:
        lines = [line for line in server.output.read_text().splitlines() if line.strip()]
        if any(line.startswith("Peru Coca Atlas: http") for line in lines) or time.monotonic() > end:
            return lines
        time.sleep(0.1)


def test_it_says_where_it_is_after_a_visit_of_its_own(tmp_path):
    with serve(ROOT / "app.py", tmp_path) as server:
        assert _lines(server) == [f"Peru Coca Atlas: http://localhost:{server.port}   (stop with Ctrl+C)"]
        assert server.seen("outside") == []
        assert server.seen("child") == []


def test_a_visit_that_fails_is_named_and_serving_goes_on(tmp_path):
    with serve(ROOT / "tests" / "apps" / "failing_app.py", tmp_path, cwd=ROOT) as server:
        lines = _lines(server)
        assert "The first page will be slow to open: the page ended with an error, shown above." in lines
        assert f"Peru Coca Atlas: http://localhost:{server.port}   (stop with Ctrl+C)" in lines
        assert server.get("/")[0] == 200


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, "http://localhost:8501"),
        ({"address": "0.0.0.0"}, "http://localhost:8501"),
        ({"address": "atlas.example.org", "port": 80}, "http://atlas.example.org:80"),
        ({"address": "fd00::7", "baseUrlPath": "/coca/"}, "http://[fd00::7]:8501/coca"),
        ({"sslCertFile": "server.pem"}, "https://localhost:8501"),
    ],
)
def test_the_address_is_the_one_that_is_served(monkeypatch, settings, expected):
    given = {"address": "127.0.0.1", "port": 8501, "baseUrlPath": "", "sslCertFile": None} | settings
    monkeypatch.setattr(config, "get_option", lambda name: given[name.removeprefix("server.")])
    assert address() == expected


def test_no_installed_package_is_asked_for_components(monkeypatch):
    asked = []
    scan = unwrap(manifest_scanner.scan_component_manifests)  # the tests of pages look once (conftest.py)
    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", scan)
    monkeypatch.setattr(metadata, "distributions", lambda **_: asked.append(1) or [])
    BidiComponentManager().discover_and_register_components(start_file_watching=False)
    assert asked == [1], "Streamlit looks elsewhere now"
    find_no_packages()
    BidiComponentManager().discover_and_register_components(start_file_watching=False)
    assert asked == [1]
