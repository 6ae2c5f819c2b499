"""The Table page: all that the map shows, and every statement behind it, for those who read tables."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from geo.exports import Request, csv_bytes, gather, record_of
from geo.exports import listing as files
from geo.exports.tables import Record
from geo.language import _, ngettext
from geo.links import to_query
from geo.model import View
from geo.style.numbers import unit_name
from geo.ui.claims.evidence import sentence_of_statement
from geo.ui.elements import show
from geo.ui.elements.csv_button import csv_button
from geo.ui.frame.atlas import Atlas, timelines_of
from geo.ui.frame.rows_left_out import left_out_words
from geo.ui.frame.shipped import style_sheet
from geo.ui.frame.state import SessionView, held_view
from geo.ui.listing.rows import ListedColumn, ListedRow, sorted_rows
from geo.ui.listing.statements import contested_on, statement_columns, statement_rows
from geo.ui.listing.workbook import workbook_bytes
from geo.ui.table.controls import (
    shape_controls,
    stage_controls,
    statement_controls,
    table_names,
    table_switch,
    value_controls,
    years_with_claims,
)
from geo.ui.table.filters import Filters, to_params
from geo.ui.table.match import matching, matching_stages
from geo.ui.table.show import draw_rows
from geo.ui.table.stages import stage_columns, stage_rows
from geo.ui.table.state import TableState, table_state
from geo.ui.table.values import value_columns, value_rows, values_counted
from geo.ui.view.export_menu import Exported, ExportFile, export_menu, view_export
from geo.views.sentence import sentence_of
from geo.wording.kinds import level_names
from geo.wording.view import lens_label, measure_label, published_by


@dataclass(frozen=True, slots=True)
class Listing:
    """What one of the tables shows.

    Attributes
    ----------
    title : str
        What it is, with what decides it.
    counted : str
        How many rows there are and how many are shown.
    rows : sequence of ListedRow
    columns : sequence of ListedColumn
        All there are.
    file : callable
        Returns the columns of the file and its rows by the keys of those shown.
    """

    title: str
    counted: str
    rows: Sequence[ListedRow]
    columns: Sequence[ListedColumn]
    file: Callable[[], tuple[Sequence[str], Mapping[Hashable, Record]]]


def table_page(view: View, atlas: Atlas) -> None:
    """Draw the Table page for ``view`` and the session's filters."""
    state = table_state()
    style_sheet("table")
    for problem in state.problems:
        show.warning(problem)
    show.title(_("Every figure as a table"), anchor=False)
    table_switch(state)
    make = LISTINGS[state.filters.table]
    draw_controls = {"values": value_controls, "statements": statement_controls, "stages": stage_controls}
    draw_controls[state.filters.table](view, state, atlas)
    listing = make(view, state, atlas)
    counted = " · ".join(text for text in (listing.counted, left_out_words(atlas)) if text)
    with st.container(key="shape", horizontal=True, vertical_alignment="bottom", gap="small"):
        show.own_markdown("**{title}**  \n{counted}", title=listing.title, counted=counted)
        export_menu([_exported(held_view(), state, atlas)])
        _csv(held_view(), state, atlas)
        shape_controls(state, listing.columns)
    shown = [c for c in listing.columns if c.first or state.filters.all_columns]
    draw_rows(
        _in_order(listing, state),
        shown,
        state,
        listing.title,
        lambda row: _sentence(row, view, atlas),
    )
    show.caption(_("Data version {version}").format(version=atlas.version))


def _sentence(row: ListedRow, view: View, atlas: Atlas) -> str:
    """Return the figure of a row as a sentence; empty for a stage and for a place without a figure."""
    for key in row.keys:
        if isinstance(key, tuple):
            known = timelines_of(view.measure, view.whole_lens)
            estimate = known.at(key[0], key[1], view.as_of)
            return sentence_of(estimate, known, atlas, view.as_of) if estimate else ""
        if key in atlas.statements:
            return sentence_of_statement(atlas.statements[key], atlas)
    return ""


def _in_order(listing: Listing, state: TableState) -> list[ListedRow]:
    return sorted_rows(listing.rows, state.filters.sort, listing.columns)


