"""Figures from a table: templates, a preview with what is wrong by row and cell, and the import."""

from __future__ import annotations

import hashlib
from functools import partial

import pandas as pd
import streamlit as st

from geo.errors import GeoError
from geo.language import _, current, ngettext
from geo.review.known import all_institutions
from geo.review.names import unknown_names
from geo.review.people import DECIDE, Person
from geo.review.tables.bulk import Judged, import_figures, imported_before, judge, not_taken
from geo.review.tables.templates import FORMATS, template
from geo.store.database import Store
from geo.style.numbers import format_number
from geo.ui.documents.byhand.card_file import card_to_fill_in
from geo.ui.documents.byhand.fields import Fields
from geo.ui.documents.byhand.figure_form import are_new, labels
from geo.ui.elements import show
from geo.ui.frame.person import shown_name

FORM = "by_table"
SHOWN = 200
"""Rows of a preview."""


def imports(store: Store, person: Person) -> None:
    """Draw the templates, the field for a file, its preview and the button that imports it."""
    st.session_state.setdefault(FORM + "_turn", 0)
    with st.container(horizontal=True):
        for form in FORMATS:
            show.download_button(
                _("Template ({format})").format(format=form.upper()), partial(template, form),
                file_name=_("figures") + "." + form, key=f"template_{form}_{current()}",
            )  # fmt: skip
        card_to_fill_in()
    fields = Fields(FORM)
    file = show.file_uploader(
        _("CSV or XLSX with a figure a row"), type=list(FORMATS), key=fields.key("file")
    )
    if file is None:
        fields.said()
        return
    content = file.getvalue()
    try:
        judged = _judged(store, fields, file.name, content)
    except GeoError as error:
        show.error(str(error))
        return
    if judged.before:
        show.info(imported_before(judged.name, judged.before, shown_name(judged.before.by)))
        return
    if judged.faults:
        _faults(judged)
    elif judged.not_taken:
        show.caption(not_taken(judged.not_taken))
    _preview(judged)
    if judged.faults:
        return
    new_names = False
    reviewed = person.may(DECIDE) and show.checkbox(
        _("I have reviewed these figures: accept them"), key=fields.key("reviewed")
    )
    if reviewed:
        fields.text("reason", _("Why they count as reviewed"))
        names = all_institutions(store)
        new = sorted({name for _row, row in judged.rows for _column, name in unknown_names(row, names)})
        new_names = bool(new) and are_new(new, fields.key("new_names"))

    def act() -> str:
        reason = fields.value("reason") if reviewed else ""
        brought = import_figures(
            store, person, file.name, content, reviewed=bool(reviewed), reason=reason, new_names=new_names
        )
        if not brought.new:  # somebody else brought the same file in this moment
            return imported_before(judged.name, brought, shown_name(brought.by))
        count = len(brought.candidates)
        figures = ngettext("{n} figure", "{n} figures", count).format(n=format_number(count))
        state = _("accepted") if reviewed else _("to review")
        return _("{file}: {figures} imported, {state}").format(file=judged.name, figures=figures, state=state)

    count = len(judged.rows)
    fields.submit(
        ngettext("Import {n} figure", "Import {n} figures", count).format(n=format_number(count)), act
    )


def _judged(store: Store, fields: Fields, name: str, content: bytes) -> Judged:
    """Return what an import would bring, looked at once a file; the import itself looks again."""
    key, digest = fields.key("judged"), hashlib.sha256(content).hexdigest()
    held = st.session_state.get(key)
    if held is None or (held.sha256, held.name) != (digest, name):
        held = st.session_state[key] = judge(store, name, content)
    return held


def _faults(judged: Judged) -> None:
    count, names = len(judged.faults), labels()
    text = ngettext(
        "Nothing can be imported: {n} cell is wrong.", "Nothing can be imported: {n} cells are wrong.", count
    )
    show.error(text.format(n=format_number(count)))
    rows = [
        (fault.row, names.get(fault.column, fault.column), fault.value, fault.expected)
        for fault in judged.faults
    ]
    heads = [_("Row"), _("Column"), _("Value"), _("Expected")]
    st.dataframe(pd.DataFrame(rows, columns=heads), hide_index=True, width="stretch")


def _preview(judged: Judged) -> None:
    names = labels()
    rows = [{_("Row"): number} | fields for number, fields in judged.rows[:SHOWN]]
    found = pd.DataFrame(rows)
    if found.empty:
        return
    found = found[[name for name in found.columns if name == _("Row") or found[name].astype(bool).any()]]
    st.dataframe(found.rename(columns=names), hide_index=True, width="stretch")
