"""The table of each measure: every place and year at each level, with its data; and their list."""

from __future__ import annotations

from collections.abc import Iterable

from geo.edition.data import data_files
from geo.edition.measures import Held, by_group
from geo.edition.pages.figures import place_link
from geo.edition.pages.site import Site, link, map_link, page_of, render
from geo.exports import places_of
from geo.language import _, bilingual, current, ngettext
from geo.markup import Markup
from geo.model import Estimate
from geo.style import unit_name
from geo.style.signs import UNEQUAL
from geo.wording.estimate import differ_mark, figure_words, who_says
from geo.wording.kinds import combine_words, level_names
from geo.wording.period import years_words


def write_tables(site: Site, measures: Iterable[Held]) -> None:
    """Write the list of measures and a page for each, in the language in use."""
    found = list(measures)
    for held in found:
        site.page(page_of("table", held.measure.id), held.measure.label(), _measure(held, site))
    site.page("tables.html", _("Tables and data"), _list(found, site))


def _list(found: list[Held], site: Site) -> Markup:
    sections = []
    for group, measures in by_group(found).items():
        rows = [
            render(
                "layout.row",
                head=link(page_of("table", held.measure.id), held.measure.label()),
                cells=[
                    unit_name(held.measure.unit),
                    years_words(held.years) if held.years else _("no yearly figure"),
                    _files(held, site),
                ],
            )
            for held in measures
        ]
        heads = (_("Measure"), _("Unit"), _("Years"), _("Data"))
        sections.append(render("layout.table", caption=group, heads=heads, rows=rows))
    return render("tables.list", sections=sections, language=current())


def _files(held: Held, site: Site) -> Markup:
    return render("tables.files", files=data_files(held.measure.id, held.level, site.files))


def _measure(held: Held, site: Site) -> Markup:
    measure = held.measure
    breaks = [b.words() for b in site.atlas.breaks_known(None) if b.measure in ("", measure.id)]
    return render(
        "tables.measure",
        name=measure.label(),
        meaning=bilingual(measure.meaning, measure.meaning_es),
        combine=combine_words(measure.combine),
        unit=unit_name(measure.unit),
        breaks=breaks,
        levels=[
            (
                level_names()[level],
                link(map_link(view), _("Show on the map"), css="button"),
                render("tables.files", files=data_files(measure.id, level, site.files)),
                _table(held, level, site),
            )
            for level, view in held.views.items()
        ],
    )


def _table(held: Held, level: str, site: Site) -> Markup:
    """Return the figures of a level: a row a place, a column a year; only places with a figure."""
    known = site.known(held.measure.id)
    if not held.years:
        return Markup()
    rows = []
    for place in places_of(held.views[level], held.years, known, site.atlas):
        found = {year: known.at(place.id, year) for year in held.years}
        if not any(found.values()):
            continue
        cells = [_cell(estimate, site) for estimate in found.values()]
        rows.append(render("layout.row", head=place_link(place.id, site.atlas), cells=cells))
    text = ngettext(
        "{level}: {n} place with figures; an empty cell is no data, not zero",
        "{level}: {n} places with figures; an empty cell is no data, not zero",
        len(rows),
    )
    heads = [_("Place"), *map(str, held.years)]
    caption = text.format(level=level_names()[level], n=len(rows))
    return render("layout.table", caption=caption, heads=heads, rows=rows, css="years")


def _cell(estimate: Estimate | None, site: Site) -> Markup:
    """Return a figure, with who says so where it is pointed at, and a mark where sources disagree."""
    if estimate is None:
        return Markup()
    words = figure_words(estimate, site.atlas) or differ_mark()
    mark = (
        Markup(' <b class="contested" title="{0}" role="img" aria-label="{0}">{1}</b>').format(
            differ_mark(), UNEQUAL
        )
        if estimate.contested
        else ""
    )
    return Markup('<span title="{}">{}</span>{}').format(who_says(estimate, site.atlas), words, mark)
