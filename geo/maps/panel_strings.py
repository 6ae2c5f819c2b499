"""What the panel beside the map says of itself, in the language in use."""

from __future__ import annotations

from geo.language import _, ngettext
from geo.maps.contract import PanelStrings

MANY = 5
"""A count whose words are those of every count but one, in both languages."""


def panel_strings() -> PanelStrings:
    """Return the texts of the panel; ``{name}`` in a text is filled in by the map."""
    figures = [ngettext("{n} figure for {year}", "{n} figures for {year}", count) for count in (1, MANY)]
    every = [ngettext("{n} figure", "{n} figures", count) for count in (1, MANY)]
    more = [ngettext("+ {count} more reading", "+ {count} more readings", count) for count in (1, MANY)]
    return {
        "profile": _("Profile of the place"),
        "copy": _("Copy as a sentence"),
        "copied": _("Copied"),
        "chart": _("{measure}: one line per series; dots are single figures"),
        "chart_name": _("Chart of {place}: arrow keys move the marker, a click sets it"),
        "heads": {
            "year": _("Year"),
            "figure": _("Figure"),
            "who": _("Who"),
            "series": _("Series"),
            "place": _("Place"),
            "change": _("Change on the year before"),
            "read": _("How read"),
        },
        "faces": {"map": _("Map"), "chart": _("Chart"), "table": _("Table")},
        "face": _("Show as"),
        "read": _("Show what was read"),
        "figures_one": figures[0],
        "figures_other": figures[1],
        "all_one": every[0],
        "all_other": every[1],
        "more_one": more[0],
        "more_other": more[1],
        "nothing": _("No figure for this place and year. No data is not zero."),
        "not_alone": _("No figure can be shown for the place itself; those that exist are listed below."),
        "other_unit": _("Published in {units} only: listed below, not drawn beside figures in {unit}."),
        "earlier": _("{place}: an earlier series"),
        "apart_series": _("Separate series: not comparable."),
        "figures_of": _("Figures for {years}."),
        "no_figures": _("No figures of this measure."),
        "added": _("What was added"),
        "not_added": _("Not added, and why"),
        "no_total": _("No figure of these years can be added. No data is not zero."),
        "stages": _("Stages as reported"),
        "stages_note": _(
            "Generalised from public reporting, for policy use. All lines have one width: no source gives "
            "a quantity for a single stage."
        ),
        "cautions": _("Cautions and gaps"),
        "definition": _("Definition and methods"),
        "no_data_for": _("No data for {year}: {names}."),
        "parts": _("{count} parts of {place}"),
        "not_shown": _("Figures for {year} that this level cannot show: {names}."),
    }
