"""The page of disputed figures: who says what, how far apart, and why they differ."""

from __future__ import annotations

from dataclasses import replace

from geo.edition.pages.figures import figures_table, place_link
from geo.edition.pages.site import Site, link, map_link, page_of, render
from geo.estimates import AGREES, ROUNDING, Disagreement, find_disagreements, kind_words, verdict_words
from geo.estimates.disagreements.reasons import reasons_of
from geo.language import _, ngettext
from geo.markup import Markup
from geo.model import LEVELS, View
from geo.views.defaults import extent_for
from geo.views.disputes import Group, claims_of, counted, grouped, spread_words, titled
from geo.wording.period import span_words
from geo.wording.view import measure_label


def write_disagreements(site: Site) -> None:
    """Write the page, in the language in use: the most important first."""
    found = find_disagreements(site.atlas.statements.values(), site.atlas, agreeing=True)
    apart = [d for d in found if d.verdict not in (AGREES, ROUNDING)]
    groups = grouped(apart, site.atlas)
    text = ngettext(
        "{n} disagreement, and {checked} calculations that agree.",
        "{n} disagreements, and {checked} calculations that agree.",
        len(apart),
    )
    body = render(
        "disagreements.page",
        counted=text.format(n=len(apart), checked=len(found) - len(apart)),
        contents=[(group.greatest.id, titled(group, site.atlas)) for group in groups],
        items=[_item(group, site) for group in groups],
    )
    site.page("disagreements.html", _("Disagreements"), body)


def _item(group: Group, site: Site) -> Markup:
    d, atlas = group.greatest, site.atlas
    members = sorted(group.members, key=lambda one: (one.first_year, one.last_year))
    claims = [s for one in members for s in claims_of(one.claims, atlas)]
    return render(
        "disagreements.item",
        id=d.id,
        title=titled(group, atlas),
        said=spread_words(d),
        kind=kind_words()[d.kind],
        verdict=verdict_words()[d.verdict],
        counted=counted(group, atlas),
        years=[(span_words(one.first_year, one.last_year), spread_words(one)) for one in members]
        if len(members) > 1
        else [],
        claims=figures_table(
            _("Who says what"), dict.fromkeys(claims), atlas, place=any(s.place != d.place for s in claims)
        ),
        lines=[line.text for line in d.lines],
        reasons=[(r.topic, r.text, r.need or "–") for r in reasons_of(d, atlas.statements, atlas, None)],
        links=[
            link(map_link(_view(d, site)), _("Show on the map")),
            place_link(d.place, atlas),
            link(page_of("table", d.measure), measure_label(atlas, d.measure)),
        ],
    )


def _view(d: Disagreement, site: Site) -> View:
    """Return the view of the map that shows what ``d`` is about."""
    kind, levels = site.atlas.places.get(d.place).kind, site.atlas.levels_of(d.measure)
    level = kind if kind in LEVELS else (levels or ["country"])[0]
    view = View(measure=d.measure, level=level, place=d.place, year=d.last_year)
    return replace(view, extent=extent_for(level, view.extent))
