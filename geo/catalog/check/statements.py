"""What the description of ``statements.csv`` cannot say: rules between columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from geo.catalog.cells import Record
from geo.catalog.check.resources import Resource
from geo.catalog.fault import Fault
from geo.language import _
from geo.model.statement import DIRECTIONS

CURRENCIES = ("EUR", "PEN", "USD")
RELATIVE_KINDS = ("change", "gap", "share", "ratio", "target")
"""Kinds that may be in percent or as a ratio whatever the measure's unit is."""
SIGNED_KINDS = ("change", "target")
CALCULATED = {"stance": "calculates", "period_basis": "parts"}
"""What columns say of a figure that the atlas calculated, whose reading is derived, and of no other."""
RELATIVE_UNITS = ("percent", "ratio")
SAME = ("id", "note", "period_basis", "paragraph", "start", "end")
"""Columns that do not make a second claim of a row that is otherwise the same."""


def check_statements(
    resources: Mapping[str, Resource], bad: Collection[tuple[str, int | None]]
) -> list[Fault]:
    """Return the statements whose columns contradict one another."""
    resource = resources.get("statements")
    if resource is None:
        return []
    measures = resources.get("measures")
    units = {row.text("id"): row.text("unit") for row in measures.records} if measures else {}
    faults: list[Fault] = []
    seen: dict[tuple[str, ...], int] = {}
    for record in resource.records:
        if (record.file, record.number) in bad:
            continue
        faults += contradictions(record, units)
        claim = tuple(record.text(name) for name in record.values if name not in SAME)
        if claim in seen:
            expected = _("a different figure (row {number} gives the same)").format(number=seen[claim])
            faults.append(record.fault("id", expected))
        seen.setdefault(claim, record.number)
    return faults


def contradictions(record: Record, units: Mapping[str, str], unread: Collection[str] = ()) -> Iterator[Fault]:
    """Yield where the columns of one statement contradict one another.

    Parameters
    ----------
    record : Record
        A row whose cells each hold what their column promises.
    units : mapping of str to str
        Canonical unit by measure.
    unread : collection of str
        Columns whose cells do not: they are held against no other.
    """
    if not {"value", "low", "high", "kind", "bound"} & set(unread):
        yield from _numbers(record)
    if not {"unit", "kind", "measure"} & set(unread):
        yield from _unit(record, units)
    yield from _origin(record)
    days = {"period_start", "period_end"}
    if not days & set(unread) and record.text("period_start") > record.text("period_end"):
        expected = _("no day before period_start ({day})").format(day=record.text("period_start"))
        yield record.fault("period_end", expected)
    if record.text("to_place") == record.text("place"):
        yield record.fault("to_place", _("another place than place, or nothing"))


def _numbers(record: Record) -> Iterator[Fault]:
    """Yield what is wrong between value, low, high, bound and kind."""
    value, low, high = (record.number_of(name) for name in ("value", "low", "high"))
    bound = record.text("bound")
    if record.text("kind") == "trend":
        for name in ("value", "low", "high"):
            if record.text(name):
                yield record.fault(name, _("nothing, as kind is {kind}").format(kind="trend"))
        return
    if value is None and low is None and high is None:
        yield record.fault("value", _("a number here or in low or high"))
        return
    given = [number for number in (low, value, high) if number is not None]
    if given != sorted(given):
        text = " ≤ ".join(f"{number:g}" for number in given)
        yield record.fault("value", _("low ≤ value ≤ high"), text)
    elif bound == "range" and (low is None or high is None or low == high):
        name = "high" if low is not None else "low"
        yield record.fault(name, _("a low and a higher high, as bound is range"))
    elif bound in ("exact", "approx") and value is None:
        yield record.fault("value", _("a number, as bound is {bound}").format(bound=bound))
    elif bound == "at_least" and high is not None and high != value:
        yield record.fault("high", _("nothing, as bound is {bound}").format(bound=bound))
    elif bound == "at_most" and low is not None and low != value:
        yield record.fault("low", _("nothing, as bound is {bound}").format(bound=bound))
    elif record.text("kind") not in SIGNED_KINDS and given[0] < 0:
        expected = _("no number below zero, as kind is {kind}").format(kind=record.text("kind"))
        yield record.fault("value", expected, f"{given[0]:g}")
    elif record.text("kind") == "share" and record.text("unit") == "percent" and given[-1] > 100:
        yield record.fault("value", _("100 percent at most, as kind is share"), f"{given[-1]:g}")


def _origin(record: Record) -> Iterator[Fault]:
    """Yield where a figure is declared as printed and as calculated here at once, or as neither."""
    ours = record.text("reading") == "derived"
    for column, word in CALCULATED.items():
        if ours != (record.text(column) == word):
            expected = (
                _("{word}, as reading is derived") if ours else _("not {word}, as reading is not derived")
            )
            yield record.fault(column, expected.format(word=word))
    if ours and "derived" not in record.text("flag").split("|"):
        yield record.fault("flag", _("{word}, as reading is derived").format(word="derived"))
    for column in ("value_stated", "unit_stated") if ours else ():
        if record.text(column):
            yield record.fault(column, _("nothing, as reading is derived: no source prints it"))
    if not ours and not record.text("value_stated"):
        yield record.fault("value_stated", _("what the source prints"))


def _unit(record: Record, units: Mapping[str, str]) -> Iterator[Fault]:
    unit, kind = record.text("unit"), record.text("kind")
    canonical = units.get(record.text("measure"), "")
    allowed = units_allowed(canonical, kind)
    if canonical and unit not in allowed:
        expected = _("{unit}, the unit of {measure}").format(
            unit=_(" or ").join(allowed), measure=record.text("measure")
        )
        yield record.fault("unit", expected)


def units_allowed(canonical: str, kind: str) -> list[str]:
    """Return the units a statement of a kind may have, the measure's first.

    A price keeps the currency it was stated in; currencies are never converted. A trend has its
    direction there.
    """
    if kind == "trend":
        return list(DIRECTIONS)
    allowed = [canonical]
    currency, slash, per = canonical.partition("/")
    if slash and currency in CURRENCIES:
        allowed += [f"{other}/{per}" for other in CURRENCIES if other != currency]
    if kind in RELATIVE_KINDS:
        allowed += [unit for unit in RELATIVE_UNITS if unit not in allowed]
    if kind == "rank" and "rank" not in allowed:
        allowed.append("rank")
    return allowed
