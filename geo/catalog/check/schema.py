"""Cells and properties hold what their description promises."""

from __future__ import annotations

import re
from collections.abc import Callable

from geo.catalog.cells import NUMBER, SEPARATOR, WHOLE, Record
from geo.catalog.check.resources import Resource
from geo.catalog.fault import Fault
from geo.language import _
from geo.model.parsing import read_day


def check_schema(resource: Resource) -> list[Fault]:
    """Return the values of a resource that are not of their field's type or break a constraint."""
    faults = []
    known = {field["name"] for field in resource.fields}
    for record in resource.records:
        for name in record.values:
            if name not in known:
                expected = _("no property but {names}").format(names=", ".join(sorted(known)))
                faults.append(record.fault(name, expected))
        faults += faults_in_record(record, resource.fields)
    return faults


def faults_in_record(record: Record, fields: list[dict]) -> list[Fault]:
    """Return the first thing wrong with each value of a record, by the description of its fields."""
    return [fault for field in fields if (fault := _check_field(record, field))]


def _check_field(record: Record, field: dict) -> Fault | None:
    """Return the first thing wrong with one value, None where it is right."""
    name, constraints = field["name"], field.get("constraints") or {}
    value = record.values.get(name)
    if name not in record.values and not constraints.get("required"):
        return record.fault(name, _("this property (it may be null)"))
    if value is None or value == "" or value == []:
        return record.fault(name, _("a value")) if constraints.get("required") else None
    kind = field.get("type", "string")
    expected = (_json_problem if record.file.endswith(".geojson") else _text_problem)(kind, value, field)
    if expected:
        return record.fault(name, expected)
    return _check_items(record, field) or _check_constraints(record, field, constraints)


def _text_problem(kind: str, text: object, field: dict) -> str:
    """Return what was expected of a text that is not of its type, else nothing."""
    text = str(text)
    if text != text.strip():
        return _("no blank before or after")
    if kind == "number" and not NUMBER.fullmatch(text):
        return _("a number (a point before decimals, no thousands sign)")
    if kind == "integer" and not WHOLE.fullmatch(text):
        return _("a whole number")
    if kind == "date" and read_day(text) is None:
        return _("a day as YYYY-MM-DD")
    if kind == "boolean":
        allowed = [*field.get("trueValues", ["true"]), *field.get("falseValues", ["false"])]
        return "" if text in allowed else _("one of {names}").format(names=", ".join(allowed))
    return ""


def _json_problem(kind: str, value: object, field: dict) -> str:
    """Return what was expected of a JSON value that is not of its type, else nothing."""
    tests: dict[str, tuple[Callable[[object], bool], str]] = {
        "number": (
            lambda v: isinstance(v, int | float) and not isinstance(v, bool),
            _("a number (a point before decimals, no thousands sign)"),
        ),
        "integer": (lambda v: isinstance(v, int) and not isinstance(v, bool), _("a whole number")),
        "boolean": (lambda v: isinstance(v, bool), _("true or false")),
        "array": (lambda v: isinstance(v, list), _("a list")),
        "string": (lambda v: isinstance(v, str), _("a text")),
        "date": (lambda v: isinstance(v, str) and read_day(v) is not None, _("a day as YYYY-MM-DD")),
    }
    test, expected = tests[kind] if kind in tests else tests["string"]
    return "" if test(value) else expected


def items_of(record: Record, field: dict) -> list[str]:
    """Return the items of a value that holds several."""
    value = record.values.get(field["name"])
    if isinstance(value, list):
        return [str(item) for item in value]
    return [item.strip() for item in str(value or "").split(SEPARATOR) if item.strip()]


def _check_items(record: Record, field: dict) -> Fault | None:
    allowed = (field.get("items") or {}).get("enum")
    if allowed:
        for item in items_of(record, field):
            if item not in allowed:
                expected = _("one of {names}").format(names=", ".join(allowed))
                return record.fault(field["name"], expected, item)
    return None


def _check_constraints(record: Record, field: dict, constraints: dict) -> Fault | None:
    name, text = field["name"], record.text(field["name"])
    if "enum" in constraints and text not in [str(item) for item in constraints["enum"]]:
        names = ", ".join(map(str, constraints["enum"]))
        return record.fault(name, _("one of {names}").format(names=names))
    if "pattern" in constraints and not re.fullmatch(constraints["pattern"], text):
        return record.fault(name, _("a text of the form {pattern}").format(pattern=constraints["pattern"]))
    if "minimum" in constraints and float(text) < constraints["minimum"]:
        return record.fault(name, _("no less than {number}").format(number=constraints["minimum"]))
    if "maximum" in constraints and float(text) > constraints["maximum"]:
        return record.fault(name, _("no more than {number}").format(number=constraints["maximum"]))
    return None
