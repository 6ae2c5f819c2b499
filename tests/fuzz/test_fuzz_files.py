"""Whatever a file or a text holds: what it says, or a refusal in a sentence, and never anything else."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas as gpd
import shapely
import yaml

from geo.boundaries.choose import chosen
from geo.boundaries.files import read_features
from geo.boundaries.geojson import read_geojson
from geo.boundaries.polygon import own_polygon
from geo.briefing.reading import parse
from geo.briefing.writing import to_yaml
from geo.errors import BoundaryError, BriefingError, ExtractionError
from geo.extract.analysis import quantities_in
from geo.extract.records.statements import statements_in
from tests.support.fuzz import (
    NUMBERS,
    ODD,
    Choices,
    any_bytes,
    any_json,
    changed_bytes,
    changed_json,
    either,
    inputs,
    letters,
    number,
    several,
    some,
    texts,
    told,
)

SCENE = {
    "id": "one", "kind": "map-and-chart", "chart": "lines", "view": "measure=coca_cultivation&year=2012",
    "years": "2010-2012", "title": {"en": "One", "es": "Uno"}, "text": {"en": "In {a-1}: 5 t.\nMore."},
    "notes": {"en": "Say {share:a-1,a-2}."}, "places": ["vraem"], "corridors": ["c"],
    "statements": {"a-1": "5 t", "a-2": ""},
}  # fmt: skip
NUMBER = {"id": "two", "kind": "number", "number": "a-1"} | {k: SCENE[k] for k in ("view", "title", "text")}
BRIEFING = {"title": {"en": "T"}, "author": "A", "date": "2026-11-28", "scenes": [SCENE, NUMBER]}
SIGNS = some(*"ab:- \n\t{}[]&*!|>'\"#%@`?,0123456789~<=\0\x85\u2028\ud800é")
WORDS = texts("{a-1}", "{", "}", "share:", "\n", " ", "#", "- ", ": ", "\x85", most=6)
WHOLE_BRIEFING = yaml.safe_dump(BRIEFING)


def check_briefing(content: bytes) -> None:
    try:
        briefing = parse(content, name="one")
    except BriefingError as error:
        told(error)
        return
    again = parse(to_yaml(briefing).encode(), name="one")
    assert replace(again, revision="") == replace(briefing, revision="")


@inputs(500, changed_json(BRIEFING, either(any_json, WORDS)))
def test_a_briefing_with_a_part_changed(content: object) -> None:
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    check_briefing(text.encode("utf-8", "surrogatepass"))


def any_yaml(choices: Choices) -> str:
    return "".join(SIGNS(choices) for _ in range(4 + choices.below(57)))


def lines_of_yaml(choices: Choices) -> str:
    return "\n".join(several(either(any_yaml, some(WHOLE_BRIEFING)), 3)(choices))


@inputs(500, either(any_yaml, lines_of_yaml))
def test_any_yaml(text: str) -> None:
    check_briefing(text.encode("utf-8", "surrogatepass"))


@inputs(500, either(changed_bytes(WHOLE_BRIEFING.encode()), any_bytes(60)))
def test_a_briefing_with_bytes_changed(content: bytes) -> None:
    check_briefing(content)


TARGET, PERU = shapely.box(-76, -10, -75, -9), (-82.0, -19.0, -68.0, 1.0)
RING = [[-76, -10], [-75, -10], [-75, -9], [-76, -9], [-76, -10]]
GEOJSON = {
    "type": "FeatureCollection",
    "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4326"}},
    "features": [{"type": "Feature", "properties": {"name": "Huallaga", "n": 1},
                  "geometry": {"type": "Polygon", "coordinates": [RING]}}],
}  # fmt: skip
KINDS = [
    "Point",
    "LineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
    "Feature",
    "Topology",
    "FeatureCollection",
]
PARTS = either(
    any_json,
    some(*KINDS, "EPSG:32718", "EPSG:0", "+proj=utm", "http://127.0.0.1:9/x", RING, [RING]),
    several(either(number, some(*NUMBERS)), 3),
)
OPTIONS = either(
    some(None),
    some("1", "2", "name", "Huallaga", "n", "EPSG:32718", "EPSG:4326", "utf-8", "given"),
    texts(most=3),
)


def check_boundary(read, field: str | None, feature: str | None, crs: str | None) -> None:
    try:
        found = read()
        polygon = own_polygon(chosen(found, field, feature), found, TARGET, PERU, crs)
    except BoundaryError as error:
        told(error)
        return
    assert polygon.geometry.is_valid
    assert polygon.geometry.area > 0
    west, south, east, north = polygon.geometry.bounds
    assert PERU[0] <= west < east <= PERU[2]
    assert PERU[1] <= south < north <= PERU[3]
    assert polygon.processing.isprintable()


@inputs(500, changed_json(GEOJSON, PARTS), OPTIONS, OPTIONS, OPTIONS, OPTIONS)
def test_a_geojson_with_a_part_changed(
    content: object, layer: str | None, field: str | None, feature: str | None, crs: str | None
) -> None:
    data = json.dumps(content).encode()
    check_boundary(lambda: read_geojson(data, "a.geojson", "0", layer), field, feature, crs)


def in_utf_16(choices: Choices) -> bytes:
    return texts("{", "[")(choices).encode("utf-16", "surrogatepass")


@inputs(500, either(changed_bytes(json.dumps(GEOJSON).encode()), any_bytes(40), in_utf_16), OPTIONS)
def test_a_geojson_with_bytes_changed(content: bytes, crs: str | None) -> None:
    check_boundary(lambda: read_geojson(content, "a.geojson", "0", None), None, None, crs)


@cache
def given_files() -> dict[str, bytes]:
    """Return a GeoPackage and a zip with a Shapefile, as somebody would give them."""
    frame = gpd.GeoDataFrame({"name": ["Huallaga"]}, geometry=[TARGET], crs="EPSG:4326")
    with TemporaryDirectory() as folder:
        frame.to_file(Path(folder) / "a.gpkg", layer="a")
        frame.to_file(Path(folder) / "a.shp")
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for file in sorted(Path(folder).glob("a.*")):
                if file.suffix != ".gpkg":
                    archive.write(file, file.name)
        return {"a.gpkg": (Path(folder) / "a.gpkg").read_bytes(), "a.zip": packed.getvalue()}


def packed_parts(choices: Choices) -> bytes:
    """Return the zip with one part of its Shapefile changed: its own checksums stay right."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(given_files()["a.zip"])) as whole,
        zipfile.ZipFile(packed, "w") as archive,
    ):
        names = whole.namelist()
        hit = choices.one_of(names)
        for name in names:
            content = whole.read(name)
            archive.writestr(name, changed_bytes(content)(choices) if name == hit else content)
    return packed.getvalue()


