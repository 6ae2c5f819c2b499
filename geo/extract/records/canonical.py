"""Values in the canonical unit of their measure."""

from __future__ import annotations

from dataclasses import dataclass

from geo.catalog import load_measures
from geo.catalog.published import cached_by_published
from geo.extract.quantity import Quantity
from geo.extract.units import MASS, MONEY, PERCENT, Unit, units


@dataclass(frozen=True, slots=True)
class Canonical:
    """A unit and how many of it the printed one is.

    Attributes
    ----------
    unit : str
        As in ``data/tables/measures.csv``, or of the unit as printed where no measure is known.
    factor : float
    """

    unit: str
    factor: float


@cached_by_published
def _unit_of(measure: str) -> str:
    found = load_measures().get(measure)
    return found.unit if found is not None else ""


def canonical(quantity: Quantity, measure: str) -> Canonical:
    """Return the unit in which a quantity is a value of a measure.

    Prices keep their currency and become a price of one kilogram where the text says of how much it is: money
    is never converted. A percentage of a measure that is no percentage stays one (a change or a share).
    """
    unit = quantity.unit
    if unit is None:
        wanted = _unit_of(measure)
        return Canonical(wanted if wanted.startswith("count") else "count", 1.0)
    if unit.dimension == MONEY:
        return _money(unit, quantity.per)
    if unit.dimension == PERCENT:
        return Canonical("percent" if unit.id == "percent" else unit.id, 1.0)
    wanted_unit = units().by_id.get(_unit_of(measure))
    if wanted_unit is not None and wanted_unit.dimension == unit.dimension:
        return Canonical(wanted_unit.id, unit.factor / wanted_unit.factor)
    return Canonical(unit.id, 1.0)


def _money(unit: Unit, per: Unit | None) -> Canonical:
    if per is None:
        return Canonical(unit.id, 1.0)
    if per.dimension == MASS:
        return Canonical(f"{unit.id}/kg", units().by_id["kg"].factor / per.factor)
    return Canonical(f"{unit.id}/{per.id}", 1.0)
