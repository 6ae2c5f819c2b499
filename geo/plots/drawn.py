"""A sheet that is drawn, not yet saved."""

from __future__ import annotations

from dataclasses import dataclass

from geo.plots.canvas import Page
from geo.plots.captions import Words
from geo.plots.map.frame import Frame
from geo.plots.map.shown import Content


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet that is drawn: the page, its words and what it shows.

    ``told`` holds the words of every year of an animation, of which one is drawn, and
    ``title`` what all its years together are called; both are empty where all is drawn.
    A chart has no ``frame``; ``rows`` are what its list says, a text a row.
    """

    page: Page
    words: Words
    contents: tuple[Content, ...]
    frame: Frame | None
    told: tuple[Words, ...] = ()
    title: str = ""
    rows: tuple[str, ...] = ()
