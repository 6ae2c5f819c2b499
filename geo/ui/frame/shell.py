"""The frame around every page: configuration, navigation, brand, language switch."""

from __future__ import annotations

import logging
from pathlib import Path
from string import Template

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from geo.language import LANGUAGES, _, current, offered, use
from geo.ui.briefing.add_view import add_view
from geo.ui.elements import show
from geo.ui.elements.clipboard import sentence_buttons
from geo.ui.elements.downloads import refused_files
from geo.ui.elements.html import render
from geo.ui.frame.atlas import renew_atlas
from geo.ui.frame.embedding import only_map, without_frame
from geo.ui.frame.faults import failures_shown, tell
from geo.ui.frame.menu import close_menu
from geo.ui.frame.pages import Page, pages
from geo.ui.frame.rows_left_out import left_out
from geo.ui.frame.shipped import icon, style_sheet
from geo.ui.frame.state import (
    address_parts,
    change_view,
    current_view,
    open_view,
    session_view,
    write_address,
)
from geo.ui.frame.streamlit_words import translate_streamlit

ROOT = Path(__file__).resolve().parents[3]

_MARKED = Template("""<style>[data-testid="stTopNav"] .rc-overflow-item:nth-child($position) button {
  background: var(--st-secondary-background-color); font-weight: 600;
}</style>""")

UNTITLED = ("map", "compare", "briefing")
"""Pages that begin with their controls: what they are called is heard, not seen."""

logger = logging.getLogger(__name__)


def open_page() -> None:
    """Settle the view of the page asked for, write its address, draw the frame and run the page."""
    use(_asked_language())
    try:
        atlas = renew_atlas()
    except Exception as error:  # whatever it was, the frame stands around what is said of it
        logger.exception("the data could not be read")
        _without_data(error)
        return
    use(session_view(atlas).view.language)
    asked = _navigation()
    page = next((page for page in pages() if page.name == asked.url_path), pages()[0])
    problems = []
    with failures_shown():
        problems = open_view(page.opens, asked.url_path, atlas)
        if not (page.name == "map" and only_map()):
            view, own = page.opened(current_view(), atlas)
            write_address(view, **own)
    _frame(page)
    if not without_frame():
        sentence_buttons()
        refused_files()
        _language_switch()
        if page.scenes:
            with failures_shown():
                add_view(atlas)
    for problem in problems:
        show.warning(problem)
    with failures_shown():
        left_out(atlas)
    with failures_shown():
        asked.run()


def _without_data(error: Exception) -> None:
    """Draw the frame, and in it why there is nothing to show."""
    _navigation()
    _frame(pages()[0])
    tell(error)


def _asked_language() -> str:
    """Return the language that the address asks for, in which what is wrong with it is said."""
    return offered(address_parts().get("lang", ""))


def _navigation() -> StreamlitPage:
    """Name the pages to the browser; return the one that the address asks for."""
    st.set_page_config(
        page_title=_("Peru Coca Atlas"),
        page_icon=icon(),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    return st.navigation(
        _by_group(),
        position="top",
    )


def _frame(page: Page) -> None:
    """Draw what stands around every page."""
    style_sheet("shell")
    if page.name != "map":
        style_sheet("page")
    if page.group:
        _mark_group(page)
    translate_streamlit()
    close_menu()
    if without_frame():
        style_sheet("embedded")
    else:
        with st.container(key="brand"):
            show.own_markdown("**{name}**", name=_("Peru Coca Atlas"))
            if page.name in UNTITLED:
                st.html(render("elements.heard_title", title=page.title))


def _mark_group(page: Page) -> None:
    """Mark the menu of the navigation that holds ``page``, as Streamlit marks a page in the bar itself."""
    inside = [one.group for one in pages()]
    position = inside.count("") + [*dict.fromkeys(inside)].index(page.group)
    st.html(_MARKED.substitute(position=position))


def _by_group() -> dict[str, list[StreamlitPage]]:
    """Return the pages by group; the first page is what opens, and "map" leads to it as well."""
    # The first page has no name in an address; an address that does name it means the map all the same.
    to_map = st.Page(_to_map, title=_("Map"), url_path="map", visibility="hidden")
    found: dict[str, list[StreamlitPage]] = {}
    for page in pages():
        first = not found
        address = "atlas" if first else page.name
        shown = st.Page(ROOT / page.file, title=page.title, url_path=address, default=first)
        found.setdefault(page.group, []).append(shown)
    next(iter(found.values())).append(to_map)
    return found


def _to_map() -> None:
    """Open the map with the view that the address asks for."""
    st.switch_page(ROOT / pages()[0].file, query_params=address_parts())


def _language_switch() -> None:
    """Draw the language switch at the right of the navigation."""
    key = "language_chosen"
    st.session_state[key] = current()
    with st.container(key="language"):
        show.segmented_control(
            _("Language"),
            list(LANGUAGES),
            key=key,
            format_func=str.upper,
            label_visibility="collapsed",
            required=True,
            on_change=lambda: change_view(language=st.session_state[key]),
        )
