"""What the Table page shows of the tables, and the address that carries it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from geo.links.fields import (
    Field,
    any_text,
    choice,
    in_order,
    one_of,
    read_link_fields,
    several,
    switch,
    whole,
    write_fields,
    wrong,
    year,
)
from geo.links.view_fields import place
from geo.model import Route, Statement
from geo.model.route import CERTAINTIES, MODES
from geo.model.statement import FLAGS, KINDS, READINGS
from geo.ui.frame.atlas import Atlas

TABLES = ("values", "statements", "stages")
"""Values as the map shows them; all statements; the stages of all ways."""

SEPARATOR = "|"
"""Between several values of one parameter; no id and no name holds it."""
MOST_PAGES = 99_999


@dataclass(frozen=True, slots=True)
class Filters:
    """All that is chosen on the Table page and is no part of the view.

    Attributes
    ----------
    table : str
        One of `TABLES`.
    years : str
        ``one`` (the view's) or ``all``, of the values.
    all_columns : bool
        All columns instead of the first few.
    plain : bool
        A plain HTML table instead of one that is drawn on a canvas.
    page : int
        Page of the plain table, from 1.
    sort : str
        Column by which the plain table and the file are sorted, from the greatest with a
        hyphen before it; empty for the usual order.
    measures, kinds, place_kinds, sources, speakers, series, readings, flags : tuple of str
        Only statements with one of these; empty for all. ``speakers`` are persons and
        institutions, ``flags`` those of which a statement bears one.
    about : str
        Only what is said of this place; empty for all.
    inside : bool
        And of the places inside it.
    first, last : int or None
        Only statements whose period touches these years.
    contested : bool
        Only statements that another one contradicts.
    text : str
        Only what holds each of these words.
    corridors, modes, certainties : tuple of str
        The same of stages.
    """

    table: str = "values"
    years: str = "one"
    all_columns: bool = False
    plain: bool = False
    page: int = 1
    sort: str = ""
    measures: tuple[str, ...] = ()
    about: str = ""
    inside: bool = True
    place_kinds: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    kinds: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    contested: bool = False
    text: str = ""
    corridors: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()


PLAIN = Filters()

OFFERED: dict[str, Callable[[Atlas], list[str]]] = {
    "measures": lambda atlas: _used(atlas.measures, "measure", atlas),
    "place_kinds": lambda atlas: sorted({atlas.places.get(s.place).kind for s in atlas.statements.values()}),
    "kinds": lambda atlas: _used(KINDS, "kind", atlas),
    "sources": lambda atlas: sorted({name for s in _said(atlas) for name in (s.source, s.read_in) if name}),
    "speakers": lambda atlas: sorted(
        {name for s in _said(atlas) for name in (s.attributed_to, s.institution) if name}
    ),
    "series": lambda atlas: _used(atlas.series, "series", atlas),
    "readings": lambda _atlas: list(READINGS),
    "flags": lambda _atlas: list(FLAGS),
    "corridors": lambda atlas: sorted({route.corridor for route in atlas.routes}),
    "modes": lambda _atlas: list(MODES),
    "certainties": lambda _atlas: list(CERTAINTIES),
}
"""What can be chosen for each part that takes several, in its usual order."""


def _said(atlas: Atlas) -> list[Statement | Route]:
    return [*atlas.statements.values(), *atlas.routes]


def _used(ids: Iterable[str], name: str, atlas: Atlas) -> list[str]:
    used = {getattr(s, name) for s in atlas.statements.values()}
    return [id for id in ids if id in used]


def options(atlas: Atlas) -> dict[str, list[str]]:
    """Return what can be chosen for each part that takes several."""
    return {name: known(atlas) for name, known in OFFERED.items()}


def _sort(text: str, _atlas: object = None) -> str:
    """Read the name of a column of any of the tables, with a hyphen before it from the greatest down."""
    from geo.ui.listing.statements import statement_columns
    from geo.ui.table.stages import stage_columns
    from geo.ui.table.values import value_columns

    columns = [*value_columns("ha"), *statement_columns("ha"), *stage_columns()]
    names = sorted({column.name for column in columns})
    if text.removeprefix("-") not in names:
        raise wrong(text, one_of(names), names)
    return text


def _several(name: str) -> Field:
    return Field(name, several(OFFERED[name], SEPARATOR), SEPARATOR.join)


FIELDS = (
    Field("table", choice(TABLES)),
    Field("years", choice(("one", "all"))),
    Field("all_columns", switch),
    Field("plain", switch),
    Field("page", whole(MOST_PAGES, "2")),
    Field("sort", _sort),
    _several("measures"),
    Field("about", place.read),
    Field("inside", switch),
    _several("place_kinds"),
    Field("first", year),
    Field("last", year),
    *map(_several, ("kinds", "sources", "speakers", "series", "readings", "flags")),
    Field("contested", switch),
    Field("text", any_text),
    *map(_several, ("corridors", "modes", "certainties")),
)
"""In the order in which an address carries them."""


def to_params(filters: Filters) -> dict[str, str]:
    """Return the query parameters that carry ``filters``: what differs from the beginning."""
    return write_fields(FIELDS, filters, PLAIN)


def from_params(query: Mapping[str, str], atlas: Atlas) -> tuple[Filters, list[str]]:
    """Return the filters a link asks for, and one sentence for each part that cannot be held.

    Parameters
    ----------
    query : mapping of str to str
        Query parameters; those of the view are passed over.
    atlas : Atlas
        Knows the ids and names that can be asked for.
    """
    filters, problems = read_link_fields(FIELDS, query, PLAIN, atlas)
    filters, unordered = in_order(filters, "first", "last", ("first", "last"))
    return filters, problems + unordered
