"""What kind of figure a quantity is: a level, a change, a share, a price, a target."""

from __future__ import annotations

from geo.extract.analysis import Analysis
from geo.extract.linking.columns import column, is_of_change
from geo.extract.linking.period.aims import is_target
from geo.extract.quantity import Quantity
from geo.extract.units import MONEY, PERCENT

LEVEL, CHANGE, SHARE, RANK, RATIO, PRICE, TARGET = (
    "level",
    "change",
    "share",
    "rank",
    "ratio",
    "price",
    "target",
)
RANK_UNIT, RATIO_UNITS = "rank", ("times", "ratio")


def kind_of(quantity: Quantity, measure: str, analysis: Analysis) -> str:
    """Return the kind of a statement (`geo.model.statement.KINDS`) that a quantity makes.

    Parameters
    ----------
    quantity : Quantity
    measure : str
        What it was found to be a measure of; empty where that is not known.
    analysis : Analysis
        Of its text.
    """
    unit = quantity.unit
    if unit is not None and unit.id == RANK_UNIT:
        return RANK
    if is_target(quantity, analysis):
        return TARGET
    if unit is not None and unit.id in RATIO_UNITS:
        return RATIO
    moved = quantity.direction in ("up", "down") or is_of_change(column(quantity, analysis).head, analysis)
    if unit is not None and unit.dimension == PERCENT:
        return CHANGE if moved else SHARE
    if moved:
        return CHANGE
    return PRICE if unit is not None and unit.dimension == MONEY and measure.startswith("price_") else LEVEL


def signed(value: float | None, quantity: Quantity, kind: str) -> float | None:
    """Return a value with its sign: of a change or a target that goes down it is negative."""
    if value is None or kind not in (CHANGE, TARGET) or quantity.direction != "down":
        return value
    return -abs(value)
