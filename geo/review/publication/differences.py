"""What the pages would say differently, in sentences: figures, headlines, totals, disagreements, breaks."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.atlas import Atlas, estimate_all, read_atlas
from geo.catalog.published import fixed
from geo.estimates.density import DENSITIES
from geo.estimates.disagreements.disagreement import Disagreement
from geo.estimates.disagreements.find import find_disagreements
from geo.estimates.totals.range_total import RangeTotal, range_total
from geo.language import _, current
from geo.model import Statement, View
from geo.review.publication.publishing import trial
from geo.store.batches import Item
from geo.store.database import Store
from geo.style import bound_text
from geo.wording.estimate import estimate_words
from geo.wording.period import span_words
from geo.wording.sentence import claim_sentence, finished
from geo.wording.view import measure_label

FIGURES, HEADLINES, TOTALS = "figures", "headlines", "totals"
DISAGREEMENTS, BREAKS = "disagreements", "breaks"
"""What a difference is one of, in the order in which they are listed."""
_KEPT = 4
_FOUND: OrderedDict[tuple[str, str], dict[str, Disagreement]] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the pages would say differently.

    Attributes
    ----------
    about : str
        `FIGURES`, `HEADLINES`, `TOTALS`, `DISAGREEMENTS` or `BREAKS`.
    text : str
        One sentence or more, in the language in use.
    view : View or None
        The view of the map that shows it.
    """

    about: str
    text: str
    view: View | None = None


def differences(store: Store, items: Sequence[Item], before: Atlas) -> list[Difference]:
    """Return what the pages would say differently with these items; nothing is written.

    Parameters
    ----------
    store : Store
    items : sequence of Item
        What would be published; of an undo, items of the kind ``undo``.
    before : Atlas
        What the pages show now.

    Raises
    ------
    StoreError
        The database cannot be read.
    """
    with fixed(trial(store, items)):
        after = read_atlas()
    return compare(before, after)


def compare(before: Atlas, after: Atlas) -> list[Difference]:
    """Return what the pages say differently by one atlas than by another."""
    touched = _touched(before, after)
    if not touched:
        return []
    measures = {(s.measure, s.place) for pair in touched for s in pair if s is not None}
    return [
        *_figures(before, after, touched),
        *_headlines(before, after, sorted({measure for measure, _place in measures})),
        *_totals(before, after, sorted(measures)),
        *_disagreements(before, after),
        *_breaks(before, after),
    ]


Pair = tuple[Statement | None, Statement | None]


def _touched(before: Atlas, after: Atlas) -> list[Pair]:
    """Return the statements that come, go or change, without the densities worked out from them."""
    ids = dict.fromkeys((*after.statements, *before.statements))
    pairs = [(before.statements.get(id), after.statements.get(id)) for id in ids]
    return [
        (one, other)
        for one, other in pairs
        if one != other and (one or other) is not None and (one or other).measure not in DENSITIES  # type: ignore[union-attr]
    ]


def _figures(before: Atlas, after: Atlas, touched: Sequence[Pair]) -> Iterator[Difference]:
    for old, new in touched:
        if new is None:
            assert old is not None
            text, shown = _("No longer there: {figure}"), claim_sentence(old, before)
        else:
            text = _("New: {figure}") if old is None else _("Changed: {figure}")
            shown = claim_sentence(new, after)
        said = new or old
        assert said is not None
        view = View(measure=said.measure, place=said.place, year=said.period_end.year)
        yield Difference(FIGURES, text.format(figure=shown), view)


def _headlines(before: Atlas, after: Atlas, measures: Sequence[str]) -> Iterator[Difference]:
    """Yield the places and years for which the map shows another figure."""
    derived = [density for density, parent in DENSITIES.items() if parent in measures]
    for measure in [*measures, *derived]:
        lens = View(measure=measure).lens
        old = estimate_all(before, measure, lens) if measure in before.measures else None
        new = estimate_all(after, measure, lens) if measure in after.measures else None
        known = [one for one in (old, new) if one is not None]
        cells = sorted({(e.place, e.year) for one in known for e in one.estimates})
        for place, year in cells:
            was = estimate_words(old.at(place, year) if old else None, before)
            now = estimate_words(new.at(place, year) if new else None, after)
            if was != now:
                shown = after if place in after.places else before
                named = after if measure in after.measures else before
                text = _("{measure}, {place}, {year}: {before} becomes {after}").format(
                    measure=measure_label(named, measure),
                    place=shown.places.get(place).label(),
                    year=year,
                    before=was,
                    after=now,
                )
                yield Difference(HEADLINES, finished([text]), View(measure=measure, place=place, year=year))


def _totals(before: Atlas, after: Atlas, touched: Sequence[tuple[str, str]]) -> Iterator[Difference]:
    """Yield the totals over all years that differ, where the years of a measure may be added."""
    for measure, place in touched:
        old, new = _total(before, measure, place), _total(after, measure, place)
        was, now = _total_words(old), _total_words(new)
        if was != now:
            named = after if measure in after.measures else before
            text = _("{measure}, {place}, total: {before} becomes {after}").format(
                measure=measure_label(named, measure),
                place=(after if place in after.places else before).places.get(place).label(),
                before=was,
                after=now,
            )
            yield Difference(TOTALS, finished([text]), View(measure=measure, place=place))


def _total(atlas: Atlas, measure: str, place: str) -> RangeTotal | None:
    said = [s for s in atlas.statements.values() if (s.measure, s.place) == (measure, place)]
    if not said or measure not in atlas.measures:
        return None
    first = min(s.period_start.year for s in said)
    return range_total(said, atlas, measure, place, first, max(s.period_end.year for s in said))


def _total_words(total: RangeTotal | None) -> str:
    if total is None or total.value is None:
        return _("no data")
    text = bound_text(total.value, None, None, total.bound, total.unit)
    return _("{figure} ({years})").format(figure=text, years=span_words(total.first, total.last))


def _disagreements(before: Atlas, after: Atlas) -> Iterator[Difference]:
    old, new = _found(before), _found(after)
    for id in dict.fromkeys((*new, *old)):
        one, other = old.get(id), new.get(id)
        if one is not None and other is not None and one.text == other.text:
            continue
        if other is None:
            assert one is not None
            text, said = _("Settled: {text}"), one
        else:
            text, said = (
                (_("New disagreement: {text}") if one is None else _("Disagreement now: {text}")),
                other,
            )
        view = View(measure=said.measure, place=said.place, year=said.last_year)
        named = after if said.measure in after.measures else before
        words = f"{measure_label(named, said.measure)}, {said.text}"
        yield Difference(DISAGREEMENTS, text.format(text=finished([words])), view)


def _found(atlas: Atlas) -> dict[str, Disagreement]:
    """Return the disagreements of a version by id; those of the last few are kept."""
    key = (atlas.version, current())
    if key not in _FOUND:
        _FOUND[key] = {one.id: one for one in find_disagreements(atlas.statements.values(), atlas)}
        while len(_FOUND) > _KEPT:
            _FOUND.popitem(last=False)
    return _FOUND[key]


def _breaks(before: Atlas, after: Atlas) -> Iterator[Difference]:
    old, new = ({found.id: found for found in atlas.breaks} for atlas in (before, after))
    for id in dict.fromkeys((*new, *old)):
        if old.get(id) == new.get(id):
            continue
        if id in new:
            text, said = _("New break in a series: {text}"), new[id]
        else:
            text, said = _("No longer a break in a series: {text}"), old[id]
        yield Difference(BREAKS, text.format(text=finished([said.words()])))
