"""What the Table page shows of the tables, and the address that carries it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from geo.language import _
from geo.model import read_whole, read_year
from geo.model.route import CERTAINTIES, MODES
from geo.model.statement import FLAGS, KINDS, READINGS
from geo.ui.frame.atlas import Atlas

TABLES = ("values", "statements", "stages")
"""Values as the map shows them; all statements; the stages of all ways."""

SEPARATOR = "|"
MOST_PAGES = 99_999
"""Between several values of one parameter; no id and no name holds it."""


@dataclass(frozen=True, slots=True)
class Filters:
    """All that is chosen on the Table page and is no part of the view.

    Attributes
    ----------
    table : str
        One of `TABLES`.
    years : str
        ``one`` (the view's) or ``all``, of the values.
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
YES, NO = "yes", "no"


def to_params(filters: Filters) -> dict[str, str]:
    """Return the query parameters that carry ``filters``: what differs from the beginning."""
    told = {}
    for name in (field.name for field in fields(Filters)):
        value = getattr(filters, name)
        if value != getattr(PLAIN, name):
            told[name] = _text(value)
    return told


def _text(value: object) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, tuple):
        return SEPARATOR.join(value)
    return "" if value is None else str(value)


def from_params(query: Mapping[str, str], atlas: Atlas) -> tuple[Filters, list[str]]:
    """Return the filters a link asks for, and one sentence for each part that cannot be held.

    Parameters
    ----------
    query : mapping of str to str
        Query parameters; those of the view are passed over.
    atlas : Atlas
        Knows the ids and names that can be asked for.
    """
    filters, problems = PLAIN, []
    allowed = options(atlas)
    for name in (field.name for field in fields(Filters)):
        if name not in query:
            continue
        value, wrong = _read(name, query[name], allowed.get(name), atlas.years)
        if wrong:
            problems.append(
                _("The link asks for {name} “{value}”, which is unknown; all are shown.").format(
                    name=name, value=wrong[:60]
                )
            )
        filters = replace(filters, **{name: value})
    if filters.first is not None and filters.last is not None and filters.first > filters.last:
        problems.append(
            _("The link asks for years from {first} to {last}, which hold none; all are shown.").format(
                first=filters.first, last=filters.last
            )
        )
        filters = replace(filters, first=None, last=None)
    return filters, problems


def _read(name: str, text: str, allowed: Collection[str] | None, years: range) -> tuple[Any, str]:
    """Return one part as the link asks for it, and what of it is unknown (then it is as at first)."""
    plain = getattr(PLAIN, name)
    if isinstance(plain, bool):
        return (text == YES, "") if text in (YES, NO) else (plain, text)
    if name in ("page", "first", "last"):
        whole = read_whole(text, 1, MOST_PAGES) if name == "page" else read_year(text, years)
        return (plain, text) if whole is None else (whole, "")
    if isinstance(plain, tuple):
        asked = [part for part in text.split(SEPARATOR) if part]
        unknown = [part for part in asked if part not in (allowed or ())]
        return tuple(part for part in asked if part not in unknown), SEPARATOR.join(unknown)
    if allowed is not None and text not in allowed:
        return plain, text
    return text, ""


def options(atlas: Atlas) -> dict[str, list[str]]:
    """Return what can be chosen for each part of the filters that has a list, in its usual order."""
    said = list(atlas.statements.values())
    named = [*said, *atlas.routes]
    used = {name: {getattr(s, name) for s in said} for name in ("measure", "kind", "series", "place")}
    return {
        "table": list(TABLES),
        "years": ["one", "all"],
        "measures": [measure for measure in atlas.measures if measure in used["measure"]],
        "about": atlas.place_ids,
        "place_kinds": sorted({atlas.places.get(place).kind for place in used["place"]}),
        "kinds": [kind for kind in KINDS if kind in used["kind"]],
        "sources": sorted({s.source for s in named} | {s.read_in for s in named} - {""}),
        "speakers": sorted({name for s in named for name in (s.attributed_to, s.institution) if name}),
        "series": [series for series in atlas.series if series in used["series"]],
        "readings": list(READINGS),
        "flags": list(FLAGS),
        "corridors": sorted({route.corridor for route in atlas.routes}),
        "modes": list(MODES),
        "certainties": list(CERTAINTIES),
    }
