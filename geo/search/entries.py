"""What the search lists: places, routes, measures and documents, each with all its names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.catalog.places import names_of, plain
from geo.language import _
from geo.model import Measure
from geo.search.vocabulary import MEASURE_WORDS
from geo.wording.kinds import kind_name

GROUPS = ("place", "route", "measure", "document")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found.

    Attributes
    ----------
    group : str
        One of `GROUPS`.
    id : str
        Of the place (routes are places), the measure or the source.
    label : str
        Its name in the language in use.
    detail : str
        What it is, in a few words.
    names : tuple of str
        Every name it answers to, made plain.
    drawn : bool
        Whether the map has a shape of it; what it has none of comes later in the list.
    """

    group: str
    id: str
    label: str
    detail: str
    names: tuple[str, ...]
    drawn: bool = True


def group_labels() -> dict[str, str]:
    """Return the headings of the list, in its order."""
    return {
        "place": _("Places"),
        "route": _("Routes"),
        "measure": _("Measures"),
        "document": _("Documents"),
    }


def entries(atlas: Atlas) -> list[Entry]:
    """Return all that can be found, by group."""
    shapes = {*atlas.outlines, *atlas.layers["corridors"]["corridor"]}
    places: list[Entry] = []
    routes: list[Entry] = []
    for place in atlas.places:
        route = place.kind == "corridor"
        entry = Entry(
            group="route" if route else "place",
            id=place.id,
            label=place.label(),
            detail="" if route else kind_name(place.kind),
            names=tuple(sorted(names_of(place))),
            drawn=place.id in shapes,
        )
        (routes if route else places).append(entry)
    measures = [
        Entry("measure", measure.id, measure.label(), "", measure_names(measure))
        for measure in atlas.measures.values()
    ]
    documents = [
        Entry("document", s.id, s.label(), s.title, _plain_names((s.id, s.label(), s.title, s.publisher)))
        for s in atlas.sources.values()
    ]
    return [*places, *routes, *measures, *documents]


def measure_names(measure: Measure) -> tuple[str, ...]:
    """Return every plain name of a measure: in both languages, its id, and the usual words for it."""
    usual = MEASURE_WORDS.get(measure.id, ())
    return _plain_names((measure.name, measure.name_es, measure.id, *usual))


def _plain_names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in map(plain, names) if name))
