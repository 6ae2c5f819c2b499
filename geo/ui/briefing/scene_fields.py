"""The fields of one scene: picture, words with their figures, years, highlighted places and routes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from geo.briefing import Briefing, Scene, picture_fault, replaced, with_picture, with_words, words_fault
from geo.briefing.figures import Offered, offered, offered_by, pieces_of
from geo.briefing.model import BOTH, CHART, MAP, NUMBER
from geo.briefing.references import COMPUTED, parts_of
from geo.language import LANGUAGES, _, current
from geo.model import read_run
from geo.model.view import EXPORT_CORRIDORS
from geo.ui.briefing.figure_picker import figure_picker
from geo.ui.briefing.keeping import keep, keeping
from geo.ui.briefing.words_field import words_field
from geo.ui.elements import show
from geo.ui.frame.atlas import Atlas, load_atlas
from geo.wording.kinds import chart_names

ROWS = {"title": 2, "text": 6, "notes": 3}


def scene_fields(briefing: Briefing, scene: Scene, atlas: Atlas) -> None:
    """Draw the fields of a scene; each is kept when it is left, and the map beside shows it."""
    fields = _Fields(briefing, scene, atlas)
    fields.words("title", _("Title"))
    fields.words("text", _("Text"))
    figure_picker(scene, atlas, fields.insert)
    fields.picture()
    fields.words("notes", _("Presenter notes"))
    fields.years()
    fields.highlights()


def change_words(briefing: Briefing, scene: Scene, part: str, text: str, atlas: Atlas) -> bool:
    """Keep words in the language in use, or the reason why not, which stands beside the field."""
    return _change(
        briefing,
        scene,
        part,
        lambda one: with_words(one, part, current(), text),
        lambda one: words_fault(one, part, current(), atlas),
    )


def _change(
    briefing: Briefing,
    scene: Scene,
    part: str,
    change: Callable[[Scene], Scene],
    fault: Callable[[Scene], str],
) -> bool:
    """Keep a changed scene where it has no fault in this part; nothing is written of one that has."""
    held = keeping()
    held.faults.pop((scene.id, part), None)
    if found := fault(change(scene)):
        held.faults[scene.id, part] = found
        return False

    def changed(now: Briefing) -> Briefing:
        here = next((one for one in now.scenes if one.id == scene.id), scene)
        return replaced(now, scene.id, change(here))

    return keep(briefing, changed) is not None


class _Fields:
    def __init__(self, briefing: Briefing, scene: Scene, atlas: Atlas) -> None:
        self.briefing, self.scene, self.atlas = briefing, scene, atlas
        self.key = f"{briefing.id}_{scene.id}_{current()}_{keeping().undone}"

    def insert(self, part: str, found: Offered) -> None:
        """Put a figure into a part of the words, where the caret stands."""
        turns = st.session_state.setdefault("figure_turns", {})
        turn = max((turn for turn, _found in turns.values()), default=0) + 1
        turns[self.scene.id, part] = (turn, found)

    def words(self, part: str, label: str) -> None:
        """Draw one part of the words, with what is wrong with it below."""
        text = getattr(self.scene, part).get(current(), "")
        others = [LANGUAGES[name] for name in getattr(self.scene, part) if name != current()]
        if not text and others:
            elsewhere = _("written in {language} only").format(language=", ".join(others))
            label = f"{label} ({elsewhere})"

        def changed(now: str) -> None:
            change_words(self.briefing, self.scene, part, now, load_atlas())

        words_field(
            label,
            pieces_of(text, self.atlas),
            key=f"words_{part}_{self.briefing.id}_{self.scene.id}_{current()}",  # stays, and keeps the focus
            stamp=self.key,
            fault=self._fault(part),
            insert=st.session_state.get("figure_turns", {}).get((self.scene.id, part)),
            on_text=changed,
            rows=ROWS[part],
        )

    def picture(self) -> None:
        """Draw the choice of what stands beside the words."""
        scene, key = self.scene, f"kind_{self.key}"
        kinds = {MAP: _("Map"), BOTH: _("Map and chart"), CHART: _("Chart"), NUMBER: _("One number")}

        def put() -> None:
            kind = st.session_state[key] or scene.kind
            chart = st.session_state.get(f"chart_{self.key}") or scene.chart or "lines"
            number = st.session_state.get(f"number_{self.key}") or scene.number or self._first_figure()
            self._put_picture(kind, chart if kind in (BOTH, CHART) else "", number if kind == NUMBER else "")

        show.segmented_control(
            _("Beside the words"),
            list(kinds),
            default=scene.kind,
            key=key,
            format_func=kinds.__getitem__,
            on_change=put,
            width="stretch",
        )
        asked = st.session_state.get(key) or scene.kind
        if asked in (BOTH, CHART):
            charts = chart_names()
            at = list(charts).index(scene.chart) if scene.chart in charts else 0
            show.selectbox(
                _("Chart"),
                list(charts),
                index=at,
                key=f"chart_{self.key}",
                format_func=charts.__getitem__,
                on_change=put,
            )
        if asked == NUMBER:
            self._number(put)
        self._tell("picture")

    def _number(self, put: Callable[[], None]) -> None:
        found = filter(None, dict.fromkeys((self.scene.number, *self._cited())))
        usable = {id: o for id in found if not (o := offered(id, self.atlas)).refused}
        usable |= {o.reference: o for o in self._offers()}
        if usable:
            show.selectbox(
                _("Number"),
                list(usable),
                key=f"number_{self.key}",
                format_func=lambda id: f"{usable[id].words} · {usable[id].about}",
                on_change=put,
            )

    def _offers(self) -> list[Offered]:
        return [found for found in offered_by(self.scene, self.atlas) if not found.refused]

    def _cited(self) -> list[str]:
        """Return the references of the text that are figures, in order; those calculated last."""
        references = [inside for _words, inside in parts_of(self.scene.words("text")[0]) if inside]
        plain = [inside for inside in references if ":" not in inside.partition(",")[0]]
        return plain + [inside for inside in references if inside.partition(":")[0] in COMPUTED]

    def _first_figure(self) -> str:
        return next(iter((*self._cited(), *(found.reference for found in self._offers()))), "")

    def _put_picture(self, kind: str, chart: str, number: str) -> None:
        if kind == NUMBER and not number:
            keeping().faults[self.scene.id, "picture"] = _(
                "There is no figure yet: insert one into the text."
            )
            return
        self._put("picture", lambda one: with_picture(one, kind, chart, number))

    def years(self) -> None:
        """Draw the years to play, of a chart those of its axis."""
        key = f"years_{self.key}"

        def put() -> None:
            text = st.session_state[key].strip()
            run = read_run(text) if text else None
            if text and run is None:
                told = _("“{value}”; expected two years such as 2012-2024, the earlier first")
                keeping().faults[self.scene.id, "years"] = told.format(value=text[:40])
                return
            self._put("years", lambda one: replace(one, years=run))

        years = self.scene.years
        label = _("Years to play") if self.scene.kind == MAP else _("Years of the chart")
        written = f"{years[0]}-{years[1]}" if years else ""
        show.text_input(label, written, key=key, placeholder="2012-2024", on_change=put)
        self._tell("years")

    def highlights(self) -> None:
        """Draw the highlighted places and routes."""
        scene, atlas = self.scene, self.atlas
        known = {
            "places": (_("Highlighted places"), sorted(atlas.outlines)),
            "corridors": (_("Highlighted routes"), _corridors(atlas)),
        }
        for part, (label, offered_ids) in known.items():
            held: tuple[str, ...] = getattr(scene, part)
            show.multiselect(
                label,
                [*dict.fromkeys([*held, *offered_ids])],
                list(held),
                key=f"{part}_{self.key}",
                format_func=lambda id: _place_name(id, atlas),
                on_change=self._put_highlights,
                args=(part,),
                placeholder="–",
            )
            self._tell(part)

    def _put_highlights(self, part: str) -> None:
        ids = tuple(st.session_state[f"{part}_{self.key}"])
        self._put(part, lambda one: replace(one, **{part: ids}))  # type: ignore[arg-type]

    def _put(self, part: str, change: Callable[[Scene], Scene]) -> None:
        """Keep the scene with a change where its chart or number can be shown then."""
        _change(self.briefing, self.scene, part, change, lambda one: picture_fault(one, load_atlas()))

    def _fault(self, part: str) -> str:
        found = keeping().faults.get((self.scene.id, part), "")
        return _("Not saved: {reason}").format(reason=found) if found else ""

    def _tell(self, part: str) -> None:
        if fault := self._fault(part):
            show.error(fault)


def _corridors(atlas: Atlas) -> list[str]:
    return [*dict.fromkeys([*EXPORT_CORRIDORS, *(route.corridor for route in atlas.routes)])]


def _place_name(id: str, atlas: Atlas) -> str:
    return atlas.places.get(id).label() if id in atlas.place_ids else id
