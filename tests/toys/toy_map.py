"""A small invented country for the map's tests: shapes, claims and messages, no real figure."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import geopandas as gpd
from shapely.geometry import LineString, Point, box

from geo.model import Break, Estimate, Measure, Place, Source, Statement

MEASURE = Measure(
    "coca_cultivation",
    "ha",
    "sum over disjoint places",
    "cultivation",
    "Toy cultivation",
    "Cultivo de prueba",
    "Invented.",
    "Inventado.",
)

BREAK = Break("new", "", "", "", 2010, "method", date(2005, 1, 1), "New method", "Otro método")

PLACES = {
    "peru": ("country", "Peru", "Perú", ""),
    "bolivia": ("country", "Bolivia", "Bolivia", ""),
    "north-dept": ("department", "North", "Norte", ""),
    "south-dept": ("department", "South", "Sur", ""),
    "vraem": ("zone", "VRAEM", "VRAEM", ""),
    "vrae": ("zone", "VRAE (older)", "VRAE (antes)", "vraem"),
    "east": ("zone", "East zone", "Zona Este", ""),
    "west": ("zone", "West zone", "Zona Oeste", ""),
    "callao-mexico": ("corridor", "Toy lane", "Ruta de prueba", ""),
    "port": ("port", "Toy port", "Puerto de prueba", ""),
}

DAYS = {
    "s2004": date(2005, 6, 1),
    "s2010": date(2011, 6, 1),
    "s2020": date(2021, 6, 1),
    "paper": date(2022, 3, 1),
}


class Registry:
    """The one method of the place registry that messages use."""

    def get(self, id: str) -> Place:
        """Return the toy place with this id."""
        kind, name, name_es, older = PLACES[id]
        return Place(id, kind, name, name_es, (), "" if id == "peru" else "peru", older, None, None, "", "")


def sources() -> dict[str, Source]:
    """Return four sources, one of each publication day."""
    return {
        id: Source(
            id,
            f"Title of {id}",
            f"Short {id}",
            "Toy publisher",
            (),
            day,
            day,
            "stated",
            "",
            "en",
            "",
            "",
            "publication",
            "",
            "",
            "",
        )
        for id, day in DAYS.items()
    }


def statement(id: str, place: str, year: int, value: float, source: str, **more: object) -> Statement:
    """Return a claim of one value for one place and year."""
    fields: dict[str, object] = dict.fromkeys(Statement.__slots__, "")
    fields |= {
        "id": id,
        "measure": MEASURE.id,
        "place": place,
        "kind": "level",
        "period_start": date(year, 1, 1),
        "period_end": date(year, 12, 31),
        "value": value,
        "low": None,
        "high": None,
        "unit": "ha",
        "bound": "exact",
        "attributed_to": "Toy monitor",
        "stance": "asserts",
        "series": "toy",
        "source": source,
        "reading": "first hand",
        "paragraph": None,
        "start": None,
        "end": None,
        "flags": frozenset(),
        "definition": "in production",
    }
    return Statement(**(fields | more))  # type: ignore[arg-type]


def statements() -> dict[str, Statement]:
    """Return a dozen claims: an older zone, a dispute, a gap from 2006 to 2009, a revision."""
    rows = [
        statement("a1", "vrae", 2004, 14000, "s2004"),
        statement("a2", "vrae", 2005, 15000, "s2004"),
        statement("a3", "east", 2005, 900, "s2004"),
        statement("a4", "vraem", 2010, 19000, "s2010"),
        statement("a5", "vraem", 2011, 20900, "s2010"),
        statement("a6", "east", 2010, 1800, "s2010"),
        statement("a7", "east", 2011, 1800, "s2020", flags=frozenset({"revised"})),
        statement("a8", "west", 2011, 3000, "paper", attributed_to="A. Speaker", bound="at_least"),
        statement("a9", "west", 2011, 9000, "s2020", attributed_to="B. Speaker", bound="at_most"),
        statement("b1", "peru", 2010, 61000, "s2010"),
        statement("b2", "peru", 2011, 62000, "s2010"),
        statement("b3", "peru", 2011, 49000, "paper", attributed_to="Other monitor", series="other"),
    ]
    return {row.id: row for row in rows}


def records(**changed: object) -> SimpleNamespace:
    """Return what messages ask of the atlas; ``changed`` replaces parts of it."""
    held = {"measures": {MEASURE.id: MEASURE}, "sources": sources(), "places": Registry()}
    return SimpleNamespace(**(held | {"series": {}, "institutions": {}} | changed))


def estimate(place: str, year: int, day: str, claims: tuple[str, ...], **more: object) -> Estimate:
    """Return a state of knowledge whose headline is its first claim's value."""
    stated = tuple(statements()[id] for id in claims)
    values = [claim.value for claim in stated]
    fields = {
        "measure": MEASURE.id,
        "place": place,
        "year": year,
        "known_from": DAYS[day],
        "low": min(values),
        "high": max(values),
        "headline": values[0],
        "headline_claim": stated[0],
        "claims": stated,
        "speakers": len(claims),
        "documents": len(claims),
        "contested": False,
        "flags": frozenset(),
    }
    return Estimate(**(fields | more))  # type: ignore[arg-type]


