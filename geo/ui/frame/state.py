"""The view of this session, and the address that carries it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import streamlit as st

from geo.links import from_query, to_query, to_short_query
from geo.links.fields import unknown_in_link
from geo.links.query import RIGHT, given_twice, named_parts, not_understood, of_page
from geo.model import View
from geo.ui.frame.atlas import Atlas

_KEY = "session_view"


@dataclass
class SessionView:
    """The view of one session, and what of its address could not be shown.

    An object of its own, because what Streamlit runs outside a script (a deferred
    download) cannot reach the session's state: it can hold on to this.

    Attributes
    ----------
    view : View
    problems : list of str
        What of the address cannot be shown.
    named : tuple of str
        What the address named when the session began; empty once the view has changed.
    """

    view: View
    problems: list[str]
    named: tuple[str, ...] = ()

    def not_understood(self, page: str) -> str:
        """Return a sentence on what the address named that ``page`` does not know; empty if nothing."""
        # The parts for a comparison's right side are read, and reported, by that page itself.
        names = [name for name in self.named if page != "compare" or not name.startswith(RIGHT)]
        return not_understood(names, of_page(page))


CLOSED = {"only": ("map",), "show": ("all",)}
"""Parts of an address beside the view that say one thing or nothing."""


def address_parts() -> dict[str, str]:
    """Return the parts of the address by name, as every reader of a link understands them."""
    return named_parts(st.query_params.to_dict().items())


def session_view(atlas: Atlas) -> SessionView:
    """Return the session's view, read from the address when the session begins."""
    if _KEY not in st.session_state:
        asked = address_parts()
        view, problems = from_query(asked, atlas)
        pairs = [(name, text) for name in st.query_params for text in st.query_params.get_all(name)]
        if repeated := given_twice(pairs):
            problems.append(repeated)
        problems += filter(None, (unknown_in_link(name, asked, known) for name, known in CLOSED.items()))
        st.session_state[_KEY] = SessionView(view, problems, tuple(asked))
    return st.session_state[_KEY]


def open_view(opens: Callable[[View, Mapping[str, str], Atlas], View], page: str, atlas: Atlas) -> list[str]:
    """Settle the session's view for a page before it is drawn; return what of the address is to be said.

    Parameters
    ----------
    opens : callable
        Makes the page's view out of the session's, the address and the atlas.
    page : str
        Name of the page in addresses.
    """
    held = held_view()
    problems = [*held.problems, *filter(None, [held.not_understood(page)])]
    view = opens(held.view, address_parts(), atlas)
    if view != held.view:
        _replace(held, view)
    return problems


def change_view(**parts: object) -> None:
    """Replace ``parts`` of the session's view."""
    held = held_view()
    _replace(held, replace(held.view, **parts))  # type: ignore[arg-type]


def _replace(held: SessionView, view: View) -> None:
    held.view, held.problems, held.named = view, [], ()


def reset_view() -> None:
    """Go back to what opens with nothing chosen, keeping the language."""
    change_view(**{f: getattr(View(), f) for f in View.__dataclass_fields__ if f != "language"})


def held_view() -> SessionView:
    """Return what holds this session's view, once the frame has read the address."""
    return st.session_state[_KEY]


def current_view() -> View:
    """Return this session's view; what opens with nothing chosen before there is one."""
    held: SessionView | None = st.session_state.get(_KEY)
    return held.view if held else View()


def write_address(view: View, **others: str) -> None:
    """Write ``view`` and ``others`` of the page into the address, only where it says another view.

    A link of a page says its view shortly. It stays as it is: each change of the address is a
    step of the browser's history, and the first Back would lead nowhere.
    """
    asked = st.query_params.to_dict()
    if asked not in (to_query(view) | others, to_short_query(view) | others):
        st.query_params.from_dict(to_query(view) | others)
