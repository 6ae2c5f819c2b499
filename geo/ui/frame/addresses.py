"""Addresses of the pages: each link carries the view along, so that nothing chosen is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

from geo.links import to_query, to_short_query
from geo.model import View
from geo.ui.frame.state import current_view


def address(page: str, *, anchor: str = "", others: dict[str, str] | None = None, **parts: object) -> str:
    """Return the address of ``page`` with this session's view.

    Parameters
    ----------
    page : str
        ``map``, ``places``, ``disagreements``, ``compare``, ``table``, ``sources``, ``methods`` …
    anchor : str
        Id of the element to go to.
    others : dict of str to str, optional
        Query parameters of the page's own.
    parts
        Fields of the view that the link changes (``place="vraem"``, ``year=2011``), spelled
        out; of the rest only what differs from what opens with nothing chosen.
    """
    view, query = current_view(), {}
    if parts:
        view = replace(view, **parts)  # type: ignore[arg-type]
        changed = {"lang" if name == "language" else name for name in parts}
        query = {name: text for name, text in to_query(view).items() if name in changed}
    query |= to_short_query(view) | (others or {})
    return page + (f"?{urlencode(query)}" if query else "") + (f"#{quote(anchor)}" if anchor else "")


def place_address(place: str, **parts: Any) -> str:  # noqa: ANN401  # fields of the view
    """Return the address of the profile of ``place``."""
    return address("places", place=place, **parts)


def map_address(view: View) -> str:
    """Return the address of the map that shows ``view``."""
    return f"./?{urlencode(to_query(view))}"  # Streamlit knows the first page by the root alone


def statement_address(statement: str) -> str:
    """Return the address of the evidence behind a number: the statement, its card, its sentence.

    ``statement`` is the id of a statement or of a stage of a way.
    """
    return address("sources", anchor=statement, others={"statement": statement})


def statement_prefix() -> str:
    """Return what stands before the id in `statement_address`, where that is put together elsewhere.

    The whole is this, the id, ``#`` and the id again.
    """
    return address("sources", others={"statement": ""})


def source_address(source: str) -> str:
    """Return the address of a source's card."""
    return address("sources", anchor=source, others={"source": source})


def definition_address(measure: str) -> str:
    """Return the address of the definition of ``measure``."""
    return address("methods", anchor=measure)


def series_address(series: str) -> str:
    """Return the address of what is said of ``series`` and its method."""
    return address("methods", anchor=f"series-{series}")
