"""A data package of an invented country, small enough to break on purpose.

Tavaria grows pepper. Its statistics office (series ``watch``) and a foreign one
(``abroad``) disagree; three officials disagree in one gazette of 2012.

`write_package` writes it; the ``toy_…`` functions return its records. The rows below
are the only place where its numbers stand.
"""

from __future__ import annotations

import atexit
import csv
import hashlib
import io
import json
import shutil
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from geo.catalog import PlaceRegistry, load_measures, load_places, load_series, load_sources
from geo.model import ROUTE_COLUMNS, STATEMENT_COLUMNS, Measure, Route, Series, Source, Statement
from tests.support.statements import load_routes, load_statements
from tests.toys.toy_schema import describe

GAZETTE = (
    "The pepper of the Vale\n"
    "\n"
    "Warden Ilse Brandt said that in 2011 the Vale held no less than 25,000 hectares of pepper. "
    "Governor Teo Marsh spoke of around 40,000 hectares. Director U. S. Olm knows of no more than 3,000!\n"
    "\n"
    "In Norra 18.5 tons were seized so far this year; half of it goes to Belmonte by sea.\n"
)
"""The one document whose text the toy package holds; its words are invented."""

PLACES = """\
id,kind,name,name_es,aliases,parent,predecessor_of,lon,lat,coordinate_source,note
world,world,World,Mundo,,,,,,,
tavaria,country,Tavaria,Tavaria,Republic of Tavaria,world,,10.5,5.5,toy gazetteer,
belmonte,country,Belmonte,Bélmonte,,world,,15,5,toy gazetteer,
norra,department,Norra,Norra,Nórra,tavaria,,10.5,6.5,toy gazetteer,
sudra,department,Sudra,Sudra,South-Tavaria|Südra,tavaria,,10.5,4.5,toy gazetteer,
norra-river,river,Norra River,Río Norra,,tavaria,,,,,
vale,zone,The Vale,El Valle,Pepper Vale,tavaria,,10.5,5.5,toy gazetteer,
old-vale,zone,Old Vale (before the merger),Valle Viejo,,tavaria,vale,,,,drawn on the outline of the Vale
lume,port,Port of Lume,Puerto de Lume,,sudra,,10.1,4.1,toy gazetteer,
lume-belmonte,corridor,Lume to Belmonte,De Lume a Belmonte,sea lane,tavaria,,,,,
"""

MEASURES = """\
id,unit,combine,group,name,name_es,meaning,meaning_es,phrase,phrase_es
crop,ha,sum over disjoint places,cultivation,Pepper,Pimienta,Area under pepper,Superficie de pimienta,\
{counted} {figure} of pepper{definition} {place},\
había {figure} de pimienta{definition} {place}
seizures,t,sum,seizures,Pepper seized,Decomisos,Pepper seized,Pimienta decomisada,\
{reported} {figure} of pepper seized{definition} {place},\
se decomisaron {figure} de pimienta{definition} {place}
price_leaf,USD/kg,none,prices,Price of leaf,Precio de la hoja,Farm-gate price,Precio en chacra,,
share_of_exports,percent,none,exports,Share of exports,Cuota de exportación,By destination,Por destino,,
"""

SERIES = """\
id,name,name_es,monitor,rank,speaks_for,method,method_es
watch,Tavaria Watch,Vigía de Tavaria,yes,1,,Field counts,Conteo en campo
abroad,Foreign estimate,Estimación extranjera,no,2,,Samples of images,Muestreo de imágenes
"""

BREAKS = """\
id,measure,place,series,year,kind,published,zones,text,text_es
new-method,crop,,watch,2012,method,2013-06-01,,Counted at the end of the year,Contado a fin de año
"""

INSTITUTIONS = """\
name,name_es
Foreign Office,Ministerio de Exteriores
Gazette,Gaceta
Ilse Brandt,Ilse Brandt
Tavaria Watch,Vigía de Tavaria
Teo Marsh,Teo Marsh
U. S. Olm,U. S. Olm
"""

DEFINITIONS = """\
text,text_es
pepper seized,la pimienta decomisada
"""

