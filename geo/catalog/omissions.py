"""What the sources state that is no row of the tables, and why."""

from __future__ import annotations

from pathlib import Path

from geo.catalog.cells import Row, locate, read_rows
from geo.model import Omission
from geo.regular_file import cached_by_file

LEFT_OUT = "data/tables/left_out.csv"


def load_omissions(path: Path | None = None) -> list[Omission]:
    """Return what was left out, in the order of the table.

    Parameters
    ----------
    path : Path, optional
        Another checkout's folder, or the file itself.

    Raises
    ------
    DataError
        If the table is missing or a row does not hold what its columns promise.
    """
    return list(_omissions(locate(path, LEFT_OUT)))


@cached_by_file
def _omissions(path: Path) -> tuple[Omission, ...]:
    return tuple(_omission(row) for row in read_rows(path, tuple(Omission.__dataclass_fields__)))


def _omission(row: Row) -> Omission:
    return Omission(
        source=row.text("source"),
        paragraph=row.whole_or_none("paragraph"),
        words=row.required("words"),
        words_es=row.text("words_es"),
        reason=row.required("reason"),
        reason_es=row.required("reason_es"),
    )
