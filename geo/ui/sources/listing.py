"""The list of all documents: what is asked for, its address, its controls and its table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from geo.catalog.places import plain
from geo.language import _, ngettext
from geo.links.fields import Field, any_text, choice, read_link_fields, several, write_fields
from geo.markup import Markup
from geo.model import Source, Statement, View
from geo.model.statement import READINGS
from geo.style.numbers import format_number
from geo.ui.elements import show
from geo.ui.elements.html import link, render
from geo.ui.frame.addresses import source_address
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import address_parts, current_view, write_address
from geo.views.record import uses
from geo.wording.claim import published, spoken
from geo.wording.kinds import reading_words

SEPARATOR = "|"
_ASKED = "sources_asked"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which documents are listed, and in which order.

    Attributes
    ----------
    text : str
        Only those whose title, publisher, authors or year hold each of these words.
    readings : tuple of str
        Only those with a figure read in one of these ways; empty for all.
    sort : str
        One of `ORDERS`.
    """

    text: str = ""
    readings: tuple[str, ...] = ()
    sort: str = "published"


Row = tuple[Source, list[Statement]]

ORDERS: dict[str, Callable[[Row], Any]] = {
    "published": lambda row: (-row[0].published_from.toordinal(), row[0].id),
    "publisher": lambda row: (plain(row[0].publisher), -row[0].published_from.toordinal()),
    "title": lambda row: plain(row[0].title),
    "figures": lambda row: (-len(row[1]), row[0].id),
}
"""What a document is sorted by, in each order that can be asked for."""

FIELDS = (
    Field("text", any_text),
    Field("readings", several(lambda _atlas: list(READINGS), SEPARATOR), SEPARATOR.join),
    Field("sort", choice(tuple(ORDERS))),
)


def open_list(view: View, atlas: Atlas) -> tuple[View, dict[str, str]]:
    """Read the list's choices; return what the address is to say about them and about what is opened."""
    parts = address_parts()
    st.session_state[_ASKED] = asked, _problems = read_link_fields(FIELDS, parts, Asked(), atlas)
    kept = {name: parts[name] for name in ("statement", "source") if parts.get(name)}
    return view, write_fields(FIELDS, asked, Asked()) | kept


def all_documents(atlas: Atlas) -> None:
    """Draw the controls and the table of the documents that pass them."""
    asked, problems = st.session_state[_ASKED]
    for problem in problems:
        show.warning(problem)
    _controls(asked)
    rows = listed(asked, uses(atlas), atlas)
    if not rows:
        show.info(_("No document matches. Remove a word or a filter to see more."))
        return
    st.html(documents_table(rows, atlas))


def listed(asked: Asked, used: Mapping[str, list[Statement]], atlas: Atlas) -> list[Row]:
    """Return the documents asked for with the figures each carries, in the order asked for.

    Parameters
    ----------
    asked : Asked
    used : mapping of str to list of Statement
        The figures by document.
    atlas : Atlas
    """
    words = [word for word in map(plain, asked.text.split()) if word]
    rows = [(source, used[source.id]) for source in atlas.sources.values()]
    found = [
        row
        for row in rows
        if all(word in _searched(row[0], atlas) for word in words)
        and (not asked.readings or set(asked.readings) & {s.reading for s in row[1]})
    ]
    return sorted(found, key=ORDERS[asked.sort])


def _searched(source: Source, atlas: Atlas) -> str:
    """Return what a word is looked for in, without case and accents."""
    publisher = spoken(source.publisher, atlas.institutions)
    days = (source.published_from.isoformat(), source.published_to.isoformat())
    names = (source.id, source.title, source.short, source.short_es, source.publisher, publisher)
    return plain(" ".join((*names, *source.authors, *days)))


def documents_table(rows: list[Row], atlas: Atlas) -> Markup:
    """Return the documents as an HTML table; each title leads to the document's own page."""
    words, count = reading_words(), len(rows)
    text = ngettext("{n} of {total} documents", "{n} of {total} documents", count)
    return render(
        "sources.documents",
        caption=text.format(n=format_number(count), total=format_number(len(atlas.sources))),
        rows=[
            (
                spoken(source.publisher, atlas.institutions),
                link(source_address(source.id), source.title),
                source.language,
                published(source),
                format_number(len(used)),
                "; ".join(words[reading] for reading in READINGS if reading in {s.reading for s in used}),
            )
            for source, used in rows
        ],
    )


def _controls(asked: Asked) -> None:
    """Draw what narrows and orders the list; each changes one part of the address."""
    orders = {
        "published": _("Date, newest first"),
        "publisher": _("Publisher"),
        "title": _("Title"),
        "figures": _("Most figures first"),
    }
    words = reading_words()
    with st.container(key="document_filters", horizontal=True, vertical_alignment="bottom", gap="small"):
        key = _keyed("text", asked)
        show.text_input(
            _("Search"), key=key, on_change=_changed("text", key, asked), width=330,
            placeholder=_("Publisher, title, author or year"),
        )  # fmt: skip
        key = _keyed("readings", asked)
        show.multiselect(
            _("How we read it"), list(READINGS), key=key, format_func=words.__getitem__,
            placeholder=_("All"), on_change=_changed("readings", key, asked), width=330,
        )  # fmt: skip
        key = _keyed("sort", asked)
        show.selectbox(
            _("Sort by"), list(ORDERS), key=key, format_func=orders.__getitem__,
            on_change=_changed("sort", key, asked), width=190,
        )  # fmt: skip


def _keyed(name: str, asked: Asked) -> str:
    key, value = f"documents_{name}", getattr(asked, name)
    st.session_state[key] = list(value) if isinstance(value, tuple) else value
    return key


def _changed(name: str, key: str, asked: Asked) -> Callable[[], None]:
    def changed() -> None:
        value = st.session_state[key]
        wanted = replace(asked, **{name: tuple(value) if isinstance(value, list) else value})  # type: ignore[arg-type]
        write_address(current_view(), **write_fields(FIELDS, wanted, Asked()))

    return changed
