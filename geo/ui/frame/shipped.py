"""Style sheets and scripts of the pages: one that is damaged is named, and the page is shown without it."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import streamlit as st

from geo.errors import FileError
from geo.language import catalogue_faults
from geo.storage import join_modules, read_picture, read_text_asset
from geo.style.fonts import font_faults

ASSETS = Path(__file__).parents[1] / "assets"
ICON = ASSETS / "icon.png"
"""A local file: an icon by name would be fetched from outside."""
SHIPPED = (
    "briefing.css", "compare.css", "disagreements.css", "documents.css", "embedded.css", "evidence.css",
    "icon.png", "map_alone.css", "methods.css", "page.css", "places.css", "shell.css", "snapshots.css",
    "sources.css", "table.css",
    *(f"components/{name}" for name in (
        "anchor.js", "button.css", "channel.js", "channel_stub.js", "chooser.css", "chooser.js",
        "clipboard.js", "drawing.js", "host.css", "host.js", "lifecycle.js", "menu.js",
        "notes/notes.css", "notes/notes.html", "notes/notes.js",
        "present_bar.js", "presenting.js", "preview.js", "print_button.js", "refused.js", "report_shapes.js",
        "review/asked.js", "review/card.js", "review/controls.js", "review/editor.js", "review/keys.js",
        "review/list.js", "review/locator.js", "review/parts.js", "review/post.js", "review/queue.js",
        "review/review.css", "review/review.js", "review/text.js", "review/wire.js", "review/words.js",
        "words_field.css", "words_field.js",
    )),
)  # fmt: skip
"""What must lie in `ASSETS`."""
INERT = "export default function () {}\n"
"""Stands in for a script that is damaged."""


def style_sheet(name: str) -> None:
    """Give the page a style sheet; where it is damaged the page is plain, and `damaged` says why."""
    try:
        text = read_text_asset(ASSETS / f"{name}.css")
    except FileError:
        return
    st.html(f"<style>{text}</style>")


def icon() -> str | None:
    """Return the path of the page's icon; None where it is damaged."""
    return str(ICON) if _fault(ICON) is None else None


def script(name: str) -> str:
    """Return the script of a component with all that it imports; `INERT` where one of its files is damaged.

    `damaged` says which.
    """
    try:
        return join_modules(ASSETS / "components" / f"{name}.js")
    except FileError:
        return INERT


def component_text(name: str) -> str:
    """Return a style sheet or a page of a component; empty where it is damaged, and `damaged` says so."""
    try:
        return read_text_asset(ASSETS / "components" / name)
    except FileError:
        return ""


def damaged() -> list[str]:
    """Return a sentence for each file beside the code that is missing or not whole, in the language in use.

    The files are read once, and again when one of them changes.
    """
    return [*_damaged(_stamp()), *catalogue_faults()]


def _stamp() -> tuple[tuple[int, int], ...]:
    found = []
    for name in SHIPPED:
        try:
            stat = os.stat(ASSETS / name)
        except OSError:
            found.append((0, 0))
        else:
            found.append((stat.st_mtime_ns, stat.st_size))
    return tuple(found)


@lru_cache(maxsize=2)
def _damaged(stamp: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    faults = [fault for name in SHIPPED if (fault := _fault(ASSETS / name))]
    return (*faults, *font_faults())


def _fault(path: Path) -> str | None:
    try:
        (read_picture if path.suffix == ".png" else read_text_asset)(path)
    except FileError as error:
        return str(error)
    return None
