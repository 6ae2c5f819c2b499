"""The contract between Python and JavaScript: everything that either sends to the other, by name.

From these classes ``python -m scripts.contract`` writes the types that the map's code is checked with
(``geo/maps/assets/base/contract.js``) and the shapes that it checks what it receives against
(``shapes.js`` beside it). A text is finished where it stands; a number that stands for a text is its
place in ``texts`` of the same message. Days are ISO text, a day's number its place in ``days``.
Longitude comes before latitude, both in degrees (EPSG:4326).
"""

from geo.maps.contract.document import (
    DestinationShare,
    DocumentConfig,
    FeatureProperties,
    MapFeatures,
    NotedItem,
    NotedMark,
    ReliefPicture,
    ShareWords,
    Signs,
    StageWords,
    World,
)
from geo.maps.contract.page import (
    BarData,
    ChangeMessage,
    CopyMessage,
    EvidenceMessage,
    FailureMessage,
    HeightMessage,
    HostData,
    Notice,
    OpenMessage,
    SceneMessage,
    SceneReport,
    SeenReport,
)
from geo.maps.contract.strings import PanelStrings, Strings, StringsMessage
from geo.maps.contract.values import (
    Carried,
    ChartLine,
    ClaimDetails,
    ClaimRow,
    DatedLeftOut,
    DatedText,
    DatedTexts,
    LeftOut,
    LevelClasses,
    OlderDrawn,
    Panel,
    PlaceFigures,
    PlaceValues,
    SeriesBreak,
    Step,
    Tick,
    ValuesMessage,
)
from geo.maps.contract.view import (
    AlongMessage,
    AwayMessage,
    DeckMessage,
    KeyMessage,
    LinkMessage,
    Part,
    PresentMessage,
    ShownScene,
    ThemeMessage,
    ViewMessage,
)

MessageToMap = (
    ValuesMessage | StringsMessage | ViewMessage | ThemeMessage | AwayMessage | LinkMessage | AlongMessage
    | DeckMessage | PresentMessage | KeyMessage
)  # fmt: skip
"""What the map receives."""

MessageToPage = (
    Notice | ChangeMessage | AlongMessage | EvidenceMessage | OpenMessage | CopyMessage | HeightMessage
    | FailureMessage | SceneMessage
)  # fmt: skip
"""What the page receives from the map."""

__all__ = [
    "AlongMessage",
    "AwayMessage",
    "BarData",
    "Carried",
    "ChangeMessage",
    "ChartLine",
    "ClaimDetails",
    "ClaimRow",
    "CopyMessage",
    "DatedLeftOut",
    "DatedText",
    "DatedTexts",
    "DeckMessage",
    "DestinationShare",
    "DocumentConfig",
    "EvidenceMessage",
    "FailureMessage",
    "FeatureProperties",
    "HeightMessage",
    "HostData",
    "KeyMessage",
    "LeftOut",
    "LevelClasses",
    "LinkMessage",
    "MapFeatures",
    "MessageToMap",
    "MessageToPage",
    "NotedItem",
    "NotedMark",
    "Notice",
    "OlderDrawn",
    "OpenMessage",
    "Panel",
    "PanelStrings",
    "Part",
    "PlaceFigures",
    "PlaceValues",
    "PresentMessage",
    "ReliefPicture",
    "SceneMessage",
    "SceneReport",
    "SeenReport",
    "SeriesBreak",
    "ShareWords",
    "ShownScene",
    "Signs",
    "StageWords",
    "Step",
    "Strings",
    "StringsMessage",
    "ThemeMessage",
    "Tick",
    "ValuesMessage",
    "ViewMessage",
    "World",
]
