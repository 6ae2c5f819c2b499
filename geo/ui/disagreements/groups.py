"""Which disagreements the page lists: what is asked for, the address that carries it, what goes together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from geo.estimates import (
    AGREES,
    BETWEEN,
    IMPOSSIBLE,
    ROUNDING,
    WITHIN,
    Disagreement,
    find_disagreements,
)
from geo.links.fields import Field, choice, in_order, read_link_fields, switch, write_fields, year
from geo.links.view_fields import measure, place
from geo.ui.frame.atlas import Atlas, load_atlas

KIND_CODES = {"between": BETWEEN, "within": WITHIN, "computed": IMPOSSIBLE}
"""How an address says each kind of disagreement."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What of all disagreements is listed, beside the view's as-of day.

    Attributes
    ----------
    kind : str
        One of `KIND_CODES`; empty for all.
    measures : str
        Measure id; empty for all.
    about : str
        Place id; empty for all.
    first, last : int or None
        Only what touches these years.
    agreeing : bool
        Also computed checks that came out right, or right within rounding.
    dispute : str
        Id of the one that is shown alone; empty for the list.
    """

    kind: str = ""
    measures: str = ""
    about: str = ""
    first: int | None = None
    last: int | None = None
    agreeing: bool = False
    dispute: str = ""


ALL = Choice()
FIELDS = (
    Field("kind", choice(KIND_CODES)),
    Field("measures", measure.read),
    Field("about", place.read),
    Field("first", year),
    Field("last", year),
    Field("agreeing", switch),
    Field("dispute", lambda text, atlas: text),
)


def to_params(choice: Choice) -> dict[str, str]:
    """Return the query parameters that carry ``choice``: what differs from all."""
    return write_fields(FIELDS, choice, ALL)


def from_params(query: Mapping[str, str], atlas: Atlas) -> tuple[Choice, list[str]]:
    """Return what a link asks for, and one sentence for each part that cannot be held to."""
    chosen, problems = read_link_fields(FIELDS, query, ALL, atlas)
    chosen, unordered = in_order(chosen, "first", "last", ("first", "last"))
    return chosen, problems + unordered


@st.cache_resource(show_spinner=False, max_entries=32)
def all_found(version: str, as_of: date | None, language: str) -> list[Disagreement]:
    """Return every disagreement and every check of the data version known by ``as_of``, ranked.

    ``language`` is the one in use: it keeps apart what is worded in each.
    """
    atlas = load_atlas()
    return find_disagreements(atlas.statements.values(), atlas, as_of=as_of, agreeing=True)


def asked_for(found: Iterable[Disagreement], choice: Choice) -> list[Disagreement]:
    """Return those of ``found`` that ``choice`` lists, in their order."""
    kind = KIND_CODES.get(choice.kind, "")
    return [
        d
        for d in found
        if (choice.agreeing or d.verdict not in (AGREES, ROUNDING))
        and kind in ("", d.kind)
        and choice.measures in ("", d.measure)
        and choice.about in ("", d.place)
        and (choice.first is None or d.last_year >= choice.first)
        and (choice.last is None or d.first_year <= choice.last)
    ]
