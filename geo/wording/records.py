"""What the words ask of the data: the records by id."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from geo.model import Measure, Series, Source

NO_NAMES: Mapping[str, str] = MappingProxyType({})
"""Names of persons and institutions in Spanish, where none are given: each stays as it is."""


class Labelled(Protocol):
    """A record with a name in either language."""

    def label(self) -> str:
        """Return the name in the language in use."""


class Measures(Protocol):
    """Whatever holds the measures by id."""

    @property
    def measures(self) -> Mapping[str, Measure]:
        """Return the measures by id."""


class Records(Measures, Protocol):
    """Whatever holds the records by id, such as `geo.atlas.Atlas`."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """Return the sources by id."""

    @property
    def series(self) -> Mapping[str, Series]:
        """Return the series by id."""

    @property
    def institutions(self) -> Mapping[str, str]:
        """Return the Spanish names of persons and institutions by their name in the tables."""
