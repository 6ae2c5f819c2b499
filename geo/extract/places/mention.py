"""A place as a text names it."""

from __future__ import annotations

from typing import NamedTuple

NAMED, DEMONYM, BACK, LISTED, UNKNOWN = "named", "demonym", "back", "listed", "unknown"
DATELINE, INSTITUTION, FROM, TO, BESIDE, SPEAKER = (
    "dateline",
    "institution",
    "from",
    "to",
    "beside",
    "speaker",
)
WIDE = frozenset({"country", "continent", "world"})
"""Kinds of places that are no part of a country."""


class Mention(NamedTuple):
    """A place as it is named.

    Attributes
    ----------
    first, last : int
        Its first token and the one behind its last.
    id : str
        Of the record; empty where it has none.
    kind : str
        Kind of place, ``""`` where it is not known.
    form : str
        `NAMED`, `DEMONYM`, `BACK` ("the region"), `LISTED` (a name of the gazetteer that the
        record has not) or `UNKNOWN` (a name that neither has).
    role : str
        `DATELINE`, `INSTITUTION`, `FROM`, `TO`, `BESIDE` ("border with"), `SPEAKER` ("the mayor of") or
        ``""``.
    text : str
        As printed.
    country : str
        In which it lies: an id of the record, else a code of ISO 3166; ``""`` where it is not known.
    others : tuple of str
        Ids of the record that the same name may mean, the likelier first.
    within : bool
        Whether it says where the place before it lies: "Aguaytía (Ucayali)".
    """

    first: int
    last: int
    id: str
    kind: str
    form: str
    role: str
    text: str
    country: str = ""
    others: tuple[str, ...] = ()
    within: bool = False

    @property
    def name(self) -> str:
        """Return what stands in a statement: the id, or the name as printed."""
        return self.id or self.text
