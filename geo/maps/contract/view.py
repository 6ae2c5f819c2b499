"""What the page sends to the map beside values: the view, what two maps share, what is presented."""

from __future__ import annotations

from typing import Literal, NotRequired, Required, TypedDict

from geo.maps.contract.values import ValuesMessage

Part = Literal["extent", "place", "year", "as_of"]
"""A part of a view that two maps side by side can share."""


class ViewMessage(TypedDict, total=False):
    """What is to be drawn; a part that is left out stays as it is.

    An open year is the newest, an open face the one that suits the measure.
    """

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
    draw: Literal["circles", "areas"]
    face: Literal["", "map", "chart", "table"]
    language: str


class ThemeMessage(TypedDict):
    """The colours of the page around."""

    type: Literal["theme"]
    theme: Literal["light", "dark"]


class AwayMessage(TypedDict):
    """The pointer is no longer over the map."""

    type: Literal["away"]


class LinkMessage(TypedDict):
    """The parts of a view in which what is done in one of two maps moves the other.

    ``legend``: whether this map shows the legend, which holds for both.
    """

    type: Literal["link"]
    stamp: str
    parts: list[Part]
    legend: bool


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


class SceneSource(TypedDict):
    """A figure that a scene cites, and who says it."""

    label: str
    figure: NotRequired[str]
    about: NotRequired[str]
    statement: NotRequired[str]


class SceneDocument(TypedDict):
    """A document that a scene cites, with its day."""

    source: str
    label: str


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


class ChartPoint(TypedDict):
    """A figure of a chart, as `geo.views.charts.ChartPoint`."""

    at: int
    low: float
    high: float
    bound: str
    text: str
    who: str
    statements: list[str]
    joined: bool


class ChartSeries(TypedDict):
    """The figures of one line; ``colour`` is a number of `geo.style.lines`."""

    name: str
    colour: int
    points: list[ChartPoint]


class ChartRow(TypedDict):
    """A row of a chart that is read downwards."""

    label: str
    group: str
    note: str
    lit: bool


class ChartBreak(TypedDict):
    """A year from which a series is not what it was."""

    year: int
    short: str
    text: str


class SceneChart(TypedDict):
    """The chart of a scene, as `geo.views.charts.ChartData`."""

    kind: Literal["lines", "claims", "bars", "years"]
    heading: str
    unit: str
    series: list[ChartSeries]
    years: tuple[int, int] | None
    rows: list[ChartRow]
    breaks: list[ChartBreak]
    ranks: bool
    cautions: list[str]


class SceneNumber(TypedDict):
    """The one number of a scene, as `geo.briefing.pictures.SceneNumber`."""

    figure: str
    about: str
    who: str
    statements: list[str]


class ShownScene(TypedDict):
    """A scene ready to be shown; ``values`` names the values message that it shows.

    ``faults`` say why a part of it cannot be shown.
    """

    id: str
    title: str
    text: list[str]
    notes: NotRequired[list[str]]
    spoken: NotRequired[dict[str, str]]
    fallback: NotRequired[str]
    sources: list[SceneSource]
    documents: NotRequired[list[SceneDocument]]
    view: SceneView
    values: str
    years: tuple[int, int] | None
    places: list[str]
    corridors: list[str]
    kind: NotRequired[Literal["map", "chart", "map-and-chart", "number"]]
    chart: NotRequired[SceneChart | None]
    number: NotRequired[SceneNumber | None]
    faults: NotRequired[list[str]]


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
