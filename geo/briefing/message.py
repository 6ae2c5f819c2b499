"""Scenes as they are sent to the page and the offline file: words filled in, views, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import partial
from typing import Any, TypeVar

from geo.atlas import Atlas
from geo.briefing.model import NUMBER, WORDS, Briefing, Scene
from geo.briefing.pictures import measure_gone, read_view, scene_chart, scene_number
from geo.briefing.references import fill, paragraphs
from geo.briefing.review import known_ids, record_of
from geo.errors import BriefingError
from geo.language import LANGUAGES, _, current, in_language
from geo.maps import view_message
from geo.maps.messages.view import stamped
from geo.model import Route, Statement, View
from geo.style import format_date
from geo.suggestions import did_you_mean
from geo.wording.claim import cited, claim_text, claimant, reading_of, spoken
from geo.wording.period import period_of


def scenes_message(briefing: Briefing, atlas: Atlas) -> dict[str, Any]:
    """Return the scenes in the language in use, ready to be shown.

    Returns
    -------
    dict
        ``type`` (``scenes``), ``briefing`` (id), ``title``, ``author``, ``date`` (in words), ``language``,
        ``values`` (for each of `values_needed`: ``key``, ``measure``, ``lens``), ``stamp``, and ``scenes``.
        Each scene has

        - ``id``; ``title``; ``text`` and ``notes`` (lists of paragraphs);
        - ``kind`` (one of `geo.briefing.model.KINDS`); ``chart`` (a `geo.views.charts.ChartData` as a
          dict) and ``number`` (a `geo.briefing.pictures.SceneNumber` as a dict), None where it has none;
        - ``faults``: why a part of it cannot be shown, a sentence each; that part is left out, of a scene
          whose measure is gone map and chart;
        - ``spoken``: by part (``title``, ``text``, ``notes``) the language it is in, where that is
          not the one in use; ``fallback``: a sentence that says so, else empty;
        - ``sources``: for each statement ``statement``, ``figure``, ``about``, ``label`` (who says it, in
          what, how it was read), ``source``, ``document`` (source and where it was read), ``cited``
          (ids of both) and ``link``;
          ``documents``: each of these once, ``source`` and ``label``;
        - ``view`` (as `geo.maps.view_message`), ``values`` (a key of the above), ``years`` (first and
          last, or None), ``places``, ``corridors``.

    What cannot be shown of a scene stays its own matter: the others are whole.
    """
    scenes = [_scene(scene, atlas) for scene in briefing.scenes]
    needed = [
        {"key": key, "measure": view.measure, "lens": view.whole_lens}
        for key, view in values_needed(briefing, atlas).items()
    ]
    return stamped(
        {
            "type": "scenes",
            "briefing": briefing.id,
            "title": briefing.titled(),
            "author": briefing.author,
            "date": format_date(briefing.date) if briefing.date else "",
            "language": current(),
            "values": needed,
            "scenes": scenes,
        }
    )


def values_key(view: View) -> str:
    """Return the name under which a scene finds the values that its view needs."""
    more = f"|since={view.since}" if view.since is not None else "|carry" if view.carry else ""
    return f"{view.measure}|{view.whole_lens}{more}"


def values_needed(briefing: Briefing, atlas: Atlas) -> dict[str, View]:
    """Return the distinct values that the scenes show, in order: by name a view that needs them."""
    views = (read_view(scene, atlas)[0] for scene in briefing.scenes)
    needed: dict[str, View] = {}
    for view in views:
        needed.setdefault(values_key(view), view)
    return needed


def statement_sources(ids: Iterable[str], atlas: Atlas) -> list[dict[str, Any]]:
    """Return, for each statement, its figure, what it is about, who says it where, in the language in use."""
    found = [(id, record_of(id, atlas)) for id in ids]
    missing = [id for id, record in found if record is None]
    if missing:
        unknown = _("there is no figure “{id}”").format(id=missing[0][:80])
        raise BriefingError(unknown + did_you_mean(missing[0], known_ids(atlas)))
    return [
        _stage(record, atlas) if isinstance(record, Route) else _source(record, atlas)
        for _id, record in found
        if record is not None
    ]


def _scene(scene: Scene, atlas: Atlas) -> dict[str, Any]:
    said = {part: scene.words(part) for part in WORDS}
    elsewhere = {part: name for part, (text, name) in said.items() if text and name != current()}
    view, problems = read_view(scene, atlas)
    gone = measure_gone(scene, atlas)
    if gone:  # neither map nor chart of another measure
        problems = [
            _("This scene cannot be shown: there is no measure “{name}” any more.").format(name=gone[:80])
        ]
    faults = _Faults(problems)
    nothing: list[str] = []
    filled = {part: faults.held(partial(_filled, *words, atlas), nothing) for part, words in said.items()}
    chart = None if gone else faults.held(partial(scene_chart, scene, atlas), None)
    number = faults.held(partial(scene_number, scene, atlas), None)
    uncited: list[dict[str, Any]] = []
    sources = faults.held(partial(statement_sources, scene.statements, atlas), uncited)
    return {
        "id": scene.id,
        "title": " ".join(filled["title"]),
        "text": filled["text"],
        "notes": filled["notes"],
        "kind": NUMBER if gone else scene.kind,
        "chart": asdict(chart) if chart else None,
        "number": asdict(number) if number else None,
        "faults": list(dict.fromkeys(faults.found)),
        "spoken": elsewhere,
        "fallback": _fallback(elsewhere),
        "sources": sources,
        "documents": documents(sources, atlas),
        "view": view_message(view),
        "values": values_key(view),
        "years": list(scene.years) if scene.years else None,
        "places": list(scene.places),
        "corridors": list(scene.corridors),
    }


Held = TypeVar("Held")


class _Faults:
    """What keeps parts of a scene from being shown."""

    def __init__(self, found: Iterable[str]) -> None:
        self.found = list(found)

    def held(self, make: Callable[[], Held], without: Held) -> Held:
        """Return what ``make`` makes; where it cannot, ``without``, and the reason is kept."""
        try:
            return make()
        except BriefingError as error:
            self.found += str(error).splitlines()
            return without


def _filled(text: str, language: str, atlas: Atlas) -> list[str]:
    """Return the paragraphs of a text, their figures in the language it is written in."""
    with in_language(language):
        return [fill(part, atlas) for part in paragraphs(text)]


def documents(sources: Iterable[dict[str, Any]], atlas: Atlas) -> list[dict[str, Any]]:
    """Return each document that ``sources`` cite once, with its day, in the language in use."""
    found = dict.fromkeys((source["source"], source["document"]) for source in sources)
    return [{"source": id, "label": label} for id, label in found]


def _source(said: Statement, atlas: Atlas) -> dict[str, Any]:
    about = [atlas.measures[said.measure].label(), atlas.places.get(said.place).label()]
    if said.to_place:
        about[-1] += f" → {atlas.places.get(said.to_place).label()}"
    document = cited(said, atlas.sources)
    return {
        "statement": said.id,
        "figure": claim_text(said),
        "about": f"{', '.join(about)}, {period_of(said)}",
        "label": f"{_said_in(claimant(said, atlas), document)}; {reading_of(said)}",
        "source": said.source,
        "document": document,
        "cited": [id for id in (said.source, said.read_in) if id],
        "link": f"sources?statement={said.id}#{said.id}",
    }


def _said_in(who: str, document: str) -> str:
    """Return who says it and in what; a document named after who speaks in it says both."""
    return document if not who or document.startswith(f"{who},") else f"{who}; {document}"


def _stage(stage: Route, atlas: Atlas) -> dict[str, Any]:
    """Return a stage of a way as a source: it has no figure."""
    ends = [
        atlas.places.get(place).label() if place else _("not named")
        for place in (stage.from_place, stage.to_place)
    ]
    said = [spoken(name, atlas.institutions) for name in (stage.attributed_to, stage.institution)]
    who = ", ".join(name for name in said if name)
    document = cited(stage, atlas.sources)
    return {
        "statement": stage.id,
        "figure": "",
        "about": " → ".join(ends),
        "label": _said_in(who, document),
        "source": stage.source,
        "document": document,
        "cited": [id for id in (stage.source, stage.read_in) if id],
        "link": f"sources?statement={stage.id}#{stage.id}",
    }


def _fallback(elsewhere: dict[str, str]) -> str:
    if not elsewhere:
        return ""
    names = ", ".join(dict.fromkeys(LANGUAGES[name] for name in elsewhere.values()))
    return _("Written in {language} only.").format(language=names)
