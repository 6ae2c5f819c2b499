"""The words of the map."""

from __future__ import annotations

from typing import Literal, TypedDict


class Key(TypedDict):
    """Keys of the keyboard, and what they do."""

    keys: str
    does: str


class SceneStrings(TypedDict):
    """What the map says while scenes are presented."""

    at: str
    sources: str
    back: str
    next: str
    black: str
    jump: str
    not_compared: str
    no_room: str
    more_cautions: str
    no_scene: str
    keys_title: str
    keys: list[Key]


class PanelStrings(TypedDict):
    """What stands beside the map; of a pair ending in ``one`` and ``other`` the count decides."""

    profile: str
    copy: str
    copied: str
    chart: str
    chart_name: str
    heads: dict[str, str]
    figures_one: str
    figures_other: str
    all_one: str
    all_other: str
    more_one: str
    more_other: str
    nothing: str
    not_alone: str
    other_unit: str
    earlier: str
    apart_series: str
    figures_of: str
    no_figures: str
    added: str
    not_added: str
    no_total: str
    stages: str
    stages_note: str
    faces: dict[str, str]
    face: str
    read: str
    cautions: str
    definition: str
    no_data_for: str
    parts: str
    not_shown: str


class Strings(TypedDict):
    """Every word that the map says of itself; ``{name}`` in a text is filled in by the map."""

    language: str
    locale: str
    year: str
    as_of: str
    today: str
    play: str
    pause: str
    play_hint: str
    step_hint: str
    speed: str
    speeds: dict[str, str]
    fullscreen: str
    zoom_in: str
    zoom_out: str
    map: str
    legend: str
    header: str
    known_on: str
    known_today: str
    lens: str
    no_measure: str
    no_data: str
    left_out: str
    readings: dict[str, str]
    differ: str
    not_placed: str
    no_values_here: str
    no_values_year: str
    no_values_known: str
    show_level: str
    place_text: str
    place_label: str
    coverage: str
    coverage_short: str
    year_empty: str
    year_contested: str
    contested_count: str
    carried: str
    carried_count: str
    failure: str
    refused: str
    no_layer: str
    contested: str
    bounds: dict[str, str]
    corridors: str
    export_routes: str
    route_stages: str
    route_names: dict[str, str]
    edges: dict[str, str]
    sureties: dict[str, str]
    evidence: str
    shares: str
    shares_note: str
    noted: dict[str, str]
    noted_notes: dict[str, str]
    noted_none: str
    noted_partial: str
    open_end: str
    generalised: str
    breaks: str
    accuracy: str
    north: str
    mark: str
    mark_sample: str
    other_years: str
    not_known: str
    levels: dict[str, str]
    modes: dict[str, str]
    seas: dict[str, str]
    panel: PanelStrings
    scenes: SceneStrings


class StringsMessage(TypedDict):
    """The map's own words in one language."""

    type: Literal["strings"]
    stamp: str
    strings: Strings
