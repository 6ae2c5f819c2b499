"""The options that say which view is meant, shared by ``snapshot`` and ``export``."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import ViewError
from geo.language import LANGUAGES, _
from geo.links import LATEST, VIEW_FIELDS
from geo.links.fields import years
from geo.links.query import read_query
from geo.links.view_fields import read_view
from geo.model import LAYERS, LENSES, LEVELS, View, years_text
from geo.model.statement import READINGS
from geo.model.view import DRAWINGS, EXTENTS

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.exports import Request

NEAREST = 4
"""Years with data that are named where the one asked for has none."""


def add_view_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a view; with none given it is the one that the page opens on."""
    group = parser.add_argument_group(_("the view"))
    given = group.add_mutually_exclusive_group()
    given.add_argument(
        "--view",
        metavar=_("URL"),
        help=_("a link copied from the page; the options below change parts of it"),
    )
    given.add_argument(
        "--from",
        dest="made_from",
        type=Path,
        metavar=_("FILE"),
        help=_("the view stored in an exported file"),
    )
    group.add_argument("--measure", metavar=_("ID"), help=_("what is counted, for example coca_cultivation"))
    group.add_argument("--level", metavar=f"{{{','.join(LEVELS)}}}", help=_("what is compared"))
    group.add_argument("--year", metavar=_("YEAR"), help=_("by default the newest with data"))
    group.add_argument(
        "--years",
        metavar="2012-2024",
        help=_(
            "several years: first to last, or a list such as 2001,2011; in a file name {year} stands for each"
        ),
    )
    group.add_argument(
        "--as-of", metavar=_("DAY"), help=_("only figures published by this day, such as 2012-06-30")
    )
    group.add_argument(
        "--lens",
        metavar=_("FIGURE"),
        help=_("figure shown where several exist: {names}, source:ID or speaker:NAME").format(
            names=", ".join(LENSES)
        ),
    )
    group.add_argument(
        "--without",
        metavar=_("READINGS"),
        help=_("figures left out by how they were read, joined by commas: {names}").format(
            names=", ".join(READINGS)
        ),
    )
    _add_picture_options(group)


def _add_picture_options(group: argparse._ArgumentGroup) -> None:
    """Add the options of a view that say what a picture shows beside the figures."""
    group.add_argument(
        "--layers",
        metavar=_("NAMES"),
        help=_("layers switched on, joined by commas: {names}; or none").format(names=", ".join(LAYERS)),
    )
    group.add_argument("--place", metavar=_("PLACE"), help=_("id or name of the place selected"))
    group.add_argument(
        "--extent",
        metavar="W,S,E,N",
        help=_("part of the map: {names}, a place with an outline, or degrees").format(
            names=", ".join(EXTENTS)
        ),
    )
    group.add_argument(
        "--draw", choices=[*DRAWINGS], help=_("how totals are drawn; circles where nothing is said")
    )
    group.add_argument(
        "--language", choices=[*LANGUAGES], default=argparse.SUPPRESS, help=_("language of the file")
    )


def joined_extents(arguments: Iterable[str]) -> list[str]:
    """Return ``arguments`` with each ``--extent -82,…`` as one word.

    Every extent of Peru begins with a minus, and argparse takes such a word for an option.
    """
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] == "--extent" and re.match(r"-\.?\d", argument):
            joined[-1] = f"--extent={argument}"
        else:
            joined.append(argument)
    return joined


def request_from(options: argparse.Namespace, atlas: Atlas) -> Request:
    """Return what the options ask for: a file's or link's view, with the parts that are given changed.

    Raises
    ------
    ViewError
        One line for each part that cannot be had, with near names.
    """
    from geo.views.defaults import as_taken_away

    base = _base(options, atlas)
    everything = getattr(options, "all", False) or base.everything
    view, faults = given_view(options, base.view, atlas)
    asked = base.years
    try:
        if options.years is not None:
            asked = years(options.years)
    except ViewError as error:
        faults.append(f"--years: {error}")
    if faults:
        raise ViewError("\n".join(faults))
    view = _settled(view, asked, options.level, atlas, everything=everything)
    if options.layers is None and "layers" not in read_query(link_of(options) or ""):
        view = as_taken_away(view, atlas)
    return replace(base, view=view, years=asked, everything=everything)


