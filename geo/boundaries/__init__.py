"""A user's own boundaries: read, held to the record, kept in the workspace, taken away again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geo.boundaries.choose import chosen
from geo.boundaries.compare import OutlineComparison, border_note, compare, doubts, layer_of, shipped_outline
from geo.boundaries.files import read_features
from geo.boundaries.polygon import OwnPolygon, own_polygon
from geo.boundaries.store import boundary_file, forget, keep, kept_places, line
from geo.catalog import load_places, outlines
from geo.catalog.boundaries import extent_of, own_places
from geo.errors import BoundaryError
from geo.language import _
from geo.model import Place

__all__ = [
    "OutlineComparison",
    "OwnPolygon",
    "Proposal",
    "adopt",
    "against",
    "boundary_file",
    "doubts",
    "kept_places",
    "outlined_place",
    "propose",
    "reset",
]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A polygon read from a file, beside the outline it would replace; nothing is written yet.

    Attributes
    ----------
    place : Place
        Whose outline it would be.
    file, sha256 : str
        Name and checksum of the file.
    polygon : OwnPolygon
        What would be drawn, and what was done to it.
    comparison : OutlineComparison
        How it differs from the shipped outline.
    notes : tuple of str
        What was read in spite of something, in words for the user.
    """

    place: Place
    file: str
    sha256: str
    polygon: OwnPolygon
    comparison: OutlineComparison
    notes: tuple[str, ...] = ()


def against(proposal: Proposal) -> list[str]:
    """Return the reasons to doubt that a polygon is the outline of its place; mostly none."""
    found = doubts(proposal.comparison, proposal.polygon.united)
    if proposal.polygon.hint and not proposal.comparison.overlap:
        found.append(_("{hint}, which --crs states").format(hint=proposal.polygon.hint))
    return found


def outlined_place(name: str) -> Place:
    """Return the place meant, which must have an outline of its own.

    Parameters
    ----------
    name : str
        Id, name or alias of a zone, province or department.

    Raises
    ------
    UnknownNameError
        No place bears the name, or several do.
    BoundaryError
        It has no outline, or is drawn on that of another.
    """
    place = load_places().resolve(name)
    drawn = outlines().get(place.id) or own_places().get(place.id)
    if drawn is None:
        raise BoundaryError(
            _("{place} has no outline; expected a zone, province or department that has one").format(
                place=place.id
            )
        )
    if drawn.outline_of:
        raise BoundaryError(
            _("{place} is drawn on the outline of {other} and follows it; give --place {other}").format(
                place=place.id, other=drawn.outline_of
            )
        )
    return place


def propose(
    path: Path,
    place: Place,
    *,
    layer: str | None = None,
    field: str | None = None,
    feature: str | None = None,
    crs: str | None = None,
    encoding: str | None = None,
) -> Proposal:
    """Read a file and hold its polygon to the record.

    Parameters
    ----------
    path : Path
        GeoJSON, GeoPackage, Shapefile or a zip of one.
    place : Place
        As `outlined_place` returns it.
    layer, field, feature : str, optional
        Which layer and feature, where there are several (see `geo.boundaries.choose`).
    crs : str, optional
        Reference system of a file that states none, or one that is wrong or cannot be read.
    encoding : str, optional
        Encoding of the fields of a Shapefile that does not state it, or states another.

    Raises
    ------
    BoundaryError
        The file holds no polygon that can be used; the message says what would be right.
    """
    given = read_features(Path(path), layer, encoding)
    shapes = chosen(given, field, feature)
    polygon = own_polygon(shapes, given, shipped_outline(place), extent_of(layer_of(place)), crs)
    found = compare(place, polygon.geometry)
    if not found.near:
        raise BoundaryError(_("{file} lies outside Peru").format(file=given.file))
    notes = list(given.notes)
    if polygon.overruled:
        notes.append(
            _("the file states {stated}; it is read in {crs} because --crs says so").format(
                stated=polygon.overruled, crs=polygon.crs
            )
        )
    if note := border_note(found):
        notes.append(note)
    return Proposal(place, given.file, given.sha256, polygon, found, tuple(notes))


def adopt(
    proposal: Proposal,
    source: str | None,
    licence: str | None,
    *,
    force: bool = False,
    day: date | None = None,
) -> str:
    """Keep a proposed polygon: from now on it is drawn instead of the shipped outline.

    Parameters
    ----------
    proposal : Proposal
        What `propose` returned.
    source, licence : str or None
        The lines that are shown with it; both are needed.
    force : bool
        Keep it in spite of what `doubts` says.
    day : date, optional
        Day since which it is used; today where not given.

    Returns
    -------
    str
        Where it is kept, as it may be shown.

    Raises
    ------
    BoundaryError
        A line is missing, there is reason to doubt the polygon, or the workspace cannot be written to.
    """
    source, licence = line(source, "--source"), line(licence, "--licence")
    if (said := against(proposal)) and not force:
        raise BoundaryError(
            _("{file} does not look like {place}: {reasons}; --force uses it all the same").format(
                file=proposal.file, place=proposal.place.id, reasons="; ".join(said)
            )
        )
    return keep(
        proposal.place.id,
        proposal.polygon,
        file=proposal.file,
        sha256=proposal.sha256,
        source=source,
        licence=licence,
        day=day or date.today(),
    )


def reset(name: str) -> str | None:
    """Go back to the shipped outline of a place.

    Parameters
    ----------
    name : str
        Id, name or alias; also that of a boundary whose place is gone.

    Returns
    -------
    str or None
        Id of the place whose boundary was removed; None where there was none.

    Raises
    ------
    UnknownNameError
        Neither a boundary nor a place bears the name.
    BoundaryError
        The workspace cannot be written to.
    """
    kept = kept_places()
    place = name if name in kept else load_places().resolve(name).id
    if place not in kept:
        return None
    forget(place)
    return place
