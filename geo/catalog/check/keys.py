"""Each record bears a name of its own, and what it names exists."""

from __future__ import annotations

from collections.abc import Mapping

from geo.catalog.cells import Record
from geo.catalog.check.resources import Resource, as_list
from geo.catalog.check.schema import items_of
from geo.catalog.fault import Fault
from geo.language import _
from geo.suggestions import did_you_mean


def check_keys(resources: Mapping[str, Resource]) -> list[Fault]:
    """Return the primary keys met twice and the foreign keys that point nowhere."""
    faults = []
    for name, resource in resources.items():
        faults += _primary(resource)
        for key in resource.spec.get("schema", {}).get("foreignKeys", []):
            target = resources.get(key["reference"].get("resource") or name)
            if target is not None:
                faults += _foreign(
                    resource, as_list(key["fields"]), target, as_list(key["reference"]["fields"])
                )
        faults += _items(resource, resources)
    return faults


def _key(record: Record, columns: list[str]) -> str:
    return ", ".join(record.text(column) for column in columns)


def _primary(resource: Resource) -> list[Fault]:
    columns, seen, faults = resource.primary_key, dict[str, int](), list[Fault]()
    for record in resource.records if columns else []:
        key = _key(record, columns)
        if key in seen:
            what = _("feature {number}") if resource.is_layer else _("row {number}")
            expected = _("a key of its own ({where} has the same)").format(
                where=what.format(number=seen[key])
            )
            faults.append(record.fault(" + ".join(columns), expected, key))
        seen.setdefault(key, record.number)
    return faults


def _foreign(
    resource: Resource, columns: list[str], target: Resource, target_columns: list[str]
) -> list[Fault]:
    known = {_key(record, target_columns) for record in target.records}
    expected = _("an id of {file}") if target_columns == ["id"] else _("a key of {file}")
    return [
        record.fault(
            " + ".join(columns),
            expected.format(file=target.file) + did_you_mean(_key(record, columns), known),
            _key(record, columns),
        )
        for record in resource.records
        if all(record.text(column) for column in columns) and _key(record, columns) not in known
    ]  # fmt: skip


def _items(resource: Resource, resources: Mapping[str, Resource]) -> list[Fault]:
    """Return the items of list cells that are no id of the resource they name."""
    faults = []
    for field in resource.fields:
        target = resources.get((field.get("items") or {}).get("resource", ""))
        if target is None:
            continue
        known = {record.text("id") for record in target.records}
        for record in resource.records:
            for item in items_of(record, field):
                if item not in known:
                    expected = _("an id of {file}").format(file=target.file) + did_you_mean(item, known)
                    faults.append(record.fault(field["name"], expected, item))
    return faults
