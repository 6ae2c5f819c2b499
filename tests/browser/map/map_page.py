"""The toy map as a document, and what tests ask of the page that shows it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from geo.language import in_language
from geo.maps import map_strings, values_message, view_message
from geo.maps.document import map_document, render
from geo.model import View
from geo.model.view import DEFAULT_LAYERS
from tests.toys import toy_map

NBSP = "\u00a0"


def values(**more: object) -> dict:
    records = toy_map.records(**({"places": more.pop("places")} if "places" in more else {}))
    options = {"breaks": [toy_map.BREAK]} | more
    return values_message(toy_map.MEASURE, toy_map.estimates(), records, **options)


ROUTES = (*DEFAULT_LAYERS, "ways")
"""Layers with which the reported routes are drawn in detail."""


def html(view: View | None = None, language: str = "en", **more: object) -> str:
    view = view or View(language=language)
    names = {id: (place[1], place[2]) for id, place in toy_map.PLACES.items()}
    with in_language(language):
        options = {"values": values(), "view": view_message(view), "strings": map_strings()}
    layers = more.pop("layers", None) or toy_map.layers()
    return render(map_document(layers, title="Toy", names=names, **(options | more)))


def year_drawn(page: Page, year: int) -> None:
    expect(page.locator("html")).to_have_attribute("data-year", str(year))


def path_of(page: Page, place: str):
    return page.locator(f'path[data-place="{place}"]')
