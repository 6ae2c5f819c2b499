"""What a map may mark beside values and routes: land under a decree, airstrips found, coca in named areas.

Each mark stands at a point with its figure, who gives it and when, in the years that it is about and
from the day on which it was known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.atlas import LEVEL_LAYERS, Atlas
from geo.caveats import decree_days, decree_known
from geo.language import _, bilingual, in_each_language, ngettext
from geo.layers.extents import point_inside
from geo.maps.contract import NotedItem, NotedMark, ShareWords
from geo.model import Statement
from geo.wording.claim import claim_text, claimant, published
from geo.wording.period import period_words

MARKED = {"airstrips": "airstrips_identified", "areas": "coca_in_named_area"}
"""By layer the measure whose figures are marked."""
EMERGENCIES = "emergencies"
"""The layer of land under a state of emergency."""
SEAM = 0.01
"""Share of a zone up to which a decree that meets it only runs along its border."""


def noted_marks(atlas: Atlas) -> list[NotedMark]:
    """Return every mark: those of decrees, then of the measures marked; a place without a point has none."""
    marks = _decrees(atlas)
    for layer, measure in MARKED.items():
        at_point: dict[tuple[float, float], list[Statement]] = defaultdict(list)
        for s in atlas.statements.values():
            if s.measure == measure and s.kind == "level" and (point := _point(s.place, atlas)):
                at_point[point].append(s)
        for point, said in sorted(at_point.items()):
            said.sort(key=lambda s: (s.period_start, s.place, s.id))
            marks.append(
                {
                    "layer": layer,
                    "at": point,
                    "shape": "",
                    "places": [],
                    "items": [_item(s, atlas) for s in said],
                }
            )
    return marks


def _point(place: str, atlas: Atlas) -> tuple[float, float] | None:
    """Return where a mark stands: the point of the place, else one well inside its outline."""
    known = atlas.places.get(place)
    if known.lon is not None and known.lat is not None:
        return known.lon, known.lat
    layer = atlas.layers.get(LEVEL_LAYERS.get(known.kind, ""))
    shapes = layer[layer["id"] == place].geometry if layer is not None else None
    if shapes is None or shapes.empty:
        return None
    lon, lat = point_inside(shapes.iloc[0])
    return lon, lat


def _item(s: Statement, atlas: Atlas) -> NotedItem:
    return {
        "statement": s.id,
        "source": s.cited,
        "period_start": s.period_start.isoformat(),
        "period_end": s.period_end.isoformat(),
        "known_from": atlas.sources[s.source].published_to.isoformat(),
        "words": in_each_language(partial(_words, s, atlas)),
    }


def _words(s: Statement, atlas: Atlas) -> ShareWords:
    source = atlas.sources[s.cited]
    detail = _("{who}, in {source}, published {date}.").format(
        who=claimant(s, atlas), source=source.label(), date=published(source)
    )
    return {"name": atlas.places.get(s.place).label(), "value": claim_text(s), "detail": detail}


def _decrees(atlas: Atlas) -> list[NotedMark]:
    """Return a mark for each decree, known from the day of `decree_known`."""
    layer = atlas.layers.get(EMERGENCIES)
    if layer is None:
        return []
    marks: list[NotedMark] = []
    for row, shape in zip(layer.drop(columns="geometry").to_dict("records"), layer.geometry, strict=True):
        first, last = decree_days(row)
        item: NotedItem = {
            "statement": str(row["statement"]),
            "source": str(row["reported_in"]),
            "period_start": first.isoformat(),
            "period_end": last.isoformat(),
            "known_from": decree_known(row, atlas).isoformat(),
            "words": in_each_language(partial(_decree_words, row, atlas)),
        }
        lon, lat = min(
            shapely.get_coordinates(shape).tolist()
        )  # its words stand west of it, clear of the values
        on = ["peru", *_lies_on(row, shape, atlas)]
        mark_id = str(row["id"])
        marks.append(
            {"layer": EMERGENCIES, "at": (lon, lat), "shape": mark_id, "places": on, "items": [item]}
        )
    return marks


def _lies_on(row: Mapping[str, Any], shape: BaseGeometry, atlas: Atlas) -> list[str]:
    """Return what a decree lies on: provinces that it names, their departments, zones beyond a seam."""
    listed = f"{row['whole_provinces']}|{row['by_province']}".split("|")
    names = [name.rstrip("0123456789 ") for name in listed if name]
    provinces = [atlas.places.resolve(name, kind="province") for name in names]
    parents = dict.fromkeys(place.parent for place in provinces)
    zones = atlas.layers.get(LEVEL_LAYERS["zone"])
    pairs = [] if zones is None else zip(zones["id"], zones.geometry, strict=True)
    covered = [
        id
        for id, zone in pairs
        if zone.intersects(shape) and zone.intersection(shape).area > SEAM * zone.area
    ]
    return [*(place.id for place in provinces), *parents, *covered]


def _decree_words(row: Mapping[str, Any], atlas: Atlas) -> ShareWords:
    """Return what is said of a decree in the language in use."""
    count, whole = int(row["districts"]), [p for p in str(row["whole_provinces"]).split("|") if p]
    value = ngettext("{count} district", "{count} districts", count).format(count=count)
    if whole:
        text = ngettext("{count} whole province", "{count} whole provinces", len(whole))
        value = _("{one} and {other}").format(one=text.format(count=len(whole)), other=value)
    if row["complete"] == "no":
        value = _("{count} or more").format(count=value)
    source = atlas.sources[str(row["reported_in"])]
    named = ", ".join([*whole, *(p for p in str(row["by_province"]).split("|") if p)])
    parts = [
        f"{bilingual(row['name'], row['name_es'])}: {named}",
        bilingual(row["note"], row["note_es"]).rstrip("."),
        bilingual(row["accuracy"], row["accuracy_es"]),
        _("{source}, published {date}").format(source=source.label(), date=published(source)),
    ]
    name = _("state of emergency, {period}").format(period=period_words(*decree_days(row)))
    return {
        "name": name,
        "value": value,
        "detail": " ".join(f"{part[:1].upper()}{part[1:]}." for part in parts if part),
    }
