"""The toy package as the dashboard holds it in memory."""

from __future__ import annotations

import geopandas as gpd

from geo.catalog import load_breaks, load_institutions
from geo.ui.frame.atlas import Atlas
from tests.toys import toy


def toy_atlas() -> Atlas:
    """Return the atlas of Tavaria; its texts are not where the dashboard looks for documents."""
    root = toy.toy_root()
    return Atlas(
        measures=toy.toy_measures(),
        places=toy.toy_places(),
        sources=toy.toy_sources(),
        series=toy.toy_series(),
        statements={s.id: s for s in toy.toy_statements()},
        faults=[],
        breaks=load_breaks(root),
        institutions=load_institutions(root),
        routes=toy.toy_routes(),
        layers={"corridors": gpd.GeoDataFrame({"routes": [], "length_km": []}, geometry=[], crs=4326)},
        version="toy",
    )
