"""The form of the Snapshots page: only what applies to the format is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from geo.formats import DATA, FILM, PICTURE, PICTURES
from geo.language import LANGUAGES, _
from geo.model import View
from geo.plots import CHART, MM_PER_INCH, SHEET_CHARTS, STYLES, read_size
from geo.plots.sheet_options import LONGEST, MOST_DPI, MOST_SIDE
from geo.ui.elements import show
from geo.ui.snapshots.choices import FORMATS, SCOPES, SHEET_LAYOUTS, Choices
from geo.ui.snapshots.state import SnapshotState
from geo.ui.view.usual import usual_choices
from geo.wording.kinds import chart_names
from geo.wording.period import years_words


def size_names() -> dict[str, str]:
    """Return what a reader calls each size offered by name."""
    return {
        "a4": _("A4 portrait"),
        "a4-across": _("A4 landscape"),
        "a3": _("A3 portrait"),
        "a3-across": _("A3 landscape"),
        "letter": _("Letter portrait"),
        "letter-across": _("Letter landscape"),
        "slide": _("Slide, 16:9"),
        "square": _("Square"),
        "1280x720px": _("Slide, 1280 × 720 pixels"),
        "1920x1080px": _("Slide, 1920 × 1080 pixels"),
        "960x960px": _("Square, 960 × 960 pixels"),
        "mm": _("Exact, in mm"),
        "px": _("Exact, in pixels"),
    }


def form(state: SnapshotState, view: View, offered: Sequence[int], *, leaves_out: bool) -> None:
    """Draw the form; each control changes one of the choices.

    Parameters
    ----------
    state : SnapshotState
    view : View
    offered : sequence of int
        Years with data at the view's level.
    leaves_out : bool
        Whether routes of the map are left out where nobody asks for them.
    """
    _usual(state)
    choices = state.choices
    names = {ending: form.label() for ending, form in FORMATS.items()}
    _select(state, "format", _("Format"), list(FORMATS), names)
    if choices.form.kind == DATA:
        _segments(state, "scope", _("Figures of"), SCOPES, scope_names(view))
    if choices.form.kind in PICTURES:
        _size(state, choices)
    if choices.form.kind == PICTURE:
        _segments(state, "layout", _("Layout"), SHEET_LAYOUTS, layout_names())
        if choices.layout == CHART:
            charts = {"": _("The one that suits")} | chart_names()
            _select(state, "chart", _("Chart"), ("", *SHEET_CHARTS), charts)
    if choices.several:
        _years(state, offered)
    with st.container(key="snapshot_looks", horizontal=True, vertical_alignment="bottom", gap="medium"):
        if choices.form.kind in PICTURES:
            _segments(state, "style", _("Style"), STYLES, style_names())
        _language(state, view)
    if choices.form.kind in PICTURES:
        _words(state, leaves_out=leaves_out)


def _usual(state: SnapshotState) -> None:
    """Offer the usual choices, one press each."""
    with st.container(key="snapshot_usual", horizontal=True, gap="small"):
        for name, (label, parts) in usual_choices().items():
            show.button(label, key=f"usual_{name}", on_click=state.change, kwargs=parts)


def scope_names(view: View) -> dict[str, str]:
    """Return what a reader calls each extent of a file of numbers."""
    return {
        "view": _("this view, {year}").format(year=view.year) if view.year else _("this view"),
        "years": _("several years"),
        "all": _("everything"),
    }


def layout_names() -> dict[str, str]:
    """Return what a reader calls each layout."""
    return {
        "single": _("one map"),
        "multiples": _("a map for each year"),
        "change": _("change between two years"),
        "chart": _("chart"),
    }


def style_names() -> dict[str, str]:
    """Return what a reader calls each style."""
    return {"light": _("as on the screen"), "print": _("for print, readable in grey")}


def _select(
    state: SnapshotState, name: str, label: str, options: Sequence[str], names: Mapping[str, str]
) -> None:
    key = f"snapshot_{name}"
    st.session_state[key] = getattr(state.choices, name)
    show.selectbox(
        label, list(options), key=key, format_func=names.__getitem__,
        on_change=lambda: state.change(**{name: st.session_state[key]}),
    )  # fmt: skip


def _segments(
    state: SnapshotState, name: str, label: str, options: Sequence[str], names: Mapping[str, str]
) -> None:
    key = f"snapshot_{name}"
    st.session_state[key] = getattr(state.choices, name)
    show.segmented_control(
        label, list(options), key=key, format_func=names.__getitem__, required=True,
        on_change=lambda: state.change(**{name: st.session_state[key]}),
    )  # fmt: skip


def _language(state: SnapshotState, view: View) -> None:
    st.session_state["snapshot_language"] = state.choices.file_lang or view.language

    def changed() -> None:
        chosen = st.session_state["snapshot_language"]
        state.change(file_lang="" if chosen == view.language else chosen)

    show.segmented_control(
        _("Language of the file"), list(LANGUAGES), key="snapshot_language", required=True,
        format_func=LANGUAGES.__getitem__, on_change=changed,
    )  # fmt: skip


def _size(state: SnapshotState, choices: Choices) -> None:
    """Draw the size: a name, or two sides; and the pixels an inch where they count."""
    names = size_names()
    units = ("px",) if choices.form.kind == FILM else ("mm", "px")
    options = [*choices.sizes, *units]
    used = choices.exact or choices.measured
    st.session_state["snapshot_size"] = used

    def changed() -> None:
        chosen = st.session_state["snapshot_size"]
        state.change(size=_exact(state.choices, chosen) if chosen in ("mm", "px") else chosen)

    with st.container(key="snapshot_sizes", horizontal=True, vertical_alignment="bottom", gap="small"):
        show.selectbox(
            _("Size"), options if used in options else [*options, used], key="snapshot_size",
            format_func=names.__getitem__, on_change=changed, width=250,
        )  # fmt: skip
        if choices.exact:
            _sides(state, choices)
        if choices.format not in ("svg", "pdf") or choices.exact == "px":
            _resolution(state, choices)


def _exact(choices: Choices, unit: str) -> str:
    """Return the size in use as exact sides in ``unit``."""
    size, dpi = read_size(choices.measured), choices.resolution
    if unit == "px":
        sides: Sequence[float] = size.get("size_px") or [
            round(s / MM_PER_INCH * dpi) for s in size["size_mm"]
        ]
    else:
        sides = size.get("size_mm") or [round(s / dpi * MM_PER_INCH, 1) for s in size["size_px"]]
    return _text(sides, unit)


def _text(sides: Sequence[float], unit: str) -> str:
    return "x".join(f"{side:.3f}".rstrip("0").rstrip(".") for side in sides) + unit


def _sides(state: SnapshotState, choices: Choices) -> None:
    (sides,) = read_size(choices.measured).values()
    number = float if choices.exact == "mm" else int
    labels = (_("Width"), _("Height"))
    keys = ("snapshot_width", "snapshot_height")
    for key, side in zip(keys, sides, strict=True):
        st.session_state[key] = number(side)

    def changed() -> None:
        state.change(size=_text([st.session_state[key] for key in keys], choices.exact), dpi=choices.dpi)

    for key, label in zip(keys, labels, strict=True):
        show.number_input(
            label, min_value=number(0), max_value=number(MOST_SIDE), step=number(1), key=key,
            format="%.1f" if choices.exact == "mm" else "%d", on_change=changed, width=140,
        )  # fmt: skip


def _resolution(state: SnapshotState, choices: Choices) -> None:
    st.session_state["snapshot_dpi"] = choices.resolution
    show.number_input(
        _("Resolution (dpi)"), min_value=1, max_value=MOST_DPI, step=1, key="snapshot_dpi", width=140,
        on_change=lambda: state.change(dpi=st.session_state["snapshot_dpi"]),
        help=_("300 dpi for print, 96 dpi for a screen. The size of the type follows it."),
    )  # fmt: skip


def _years(state: SnapshotState, offered: Sequence[int]) -> None:
    st.session_state["snapshot_years"] = [year for year in state.choices.years if year in set(offered)]
    every = _("All with data: {years}").format(years=years_words(offered))
    show.multiselect(
        _("Years"), list(offered), key="snapshot_years", placeholder=every,
        on_change=lambda: state.change(years=tuple(sorted(st.session_state["snapshot_years"]))),
        help=_("None chosen: all years with data."),
    )  # fmt: skip


def _words(state: SnapshotState, *, leaves_out: bool) -> None:
    columns = st.columns(2, gap="small")
    drawn = (
        ("title", _("Custom title"), _("What is seen, as a sentence")),
        ("note", _("Custom note"), _("Under the title; none")),
    )
    for column, (name, label, empty) in zip(columns, drawn, strict=True):
        key = f"snapshot_{name}"
        st.session_state[key] = getattr(state.choices, name)
        with column:
            show.text_input(
                label, key=key, placeholder=empty, max_chars=LONGEST[name],
                on_change=lambda name=name, key=key: state.change(**{name: st.session_state[key].strip()}),
            )  # fmt: skip
    drawn_besides = {"graticule": _("Lines of longitude and latitude")}
    if leaves_out:
        drawn_besides["routes"] = _("The export routes of the opening map")
    for name, label in drawn_besides.items():
        key = f"snapshot_{name}"
        st.session_state[key] = getattr(state.choices, name)
        show.toggle(
            label, key=key,
            on_change=lambda name=name, key=key: state.change(**{name: st.session_state[key]}),
        )  # fmt: skip