def given_view(options: argparse.Namespace, view: View, atlas: Atlas) -> tuple[View, list[str]]:
    """Return ``view`` with the parts that the options give, and a line for each that cannot be had."""
    given = {part: text for part in VIEW_FIELDS if (text := getattr(options, part.name, None)) is not None}
    if options.measure or options.years is not None:
        view = replace(view, year=None)  # another measure has other years
    return read_view(given, view, atlas, lambda part, wrong: f"--{part.name.replace('_', '-')}: {wrong}")


def link_of(options: argparse.Namespace) -> str | None:
    """Return the link that the options give, or the one inside the file they name."""
    if options.made_from is None:
        return options.view
    from geo.exports import read_metadata

    return read_metadata(options.made_from).view


def _base(options: argparse.Namespace, atlas: Atlas) -> Request:
    """Return the request of the link or file named, else that of the opening view."""
    from geo.exports import Request, of_pages_only, read_metadata, request_from_link

    link = link_of(options)
    if link is None:
        return Request(View(language=getattr(options, "language", None) or "en"))
    if options.made_from is not None:
        said = read_metadata(options.made_from)
        if said.data_version != atlas.version:
            print(
                _("{file} was made from data version {then}; the data are now {now}").format(
                    file=options.made_from, then=said.data_version, now=atlas.version
                ),
                file=sys.stderr,
            )
    request, problems = request_from_link(link, atlas)
    if problems:
        raise ViewError("\n".join(problems))
    if unused := of_pages_only(link):
        print(_("Of the link, this says nothing of a file: {names}").format(names=unused), file=sys.stderr)
    return request


def _settled(
    view: View, asked: tuple[int, ...], level: str | None, atlas: Atlas, *, everything: bool
) -> View:
    """Return ``view`` with level and year settled.

    Parameters
    ----------
    asked : tuple of int
        Years asked for; empty for the view's own.
    level : str or None
        The level that was asked for by an option.
    everything : bool
        All years are wanted: the view's own need have no data.

    Raises
    ------
    ViewError
        If it has nothing to show.
    """
    from geo.views.defaults import settled
    from geo.views.spans import shown_of

    known = shown_of(view, atlas)
    levels = atlas.levels_of(view.measure)
    if level and levels and level not in levels:
        raise ViewError(
            _("--level: {measure} has no figures at level {level}; it has figures at {known}").format(
                measure=view.measure, level=level, known=", ".join(levels)
            )
        )
    with_data = known.years(as_of=view.as_of) or _stated_years(view, atlas)
    if view.carry and with_data:
        with_data = list(range(with_data[0], with_data[-1] + 1))
    inside = [y for y in with_data if not asked or y in asked]
    if view.year is None and asked and inside:
        view = replace(view, year=inside[-1])
    if view.year is None and with_data:
        opened = settled(view, known, atlas)
        view = replace(view, year=opened.year if opened.year in with_data else with_data[-1])
    if not everything and (not inside if asked else view.year not in with_data):
        raise ViewError(_no_data(view, asked, with_data))
    return settled(view, known, atlas)


def _stated_years(view: View, atlas: Atlas) -> list[int]:
    """Return the years of what is stated of a measure that no map can paint (shares by destination)."""
    from geo.estimates import years_of

    known = [s for s in atlas.known(view.as_of).values() if s.measure == view.measure]
    return sorted({year for s in known for year in years_of(s)})


def _no_data(view: View, asked: tuple[int, ...], with_data: list[int]) -> str:
    """Say that the year asked for has no data, and which ones near it have."""
    if not with_data:
        return _("no data on {measure} with --lens {lens} published by {day}").format(
            measure=view.measure, lens=view.whole_lens, day=view.as_of or LATEST
        )
    middle = asked[0] if asked else view.year or 0
    near = sorted(sorted(with_data, key=lambda year: abs(year - middle))[:NEAREST])
    return _("no data on {measure} in {years}; the nearest years with data are {near}").format(
        measure=view.measure,
        years=years_text(asked) if asked else str(view.year),
        near=", ".join(map(str, near)),
    )
