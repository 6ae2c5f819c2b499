"""The search over the map: a list of all that has a name, and a line of text that opens a view."""

from __future__ import annotations

import streamlit as st

from geo.language import _, in_language
from geo.model import View
from geo.search import GROUPS, Answer, Entry, entries, opened, read
from geo.search.entries import group_labels
from geo.ui.elements import show
from geo.ui.elements.chooser import Item, Listed, chooser, listed
from geo.ui.frame.atlas import Atlas, atlas_of, timelines_of
from geo.ui.frame.state import change_view, current_view

LEADS_TO = "search_leads_to"
"""Key of the answer that is still to be followed."""


def search(view: View, atlas: Atlas) -> None:
    """Draw the search, and go where the last one leads."""
    found, items = _listed(atlas.version, view.language)

    def chosen(key: str, text: str) -> None:
        now = current_view()
        with in_language(view.language):  # Streamlit calls it in another thread
            if key:
                follow(opened(found[key], now, atlas, timelines_of))
            else:
                follow(read(text, list(found.values()), now, atlas, timelines_of))

    chooser(
        _("Search"),
        list(group_labels().values()),
        items,
        chosen,
        key="search",
        placeholder=_("Place, route, measure, year"),
        free=_("Search for “{text}”"),
        width=195,
    )
    _arrive()


def follow(answer: Answer) -> None:
    """Take over the view of an answer, and keep the rest until the page is drawn."""
    if answer.page in ("map", "places"):
        change_view(**{name: getattr(answer.view, name) for name in View.__dataclass_fields__})
    st.session_state[LEADS_TO] = answer


def _arrive() -> None:
    """Say what could not be done as asked, and turn to another page where the answer is there."""
    answer = st.session_state.pop(LEADS_TO, None)
    if answer is None:
        return
    if answer.note:
        show.toast(answer.note, duration="long")
    if answer.page not in ("", "map"):
        place = {"place": answer.view.place} if answer.page == "places" else {}
        st.switch_page(f"pages/{answer.page}.py", query_params=place | answer.others)


@st.cache_resource(show_spinner=False, max_entries=8)
def _listed(version: str, language: str) -> tuple[dict[str, Entry], Listed]:
    """Return all that can be found in the ``language`` in use by key, and as lines of the list."""
    found = {f"{entry.group}:{entry.id}": entry for entry in entries(atlas_of(version))}
    items = [
        Item(
            key=key,
            group=GROUPS.index(entry.group),
            label=entry.label,
            detail=entry.detail,
            names="  ".join(entry.names),
            rank=0 if entry.drawn else 2,
        )
        for key, entry in found.items()
    ]
    return found, listed(items)
