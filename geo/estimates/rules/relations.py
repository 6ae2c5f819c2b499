"""How measures hang together: which is a part of which, a share of which, a rank by which.

These follow from the measures' definitions in ``data/tables/measures.csv``; each function
that uses one takes another in its place.
"""

from __future__ import annotations

from collections.abc import Mapping

PARTS: Mapping[str, tuple[str, ...]] = {
    "total_drug_seizures": ("cocaine_seizures", "coca_paste_seizures", "marijuana_seizures"),
    "coca_cultivation": (
        "coca_in_protected_areas", "coca_in_buffer_zones", "coca_in_indigenous_territories",
    ),
    "coca_leaf_production": ("coca_leaf_for_drugs",),
}  # fmt: skip
"""Measures that are already counted in another, by that other."""

WHOLES = frozenset({"total_drug_seizures"})
"""Those of `PARTS` whose parts share nothing, so that they can be added; coca in a park may also be on
land of a community."""

SHARES: Mapping[str, tuple[str, str]] = {
    "leaf_share_for_drugs": ("coca_leaf_for_drugs", "coca_leaf_production")
}
"""By a measure that is a share: the measure of the part, and that of the whole."""

RANKS: Mapping[str, str] = {
    "coca_production_rank": "coca_cultivation",
    "cocaine_production_rank": "cocaine_production_potential",
}
"""By a measure that is a rank: the measure that is ranked."""

CARRIED: Mapping[tuple[str, str], str] = {
    ("flights_per_day", "payload_per_flight"): "cocaine_production_potential"
}
"""By a rate a day and the load of each: what can be carried no more of than is made."""

OTHER_WHOLES = frozenset({"share_of_exports", "share_of_market"})
"""Shares of different wholes, whose likeness of name misleads."""

STAGES = ("cultivation", "production", "control")
"""Groups of measures that follow one another: what is grown, made, and taken or destroyed."""

SUBSTANCES = ("paste", "marijuana", "cocaine", "coca", "leaf", "drug", "precursor")
"""Words in a measure's id that name what is counted, the more particular first."""

EACH_YEAR = "each year"
"""Words in a change's ``denominator`` that make it one that repeats in every year of its period."""


def substance(measure: str) -> str:
    """Return what the measure with this id counts, one of `SUBSTANCES`; empty where it names none."""
    words = measure.replace("drugs", "drug").split("_")
    return next((name for name in SUBSTANCES if name in words), "")


def is_part(part: str, whole: str) -> bool:
    """Say whether the measure ``part`` is already counted in the measure ``whole``."""
    return part in PARTS.get(whole, ())


def wholes_of(part: str) -> list[str]:
    """Return the measures in which the measure ``part`` is already counted."""
    return [whole for whole, parts in PARTS.items() if part in parts]
