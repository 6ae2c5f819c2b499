"""A briefing of five scenes on the toy map: as messages, no real figure."""

from __future__ import annotations

from typing import Any

from geo.maps import deck_message, values_message, view_message
from geo.model import View
from tests.toys import toy_map

NOTES = "Say it slowly. <b>not markup</b>"


def scene(id: str, title: str, view: View, **more: object) -> dict[str, Any]:
    """Return one scene as `geo.briefing.scenes_message` gives it."""
    return {
        "id": id,
        "title": title,
        "text": [f"What {id} says."],
        "notes": [NOTES],
        "spoken": {},
        "fallback": "",
        "sources": [
            {
                "statement": "a4",
                "figure": "19,000 ha",
                "about": "VRAEM, 2010",
                "label": "Toy monitor",
                "source": "s2010",
                "link": "",
            }
        ],
        "view": view_message(view),
        "values": "coca_cultivation|monitoring",
        "years": None,
        "places": [],
        "corridors": [],
    } | more


def scenes() -> dict[str, Any]:
    """Return five scenes: a whole country, a place near by, a run of years, a way, another level."""
    told = [
        scene("whole", "The whole country", View(year=2011)),
        scene("near", "One zone near by", View(year=2010, extent="vraem", place="vraem"), places=["east"]),
        scene("run", "Years that play", View(year=2011, place="vrae"), years=[2004, 2010]),
        scene("way", "A way by sea", View(year=2010, extent="world"), corridors=["callao-mexico"]),
        scene("level", "Another level", View(year=2010, level="country")),
    ]
    return {"type": "scenes", "briefing": "toy", "title": "Toy", "language": "en", "scenes": told}


def deck() -> dict[str, Any]:
    """Return the scenes with their values."""
    values = values_message(
        toy_map.MEASURE,
        toy_map.estimates(),
        toy_map.records(),
        breaks=[toy_map.BREAK],
    )
    return deck_message(scenes(), {"coca_cultivation|monitoring": values})
