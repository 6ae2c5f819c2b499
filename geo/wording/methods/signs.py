"""How to read the map: its signs, and what a reader can do."""

from __future__ import annotations

from geo.language import _


def reading_signs() -> list[tuple[str, str, str]]:
    """Return the signs of the map: the class that draws each, its name and what it means."""
    return [
        (
            "circle",
            _("Circle"),
            _(
                "A total: hectares, tonnes, a count. Its area is in proportion to the figure, on one "
                "scale for all years."
            ),
        ),
        (
            "rings",
            _("Two rings"),
            _("Sources disagree and no single figure is shown: the lowest and the highest figure."),
        ),
        (
            "area",
            _("Filled area"),
            _("A share, rank, price or rate: the further from the ground colour, the higher."),
        ),
        ("hatched", _("Hatched area"), _("No figure for this place and year. No data is not zero.")),
        (
            "unequal",
            _("The sign ≠"),
            _("Sources disagree. The number says how many; bigger means a wider gap."),
        ),
        (
            "route",
            _("Arrow"),
            _(
                "A reported route, generalised: it says from where to where, not where a vehicle went. "
                "Broken where it is inferred or only schematic."
            ),
        ),
        (
            "outline",
            _("Broken outline"),
            _("The limits of a zone are approximate; dotted where its extent is unknown."),
        ),
    ]


def reading_steps() -> list[tuple[str, str]]:
    """Return the controls of the map and what each is for."""
    return [
        (
            _("Year"),
            _(
                "The year that the figures are about. Ticks are years with figures; a break means "
                "the method changed."
            ),
        ),
        (_("Published by"), _("Only what had been published by that day, to see what was known then.")),
        (
            _("Figure shown"),
            _(
                "Which figure is shown where there are several: official monitoring first. "
                "Nothing is averaged."
            ),
        ),
        (
            _("Any figure"),
            _("A click opens its evidence: who says it, in which document, and what contradicts it."),
        ),
    ]
