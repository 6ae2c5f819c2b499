"""The newest and the earliest value of every measure at a place, and the change between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geo.atlas import once_per_atlas
from geo.estimates import Timelines, may_read_as_change, same_zones
from geo.language import _, ngettext
from geo.markup import Markup
from geo.model import Estimate, Measure, Statement, View
from geo.ui.claims.evidence import contested_tag, tags
from geo.ui.elements.clipboard import sentence_button
from geo.ui.elements.html import render
from geo.ui.frame.addresses import definition_address, statement_address
from geo.ui.frame.atlas import Atlas, timelines_of
from geo.ui.frame.state import current_view
from geo.views.record import by_measure, stated_of
from geo.views.sentence import sentence_of
from geo.wording.change import change_from
from geo.wording.claim import claimant
from geo.wording.estimate import behind_words, figure_words
from geo.wording.kinds import measure_groups
from geo.wording.period import period_of
from geo.wording.view import measure_label


@dataclass(frozen=True, slots=True)
class Figures:
    """What one measure says of one place under a lens, on a day.

    Attributes
    ----------
    measure : Measure
    statements : int
        All that is stated, changes and targets among it.
    newest : Estimate or None
        Of the newest year with a value; None where no value can be placed in a year.
    before : Estimate or None
        Of the year before that.
    earliest : Estimate or None
        Of the first year with a value, where that is another claim than the newest.
    since : Estimate or None
        Of the first year from which a change to the newest may be given.
    """

    measure: Measure
    statements: int
    newest: Estimate | None
    before: Estimate | None
    earliest: Estimate | None
    since: Estimate | None


MOST_FIRST = 5
"""Measures that are read first; the others are folded by group."""


def leading(found: list[Figures]) -> list[Figures]:
    """Return the measures that are read first: of each group the one with most figures, in the usual order.

    Where there are fewer groups, those with most figures of the rest fill the list.
    """
    valued = [one for one in found if one.newest is not None]
    by_number = sorted(valued, key=lambda one: -one.statements)
    first = list({one.measure.group: one for one in reversed(by_number)}.values())
    order = list(measure_groups())
    first.sort(key=lambda one: order.index(one.measure.group) if one.measure.group in order else len(order))
    chosen = first[:MOST_FIRST]
    chosen += [one for one in by_number if one not in chosen][: MOST_FIRST - len(chosen)]
    return [one for one in found if one in chosen]


def figures(view: View, atlas: Atlas) -> list[Figures]:
    """Return the figures of every measure stated of the view's place, in the order of the measures."""
    return _all(atlas, view)


@once_per_atlas
def _all(atlas: Atlas, view: View) -> list[Figures]:
    found = by_measure(stated_of(view.place, atlas, view.as_of, view.without), atlas)
    return [
        _figures(measure, stated, timelines_of(measure.id, view.whole_lens, atlas), view, atlas)
        for measure, stated in found.items()
        if not all(s.to_place for s in stated)  # shares by destination have a table of their own
    ]


def _figures(
    measure: Measure, stated: list[Statement], known: Timelines, view: View, atlas: Atlas
) -> Figures:
    years = known.years([view.place], view.as_of)
    at = {year: found for year in years if (found := known.at(view.place, year, view.as_of)) is not None}
    if not at:
        return Figures(measure, len(stated), None, None, None, None)
    first, last = min(at), max(at)
    newest = at.pop(last)
    # A claim for several years stands in each of them: it is one value, not a newest and an earliest.
    others = {year: e for year, e in at.items() if any(s not in newest.claims for s in e.claims)}
    since = next(
        (e for e in others.values() if step(e, newest, known, atlas, view.as_of).percent is not None), None
    )
    return Figures(measure, len(stated), newest, others.get(last - 1), others.get(first), since)


@dataclass(frozen=True, slots=True)
class Step:
    """The way from an earlier value to the newest.

    Attributes
    ----------
    percent : float or None
        Signed change in per cent of the earlier value; None where none may be given.
    reason : str
        Why not, in words; empty where it may, or where nobody would ask (ranks).
    caution : str
        What must be said beside it; empty for most.
    """

    percent: float | None
    reason: str = ""
    caution: str = ""


