"""Choose the feature that is meant, of a file that holds several."""

from __future__ import annotations

import math
from typing import Any

from shapely import Geometry

from geo.boundaries.files import Features
from geo.catalog.places import plain
from geo.errors import BoundaryError
from geo.language import _
from geo.model import read_whole

LISTED = 20
"""Candidates that an error names; the others are counted."""


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
    numbers = _numbers(given, field, feature)
    shapes = [given.geometries[number] for number in numbers]
    for number, shape in zip(numbers, shapes, strict=True):
        if shape is None or shape.is_empty:
            raise BoundaryError(
                _("{file}: feature {number} has no geometry; expected a polygon").format(
                    file=given.file, number=number + 1
                )
            )
        if shape.geom_type not in ("Polygon", "MultiPolygon"):
            raise BoundaryError(
                _("{file}: feature {number} is a {kind}; expected a Polygon or MultiPolygon").format(
                    file=given.file, number=number + 1, kind=shape.geom_type
                )
            )
    return shapes


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
            ).format(file=given.file, feature=feature, count=count, fields=_fields(given))
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
        found = [n for n, text in enumerate(values) if text == value]
        found = found or [n for n, text in enumerate(values) if text and plain(text) == plain(value)]
        if found:
            return found
        text = _("{file}: no feature has {field} = {value!r}; it holds: {candidates}")
    raise BoundaryError(text.format(file=given.file, field=name, value=value, candidates=_listed([*known])))


def _field(given: Features, wanted: str) -> str:
    for name in given.fields:
        if name.casefold() == wanted.casefold():
            return name
    raise BoundaryError(
        _("{file} has no field {field!r}; there are: {fields}").format(
            file=given.file, field=wanted, fields=_fields(given)
        )
    )


def _fields(given: Features) -> str:
    return ", ".join(given.fields) or _("no fields")


def _text(value: Any) -> str:  # noqa: ANN401 - whatever a field of a file holds
    """Return a field's value as a user would write it; empty for none."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())


def _labels(given: Features) -> list[str]:
    """Return how each feature is told from the others: its number, and what the best field says."""
    columns = {name: [_text(row.get(name)) for row in given.rows] for name in given.fields}
    wordy = {n: v for n, v in columns.items() if any(text and not text.isdecimal() for text in v)}
    best = max(wordy.values(), key=lambda v: len(set(v)), default=[""] * len(given.rows))
    return [f"{number} = {text}" if text else str(number) for number, text in enumerate(best, start=1)]


def _listed(texts: list[str]) -> str:
    more = [_("{n} more").format(n=len(texts) - LISTED)] if len(texts) > LISTED else []
    return "; ".join([*texts[:LISTED], *more]) or _("nothing")
