"""The map document and the values message made from the atlas: for the page and for a file alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

import folium

from geo.atlas import Atlas
from geo.corridors import with_known_from
from geo.estimates import SameZones, Timelines, same_zones
from geo.language import _, in_each_language
from geo.maps.contract import ValuesMessage
from geo.maps.document import map_document
from geo.maps.messages.panel import panel_maker
from geo.maps.messages.ranges import range_message
from geo.maps.messages.values import values_message
from geo.maps.noted import noted_marks
from geo.maps.shares import destination_shares
from geo.model import Break, Estimate, View
from geo.style import Classes
from geo.views.spans import Dated, carried_years, totals_since
from geo.wording.claim import cited, speaker_words

TITLE = "Peru Coca Atlas"


def atlas_document(
    atlas: Atlas, title: str = TITLE, without: Collection[str] = (), **held: object
) -> folium.Map:
    """Return the map of all levels and years.

    The countries cover the land, so its layer would only be drawn under them.

    Parameters
    ----------
    atlas : Atlas
    title : str
        Title of the document.
    without : collection of str
        Layers that are left out, for a file that shows none of them.
    held
        What the document holds beside the geometry, handed on to `map_document`: ``values``,
        ``view``, ``strings``, ``standalone``, ``apart``.
    """
    dated = with_known_from(atlas.layers["corridors"], atlas.routes, atlas.sources)
    dated = dated.assign(reported_by=[_reported_by(ids, atlas) for ids in dated["routes"]])
    names = {place.id: (place.name, place.name_es) for place in atlas.places}
    left_out = {"land", *without}
    layers = {name: layer for name, layer in atlas.layers.items() if name not in left_out}
    layers |= {"corridors": dated}
    shares, noted = destination_shares(atlas), noted_marks(atlas)
    return map_document(layers, title=title, names=names, shares=shares, noted=noted, **held)  # type: ignore[arg-type]


def _reported_by(ids: str, atlas: Atlas) -> dict[str, str]:
    """Return by language who reports the routes of these ids (joined by ``|``), and where."""
    routes = [route for route in atlas.routes if route.id in ids.split("|")]

    def words() -> str:
        found = (
            _("{speaker}, in {source}").format(
                speaker=speaker_words(route, atlas.sources[route.source], atlas.institutions),
                source=cited(route, atlas.sources),
            )
            for route in routes
        )
        return "; ".join(dict.fromkeys(found))

    return in_each_language(words)


def atlas_values(
    atlas: Atlas,
    measure: str,
    estimates: Iterable[Estimate],
    *,
    lens: str,
    classes: dict[str, Classes] | None = None,
    carried: Any = None,  # noqa: ANN401 - handed on
    panel: bool = False,
    years: Collection[int] = (),
) -> ValuesMessage:
    """Return the values message of one measure and lens, in the language in use.

    Parameters
    ----------
    estimates : iterable of Estimate
        Those of the measure under the lens.
    classes : dict of level to Classes, optional
        Fixed classes; made here over all ``estimates`` where not given.
    panel : bool
        With what stands beside the map, of ``years`` (empty: of all).
    """
    breaks, held = [b for b in atlas.breaks if b.measure in ("", measure)], list(estimates)
    known, counted = Timelines(held), atlas.measures[measure]
    coverage = coverage_changes(atlas, breaks, known)
    beside = panel_maker(counted, atlas, known=known, lens=lens, coverage=coverage, years=years)
    return values_message(
        counted,
        held,
        atlas,
        coverage=coverage,
        panel=beside if panel else None,
        lens=lens,
        classes=classes,
        breaks=breaks,
        carried=carried,
    )


def coverage_changes(
    atlas: Atlas, breaks: Iterable[Break], known: Timelines
) -> dict[tuple[str, int], list[tuple[date, SameZones]]]:
    """Return how coverage changed on the year before, by place and year, from each day on which that differs.

    Parameters
    ----------
    breaks : iterable of Break
        Those of the measure; only those that add zones count.
    known : Timelines
        Estimates of the measure, places and zones among them.
    """
    found: dict[tuple[str, int], list[tuple[date, SameZones]]] = {}
    for place, year in sorted({(place, b.year) for b in breaks for place in b.touched}):
        if known.at(place, year) is None:
            continue
        rows = found.setdefault((place, year), [])
        for day in known.days():
            before, now = known.at(place, year - 1, day), known.at(place, year, day)
            if before is None or now is None:
                continue
            coverage = same_zones([before], [now], known, atlas.surveyed(day), day)
            if coverage is not None and (not rows or rows[-1][1] != coverage):
                rows.append((day, coverage))
    return {key: rows for key, rows in found.items() if rows}


def view_values(
    atlas: Atlas,
    view: View,
    estimates: Iterable[Estimate],
    *,
    classes: dict[str, Classes] | None = None,
    years: Collection[int] = (),
) -> ValuesMessage:
    """Return the values message that ``view`` needs: of single years, or totals since one.

    Parameters
    ----------
    estimates : iterable of Estimate
        Those of the view's measure and lens that are to be held, of single years.
    classes : dict of level to Classes, optional
        Fixed classes of single years.
    years : collection of int
        Years of the figures to be held, of totals the last; empty for all.

    What stands beside the map is in it.
    """
    if view.since is None:
        held = list(estimates)
        carried = carried_years(Timelines(held), view.measure, atlas) if view.carry else None
        return atlas_values(
            atlas,
            view.measure,
            held,
            lens=view.whole_lens,
            classes=classes,
            carried=carried,
            panel=True,
            years=years,
        )
    totals = totals_since(atlas, view.measure, view.whole_lens, view.since)
    chosen = [dated for dated in totals if not years or dated[1].last in years]
    return atlas_range(atlas, view.measure, chosen, since=view.since, lens=view.whole_lens, years=years)


def atlas_range(
    atlas: Atlas,
    measure: str,
    totals: Sequence[Dated],
    *,
    since: int,
    lens: str,
    panel: bool = True,
    years: Collection[int] = (),
) -> ValuesMessage:
    """Return the values message of totals since a year, with what stands beside the map where that is wanted.

    Of that, only the ``years`` given; all where none are.
    """
    counted = atlas.measures[measure]
    beside = panel_maker(counted, atlas, lens=lens, totals=totals, years=years) if panel else None
    return range_message(counted, totals, atlas, since=since, lens=lens, panel=beside)
