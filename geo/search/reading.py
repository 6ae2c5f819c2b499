"""A line of text as the page and the view that it asks for: a place, a measure and years together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from geo.atlas import Atlas
from geo.catalog.places import plain
from geo.estimates import Timelines, may_add_years, single_lenses
from geo.estimates.density import parent_measure
from geo.language import _
from geo.model import LAYERS, View
from geo.model.view import EXPORT_CORRIDORS
from geo.search.entries import Entry
from geo.search.phrases import Asked, understood
from geo.suggestions import did_you_mean
from geo.views.defaults import extent_for, extent_of, fullest_level, newest_year, opening
from geo.wording.kinds import level_names
from geo.wording.view import measure_label

Known = Callable[[str, str], Timelines]
"""Returns the estimates of a measure under a lens."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search leads to.

    Attributes
    ----------
    page : str
        Name of a page; empty where nothing was understood.
    view : View
    others : dict of str to str
        Parts of the address that the page has of its own.
    note : str
        What could not be done as asked, in a sentence; empty where nothing needs saying.
    """

    page: str
    view: View
    others: dict[str, str] = field(default_factory=dict)
    note: str = ""


def read(text: str, listed: Sequence[Entry], view: View, atlas: Atlas, known: Known) -> Answer:
    """Return what ``text`` asks for, seen from ``view``.

    Parameters
    ----------
    text : str
        Anything; case, accents, dashes and small misspellings do not matter.
    listed : sequence of Entry
        What can be found (`geo.search.entries`).
    """
    asked = _with_speaker(understood(text, listed, view, atlas), view, atlas)
    notes = _notes(asked, listed)
    if not asked.anything:
        notes.append(
            _("Search for a place, a measure and a year: “VRAEM 2015”, “eradication Ucayali since 2018”.")
        )
        return Answer("", view, note=" ".join(notes))
    answer = _answer(asked, view, atlas, known)
    return replace(answer, note=" ".join([*notes, *filter(None, [answer.note])]))


def _with_speaker(asked: Asked, view: View, atlas: Atlas) -> Asked:
    """Take a word that names who publishes figures of the measure for the figure to be shown."""
    words = [*asked.unknown, *map(plain, asked.unused)]
    if not asked.anything or asked.document or not words:
        return asked
    measure = asked.measure or view.measure
    for lens in single_lenses(atlas.statements.values(), atlas.series, parent_measure(measure)):
        kind, _colon, name = lens.partition(":")
        said = [word for word in words if kind == "speaker" and word in plain(name).split()]
        if said:
            unknown = tuple(word for word in asked.unknown if word not in said)
            unused = tuple(label for label in asked.unused if plain(label) not in said)
            return replace(asked, lens=lens, unknown=unknown, unused=unused)
    return asked


def _notes(asked: Asked, listed: Sequence[Entry]) -> list[str]:
    """Return a sentence on each word that was not found, not used, or read as another."""
    ids = {name: entry.label for entry in listed if entry.group != "document" for name in entry.names}
    notes = []
    for words in asked.unknown:
        notes.append(_("Not found: “{text}”{near}.").format(text=words, near=did_you_mean(words, ids, ids)))
    if asked.unused:
        notes.append(_("Not used: {names}.").format(names=", ".join(asked.unused)))
    for words, label in asked.respelt.items():
        notes.append(_("“{text}” was read as {name}.").format(text=words, name=label))
    return notes


def opened(entry: Entry, view: View, atlas: Atlas, known: Known) -> Answer:
    """Return what choosing ``entry`` in the list leads to, seen from ``view``."""
    place = entry.id if entry.group in ("place", "route") else ""
    measure = entry.id if entry.group == "measure" else ""
    document = entry.id if entry.group == "document" else ""
    return _answer(Asked(place=place, measure=measure, document=document), view, atlas, known)


def _answer(asked: Asked, view: View, atlas: Atlas, known: Known) -> Answer:
    if asked.dispute:
        return Answer("disagreements", view, _dispute(asked))
    if asked.document:
        return Answer("sources", view, {"source": asked.document})
    if asked.place and atlas.places.get(asked.place).kind == "corridor":
        return Answer("map", _on_route(asked, view, atlas))
    if asked.place and not asked.measure and not _can_show(asked.place, view.measure, atlas):
        return Answer("places", replace(view, place=asked.place))
    return _on_map(asked, view, atlas, known)


def _dispute(asked: Asked) -> dict[str, str]:
    years = {"first": min(asked.years), "last": max(asked.years)} if asked.years else {}
    parts = {"about": asked.place, "measures": asked.measure, **years}
    return {name: str(text) for name, text in parts.items() if text}


def _on_route(asked: Asked, view: View, atlas: Atlas) -> View:
    """Return ``view`` with the route in focus, its layer switched on."""
    layers = {*view.layers, "corridors" if asked.place in EXPORT_CORRIDORS else "ways"}
    return replace(
        view,
        place=asked.place,
        extent=atlas.frame_of(asked.place) or view.extent,
        layers=tuple(name for name in LAYERS if name in layers),
    )


def _can_show(place: str, measure: str, atlas: Atlas) -> bool:
    """Say whether the map has an outline of ``place`` and draws it at a level with figures of ``measure``."""
    kind = atlas.places.get(place).kind
    return place in atlas.outlines and (place == View().place or kind in atlas.levels_of(measure))


def _on_map(asked: Asked, view: View, atlas: Atlas, known: Known) -> Answer:
    measure = asked.measure or _with_a_figure(asked, view, known)
    lens = asked.lens or (view.lens if measure == view.measure else View().lens)
    estimates = known(measure, replace(view, lens=lens).whole_lens)
    level = _level(asked, replace(view, measure=measure), estimates, atlas)
    wanted = replace(view, measure=measure, lens=lens, level=level, since=None)
    if asked.place:
        own = estimates.years([asked.place], view.as_of)
        year = own[-1] if own else newest_year(wanted, estimates, atlas)
        extent = atlas.frame_of(asked.place) or extent_for(level, view.extent)
        if asked.place == View().place:
            extent = extent_for(level, "peru")
        wanted = replace(wanted, place=asked.place, year=year, extent=extent)
    else:
        parts = opening(wanted, estimates, atlas)
        extent = extent_of(measure, extent_for(level, view.extent))
        wanted = replace(wanted, extent=extent, **parts)  # type: ignore[arg-type]
    note = ""
    if not asked.measure and measure != view.measure:
        note = _("No figure of the measure shown for this place and year: {measure} is shown.").format(
            measure=measure_label(atlas, measure)
        )
    if asked.level and level != asked.level:
        name = level_names()[asked.level].lower()
        note = _("No figures of this measure at this level: {level}.").format(level=name)
    if not asked.years:
        return Answer("map", wanted, note=note)
    first, last = min(asked.years), max(asked.years)
    if first == last and not asked.since:
        return Answer("map", replace(wanted, year=last), note=note)
    end = last if first != last else max(wanted.year or last, last)
    allowed = may_add_years(atlas.measures[measure])
    if not allowed:
        return Answer("map", replace(wanted, year=end), note=f"{note} {allowed.reason}".strip())
    return Answer("map", replace(wanted, year=end, since=first), note=note)


def _with_a_figure(asked: Asked, view: View, known: Known) -> str:
    """Return the measure shown; where it has no figure for place and year, that which opens first."""

    def has(measure: str, lens: str) -> bool:
        return bool(set(asked.years) & set(known(measure, lens).years([asked.place], view.as_of)))

    first = View()
    if not asked.place or not asked.years or has(view.measure, view.whole_lens):
        return view.measure
    return first.measure if has(first.measure, first.whole_lens) else view.measure


def _level(asked: Asked, view: View, known: Timelines, atlas: Atlas) -> str:
    """Return the level asked for, else that of the place, else one with most years and the year asked for."""
    levels = atlas.levels_of(view.measure)
    if asked.level:
        return asked.level if asked.level in levels or not levels else fullest_level(view, known, atlas)
    kind = atlas.places.get(asked.place).kind if asked.place and asked.place != View().place else ""
    if kind in levels:
        return kind
    if not asked.measure and view.level in levels:
        return view.level
    full = fullest_level(view, known, atlas)
    if not asked.years:
        return full
    year = max(asked.years)
    there = [name for name in levels if year in known.years(atlas.at_level(name), view.as_of)]
    return full if full in there or not there else there[0]
