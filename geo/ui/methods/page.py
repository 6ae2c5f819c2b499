"""Methods: what each measure means, how claims become a map, and what it must not be used for."""

from __future__ import annotations

from datetime import date

import streamlit as st

from geo.language import _, bilingual
from geo.markup import Markup
from geo.model import View
from geo.style import unit_name
from geo.ui.claims.own_sums import sum_checks_table
from geo.ui.elements import show
from geo.ui.elements.html import render
from geo.ui.elements.outline import column_text
from geo.ui.frame.atlas import Atlas
from geo.ui.methods.text import Chapter, limits_chapters, outline_chapters, reading_chapters, words_chapters
from geo.wording.kinds import combine_words


def methods_page(view: View, atlas: Atlas) -> None:
    """Draw the Methods page; every chapter, measure and series has an anchor."""
    with st.container(key="methods", width=860):
        show.title(_("Methods"))
        _chapters(words_chapters())
        _measures(atlas)
        _chapters(reading_chapters())
        _series(atlas, view.as_of)
        _own_sums(atlas)
        _chapters(outline_chapters())
        _outlines(atlas)
        _chapters(limits_chapters())
        show.caption(_("Data version {version}").format(version=atlas.version))


def _chapters(chapters: list[Chapter]) -> None:
    for anchor, heading, paragraphs in chapters:
        show.header(heading, anchor=anchor)
        for paragraph in paragraphs:
            show.words(paragraph)


def _measures(atlas: Atlas) -> None:
    show.header(_("What each measure counts"), anchor="measures")
    for measure in atlas.measures.values():
        show.subheader(measure.label(), anchor=measure.id)
        meaning = bilingual(measure.meaning, measure.meaning_es)
        unit, combine = unit_name(measure.unit), combine_words(measure.combine)
        st.html(render("methods.measure", meaning=meaning, unit=unit, combine=combine))


def _series(atlas: Atlas, as_of: date | None) -> None:
    show.header(_("Series and their breaks"), anchor="series")
    show.words(
        _(
            "A series is one monitoring body with one method; two series never share a line. "
            "The United States' estimates use a method of their own and lie on both sides of "
            "the official monitoring, from a third below to two fifths above."
        )
    )
    rows = [(s.id, s.label(), bilingual(s.method, s.method_es)) for s in atlas.series.values()]
    st.html(render("methods.series", rows=rows))
    show.subheader(_("Breaks in the series"), anchor="breaks")
    breaks = [(b.year, b.words()) for b in atlas.breaks_known(as_of)]
    st.html(render("methods.breaks", rows=breaks))


def _own_sums(atlas: Atlas) -> None:
    """Say which figures the atlas adds up itself, and how they compare with those that are printed."""
    show.header(_("Our own sums"), anchor="own-sums")
    show.words(
        _(
            "Few zone and department figures of 2012 to 2017 were read as the surveys print them. Where none "
            "was, the atlas adds up UNODC's district figures, which it read in a data set of 2022. Such a "
            "sum is ours, not UNODC's; a printed figure always goes before it, and it counts in no "
            "disagreement."
        )
    )
    show.words(
        _(
            "The data set has 0 ha for the districts of Samugari, Anchihuay and Canayre before "
            "2014 and no row for San Miguel, so the sums of the VRAEM and of Ayacucho for 2012 "
            "and 2013 are minimums. Where all districts of a zone are at 0 (Callería, 2013 to "
            "2015), zero and no data cannot be distinguished: no figure is shown. The table "
            "sets each sum beside the figure it can be checked with."
        )
    )
    st.html(sum_checks_table(atlas))


def _outlines(atlas: Atlas) -> None:
    """List every zone and province outline, and any the user supplied, with method and accuracy."""
    own = atlas.own_outlines()
    rows = [
        _outline_row(row)
        for layer in ("zones", "provinces", "departments")
        for row in atlas.layers[layer].drop(columns="geometry").to_dict("records")
        if layer != "departments" or row["id"] in own
    ]
    heads = (_("Place"), _("Method"), _("Accuracy"))
    st.html(render("elements.table", heads=heads, rows=rows, css="plain", id="accuracy"))


def _outline_row(row: dict) -> Markup:
    name = bilingual(row["name"], row["name_es"])
    cells = [column_text(row, column) for column in ("method", "accuracy")]
    return render("elements.headed_row", head=name, cells=cells)
