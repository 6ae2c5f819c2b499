"""What is wrong with published records that the readers leave out."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from geo.catalog.fault import Fault
from geo.catalog.places import places_and_faults
from geo.catalog.published import FILE
from geo.catalog.tables import institutions_and_faults, measures_and_faults
from geo.errors import DataError


def published_faults(root: Path | None = None) -> list[Fault]:
    """Return what is wrong with published places, measures and institutions.

    `geo.catalog.load_sources_lenient` and `geo.statements.load_statements_lenient` name the others.
    """
    faults: list[Fault] = []
    for read in (places_and_faults, measures_and_faults, institutions_and_faults):
        with suppress(DataError):  # a table that cannot be read is named already
            faults += read(root)[1]
    return [fault for fault in faults if fault.file.startswith(FILE + "/")]
