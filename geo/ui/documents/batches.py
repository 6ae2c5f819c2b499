"""The batches that were published: who, when and why, what was in them, and taking them back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, MutableMapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import streamlit as st

from geo.errors import GeoError
from geo.language import _, ngettext
from geo.review.people import PUBLISH, Person
from geo.review.publication.packages import export_package
from geo.review.publication.publishing import undo
from geo.store.batches import PLACE, SOURCE, STATEMENT, Batch, Item, taken_back
from geo.store.database import Store
from geo.style.numbers import format_date
from geo.ui.documents.item_names import ItemNames
from geo.ui.elements import show as shown
from geo.ui.elements.html import render
from geo.ui.frame.addresses import place_address, source_address, statement_address
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.person import shown_name

DONE = "published_done"
"""Key of what was done last, said once on the page drawn after it."""
PACKAGE = "atlas-data.zip"
WRONG = "published_package_wrong"
"""Key of why the package could not be made."""
SHOWN = 20
"""Batches that are listed before the older ones are asked for."""


def batches(store: Store, person: Person, atlas: Atlas, found: Sequence[Batch], names: ItemNames) -> None:
    """Draw every batch, the newest first; who may takes one back, whole or in part."""
    if not found:
        return
    shown.subheader(_("Published batches"), anchor=False)
    back = taken_back(names.items.values())
    older = len(found) > SHOWN and shown.toggle(_("Older batches too"), key="published_older")
    for batch in found if older else found[:SHOWN]:
        with shown.expander(_title(batch), key=f"published_batch_{batch.id}"):
            if batch.reason:
                shown.words(batch.reason)
            rows = [(names.item(item), _address(item, atlas), item.id in back) for item in batch.items]
            st.html(render("published.items", rows=rows))
            left = [item for item in batch.items if item.id not in back]
            if person.may(PUBLISH) and left:
                _undo(store, person, batch, left, names)
    if person.may(PUBLISH):
        _package(store)


def _package(store: Store) -> None:
    """Draw the way to take the merged package away: made when it is asked for."""
    shown.subheader(_("Data package"), anchor=False)
    shown.caption(
        _("The shipped data together with everything published here, as a package that another atlas opens.")
    )
    if wrong := st.session_state.pop(WRONG, ""):
        for line in wrong.splitlines():
            shown.error(line)
    shown.download_button(
        _("Download the data package"), partial(_packed, store, st.session_state), PACKAGE, "application/zip",
        key="published_package",
    )  # fmt: skip


def _packed(store: Store, state: MutableMapping) -> bytes:
    """Return the package; where it cannot be made, that is said in the next run."""
    with tempfile.TemporaryDirectory(prefix="atlas-export-") as folder:
        path = Path(folder) / PACKAGE
        try:
            export_package(store, path)
        except GeoError as error:
            state[WRONG] = str(error)
            raise
        return path.read_bytes()


def _title(batch: Batch) -> str:
    count = len(batch.items)
    what = ngettext("{count} record", "{count} records", count).format(count=count)
    if batch.undoes is not None:
        what = _("batch {number} taken back").format(number=batch.undoes)
    return _("Batch {number}: {what} · {who} · {when}").format(
        number=batch.id, what=what, who=shown_name(batch.by), when=_moment(batch.at)
    )


def _moment(at: str) -> str:
    """Return day and time of a moment (UTC, ISO 8601)."""
    return f"{format_date(date.fromisoformat(at[:10]))}, {at[11:16]} UTC"


def _address(item: Item, atlas: Atlas) -> str:
    """Return where a record that counts now is shown; empty where it is not."""
    if item.kind == STATEMENT and item.record in atlas.statements:
        return statement_address(item.record)
    if item.kind == SOURCE and item.record in atlas.sources:
        return source_address(item.record)
    if item.kind == PLACE and item.record in atlas.places:
        return place_address(item.record)
    return ""


def _undo(store: Store, person: Person, batch: Batch, left: Collection[Item], names: ItemNames) -> None:
    words = {item.id: names.item(item) for item in left}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        some = shown.multiselect(
            _("Only these"), list(words), key=f"published_items_{batch.id}", format_func=words.__getitem__,
            placeholder=_("all of the batch"),
        )  # fmt: skip
        reason = shown.text_input(_("Why"), key=f"published_why_{batch.id}", max_chars=500)
        wanted = shown.button(_("Take back"), key=f"published_undo_{batch.id}")
    if wanted:

        def act() -> str:
            undone = undo(store, person, batch.id, some or None, reason or "")
            return _("Batch {number} is taken back by batch {other}.").format(
                number=batch.id, other=undone.id
            )

        done(act)


def done(act: Callable[[], str]) -> None:
    """Do something that changes what is published and draw the page anew, or say why it cannot be done."""
    try:
        text = act()
    except GeoError as error:
        for line in str(error).splitlines():
            shown.error(line)
        return
    st.session_state[DONE] = text
    st.rerun()
