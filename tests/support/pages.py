"""The app without a browser: a page opened by its link."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from geo.maps.standalone import unpack

APP = str(Path(__file__).parents[2] / "app.py")


def open_page(page: str, query: dict[str, str]) -> AppTest:
    """Return the app on ``page`` in a session that begins there."""
    app = AppTest.from_file(APP, default_timeout=60)
    if page != "pages/map.py":  # where every session begins
        app.switch_page(page)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def html(app: AppTest) -> str:
    """Return all HTML of the page."""
    return " ".join(e.proto.body for e in app.get("html"))


def values_of(app: AppTest) -> dict[str, Any]:
    """Return the values that the map page sends to its map, which draws the panel too."""
    return _message(app, "values_channel", "values")


def view_of(app: AppTest) -> dict[str, Any]:
    """Return the view that the map page sends to its map."""
    return _message(app, "state_channel", "view")


def _message(app: AppTest, channel: str, type: str) -> dict[str, Any]:
    (sent,) = [e.proto for e in app.get("bidi_component") if e.proto.id.endswith(f"-{channel}")]
    message = next(m for m in json.loads(sent.json)["messages"] if m["type"] == type)
    return unpack(message["packed"]) if "packed" in message else message


def panel_words(app: AppTest, place: str, year: int, level: str = "zone") -> str:
    """Return what the panel holds of a place and year today, all in one text, blanks as blanks."""
    values = values_of(app)
    texts, panel = values["texts"], values["panel"]
    parts = []
    for step in values["places"].get(place, {}).get("years", {}).get(str(year), [])[-1:]:
        parts += [step["value"], step["aside"], texts[step["who"]], texts[step["note"]]]
    own = panel["places"].get(place, {})
    for claim in own.get("years", {}).get(str(year), []):
        row, details = values["claims"][claim], panel["claims"][claim]
        parts += [row["value"], texts[row["speaker"]], texts[row["source"]], texts[row["reading"]]]
        parts += [texts[note] for note in details["notes"]]
        parts += [texts[details["unit"]]] if "unit" in details else []
    for dated in panel["cautions"].get(level, {}).get(str(year), [])[-1:]:
        parts += [texts[text] for text in dated["texts"]]
    return " ".join(parts).replace("\xa0", " ")
