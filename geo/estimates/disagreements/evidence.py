"""The statements known on a day, found by what they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from geo.estimates.claims import counts, outranks, superseded, years_of
from geo.estimates.lens import quality
from geo.estimates.rules.verdict import Records
from geo.model import Statement


def _subject(s: Statement) -> tuple[str, str, date, date]:
    return s.measure, s.place, s.period_start, s.period_end


class Evidence:
    """What was known on a day.

    Parameters
    ----------
    statements : iterable of Statement
    records : Records
    as_of : date, optional
        Publications to this day count; None: all.

    Attributes
    ----------
    statements : list of Statement
        All that were known, in order of their ids.
    standing : list of Statement
        Those that no later revision replaces, and before which no printed figure goes.
    zones : mapping of str to tuple of str
        Departments in which each zone lies, where the records know it.

    Checks look at what was printed: what the atlas calculated is no claim that could be wrong
    against another (`geo.estimates.own_sums` sets it against the printed figures).
    """

    def __init__(self, statements: Iterable[Statement], records: Records, as_of: date | None = None) -> None:
        self.records = records
        self.zones: Mapping[str, tuple[str, ...]] = getattr(records, "zone_departments", {})
        self.statements = sorted(
            (s for s in statements if as_of is None or records.sources[s.source].published_to <= as_of),
            key=lambda s: s.id,
        )
        # Only a claim about the same period replaces another, or goes before it.
        same: dict[tuple[str, str, date, date], list[Statement]] = defaultdict(list)
        for s in self.statements:
            same[_subject(s)].append(s)
        revised = {subject: [s for s in found if "revised" in s.flags] for subject, found in same.items()}
        self.standing = [
            s
            for s in self.statements
            if not superseded(s, revised[_subject(s)], records.sources)
            and not (s.ours and any(outranks(o, s, records.series) for o in same[_subject(s)]))
        ]
        self._standing_ids = {s.id for s in self.standing}
        self._levels: dict[tuple[str, str, int], list[Statement]] = defaultdict(list)
        self._years: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._by_source: dict[str, list[Statement]] = defaultdict(list)
        self._together: dict[tuple[str, str, date, date], list[Statement]] = defaultdict(list)
        for s in self.standing:
            if s.ours:
                continue
            self._by_source[s.source].append(s)
            self._together[s.source, s.place, s.period_start, s.period_end].append(s)
            if s.kind == "level" and counts(s):
                for year in years_of(s):
                    self._levels[s.measure, s.place, year].append(s)
                    self._years[s.measure, s.place].add(year)
        for found in self._levels.values():
            found.sort(key=lambda s: (quality(s, records.series), s.id))

    def stands(self, statement: Statement) -> bool:
        """Say whether a statement is one of those that stand."""
        return statement.id in self._standing_ids

    def of_kind(self, kind: str) -> list[Statement]:
        """Return the standing statements of a kind that name a printed value."""
        return [s for s in self.standing if s.kind == kind and s.value is not None and not s.ours]

    def levels(self, measure: str, place: str, year: int) -> list[Statement]:
        """Return the amounts claimed for a place and year, the better first."""
        return self._levels.get((measure, place, year), [])

    def years(self, measure: str, place: str) -> list[int]:
        """Return the years for which an amount is claimed."""
        return sorted(self._years.get((measure, place), ()))

    def beside(self, statement: Statement) -> list[Statement]:
        """Return what the same source states of the same place and period, the statement apart."""
        s = statement
        alike = self._together.get((s.source, s.place, s.period_start, s.period_end), ())
        return [other for other in alike if other is not statement]

    def in_source(self, source: str) -> list[Statement]:
        """Return all standing statements of one source."""
        return self._by_source.get(source, [])
