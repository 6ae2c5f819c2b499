"""An offline document opened again: is everything in it, and nothing that would have to be fetched."""

from __future__ import annotations

import re
import zlib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from geo.errors import ExportError
from geo.exports.reopened import refuse_lacking
from geo.language import _
from geo.maps.standalone import unpack
from geo.model import METADATA_KEY, FileMetadata

PARTS = {"map", "year", "play", "legend", "legend-body", "north", "summary", "language", "sources", "credits"}
"""Ids of elements without which the document is not whole; the map's own is known by its class."""

FETCHING = {"src", "srcset", "data", "poster", "action", "formaction", "background"}


class _Found(HTMLParser):
    """Collects what an offline document holds."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.ids: set[str] = set()
        self.sources: set[str] = set()
        self.caveats: set[str] = set()
        self.fetched: list[str] = []
        self.scripts: list[str] = []
        self.config: dict[str, Any] = {}
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids, records and whatever would be fetched."""
        got = {name: value or "" for name, value in attrs}
        if tag == "meta" and "name" in got:
            self.meta[got["name"]] = got.get("content", "")
        self.ids.add(got.get("id", ""))
        if "folium-map" in got.get("class", ""):
            self.ids.add("map")
        if got.get("class") == "source":
            self.sources.add(got.get("data-source", ""))
        self._in = got.get("class", "") if tag == "li" else tag
        if tag == "script":
            self.scripts.append("")
        self.fetched += [value for name, value in got.items() if name in FETCHING]
        if tag == "link":
            self.fetched.append(got.get("href", ""))

    def handle_data(self, data: str) -> None:
        """Note texts of scripts and caveats."""
        if self._in == "script":
            self.scripts[-1] += data
        elif self._in == "caveat":
            self.caveats.add(data)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        self._in = ""


def opened(path: Path) -> _Found:
    """Return what an offline document holds, with the data its map is handed as ``config``.

    Raises
    ------
    ExportError
        If these data cannot be read.
    """
    found = _parsed(path)
    found.config = _config(found.scripts)
    return found


def _parsed(path: Path) -> _Found:
    found = _Found()
    found.feed(path.read_text(encoding="utf-8"))
    return found


def metadata(path: Path) -> FileMetadata:
    """Return the record in the document's ``<meta>`` elements."""
    meta = _parsed(path).meta
    if METADATA_KEY not in meta:
        raise ExportError(_("{file} carries no record of its view").format(file=path.name))
    return FileMetadata.from_json(meta[METADATA_KEY])


def check(path: Path, expected: FileMetadata) -> None:
    """Refuse a document that lacks anything it must carry.

    Raises
    ------
    ExportError
        Naming what is missing.
    """
    found = _parsed(path)
    config = _config(found.scripts)
    values = config.get("values") or {}
    held = FileMetadata.from_json(found.meta.get(METADATA_KEY, "{}"))
    checks = {
        _("the map and its controls"): found.ids >= PARTS,
        _("any figure"): _has_values(config),
        _("the figures"): bool(values.get("claims")),
        _("the sources"): bool(found.sources) and found.sources >= set(expected.sources),
        _("the caveats"): bool(expected.caveats) and found.caveats >= set(expected.caveats),
        _("the licence"): bool(held.licence),
        _("the data version"): bool(held.data_version),
        _("the view"): bool(held.view),
        _("its record as written"): held == expected,
        _("the other language"): _speaks_both(config),
        _("independence of the network"): not found.fetched,
    }
    refuse_lacking([what for what, right in checks.items() if not right])


def _config(scripts: list[str]) -> dict[str, Any]:
    """Return the data that the map's code is handed."""
    for script in scripts:
        handed = re.search(r'\}\)\(\w+, "([\w+/=]+)"\);\s*$', script)
        if handed:
            try:
                return unpack(handed[1])
            except (ValueError, zlib.error) as error:
                raise ExportError(
                    _("refused: the map's data cannot be read: {reason}").format(reason=error)
                ) from error
    raise ExportError(_("refused: opened again, the file lacks {what}").format(what=_("the map's data")))


def _has_values(config: dict[str, Any]) -> bool:
    """Say whether the map has shapes, and values in some year."""
    layers, values = config.get("layers") or {}, config.get("values") or {}
    drawn = any(layer["features"] for layer in layers.values())
    return drawn and any(place["years"] for place in (values.get("places") or {}).values())


def _speaks_both(config: dict[str, Any]) -> bool:
    other = config.get("other") or {}
    mine, theirs = config.get("values") or {}, other.get("values") or {}
    return {mine.get("language"), theirs.get("language")} == {"en", "es"}