def values_listing(view: View, state: TableState, atlas: Atlas) -> Listing:
    """Return the values of the view, one row a place and year."""
    known = timelines_of(view.measure, view.whole_lens)
    every = state.filters.years == "all"
    years = years_with_claims(view, atlas) if every or view.year is None else [view.year]
    unit = atlas.measures[view.measure].unit
    rows = value_rows(view, years, known, atlas)
    title = _("{measure}, {unit} · {level} · {years} · {known} · {lens}").format(
        measure=measure_label(atlas, view.measure),
        unit=unit_name(unit),
        level=level_names()[view.level],
        years=_("all years") if every else view.year,
        known=published_by(view.as_of),
        lens=lens_label(view.whole_lens, atlas),
    )

    def file() -> tuple[Sequence[str], Mapping[Hashable, Record]]:
        # The page shows single years, whatever the map carries on or adds up.
        single = replace(view, carry=False, since=None)
        made = gather(atlas, Request(single, tuple(years)), empty=True).values
        return made.names, {(row["place"], row["year"]): row for row in made.rows}

    columns = value_columns(unit, years=len(years))
    if len(years) == 1:
        rows = sorted_rows(rows, "-high", columns)
    return Listing(title, values_counted(rows, years, atlas.at_level(view.level)), rows, columns, file)


def statements_listing(view: View, state: TableState, atlas: Atlas) -> Listing:
    """Return every statement that passes the filters."""
    found = matching(state.filters, view.as_of, atlas)
    rows = statement_rows(found, view.as_of, atlas)
    units = {s.unit for s in found}
    total = len(atlas.statements)

    def file() -> tuple[Sequence[str], Mapping[Hashable, Record]]:
        contested = contested_on(atlas.version, view.as_of, atlas)
        return files.claim_names(), {s.id: files.listed_claim(s, contested, atlas) for s in found}

    counted = ngettext("{total} figure, {shown} shown", "{total} figures, {shown} shown", total)
    return Listing(
        f"{table_names()['statements']} · {published_by(view.as_of)}",
        counted.format(total=total, shown=len(found)),
        rows,
        statement_columns(units.pop() if len(units) == 1 else ""),
        file,
    )


def stages_listing(view: View, state: TableState, atlas: Atlas) -> Listing:
    """Return every stage of a way that passes the filters."""
    found = matching_stages(state.filters, view.as_of, atlas)
    total = len(atlas.routes)
    counted = ngettext("{total} stage, {shown} shown", "{total} stages, {shown} shown", total)
    return Listing(
        f"{table_names()['stages']} · {published_by(view.as_of)}",
        counted.format(total=total, shown=len(found)),
        stage_rows(found, atlas),
        stage_columns(),
        lambda: (files.STAGE_NAMES, {r.id: files.stage_record(r, atlas) for r in found}),
    )


LISTINGS: dict[str, Callable[[View, TableState, Atlas], Listing]] = {
    "values": values_listing,
    "statements": statements_listing,
    "stages": stages_listing,
}


def _exported(held: SessionView, state: TableState, atlas: Atlas) -> Exported:
    """Return the usual files of the view's figures; of the other tables the rows as a workbook."""
    table = state.filters.table
    if table == "values":
        usual = view_export(lambda: held.view, atlas)
        return replace(usual, files=[*reversed(usual.files)])
    name = table_names()[table]
    make = partial(_workbook, held, state, name, atlas)
    asked = partial(_shown, held, state)
    return Exported([ExportFile(_("Excel, the rows shown"), "xlsx", table, make, asked)])


def _shown(held: SessionView, state: TableState) -> tuple[View, Filters]:
    return held.view, state.filters


def _workbook(held: SessionView, state: TableState, name: str, atlas: Atlas) -> bytes:
    listing = LISTINGS[state.filters.table](held.view, state, atlas)
    rows, link = _in_order(listing, state), _link(held.view, state)
    return workbook_bytes(listing.title, name, listing.columns, rows, link, atlas)


def _link(view: View, state: TableState) -> str:
    return f"table?{urlencode(to_query(view) | to_params(state.filters))}"


def _csv(held: SessionView, state: TableState, atlas: Atlas) -> None:
    """Offer the rows shown as a file; made from view and filters as they are when asked for."""
    csv_button(
        state.filters.table,
        lambda: listing_csv(held.view, state, atlas),
        _("The rows that match the filters, with their sources"),
    )


def listing_csv(view: View, state: TableState, atlas: Atlas) -> bytes:
    """Return the rows of `geo.exports` that the page shows as CSV, in the order of the page."""
    listing = LISTINGS[state.filters.table](view, state, atlas)
    names, rows = listing.file()
    shown = [rows[key] for row in _in_order(listing, state) for key in row.keys if key in rows]
    return csv_bytes(names, shown, record_of(listing.title, _link(view, state), (), atlas))
