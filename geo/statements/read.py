"""Statements and routes as typed records."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from geo.catalog.cells import FaultError, Row, locate, read_rows
from geo.catalog.fault import Fault
from geo.catalog.published import STATEMENT, Overlay, over, published
from geo.language import current
from geo.model import ROUTE_COLUMNS, STATEMENT_COLUMNS, Route, Statement
from geo.model.route import CERTAINTIES, MODES
from geo.model.statement import BOUNDS, FLAGS, KINDS, PERIOD_BASES, READINGS, STANCES
from geo.regular_file import cached_by_file
from geo.statements.row_validator import ROUTE_NAMES, STATEMENT_NAMES, Known, RowValidator, known_of, no_rules

STATEMENTS = "data/tables/statements.csv"
ROUTES = "data/tables/routes.csv"
T = TypeVar("T", Statement, Route)


def load_statements_lenient(path: Path | None = None) -> tuple[list[Statement], list[Fault]]:
    """Return the statements that can be shown, and what is wrong with the others.

    For the page, which starts with the rest and says what it left out. Besides rows that
    cannot be read, those are left out that would show a figure wrongly or not at all: an
    unknown measure, place, unit or source, numbers or days that contradict one another,
    an id that an earlier row bears (`geo.statements.row_validator`).

    Parameters
    ----------
    path : Path, optional
        Another checkout's folder, or the file itself in its place in one.

    Raises
    ------
    DataError
        If the table is missing or its header is another.
    """
    known, overlay = known_of(path), published(path)
    shipped, faults = _shipped(locate(path, STATEMENTS), current(), known)
    if not overlay.of_kind(STATEMENT):
        return list(shipped), list(faults)
    statements, left_out = _over(shipped, known, overlay)
    return statements, [*faults, *left_out]


@partial(cached_by_file, kept=6)
def _shipped(path: Path, language: str, known: Known) -> tuple[tuple[Statement, ...], tuple[Fault, ...]]:
    record_from = partial(statement_from, spanish=dict(known.spanish))
    return _judged(path, STATEMENT_COLUMNS, record_from, RowValidator(known, STATEMENT_NAMES))


def _over(
    shipped: tuple[Statement, ...], known: Known, overlay: Overlay
) -> tuple[list[Statement], list[Fault]]:
    """Return the statements with the published ones over them, and what is wrong with those left out."""
    spanish, validator = dict(known.spanish), RowValidator(known, STATEMENT_NAMES)

    def judged(row: Row) -> Statement:
        statement = statement_from(row, spanish)
        if fault := validator.why_refused(row):
            raise FaultError(fault)
        return statement

    statements, faults = over({s.id: s for s in shipped}, STATEMENT, overlay, judged)
    return list(statements.values()), faults


def _judged(
    path: Path, columns: tuple[str, ...], record_from: Callable[[Row], T], validator: RowValidator
) -> tuple[tuple[T, ...], tuple[Fault, ...]]:
    """Return the records of a table that can be shown, and what is wrong with the others."""
    faults: list[Fault] = []
    return tuple(_each(path, columns, record_from, validator, faults)), tuple(faults)


def _each(
    path: Path,
    columns: tuple[str, ...],
    record_from: Callable[[Row], T],
    validator: RowValidator,
    faults: list[Fault],
    *,
    whole: bool = True,
) -> Iterator[T]:
    """Yield the records of a table that can be shown; ``faults`` takes what is wrong with the others."""
    for row in read_rows(path, columns, ragged=faults, whole=whole):
        try:
            record = record_from(row)
        except FaultError as error:
            faults.append(error.fault)
            continue
        fault = validator.why_refused(row)
        if fault is None:
            yield record
        else:
            faults.append(fault)


def each_statement(faults: list[Fault]) -> Iterator[Statement]:
    """Yield what `load_statements_lenient` returns, in another order, without holding all of it.

    For a table of any size. ``faults`` takes what is wrong with the others.
    """
    known, overlay = known_of(None), published(None)
    record_from = partial(statement_from, spanish=dict(known.spanish))
    validator = RowValidator(known, STATEMENT_NAMES)
    path, covered = locate(None, STATEMENTS), []
    ids = {item.record for item in overlay.of_kind(STATEMENT)}
    for statement in _each(path, STATEMENT_COLUMNS, record_from, validator, faults, whole=False):
        if statement.id in ids:
            covered.append(statement)
        else:
            yield statement
    statements, left_out = _over(tuple(covered), known, overlay)
    faults += left_out
    yield from statements


shared = sys.intern
"""Keeps one copy of a text that many rows repeat."""


@lru_cache(maxsize=1024)
def _flags(flags: tuple[str, ...]) -> frozenset[str]:
    return frozenset(flags)


def statement_from(row: Row, spanish: Mapping[str, str]) -> Statement:
    """Return a row of ``statements.csv`` as a record.

    ``spanish`` are definitions, denominators and notes by the words of the table.
    """
    definition, denominator, note = (shared(row.text(name)) for name in ("definition", "denominator", "note"))
    flags = row.items("flag")
    for flag in flags:
        if flag not in FLAGS:
            row.choice("flag", FLAGS)
    return Statement(
        id=row.required("id"),
        measure=shared(row.required("measure")),
        place=shared(row.required("place")),
        to_place=shared(row.text("to_place")),
        kind=shared(row.choice("kind", KINDS)),
        period_start=row.day("period_start"),
        period_end=row.day("period_end"),
        period_basis=shared(row.choice("period_basis", PERIOD_BASES)),
        value=row.number_or_none("value"),
        low=row.number_or_none("low"),
        high=row.number_or_none("high"),
        unit=shared(row.required("unit")),
        value_stated=row.text("value_stated"),
        unit_stated=shared(row.text("unit_stated")),
        bound=shared(row.choice("bound", BOUNDS)),
        definition=definition,
        denominator=denominator,
        attributed_to=shared(row.text("attributed_to")),
        institution=shared(row.text("institution")),
        stance=shared(row.choice("stance", STANCES)),
        series=shared(row.text("series")),
        source=shared(row.required("source")),
        read_in=shared(row.text("read_in")),
        reading=shared(row.choice("reading", READINGS)),
        paragraph=row.whole_or_none("paragraph"),
        start=row.whole_or_none("start"),
        end=row.whole_or_none("end"),
        flags=_flags(flags),
        note=note,
        definition_es=spanish.get(definition, ""),
        denominator_es=spanish.get(denominator, ""),
        note_es=spanish.get(note, ""),
    )


def load_routes_lenient(path: Path | None = None) -> tuple[list[Route], list[Fault]]:
    """Return the stages that can be shown, and what is wrong with the others.

    Raises
    ------
    DataError
        If the table is missing or its header is another.
    """
    routes, faults = _routes(locate(path, ROUTES), current(), known_of(path))
    return list(routes), list(faults)


@cached_by_file
def _routes(path: Path, language: str, known: Known) -> tuple[tuple[Route, ...], tuple[Fault, ...]]:
    return _judged(path, ROUTE_COLUMNS, route_from, RowValidator(known, ROUTE_NAMES, no_rules))


def route_from(row: Row) -> Route:
    """Return a row of ``routes.csv`` as a record."""
    return Route(
        id=row.required("id"),
        corridor=row.required("corridor"),
        order=row.whole("order"),
        from_place=row.text("from"),
        to_place=row.text("to"),
        mode=row.choice("mode", MODES),
        substance=row.text("substance"),
        period_start=row.day_or_none("period_start"),
        period_end=row.day_or_none("period_end"),
        certainty=row.choice("certainty", CERTAINTIES),
        attributed_to=row.text("attributed_to"),
        institution=row.text("institution"),
        source=row.required("source"),
        read_in=row.text("read_in"),
        paragraph=row.whole_or_none("paragraph"),
        start=row.whole_or_none("start"),
        end=row.whole_or_none("end"),
        note=row.text("note"),
    )
