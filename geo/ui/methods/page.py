"""Methods: what each measure means, how claims become a map, and what it must not be used for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from geo.language import _, bilingual
from geo.markup import Markup
from geo.model import View
from geo.ui.claims.own_sums import sum_checks_table
from geo.ui.elements import show
from geo.ui.elements.anchor import go_to_anchor
from geo.ui.elements.html import render
from geo.ui.elements.outline import column_text
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.shipped import style_sheet
from geo.views.methods import measures_listed, outlines_listed, series_listed
from geo.wording.methods.chapters import methods_chapters
from geo.wording.methods.signs import reading_signs, reading_steps


def methods_page(view: View, atlas: Atlas) -> None:
    """Draw the Methods page: the contents at the side; every chapter, measure and series has an anchor."""
    style_sheet("methods")
    chapters, tables = methods_chapters(), _tables(view, atlas)
    with st.container(key="methods"):
        side, text = st.columns([1, 3.4], gap="large")
        with side:
            lines = [(anchor, heading) for anchor, heading, _texts in chapters]
            st.html(render("methods.contents", lines=lines))
        with text:
            show.title(_("Methods"), anchor=False)
            for anchor, heading, texts in chapters:
                show.header(heading, anchor=anchor)
                for paragraph in texts:
                    show.words(paragraph)
                if anchor in tables:
                    tables[anchor]()
            show.caption(_("Data version {version}").format(version=atlas.version))
            go_to_anchor()


def _tables(view: View, atlas: Atlas) -> dict[str, Callable[[], object]]:
    """Return what draws the tables below the words of a chapter, by its anchor."""
    return {
        "how-to-read": _how_to_read,
        "measures": lambda: st.html(render("methods.measures", groups=measures_listed(atlas))),
        "series": partial(_series, atlas, view.as_of),
        "own-sums": lambda: st.html(sum_checks_table(atlas)),
        "accuracy": partial(_outlines, atlas),
    }


def _how_to_read() -> None:
    st.html(render("methods.reading", signs=reading_signs(), steps=reading_steps()))


def _series(atlas: Atlas, as_of: date | None) -> None:
    st.html(render("methods.series", rows=series_listed(atlas)))
    show.subheader(_("Breaks in the series"), anchor="breaks")
    breaks = [(b.year, b.words()) for b in atlas.breaks_known(as_of)]
    st.html(render("methods.breaks", rows=breaks))


def _outlines(atlas: Atlas) -> None:
    """List every zone and province outline, and any the user supplied, with method and accuracy."""
    rows = [_outline_row(row) for row in outlines_listed(atlas)]
    heads = (_("Place"), _("Method"), _("Accuracy"))
    name = _("Every outline and its accuracy")
    st.html(render("elements.wide_table", heads=heads, rows=rows, name=name))


def _outline_row(row: dict[str, Any]) -> Markup:
    name = bilingual(row["name"], row["name_es"])
    cells = [column_text(row, column) for column in ("method", "accuracy")]
    return render("elements.headed_row", head=name, cells=cells)
