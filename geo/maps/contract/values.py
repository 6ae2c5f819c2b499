"""The values of a measure, as Python words them and the map looks them up."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


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

    ``look`` is how the place is filled (`geo.style.signs`): ``none``, ``differ`` or ``c`` and the number
    of its class. Of a total, ``radius`` is that of its circle in pixels of a map 900 pixels wide (of the
    highest figure where there is no single one, ``inner`` that of the lowest). ``value`` is the figure,
    ``figure`` the same without its unit, ``words`` the same where no other line says why there is none,
    ``aside`` why there is none. ``mark`` is the sign of a disagreement and ``spread`` how wide it is (0 to
    2). Of ``claims`` the headline's own is the first and ``alike`` many share its axis.
    """

    day: int
    look: str
    radius: NotRequired[float]
    inner: NotRequired[float]
    headline: float | None
    high: float | None
    figure: str
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
    """Everything known of a place, by year; ``changes`` on the year before.

    ``inside`` is the country other than Peru that it is a part of.
    """

    name: str
    level: str
    inside: NotRequired[str]
    years: dict[str, list[Step]]
    changes: NotRequired[dict[str, list[DatedText]]]
    carried: NotRequired[dict[str, list[Carried]]]
    drawn: NotRequired[dict[str, list[OlderDrawn]]]


class Tick(TypedDict):
    """A year with claims, and the number of the day on which the first was known."""

    year: int
    day: int


class CircleKey(TypedDict):
    """A circle of the legend, and the figure that it stands for."""

    radius: float
    label: str


class LevelClasses(TypedDict):
    """The classes of one level: a label of each, and its colour by theme.

    ``circles`` is the legend of a level whose values are totals; empty where they are not.
    """

    labels: list[str]
    light: list[str]
    dark: list[str]
    circles: list[CircleKey]


class SeriesBreak(TypedDict):
    """A break in the series; without ``places`` it concerns all. ``short`` names it in a chart.

    ``levels`` are those at which it is said whatever place is chosen.
    """

    year: int
    short: str
    text: str
    published: str
    places: list[str]
    levels: list[str]


class DatedTexts(TypedDict):
    """Texts that hold from ``day`` on."""

    day: int
    texts: list[int]


class ClaimDetails(TypedDict):
    """What the panel says of a claim beside its row; ``since`` is the day (ISO) from which it is known.

    ``sentence`` is all of it to be copied, ``by`` who it stands under, ``read`` the code of how it was
    read, ``notes`` its kind and its cautions, ``unit`` that of a figure not in the unit of the measure.
    """

    by: int
    read: str
    sentence: int
    notes: list[int]
    to: NotRequired[int]
    unit: NotRequired[int]
    since: str


class ChartLine(TypedDict):
    """A series of one definition; each point a year, a claim, and the day on which it leaves the line.

    The day (ISO) is empty for a point that is on no line. ``colour`` is a number of `geo.style.lines`.
    """

    name: int
    colour: int
    points: list[tuple[int, int, str]]


class LeftOut(TypedDict):
    """Claims that a total leaves out, and why."""

    reason: int
    claims: list[int]


class DatedLeftOut(TypedDict):
    """What a total leaves out from ``day`` on."""

    day: int
    groups: list[LeftOut]


class PlaceFigures(TypedDict):
    """Every claim on a place: by year, and as lines of a chart.

    ``inside`` are ways and spots that no level draws, ``older`` places once counted on this outline,
    ``borrowed`` says so of such a place. ``sentences`` say by year what is shown,
    ``zones`` the sums over the same zones as the year before.
    """

    name: str
    years: dict[str, list[int]]
    lines: list[ChartLine]
    inside: NotRequired[list[str]]
    older: NotRequired[list[str]]
    borrowed: NotRequired[int]
    sentences: NotRequired[dict[str, list[DatedText]]]
    zones: NotRequired[dict[str, list[DatedText]]]
    left_out: NotRequired[dict[str, list[DatedLeftOut]]]


class Panel(TypedDict):
    """What stands beside the map: ``claims`` as numbered in the message, ``cautions`` by level and year."""

    claims: list[ClaimDetails]
    places: dict[str, PlaceFigures]
    cautions: dict[str, dict[str, list[DatedTexts]]]
    ranks: bool


class ValuesMessage(TypedDict):
    """All values of one measure under one lens; ``since`` is the first year of totals.

    ``without`` are the codes of the ways of reading that are left out.
    """

    type: Literal["values"]
    stamp: str
    measure: str
    title: str
    unit: str
    language: str
    lens: str
    without: list[str]
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
    panel: NotRequired[Panel]