def step(before: Estimate, now: Estimate, known: Timelines, atlas: Atlas, as_of: date | None = None) -> Step:
    """Return the change from ``before`` to ``now``, or why the guard of `geo.estimates` gives none."""
    one, other = before.headline_claim, now.headline_claim
    if now.headline is None or before.headline is None or one is None or other is None:
        return Step(None, _("figures differ, not compared"))
    if other.unit == "rank":
        return Step(None)
    if {one.bound, other.bound} & {"at_least", "at_most"}:
        return Step(None, _("a floor or a ceiling, not compared"))
    verdict = may_read_as_change(one, other, atlas, atlas.breaks_known(as_of))
    if not verdict:
        return Step(None, verdict.reason)
    if before.headline == 0:
        return Step(None, _("zero in that year: no percentage"))
    coverage = same_zones([before], [now], known, atlas.surveyed(as_of), as_of)
    if coverage is not None and coverage.percent is None:
        return Step(None, coverage.short)
    percent = 100.0 * (now.headline - before.headline) / before.headline
    if coverage is not None:
        return Step(percent, caution=coverage.short)
    return Step(percent, caution=_("across a break in the series") if verdict.caution else "")


def figures_table(found: list[Figures], view: View, atlas: Atlas) -> Markup:
    """Return the figures as an HTML table; every number leads to its statement."""
    return render(
        "elements.table",
        heads=(_("Measure"), _("Newest"), _("Change"), _("Earliest")),
        rows=[_row(one, view, atlas) for one in found],
        css="figures",
        caption=_("Newest and earliest figure of each measure; each links to its evidence"),
    )


def _row(one: Figures, view: View, atlas: Atlas) -> Markup:
    cells: list[tuple[str, str]] = []
    if one.newest is None:
        cells.append(("", _without_value(one)))
    else:
        change = change_cell(changes(one, view, atlas))
        cells.append((_("Newest"), value_cell(one.newest, atlas)))
        if change or one.earliest is not None:
            cells.append((_("Change"), change))
            cells.append((_("Earliest"), value_cell(one.earliest, atlas) if one.earliest else ""))
    return render(
        "places.figures_row",
        about=definition_address(one.measure.id),
        name=measure_label(atlas, one.measure.id),
        cells=cells,
        span=len(cells) == 1,
    )


def _without_value(one: Figures) -> Markup:
    text = ngettext(
        "no figure for this choice and day; {n} figure below",
        "no figure for this choice and day; {n} figures below",
        one.statements,
    ).format(n=one.statements)
    return render("places.below", measure=one.measure.id, text=text)


def value_cell(estimate: Estimate, atlas: Atlas) -> Markup:
    """Return a value with its period, who says so and its cautions, as HTML."""
    behind = claim_behind(estimate)
    address = statement_address(behind.id) if behind else f"#claims-{estimate.measure}"
    value = figure_words(estimate, atlas)
    who = claimant(behind, atlas) if behind else behind_words(estimate, atlas)
    basis = f"{when_words(estimate)} · {who}"
    marks = contested_tag(estimate) + tags(estimate.flags)
    view = current_view()
    copy = sentence_button(
        sentence_of(estimate, timelines_of(estimate.measure, view.whole_lens), atlas, view.as_of)
    )
    return render("places.value", address=address, value=value, said=basis, marks=marks, copy=copy)


def when_words(estimate: Estimate) -> str:
    """Return the period of the claim behind a value, else the year."""
    behind = claim_behind(estimate)
    return period_of(behind) if behind else str(estimate.year)


def claim_behind(estimate: Estimate) -> Statement | None:
    """Return the claim put forward, else the only one there is (a range); None where claims differ."""
    return estimate.shown[0] if len(estimate.shown) == 1 else None


def change_cell(parts: list[str]) -> Markup:
    """Return the first change as HTML, the others folded below it; empty without any."""
    return render("places.change", first=parts[0], more=parts[1:]) if parts else Markup()


def changes(one: Figures, view: View, atlas: Atlas) -> list[str]:
    """Return the change on the year before and since the first comparable year, or why there is none."""
    known = timelines_of(one.measure.id, view.whole_lens)
    earlier = {e.year: e for e in (one.before, one.since, one.earliest) if e is not None}
    newest = one.newest
    found = {
        year: step(e, newest, known, atlas, view.as_of)
        for year, e in sorted(earlier.items(), reverse=True)
        if newest is not None
    }
    parts = []
    for year, coverage in found.items():
        if coverage.percent is not None:
            words = change_from(coverage.percent, year)
            parts.append(f"{words}, {coverage.caution}" if coverage.caution else words)
        elif coverage.reason:
            parts.append(f"{year}: {coverage.reason}")
    return [part.rstrip(".") for part in parts]
