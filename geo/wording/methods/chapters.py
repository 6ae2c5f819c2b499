"""The words of the Methods page, in their order; what is shown below them as tables the page adds."""

from __future__ import annotations

from geo.language import _

Chapter = tuple[str, str, list[str]]
"""Anchor, heading, paragraphs."""


def methods_chapters() -> list[Chapter]:
    """Return every chapter in its order; those without a paragraph are a table of the data."""
    return [
        ("how-to-read", _("How to read this map"), []),
        *_words(),
        ("measures", _("What each measure counts"), []),
        *_reading(),
        *_series(),
        *_outlines(),
        ("accuracy", _("Every outline and its accuracy"), []),
        *_limits(),
    ]


def _words() -> list[Chapter]:
    """Return the chapters that say what the numbers count."""
    return [
        (
            "coca-not-cocaine",
            _("Coca is not cocaine"),
            [
                _(
                    "Coca is a shrub; its leaf is chewed, brewed and sold lawfully in Peru, and part "
                    "of it becomes coca paste and cocaine. A hectare does not show how much leaf is "
                    "picked, and a tonne of leaf does not show where it goes. So area, leaf, paste and "
                    "cocaine are separate measures and are never converted into one another."
                )
            ],
        ),
        (
            "planted-in-production",
            _("Planted, in production, at the end of the year"),
            [
                _(
                    "Monitoring bodies count different areas: all fields seen, fields in production, "
                    "or fields standing on 31 December after the year's eradication. Each figure keeps "
                    "the definition of its source. Figures with different definitions are shown side "
                    "by side, never added, compared or joined by a line."
                )
            ],
        ),
        (
            "potential-seized",
            _("Potential, seized, destroyed"),
            [
                _(
                    "Potential production is calculated from area, yield and laboratory efficiency; it "
                    "was not weighed. Seizures are what the police took, at the purity found. Drugs "
                    "destroyed are what was burnt in a year, often seized in earlier years. None of "
                    "the three can be subtracted from another."
                )
            ],
        ),
    ]


def _reading() -> list[Chapter]:
    """Return the chapters that say how claims become what the map shows."""
    return [
        (
            "statements",
            _("Figures, sources and bounds"),
            [
                _(
                    "A figure is a number that a source gives: what, where, for which period, "
                    "according to whom, with which bound. “No less than”, “around” and “no more than” "
                    "are kept: a floor, a round figure, a ceiling. A round figure covers everything "
                    "that rounds to it: half a unit of its last digit that is not zero, on either side."
                ),
                _(
                    "Repeats of one monitoring body's figure count as one source. Beside each figure "
                    "stands how we read it: from the document, from an official site, from a press "
                    "report, from a third-party copy, or as our sum."
                ),
            ],
        ),
        (
            "contested",
            _("When sources disagree on a place"),
            [
                _(
                    "Sources disagree when two figures for the same measure, place and year cannot "
                    "both be right. The map then marks the place. The colour follows “Figure shown”: "
                    "by default official monitoring; where it has no figure and the others differ, "
                    "none is shown and the range is given. Nothing is averaged."
                )
            ],
        ),
        (
            "two-times",
            _("Two dates: the year and the day of publication"),
            [
                _(
                    "“Year” chooses the year of the figures; “Published by” limits them to what had "
                    "been published by a day. Where the date of a publication is not exact, its "
                    "figures count from the latest possible day. A later revision replaces the figure "
                    "of its own series from the day of publication, and both stay listed."
                ),
                _(
                    "A year without a figure is hatched: no data is not zero. A zone added to the "
                    "monitoring in a later year is newly monitored from then on; before, it is "
                    "unknown, not zero."
                ),
            ],
        ),
    ]


def _series() -> list[Chapter]:
    """Return the chapters on series, and on what the atlas adds up itself."""
    return [
        (
            "series",
            _("Series and their breaks"),
            [
                _(
                    "A series is one monitoring body with one method; two series never share a line. "
                    "The United States' estimates use a method of their own and lie on both sides of "
                    "the official monitoring, from a third below to two fifths above."
                )
            ],
        ),
        (
            "own-sums",
            _("Our own sums"),
            [
                _(
                    "Few zone and department figures of 2012 to 2017 were read as the surveys print "
                    "them. Where none was, the atlas adds up UNODC's district figures, which it read "
                    "in a data set of 2022. Such a sum is ours, not UNODC's; a printed figure always "
                    "goes before it, and it counts in no disagreement."
                ),
                _(
                    "The data set has 0 ha for the districts of Samugari, Anchihuay and Canayre before "
                    "2014 and no row for San Miguel, so the sums of the VRAEM and of Ayacucho for 2012 "
                    "and 2013 are minimums. Where all districts of a zone are at 0 (Callería, 2013 to "
                    "2015), zero and no data cannot be distinguished: no figure is shown. The table "
                    "sets each sum beside the figure it can be checked with."
                ),
            ],
        ),
    ]


def _outlines() -> list[Chapter]:
    """Return the chapter on shapes."""
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
                    "An official polygon can replace ours (python -m geo boundaries); its source and "
                    "licence are then shown in the table, on the map and in exports."
                ),
            ],
        ),
    ]


def _limits() -> list[Chapter]:
    """Return the chapters on ways and what the map must not be used for."""
    return [
        (
            "corridors",
            _("How routes are drawn"),
            [
                _(
                    "Routes are generalised from public reporting, for policy use: they show that a "
                    "route is reported, by which means of transport and towards where, not where a "
                    "vehicle went. Sea stages follow sea lanes, air stages great circles, river stages "
                    "the river; stages on land are schematic. A stage without a named end stays open. "
                    "All lines have one width, unless a figure is cited for that very route."
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
