"""The places of a view in the order of their figures, each with its share and its change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.estimates import Timelines
from geo.model import Estimate, View
from geo.views.sentence import share_of, short_change
from geo.views.spans import CARRIED
from geo.wording.amount import percent, without_unit
from geo.wording.estimate import figure_words, without_figure


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place in a ranked list, in the language in use.

    Attributes
    ----------
    id : str
    value : str
        The figure as on the map, without the unit; of one carried on with its year.
    share, change : str
        Of the country's figure, and on the year before; empty where there is none or none may be read.
    contested : bool
    """

    id: str
    value: str
    share: str
    change: str
    contested: bool


def value_text(estimate: Estimate, atlas: Atlas) -> str:
    """Return a figure as it stands in a list whose heading names the unit."""
    unit = atlas.measures[estimate.measure].unit
    value = without_unit(figure_words(estimate, atlas), unit) or without_figure(estimate)
    return f"{value} ({estimate.year})" if CARRIED in estimate.flags else value


def ranked(view: View, known: Timelines, atlas: Atlas, estimates: Iterable[Estimate]) -> list[Ranked]:
    """Return ``estimates`` of one year as a ranked list, the largest first; of ranks the first.

    Parameters
    ----------
    view : View
        Its measure and the day up to which publications count.
    known : Timelines
        Estimates of that measure and choice of figure.
    """
    upward = atlas.measures[view.measure].unit == "rank"
    return [_row(e, view, known, atlas) for e in sorted(estimates, key=lambda e: _order(e, upward))]


def _order(estimate: Estimate, upward: bool) -> tuple[float, str]:
    size = estimate.headline if estimate.headline is not None else estimate.high or estimate.low or 0.0
    return (size if upward else -size, estimate.place)


def _row(estimate: Estimate, view: View, known: Timelines, atlas: Atlas) -> Ranked:
    claim, plain = estimate.headline_claim, not estimate.flags & {CARRIED, "sum"}
    share = share_of(estimate, claim, known, atlas, view.as_of) if claim and plain else None
    return Ranked(
        id=estimate.place,
        value=value_text(estimate, atlas),
        share="" if share is None else percent(share),
        change=short_change(estimate, known, atlas, view.as_of) if plain else "",
        contested=estimate.contested,
    )
