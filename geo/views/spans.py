"""What a view shows that looks past a single year: the last known value carried on, totals over years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from geo.atlas import Atlas, estimate_all
from geo.estimates import RangeTotal, Timelines, carry_forward, may_add_years, range_total, speaker
from geo.language import _
from geo.model import Estimate, View

Carried = Mapping[tuple[str, int], Sequence[tuple[date, int | None]]]
"""By place and year without a claim: from each day on, the year whose value stands for it."""

Dated = tuple[date, RangeTotal]
"""A total over years and the day from which it holds."""

CARRIED, SUM = "carried", "sum"
"""Flags of an estimate that is an earlier year's value, and of one that is a total over years."""


def shown_of(view: View, atlas: Atlas, known: Timelines | None = None) -> Timelines:
    """Return the states of knowledge that ``view`` draws from: of single years, or totals since one.

    Parameters
    ----------
    known : Timelines, optional
        Those of the view's measure and lens, where they are at hand.
    """
    if view.since is not None:
        return Timelines(summed(totals_since(atlas, view.measure, view.whole_lens, view.since), atlas))
    return known if known is not None else estimate_all(atlas, view.measure, view.whole_lens)


def estimate_at(view: View, known: Timelines, place: str, year: int, atlas: Atlas) -> Estimate | None:
    """Return what ``view`` shows of a place in a year, an earlier year's value where it carries one.

    Returns
    -------
    Estimate or None
        A value carried on keeps the year that it is of, and bears the flag ``carried``.
    """
    own = known.at(place, year, view.as_of)
    if own is not None or not view.carry or view.since is not None:
        return own
    earlier = carry_forward(known, view.measure, place, year, atlas, atlas.breaks, as_of=view.as_of)
    return replace(earlier, flags=earlier.flags | {CARRIED}) if earlier else None


def drawn_at(view: View, known: Timelines, year: int, atlas: Atlas) -> Iterator[tuple[str, Estimate]]:
    """Yield each place of the view's level of which it shows anything in a year, with what it shows."""
    for place in atlas.at_level(view.level):
        if (found := estimate_at(view, known, place, year, atlas)) is not None:
            yield place, found


def carried_years(known: Timelines, measure: str, atlas: Atlas) -> Carried:
    """Return which earlier year's value may stand for each place and year without one, by day.

    Asked on every day on which anything about an earlier year of the place became known;
    empty for what happens within a period.
    """
    found: dict[tuple[str, int], list[tuple[date, int | None]]] = {}
    if may_add_years(atlas.measures[measure]):
        return found
    years = known.years()
    for place in sorted(known.places()):
        states = [e for e in known.estimates if e.place == place]
        for year in years:
            days = sorted({e.known_from for e in states if e.year < year})
            kept = [
                (day, carry_forward(known, measure, place, year, atlas, atlas.breaks, as_of=day))
                for day in days
            ]
            if any(earlier is not None for _day, earlier in kept):
                found[place, year] = [(day, earlier.year if earlier else None) for day, earlier in kept]
    return found


def totals_since(atlas: Atlas, measure: str, lens: str, since: int) -> list[Dated]:
    """Return the totals from ``since`` to every later year, for every place and day they changed on."""
    about = [s for s in atlas.statements.values() if s.measure == measure]
    last_year = max((s.period_end.year for s in about), default=since)
    totals: list[Dated] = []
    for place in sorted({s.place for s in about}):
        of_place = [s for s in about if s.place == place]
        days = sorted({atlas.sources[s.source].published_to for s in of_place})
        for last in range(since, last_year + 1):
            before = None
            for day in days:
                total = range_total(of_place, atlas, measure, place, since, last, lens=lens, as_of=day)
                if total.value is not None and total != before:
                    totals.append((day, total))
                    before = total
    return totals


def summed(totals: Iterable[Dated], atlas: Atlas) -> list[Estimate]:
    """Return totals over years as estimates of their last year, flagged ``sum``.

    Speakers and documents are those of the figures added; none contradict, for those at
    odds are never added.
    """
    found = []
    for day, total in totals:
        found.append(
            Estimate(
                measure=total.measure, place=total.place, year=total.last, known_from=day,
                low=total.value, high=total.value, headline=total.value, headline_claim=None,
                claims=total.claims,
                speakers=len({speaker(s, atlas.series) for s in total.claims}),
                documents=len({s.read_in or s.source for s in total.claims}),
                contested=False,
                flags=frozenset({SUM}) | ({"part-year"} if total.partly else frozenset()),
                bound=total.bound,
            )
        )  # fmt: skip
    return found


def span_caveats(view: View, year: int, places: Iterable[str], atlas: Atlas) -> list[str]:
    """Return the cautions for values that look past ``year`` at ``places``, a sentence each."""
    if view.carry and view.since is None and not may_add_years(atlas.measures[view.measure]):
        return [
            _(
                "Where a year has no figure, the last figure is shown, five years old at most and "
                "never past a break in the series; it is marked with its age."
            )
        ]
    if view.since is None:
        return []
    gaps: dict[str, list[str]] = defaultdict(list)
    left_out = 0
    for place in places:
        total = range_total(
            atlas.statements.values(), atlas, view.measure, place, view.since, year, lens=view.whole_lens,
            as_of=view.as_of,
        )  # fmt: skip
        if total.value is not None:
            left_out += len(total.left_out)
            if total.gap_words:
                gaps[total.gap_words.rstrip(".")].append(atlas.places.get(place).label())
    lines = [
        _(
            "Totals since {since}: only figures of one monitoring body and one "
            "definition whose periods do not overlap are added."
        ).format(since=view.since)
    ]
    lines += [f"{words}: {', '.join(sorted(names))}." for words, names in gaps.items()]
    if left_out:
        lines.append(_("Figures not added: {count}.").format(count=left_out))
    return lines
