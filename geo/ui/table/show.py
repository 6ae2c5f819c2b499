"""The rows of the Table page as a grid to sort and scroll, or as a plain table any reader can read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from geo.language import _
from geo.markup import Markup
from geo.style.numbers import format_date, format_number
from geo.ui.elements import show
from geo.ui.elements.clipboard import sentence_button
from geo.ui.elements.html import link, render
from geo.ui.frame.addresses import place_address, source_address, statement_address, statement_prefix
from geo.ui.listing.rows import ListedColumn, ListedRow
from geo.ui.table.state import TableState

PER_PAGE = 100
"""Rows of the plain table on one page: a screen reader goes through them one by one."""

HEIGHT = 560
"""Pixels of the grid."""

ALIGNED = {"number": "number", "mixed": "number", "year": "short", "day": "short"}
"""Class of the cells of a plain table, by the kind of their column."""


def draw_rows(
    rows: Sequence[ListedRow],
    columns: Sequence[ListedColumn],
    state: TableState,
    title: str,
    sentence: Callable[[ListedRow], str],
) -> None:
    """Draw the rows in the way the reader has chosen.

    Parameters
    ----------
    rows : sequence of ListedRow
        Already in the order asked for.
    columns : sequence of ListedColumn
    state : TableState
        Says which way, and which page.
    title : str
        What the table is, for its caption.
    sentence : callable
        Returns what a row says as a sentence, empty where it has no figure.
    """
    if not rows:
        show.info(_("No row matches all the filters. Remove one to see more."))
        return
    if state.filters.plain:
        _plain(rows, columns, state, title)
    else:
        _grid(rows, columns, title, sentence)


def _grid(
    rows: Sequence[ListedRow],
    columns: Sequence[ListedColumn],
    title: str,
    sentence: Callable[[ListedRow], str],
) -> None:
    """Draw a grid: each heading sorts, each row begins with a link to its evidence, one can be chosen."""
    prefix = statement_prefix()
    links = [f"{prefix}{row.statement}#{row.statement}" if row.statement else None for row in rows]
    data = {"leads": links} | {c.name: [row.cells[c.name] for row in rows] for c in columns}
    config: dict[str, Any] = {
        "leads": st.column_config.LinkColumn(
            _("Evidence"), display_text=_("open"), pinned=True, width="small"
        )
    }
    config |= {c.name: _configured(c, data[c.name]) for c in columns}
    chosen = st.dataframe(
        pd.DataFrame(data),
        hide_index=True,
        column_config=config,
        height=min(HEIGHT, 37 + 35 * len(rows)),
        placeholder="",  # an empty cell, where Streamlit would write None
        alt=title,
        on_select="rerun",
        selection_mode="single-row",
    )
    _sentence([rows[index] for index in chosen["selection"]["rows"] if index < len(rows)], sentence)


def _sentence(chosen: Sequence[ListedRow], sentence: Callable[[ListedRow], str]) -> None:
    """Show the figure of the row chosen as a sentence to copy, or that a row can be chosen."""
    if not chosen:
        show.caption(_("Choose a row at its left to copy its figure as a sentence."))
    for row in chosen:
        if text := sentence(row):
            st.text(text)
            st.html(sentence_button(text))


def _configured(column: ListedColumn, cells: list[Any]) -> Any:  # noqa: ANN401 (Streamlit's own)
    """Return how a column is drawn; numbers of one unit with as many decimals as the finest has."""
    if column.kind == "day":
        return st.column_config.DateColumn(column.label, format="YYYY-MM-DD")
    if column.kind == "year":
        return st.column_config.NumberColumn(column.label, format="%d")
    if column.kind == "number":
        return st.column_config.NumberColumn(column.label, format=f"%,.{decimals(cells)}f")
    if column.kind == "mixed":
        return st.column_config.NumberColumn(column.label, format="%,.10g")
    # The grid measures the first rows only, and "at least" may come later.
    return st.column_config.TextColumn(column.label, width=170 if column.leads == "statement" else None)


def decimals(cells: Sequence[float | None]) -> int:
    """Return how many decimals the numbers of a column need, three at most."""
    shown = [f"{value:.3f}".rstrip("0").partition(".")[2] for value in cells if value is not None]
    return max(map(len, shown), default=0)


def _plain(rows: Sequence[ListedRow], columns: Sequence[ListedColumn], state: TableState, title: str) -> None:
    pages = -(-len(rows) // PER_PAGE)
    page = min(state.filters.page, pages)
    first = (page - 1) * PER_PAGE
    shown = rows[first : first + PER_PAGE]
    if pages > 1:
        _pager(state, page, pages)
    caption = _("{title}: rows {first} to {last} of {total}").format(
        title=title, first=first + 1, last=first + len(shown), total=len(rows)
    )
    st.html(plain_table(shown, columns, caption))


def _pager(state: TableState, page: int, pages: int) -> None:
    with st.container(key="pager", horizontal=True, vertical_alignment="center", gap="small"):
        show.button(
            _("Previous rows"), disabled=page == 1, on_click=lambda: state.change(page=page - 1), key="before"
        )
        show.button(
            _("Next rows"), disabled=page == pages, on_click=lambda: state.change(page=page + 1), key="after"
        )
        show.caption(_("Page {page} of {pages}").format(page=page, pages=pages))


def plain_table(rows: Sequence[ListedRow], columns: Sequence[ListedColumn], caption: str) -> Markup:
    """Return rows as an HTML table with a caption, headings of columns and a heading of each row."""
    return render(
        "table.plain",
        caption=caption,
        columns=[(column.label, ALIGNED.get(column.kind, "")) for column in columns],
        rows=[[_plain_cell(row, column) for column in columns] for row in rows],
    )


def _plain_cell(row: ListedRow, column: ListedColumn) -> str:
    """Return a cell, linked to what it leads to."""
    value = row.cells[column.name]
    if value is None or value == "":
        return ""
    if column.kind in ("number", "mixed"):
        text = format_number(value)
    elif column.kind == "day":
        text = format_date(value)
    else:
        text = str(value)
    target = row.targets.get(column.name, row.statement)
    if not column.leads or not target:
        return text
    leads: dict[str, Callable[[str], str]] = {
        "place": place_address,
        "source": source_address,
        "statement": statement_address,
    }
    return link(leads[column.leads](target), text)