def estimates() -> list[Estimate]:
    """Return the estimates that the figures above make."""
    none = {"headline": None, "headline_claim": None}
    return [
        estimate("vrae", 2004, "s2004", ("a1",)),
        estimate("vrae", 2005, "s2004", ("a2",)),
        estimate("east", 2005, "s2004", ("a3",)),
        estimate("vraem", 2010, "s2010", ("a4",)),
        estimate("vraem", 2011, "s2010", ("a5",)),
        estimate("east", 2010, "s2010", ("a6",)),
        estimate("east", 2011, "s2020", ("a7",), flags=frozenset({"revised"})),
        estimate("west", 2011, "s2020", ("a9",), **none),
        estimate("west", 2011, "paper", ("a8", "a9"), contested=True, **none),
        estimate("peru", 2010, "s2010", ("b1",)),
        estimate("peru", 2011, "s2010", ("b2",)),
        estimate("peru", 2011, "paper", ("b2", "b3"), contested=True),
    ]


def _frame(rows: list[dict[str, object]]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(rows, geometry="geometry", crs="EPSG:4326")


def _place(id: str, geometry: object, **more: object) -> dict[str, object]:
    kind, name, name_es, _older = PLACES[id]
    return {
        "id": id,
        "name": name,
        "name_es": name_es,
        "kind": kind,
        "accuracy": "invented outline",
        "geometry": geometry,
    } | more


def layers() -> dict[str, gpd.GeoDataFrame]:
    """Return one frame per layer of the data package, boxes and straight lines."""
    vraem = box(-74.5, -13.5, -73, -11.5)
    return {
        "land": _frame([{"id": "land", "geometry": box(-81, -23, -58, 2)}]),
        "countries": _frame(
            [_place("bolivia", box(-69, -23, -58, -10)), _place("peru", box(-81, -18, -69, 0))]
        ),
        "departments": _frame(
            [_place("north-dept", box(-81, -9, -69, 0)), _place("south-dept", box(-81, -18, -69, -9))]
        ),
        "zones": _frame(
            [
                _place("east", box(-72, -7, -70, -5)),
                _place("vrae", vraem, outline_of="vraem"),
                _place("vraem", vraem),
                _place("west", box(-79, -7, -77, -5)),
            ]
        ),
    } | _corridors()


def _corridors() -> dict[str, gpd.GeoDataFrame]:
    stage = {
        "corridor": "callao-mexico",
        "certainty": "documented",
        "substance": "cocaine",
        "period_start": "2009-01-01",
        "period_end": "2012-12-31",
    }
    return {
        "corridors": _frame(
            [
                stage
                | {
                    "id": "lane-1",
                    "order": 1,
                    "mode": "road",
                    "known_from": date(2011, 6, 1),
                    "from": "vraem",
                    "to": "port",
                    "geometry": LineString([(-74, -12.5), (-77, -12)]),
                },
                stage
                | {
                    "id": "lane-2",
                    "order": 2,
                    "mode": "sea",
                    "known_from": date(2022, 3, 1),
                    "from": "port",
                    "to": "north-america",
                    "certainty": "schematic",
                    "geometry": LineString([(-77, -12), (-90, -2), (-105, 18)]),
                },
            ]
        ),
    } | _water_and_towns()


def _water_and_towns() -> dict[str, gpd.GeoDataFrame]:
    return {
        "rivers": _frame(
            [
                {
                    "id": "river",
                    "name": "Toy River",
                    "name_es": "Río de prueba",
                    "geometry": LineString([(-76, -3), (-74, -4), (-70, -3.5)]),
                }
            ]
        ),
        "settlements": _frame(
            [
                {
                    "id": "town",
                    "name": "Toy Town",
                    "name_es": "Pueblo",
                    "kind": "city",
                    "rank": 1,
                    "geometry": Point(-77, -12),
                },
                {
                    "id": "hamlet",
                    "name": "Hamlet",
                    "name_es": "Aldea",
                    "kind": "town",
                    "rank": 3,
                    "geometry": Point(-76.98, -12.01),
                },
            ]
        ),
    }
