"""Methods: what each measure means, how claims become a map, and what it must not be used for."""

from __future__ import annotations

from html import escape

import streamlit as st

from geo.language import _, current
from geo.maps.claim_words import combine_words
from geo.model import Measure
from geo.style import unit_name
from geo.ui.atlas import Atlas, load_atlas
from geo.ui.methods.text import Chapter, limits_chapters, reading_chapters, words_chapters
from geo.ui.state import session_view, write_address


def methods_page() -> None:
    """Draw the Methods page; every chapter, measure and series has an anchor."""
    atlas = load_atlas()
    write_address(session_view(atlas).view)
    with st.container(key="methods", width=860):
        st.title(_("Methods"))
        _chapters(words_chapters())
        _measures(atlas)
        _chapters(reading_chapters())
        _series(atlas)
        chapters = limits_chapters()
        _chapters(chapters[:1])
        _outlines(atlas)
        _chapters(chapters[1:])
        st.caption(_("Data version {version}").format(version=atlas.version))


def _chapters(chapters: list[Chapter]) -> None:
    for anchor, heading, paragraphs in chapters:
        st.header(heading, anchor=anchor)
        for paragraph in paragraphs:
            st.markdown(paragraph)


def _measures(atlas: Atlas) -> None:
    st.header(_("What each measure counts"), anchor="measures")
    unit = _("Unit")
    for measure in atlas.measures.values():
        name, meaning = _in_language(measure)
        st.subheader(name, anchor=measure.id)
        st.html(
            f"<p>{escape(meaning)}</p><p><small>{escape(unit)}: "
            f"{escape(unit_name(measure.unit, current()))} · "
            f"{escape(combine_words(measure.combine))}</small></p>"
        )


def _in_language(measure: Measure) -> tuple[str, str]:
    if current() == "es":
        return measure.name_es, measure.meaning_es
    return measure.name, measure.meaning


def _series(atlas: Atlas) -> None:
    st.header(_("Series and their breaks"), anchor="series")
    st.markdown(
        _(
            "A series is one monitoring body with one method; two series never share a line. "
            "The United States' estimates use a method of their own and lie on both sides of "
            "the official monitoring, from a third below to two fifths above."
        )
    )
    spanish = current() == "es"
    rows = "".join(
        f'<tr id="series-{escape(s.id)}"><th scope="row">{escape(s.label(current()))}</th>'
        f"<td>{escape(s.method_es if spanish else s.method)}</td></tr>"
        for s in atlas.series.values()
    )
    breaks = "".join(
        f"<tr><th scope='row'>{b.year}</th><td>{escape(b.words(current()))}</td></tr>" for b in atlas.breaks
    )
    st.html(f'<table class="plain">{rows}</table>')
    st.subheader(_("Breaks in the series"), anchor="breaks")
    st.html(f'<table class="plain">{breaks}</table>')


def _outlines(atlas: Atlas) -> None:
    """List every zone and province outline, and any the user supplied, with method and accuracy."""
    own = atlas.own_lines("en")
    rows = "".join(
        _outline_row(row)
        for layer in ("zones", "provinces", "departments")
        for row in atlas.layers[layer].drop(columns="geometry").to_dict("records")
        if layer != "departments" or row["id"] in own
    )
    heads = "".join(f"<th scope='col'>{escape(t)}</th>" for t in (_("Place"), _("Method"), _("Accuracy")))
    st.html(
        f'<table class="plain" id="accuracy"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _outline_row(row: dict) -> str:
    spanish = current() == "es"
    name = row["name_es"] if spanish else row["name"]
    return (
        f"<tr><th scope='row'>{escape(name)}</th><td lang='en'>{escape(row['method'])}</td>"
        f"<td>{escape(row['accuracy_es'] if spanish else row['accuracy'])}</td></tr>"
    )
