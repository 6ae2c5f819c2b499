"""The real register of places: every name the documents and series print means one place, or asks which."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import shapely

from geo import paths
from geo.catalog import load_places
from geo.errors import AmbiguousNameError, UnknownNameError
from geo.layers import load_layer
from tests.toys.series_rows import ledger

NAMED = Path(__file__).parents[1] / "data" / "named_places.csv"
SERIES = "official series"


def _named() -> list[dict[str, str]]:
    """Return the place names read in the documents and series, each with the place a reader takes it for."""
    with NAMED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", _named(), ids=lambda row: f"{row['read_in']}: {row['printed']}")
def test_every_name_that_is_printed_means_its_place(row):
    found = load_places().resolve(row["printed"], kind=row["kind"] or None)
    assert found.id == row["place"]


def test_the_list_holds_every_place_of_the_series():
    printed = {(row["place"], row["place_kind"]) for row in ledger()}
    assert {(r["printed"], r["printed_kind"]) for r in _named() if r["read_in"] == SERIES} == printed


def test_every_zone_with_a_list_of_districts_is_a_place():
    with (paths.TABLES / "zone_members.csv").open(encoding="utf-8", newline="") as file:
        listed = {row["zone"] for row in csv.DictReader(file)}
    assert {zone: load_places().get(zone).kind for zone in listed} == dict.fromkeys(listed, "zone")


SAME_NAME = [
    ("Madre de Dios", {"department": "madre-de-dios", "zone": "madre-de-dios-zone",
                       "district": "madre-de-dios-district", "river": "madre-de-dios-river"}),
    ("Ucayali", {"department": "ucayali", "river": "ucayali-river"}),
    ("Putumayo", {"zone": "putumayo", "river": "putumayo-river", "province": "putumayo-province"}),
    ("Huallaga", {"zone": "huallaga", "river": "huallaga-river"}),
    ("Marañón", {"zone": "maranon", "river": "maranon-river"}),
    ("Camanti", {"zone": "camanti", "district": "camanti-district"}),
    ("Yaguas", {"zone": "yaguas", "district": "yaguas-district"}),
    ("Tigre", {"zone": "tigre", "district": "tigre-district", "river": "tigre-river"}),
    ("Fitzcarrald", {"zone": "fitzcarrald", "district": "fitzcarrald-district"}),
    ("Tahuamanu", {"zone": "tahuamanu", "province": "tahuamanu-province"}),
    ("Amazonas", {"department": "amazonas", "zone": "amazonas-zone", "river": "amazon-river"}),
    ("Apurímac", {"department": "apurimac", "river": "apurimac-river", "valley": "apurimac-valley"}),
    ("Urubamba", {"river": "urubamba-river", "valley": "urubamba-valley"}),
    ("Ene", {"river": "ene-river", "valley": "ene-valley"}),
    ("Mantaro", {"river": "mantaro-river", "valley": "mantaro-valley"}),
    ("Callao", {"department": "callao", "port": "callao-port"}),
    ("Lima", {"department": "lima", "city": "lima-city"}),
    ("Cusco", {"department": "cusco", "city": "cusco-city"}),
    ("Ayacucho", {"department": "ayacucho", "city": "ayacucho-city"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "kinds"), SAME_NAME, ids=[name for name, _ in SAME_NAME])
def test_a_name_of_several_places_asks_which(name, kinds):
    places = load_places()
    with pytest.raises(AmbiguousNameError) as caught:
        places.resolve(name)
    assert all(f"({kind}, {place})" in str(caught.value) for kind, place in kinds.items())
    assert {kind: places.resolve(name, kind=kind).id for kind in kinds} == kinds


BY_FULL_NAME = [
    ("Madre de Dios River", "Río Madre de Dios", "madre-de-dios-river"),
    ("Madre de Dios (coca zone)", "Madre de Dios (zona cocalera)", "madre-de-dios-zone"),
    ("District of Madre de Dios", "Distrito de Madre de Dios", "madre-de-dios-district"),
    ("Ucayali River", "Río Ucayali", "ucayali-river"),
    ("Putumayo River", "Río Putumayo", "putumayo-river"),
    ("Province of Putumayo", "Provincia de Putumayo", "putumayo-province"),
    ("Huallaga River", "Río Huallaga", "huallaga-river"),
    ("Upper Huallaga", "Alto Huallaga", "upper-huallaga"),
    ("VRAE", "VRAE (antes de añadirse el Mantaro)", "vrae"),
    ("Urubamba valley", "Valle del Urubamba", "urubamba-valley"),
    ("Palcazú", "Valle del Palcazú", "palcazu-valley"),
    ("La Pampa", "La Pampa", "la-pampa"),
    ("Southern Peruvian Amazon", "Amazonía sur del Perú", "southern-peruvian-amazon"),
    ("Guinea", "Guinea-Conakri", "guinea"),
    ("Guinea-Bissau", "Guinea-Bisáu", "guinea-bissau"),
    ("London", "Londres", "london"),
    ("Rio de Janeiro", "Río de Janeiro", "rio-de-janeiro"),
    ("Brazil", "Brasil", "brazil"),
    ("Peru", "Perú", "peru"),
    ("Puno", "Puno", "puno"),
    ("Peru–Colombia–Brazil tri-border", "Triple frontera", "tri-border"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "spanish", "place"), BY_FULL_NAME, ids=[row[2] for row in BY_FULL_NAME])
def test_a_full_name_means_one_place_in_both_languages(english, spanish, place):
    assert load_places().resolve(english).id == place
    assert load_places().resolve(spanish).id == place


@pytest.mark.parametrize(
    "name",
    ["Equatorial Guinea", "Guinea Ecuatorial", "Papua New Guinea", "Papúa Nueva Guinea", "New Guinea",
     "Washington", "Sinaloa", "Upper Ucayali", "River", "Valle", "Distrito", "Puerto", ""],
)  # fmt: skip
def test_other_names_mean_nothing_here(name):
    with pytest.raises(UnknownNameError):
        load_places().resolve(name)


def test_a_predecessor_is_a_place_of_its_own_on_the_outline_of_its_successor():
    places = load_places()
    older = {p.id: p.predecessor_of for p in places if p.predecessor_of}
    assert older == {"vrae": "vraem", "upper-huallaga": "huallaga"}
    shapes = load_layer("zones").set_index("id").geometry
    assert all(shapes[old].equals(shapes[new]) for old, new in older.items())


def test_a_place_has_a_point_with_its_source_or_says_why_not():
    without = ("world", "corridor")
    for place in load_places():
        if place.kind in without:
            continue
        if place.lon is None:
            assert "no point: " in place.note, place.id
        else:
            assert place.coordinate_source, place.id


def test_the_point_of_a_place_lies_in_its_outline_or_at_its_river():
    points = {p.id: shapely.Point(p.lon, p.lat) for p in load_places() if p.lon is not None}
    for name in ("countries", "departments", "provinces", "zones"):
        shapes = load_layer(name).set_index("id").geometry
        assert [id for id in points.keys() & set(shapes.index) if not shapes[id].covers(points[id])] == []
    courses = load_layer("rivers").set_index("id").geometry
    assert [id for id in courses.index if courses[id].distance(points[id]) > 0.05] == []


def test_a_point_lies_in_the_country_of_its_place():
    places = load_places()
    shapes = load_layer("countries").set_index("id").geometry
    for place in places:
        home = [p.id for p in (place, *places.ancestors(place.id)) if p.kind == "country"]
        if place.lon is not None and home:
            # Ports and towns at a border may fall just outside a generalised coast.
            assert shapes[home[0]].distance(shapely.Point(place.lon, place.lat)) < 0.1, place.id


def test_every_district_and_province_says_its_code():
    with (paths.TABLES / "zone_members.csv").open(encoding="utf-8", newline="") as file:
        listed = {row["district"]: row["ubigeo"] for row in csv.DictReader(file) if row["outline"] == "yes"}
    for place in load_places():
        if place.kind == "district":
            code = place.note.removeprefix("INEI code ")[:6]
            assert code.isdigit()
            bare = place.name.removesuffix(" (district)")
            assert listed.get(bare, code) == code
