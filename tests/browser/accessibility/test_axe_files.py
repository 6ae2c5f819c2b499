"""axe-core on what is handed out: map and briefing as offline files, every kind of page of an edition."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.atlas import read_atlas
from geo.cli import main
from geo.exports import Request
from geo.exports.formats.html_file import html_document
from geo.model import View
from tests.browser.accessibility.audit import DARK, DESK, LOOKS, PHONE, Audit
from tests.support.editions import publish_toy, toy_briefings

pytestmark = pytest.mark.browser

KINDS = {
    "index": "the edition",
    "tables": "list of tables",
    "table-crop": "a table",
    "places": "list of places",
    "place-vale": "a place",
    "disagreements": "disagreements",
    "briefings": "list of briefings",
    "briefing-toy": "a briefing",
    "sources": "list of documents",
    "methods": "methods",
    "search": "search",
}


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an edition of the toy country and its index."""
    folder = tmp_path_factory.mktemp("editions")
    with toy_briefings(tmp_path_factory.mktemp("briefings")):
        publish_toy(folder)
    return folder


@pytest.fixture(scope="module")
def edition(editions: Path) -> Path:
    return next(path for path in editions.iterdir() if path.is_dir())


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_kind_of_page_of_an_edition(
    open_page: Callable[..., Page], edition: Path, audit: Audit, language: str
) -> None:
    page = open_page(bypass_csp=True)
    document = next((edition / language).glob("source-*.html")).stem
    for name, what in (KINDS | {document: "a document"}).items():
        page.goto((edition / language / f"{name}.html").as_uri())
        looks = LOOKS if language == "en" else (DESK, PHONE)
        audit.see(page, f"Edition, {language}: {what}", looks)


def test_the_index_of_editions(open_page: Callable[..., Page], editions: Path, audit: Audit) -> None:
    page = open_page(bypass_csp=True)
    page.goto((editions / "index.html").as_uri())
    audit.see(page, "Editions: the index", LOOKS)


def test_the_map_of_an_edition(open_page: Callable[..., Page], edition: Path, audit: Audit) -> None:
    page = open_page(bypass_csp=True)
    page.goto(f"{(edition / 'en' / 'map.html').as_uri()}#measure=crop&level=country&year=2011")
    expect(page.frame_locator("#stage iframe").locator("html")).to_have_attribute("data-year", "2011")
    audit.see(page, "Edition, en: the map", LOOKS, lambda: page.frames)
    page.get_by_text("Layers", exact=True).first.click()
    audit.see(page, "Edition, en: the map, Layers open", (DESK, DARK, PHONE))


def test_the_map_as_an_offline_file(show: Callable[..., Page], audit: Audit) -> None:
    page = show(html_document(read_atlas(), Request(View())), 1440, 900, bypass_csp=True)
    expect(page.locator("html")).to_have_attribute("data-year", re.compile("."))
    audit.see(page, "Offline file: the map", LOOKS)
    page.locator("#sources > summary").click()
    audit.see(page, "Offline file: sources open", LOOKS)


def test_the_briefing_as_an_offline_file(show: Callable[..., Page], audit: Audit, tmp_path: Path) -> None:
    path = tmp_path / "briefing.html"
    assert main(["briefing", str(path)]) == 0
    page = show(path.read_text(encoding="utf-8"), 1440, 900, bypass_csp=True)
    expect(page.locator("html")).to_have_attribute("data-scene", re.compile("."))
    audit.see(page, "Offline file: the briefing", LOOKS)
