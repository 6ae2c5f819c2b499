"""What the values of a file rest on: its claims, its sources, its definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.atlas import Atlas
from geo.exports import columns
from geo.exports.scope import Scope
from geo.exports.tables import VALUES, Column, LateRows, Record, Table
from geo.exports.values import cited_sources
from geo.language import _, bilingual
from geo.model import Source, Statement
from geo.wording.claim import claim_text, claimant
from geo.wording.kinds import combine_words, flag_words


def claims_table(scope: Scope) -> Table:
    """Return every claim that a row rests on or stands beside."""
    wanted = columns.claim_columns()

    def made() -> Iterator[Record]:
        used = {s.id for key in scope.keys if (found := scope.estimate(key)) for s in found.claims}
        return _rows(wanted, (claim_record(s, scope.atlas) | {"used": s.id in used} for s in scope.claims))

    return Table("claims", _("Figures"), wanted, LateRows(len(scope.claims), made))


def claim_record(s: Statement, atlas: Atlas) -> Record:
    """Return all that a row says of a statement, but whether the file uses it."""
    source, measure = atlas.sources[s.cited], atlas.measures[s.measure]
    record: Record = {name: getattr(s, name) for name in Statement.__slots__ if name != "flags"}
    return record | {
        "measure_name": measure.label(),
        "name": atlas.places.get(s.place).label(),
        "text": claim_text(s),
        "speaker": claimant(s, atlas),
        "source": source.id,
        "source_name": source.label(),
        "published_from": source.published_from,
        "published_to": source.published_to,
        "flags": " ".join(sorted(s.flags)),
        "remarks": "; ".join(flag_words(s.flags)),
        "start_char": s.start,
        "end_char": s.end,
    }


def sources_table(scope: Scope) -> Table:
    """Return every source cited, numbered as first cited."""
    cited = [scope.atlas.sources[id] for id in cited_sources(scope.claims)]
    records = [_source(source) | {"number": number} for number, source in enumerate(cited, start=1)]
    wanted = columns.source_columns()
    return Table("sources", _("Sources"), wanted, tuple(_rows(wanted, records)))


def _source(source: Source) -> Record:
    record: Record = {name: getattr(source, name) for name in Source.__slots__ if name != "authors"}
    return record | {"name": source.label(), "authors": "; ".join(source.authors)}


def _rows(wanted: tuple[Column, ...], records: Iterable[Record]) -> Iterator[Record]:
    """Yield the cells of ``records`` that ``wanted`` names; a text left empty is no data."""
    for record in records:
        yield {c.name: None if record[c.name] == "" else record[c.name] for c in wanted}


def definitions_table(scope: Scope) -> Table:
    """Return what each measure and flag of the file means, and each column of its tables."""
    flags = {flag for s in scope.claims for flag in s.flags}
    flags |= {flag for key in scope.keys if (found := scope.estimate(key)) for flag in found.flags}
    wanted = columns.definition_columns()
    blank: Record = dict.fromkeys(column.name for column in wanted)
    rows: list[Record] = []
    for id in scope.measures:
        measure = scope.atlas.measures[id]
        rows.append({
            "what": "measure",
            "id": id,
            "name": measure.label(),
            "unit": measure.unit,
            "meaning": bilingual(measure.meaning, measure.meaning_es),
            "combine": combine_words(measure.combine),
        })  # fmt: skip
    for flag in sorted(flags):
        rows.append(blank | {"what": "flag", "id": flag, "meaning": flag_words([flag])[0]})
    for table, described in (
        (VALUES, columns.value_columns()),
        ("claims", columns.claim_columns()),
        ("sources", columns.source_columns()),
    ):
        rows += [
            blank | {"what": table, "id": c.name, "name": c.label, "meaning": c.meaning} for c in described
        ]
    return Table("definitions", _("Definitions"), wanted, tuple(rows))
