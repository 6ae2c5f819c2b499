"""What a statement can be about."""

from __future__ import annotations

from dataclasses import dataclass

from geo.language import bilingual


@dataclass(frozen=True, slots=True)
class Place:
    """One place of ``data/tables/places.csv``.

    Attributes
    ----------
    id : str
        Stable id, for example ``vraem``.
    kind : str
        ``country``, ``department``, ``province``, ``zone``, ``river``, ``city``, ``corridor`` …
    name, name_es : str
        English and Spanish name with accents.
    aliases : tuple of str
        Other names and misspellings met in the sources.
    parent : str
        Id of the place that contains this one; empty for the world.
    predecessor_of : str
        Id of the place whose outline this older one is drawn on; empty for most.
    lon, lat : float or None
        A point for the place in degrees (EPSG:4326), None where it has none.
    coordinate_source : str
        Where that point comes from.
    note : str
        What a reader must know of the place.
    """

    id: str
    kind: str
    name: str
    name_es: str
    aliases: tuple[str, ...]
    parent: str
    predecessor_of: str
    lon: float | None
    lat: float | None
    coordinate_source: str
    note: str

    def label(self) -> str:
        """Return the name in the language in use."""
        return bilingual(self.name, self.name_es)