CARD = """\
---
id: {id}
title: "{title}"
short: "{short}"
short_es: "{short_es}"
publisher: "{publisher}"
authors: {authors}
published_from: {first}
published_to: {last}
published_basis: {basis}
established: "{established}"
language: en
licence: "None stated"
link: ""
kind: {kind}
sha256: "{sha256}"
read_through: "{read_through}"
---
{abstract}
"""

CARDS = (
    {
        "id": "gazette-2012", "title": "The pepper of the Vale", "short": "Gazette 2012",
        "short_es": "Gaceta 2012",
        "publisher": "Gazette", "authors": '["Mira Holt"]', "first": "2012-10-01", "last": "2012-12-31",
        "basis": "inferred", "established": "It calls 2011 the last full year", "kind": "document",
        "sha256": hashlib.sha256(GAZETTE.encode()).hexdigest(), "read_through": "",
        "abstract": "Three officials disagree on the area under pepper.",
    },
    {
        "id": "watch-2012", "title": "Pepper survey of 2011", "short": "Watch 2012",
        "short_es": "Vigía 2012",
        "publisher": "Tavaria Watch", "authors": "[]", "first": "2012-09-24", "last": "2012-09-24",
        "basis": "stated", "established": "Printed on its cover", "kind": "publication", "sha256": "",
        "read_through": "Read in the compilation of 2013", "abstract": "Areas by zone.",
    },
    {
        "id": "abroad-2013", "title": "Pepper abroad", "short": "Abroad 2013",
        "short_es": "Exterior 2013",
        "publisher": "Foreign Office", "authors": "[]", "first": "2013-03-01", "last": "2013-03-31",
        "basis": "read", "established": "From the page that carries it", "kind": "publication",
        "sha256": "", "read_through": "Official site", "abstract": "National areas only.",
    },
)  # fmt: skip


def located(words: str) -> dict[str, str]:
    """Return the locator of ``words`` in the gazette."""
    for number, line in enumerate(GAZETTE.split("\n")):
        if words in line:
            start = line.index(words)
            return {"paragraph": str(number), "start": str(start), "end": str(start + len(words))}
    raise ValueError(words)


def row(name: str, words: str = "", **cells: str) -> dict[str, str]:
    """Return a statement as cells: a level for 2011 unless given otherwise."""
    plain = {
        "id": name, "measure": "crop", "kind": "level", "period_start": "2011-01-01",
        "period_end": "2011-12-31", "period_basis": "stated", "unit": "ha", "unit_stated": "hectares",
        "value_stated": cells.get("value", ""), "bound": "exact", "stance": "asserts",
        "source": "gazette-2012", "reading": "first hand",
    }  # fmt: skip
    return plain | (located(words) if words else {}) | cells


VALE = {"place": "vale"}
WATCH = {
    "series": "watch",
    "source": "watch-2012",
    "reading": "transcription",
    "institution": "Tavaria Watch",
}
ABROAD = {"series": "abroad", "source": "abroad-2013", "reading": "official site"}
ROWS = (
    row("t-01", "no less than 25,000 hectares", **VALE, value="25000", bound="at_least",
        attributed_to="Ilse Brandt", value_stated="25,000"),
    row("t-02", "around 40,000 hectares", **VALE, value="40000", bound="approx",
        attributed_to="Teo Marsh", value_stated="40,000"),
    row("t-03", "no more than 3,000", **VALE, value="3000", bound="at_most",
        attributed_to="U. S. Olm", value_stated="3,000"),
    row("t-04", "18.5 tons", measure="seizures", place="norra", value="18.5", unit="t",
        unit_stated="tons", period_start="2012-01-01", period_end="2012-12-31", flag="part-year"),
    row("t-05", "half", measure="share_of_exports", kind="share", place="tavaria", to_place="belmonte",
        value="50", value_stated="half", unit="percent", unit_stated="half", denominator="pepper seized",
        period_start="2012-01-01", period_end="2012-12-31", flag="part-year|rounded"),
    row("t-06", place="vale", value="19700", **WATCH),
    row("t-07", place="tavaria", value="61200", **WATCH),
    row("t-08", place="tavaria", value="49500", **ABROAD),
    row("t-09", place="tavaria", value="-3.4", kind="change", unit="percent", unit_stated="per cent",
        period_start="2012-01-01", period_end="2012-12-31", **ABROAD),
    row("t-10", place="tavaria", measure="price_leaf", kind="price", low="7", high="8", bound="range",
        value_stated="7/8", unit="PEN/kg", unit_stated="soles per kilogram", **ABROAD),
)  # fmt: skip

