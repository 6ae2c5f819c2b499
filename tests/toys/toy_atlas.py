"""The invented country of `tests.toys.toy` as one atlas: an outline for every level but the province."""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
from shapely.geometry import shape

from geo.atlas import Atlas
from geo.catalog import load_breaks, load_institutions
from tests.toys import toy
from tests.toys.toy import box, toy_root

COUNTRIES = [
    toy.feature(box(10, 4, 11, 7), id="tavaria", name="Tavaria", name_es="Tavaria", kind="country",
                accuracy="drawn by hand", accuracy_es="a mano alzada"),
    toy.feature(box(14, 4, 16, 6), id="belmonte", name="Belmonte", name_es="Bélmonte", kind="country",
                accuracy="drawn by hand", accuracy_es="a mano alzada"),
]  # fmt: skip


def _frame(features: list[dict]) -> gpd.GeoDataFrame:
    rows = [found["properties"] | {"geometry": shape(found["geometry"])} for found in features]
    if not rows:
        return gpd.GeoDataFrame({"id": [], "name": []}, geometry=[], crs="EPSG:4326")
    return gpd.GeoDataFrame(rows, geometry="geometry", crs="EPSG:4326")


def toy_layers() -> dict[str, gpd.GeoDataFrame]:
    """Return a frame for each layer of the data package."""
    corridors = _frame(toy.LAYERS["corridors"])
    corridors["routes"] = ["|".join(ids) for ids in corridors["routes"]]
    ends = {"from": ["vale", "lume"], "to": ["lume", "belmonte"], "certainty": ["inferred", "documented"]}
    return {
        "countries": _frame(COUNTRIES),
        "departments": _frame(toy.LAYERS["departments"]),
        "provinces": _frame([]),
        "zones": _frame(toy.LAYERS["zones"]),
        "corridors": corridors.assign(
            **ends, name=corridors["id"], substance="pepper", period_start=None, period_end=None
        ),
    }


def toy_atlas(**changed: object) -> Atlas:
    """Return Tavaria's atlas; ``changed`` replaces parts of it."""
    atlas = Atlas(
        measures=toy.toy_measures(),
        places=toy.toy_places(),
        sources=toy.toy_sources(),
        series=toy.toy_series(),
        statements={s.id: s for s in toy.toy_statements()},
        faults=[],
        breaks=load_breaks(toy_root()),
        institutions=load_institutions(toy_root()),
        routes=toy.toy_routes(),
        layers=toy_layers(),
        version="toy-1",
    )
    return replace(atlas, **changed)
