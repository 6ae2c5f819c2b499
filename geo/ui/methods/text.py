"""The words of the Methods page, one function a chapter."""

from __future__ import annotations

from geo.language import _

Chapter = tuple[str, str, list[str]]
"""Anchor, heading, paragraphs."""


def words_chapters() -> list[Chapter]:
    """Return the chapters that say what the numbers count."""
    return [
        (
            "coca-not-cocaine",
            _("Coca is not cocaine"),
            [
                _(
                    "Coca is a shrub; its leaf is chewed, brewed and sold lawfully in Peru, and part of it "
                    "becomes coca paste and cocaine. A hectare says nothing of how much leaf is picked, "
                    "and a tonne of leaf nothing of where it goes. So area, leaf, paste and cocaine are "
                    "measures of their own here and are never turned into one another."
                )
            ],
        ),
        (
            "planted-in-production",
            _("Planted, in production, at the end of the year"),
            [
                _(
                    "Monitors count different areas: all fields seen, fields in production, or fields "
                    "standing on 31 December after the year's eradication. Each statement keeps the "
                    "definition its source gives. Figures of different definitions are shown side by side, "
                    "never added, compared or joined by a line."
                )
            ],
        ),
        (
            "potential-seized",
            _("Potential, seized, destroyed"),
            [
                _(
                    "Potential production is computed from area, yield and a laboratory's skill; it is no "
                    "harvest that anyone weighed. Seizures are what the police took, of the purity found. "
                    "Drugs destroyed are what was burnt in a year, often seized in years before. None of "
                    "the three can be subtracted from another."
                )
            ],
        ),
    ]


def reading_chapters() -> list[Chapter]:
    """Return the chapters that say how claims become what the map shows."""
    return [
        (
            "statements",
            _("Statements, speakers and bounds"),
            [
                _(
                    "A statement is one quantity that one source gives: what, where, for which period, by "
                    "whom, with which bound. “No less than”, “around” and “no more than” stay what they "
                    "are: a floor, a round figure, a ceiling. A round figure stands for everything that "
                    "rounds to it: half a unit of its last digit that is not zero, on either side."
                ),
                _(
                    "Repeats of one monitor's figure count as one speaker. How each figure was read (first "
                    "hand, on the publisher's site, in a transcription, in the press, or computed from "
                    "finer figures) stands beside it."
                ),
            ],
        ),
        (
            "contested",
            _("When a place is contested"),
            [
                _(
                    "Two claims on the same measure, place and year contest each other when no value could "
                    "make both true. The map then marks the place. What it paints follows the lens: by "
                    "default the monitoring series; where none speaks and the claims differ, no single "
                    "value is put forward and the range is given. Nothing is ever averaged."
                )
            ],
        ),
        (
            "two-times",
            _("Two times: the year and the day of knowledge"),
            [
                _(
                    "The year slider moves what the figures are about; the as-of slider moves what had "
                    "been published. Where only a window is known for a publication, its figures count as "
                    "known from the end of the window. A later revision replaces its own series' figure "
                    "from the day it came out, and both stay listed."
                ),
                _(
                    "A year without a claim is hatched: no data is not zero. A zone that monitoring took "
                    "up in a later year is newly monitored from then on; it was not zero before."
                ),
            ],
        ),
    ]


def limits_chapters() -> list[Chapter]:
    """Return the chapters on shapes, ways and what the map must not be used for."""
    return [
        (
            "outlines",
            _("How the outlines are made"),
            [
                _(
                    "No official boundary of the coca zones is published. Our outlines are generalised: "
                    "the land is divided among district capitals so that each cell has the district's "
                    "published area, the cells of a zone's member districts are joined, and the border is "
                    "smoothed. Membership is inferred from district figures that add up to the published "
                    "zone totals. Departments are those of Natural Earth."
                ),
                _(
                    "The table says how far each outline overlaps the union of its member districts' own "
                    "polygons, measured once and carried with its date. Outlines marked schematic only say "
                    "where a zone lies: its extent is not published."
                ),
                _(
                    "Who holds an official polygon can put it in place of ours (python -m geo boundaries); "
                    "its source and licence then stand in the table, in the tooltip and in exports."
                ),
            ],
        ),
        (
            "corridors",
            _("How the corridors are drawn"),
            [
                _(
                    "Corridors are generalised from public reporting, for policy: they say that a way is "
                    "reported, by which mode and towards where, not where a vehicle went. Sea stages "
                    "follow sea lanes, air stages great circles, river stages the river; stages on land "
                    "are schematic. A stage without a named end stops open. Lines have one width, unless a "
                    "quantity is cited for that very way."
                )
            ],
        ),
        (
            "not-for",
            _("What this map must not be used for"),
            [
                _(
                    "Not for finding fields, laboratories, airstrips or people; not for planning "
                    "operations or movements; not for judging a community by its place on the map; not for "
                    "computing growth across a break of method or publisher; not for adding zones to "
                    "departments or places to what contains them. Boundaries and names imply no "
                    "endorsement."
                )
            ],
        ),
    ]
