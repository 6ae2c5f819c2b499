"""The first document of a visit: Streamlit's page with our frame in it, and what every answer carries."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, JSONResponse, RedirectResponse
from starlette.routing import Route

from geo.ui.server import HEADERS, MIDDLEWARE
from geo.ui.server.first_document import first_document
from scripts.still import STILL, drawn
from tests.support.servers.asgi import get

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


@pytest.fixture(scope="module")
def app() -> Starlette:
    async def index(_request: object) -> FileResponse:
        return FileResponse(INDEX)

    routes = [
        Route("/health", lambda _request: JSONResponse({"ok": True})),
        Route("/old", lambda _request: RedirectResponse("/places")),
        Route("/{page:path}", index),
    ]
    return Starlette(routes=routes, middleware=[*MIDDLEWARE, Middleware(GZipMiddleware, minimum_size=10)])


def test_nothing_of_streamlits_own_page_is_read_or_shown(app):
    body = get(app, "/").text
    assert "<title>Peru Coca Atlas</title>" in body
    assert "Streamlit app" not in body
    assert "favicon.png" not in body
    assert 'rel="service-desc"' not in body
    # What makes it Streamlit's page is still there.
    assert '<div id="root"></div>' in body
    assert re.search(r'<script type="module" crossorigin src="./static/js/index\.[^"]+"></script>', body)


@pytest.mark.parametrize(
    ("address", "language", "title", "waiting"),
    [
        ("/", "en", "Peru Coca Atlas", "Loading figures…"),
        ("/places?lang=es&place=vraem", "es", "Atlas de la coca del Perú", "Cargando cifras…"),
        ("/?lang=%3Cb%3E", "en", "Peru Coca Atlas", "Loading figures…"),
    ],
)
def test_it_speaks_the_language_of_the_address(app, address, language, title, waiting):
    body = get(app, address).text
    assert f'<html lang="{language}">' in body
    assert f"<title>{title}</title>" in body
    assert f'<div class="brand">{title}</div>' in body
    assert f'<p role="status">{waiting}</p>' in body


@pytest.mark.parametrize(
    ("address", "frame"),
    [
        ("/", 'data-page="map">'),
        ("/atlas?year=2020", 'data-page="map">'),
        ("/places", 'data-page="page">'),
        ("/briefing?embed=true", 'data-page="page" data-bare>'),
        ("/?only=map", 'data-page="alone" data-bare>'),
    ],
)
def test_each_page_has_the_frame_it_will_stand_in(app, address, frame):
    assert f'<div id="atlas-first" {frame}' in get(app, address).text


def test_a_browser_that_has_an_older_page_gets_this_one(app):
    """Streamlit's own mark of the file would make the browser keep the page of another language."""
    kept = {"if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    assert "etag" not in get(app, "/").headers
    again = get(app, "/", kept)
    assert again.status == 200
    assert int(again.headers["content-length"]) == len(again.content)


def test_what_is_no_page_passes_unchanged(app):
    assert get(app, "/health").json() == {"ok": True}
    assert get(app, "/old").headers["location"] == "/places"


@pytest.mark.parametrize("address", ["/", "/health", "/old"])
def test_every_answer_carries_the_headers(app, address):
    answered = get(app, address).headers
    assert {name.lower(): answered[name.lower()] for name in HEADERS} == {
        name.lower(): value for name, value in HEADERS.items()
    }


def test_the_still_picture_is_that_of_the_shipped_layers():
    assert STILL.read_text(encoding="utf-8") == drawn(), "run `python -m scripts.still`"


def test_the_still_picture_says_no_figure_and_is_small():
    text = STILL.read_text(encoding="utf-8")
    assert "<text" not in text
    assert len(text.encode()) < 60_000
    assert text.count("<path") == 4


def test_a_page_of_another_make_is_left_readable():
    assert first_document("<html><body>plain</body></html>", "/", "").endswith("</script>plain</body></html>")
