"""What the document of a map holds."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, Required, TypedDict

from geo.maps.contract.strings import Strings
from geo.maps.contract.values import ValuesMessage
from geo.maps.contract.view import DeckMessage, ViewMessage


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
    complete: str
    rank: float
    corridor: str
    order: float
    mode: str
    from_place: str
    to_place: str
    period_start: str
    period_end: str
    known_from: str
    reported_by: dict[str, str]
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


class NotedItem(TypedDict):
    """A figure that a mark shows in the years of its period; without a statement it leads nowhere.

    ``source`` is the id of the card that it is cited by.
    """

    statement: str
    source: str
    period_start: str
    period_end: str
    known_from: str
    words: dict[str, ShareWords]


class NotedMark(TypedDict):
    """A mark of a layer at a point.

    ``shape`` is the id of the feature drawn with it, empty for none, ``places`` what that lies on.
    """

    layer: str
    at: tuple[float, float]
    shape: str
    places: list[str]
    items: list[NotedItem]


class OtherLanguage(TypedDict):
    """What a document that stands alone holds in the language it does not open in."""

    title: str
    strings: Strings
    view: ViewMessage
    values: NotRequired[ValuesMessage | None]
    deck: NotRequired[DeckMessage | None]


class MarkSize(TypedDict):
    """The mark of a disagreement, pixels: its height, its type, the room beside its words."""

    height: float
    type: float
    pad: float


class Signs(TypedDict):
    """Signs and rules of the map (`geo.style.signs`): pixels, kilometres, characters, zooms."""

    edges: list[str]
    marks: list[MarkSize]
    mark_rise: float
    great_river_km: float
    share_pixels: float
    arrow_pixels: float
    long_name: int
    line_length: int
    slots: dict[str, list[list[float]]]
    circles: dict[str, float]
    circle_levels: dict[str, float]
    keys: dict[str, int]
    round: list[list[float]]
    between: list[list[float]]
    label_gap: float
    leaders: list[float]
    steepest: float
    most_bend: float
    named_from: dict[str, float]
    named_until: dict[str, float]
    country_near: float
    cores: list[str]
    beads: list[str]


class World(TypedDict):
    """What is drawn whatever the measure; ``extents`` as west, south, east, north.

    ``names`` are by language, and so are ``routes``: what is to be said of each way.
    """

    layers: dict[str, MapFeatures]
    extents: dict[str, tuple[float, float, float, float]]
    corridors: list[str]
    routes: dict[str, dict[str, list[str]]]
    names: dict[str, dict[str, str]]
    seas: dict[str, tuple[float, float]]
    signs: Signs
    relief: ReliefPicture | None
    shares: list[DestinationShare]
    noted: list[NotedMark]


class DocumentConfig(World):
    """What the document holds; that of a page in short (`geo.maps.messages.coding`)."""

    strings: Strings
    values: ValuesMessage | None
    view: ViewMessage | None
    deck: DeckMessage | None
    other: NotRequired[OtherLanguage]
