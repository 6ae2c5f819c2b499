"""The invented country of `tests.toys.toy_map` as an atlas in memory, to be drawn on sheets."""

from __future__ import annotations

from dataclasses import replace

from geo.atlas import Atlas
from geo.catalog import PlaceRegistry
from geo.exports import request_from_link
from geo.links.query import read_query
from geo.model import Place, View
from geo.plots import Sheet, read_parts
from tests.toys.toy_atlas import toy_atlas
from tests.toys.toy_map import MEASURE, PLACES, layers, sources, statements

VIEW = View(measure=MEASURE.id, year=2011)
SMALL = Sheet(VIEW, size_mm=(210, 297), dpi=60)


def sheet_from(link: str, atlas: Atlas) -> Sheet:
    """Return the sheet that the link of a file asks for, as the command line reads it."""
    request, problems = request_from_link(link, atlas)
    assert problems == []
    return Sheet(view=request.view, **read_parts(read_query(link)))


def map_atlas() -> Atlas:
    """Return the atlas: three zones, two departments, two countries, one corridor of two stages."""
    places = [
        Place(id, kind, name, name_es, (), "" if id == "peru" else "peru", older, None, None, "", "")
        for id, (kind, name, name_es, older) in PLACES.items()
    ]
    # Two speakers who cannot both be right about the west in 2011.
    said = statements()
    said |= {id: replace(said[id], bound="exact") for id in ("a8", "a9")}
    shapes = layers()
    shapes["provinces"] = shapes["departments"].iloc[:0]
    cards = {id: replace(s, licence=f"Licence of {id}") for id, s in sources().items()}
    return toy_atlas(
        measures={MEASURE.id: MEASURE}, places=PlaceRegistry(places), sources=cards, series={},
        statements=said, breaks=[], institutions={}, routes=[], layers=shapes,
    )  # fmt: skip
