"""What a place is: names, what contains it, what lies inside it, what came before it."""

from __future__ import annotations

from itertools import groupby

import geopandas as gpd

from geo.atlas import once_per_atlas
from geo.estimates import counts
from geo.language import _, bilingual
from geo.maps.where import record_of
from geo.markup import Markup, joined
from geo.model import Place
from geo.shapes import EQUAL_AREA
from geo.ui.elements.english import in_english
from geo.ui.elements.html import link, render
from geo.ui.frame.addresses import place_address
from geo.ui.frame.atlas import Atlas
from geo.wording.kinds import kind_name, kinds_in_order
from geo.wording.period import years_words
from geo.wording.view import measure_label

"""Cylindrical equal area: shares of outlines are taken in it, not in degrees."""

REACH = 0.05
"""Share of a zone's outline from which it is said to reach into a department: below, edges only touch."""


def place_link(place: Place) -> Markup:
    """Return the name of ``place``, linked to its profile, as HTML."""
    return link(place_address(place.id), place.label())


def heading(place: Place, atlas: Atlas) -> Markup:
    """Return title, kind, parents and names of ``place`` as HTML."""
    around = map(place_link, reversed(atlas.places.ancestors(place.id)))
    return render(
        "places.heading",
        around=joined(around, " › "),
        label=_("Part of"),
        name=place.label(),
        kind=kind_name(place.kind),
        names=_names(place),
    )


def _names(place: Place) -> Markup:
    other = bilingual(place.name_es, place.name)
    language = bilingual("es", "en")
    parts: list[str] = []
    if other != place.label():
        label = bilingual(_("In Spanish"), _("In English"))
        parts.append(render("places.other_name", label=label, language=language, name=other))
    seen = [alias for alias in place.aliases if alias not in (place.name, place.name_es)]
    if seen:
        label = _("Other names in the sources")
        parts.append(f"{label}: {', '.join(seen)}")
    if place.note:
        parts.append(in_english(place.note))
    return Markup("<br>").join(parts)


def relations(place: Place, atlas: Atlas) -> Markup:
    """Return the places before and after, inside and across ``place``, as HTML."""
    before = render("places.relations", lines=_before_and_after(place, atlas))
    return before + _inside(place, atlas) + render("places.relations", lines=_across(place, atlas))


def _before_and_after(place: Place, atlas: Atlas) -> list[Markup]:
    """Return what the older series of a place is, or whose older series this one is."""
    lines = []
    apart = _("An earlier, separate series: not comparable.")
    if place.predecessor_of:
        after = place_link(atlas.places.get(place.predecessor_of))
        words = Markup.escape(_("Followed by {place}; it is drawn on that outline, which may differ."))
        lines.append(Markup("{} {}").format(words.format(place=after), apart))
    words = Markup.escape(_("Before it: {place}."))
    for older in atlas.places.older(place.id):
        named = words.format(place=place_link(older))
        lines.append(Markup("{} {} {}").format(named, figures_of(older, atlas), apart))
    return lines


def figures_of(place: Place, atlas: Atlas) -> str:
    """Return for which years each measure has figures of ``place``, in one sentence."""
    years: dict[str, list[int]] = {}
    for s in atlas.statements.values():
        if s.place == place.id and counts(s):
            years.setdefault(s.measure, []).append(s.period_end.year)
    if not years:
        return _("No figures for it in the data.")
    listed = "; ".join(
        _("{measure} for {years}").format(measure=measure_label(atlas, m), years=years_words(found))
        for m, found in years.items()
    )
    return _("Figures: {list}.").format(list=listed)


def _inside(place: Place, atlas: Atlas) -> Markup:
    children = atlas.places.children(place.id)
    if not children:
        return Markup()
    names = kinds_in_order()
    order = list(names)
    children.sort(key=lambda p: order.index(p.kind) if p.kind in order else len(order))
    groups = []
    for kind, group in groupby(children, key=lambda p: p.kind):
        found = list(group)
        groups.append((f"{names.get(kind, kind)} ({len(found)})", joined(map(place_link, found), ", ")))
    summary = _("Places inside ({n})").format(n=len(children))
    return render("places.inside", summary=summary, groups=groups, opened=len(children) <= 8)


def _across(place: Place, atlas: Atlas) -> list[Markup]:
    """Return the zones that reach into a department, or the departments that a zone reaches into."""
    if place.kind not in ("zone", "department"):
        return []
    found = _reached(atlas, place.id)
    places = [atlas.places.get(id) for id in found if not atlas.places.get(id).predecessor_of]
    if not places:
        return []
    if place.kind == "zone":
        words = _("Departments it covers (approx.)")
    else:
        words = _("Zones that extend into it (approx.)")
    return [Markup("{}: {}.").format(words, joined(map(place_link, places), ", "))]


@once_per_atlas
def _reached(atlas: Atlas, place: str) -> list[str]:
    """Return the departments that a zone reaches into, or the zones that reach into a department."""
    record = atlas.places.get(place)
    other = "departments" if record.kind == "zone" else "zones"
    return reaching(record_of(record, atlas), atlas.layers[other], of_other=record.kind == "department")


def reaching(own: gpd.GeoDataFrame, others: gpd.GeoDataFrame, *, of_other: bool) -> list[str]:
    """Return the ids of ``others`` that share at least `REACH` of an area with ``own``, largest first.

    Those that share as much, as all that lie wholly inside, keep their order.

    Parameters
    ----------
    own : GeoDataFrame
        One row with an area, EPSG:4326; with none, nothing is found.
    others : GeoDataFrame
        Areas with ``id``, EPSG:4326.
    of_other : bool
        Whether the share is of the other's area (a zone in a department) or of the own
        one (a department under a zone).
    """
    if own.empty:
        return []
    near = others[others.intersects(own.geometry.iloc[0])].to_crs(EQUAL_AREA)
    shape = own.to_crs(EQUAL_AREA).geometry.iloc[0]
    shared = near.intersection(shape).area / (near.area if of_other else shape.area)
    near = near.assign(shared=shared.round(3))
    return list(near[near["shared"] >= REACH].sort_values("shared", ascending=False, kind="stable")["id"])
