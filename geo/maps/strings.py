"""Every word the map says of itself, in one language: the document holds none of its own."""

from __future__ import annotations

from geo.language import _, in_language
from geo.style.numbers import LOCALES
from geo.wording.estimate import figures_differ, without_figure_key
from geo.wording.kinds import bound_words, level_places


def map_strings(language: str) -> dict[str, object]:
    """Return the map's texts in ``language``; ``{name}`` in a text is filled in by the map."""
    with in_language(language):
        return (
            {"language": language, "locale": LOCALES[language].replace("_", "-")}
            | _controls()
            | _sentences()
            | _legend()
            | _kinds()
            | {"scenes": _scenes()}
        )


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
        "no_single": figures_differ(),
        "range_only": _("a range only"),
        "differ": without_figure_key(),
        "not_placed": _("No figure of this measure can be placed on the map; the panel lists them."),
        "no_values_here": _("No figures of this measure at this level: {level}."),
        "no_values_year": _("No figures for {year} at this level."),
        "no_values_known": _("No figures for {year} at this level had been published by {date}."),
        "values_at": _("There are figures at: {levels}."),
        "place_text": _("{place} {year}: {text}"),
        "place_label": _("{place}: {value}"),
        "coverage": _("Figures for {count} of {total} places on this map."),
        "coverage_short": _("{year}: figures for {count} of {total} places"),
        "year_empty": _("{year}: no figures"),
        "year_contested": _("{year}: figures for {count} of {total} places; sources disagree on {contested}"),
        "contested_count": _("Sources disagree on {count}."),
        "carried": _("from an earlier year"),
        "carried_count": _("Filled with an earlier year's figure: {count}."),
        "carried_one": _("figure of {year}, 1 year old"),
        "carried_many": _("figure of {year}, {age} years old"),
        "more": _("{number} % more than in {year}"),
        "less": _("{number} % less than in {year}"),
        "unchanged": _("the same as in {year}"),
        "drawn_for": _("Drawn on the outline of {place}."),
        "failure": _("The map could not be drawn"),
        "refused": _("a message of the wrong shape was refused: {what}"),
        "no_layer": _("the map has no outlines for this level: {level}"),
    }


def _legend() -> dict[str, object]:
    return {
        "contested": _("sources disagree (number of sources; bigger = wider gap)"),
        "apart": _("Another definition, period or total: not on this axis"),
        "bounds": bound_words(),
        "corridors": _("Corridors"),
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
        "schematic_line": _("Schematic line: no source names the route"),
        "open_end": _("end not named"),
        "open_ends": {
            "start": _("Open start: the source does not name it"),
            "end": _("Open end: the source does not name it"),
            "both": _("Both ends open: the source does not name them"),
        },
        "length": _("About {km} km on the map"),
        "generalised": _("generalised from public reporting"),
        "breaks": _("Breaks in the series"),
        "accuracy": _("Outline: {text}"),
        "published": _("published {date}"),
        "north": _("North"),
        "more_claims": _("{count} more"),
        "period": _("Period: {text}"),
        "until": _("until {year}"),
        "since": _("since {year}"),
        "other_years": _("faded: reported for other years ({period})"),
        "not_known": _("Routes reported only after {date}: {count}"),
        "substance": _("Product: {text}"),
        "route": _("{start} to {end}"),
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
        "no_scene": _("There is no scene {number}; there are {count}."),
        "keys_title": _("Keys"),
        "keys": [
            ["\u2192  \u2193  " + _("Space") + "  PageDown", _("next scene")],
            ["\u2190  \u2191  PageUp", _("previous scene")],
            ["Home  End", _("first scene, last scene")],
            ["1 \u2026 9  Enter", _("go to the scene with this number")],
            ["[  ]", _("year before, year after")],
            ["P", _("play the years, or pause")],
            ["B  .", _("black screen")],
            ["F", _("full screen, or back to the window")],
            ["F5", _("start presenting")],
            ["Esc", _("leave; the scene stays")],
            ["?", _("this list")],
        ],
    }


def _kinds() -> dict[str, object]:
    return {
        "levels": level_places(),
        "modes": {
            "sea": _("sea"),
            "air": _("air"),
            "river": _("river"),
            "road": _("road"),
            "foot": _("on foot"),
            "unknown": _("means of transport unknown"),
        },
        "substances": {
            "cocaine": _("cocaine"),
            "cocaine hydrochloride": _("cocaine hydrochloride"),
            "coca paste": _("coca paste"),
            "coca leaf": _("coca leaf"),
            "drugs": _("drugs"),
            "coca": _("coca"),
            "illicit goods": _("illicit goods"),
            "coca base or cocaine": _("coca base or cocaine"),
            "cocaine, crack or bazuco": _("cocaine, crack or bazuco"),
            "coca, as printed": _("coca, as printed"),
            "drugs, as printed": _("drugs, as printed"),
        },
        "seas": {
            "pacific": _("Pacific\nOcean"),
            "atlantic": _("Atlantic\nOcean"),
            "caribbean": _("Caribbean\nSea"),
        },
        "certainties": {
            "documented": _("documented"),
            "inferred": _("inferred"),
            "schematic": _("schematic"),
        },
    }
