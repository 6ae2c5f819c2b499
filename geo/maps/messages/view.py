"""What the page sends to the map besides values: the view, the words, what two maps share."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, cast

from geo.errors import ArgumentError
from geo.language import current
from geo.maps.contract import (
    DeckMessage,
    LinkMessage,
    Part,
    PresentMessage,
    StringsMessage,
    ValuesMessage,
    ViewMessage,
)
from geo.maps.strings import map_strings
from geo.model import View
from geo.style import format_date

LINKED: tuple[Part, ...] = ("extent", "place", "year", "as_of")
"""Parts of a view that two maps side by side can share."""


def view_message(view: View, *, year: int | None = None) -> ViewMessage:
    """Return the view as the map understands it, in the language in use.

    Parameters
    ----------
    view : View
        All that decides the picture.
    year : int, optional
        Year to draw where the view leaves it open; with neither, the map takes the
        newest year with a claim at the level.
    """
    chosen = view.year if view.year is not None else year
    message: ViewMessage = {
        "type": "view",
        "measure": view.measure,
        "level": view.level,
        "year": chosen,
        "as_of": view.as_of.isoformat() if view.as_of else None,
        "as_of_label": format_date(view.as_of) if view.as_of else "",
        "layers": list(view.layers),
        "place": view.place,
        "extent": view.extent,
        "draw": view.draw,
        "face": cast(Any, view.face),
        "language": current(),
    }
    return cast(ViewMessage, stamped(message))


def strings_message() -> StringsMessage:
    """Return the map's own texts in the language in use."""
    return cast(StringsMessage, stamped({"type": "strings", "strings": map_strings()}))


def link_message(parts: Iterable[str], legend: bool = True) -> LinkMessage:
    """Return which parts of the view two maps side by side share.

    Parameters
    ----------
    parts : iterable of str
        Those of `LINKED` in which what is done in one map moves the other too; none
        unlinks them.
    legend : bool
        Whether this map shows the legend, which holds for both.

    Raises
    ------
    ArgumentError
        If a part is none of `LINKED`.
    """
    asked = set(parts)
    unknown = asked - set(LINKED)
    if unknown:
        raise ArgumentError(f"maps cannot share {', '.join(sorted(unknown))}; expected {', '.join(LINKED)}")
    shared = [part for part in LINKED if part in asked]
    return cast(LinkMessage, stamped({"type": "link", "parts": shared, "legend": legend}))


def deck_message(scenes: dict[str, Any], values: Mapping[str, ValuesMessage]) -> DeckMessage:
    """Return all that presenting needs in one message: nothing is sent later.

    Parameters
    ----------
    scenes : dict
        The scenes in order (`geo.briefing.scenes_message`); each names under ``values`` what it shows.
    values : mapping of str to dict
        The values messages by that name.

    Raises
    ------
    ArgumentError
        If there is no scene, or one names values that are not given.
    """
    if not scenes["scenes"]:
        raise ArgumentError("a deck without scenes; expected at least one")
    missing = {scene["values"] for scene in scenes["scenes"]} - set(values)
    if missing:
        raise ArgumentError(f"scenes show values that are not given: {', '.join(sorted(missing))}")
    return cast(DeckMessage, stamped({"type": "deck", "scenes": scenes, "values": dict(values)}))


def present_message(scene: int, turn: int) -> PresentMessage:
    """Return the message that shows the scene with this number, the first being 0.

    ``turn`` distinguishes one request from the next, and nothing else does: where the presentation has moved
    on by itself, the page's own idea of the scene must not call it back.
    """
    return {"type": "present", "scene": int(scene), "stamp": f"turn-{int(turn)}"}


def stamped(message: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``message`` with ``stamp``, a short hash of everything else in it."""
    body = {key: value for key, value in message.items() if key != "stamp"}
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, allow_nan=False)
    return body | {"stamp": hashlib.sha256(text.encode()).hexdigest()[:16]}
