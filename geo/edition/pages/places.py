"""The page of each place: its newest figure, where it lies, every figure by measure; and their list."""

from __future__ import annotations

from dataclasses import replace

from geo.edition.pages.figures import figures_table, place_link, routes_table
from geo.edition.pages.site import Site, link, map_link, page_of, render
from geo.language import _, ngettext
from geo.maps.locator import Under
from geo.maps.projection import Window
from geo.maps.where import where
from geo.markup import Markup, joined
from geo.model import LEVELS, Measure, Place, Statement, View
from geo.model.view import EXPORT_CORRIDORS, LAYERS
from geo.views.record import by_measure, stated_of, summed_up, years_stated
from geo.views.sentence import sentence_of
from geo.wording.kinds import kind_name, kinds_in_order

FEW_INSIDE, FEW_FIGURES = 8, 12
"""Places inside, and figures of a measure, up to which they are shown without being unfolded."""

Stated = dict[Measure, list[Statement]]
"""The figures of a place by measure, the newest first."""


def write_places(site: Site) -> None:
    """Write the list of places and a page for each, in the language in use."""
    stated = {
        place.id: by_measure(stated_of(place.id, site.atlas, None), site.atlas) for place in site.atlas.places
    }
    drawn: dict[Window, Under] = {}
    for place in site.atlas.places:
        locator = where(place, site.atlas, drawn=drawn, styled=False)
        body = _profile(place, stated[place.id], locator, site)
        site.page(page_of("place", place.id), place.label(), body)
    site.page("places.html", _("Places"), _list(stated, site))


def _list(stated: dict[str, Stated], site: Site) -> Markup:
    kinds = kinds_in_order()
    kinds |= {place.kind: place.kind for place in site.atlas.places if place.kind not in kinds}
    sections = []
    for kind, heading in kinds.items():
        places = [place for place in site.atlas.places if place.kind == kind]
        if not places:
            continue
        rows = [
            render("layout.row", head=place_link(place.id, site.atlas), cells=[_counted(stated[place.id])])
            for place in sorted(places, key=Place.label)
        ]
        sections.append(
            render(
                "layout.table",
                caption=f"{heading} ({len(places)})",
                heads=(_("Place"), _("Figures")),
                rows=rows,
            )
        )
    return render("places.list", sections=sections)


def _counted(stated: Stated) -> str:
    figures = [s for found in stated.values() for s in found]
    if not figures:
        return _("no figure: no data is not zero")
    text = ngettext("{n} figure, {years}", "{n} figures, {years}", len(figures))
    return text.format(n=len(figures), years=years_stated(figures))


def _profile(place: Place, stated: Stated, locator: Markup, site: Site) -> Markup:
    """Return the page of a place."""
    atlas = site.atlas
    around = [place_link(p.id, atlas) for p in reversed(atlas.places.ancestors(place.id))]
    inside = [place_link(p.id, atlas) for p in sorted(atlas.places.children(place.id), key=Place.label)]
    return render(
        "places.profile",
        around=joined(around, " › "),
        name=place.label(),
        kind=kind_name(place.kind),
        aliases=", ".join(name for name in place.aliases if name not in (place.name, place.name_es)),
        lead=_lead(place, stated, site),
        locator=locator,
        on_map=link(map_link(view_of(place, stated, site)), _("Show on the map"), css="button"),
        measures=[_measure(measure, found, site) for measure, found in stated.items()],
        routes=_routes(place, site),
        inside=joined(inside, ", "),
        count=len(inside),
        opened=len(inside) <= FEW_INSIDE,
    )


def _lead(place: Place, stated: Stated, site: Site) -> str:
    """Return the newest figure of the first measure that has one, as a sentence."""
    for measure in stated:
        known = site.known(measure.id)
        years = known.years([place.id])
        if years and (newest := known.at(place.id, years[-1])) is not None:
            return sentence_of(newest, known, site.atlas)
    return ""


def _measure(measure: Measure, found: list[Statement], site: Site) -> Markup:
    about = link(page_of("table", measure.id), _("All places, with the data to download"))
    table = figures_table(measure.label(), found, site.atlas, place=any(s.to_place for s in found))
    body = table + Markup("<p>{}</p>").format(about)
    return render(
        "layout.folded",
        summary=summed_up(measure, found),
        body=body,
        id=f"measure-{measure.id}",
        opened=len(found) <= FEW_FIGURES,
    )


def _routes(place: Place, site: Site) -> Markup:
    if place.kind == "corridor":
        found = [r for r in site.atlas.routes if r.corridor == place.id]
    else:
        found = [r for r in site.atlas.routes if place.id in (r.from_place, r.to_place)]
    if not found:
        return Markup()
    found.sort(key=lambda r: (r.corridor, r.order, r.id))
    return routes_table(_("Stages of routes, as reported"), found, site.atlas)


def view_of(place: Place, stated: Stated, site: Site) -> View:
    """Return the view in which the map shows a place, with a figure where it has one."""
    view = View(place=place.id, level=place.kind if place.kind in LEVELS else "zone")
    valued = next((m.id for m in stated if site.known(m.id).years([place.id])), "")
    if valued:
        view = replace(view, measure=valued, year=site.known(valued).years([place.id])[-1])
    if frame := site.atlas.frame_of(place.id):
        view = replace(view, extent=frame)
    if place.kind == "corridor" and place.id not in EXPORT_CORRIDORS:
        view = replace(view, layers=tuple(n for n in LAYERS if n in {*view.layers, "ways"}))
    return view
