"""Reading: DuckDB finds the figures of a measure and year, and the estimates are made from these alone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.catalog import load_measures
from geo.errors import ExportError, UnknownNameError
from geo.estimates import timeline
from geo.estimates.density import DENSITIES
from geo.language import _
from geo.model import Estimate, Measure, Series, Source, Statement
from geo.partitions.columns import DOCUMENTS, FIGURES, RECORD, SERIES, series_of, source_of, statement_of
from geo.suggestions import did_you_mean

if TYPE_CHECKING:
    import duckdb

MEMORY = "256MB"
"""What DuckDB may hold; beyond it, it sorts and joins on the disk."""


class Partitions:
    """A folder that `geo.partitions.write_partitions` wrote.

    Parameters
    ----------
    folder : Path
    memory : str
        What DuckDB may hold, in its words.

    Raises
    ------
    ExportError
        The folder is none of ours, or DuckDB is not installed.
    """

    def __init__(self, folder: Path, memory: str = MEMORY) -> None:
        self.folder = folder
        try:
            self.about: dict[str, Any] = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            text = _("{file} holds no figures written by python -m geo partition write")
            raise ExportError(text.format(file=folder)) from None
        try:
            import duckdb
        except ImportError:
            raise ExportError(_("reading it needs DuckDB: pip install -r requirements-large.txt")) from None
        self.engine: duckdb.DuckDBPyConnection = duckdb.connect(config={"memory_limit": memory})
        self._sources: dict[str, Source] = {}

    def rows(self, files: Iterable[Path], where: str = "true", given: object = None) -> list[dict[str, Any]]:
        """Return the rows of some Parquet files as dictionaries.

        Parameters
        ----------
        files : iterable of Path
            None of them: no rows.
        where : str
            A condition in SQL; a question mark stands for ``given``.
        """
        names = [str(file) for file in files]
        if not names:
            return []
        query = f"SELECT * FROM read_parquet(?, hive_partitioning = true) WHERE {where}"
        found = self.engine.execute(query, [names] if given is None else [names, given])
        columns = [column[0] for column in found.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]

    def figures(self, measure: str, year: int, place: str = "") -> list[Statement]:
        """Return the figures of a measure that touch a year, by id; of ``place`` where one is given."""
        files = self._files(measure, year)
        rows = self.rows(files, "place = ?", place) if place else self.rows(files)
        return sorted((statement_of(row) for row in rows), key=lambda s: s.id)

    def years(self, measure: str) -> list[int]:
        """Return the years of which a measure has any figures."""
        folders = (self.folder / FIGURES / f"measure={measure}").glob("year=*")
        return sorted(int(folder.name.partition("=")[2]) for folder in folders)

    def estimates(self, measure: str, year: int, lens: str = "monitoring", place: str = "") -> list[Estimate]:
        """Return every state of knowledge of a measure and year, as `geo.atlas.estimate_all` has it.

        Parameters
        ----------
        lens : str
            As for `geo.estimates.timeline`.
        place : str
            Of this place only; empty for all.

        Raises
        ------
        UnknownNameError
            There is no such measure or lens.
        ExportError
            The measure is one that is calculated where the atlas is read.
        """
        counted = self.measure(measure)
        alike = [s for s in self.figures(measure, year, place) if s.unit == counted.unit]
        found = timeline(alike, self._cited(alike), self._series, measure, lens)
        return [estimate for estimate in found if estimate.year == year]

    def measure(self, measure: str) -> Measure:
        """Return a measure whose figures can be here; raises as `estimates` does."""
        measures = load_measures()
        if measure not in measures:
            unknown = _("measure “{name}” is unknown").format(name=measure[:80])
            raise UnknownNameError(unknown + did_you_mean(measure, measures))
        if measure in DENSITIES:
            text = _("{measure} is calculated from {parent}, which can be asked for")
            raise ExportError(text.format(measure=measure, parent=DENSITIES[measure]))
        return measures[measure]

    def _files(self, measure: str, year: int) -> list[Path]:
        return sorted((self.folder / FIGURES / f"measure={measure}" / f"year={year}").glob("*.parquet"))

    def _cited(self, statements: Iterable[Statement]) -> dict[str, Source]:
        """Return the documents of statements, each read once."""
        wanted = sorted({s.source for s in statements} - self._sources.keys())
        if wanted:
            for row in self.rows([self.folder / DOCUMENTS], "id IN (SELECT unnest(?))", wanted):
                self._sources[row["id"]] = source_of(row)
        return self._sources

    @cached_property
    def _series(self) -> dict[str, Series]:
        return {row["id"]: series_of(row) for row in self.rows([self.folder / SERIES])}
