"""What the values of a file rest on: its claims, its sources, its definitions."""

from __future__ import annotations

from collections.abc import Iterator

from geo.exports import columns
from geo.exports.scope import Scope
from geo.exports.tables import VALUES, Cell, Column, Table
from geo.exports.values import cited_sources
from geo.language import _, current
from geo.model import Source, Statement
from geo.wording.claim import claim_text, claimant
from geo.wording.kinds import combine_words, flag_words


def claims_table(scope: Scope) -> Table:
    """Return every claim that a row rests on or stands beside."""
    used = {id for key in scope.keys if (found := scope.estimate(key)) for id in found.claims}
    rows = tuple(_claim(statement, statement.id in used, scope) for statement in scope.claims)
    return Table("claims", _("Figures"), columns.claim_columns(), rows)


def _claim(s: Statement, used: bool, scope: Scope) -> tuple[Cell, ...]:
    atlas, language = scope.atlas, current()
    source, measure = atlas.sources[s.cited], atlas.measures[s.measure]
    record: dict[str, Cell] = {name: getattr(s, name) for name in Statement.__slots__ if name != "flags"}
    record |= {
        "measure_name": measure.label(language),
        "name": atlas.places.get(s.place).label(language),
        "text": claim_text(s),
        "speaker": claimant(s, atlas),
        "source": source.id,
        "source_name": source.label(language),
        "published_from": source.published_from,
        "published_to": source.published_to,
        "flags": " ".join(sorted(s.flags)),
        "remarks": "; ".join(flag_words(s.flags)),
        "used": used,
        "start_char": s.start,
        "end_char": s.end,
    }
    return _in_order(record, columns.claim_columns())


def sources_table(scope: Scope) -> Table:
    """Return every source cited, numbered as first cited."""
    cited = [scope.atlas.sources[id] for id in cited_sources(scope.claims)]
    rows = tuple(_source(number, source) for number, source in enumerate(cited, start=1))
    return Table("sources", _("Sources"), columns.source_columns(), rows)


def _source(number: int, source: Source) -> tuple[Cell, ...]:
    record: dict[str, Cell] = {name: getattr(source, name) for name in Source.__slots__ if name != "authors"}
    record |= {"number": number, "name": source.label(current()), "authors": "; ".join(source.authors)}
    return _in_order(record, columns.source_columns())


def _in_order(record: dict[str, Cell], wanted: tuple[Column, ...]) -> tuple[Cell, ...]:
    """Return the cells of ``record`` as ``wanted`` has them; a text left empty is no data."""
    return tuple(None if record[column.name] == "" else record[column.name] for column in wanted)


def definitions_table(scope: Scope) -> Table:
    """Return what each measure and flag of the file means, and each column of its tables."""
    flags = {flag for s in scope.claims for flag in s.flags}
    flags |= {flag for key in scope.keys if (found := scope.estimate(key)) for flag in found.flags}
    rows: list[tuple[Cell, ...]] = []
    for id in scope.measures:
        measure = scope.atlas.measures[id]
        meaning = measure.meaning_es if current() == "es" else measure.meaning
        combine = combine_words(measure.combine)
        rows.append(("measure", id, measure.label(current()), measure.unit, meaning, combine))
    rows += [("flag", flag, None, None, flag_words([flag])[0], None) for flag in sorted(flags)]
    rows += _column_rows()
    return Table("definitions", _("Definitions"), columns.definition_columns(), tuple(rows))


def _column_rows() -> Iterator[tuple[Cell, ...]]:
    tables = {
        VALUES: columns.value_columns(),
        "claims": columns.claim_columns(),
        "sources": columns.source_columns(),
    }
    for table, described in tables.items():
        for column in described:
            yield (table, column.name, column.label, None, column.meaning, None)
