"""Choose the feature that is meant, of a file that holds several."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import shapely
from shapely import Geometry

from geo.boundaries.features import Features, short
from geo.catalog.places import plain
from geo.errors import BoundaryError
from geo.language import _
from geo.model import read_whole
from geo.shapes import polygons_only

LISTED = 20
"""Candidates that an error names; the others are counted."""
NAMELESS = re.compile(
    r"[-+\d.,:/ ]*(?:[eE][-+]?\d+)?|\{?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}?|\w+://.*",
)
"""Values that name nothing to a reader: numbers (areas, lengths, codes), days, GUIDs, addresses."""
DIGIT = re.compile(r"\d")
"""What a code has, and a name of a place seldom."""


def chosen(given: Features, field: str | None = None, feature: str | None = None) -> list[Geometry]:
    """Return the shapes of the feature meant: one, or several that have one value.

    Parameters
    ----------
    given : Features
        What the file holds.
    field : str, optional
        Name of the field by which ``feature`` names it; case does not matter.
    feature : str, optional
        Value of that field; without ``field`` the number of the feature, the first being 1.
        Several features with one value are meant together: a zone given by its districts.

    Returns
    -------
    list of Geometry
        Polygons and MultiPolygons in the file's own coordinates, not yet checked for validity.

    Raises
    ------
    BoundaryError
        There are several and none was chosen, none is the one chosen, or it has no geometry.
    """
    return [
        _polygon(given.geometries[number], number + 1, given.file)
        for number in _numbers(given, field, feature)
    ]


def _polygon(shape: Geometry | None, number: int, file: str) -> Geometry:
    """Return a feature's polygons; those in a collection are looked for, its lines and points left out."""
    if shape is None or shape.is_empty:
        raise BoundaryError(
            _("{file}: feature {number} has no geometry; expected a polygon").format(file=file, number=number)
        )
    if shape.geom_type == "GeometryCollection":
        found = polygons_only(shape)
        if not found.is_empty:
            # Parts of a collection may touch or overlap, which those of a MultiPolygon may not.
            parts = shapely.get_parts(found)
            return polygons_only(shapely.union_all(parts)) if shapely.is_valid(parts).all() else found
    if shape.geom_type not in ("Polygon", "MultiPolygon"):
        raise BoundaryError(
            _("{file}: feature {number} is a {kind}; expected a Polygon or MultiPolygon").format(
                file=file, number=number, kind=shape.geom_type
            )
        )
    return shape


def _numbers(given: Features, field: str | None, feature: str | None) -> list[int]:
    """Return the indices of the features meant."""
    count = len(given.geometries)
    if not count:
        raise BoundaryError(_("{file} holds no features; expected one polygon").format(file=given.file))
    if field is not None:
        return _by_field(given, _field(given, field), feature)
    if feature is not None:
        number = read_whole(feature, 1, count)
        if number is not None:
            return [number - 1]
        raise BoundaryError(
            _(
                "{file} has no feature number {feature!r}; expected 1 to {count}, or --id-field with the "
                "field that holds it ({fields})"
            ).format(file=given.file, feature=short(feature), count=count, fields=_fields(given))
        )
    if count > 1:
        raise BoundaryError(
            _(
                "{file} holds {count} features; choose with --feature NUMBER, or --id-field FIELD --feature "
                "VALUE ({fields}): {candidates}"
            ).format(file=given.file, count=count, fields=_fields(given), candidates=_listed(_labels(given)))
        )
    return [0]


def _by_field(given: Features, name: str, value: str | None) -> list[int]:
    values = [_text(row.get(name)) for row in given.rows]
    known = dict.fromkeys(text for text in values if text)
    if value is None:
        text = _("{file}: choose the feature with --feature VALUE; {field} holds: {candidates}")
    else:
        found = [n for n, text in enumerate(values) if text and plain(text) == plain(value)]
        if found:
            return found
        text = _("{file}: no feature has {field} = {value!r}; it holds: {candidates}")
        if not given.geojson and any(ord(letter) > 127 for letter in "".join(known) + value):
            text = _(
                "{file}: no feature has {field} = {value!r}; it holds: {candidates}; --encoding (for example "
                "utf-8 or latin-1) states how accented letters are stored"
            )
    raise BoundaryError(
        text.format(
            file=given.file, field=short(name), value=value and short(value), candidates=_listed([*known])
        )
    )


def _field(given: Features, wanted: str) -> str:
    for name in given.fields:
        if name.casefold() == wanted.casefold():
            return name
    raise BoundaryError(
        _("{file} has no field {field!r}; there are: {fields}").format(
            file=given.file, field=short(wanted), fields=_fields(given)
        )
    )


def _fields(given: Features) -> str:
    return _joined(", ", given.fields) or _("no fields")


def _text(value: Any) -> str:  # noqa: ANN401 - whatever a field of a file holds
    """Return a field's value as a user would write it; empty for none."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())


def _labels(given: Features) -> list[str]:
    """Return a label for each feature: its number, and its values in the fields that differ most."""
    columns = [[_text(row.get(name)) for row in given.rows] for name in given.fields]
    naming = [c for c in columns if _most(c, lambda text: not NAMELESS.fullmatch(text))]
    # Codes ("PE0504", "district.7") differ most and name least: names come before them where they tell apart.
    names = [c for c in naming if _most(c, lambda text: not DIGIT.search(text)) and len(set(c)) * 2 > len(c)]
    best = max(names or naming, key=lambda column: len(set(column)), default=[""] * len(given.rows))
    if len(set(best)) < len(best):  # names that several share: a second field beside them
        pairs = [[*zip(best, column, strict=True)] for column in naming]
        finer = max(pairs, key=lambda pair: len(set(pair)), default=[])
        if len(set(finer)) > len(set(best)):
            best = [f"{name} ({beside})" if beside else name for name, beside in finer]
    return [f"{number} = {text}" if text else str(number) for number, text in enumerate(best, start=1)]


def _most(column: list[str], holds: Callable[[str], bool]) -> bool:
    """Say whether something holds of more than half of the texts of a column."""
    return sum(map(holds, column)) * 2 > len(column)


def _listed(texts: list[str]) -> str:
    return _joined("; ", texts) or _("nothing")


def _joined(separator: str, texts: list[str]) -> str:
    """Return the first texts of a list, each shortened, and how many more there are."""
    more = [_("{n} more").format(n=len(texts) - LISTED)] if len(texts) > LISTED else []
    return separator.join([*map(short, texts[:LISTED]), *more])
