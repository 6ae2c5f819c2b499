"""An edition in Chromium, from a plain web server and from the disk: with the application not running."""

from __future__ import annotations

import functools
import json
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from geo.atlas import estimate_all
from geo.links import to_query
from geo.maps import classes_of
from geo.maps.from_atlas import view_values
from geo.model import View
from tests.browser.waiting import at_rest, until
from tests.support.editions import publish_toy, toy_briefings, whole_toy_atlas

pytestmark = pytest.mark.browser


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing of each request."""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the toy's edition."""
    folder = tmp_path_factory.mktemp("editions")
    with toy_briefings(tmp_path_factory.mktemp("briefings")):
        return folder / publish_toy(folder).edition.id


@pytest.fixture(scope="module")
def served(edition: Path) -> Iterator[str]:
    """The address of the edition on Python's plain web server."""
    handler = functools.partial(_Quiet, directory=str(edition.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{edition.name}"
        server.shutdown()


@pytest.fixture(params=["server", "disk"])
def address(request: pytest.FixtureRequest, edition: Path, served: str) -> str:
    """The edition's address, on a server and on the disk."""
    return served if request.param == "server" else edition.as_uri()


def drawn(page: Page, year: int) -> None:
    """Wait until the map in the frame shows a year."""
    frame = page.frame_locator("#stage iframe")
    expect(frame.locator("html")).to_have_attribute("data-year", str(year))


def test_the_map_changes_measure_and_leads_to_the_document(open_page: Callable[..., Page], address: str):
    page = open_page(1280, 800)
    page.goto(f"{address}/en/map.html#measure=crop&level=country&year=2011")
    drawn(page, 2011)
    frame = page.frame_locator("#stage iframe")
    page.locator("select#measure").select_option("seizures")
    expect(frame.locator("#measure")).to_contain_text("seized")
    assert "measure=seizures&level=department" in page.url
    frame.locator("#panel-body .leads").first.click()
    page.wait_for_url("**/en/source-*.html#*")
    anchor = page.url.partition("#")[2]
    expect(page.locator(f"[id='{anchor}']")).to_be_visible()
    page.go_back()
    expect(page.locator("select#measure")).to_have_value("seizures")


def test_a_link_of_the_dashboard_shows_the_same_view_and_what_is_lacking_is_said(
    open_page: Callable[..., Page], served: str
):
    view = View(measure="crop", level="country", year=2011, place="tavaria", language="es")
    query = urlencode(to_query(view))
    page = open_page(1280, 800)
    page.goto(f"{served}/en/map.html?{query}")
    page.wait_for_url("**/es/map.html#*")
    drawn(page, 2011)
    expect(page.locator("#notice")).to_be_hidden()
    page.goto(f"{served}/en/map.html?measure=crop&lens=highest&since=2003&level=moon")
    expect(page.locator("#notice")).to_contain_text("level=moon, lens=highest, since")
    page.get_by_role("link", name="Español").click()
    page.wait_for_url("**/es/map.html#measure=crop*")


def test_what_is_written_in_short_reads_as_it_was(open_page: Callable[..., Page], served: str):
    atlas = whole_toy_atlas()
    page = open_page()
    page.goto(f"{served}/en/index.html")
    for measure in ("crop", "seizures"):
        known = estimate_all(atlas, measure, "monitoring").estimates
        message = view_values(atlas, View(measure=measure), known, classes=classes_of(known, atlas.places))
        page.goto(f"{served}/en/map.html#measure={measure}")
        sent = page.evaluate(
            """async ([measure]) => {
              const taken = new Promise((done) => {
                const frame = document.querySelector("#stage iframe").contentWindow;
                const post = frame.postMessage.bind(frame);
                frame.postMessage = (message, to) => {
                  if (message.type === "values" && message.measure === measure) done(message);
                  post(message, to);
                };
              });
              const others = [...document.querySelector("#measure").options].map((one) => one.value);
              const select = document.querySelector("#measure");
              for (const id of [others.find((one) => one !== measure), measure]) {
                select.value = id;
                select.dispatchEvent(new Event("change"));
              }
              return JSON.stringify(await taken);
            }""",
            [measure],
        )
        assert json.loads(sent) == json.loads(json.dumps(message))


def test_a_briefing_is_presented_and_left(open_page: Callable[..., Page], address: str):
    page = open_page(1280, 800)
    page.goto(f"{address}/en/briefing-toy.html")
    expect(page.get_by_role("heading", name="The Vale")).to_be_visible()
    page.get_by_role("button", name="Present").click()
    frame = page.frame_locator("#stage iframe")
    expect(frame.locator("#scene")).to_contain_text("The Vale")
    page.keyboard.press("Escape")
    expect(page.locator("#stage")).to_be_hidden()


def test_pages_read_without_scripts_and_fit_a_phone(open_page: Callable[..., Page], served: str):
    page = open_page(390, 844, java_script_enabled=False)
    for name in (
        "index", "tables", "table-crop", "places", "place-vale", "disagreements", "sources", "methods",
        "search", "map",
    ):  # fmt: skip
        page.goto(f"{served}/es/{name}.html")
        expect(page.locator("h1")).to_have_count(1)
        wide = page.locator("main").bounding_box()
        assert wide
        assert wide["width"] <= 390, name
    expect(page.locator("#bar, #stage")).to_have_count(2)
    assert not page.locator("#bar").is_visible()


def test_on_a_phone_the_frame_ends_with_its_panel(open_page: Callable[..., Page], served: str):
    page = open_page(390, 844)
    page.goto(f"{served}/en/map.html#measure=crop&level=country&year=2011")
    drawn(page, 2011)
    page.evaluate("document.querySelector('#stage').style.setProperty('--height', '4000px')")
    page.locator("select#measure").select_option("seizures")
    panel = page.frame_locator("#stage iframe").locator("#panel")
    until(page, lambda: page.locator("#stage").bounding_box()["height"] < 2000)
    stage = at_rest(page, lambda: page.locator("#stage").bounding_box())
    side = panel.bounding_box()
    assert abs(side["y"] + side["height"] - stage["y"] - stage["height"]) <= 2 or stage["height"] <= 700


def test_the_search_narrows_its_list_and_leads_to_the_year(open_page: Callable[..., Page], address: str):
    page = open_page(1280, 800)
    page.goto(f"{address}/es/search.html")
    lines = page.locator(".found > ul > li")
    expect(lines.filter(has_text="Vale").first).to_be_visible()
    whole = lines.count()
    page.get_by_role("searchbox").fill("vále 2011")
    expect(page.get_by_role("status")).not_to_have_text(f"{whole} / {whole}")
    seen = [line for line in lines.all() if line.is_visible()]
    assert 0 < len(seen) < whole
    page.get_by_role("searchbox").fill("vale 2011")
    way = page.locator('li:visible a[href^="map.html"]').first
    assert "year=2011" in (way.get_attribute("href") or "")
    way.click()
    drawn(page, 2011)
    page.go_back()
    page.get_by_role("searchbox").fill("no such thing")
    expect(page.locator("#nothing")).to_be_visible()
