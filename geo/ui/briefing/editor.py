"""Changing a briefing of one's own: its title, the order of its scenes, the words of the one that is open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from geo.briefing import (
    Briefing,
    Kept,
    Scene,
    duplicate_briefing,
    duplicated,
    moved,
    replaced,
)
from geo.errors import BriefingError
from geo.language import LANGUAGES, _, current
from geo.model import read_run
from geo.model.view import EXPORT_CORRIDORS
from geo.ui.briefing.chosen import chosen, scene_index
from geo.ui.briefing.keeping import attempt, author, drop_briefing, drop_file, drop_scene, keep, keeping, news
from geo.ui.elements import show
from geo.ui.frame.atlas import Atlas


def editor(kept: Kept | None, atlas: Atlas) -> None:
    """Draw the editor of the open briefing; a shipped one is copied first."""
    news()
    if kept is not None and kept.briefing is None and not kept.shipped:
        text = _("“{file}” cannot be read, so nothing in it can be changed here.")
        show.words(text.format(file=f"{kept.id}.yaml"))
        show.button(_("Delete the file"), on_click=drop_file, args=(kept,), key="drop_file")
        return
    if kept is None or kept.briefing is None:
        show.words(_("Nothing to change: add a view with “+ Scene”, or import a file."))
        return
    briefing = kept.briefing
    if kept.shipped:
        show.words(_("This briefing comes with the atlas. To change it, make a copy."))
        show.button(
            _("Make a copy"),
            on_click=_copy,
            args=(briefing,),
            key="copy_briefing",
        )
        return
    _whole(briefing)
    if briefing.scenes:
        scene = briefing.scenes[scene_index(chosen(), briefing)]
        _order(briefing, scene)
        _words(briefing, scene, atlas)


def _copy(briefing: Briefing) -> None:
    attempt(lambda: duplicate_briefing(briefing, by=author()), _("Briefing copied."))


def _whole(briefing: Briefing) -> None:
    """Draw what concerns the whole briefing."""
    key = f"title_of_{briefing.id}_{briefing.revision}"

    def rename() -> None:
        title = st.session_state[key].strip()
        if title:
            keep(briefing, lambda b: replace(b, title={**b.title, current(): title}), _("Title saved."))

    with st.container(horizontal=True, vertical_alignment="bottom"):
        show.text_input(
            _("Title of the briefing"),
            briefing.titled(),
            key=key,
            max_chars=200,
            on_change=rename,
            width=420,
        )
        show.button(
            _("Duplicate the briefing"),
            on_click=_copy,
            args=(briefing,),
            key="copy_briefing",
        )
        show.button(_("Delete the briefing"), on_click=drop_briefing, args=(briefing,), key="drop_briefing")


def _order(briefing: Briefing, scene: Scene) -> None:
    """Draw the buttons that move, copy and delete the open scene."""
    at = [each.id for each in briefing.scenes].index(scene.id)

    def place(to: int) -> None:
        if keep(briefing, lambda b: moved(b, scene.id, to)):
            chosen().open(briefing.id, scene.id)

    def copy() -> None:
        saved = keep(briefing, lambda b: duplicated(b, scene.id), _("Scene copied."))
        if saved:
            chosen().open(briefing.id, saved.scenes[at + 1].id)

    show.subheader(
        _("Scene {number} of {count}").format(number=at + 1, count=len(briefing.scenes)), anchor=False
    )
    with st.container(horizontal=True):
        show.button(_("Move up"), disabled=at == 0, on_click=place, args=(at - 1,), key="scene_up")
        last = at == len(briefing.scenes) - 1
        show.button(_("Move down"), disabled=last, on_click=place, args=(at + 1,), key="scene_down")
        show.button(_("Duplicate"), on_click=copy, key="scene_copy")
        show.button(_("Delete"), on_click=drop_scene, args=(briefing, scene.id), key="scene_drop")


def _words(briefing: Briefing, scene: Scene, atlas: Atlas) -> None:
    """Draw the form of the open scene's words, in the language of the page."""
    key = f"{briefing.id}_{scene.id}_{briefing.revision}"
    with st.form(f"words_{key}"):
        show.caption(
            _("In {language}. An empty line starts a new paragraph.").format(language=LANGUAGES[current()])
            + " "
            + _("To cite a figure, write its id between braces. The id is on the figure's evidence page.")
        )
        written = {part: getattr(scene, part).get(current(), "") for part in ("title", "text", "notes")}
        title = show.text_input(_("Title"), written["title"], key=f"title_{key}", max_chars=200)
        text = show.text_area(_("Text"), written["text"], key=f"text_{key}", max_chars=4000, height=140)
        notes = show.text_area(
            _("Presenter notes"), written["notes"], key=f"notes_{key}", max_chars=20000, height=100
        )
        years = show.text_input(
            _("Years to play"), _span(scene.years), key=f"years_{key}", placeholder="2012-2024", width=220
        )
        outlined = sorted(atlas.outlines)
        places = show.multiselect(
            _("Highlighted places"),
            [*dict.fromkeys([*scene.places, *outlined])],
            list(scene.places),
            key=f"places_{key}",
            format_func=lambda id: _place_name(id, atlas),
        )
        corridors = show.multiselect(
            _("Highlighted corridors"),
            [*dict.fromkeys([*scene.corridors, *_corridors(atlas)])],
            list(scene.corridors),
            key=f"corridors_{key}",
            format_func=lambda id: _place_name(id, atlas),
        )
        if not show.form_submit_button(_("Save the scene"), type="primary", key="save_scene"):
            return
    entered = {"title": title, "text": text, "notes": notes}
    try:
        changed = _changed(scene, entered, years, tuple(places), tuple(corridors))
    except BriefingError as error:
        keeping().said, keeping().failed = str(error), True
    else:
        if keep(briefing, lambda b: replaced(b, scene.id, changed), _("Scene saved.")):
            chosen().open(briefing.id, scene.id)
    st.rerun()


def _changed(
    scene: Scene, entered: dict[str, str], years: str, places: tuple[str, ...], corridors: tuple[str, ...]
) -> Scene:
    """Return ``scene`` with the words of the page's language; empty ones are taken away."""
    words: dict[str, Any] = {}
    for part, text in entered.items():
        others = {name: held for name, held in getattr(scene, part).items() if name != current()}
        words[part] = others | ({current(): text.strip()} if text.strip() else {})
    return replace(scene, **words, years=_years(years), places=places, corridors=corridors)


def _span(years: tuple[int, int] | None) -> str:
    return f"{years[0]}-{years[1]}" if years else ""


def _years(text: str) -> tuple[int, int] | None:
    """Return the years of ``2012-2024``; None where nothing is written."""
    if not text.strip():
        return None
    if run := read_run(text):
        return run
    raise BriefingError(
        _("years to play: “{value}”; expected two years such as 2012-2024, the earlier first").format(
            value=text[:40]
        )
    )


def _corridors(atlas: Atlas) -> list[str]:
    return [*dict.fromkeys([*EXPORT_CORRIDORS, *(route.corridor for route in atlas.routes)])]


def _place_name(id: str, atlas: Atlas) -> str:
    return atlas.places.get(id).label() if id in atlas.place_ids else id
