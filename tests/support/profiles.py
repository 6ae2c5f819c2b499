"""Profiles of the Places page as a reader sees them: rows, sections, the whole."""

from __future__ import annotations

import re
from html import unescape

from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import run

PAGE = "pages/places.py"


def profile(place: str, **query: str) -> AppTest:
    """Return the app with the profile of ``place`` open."""
    return run(PAGE, place=place, **query)


def listed(**query: str) -> AppTest:
    """Return the app with the list of all places open."""
    return run(PAGE, show="all", **query)


def html(app: AppTest) -> str:
    return " ".join(e.proto.body for e in app.get("html")).replace("\xa0", " ")


def plain(text: str) -> str:
    """Return HTML as a reader sees it, single-spaced."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


def row(app: AppTest, measure: str) -> str:
    """Return the row of a measure in the table of figures, as a reader sees it."""
    table = " ".join(re.findall(r'<table class="figures">.*?</table>', html(app), re.S))
    return next(plain(r) for r in re.findall(r"<tr>.*?</tr>", table, re.S) if f">{measure}<" in r)


def section(app: AppTest, heading: str) -> str:
    """Return what stands under a heading, as a reader sees it."""
    found = html(app).split(f"<h2>{heading}</h2>", 1)
    assert len(found) == 2, heading
    return plain(found[1].split("<h2", 1)[0])


NOT_KNOWN = "Cautions and gaps"
WAYS = "Reported routes that begin, end or pass here"
