"""Data of the map as a page and an edition are sent them: the same, in half the bytes once compressed.

Outlines are written as steps from point to point in whole units of their last decimal, messages as
columns: what many records have alike then stands together, which is what compression finds.
``geo/maps/assets/base/coding.js`` reads both.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from types import NoneType
from typing import Any

from geo.maps.contract import DocumentConfig, MapFeatures

DEPTHS = {"Point": 0, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
"""Lists around the points of a geometry, by its type."""

FEWEST = 3
"""Records of one form from which on they are written as columns."""

LONGEST = 4
"""Items of a list that is a record without names (a point of a chart: year, figure, day)."""

DECIMALS = {"land": 3, "countries": 3, "lakes": 3}
"""Decimals of a degree that a layer's outlines have in the map."""

FULL_DECIMALS = 4
"""Those of layers that `DECIMALS` does not name."""

PLAIN = (str, int, float, NoneType)
"""What is no record and holds none: most of a message, and told apart first."""

SIGN = "~"
"""Begins what stands for a record; a text that begins so is written with one more."""


def decimals_of(layer: str) -> int:
    """Return how many decimals of a degree the outlines of a layer have in the map."""
    return DECIMALS.get(layer, FULL_DECIMALS)


def coded_config(config: DocumentConfig) -> dict[str, Any]:
    """Return what a document holds as one message: outlines as steps, all records as columns."""
    layers = {name: coded_layer(name, layer) for name, layer in config["layers"].items()}
    return coded_message({**config, "layers": layers})


def coded_layer(name: str, layer: MapFeatures, *, far: int | None = None) -> dict[str, Any]:
    """Return a layer with its outlines as steps.

    Parameters
    ----------
    name : str
        Of the layer, which says how many decimals its outlines have.
    layer : MapFeatures
        As `geo.maps.document.features` made it.
    far : int, optional
        Decimals kept of features that no map of Peru shows: those without ``near``, Peru apart.
    """
    features, decimals = [], decimals_of(name)
    for feature in layer["features"]:
        said, shape = feature["properties"], feature["geometry"]
        kept = decimals if far is None or "near" in said or said["id"] == "peru" else far
        steps = _steps(shape["coordinates"], DEPTHS[shape["type"]], 10**kept)
        features.append({"properties": said, "type": shape["type"], "units": 10**kept, "steps": steps})
    return {"features": features}


def _steps(points: list[Any], depth: int, units: int) -> list[Any]:
    if depth == 0:
        return [round(number * units) for number in points]
    if depth > 1:
        return [_steps(part, depth - 1, units) for part in points]
    steps: list[int] = []
    x, y = 0, 0
    for point in points:
        here = round(point[0] * units), round(point[1] * units)
        if here != (x, y):  # a point that is where the last one was says nothing
            steps += [here[0] - x, here[1] - y]
        x, y = here
    return steps


def coded_message(message: Mapping[str, Any]) -> dict[str, Any]:
    """Return a message with all records of one form as columns.

    Returns
    -------
    dict
        ``forms`` (the names of each form's fields, of lists how many), ``columns`` (a list for each
        field of a form), ``root`` (the message, a record in it written as `SIGN` and the number of its
        form). Records stand in the columns in the order in which the message is read.
    """
    counted: Counter[Form] = Counter()
    _count(message, counted)
    forms = [form for form, number in counted.items() if number >= FEWEST]
    table = _Table(forms)
    root = table.written(message)
    return {
        "forms": [form if isinstance(form, int) else list(form) for form in forms],
        "columns": [_columns(columns) for columns in table.columns],
        "root": root,
    }


Form = tuple[str, ...] | int
"""The names of a record's fields; of a short list of numbers and texts, how many."""


def _form_of(value: object) -> Form | None:
    """Return the form of a record; None for anything else."""
    if isinstance(value, PLAIN):
        return None
    if isinstance(value, Mapping):
        return tuple(value) if len(value) > 1 else None
    if isinstance(value, (list, tuple)) and 1 < len(value) <= LONGEST:
        plain = all(isinstance(part, PLAIN) for part in value)
        return len(value) if plain else None
    return None


def _parts_of(value: object) -> list[Any]:
    if isinstance(value, Mapping):
        return list(value.values())
    return list(value) if isinstance(value, (list, tuple)) else []


def _count(value: object, counted: Counter[Form]) -> None:
    form = _form_of(value)
    if form is not None:
        counted[form] += 1
    for part in _parts_of(value):
        if not isinstance(part, PLAIN):
            _count(part, counted)


class _Table:
    """The columns of every form, filled as a message is read."""

    def __init__(self, forms: list[Form]) -> None:
        self.numbers = {form: number for number, form in enumerate(forms)}
        lengths = [form if isinstance(form, int) else len(form) for form in forms]
        self.columns: list[list[list[Any]]] = [[[] for _field in range(length)] for length in lengths]

    def written(self, value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Return ``value`` with what stands for its records, which go into the columns."""
        if isinstance(value, str):
            return SIGN + value if value.startswith(SIGN) else value
        if isinstance(value, PLAIN):
            return value
        form = _form_of(value)
        if form is None or form not in self.numbers:
            if isinstance(value, Mapping):
                return {name: self.written(part) for name, part in value.items()}
            return [self.written(part) for part in value] if isinstance(value, (list, tuple)) else value
        number = self.numbers[form]
        columns = self.columns[number]
        row = len(columns[0])
        for column in columns:
            column.append(None)  # its place, before those of the records inside it
        for column, part in zip(columns, _parts_of(value), strict=True):
            column[row] = self.written(part)
        return f"{SIGN}{number}"


def _columns(columns: list[list[Any]]) -> list[Any]:
    """Return columns in short: one that is an earlier one by its number, one value once, numbers as steps."""
    written: list[Any] = []
    seen: dict[str, int] = {}
    for number, column in enumerate(columns):
        text = json.dumps(column, ensure_ascii=False)
        if text in seen:
            written.append({"as": seen[text]})
            continue
        seen[text] = number
        written.append(_short(column))
    return written


def _short(column: list[Any]) -> Any:  # noqa: ANN401 - as the reader in coding.js takes it
    if all(type(cell) is type(column[0]) and cell == column[0] for cell in column):
        return {"all": column[0]}
    if all(type(cell) is int for cell in column):
        steps = [now - before for before, now in zip([0, *column], column, strict=False)]
        if len(json.dumps(steps)) < len(json.dumps(column)):
            return {"steps": steps}
    if all(type(cell) is list and len(cell) == 1 for cell in column):
        return {"lists": _short([cell[0] for cell in column])}
    return column
