"""What a sheet with a chart says in words: headline, what is read with it, references, cautions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from shapely.geometry import Point

from geo.caveats import density_lines, licence_line, standing_caveats
from geo.language import _
from geo.links import view_code
from geo.model import Statement
from geo.plots.captions import Words, credit, own_words
from geo.plots.map.shown import Content, PlaceShown
from geo.plots.map.typeface import clean
from geo.plots.page.caveats import caveats, sentences
from geo.plots.page.finding import finding, finding_over_years, source_line, sources_said
from geo.plots.page.references import Reference, figure_references, references
from geo.plots.plan import Plan
from geo.style.signs import NO_DATA
from geo.views.charts import ChartData
from geo.views.sentence import against_words, finding_of
from geo.views.spans import estimate_at
from geo.wording.estimate import figure_words
from geo.wording.kinds import flag_words
from geo.wording.period import years_words


def places_content(plan: Plan) -> Content:
    """Return what the places of the level have in the year of the view, for a chart without outlines."""
    view, atlas, year = plan.view, plan.atlas, plan.view.shown_year
    shown = []
    for place in atlas.at_level(view.level):
        estimate = estimate_at(view, plan.known, place, year, atlas)
        if estimate is not None:
            name, value = atlas.places.get(place).label(), figure_words(estimate, atlas)
            shown.append(PlaceShown(place, name, Point(), (0.0, 0.0), estimate, NO_DATA, "", value, ""))
    return Content(view.year, tuple(shown), (), (), (), 0)


def words_of_places(plan: Plan, data: ChartData, content: Content) -> Words:
    """Return the words of a chart over the places of one year: those of a map of that year."""
    cited, numbers = references((content,), plan.view, plan.atlas, plan.known)
    found = finding(plan.view, (content,), plan.atlas, plan.known)
    line = source_line(plan.view, (content,), cited, plan.atlas)
    view = replace(plan.view, layers=())  # a chart draws none of them
    said = caveats(view, (content,), plan.atlas, plan.known, mapped=False)
    said += [line for line in sentences(data.cautions) if not any(line.endswith(told) for told in said)]
    words = _words(plan, data, (found.title, found.standfirst), line, cited, said)
    return replace(words, numbers=numbers)


def words_of_figures(plan: Plan, data: ChartData) -> tuple[Words, dict[str, str]]:
    """Return the words of a chart of single figures, and the reference of each."""
    figures = [plan.atlas.statements[id] for id in data.statements]
    cited, numbers = figure_references(figures, plan.atlas)
    sources = [*dict.fromkeys(figure.cited for figure in figures)]
    line = sources_said(_("All figures on the place"), plan.view, figures, sources, plan.atlas)
    breaks = [f"{found.year}: {found.text}" for found in data.breaks]
    said = [*data.cautions, *breaks, *_flag_lines(figures), *density_lines(plan.view, plan.atlas)]
    said += standing_caveats(outlines=False, corridors=False)
    return _words(plan, data, _finding(plan), line, cited, sentences(said)), numbers


def _words(
    plan: Plan,
    data: ChartData,
    found: tuple[str, str],
    line: str,
    cited: tuple[Reference, ...],
    said: Sequence[str],
) -> Words:
    own_title, own_note, cut = own_words(plan.sheet)
    heading = clean(data.heading).text
    title = own_title or clean(found[0], "semibold").text
    return Words(
        title=title or heading,
        year="",
        subtitle=heading if title else "",
        standfirst=clean(found[1]).text,
        note=own_note,
        source_line=clean(line).text,
        credit=credit(plan.sheet, plan.view, plan.atlas, view_code(plan.view, plan.atlas.version)),
        references=cited,
        numbers={},
        caveats=tuple(dict.fromkeys(said)),
        accuracy="",
        closing=(licence_line(),),
        cut=cut,
    )


def _finding(plan: Plan) -> tuple[str, str]:
    """Return what is seen over the years, or in the one year, and what is read with it."""
    view, known, atlas = plan.view, plan.known, plan.atlas
    last = estimate_at(view, known, view.place, view.shown_year, atlas)
    if last is None:
        return "", ""
    now = finding_of(last, known, atlas, view.as_of)
    read_with, first = against_words(last, atlas), plan.years[0]
    if len(plan.years) > 1 and first is not None:
        found = finding_over_years(view, (first, view.shown_year), known, atlas)
        said = (now if found.title != now else "", found.standfirst, read_with)
        return found.title.rstrip("."), " ".join(filter(None, said))
    return now.rstrip("."), read_with


def _flag_lines(figures: Sequence[Statement]) -> list[str]:
    """Return, for each flag, the years whose figures bear it."""
    flagged: dict[str, set[int]] = defaultdict(set)
    for figure in figures:
        for flag in figure.flags:
            flagged[flag].add(figure.period_end.year)
    told = ((flag_words([flag])[0], sorted(years)) for flag, years in sorted(flagged.items()))
    return [f"{words[:1].upper()}{words[1:]}: {years_words(years)}" for words, years in told]
