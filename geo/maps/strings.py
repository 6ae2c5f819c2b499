"""Every word the map says of itself, in the language in use: the document holds none of its own."""

from __future__ import annotations

from typing import cast

from geo.language import _, current
from geo.maps.contract import Strings
from geo.maps.panel_strings import panel_strings
from geo.style.numbers import LOCALES
from geo.style.signs import UNEQUAL, mark_text
from geo.wording.estimate import without_figure_key
from geo.wording.kinds import (
    bound_words,
    export_route_names,
    level_places,
    mode_words,
    noted_names,
    reading_words,
)


def map_strings() -> Strings:
    """Return the map's texts in the language in use; ``{name}`` in a text is filled in by the map."""
    words = (
        {"language": current(), "locale": LOCALES[current()].replace("_", "-")}
        | _controls()
        | _sentences()
        | _legend()
        | _kinds()
        | {"panel": panel_strings(), "scenes": _scenes()}
    )
    return cast(Strings, words)


def _controls() -> dict[str, object]:
    return {
        "year": _("Year"),
        "as_of": _("Published by"),
        "today": _("today"),
        "play": _("Play"),
        "pause": _("Pause"),
        "play_hint": _("Play the years (any key or click pauses)"),
        "step_hint": _("Motion is reduced on this device: each press moves one year"),
        "speed": _("Speed"),
        "speeds": {"300": _("fast"), "700": _("normal"), "1500": _("slow")},
        "fullscreen": _("Full screen"),
        "zoom_in": _("Zoom in"),
        "zoom_out": _("Zoom out"),
        "map": _("Map"),
        "legend": _("Legend"),
    }


def _sentences() -> dict[str, object]:
    return {
        "header": _("{measure} · {level}"),
        "known_on": _("published by {date}"),
        "known_today": _("published to date"),
        "lens": _("figure shown: {lens}"),
        "no_measure": _("Loading figures…"),
        "no_data": _("no data"),
        "left_out": _("left out: {readings}"),
        "readings": reading_words(),
        "differ": without_figure_key(),
        "not_placed": _("No figure of this measure can be placed on the map; the panel lists them."),
        "no_values_here": _("No figures of this measure at this level: {level}."),
        "no_values_year": _("No figures for {year} at this level."),
        "no_values_known": _("No figures for {year} at this level had been published by {date}."),
        "show_level": _("Show {level}"),
        "place_text": _("{place} {year}: {text}"),
        "place_label": _("{place}: {value}"),
        "coverage": _("Figures for {count} of {total} places on this map."),
        "coverage_short": _("{year}: figures for {count} of {total} places"),
        "year_empty": _("{year}: no figures"),
        "year_contested": _("{year}: figures for {count} of {total} places; sources disagree on {contested}"),
        "contested_count": _("Sources disagree on {count}."),
        "carried": _("from an earlier year"),
        "carried_count": _("Filled with an earlier year's figure: {count}."),
        "failure": _("The map could not be drawn"),
        "refused": _("a message of the wrong shape was refused: {what}"),
        "no_layer": _("the map has no outlines for this level: {level}"),
    }


def _legend() -> dict[str, object]:
    return {
        "contested": _("sources disagree (how many; bigger = wider gap)"),
        "bounds": bound_words(),
        "corridors": _("Corridors"),
        "route_names": export_route_names(),
        "route_stages": _("route in {count} reported stages"),
        "export_routes": _("reported export routes"),
        "edges": {
            "approximate": _("approximate"),
            "schematic": _("extent unknown"),
        },
        "sureties": {
            "documented": _("documented"),
            "inferred": _("inferred"),
            "schematic": _("schematic line"),
        },
        "evidence": _("Evidence for this figure"),
        "shares": _("Shares by destination"),
        "shares_note": _(
            "Circle: share of the cocaine leaving Peru, according to one source; {sum} % in "
            "all. It shows no route."
        ),
        "noted": noted_names(),
        "noted_notes": {
            "emergencies": _(
                "In force for part of the year; districts as press reports list them, their outline an "
                "estimate."
            ),
            "airstrips": _("Counts by press reports: places overlap, regions counted together have no mark."),
            "areas": _("Hectares at a rough middle of the area; already counted in its zone."),
        },
        "noted_none": _("None known for this year."),
        "noted_partial": _("list of districts incomplete"),
        "open_end": _("end not named"),
        "generalised": _("generalised from public reporting"),
        "breaks": _("Breaks in the series"),
        "accuracy": _("Outline: {text}"),
        "north": _("North"),
        "mark": UNEQUAL,
        "mark_sample": mark_text(2),
        "other_years": _("faded: reported for other years ({period})"),
        "not_known": _("Routes reported only after {date}: {count}"),
    }


def _scenes() -> dict[str, object]:
    """Return what the map says while scenes are presented on it."""
    return {
        "at": _("{number} of {count}"),
        "sources": _("Sources"),
        "back": _("Previous scene"),
        "next": _("Next scene"),
        "black": _("The screen is black. Press B to go on."),
        "jump": _("Go to scene {number}: press Enter"),
        "not_compared": _("cannot be compared"),
        "no_room": _("Not shown here for lack of room: {count}."),
        "more_cautions": _("Further cautions: see the handout."),
        "no_scene": _("There is no scene {number}; there are {count}."),
        "keys_title": _("Keys"),
        "keys": [
            {"keys": "\u2192  \u2193  " + _("Space") + "  PageDown", "does": _("next scene")},
            {"keys": "\u2190  \u2191  PageUp", "does": _("previous scene")},
            {"keys": "Home  End", "does": _("first scene, last scene")},
            {"keys": "1 \u2026 9  Enter", "does": _("go to the scene with this number")},
            {"keys": "[  ]", "does": _("year before, year after")},
            {"keys": "P", "does": _("play the years, or pause")},
            {"keys": "B  .", "does": _("black screen")},
            {"keys": "F", "does": _("full screen, or back to the window")},
            {"keys": "F5", "does": _("start presenting")},
            {"keys": "Esc", "does": _("leave; the scene stays")},
            {"keys": "?", "does": _("this list")},
        ],
    }


def _kinds() -> dict[str, object]:
    return {
        "levels": level_places(),
        "modes": mode_words(),
        "seas": {
            "pacific": _("Pacific\nOcean"),
            "atlantic": _("Atlantic\nOcean"),
            "caribbean": _("Caribbean\nSea"),
        },
    }
