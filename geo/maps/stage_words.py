"""What is said of a corridor and of its stages: ends, how surely known, by whom reported, what, when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from geo.corridors import rough_km
from geo.language import _, bilingual, current, in_each_language
from geo.maps.contract import MapFeatures, StageWords
from geo.wording.amount import length_words
from geo.wording.kinds import certainty_words, mode_words, product_words
from geo.wording.period import open_span_words

ONLY_IN_WORDS = ("substance", "reported_by")
"""Properties of which the map needs no more than the words."""


def word_stages(
    layers: Mapping[str, MapFeatures], names: Mapping[str, tuple[str, str]]
) -> dict[str, dict[str, list[str]]]:
    """Give every stage of a corridor its words, and take from it what only these need.

    Returns what is to be said of each corridor, by its id and by language.
    """
    known = dict(names)
    for collection in layers.values():
        for feature in collection["features"]:
            properties = feature["properties"]
            name = properties.get("name", properties["id"])
            known.setdefault(properties["id"], (name, properties.get("name_es", name)))

    def name_of(id: str) -> str:
        return bilingual(*known.get(id, (id, id)))

    stages = [feature["properties"] for feature in layers["corridors"]["features"]]
    routes = {
        route: in_each_language(partial(_route, [s for s in stages if s["corridor"] == route], name_of))
        for route in sorted({stage["corridor"] for stage in stages})
    }
    for feature in layers["corridors"]["features"]:
        feature["properties"]["words"] = stage_words(feature["properties"], name_of)
        for name in ONLY_IN_WORDS:
            feature["properties"].pop(name, None)  # type: ignore[misc]
    return routes


def _route(stages: Sequence[Mapping[str, Any]], name_of: Callable[[str], str]) -> list[str]:
    """Return where a corridor begins and ends, how sure its stages are, who reports it and of when."""
    orders = [stage["order"] for stage in stages]

    def ends(side: str, order: float) -> str:
        found = [stage.get(side) for stage in stages if stage["order"] == order]
        return ", ".join(dict.fromkeys(name_of(end) if end else _("not named") for end in found))

    sure = Counter(certainty_words().get(stage["certainty"], stage["certainty"]) for stage in stages)
    first, last = (
        sorted(str(stage[side]) for stage in stages if stage.get(side))
        for side in ("period_start", "period_end")
    )
    period = {"period_start": first[0] if first else "", "period_end": last[-1] if last else ""}
    by = [stage.get("reported_by", {}).get(current(), "") for stage in stages]
    start, end = ends("from_place", min(orders)), ends("to_place", max(orders))
    parts = [
        (_("From: {start}. To: {end}"), {"start": start, "end": end}),
        (_("How sure: {text}"), {"text": ", ".join(f"{words} ({count})" for words, count in sure.items())}),
        (_("Period: {text}"), {"text": _period(period)}),
        (_("Reported by {who}"), {"who": "; ".join(dict.fromkeys(filter(None, by)))}),
    ]
    return [text.format(**words) for text, words in parts if all(words.values())]


def stage_words(properties: Mapping[str, Any], name_of: Callable[[str], str]) -> dict[str, StageWords]:
    """Return the words of a stage by language.

    Parameters
    ----------
    properties : mapping
        Those of the feature (`geo.maps.contract.FeatureProperties`).
    name_of : callable
        Returns the name of a place or corridor, by its id, in the language in use.
    """
    return in_each_language(partial(_words, properties, name_of))


def _words(properties: Mapping[str, Any], name_of: Callable[[str], str]) -> StageWords:
    corridor = name_of(properties["corridor"])
    ends = (properties.get(field, "") for field in ("from_place", "to_place"))
    start, end = (name_of(end) if end else _("not named") for end in ends)
    route = _("{start} to {end}").format(start=start, end=end)
    mode, certainty = properties["mode"], properties["certainty"]
    how = [mode_words().get(mode, mode), certainty_words().get(certainty, certainty)]
    return {
        "label": f"{corridor}: {route}, {', '.join(how)}",
        "corridor": corridor,
        "route": route,
        "kind": " · ".join(how),
        "notes": _notes(properties),
        "period": _period(properties),
    }


def _notes(properties: Mapping[str, Any]) -> list[str]:
    """Return what else is known of the stage, one sentence each."""
    notes = [_("Schematic line: no source names the route")] if properties.get("line") == "schematic" else []
    notes.append(_open_end_words().get(properties.get("open_end", ""), ""))
    if properties.get("length_km"):
        length = length_words(rough_km(properties["length_km"]))
        notes.append(length[:1].upper() + length[1:])
    if properties.get("substance"):
        products = [part.strip() for part in properties["substance"].split("|")]
        text = ", ".join(product_words().get(product, product) for product in products)
        notes.append(_("Product: {text}").format(text=text))
    if period := _period(properties):
        notes.append(_("Period: {text}").format(text=period))
    return [note for note in notes if note]


def _period(properties: Mapping[str, Any]) -> str:
    """Return the years that the report is about; a side that it leaves open is said to be so."""
    days = (str(properties.get(side) or "") for side in ("period_start", "period_end"))
    return open_span_words(*(int(day[:4]) if day else None for day in days))


def _open_end_words() -> dict[str, str]:
    return {
        "start": _("Open start: the source does not name it"),
        "end": _("Open end: the source does not name it"),
        "both": _("Both ends open: the source does not name them"),
    }
