"""Methods: what each measure means, how claims become a map, and what it must not be used for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from geo.language import _, bilingual
from geo.markup import Markup
from geo.model import Measure, View
from geo.style import unit_name
from geo.ui.claims.own_sums import sum_checks_table
from geo.ui.elements import show
from geo.ui.elements.anchor import go_to_anchor
from geo.ui.elements.html import render
from geo.ui.elements.outline import column_text
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.shipped import style_sheet
from geo.ui.methods.reading import reading_signs, reading_steps
from geo.ui.methods.text import Chapter, limits_chapters, outline_chapters, reading_chapters, words_chapters
from geo.wording.kinds import combine_words, measure_groups


def methods_page(view: View, atlas: Atlas) -> None:
    """Draw the Methods page: the contents at the side; every chapter, measure and series has an anchor."""
    style_sheet("methods")
    sections = _sections(view, atlas)
    with st.container(key="methods"):
        side, text = st.columns([1, 3.4], gap="large")
        with side:
            st.html(
                render("methods.contents", lines=[(anchor, heading) for anchor, heading, _draw in sections])
            )
        with text:
            show.title(_("Methods"), anchor=False)
            for anchor, heading, draw in sections:
                show.header(heading, anchor=anchor)
                draw()
            show.caption(_("Data version {version}").format(version=atlas.version))
            go_to_anchor()


Section = tuple[str, str, Callable[[], None]]
"""Anchor, heading, and what draws the rest."""


def _sections(view: View, atlas: Atlas) -> list[Section]:
    """Return the sections of the page in their order."""
    return [
        ("how-to-read", _("How to read this map"), _how_to_read),
        *_chapters(words_chapters()),
        ("measures", _("What each measure counts"), partial(_measures, atlas)),
        *_chapters(reading_chapters()),
        ("series", _("Series and their breaks"), partial(_series, atlas, view.as_of)),
        ("own-sums", _("Our own sums"), partial(_own_sums, atlas)),
        *_chapters(outline_chapters()),
        ("accuracy", _("Every outline and its accuracy"), partial(_outlines, atlas)),
        *_chapters(limits_chapters()),
    ]


def _chapters(chapters: list[Chapter]) -> list[Section]:
    return [(anchor, heading, partial(_paragraphs, texts)) for anchor, heading, texts in chapters]


def _paragraphs(texts: list[str]) -> None:
    for text in texts:
        show.words(text)


def _how_to_read() -> None:
    st.html(render("methods.reading", signs=reading_signs(), steps=reading_steps()))


def _measures(atlas: Atlas) -> None:
    names = measure_groups()
    groups: dict[str, list[Measure]] = {name: [] for name in names.values()}
    for measure in atlas.measures.values():
        groups.setdefault(names.get(measure.group, _("Other")), []).append(measure)
    rows = [(name, [_measure_row(m) for m in found]) for name, found in groups.items() if found]
    st.html(render("methods.measures", groups=rows))


def _measure_row(measure: Measure) -> tuple[str, str, str, str, str]:
    meaning = bilingual(measure.meaning, measure.meaning_es)
    return measure.id, measure.label(), meaning, unit_name(measure.unit), combine_words(measure.combine)


def _series(atlas: Atlas, as_of: date | None) -> None:
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
    st.html(render("elements.table", heads=heads, rows=rows, css="plain"))


def _outline_row(row: dict) -> Markup:
    name = bilingual(row["name"], row["name_es"])
    cells = [column_text(row, column) for column in ("method", "accuracy")]
    return render("elements.headed_row", head=name, cells=cells)
