"""Every name in one list, with the newest figures of each place: read as it is, or narrowed by a script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.edition.measures import Held
from geo.edition.pages.site import Site, link, map_link, page_of, render
from geo.language import _
from geo.markup import Markup, joined
from geo.model import View
from geo.search.entries import GROUPS, Entry, entries, group_labels
from geo.wording.estimate import estimate_words, who_says


def write_search(site: Site, measures: Sequence[Held]) -> None:
    """Write the page, in the language in use: places, routes, measures, documents."""
    held = {one.measure.id: one for one in measures}
    found: dict[str, list[Entry]] = {group: [] for group in GROUPS}
    for entry in entries(site.atlas):
        if entry.group != "measure" or entry.id in held:
            found[entry.group].append(entry)
    groups = []
    for group, listed in found.items():
        ordered = sorted(listed, key=lambda one: one.label.casefold())
        lines = joined(_line(entry, held, site) for entry in ordered)
        groups.append((group, group_labels()[group], lines))
    site.page("search.html", _("Search"), render("search.page", groups=groups), scripts=("search.js",))


def _line(entry: Entry, held: dict[str, Held], site: Site) -> Markup:
    kind = {"measure": "table", "document": "source"}.get(entry.group, "place")
    return render(
        "search.line",
        target=page_of(kind, entry.id),
        label=entry.label,
        detail=entry.detail,
        names=", ".join(entry.names),
        figures=joined(_figures(entry.id, held.values(), site)) if kind == "place" else "",
    )


def _figures(place: str, measures: Iterable[Held], site: Site) -> Iterable[Markup]:
    """Return the newest figure of each measure of a place, with the way to it on the map."""
    for one in measures:
        known = site.known(one.measure.id)
        years = known.years([place])
        estimate = known.at(place, years[-1]) if years else None
        if estimate is None:
            continue
        kind = site.atlas.places.get(place).kind
        level = kind if kind in one.views else one.level
        view = View(measure=one.measure.id, level=level, place=place, year=years[-1])
        yield render(
            "search.figure",
            measure=link(map_link(view), one.measure.label()),
            figure=estimate_words(estimate, site.atlas),
            year=years[-1],
            who=who_says(estimate, site.atlas),
        )