ROUTES = (
    {"id": "r-01", "corridor": "lume-belmonte", "order": "1", "from": "vale", "to": "lume", "mode": "road",
     "certainty": "inferred", "source": "gazette-2012", **located("by sea")},
    {"id": "r-02", "corridor": "lume-belmonte", "order": "2", "from": "lume", "to": "belmonte",
     "mode": "sea", "substance": "pepper", "period_start": "2012-01-01", "period_end": "2012-12-31",
     "certainty": "documented", "source": "gazette-2012", **located("by sea")},
)  # fmt: skip


def box(west: float, south: float, east: float, north: float) -> dict:
    """Return a rectangle, counter-clockwise."""
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(geometry: dict, **properties: object) -> dict:
    """Return a GeoJSON feature."""
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _area(name: str, label: str, kind: str, geometry: dict) -> dict:
    return feature(geometry, id=name, name=label, name_es=label, kind=kind, method="drawn",
                   accuracy="exact", source="toy")  # fmt: skip


LAYERS = {
    "departments": [
        _area("norra", "Norra", "department", box(10, 5, 11, 7)),
        _area("sudra", "Sudra", "department", box(10, 4, 11, 5)),
    ],
    "zones": [_area("vale", "The Vale", "zone", box(10.25, 5.25, 10.75, 5.75))],
    "corridors": [
        feature({"type": "LineString", "coordinates": [[10.5, 5.5], [10.1, 4.1]]}, id="lume-belmonte-1",
                corridor="lume-belmonte", order=1, mode="road", statements=[], routes=["r-01"]),
        feature({"type": "LineString", "coordinates": [[10.1, 4.1], [14, 4.5]]}, id="lume-belmonte-2",
                corridor="lume-belmonte", order=2, mode="sea", statements=["t-05"], routes=["r-02"]),
    ],
}  # fmt: skip


def table(columns: tuple[str, ...], rows: tuple[dict[str, str], ...]) -> str:
    """Return rows as CSV; cells not given are empty."""
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def write_package(root: Path, *, text: bool = True) -> Path:
    """Write the toy package with its cards (and the gazette's text) under ``root``."""
    files = {
        "places": PLACES, "measures": MEASURES, "series": SERIES, "breaks": BREAKS,
        "institutions": INSTITUTIONS, "definitions": DEFINITIONS,
        "statements": table(STATEMENT_COLUMNS, ROWS), "routes": table(ROUTE_COLUMNS, ROUTES),
    }  # fmt: skip
    for folder in ("data/tables", "data/layers", "seeds"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (root / f"data/tables/{name}.csv").write_text(content, encoding="utf-8", newline="")
    for name, features in LAYERS.items():
        collection = {"type": "FeatureCollection", "features": features}
        (root / f"data/layers/{name}.geojson").write_text(json.dumps(collection), encoding="utf-8")
    for card in CARDS:
        (root / f"seeds/{card['id']}.md").write_text(CARD.format(**card), encoding="utf-8")
    if text:
        (root / "seeds/gazette-2012.txt").write_text(GAZETTE, encoding="utf-8", newline="")
    describe(root)
    return root


@lru_cache
def toy_root() -> Path:
    """Return a folder with the toy package, written once; do not write to it."""
    folder = Path(mkdtemp(prefix="toy-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return write_package(folder)


def toy_places() -> PlaceRegistry:
    """Return the places of Tavaria."""
    return load_places(toy_root())


def toy_measures() -> dict[str, Measure]:
    """Return the measures of the toy package."""
    return load_measures(toy_root())


def toy_series() -> dict[str, Series]:
    """Return its two series, ``watch`` (a monitor) and ``abroad``."""
    return load_series(toy_root())


def toy_sources() -> dict[str, Source]:
    """Return its three sources."""
    return load_sources(toy_root())


def toy_statements() -> list[Statement]:
    """Return its ten statements."""
    return load_statements(toy_root())


def toy_routes() -> list[Route]:
    """Return its two routes."""
    return load_routes(toy_root())
