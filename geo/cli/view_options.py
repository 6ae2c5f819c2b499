"""The options that say which view is meant, shared by ``snapshot`` and ``export``."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from geo.cli.view_parts import (
    NEAR,
    read_as_of,
    read_extent,
    read_layers,
    read_lens,
    read_measure,
    read_place,
    read_year,
)
from geo.errors import GeoError, ViewError
from geo.language import LANGUAGES, _
from geo.links import LATEST
from geo.model import LAYERS, LENSES, LEVELS, View, read_years, years_text
from geo.model.view import EXTENTS

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.exports import Request


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
    group.add_argument("--level", choices=LEVELS, help=_("what is compared"))
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
    base = _base(options, atlas)
    everything = getattr(options, "all", False) or base.everything
    reading = _Reading(atlas, [])
    view = reading.view(options, base.view)
    years = reading.years(options.years) if options.years is not None else base.years
    if not reading.faults:
        view = reading.settled(options, view, years, everything=everything)
    if reading.faults:
        raise ViewError("\n".join(reading.faults))
    return replace(base, view=view, years=years, everything=everything)


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
    request, problems = request_from_link(link, atlas, date.today())
    if problems:
        raise ViewError("\n".join(problems))
    if unused := of_pages_only(link):
        print(_("Of the link, this says nothing of a file: {names}").format(names=unused), file=sys.stderr)
    return request


def _as_given(value: str | int, atlas: Atlas) -> str | int:
    """Return what argparse has read already."""
    return value


@dataclass
class _Reading:
    """Reads options against the atlas and keeps what is wrong with them, a line each."""

    atlas: Atlas
    faults: list[str]

    def view(self, options: argparse.Namespace, view: View) -> View:
        """Return ``view`` with the parts that the options give."""
        readers = {
            "measure": read_measure,
            "level": _as_given,
            "year": read_year,
            "as_of": read_as_of,
            "lens": read_lens,
            "layers": read_layers,
            "place": read_place,
            "extent": read_extent,
            "language": _as_given,
        }
        parts: dict[str, object] = {}
        for name, read in readers.items():
            text = getattr(options, name, None)
            if text is None:
                continue
            try:
                parts[name] = read(text, self.atlas)
            except GeoError as error:
                self.faults.append(str(error))
        if "year" not in parts and ("measure" in parts or options.years is not None):
            parts["year"] = None  # another measure has other years
        return replace(view, **parts)  # type: ignore[arg-type]

    def years(self, text: str) -> tuple[int, ...]:
        """Return the years asked for."""
        found = read_years(text)
        if found is None:
            self.faults.append(
                _(
                    "--years: “{value}”; expected years such as 2012-2024 or 2001,2011, the earlier first"
                ).format(value=text[:60])
            )
        return found or ()

    def settled(
        self,
        options: argparse.Namespace,
        view: View,
        years: tuple[int, ...],
        *,
        everything: bool,
    ) -> View:
        """Return ``view`` with level and year settled, or say why it has nothing to show."""
        from geo.spans import shown_of
        from geo.view_defaults import settled

        known = shown_of(view, self.atlas)
        levels = self.atlas.levels_of(view.measure)
        if options.level and levels and options.level not in levels:
            self.faults.append(
                _("--level: {measure} has no figures at level {level}; it has figures at {known}").format(
                    measure=view.measure, level=options.level, known=", ".join(levels)
                )
            )
            return view
        with_data = known.years(as_of=view.as_of) or self._stated_years(view)
        if view.carry and with_data:
            with_data = list(range(with_data[0], with_data[-1] + 1))
        inside = [y for y in with_data if not years or y in years]
        if view.year is None and years and inside:
            view = replace(view, year=inside[-1])
        if view.year is None and with_data:
            opened = settled(view, known, self.atlas)
            view = replace(view, year=opened.year if opened.year in with_data else with_data[-1])
        wrong = not inside if years else view.year not in with_data
        if wrong and not everything:
            self.faults.append(self._no_data(view, years, with_data))
            return view
        return settled(view, known, self.atlas)

    def _stated_years(self, view: View) -> list[int]:
        """Return the years of what is stated of a measure that no map can paint (shares by destination)."""
        from geo.estimates import years_of

        sources = self.atlas.sources
        told = [s for s in self.atlas.statements.values() if s.measure == view.measure]
        known = [s for s in told if view.as_of is None or sources[s.source].published_to <= view.as_of]
        return sorted({year for s in known for year in years_of(s)})

    def _no_data(self, view: View, years: tuple[int, ...], with_data: list[int]) -> str:
        """Say that the year asked for has no data, and which ones near it have."""
        if not with_data:
            return _("no data on {measure} with --lens {lens} published by {day}").format(
                measure=view.measure, lens=view.lens, day=view.as_of or LATEST
            )
        asked = years_text(years) if years else str(view.year)
        middle = years[0] if years else view.year or 0
        near = sorted(sorted(with_data, key=lambda year: abs(year - middle))[:NEAR])
        return _("no data on {measure} in {years}; the nearest years with data are {near}").format(
            measure=view.measure, years=asked, near=", ".join(map(str, near))
        )
