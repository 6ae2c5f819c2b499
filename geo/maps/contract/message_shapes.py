"""What the classes of `geo.maps.contract` say in data: shapes, against which a message is checked.

A shape is ``text``, ``number``, ``integer``, ``boolean``, ``null`` or ``anything``, the name of a class, or
``{"is": values}``, ``{"list": shape}``, ``{"items": shapes}`` (a list of that length), ``{"map": shape}``,
``{"one_of": shapes}``. A class is a mapping of its fields to their shapes; a ``?`` ends the name of
one that may be missing. ``message_shapes.js`` reads the same.
"""

from __future__ import annotations

import math
import types
from collections.abc import Iterable, Mapping
from functools import cache
from typing import (
    Any,
    Literal,
    NotRequired,
    Required,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

Shape = str | dict[str, Any]
PLAIN: Mapping[object, str] = {
    str: "text", float: "number", int: "integer", bool: "boolean", type(None): "null", Any: "anything",
}  # fmt: skip


def shapes_of(classes: Iterable[type]) -> dict[str, dict[str, Shape]]:
    """Return the shape of each class and of all that their fields name, by the name of the class."""
    found: dict[str, dict[str, Shape]] = {}
    for one in classes:
        _enter(one, found)
    return found


def _enter(one: type, found: dict[str, dict[str, Shape]]) -> None:
    if one.__name__ in found:
        return
    fields: dict[str, Shape] = {}
    found[one.__name__] = fields
    for name, hint in get_type_hints(one, include_extras=True).items():
        optional = get_origin(hint) is NotRequired
        if not one.__total__ and get_origin(hint) is not Required:  # type: ignore[attr-defined]
            optional = True
        if get_origin(hint) in (NotRequired, Required):
            (hint,) = get_args(hint)
        fields[name + "?" * optional] = _shape(hint, found)


def _shape(hint: Any, found: dict[str, dict[str, Shape]]) -> Shape:  # noqa: ANN401 - a type as written
    """Return the shape of one type, and enter the classes that it names."""
    if hint in PLAIN:
        return PLAIN[hint]
    if is_typeddict(hint):
        _enter(hint, found)
        return hint.__name__
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"is": list(inner)}
    if origin is list:
        return {"list": _shape(inner[0], found)}
    if origin is tuple:
        return {"items": [_shape(one, found) for one in inner]}
    if origin is dict:
        return {"map": _shape(inner[1], found)}
    if origin in (Union, types.UnionType):
        return {"one_of": [_shape(one, found) for one in inner]}
    raise TypeError(f"{hint} has no shape in a message")


@cache
def _shapes_within(one: type) -> Mapping[str, dict[str, Shape]]:
    return shapes_of([one])


def fault_of(value: object, one: type) -> str:
    """Return the path of the first field of ``value`` that is not as ``one`` says; empty for none."""
    return _fault(value, one.__name__, _shapes_within(one), "")


def _fault(value: object, shape: Shape, shapes: Mapping[str, dict[str, Shape]], path: str) -> str:
    here = path or "message"
    if isinstance(shape, str):
        if shape in shapes:
            return _fault_of_fields(value, shapes[shape], shapes, path)
        return "" if _is_plain(value, shape) else here
    ((kind, inner),) = shape.items()
    if kind == "is":
        return "" if value in inner else here
    if kind == "one_of":
        faults = [_fault(value, one, shapes, path) for one in inner]
        return "" if "" in faults else max(faults, key=len)
    if kind == "map":
        entries = value.items() if isinstance(value, dict) else None
        shaped = None if entries is None else [(f"{path}.{key}", one, inner) for key, one in entries]
    elif not isinstance(value, (list, tuple)) or (kind == "items" and len(value) != len(inner)):
        shaped = None
    else:
        kinds = inner if kind == "items" else [inner] * len(value)
        shaped = [(f"{path}.{i}", one, kinds[i]) for i, one in enumerate(value)]
    if shaped is None:
        return here
    return next((fault for at, one, kind in shaped if (fault := _fault(one, kind, shapes, at))), "")


def _fault_of_fields(
    value: object, fields: Mapping[str, Shape], shapes: Mapping[str, dict[str, Shape]], path: str
) -> str:
    if not isinstance(value, dict):
        return path or "message"
    for field, shape in fields.items():
        name = field.rstrip("?")
        if name not in value and field != name:
            continue
        at = f"{path}.{name}" if path else name
        fault = _fault(value[name], shape, shapes, at) if name in value else at
        if fault:
            return fault
    return ""


def _is_plain(value: object, shape: str) -> bool:
    if shape == "anything":
        return True
    if shape == "null":
        return value is None
    if isinstance(value, bool):
        return shape == "boolean"
    if shape == "text":
        return isinstance(value, str)
    if shape == "integer":
        return isinstance(value, int)
    return shape == "number" and isinstance(value, (int, float)) and math.isfinite(value)
