"""The contract between Python and JavaScript: everything that either tells the other, by name.

From these classes ``python -m scripts.contract`` writes the types that the map's code is checked with
(``geo/maps/assets/base/contract.js``) and the shapes that it checks what it hears against
(``shapes.js`` beside it). A text is finished where it stands; a number that stands for a text is its
place in ``texts`` of the same message. Days are ISO text, a day's number its place in ``days``.
Longitude comes before latitude, both in degrees (EPSG:4326).
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, Required, TypedDict

Part = Literal["extent", "place", "year", "as_of"]
"""A part of a view that two maps side by side can share."""


# --- the values of a measure ---------------------------------------------------------------------------


class ClaimRow(TypedDict):
    """One claim: ``value`` in words with its bound; ``low`` and ``high`` are what its mark is drawn from."""

    value: str
    speaker: int
    source: int
    published: int
    reading: int
    low: float | None
    high: float | None
    bound: str
    statement: str


class Step(TypedDict):
    """What was known of a place and year from ``day`` on.

    ``value`` is the figure, ``words`` the same where no other line says why there is none, ``aside`` why
    there is none. ``mark`` is the sign of a disagreement and ``spread`` how wide it is (0 to 2). Of
    ``claims`` the headline's own is the first and ``alike`` many share its axis.
    """

    day: int
    headline: float | None
    high: float | None
    value: str
    words: str
    aside: str
    who: int
    note: int
    contested: bool
    mark: str
    spread: int
    flags: list[int]
    claims: list[int]
    alike: int


class DatedText(TypedDict):
    """A text that holds from ``day`` on."""

    day: int
    text: int


class Carried(TypedDict):
    """The earlier year whose value stands for a year without one, from ``day`` on; None where none does."""

    day: int
    year: int | None
    text: int


class OlderDrawn(TypedDict):
    """Whether an older place is drawn, not its successor on the same outline, from ``day`` on."""

    day: int
    older: bool


class PlaceValues(TypedDict):
    """Everything known of a place, by year; ``changes`` on the year before."""

    name: str
    level: str
    years: dict[str, list[Step]]
    changes: NotRequired[dict[str, list[DatedText]]]
    carried: NotRequired[dict[str, list[Carried]]]
    drawn: NotRequired[dict[str, list[OlderDrawn]]]


class Tick(TypedDict):
    """A year with claims, and the number of the day on which the first was known."""

    year: int
    day: int


class LevelClasses(TypedDict):
    """The classes of one level: ``breaks`` in canonical units, a colour of each class by theme."""

    breaks: list[float]
    labels: list[str]
    light: list[str]
    dark: list[str]


class SeriesBreak(TypedDict):
    """A break in the series; without ``places`` it concerns all."""

    year: int
    text: str
    published: str
    places: list[str]


class ValuesMessage(TypedDict):
    """All values of one measure under one lens; ``since`` is the first year of totals."""

    type: Literal["values"]
    stamp: str
    measure: str
    title: str
    unit: str
    language: str
    lens: str
    since: int | None
    years: list[int]
    days: list[str]
    day_labels: list[str]
    ticks: dict[str, list[Tick]]
    classes: dict[str, LevelClasses]
    places: dict[str, PlaceValues]
    claims: list[ClaimRow]
    texts: list[str]
    breaks: list[SeriesBreak]


# --- the words of the map ------------------------------------------------------------------------------


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
    no_scene: str
    keys_title: str
    keys: list[Key]


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
    differ: str
    not_placed: str
    no_values_here: str
    no_values_year: str
    no_values_known: str
    values_at: str
    place_text: str
    place_label: str
    coverage: str
    coverage_short: str
    year_empty: str
    year_contested: str
    contested_count: str
    carried: str
    carried_count: str
    drawn_for: str
    failure: str
    refused: str
    no_layer: str
    contested: str
    apart: str
    bounds: dict[str, str]
    corridors: str
    edges: dict[str, str]
    sureties: dict[str, str]
    evidence: str
    shares: str
    shares_note: str
    open_end: str
    generalised: str
    breaks: str
    accuracy: str
    north: str
    mark: str
    mark_sample: str
    more_claims: str
    other_years: str
    not_known: str
    levels: dict[str, str]
    modes: dict[str, str]
    seas: dict[str, str]
    scenes: SceneStrings


class StringsMessage(TypedDict):
    """The map's own words in one language."""

    type: Literal["strings"]
    stamp: str
    strings: Strings


