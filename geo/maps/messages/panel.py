"""What stands beside the map, for every place, year and day: the map's code looks it up as the year moves."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date

from geo.atlas import Atlas
from geo.caveats import level_lines
from geo.estimates import Timelines, counts, on_line, printed_first, replaces
from geo.estimates.claims import years_of
from geo.language import _
from geo.maps.contract import (
    ChartLine,
    ClaimDetails,
    DatedTexts,
    LeftOut,
    Panel,
    PlaceFigures,
)
from geo.maps.messages.changes import Covered
from geo.maps.messages.claim_index import ClaimIndex
from geo.model import LEVELS, Estimate, Measure, Place, Statement, View
from geo.model.view import parts_of_lens
from geo.style.numbers import unit_name
from geo.views.lines import line_of
from geo.views.sentence import sentence_of
from geo.views.spans import Dated, summed
from geo.wording.claim import reading_of, spoken
from geo.wording.kinds import flag_words, kind_words
from geo.wording.sentence import claim_sentence

NO_LINE, FOREVER = "", "9999-12-31"
"""Of a point on no line; of one that no revision replaces."""

SAYS_HOW_MUCH = ("level", "price", "share", "rank")


PanelMaker = Callable[[ClaimIndex, Sequence[date]], Panel]
"""Writes the panel into the claims and texts of a message, given them and its days."""


def panel_maker(
    measure: Measure,
    atlas: Atlas,
    *,
    known: Timelines | None = None,
    lens: str = "monitoring",
    coverage: Covered | None = None,
    totals: Iterable[Dated] = (),
    years: Collection[int] = (),
) -> PanelMaker:
    """Return what writes the panel of ``measure``.

    Parameters
    ----------
    known : Timelines, optional
        Estimates of the measure under ``lens``, whose cautions are sent.
    coverage : mapping, optional
        What zones added since the year before mean, as in `geo.maps.values_message`.
    totals : iterable of (day, RangeTotal)
        Those of a range, of which what is left out is sent.
    years : collection of int
        Years whose claims are held; empty for all.
    """

    def write(index: ClaimIndex, days: Sequence[date]) -> Panel:
        writer = _Writer(measure, atlas, index, days, years, parts_of_lens(lens)[1])
        places = writer.places()
        writer.add_sentences(places, known, totals)
        writer.add_zones(places, coverage or {})
        writer.add_left_out(places, totals)
        cautions = {} if known is None else cautions_of(measure.id, lens, known, atlas, days, index.texts.add)
        return {
            "claims": writer.details(),
            "places": places,
            "cautions": cautions,
            "ranks": measure.unit == "rank",
        }

    return write


class _Writer:
    """Holds what all parts of a panel are written from."""

    def __init__(
        self,
        measure: Measure,
        atlas: Atlas,
        index: ClaimIndex,
        days: Sequence[date],
        years: Collection[int],
        without: Collection[str],
    ) -> None:
        self.measure, self.atlas, self.index, self.days = measure, atlas, index, days
        self.of_places: dict[str, list[Statement]] = defaultdict(list)
        for statement in atlas.statements.values():
            if (
                statement.measure == measure.id
                and statement.reading not in without
                and (not years or {*years} & {*years_of(statement)})
            ):
                self.of_places[statement.place].append(statement)
        self.years = years
        self.sentences: dict[str, int] = {}

    def places(self) -> dict[str, PlaceFigures]:
        """Return what is sent on each place with claims, and on those that it stands for."""
        near = [self.atlas.places.get(place) for place in self.of_places]
        ids = {
            *self.of_places,
            *(p.predecessor_of for p in near if p.predecessor_of),
            *(p.parent for p in near),
        }
        return {place: self._place(self.atlas.places.get(place)) for place in sorted(ids - {""})}

    def add_sentences(
        self, places: dict[str, PlaceFigures], known: Timelines | None, totals: Iterable[Dated]
    ) -> None:
        """Enter what is shown of each place and year as a sentence, from each day on which it differs."""
        for day, estimate in self._shown(known, totals):
            if estimate.place not in places:
                continue
            held = places[estimate.place].setdefault("sentences", {}).setdefault(str(estimate.year), [])
            text = self.index.texts.add(
                sentence_of(estimate, known or Timelines([estimate]), self.atlas, day)
            )
            if not held or held[-1]["text"] != text:
                held.append({"day": self._number(day), "text": text})
            for claim in estimate.claims:  # alike texts beside one another compress to half
                self._sentence(claim)

    def _shown(self, known: Timelines | None, totals: Iterable[Dated]) -> Iterator[tuple[date, Estimate]]:
        """Yield each state shown with each day on which it, the year before or a whole around it changed."""
        if known is None:
            for day, total in sorted(totals, key=lambda row: (row[1].place, row[1].last, row[0])):
                for estimate in summed([(day, total)], self.atlas) if total.value is not None else ():
                    yield day, estimate
            return
        changed: dict[tuple[str, int], set[date]] = defaultdict(set)
        for estimate in known.estimates:
            changed[estimate.place, estimate.year].add(estimate.known_from)
        for (place, year), own in sorted(changed.items()):
            around = [place, *(p.id for p in self.atlas.places.ancestors(place))]
            days = set().union(*(changed.get((id, one), ()) for id in around for one in (year, year - 1)))
            for day in sorted(day for day in days if day >= min(own)):
                if (found := known.at(place, year, day)) is not None:
                    yield day, found

    def add_zones(self, places: dict[str, PlaceFigures], coverage: Covered) -> None:
        """Enter the sums over the same zones, where zones were added since the year before."""
        for (place, year), rows in sorted(coverage.items()):
            if place in places:
                places[place].setdefault("zones", {})[str(year)] = [
                    {"day": self._number(day), "text": self.index.texts.add(found.sums)}
                    for day, found in rows
                ]

    def add_left_out(self, places: dict[str, PlaceFigures], totals: Iterable[Dated]) -> None:
        """Enter what each total of a range leaves out, by place and last year."""
        for day, total in sorted(totals, key=lambda row: (row[1].place, row[1].last, row[0])):
            reasons: dict[str, list[int]] = {}
            for left in total.left_out:
                if left.claim:
                    claim = self.index.claim(self.atlas.statements[left.claim])
                    reasons.setdefault(left.reason, []).append(claim)
            groups: list[LeftOut] = [
                {"reason": self.index.texts.add(reason), "claims": claims}
                for reason, claims in reasons.items()
            ]
            if groups and total.place in places:
                held = places[total.place].setdefault("left_out", {}).setdefault(str(total.last), [])
                held.append({"day": self._number(day), "groups": groups})

    def details(self) -> list[ClaimDetails]:
        """Return what the panel says of each claim of the message so far."""
        return [self._details(self.atlas.statements[row["statement"]]) for row in self.index.rows]

    def _place(self, place: Place) -> PlaceFigures:
        atlas = self.atlas
        older = atlas.places.older(place.id)
        found: PlaceFigures = {
            "name": place.label(),
            "years": self._years(place.id),
            "lines": [*self._lines(place, None), *(line for p in older for line in self._lines(p, p))],
        }
        inside = [p.id for p in atlas.places.children(place.id) if p.kind not in LEVELS]
        if inside := [id for id in inside if id in self.of_places]:
            found["inside"] = inside
        if older := [p for p in older if p.id in self.of_places]:
            found["older"] = [p.id for p in older]
        if place.predecessor_of:
            text = _("{place} is drawn on the outline of {successor}, which may differ.")
            successor = atlas.places.get(place.predecessor_of).label()
            found["borrowed"] = self.index.texts.add(text.format(place=place.label(), successor=successor))
        return found

    def _years(self, place: str) -> dict[str, list[int]]:
        """Return by year the claims on it: what says how much first, the monitors' before others'."""
        by_year: dict[int, list[Statement]] = defaultdict(list)
        for statement in self.of_places.get(place, ()):
            for year in years_of(statement):
                by_year[year].append(statement)
        return {
            str(year): [self.index.claim(s) for s in in_order(found, self.atlas)]
            for year, found in sorted(by_year.items())
        }

    def _lines(self, place: Place, older: Place | None) -> list[ChartLine]:
        """Return the claims on ``place`` as lines, one for each series and definition."""
        drawn = [s for s in self.of_places.get(place.id, ()) if counts(s) and s.unit == self.measure.unit]
        lines: dict[tuple[str, int, str], ChartLine] = {}
        for s in sorted(drawn, key=lambda s: (s.period_end, s.id)):
            name, colour = line_of(s, self.atlas, older)
            key = (name, colour, s.definition)
            empty: ChartLine = {"name": self.index.texts.add(name), "colour": colour, "points": []}
            point = (s.period_end.year, self.index.claim(s), self._until(s, drawn))
            lines.setdefault(key, empty)["points"].append(point)
        return [lines[key] for key in sorted(lines)]

    def _until(self, s: Statement, among: Iterable[Statement]) -> str:
        """Return the day on which a revision takes the place of ``s`` on its line; `NO_LINE` if on none."""
        if not on_line(s, self.atlas.series):
            return NO_LINE
        sources = self.atlas.sources
        return min((self._since(other) for other in among if replaces(other, s, sources)), default=FOREVER)

    def _since(self, s: Statement) -> str:
        """Return the day from which ``s`` was known: none, perhaps, on which the values shown changed."""
        return self.atlas.sources[s.source].published_to.isoformat()

    def _sentence(self, s: Statement) -> int:
        """Return the number of a claim as a sentence, written once."""
        if s.id not in self.sentences:
            self.sentences[s.id] = self.index.texts.add(claim_sentence(s, self.atlas))
        return self.sentences[s.id]

    def _number(self, day: date) -> int:
        return max(0, bisect_right(self.days, day) - 1)

    def _details(self, s: Statement) -> ClaimDetails:
        texts, names = self.index.texts, self.atlas.institutions
        kind = [] if s.kind in SAYS_HOW_MUCH else [kind_words()[s.kind]]
        by = s.institution or s.attributed_to or self.atlas.sources[s.source].publisher
        details: ClaimDetails = {
            "by": texts.add(reading_of(s) if s.ours else spoken(by, names)),
            "read": s.reading,
            "sentence": self._sentence(s),
            "notes": [texts.add(words) for words in (*kind, *flag_words(s.flags))],
            "since": self._since(s),
        }
        if s.to_place:
            details["to"] = texts.add(self.atlas.places.get(s.to_place).label())
        if counts(s) and s.unit != self.measure.unit:
            details["unit"] = texts.add(unit_name(s.unit))
        return details


def in_order(claims: Iterable[Statement], atlas: Atlas) -> list[Statement]:
    """Return claims as the panel lists them.

    What says how much there was before changes and targets; what was printed before what the
    atlas calculated; monitoring series first, then by publication, newest first.
    """

    def order(s: Statement) -> tuple[bool, int, str]:
        series = atlas.series.get(s.series)
        monitor = series is not None and series.monitor
        return (not monitor, -atlas.sources[s.source].published_to.toordinal(), s.id)

    return sorted(printed_first(sorted(claims, key=order)), key=lambda s: not counts(s))


def cautions_of(
    measure: str, lens: str, known: Timelines, atlas: Atlas, days: Sequence[date], add: Callable[[str], int]
) -> dict[str, dict[str, list[DatedTexts]]]:
    """Return by level and year what is to be said beside the values, from each day on which that differs.

    Parameters
    ----------
    known : Timelines
        Estimates of the measure under the lens.
    days : sequence of date
        Those of the message, on which knowledge changed.
    add : callable
        Returns the number of a text in the message.
    """
    changed: dict[int, set[date]] = defaultdict(set)
    for estimate in known.estimates:
        changed[estimate.year].add(estimate.known_from)
    found: dict[str, dict[str, list[DatedTexts]]] = {}
    for level in ("zone", "department", "province", "country"):
        for year, on in sorted(changed.items()):
            rows: list[DatedTexts] = []
            for day in sorted(on):
                view = View(measure=measure, level=level, year=year, as_of=day, lens=lens)
                texts = [add(line) for line in level_lines(view, known, atlas)]
                if texts != (rows[-1]["texts"] if rows else []):
                    rows.append({"day": bisect_left(days, day), "texts": texts})
            if rows:
                found.setdefault(level, {})[str(year)] = rows
    return found
