"""Who watches by which method, and where a line must not be read across."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from geo.language import bilingual

DISTRICT_SUMS = "district-sums"
"""Id of the series of sums of districts that the atlas makes from figures of the monitoring."""


@dataclass(frozen=True, slots=True)
class Series:
    """One series of ``data/tables/series.csv``; series are never mixed on one line.

    Attributes
    ----------
    id : str
        Stable id, for example ``devida``.
    name, name_es : str
        Short label in English and Spanish.
    monitor : bool
        True where this is the monitoring that the default lens lets speak.
    rank : int
        Order of precedence among monitors (1 speaks first).
    speaks_for : str
        Id of the series whose monitor is behind this one too, or from whose figures it is
        calculated here; empty for most.
    method, method_es : str
        How the values are made, in one sentence.
    """

    id: str
    name: str
    name_es: str
    monitor: bool
    rank: int
    speaks_for: str
    method: str
    method_es: str

    def label(self) -> str:
        """Return the name in the language in use."""
        return bilingual(self.name, self.name_es)


@dataclass(frozen=True, slots=True)
class Break:
    """A year from which a series is not what it was (``data/tables/breaks.csv``).

    Attributes
    ----------
    id, measure, place, series : str
        Stable id and what the break concerns; empty means all.
    year : int
        First year counted the new way.
    kind : str
        ``method``, ``publisher``, ``zones`` or ``vintage``.
    published : date
        Day from which the break was known.
    text, text_es : str
        What changed, in our own words.
    zones : tuple of str
        Zones monitored from that year on and not before: the coverage changed.
    touched : mapping of str to tuple of str
        By place, from the departments up, those of the zones that lie in it.
    """

    id: str
    measure: str
    place: str
    series: str
    year: int
    kind: str
    published: date
    text: str
    text_es: str
    zones: tuple[str, ...] = ()
    touched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def added(self, place: str) -> tuple[str, ...]:
        """Return the zones first monitored from that year on that lie in ``place``; none where none does."""
        return self.touched.get(place, ())

    def words(self) -> str:
        """Return what changed, in the language in use."""
        return bilingual(self.text, self.text_es)

    def concerns(self, measure: str, place: str, series: str | None = None) -> bool:
        """Say whether the break bears on a measure at a place, and (where one is given) on a series."""
        return (
            self.measure in ("", measure)
            and (self.place in ("", place) or place in self.touched)
            and (series is None or self.series in ("", series))
        )

    def known(self, as_of: date | None) -> bool:
        """Say whether the break was known on ``as_of`` (None: today)."""
        return as_of is None or self.published <= as_of
