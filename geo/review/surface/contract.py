"""What the review surface is sent and what it sends back (``components/review/types.d.ts`` names the same).

A cell is a column of ``statements.csv``. A field is what a reviewer decides on at once: ``measure``,
``place``, ``period``, ``value`` (with its unit), ``bound``, ``speaker`` and ``kind``.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

FIELDS = ("measure", "place", "period", "value", "bound", "speaker", "kind")
"""Fields in the order in which they are shown."""


class Option(TypedDict):
    """One way to fill a field: the cells that it sets, its words; ``aside`` are those of the text."""

    cells: dict[str, str]
    label: str
    aside: str


class Held(TypedDict):
    """A decision that counts: ``reason`` in words."""

    kind: str
    fields: dict[str, str]
    reason: str
    by: str


class Remark(TypedDict):
    """What is noticed about a figure; it holds while these ``cells`` are not changed.

    ``figure`` is another of the document, ``statement`` a figure of the atlas.
    """

    text: str
    cells: list[str]
    figure: NotRequired[int]
    statement: NotRequired[str]


class Row(TypedDict):
    """What may change about a candidate: decisions that count, the last one's number, words for fields."""

    id: int
    held: list[Held]
    seen: int
    shown: dict[str, str]


class Figure(Row):
    """A candidate: where it stands, what it may be, how sure that is.

    ``span`` and ``sentence`` are the first and last character (UTF-16) of its words and of their sentence;
    ``parent`` the candidate it was split off, 0 for none; ``level`` is ``high``, ``middle`` or ``low``, for
    the reasons in ``why``.
    """

    parent: int
    span: list[int]
    sentence: list[int]
    quote: str
    cells: dict[str, str]
    level: str
    why: list[str]
    options: dict[str, list[Option]]


class QueueMessage(TypedDict):
    """A document under review.

    ``quantities`` are first and last character of every quantity. ``measures`` are id, label and unit,
    ``places`` id, label and level of the map; ``institutions`` are the names of speakers that are known.
    ``history`` names the candidates that the person has decided
    on, in order; ``newest`` is the newest decision that is contained.
    """

    document: int
    person: str
    may_decide: bool
    text: str
    quantities: list[list[int]]
    figures: list[Figure]
    remarks: dict[str, list[Remark]]
    measures: list[list[str]]
    places: list[list[str]]
    institutions: list[str]
    history: list[int]
    newest: int


class SentAct(TypedDict):
    """One decision as the surface sends it (`geo.review.deciding.Act`)."""

    candidate: int
    kind: str
    seen: int
    token: str
    fields: dict[str, str]
    reason: str
    parts: list[dict[str, str]]


class Outbox(TypedDict):
    """All that is not acknowledged yet, in order; ``known`` is the newest decision that the surface has."""

    acts: list[SentAct]
    known: int
    serial: int


class Answer(TypedDict):
    """What became of an act; ``problem`` is empty where it was kept."""

    token: str
    problem: str


class LiveMessage(TypedDict):
    """Answers to the acts of the outbox, what changed since ``known``, and why nothing could be written."""

    answers: list[Answer]
    rows: list[Row]
    figures: list[Figure]
    remarks: dict[str, list[Remark]]
    newest: int
    trouble: str
