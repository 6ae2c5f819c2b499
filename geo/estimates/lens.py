"""Which claims speak: the lens picks one headline and never averages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geo.errors import UnknownNameError
from geo.estimates.claims import disagree, largest, several_years, smallest, speaker
from geo.model import LENSES, Series, Source, Statement

_BOUND_ORDER = {"exact": 0, "approx": 1, "range": 2, "at_least": 3, "at_most": 3}

Headline = tuple[float | None, str]
"""The value put forward and the id of its statement; ``(None, "")`` where there is none."""

NONE: Headline = (None, "")


def admits(lens: str, statement: Statement, series: dict[str, Series]) -> bool:
    """Say whether ``lens`` lets ``statement`` speak.

    Raises
    ------
    UnknownNameError
        If the lens is of no known form.
    """
    if lens in LENSES:
        return True
    form, _, name = lens.partition(":")
    if form == "source" and name:
        return name in (statement.source, statement.read_in)
    if form == "speaker" and name:
        return name in (speaker(statement, series), statement.attributed_to, statement.institution)
    expected = ", ".join(LENSES)
    raise UnknownNameError(
        f"lens {lens!r} is unknown; expected one of {expected}, source:<id> or speaker:<name>"
    )


def headline(
    lens: str,
    active: Sequence[Statement],
    sources: dict[str, Source],
    series: dict[str, Series],
) -> Headline:
    """Return the value that ``lens`` puts forward among the ``active`` claims.

    Parameters
    ----------
    lens : str
        One of `geo.model.LENSES`, ``source:<id>`` or ``speaker:<name>``.
    active : sequence of Statement
        Claims for one measure, place and year that are not superseded.
    """
    if not active:
        return NONE
    if lens == "lowest":
        best = min(active, key=smallest)
        return smallest(best), best.id
    if lens == "highest":
        best = max(active, key=largest)
        return largest(best), best.id

    order = _preference(sources, series)
    if lens == "newest":
        newest = max(sources[s.source].published_to for s in active)
        return _value(min((s for s in active if sources[s.source].published_to == newest), key=order))
    monitors = [s for s in active if s.series in series and series[s.series].monitor]
    if monitors:
        return _value(min(monitors, key=order))
    if any(disagree(one, other) for i, one in enumerate(active) for other in active[i + 1 :]):
        return NONE
    return _value(min(active, key=order))


def _value(statement: Statement) -> Headline:
    """Return a claim's single value; a range has none, but still is not an average."""
    if statement.value is None:
        return NONE
    return statement.value, statement.id


def _preference(
    sources: dict[str, Source], series: dict[str, Series]
) -> Callable[[Statement], tuple[bool | int | str, ...]]:
    """Return the order in which claims are preferred as the headline, best first."""

    def key(s: Statement) -> tuple[bool | int | str, ...]:
        rank = series[s.series].rank if s.series in series else 99
        return (
            "conflict" in s.flags,
            several_years(s),
            "part-year" in s.flags,
            rank,
            _BOUND_ORDER[s.bound],
            "rounded" in s.flags,
            s.reading == "press",
            -s.period_end.toordinal(),
            -sources[s.source].published_to.toordinal(),
            s.id,
        )

    return key