# --- the view ------------------------------------------------------------------------------------------


class ViewMessage(TypedDict, total=False):
    """What is to be drawn; a part that is left out stays as it is. An open year is the newest."""

    type: Required[Literal["view"]]
    stamp: str
    measure: str
    level: str
    year: int | None
    as_of: str | None
    as_of_label: str
    layers: list[str]
    place: str
    extent: str
    language: str


class ThemeMessage(TypedDict):
    """The colours of the page around."""

    type: Literal["theme"]
    theme: Literal["light", "dark"]


class AwayMessage(TypedDict):
    """The pointer is no longer over the map."""

    type: Literal["away"]


# --- two maps side by side -----------------------------------------------------------------------------


class LinkMessage(TypedDict):
    """The parts of a view in which what is done by hand in one map moves the other."""

    type: Literal["link"]
    stamp: str
    parts: list[Part]


class AlongMessage(TypedDict, total=False):
    """What was done by hand in the other map, or where it stands: ``center`` is latitude, longitude."""

    type: Required[Literal["along"]]
    extent: str
    place: str
    year: int | None
    as_of: str | None
    as_of_label: str
    center: tuple[float, float]
    zoom: float
    framed: str
    hover: str
    animate: bool


# --- presenting ----------------------------------------------------------------------------------------


class SceneSource(TypedDict):
    """A figure that a scene cites, and who says it."""

    label: str
    figure: NotRequired[str]
    about: NotRequired[str]
    statement: NotRequired[str]


class SceneView(TypedDict, total=False):
    """The view of a scene: `ViewMessage` with what a scene cannot leave open."""

    type: Required[Literal["view"]]
    level: Required[str]
    year: Required[int | None]
    as_of: str | None
    as_of_label: str
    layers: Required[list[str]]
    place: Required[str]
    extent: Required[str]


class ShownScene(TypedDict):
    """A scene ready to be shown; ``values`` names the values message that it shows."""

    id: str
    title: str
    text: list[str]
    notes: NotRequired[list[str]]
    spoken: NotRequired[dict[str, str]]
    fallback: NotRequired[str]
    sources: list[SceneSource]
    view: SceneView
    values: str
    years: tuple[int, int] | None
    places: list[str]
    corridors: list[str]


class Scenes(TypedDict):
    """The scenes of a briefing in order."""

    title: NotRequired[str]
    scenes: list[ShownScene]


class DeckMessage(TypedDict):
    """All that presenting needs: the scenes, and the values messages by the name they use."""

    type: Literal["deck"]
    stamp: NotRequired[str]
    scenes: Scenes
    values: dict[str, ValuesMessage]


class PresentMessage(TypedDict):
    """Whether the map is on the stage, and the number of the scene to show."""

    type: Literal["present"]
    stamp: NotRequired[str]
    on: NotRequired[bool]
    scene: NotRequired[int]


class KeyMessage(TypedDict):
    """A key pressed outside the map while it presents."""

    type: Literal["key"]
    key: str


# --- what the map tells the page -----------------------------------------------------------------------


class Notice(TypedDict):
    """Something that happened in the map and needs no more words."""

    type: Literal["ready", "painted", "tip", "fullscreen", "start", "leave"]


class ChangeMessage(TypedDict):
    """What is drawn now; ``along`` in one of two linked maps: whether it only went along with the other."""

    type: Literal["change"]
    year: int | None
    as_of: str | None
    place: str
    extent: str
    playing: bool
    along: NotRequired[bool]


class EvidenceMessage(TypedDict):
    """The statement whose evidence is asked for."""

    type: Literal["evidence"]
    statement: str


class FailureMessage(TypedDict):
    """Why the map could not be drawn."""

    type: Literal["failure"]
    message: str


class SceneMessage(TypedDict):
    """The scene that is shown now."""

    type: Literal["scene"]
    index: int
    count: int
    id: str
    title: str
    notes: str
    next: str
    year: str
    black: bool


# --- what the page tells Python ------------------------------------------------------------------------