def changed_file(choices: Choices) -> bytes:
    name = choices.one_of(["a.gpkg", "a.zip", "parts"])
    return packed_parts(choices) if name == "parts" else changed_bytes(given_files()[name])(choices)


@inputs(500, changed_file, OPTIONS, OPTIONS, OPTIONS)
def test_a_geopackage_or_shapefile_with_bytes_changed(
    content: bytes, layer: str | None, encoding: str | None, feature: str | None
) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "a.bin"
        file.write_bytes(content)
        check_boundary(lambda: read_features(file, layer, encoding), None, feature, None)


SAID = texts(
    " ", " ", ", ", ". ", "\n\n", "In 2013 ", "Peru ", "seized ", "32.5 ", "tons ", "of cocaine", "hectares ",
    "coca ", "1.234,5", "1,234", "between ", " and ", "half ", "twelve ", "million ", "US$", "%", "per cent ",
    "last year", " years ago ", "hace ", " años ", "5000",
    "Mr. Soberón said ", "“", "”", "En 2014 ", "incautaron ", "toneladas ", "de ", "hectáreas",
    "el año pasado ", "VRAEM", "UNODC ", "según ", "(", ")", "- ", "1. ", "2012-2013", "31/02/2013",
    "29 Feb 2013 ", "II ", "½ ", most=25,
)  # fmt: skip


def any_day(choices: Choices) -> date:
    return date.fromordinal(1 + choices.below(date.max.toordinal()))


@inputs(
    500, SAID, some("en", "es"), either(some(None, date.min, date(2014, 3, 1), date.max), any_day), size=160
)
def test_any_text_has_figures_within_it(text: str, language: str, published: date | None) -> None:
    tokens, quantities = quantities_in(text, language, every=True)
    assert all(0 <= token.start <= token.end <= len(text) for token in tokens)
    assert all(0 <= one.number_first < one.number_last <= len(tokens) for one in quantities)
    try:
        found = statements_in(text, language, published)
    except ExtractionError as error:
        told(error)
        found = []
    assert all(0 <= one.start < one.end <= len(text) for one in found)


def odd_letters(choices: Choices) -> str:
    return "".join(several(some(*ODD), 12)(choices))


@inputs(500, either(letters(60), odd_letters), some("en", "es"), size=200)
def test_any_letters_at_all(text: str, language: str) -> None:
    statements_in(text, language, date(2014, 3, 1))
