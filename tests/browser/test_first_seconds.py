"""The first seconds of a visit, frame by frame: ours stands, and nothing of Streamlit's own shows.

Cold is the first visit to a server that has just begun to answer, warm the next one with a new browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ROOT
from tests.support.servers.server import Server, serve

pytestmark = pytest.mark.browser

LONG = 90_000
ADDRESSES = {"map": "", "place": "places?place=vraem", "briefing": "briefing"}

RECORDER = """(() => {
  if (window.top !== window) return;
  const frames = window.__frames = [];
  const box = (element) => {
    if (!element) return null;
    const { x, y, width, height } = element.getBoundingClientRect();
    return width && height ? [x, y, width, height].map(Math.round) : null;
  };
  const within = (value, end) => Math.min(end - 1, Math.max(0, value));
  const middle = ([x, y, width, height]) => document.elementFromPoint(
    within(x + width / 2, innerWidth), within(y + height / 2, innerHeight));
  const visible = (element) => {
    const at = box(element);
    if (!at || getComputedStyle(element).visibility === "hidden") return false;
    const top = middle(at);
    return Boolean(top) && (element === top || element.contains(top));
  };
  const parts = ["stSidebar", "stSidebarNav", "stAppSkeleton", "stSkeleton", "stStatusWidget"];
  const look = () => {
    // Before Streamlit's place in the page there is nothing to paint.
    if (document.getElementById("root")) {
      const first = document.getElementById("atlas-first");
      const brand = first ? first.querySelector(".brand") : document.querySelector(".st-key-brand p");
      const text = brand && brand.firstChild ? document.createRange() : null;
      if (text) text.selectNodeContents(brand);
      frames.push({
        title: document.title,
        brand: text ? box(text) : null,
        map: box(first ? first.querySelector(".place") : document.querySelector(".atlas-map")),
        still: document.querySelector(".atlas-still svg") !== null,
        first: Boolean(first),
        foreign: parts.filter(
          (name) => [...document.querySelectorAll(`[data-testid="${name}"]`)].some(visible)),
      });
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("first")


@pytest.fixture(params=ADDRESSES)
def visits(request: pytest.FixtureRequest, open_page: Callable[..., Page], folder: Path) -> Iterator[dict]:
    """The frames of a cold and of a warm visit to one address, until the page stands."""
    with serve(ROOT / "app.py", folder) as server:
        yield {
            "page": request.param,
            "cold": _frames(open_page, server, ADDRESSES[request.param]),
            "warm": _frames(open_page, server, ADDRESSES[request.param]),
        }


def _frames(open_page: Callable[..., Page], server: Server, address: str) -> list[dict]:
    page = open_page(1440, 900, first=True)
    page.add_init_script(RECORDER)
    page.goto(f"http://127.0.0.1:{server.port}/{address}", wait_until="commit")
    page.wait_for_selector("#atlas-first", state="attached", timeout=LONG)
    page.wait_for_selector("#atlas-first", state="detached", timeout=LONG)
    page.wait_for_selector(".atlas-still", state="detached", timeout=LONG)
    page.wait_for_selector(".st-key-brand p", timeout=LONG)
    # Streamlit tries the page's address as its own before the root.
    page.errors[:] = [text for text in page.errors if "404" not in text]
    frames: list[dict] = page.evaluate("window.__frames")
    page.close()  # before its server ends: it would ask for it again
    return frames


def test_from_the_first_painted_frame_ours_stands(visits):
    for kind in ("cold", "warm"):
        frames = visits[kind]
        assert len(frames) > 5, kind
        assert [f["foreign"] for f in frames if f["foreign"]] == [], kind
        assert {f["title"] for f in frames} <= {"Peru Coca Atlas"}, kind
        brands = [f["brand"] for f in frames]
        assert None not in brands, kind
        moved = [max(abs(x - y) for x, y in zip(a, b, strict=True)) for a, b in pairwise(brands)]
        # A typeface that comes a frame late may change the width by a pixel.
        assert max(moved) <= 1, (kind, brands[0], brands[-1])
        if visits["page"] == "map":
            places = [f["map"] for f in frames]
            assert None not in places, kind
            assert all(max(abs(x - y) for x, y in zip(places[0], p, strict=True)) <= 2 for p in places), kind
            assert frames[0]["still"], kind
            assert not frames[-1]["still"], kind
