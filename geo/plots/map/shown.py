"""The records of what one map shows: places, stages of corridors, shares, and all of them together."""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from geo.model import Estimate
from geo.plots.map.noted import NotedShown
from geo.views.spans import CARRIED


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """A place of the level drawn.

    Attributes
    ----------
    id, name : str
        Name in the sheet's language.
    shape : BaseGeometry
        Metres of the frame, cut to its window.
    at : (float, float)
        A point well inside what is seen of it, metres.
    estimate : Estimate or None
        None: no data.
    look : str
        As `geo.style.signs`: ``none``, ``differ`` or the class.
    edge : str
        ``approximate`` or ``schematic``; empty where the outline is as sure as its accuracy says.
    value : str
        In words, with its bound; empty where there is no data.
    accuracy : str
        How near the outline comes, in the sheet's language.
    rings : (float, float)
        Of a total: radius of its circle, pixels of a map 900 pixels wide, and 0; of the highest and the
        lowest figure where no single one is given. (0, 0) where the area is filled.
    own : bool
        Whether the outline is a user's own.
    """

    id: str
    name: str
    shape: BaseGeometry
    at: tuple[float, float]
    estimate: Estimate | None
    look: str
    edge: str
    value: str
    accuracy: str
    rings: tuple[float, float] = (0.0, 0.0)
    own: bool = False

    @property
    def contested(self) -> bool:
        """Say whether claims contradict."""
        return self.estimate is not None and self.estimate.contested

    @property
    def carried_from(self) -> int | None:
        """Return the year that a value carried on is of; None where it is the year's own."""
        return self.estimate.year if self.estimate is not None and CARRIED in self.estimate.flags else None


@dataclass(frozen=True, slots=True)
class StageShown:
    """A stage of a corridor as drawn.

    Attributes
    ----------
    line : BaseGeometry
        Metres of the frame, cut to its window.
    mode, surety : str
        Keys of `geo.style.MODES` and `geo.style.SURETIES`.
    inferred, faded : bool
        Drawn weaker: concluded from a statement; reported for other years than the one shown.
    open_ends : tuple of (float, float)
        Ends that no source names, metres.
    period : str
        Years the report is about; empty where it says none.
    routes : tuple of str
        Ids of the routes it is drawn from.
    corridor : str
        Id of the corridor it belongs to.
    plain : bool
        A thin line without signs: nobody asked for the routes.
    """

    line: BaseGeometry
    mode: str
    surety: str
    inferred: bool
    faded: bool
    open_ends: tuple[tuple[float, float], ...]
    period: str
    routes: tuple[str, ...]
    corridor: str = ""
    plain: bool = False


@dataclass(frozen=True, slots=True)
class ShareShown:
    """A share by destination: ``at`` in metres of the frame, ``words`` in both languages."""

    at: tuple[float, float]
    share: float
    words: dict[str, dict[str, str]]
    statement: str
    faded: bool


@dataclass(frozen=True, slots=True)
class Content:
    """Everything one map shows.

    ``hidden_ways`` counts the corridors not yet known on the as-of day; ``twins`` are places with a figure
    on whose outline another is drawn, or beyond the edge of the map: they stand in the list only.
    """

    year: int | None
    places: tuple[PlaceShown, ...]
    stages: tuple[StageShown, ...]
    shares: tuple[ShareShown, ...]
    noted: tuple[NotedShown, ...]
    hidden_ways: int
    twins: tuple[PlaceShown, ...] = ()

    @property
    def listed(self) -> list[PlaceShown]:
        """Return every place that has a figure, drawn or not."""
        return [*self.valued, *self.twins]

    @property
    def valued(self) -> list[PlaceShown]:
        """Return the places with a claim."""
        return [place for place in self.places if place.estimate is not None]