class SeenReport(TypedDict):
    """What was done in the map; ``serial`` is the moment of the report (ms)."""

    year: int
    as_of: str | None
    place: str
    extent: str
    serial: NotRequired[int]


class SceneReport(TypedDict):
    """The scene at which a presentation rests; ``at`` is the moment of the report (ms)."""

    id: str
    at: NotRequired[int]


# --- what Python gives the components of a page --------------------------------------------------------


class HostData(TypedDict):
    """A map's frame: ``chrome`` in pixels, ``patience`` in seconds, ``notes`` the presenter's page."""

    document: str
    map: str
    chrome: int
    pair: str
    presents: bool
    notes: str
    patience: int
    late: str


class ChannelData(TypedDict):
    """Messages for a map; ``listen`` whether reports of it go to Python, after ``pause`` milliseconds."""

    messages: list[Any]
    theme: Literal["", "auto", "light", "dark"]
    listen: bool
    pause: int
    map: str
    title: NotRequired[str]


class BarData(TypedDict):
    """The buttons that start presenting, and the words of the presenter's window."""

    map: str
    scene: str
    present: str
    notes: str
    blocked: str
    not_ready: str
    words: dict[str, str]


# --- what the document holds ---------------------------------------------------------------------------


class StageWords(TypedDict):
    """What is said of a stage of a corridor in one language; ``label`` is all of it in short."""

    label: str
    corridor: str
    route: str
    kind: str
    notes: list[str]
    period: str


class FeatureProperties(TypedDict, total=False):
    """What the map knows of a feature; ``at`` a point well inside, ``near`` one on a map of Peru."""

    id: Required[str]
    name: str
    name_es: str
    kind: str
    accuracy: str
    accuracy_es: str
    outline_of: str
    certainty: str
    rank: float
    corridor: str
    order: float
    mode: str
    from_place: str
    to_place: str
    period_start: str
    period_end: str
    known_from: str
    line: str
    open_end: str
    length_km: float
    at: tuple[float, float]
    near: tuple[float, float]
    words: dict[str, StageWords]


class Geometry(TypedDict):
    """A GeoJSON geometry."""

    type: str
    coordinates: list[Any]


class MapFeature(TypedDict):
    """A GeoJSON feature."""

    type: Literal["Feature"]
    properties: FeatureProperties
    geometry: Geometry


class MapFeatures(TypedDict):
    """A GeoJSON collection."""

    type: Literal["FeatureCollection"]
    features: list[MapFeature]


class ReliefPicture(TypedDict):
    """The shaded relief: a data address, and its west, south, east and north."""

    src: str
    bounds: tuple[float, float, float, float]


class ShareWords(TypedDict):
    """What is said of a share in one language."""

    name: str
    value: str
    detail: str


class DestinationShare(TypedDict):
    """A share of Peru's exports (per cent) that a source gives a destination."""

    id: str
    measure: str
    at: tuple[float, float]
    share: float
    statement: str
    period_start: str
    period_end: str
    known_from: str
    words: dict[str, ShareWords]


class OtherLanguage(TypedDict):
    """What a document that stands alone holds in the language it does not open in."""

    title: str
    strings: Strings
    view: ViewMessage
    values: NotRequired[ValuesMessage | None]
    deck: NotRequired[DeckMessage | None]


class DocumentConfig(TypedDict):
    """What the document holds; ``extents`` as west, south, east, north, ``names`` by language."""

    layers: dict[str, MapFeatures]
    extents: dict[str, tuple[float, float, float, float]]
    corridors: list[str]
    names: dict[str, dict[str, str]]
    seas: dict[str, tuple[float, float]]
    relief: ReliefPicture | None
    shares: list[DestinationShare]
    strings: Strings
    values: ValuesMessage | None
    view: ViewMessage | None
    deck: DeckMessage | None
    other: NotRequired[OtherLanguage]


MessageToMap = (
    ValuesMessage | StringsMessage | ViewMessage | ThemeMessage | AwayMessage | LinkMessage | AlongMessage
    | DeckMessage | PresentMessage | KeyMessage
)  # fmt: skip
"""What the map hears."""

MessageToPage = Notice | ChangeMessage | AlongMessage | EvidenceMessage | FailureMessage | SceneMessage
"""What the page hears of the map."""
