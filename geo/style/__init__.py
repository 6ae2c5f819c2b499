"""Colours, classes and the wording of numbers and dates: one look for every outlet."""

from geo.style.classes import Classes, classify
from geo.style.fonts import FALLBACK, FAMILY, font_faces
from geo.style.numbers import (
    bound_text,
    format_date,
    format_number,
    format_range,
    format_value,
    unit_label,
    unit_name,
)
from geo.style.palette import (
    DARK,
    LIGHT,
    MODES,
    SURETIES,
    Palette,
    corridor_rules,
    css_rule,
    css_variables,
    ramp,
)

__all__ = [
    "DARK",
    "FALLBACK",
    "FAMILY",
    "LIGHT",
    "MODES",
    "SURETIES",
    "Classes",
    "Palette",
    "bound_text",
    "classify",
    "corridor_rules",
    "css_rule",
    "css_variables",
    "font_faces",
    "format_date",
    "format_number",
    "format_range",
    "format_value",
    "ramp",
    "unit_label",
    "unit_name",
]
