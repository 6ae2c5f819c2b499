"""What was found in a file opened again, held against what was to be in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.errors import ExportError
from geo.exports.tables import Cell, FileContent
from geo.language import _
from geo.model import FileMetadata

CRS = "EPSG:4326"
NUMBERS = ("headline", "low", "high")

Numbers = list[tuple[float | None, ...]]
"""The columns `NUMBERS`, row by row."""


@dataclass(frozen=True, slots=True)
class Reopened:
    """What a reader finds in a file.

    Attributes
    ----------
    metadata : FileMetadata
    numbers : list of tuple
        Headline, low and high of each row.
    claims, sources, measures, caveats : set of str
        Ids of the claims and sources that it holds and of the measures it defines; its
        cautions.
    shapes : int or None
        Rows with a shape that is not empty; None where the format has no shapes.
    crs : str
        ``EPSG:4326`` or what is stated instead; empty where the format has no shapes.
    """

    metadata: FileMetadata
    numbers: Numbers
    claims: set[str]
    sources: set[str]
    measures: set[str]
    caveats: set[str]
    shapes: int | None = None
    crs: str = ""


def hold(content: FileContent, found: Reopened) -> None:
    """Refuse a file that lacks anything it must carry.

    Raises
    ------
    ExportError
        Naming what is missing or differs.
    """
    refuse_lacking(missing(content, found))


def refuse_lacking(lacking: list[str]) -> None:
    """Refuse a file that lacks anything of what is named.

    Raises
    ------
    ExportError
        If the list is not empty.
    """
    if lacking:
        raise ExportError(_("refused: opened again, the file lacks {what}").format(what=", ".join(lacking)))


def missing(content: FileContent, found: Reopened) -> list[str]:
    """Return what a file opened again lacks of ``content``, in words."""
    metadata, values = found.metadata, content.values
    checks = {
        _("the rows as written"): found.numbers == numbers_of(values.column(n) for n in NUMBERS),
        _("the figures"): bool(found.claims) and found.claims >= content.claim_ids,
        _("the sources"): bool(found.sources) and found.sources >= set(metadata.sources),
        _("the definitions"): bool(found.measures) and found.measures >= set(values.column("measure")),
        _("the caveats"): bool(metadata.caveats)
        and found.caveats >= {*metadata.caveats, *content.caveats.column("text")},
        _("the licence"): bool(metadata.licence),
        _("the data version"): bool(metadata.data_version),
        _("the view"): bool(metadata.view),
        _("its record as written"): metadata == content.metadata,
    }
    if found.shapes is not None:
        drawn = sum(shape is not None and not shape.is_empty for shape in content.shapes)
        checks[_("the shapes")] = found.shapes == drawn > 0
        checks[_("the coordinate reference system {crs}").format(crs=CRS)] = found.crs == CRS
    return [what for what, right in checks.items() if not right]


def numbers_of(columns: Iterable[Sequence[Cell]]) -> Numbers:
    """Return the columns `NUMBERS` as rows of floats."""
    return [
        tuple(None if cell is None else float(cell) for cell in row) for row in zip(*columns, strict=True)
    ]
