"""A value as it stands on a sheet."""

from __future__ import annotations

import numpy as np

from geo.atlas import Atlas
from geo.maps.words import worded
from geo.model import Estimate
from geo.style import bound_text, format_range
from geo.style.numbers import NBSP, unit_label


def value_words(estimate: Estimate | None, atlas: Atlas, language: str) -> str:
    """Return the value with the words of its bound, or the range where none is put forward."""
    if estimate is None:
        return ""
    unit = atlas.measures[estimate.measure].unit
    if estimate.headline is not None:
        if estimate.bound:
            return bound_text(estimate.headline, None, None, estimate.bound, unit, language)
        return worded(atlas.statements[estimate.headline_claim], estimate.headline, language)
    low, high = estimate.low, estimate.high
    if low is None or high is None or not np.isfinite([low, high]).all():
        return ""
    return format_range(low, high, unit, language)


def without_unit(value: str, unit: str) -> str:
    """Return a worded value as it stands on a map whose legend names the unit."""
    label = unit_label(unit)
    return value.removesuffix(f"{NBSP}{label}") if label and label != "%" else value
