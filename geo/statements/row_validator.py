"""Rows that can be read but not shown: they name what does not exist or contradict themselves.

The rules and their words are those of `geo.catalog.check`, so that a row the page leaves
out is one that ``geo check`` refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.catalog import load_definitions, load_measures, load_places, load_series, load_sources_lenient
from geo.catalog.cells import Record, Row
from geo.catalog.check.statements import contradictions
from geo.catalog.fault import Fault
from geo.language import _
from geo.suggestions import did_you_mean

STATEMENT_NAMES = {
    "measure": "measures",
    "place": "places",
    "to_place": "places",
    "series": "series",
    "source": "cards",
    "read_in": "cards",
}
"""What a statement names: by column, the table (or the cards) that must hold it."""

ROUTE_NAMES = {
    "corridor": "places",
    "from": "places",
    "to": "places",
    "source": "cards",
    "read_in": "cards",
}
"""The same of a stage of a way."""

Rules = Callable[[Record, Mapping[str, str]], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Known:
    """What a row may name.

    Attributes
    ----------
    units : tuple of (str, str)
        Each measure with its canonical unit.
    places, series, cards : frozenset of str
        Ids.
    spanish : tuple of (str, str)
        Definitions, denominators and notes with their Spanish.
    """

    units: tuple[tuple[str, str], ...]
    places: frozenset[str]
    series: frozenset[str]
    cards: frozenset[str]
    spanish: tuple[tuple[str, str], ...]


def known_of(path: Path | None) -> Known:
    """Return what the rows of a checkout may name.

    Parameters
    ----------
    path : Path or None
        As for `geo.statements.load_statements_lenient`.

    Raises
    ------
    DataError
        If one of the other tables cannot be read; a card that cannot is none that a row may name.
    """
    root = path if path is None or path.is_dir() else path.resolve().parents[2]
    return Known(
        units=tuple((measure.id, measure.unit) for measure in load_measures(root).values()),
        places=frozenset(place.id for place in load_places(root)),
        series=frozenset(load_series(root)),
        cards=frozenset(load_sources_lenient(root)[0]),
        spanish=tuple(load_definitions(root).items()),
    )


def no_rules(record: Record, units: Mapping[str, str]) -> Iterator[Fault]:
    """Yield nothing: the columns of a stage cannot contradict one another so that it misleads."""
    yield from ()


class RowValidator:
    """Judges the rows of one table, in their order.

    The first of two rows with one id keeps it: which of them is meant cannot be known, and
    a link to it must not change its meaning.

    Parameters
    ----------
    known : Known
        What a row may name.
    names : mapping of str to str
        `STATEMENT_NAMES` or `ROUTE_NAMES`.
    rules : callable
        Yields where the columns of a row contradict one another.
    """

    def __init__(self, known: Known, names: Mapping[str, str], rules: Rules = contradictions) -> None:
        self._units = dict(known.units)
        held = {
            "measures": frozenset(self._units),
            "places": known.places,
            "series": known.series,
            "cards": known.cards,
        }
        self._names = {column: (table, held[table]) for column, table in names.items()}
        self._rules = rules
        self._rows: dict[str, int] = {}

    def why_refused(self, row: Row) -> Fault | None:
        """Return the first thing wrong with a row whose cells can be read, None where nothing is."""
        return next(self.faults_in(row), None)

    def faults_in(self, row: Row) -> Iterator[Fault]:
        """Yield all that is wrong with a row whose cells can be read."""
        first = self._rows.setdefault(row.text("id"), row.number)
        for column, (table, known) in self._names.items():
            name = row.text(column)
            if name and name not in known:
                yield row.fault(column, _expected(table) + did_you_mean(name, known))
        if first != row.number:
            where = _("row {number}").format(number=first)
            yield row.fault("id", _("a key of its own ({where} has the same)").format(where=where))
        yield from self._rules(row, self._units)


def _expected(table: str) -> str:
    if table == "cards":
        return _("a document in {folder}").format(folder="seeds/")
    return _("an id of {file}").format(file=f"data/tables/{table}.csv")
