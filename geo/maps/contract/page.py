"""What the map sends to the page, what the page sends to Python, and what Python gives its components."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict


class Notice(TypedDict):
    """Something that happened in the map and needs no more words."""

    type: Literal["ready", "painted", "tip", "fullscreen", "start", "leave"]


class ChangeMessage(TypedDict):
    """What is drawn now.

    ``along`` in one of two linked maps: whether it only went along with the other. ``level``, ``face`` and
    ``without`` (codes of readings) where they were chosen in the map and the page has not answered yet.
    """

    type: Literal["change"]
    year: int | None
    as_of: str | None
    place: str
    extent: str
    playing: bool
    along: NotRequired[bool]
    level: NotRequired[str]
    face: NotRequired[str]
    without: NotRequired[list[str]]


class EvidenceMessage(TypedDict):
    """The statement whose evidence is asked for."""

    type: Literal["evidence"]
    statement: str


class OpenMessage(TypedDict):
    """A page that is asked for: the profile of a place, the definition of a measure."""

    type: Literal["open"]
    page: Literal["places", "methods"]
    id: str


class CopyMessage(TypedDict):
    """A text that the reader asked to have copied."""

    type: Literal["copy"]
    text: str


class HeightMessage(TypedDict):
    """How high the document is, pixels, where it is not to scroll by itself."""

    type: Literal["height"]
    height: int


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


class SeenReport(TypedDict):
    """What was done in the map; ``level``, ``face``, ``without`` if chosen there; ``serial`` in ms."""

    year: int
    as_of: str | None
    place: str
    extent: str
    level: NotRequired[str]
    face: NotRequired[str]
    without: NotRequired[list[str]]
    serial: NotRequired[int]


class SceneReport(TypedDict):
    """The scene at which a presentation rests; ``at`` is the moment of the report (ms)."""

    id: str
    at: NotRequired[int]


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
    """Messages for a map; ``listen`` whether reports of it go to Python, after ``pause`` milliseconds.

    ``address`` holds the parts of the page's address, where the browser is to keep it; ``heard`` is the
    serial of the last report that Python has taken.
    """

    messages: list[Any]
    theme: Literal["", "auto", "light", "dark"]
    listen: bool
    pause: int
    heard: int
    map: str
    title: NotRequired[str]
    address: NotRequired[dict[str, str]]


class BarData(TypedDict):
    """The buttons that start presenting, and the words of the presenter's window.

    ``reason``: why nothing can be presented, else empty.
    """

    map: str
    scene: str
    present: str
    notes: str
    blocked: str
    reason: str
    not_ready: str
    words: dict[str, str]
