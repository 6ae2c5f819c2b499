"""Colours, classes and the wording of numbers and dates: one look for every outlet."""

from geo.style.classes import Classes, classify
from geo.style.numbers import (
    bound_text,
    format_date,
    format_number,
    format_range,
    format_value,
    unit_label,
    unit_name,
)
from geo.style.palette import DARK, LIGHT, MODES, Palette, css_variables, ramp

__all__ = [
    "DARK",
    "LIGHT",
    "MODES",
    "Classes",
    "Palette",
    "bound_text",
    "classify",
    "css_variables",
    "format_date",
    "format_number",
    "format_range",
    "format_value",
    "ramp",
    "unit_label",
    "unit_name",
]
