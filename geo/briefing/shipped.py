"""The shipped briefings held against the data of a checkout, as ``geo check`` does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from geo.atlas import Atlas, read_atlas
from geo.briefing.checking import check_briefing
from geo.briefing.reading import read_briefing
from geo.catalog import (
    data_version,
    load_breaks,
    load_institutions,
    load_measures,
    load_places,
    load_series,
    load_sources,
    load_zone_departments,
)
from geo.errors import BriefingError
from geo.paths import ROOT
from geo.statements import load_routes_lenient, load_statements_lenient

FOLDER = Path("data") / "briefings"


def check_shipped(root: Path = ROOT) -> list[str]:
    """Return what is wrong with the briefings in ``data/briefings`` of a checkout, a line each.

    Parameters
    ----------
    root : Path
        Its tables and cards are what the briefings are held to; the layers are those of this
        checkout.

    Raises
    ------
    DataError
        A table cannot be read.
    """
    files = sorted((Path(root) / FOLDER).glob("*.yaml"))
    if not files:
        return []
    atlas = _atlas(Path(root))
    faults = []
    for path in files:
        try:
            found = check_briefing(read_briefing(path, shipped=True), atlas)
        except BriefingError as error:
            found = str(error).splitlines()
        faults += [f"{FOLDER.as_posix()}/{line}" for line in found]
    return faults


def _atlas(root: Path) -> Atlas:
    """Return the atlas of another checkout's tables."""
    here = read_atlas()
    if root.resolve() == ROOT:
        return here
    return replace(
        here,
        measures=load_measures(root),
        places=load_places(root),
        sources=load_sources(root),
        series=load_series(root),
        statements={s.id: s for s in load_statements_lenient(root)[0]},
        breaks=load_breaks(root),
        institutions=load_institutions(root),
        routes=load_routes_lenient(root)[0],
        version=data_version(root),
        zone_departments=load_zone_departments(root),
    )
