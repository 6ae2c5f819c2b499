"""What is not known of a place: gaps, breaks, windows instead of days, what only its parent has."""

from __future__ import annotations

from dataclasses import replace

from geo.caveats import shortfall
from geo.estimates import counts
from geo.language import _, ngettext
from geo.maps.where import marks_of, record_of
from geo.markup import Markup
from geo.model import Place, Statement, View
from geo.ui.elements.html import render
from geo.ui.frame.atlas import Atlas, timelines_of
from geo.ui.places.figures import Figures
from geo.ui.places.ways import open_ends
from geo.views.record import stated_of
from geo.wording.claim import published
from geo.wording.period import years_words
from geo.wording.view import measure_label

NAMED = 5
"""Measures or sources named in a line before the rest is folded away."""

Folded = tuple[str, str, bool]
"""A line, what it lists, and whether that is folded away."""


def not_known(view: View, found: list[Figures], atlas: Atlas) -> Markup:
    """Return as HTML what is not known of the view's place on its as-of day under its lens.

    Parameters
    ----------
    view : View
        Its place, as-of day and lens count.
    found : list of Figures
        What `geo.ui.places.figures.figures` returned for it.
    """
    place = atlas.places.get(view.place)
    stated = stated_of(view.place, atlas, view.as_of, view.without)
    lines = [
        *_nothing(place, stated),
        *_extent(place, atlas),
        *_newly(stated),
        *_contested(view, found, atlas),
        *_gaps(view, found, atlas),
        *_sums(view, found, place, atlas),
        *_breaks(view, stated, atlas),
        *open_ends(place, atlas, view.as_of),
    ]
    folded = [*_parents(view, place, stated, atlas), *_undated(stated, atlas)]
    return render("places.not_known", lines=lines, folded=folded) if lines or folded else Markup()


def _nothing(place: Place, stated: list[Statement]) -> list[str]:
    if any(s.place == place.id for s in stated):
        return []
    return [_("No source in the data gives a figure for this place itself. No data is not zero.")]


def _extent(place: Place, atlas: Atlas) -> list[str]:
    rows = record_of(place, atlas)
    if not marks_of(place, atlas):
        return [_("The data hold no outline and no point of this place.")]
    if place.kind != "corridor" and len(rows) and rows["certainty"].iloc[0] == "schematic":
        return [_("The extent of this zone is not published; only a rough position is drawn.")]
    return []


def _newly(stated: list[Statement]) -> list[str]:
    years = [s.period_end.year for s in stated if "newly-monitored" in s.flags]
    if not years:
        return []
    text = _("Monitored since {year} only; that there is no earlier figure does not mean zero.")
    return [text.format(year=min(years))]


def _contested(view: View, found: list[Figures], atlas: Atlas) -> list[str]:
    """Name, for each measure, the years in which two claims cannot both be true."""
    lines = []
    for one in found:
        known = timelines_of(one.measure.id, view.whole_lens)
        years = known.years([view.place], view.as_of)
        found_in = {y: known.at(view.place, y, view.as_of) for y in years}
        differ = [y for y, estimate in found_in.items() if estimate is not None and estimate.contested]
        if differ:
            name = measure_label(atlas, one.measure.id)
            lines.append(
                _("{measure}: sources disagree for {years}.").format(measure=name, years=years_words(differ))
            )
    return lines


def _gaps(view: View, found: list[Figures], atlas: Atlas) -> list[str]:
    """Name, for each measure with several years, those between the first and the last without a value."""
    lines = []
    for one in found:
        years = timelines_of(one.measure.id, view.whole_lens).years([view.place], view.as_of)
        missing = [y for y in range(years[0], years[-1]) if y not in years] if years else []
        if missing:
            text = _("{measure}: no figure for {years}.")
            lines.append(
                text.format(measure=measure_label(atlas, one.measure.id), years=years_words(missing))
            )
    return lines


def _sums(view: View, found: list[Figures], place: Place, atlas: Atlas) -> list[str]:
    """Say how far the places of its level account for the country, in the newest year of each measure."""
    levels = ("zone", "department") if place.id == "peru" else (place.kind,)
    lines = []
    for one in found:
        if one.newest is None:
            continue
        known = timelines_of(one.measure.id, view.whole_lens)
        for level in levels:
            asked = replace(view, measure=one.measure.id, level=level, year=one.newest.year)
            for line in shortfall(asked, known, atlas):
                year, name = one.newest.year, measure_label(atlas, one.measure.id)
                lines.append(f"{name}, {year}: {line}")
    return lines


def _breaks(view: View, stated: list[Statement], atlas: Atlas) -> list[str]:
    """Say where the series of this place break, as known on the as-of day: once, with all it concerns."""
    counted = {(s.measure, s.series) for s in stated if counts(s)}
    measures = {measure for measure, _series in counted}
    names: dict[tuple[int, str], list[str]] = {}
    for b in atlas.breaks_known(view.as_of):
        if b.concerns(b.measure, view.place) and (
            (b.measure, b.series) in counted or (not b.series and b.measure in measures)
        ):
            names.setdefault((b.year, b.words()), []).append(measure_label(atlas, b.measure))
    return [f"{', '.join(dict.fromkeys(found))}, {year}: {words}" for (year, words), found in names.items()]


def _parents(view: View, place: Place, stated: list[Statement], atlas: Atlas) -> list[Folded]:
    """Name the measures that what contains this place has and it has not."""
    if not place.parent:
        return []
    own = {s.measure for s in stated if s.place == place.id}
    theirs = {
        s.measure for s in stated_of(place.parent, atlas, view.as_of, view.without) if s.place == place.parent
    }
    missing = [measure_label(atlas, m) for m in atlas.measures if m in theirs - own]
    text = ngettext(
        "{n} measure has figures for {parent} and none for this place",
        "{n} measures have figures for {parent} and none for this place",
        len(missing),
    )
    parent = atlas.places.get(place.parent).label()
    return _folded(text.format(n=len(missing), parent=parent), missing)


def _undated(stated: list[Statement], atlas: Atlas) -> list[Folded]:
    """Name the sources whose day of publication is known only as a window."""
    ids = dict.fromkeys(s.cited for s in stated)
    windows = [atlas.sources[id] for id in ids]
    windows = [s for s in windows if s.published_from != s.published_to]
    text = ngettext(
        "{n} document has no exact date; its figures count from the latest possible day",
        "{n} documents have no exact date; their figures count from the latest possible day",
        len(windows),
    )
    labels = [f"{s.label()}, {published(s)}" for s in windows]
    return _folded(text.format(n=len(windows)), labels)


def _folded(text: str, names: list[str]) -> list[Folded]:
    """Return a line with its list, a long one to be folded away and on paper counted; none without names."""
    return [(text, "; ".join(names), len(names) > NAMED)] if names else []
