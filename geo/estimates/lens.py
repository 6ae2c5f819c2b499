"""Which claims speak: the lens picks one headline and never averages."""

from __future__ import annotations

from collections.abc import Mapping

from geo.errors import UnknownNameError
from geo.estimates.claims import several_years, speaker
from geo.model import LENSES, Series, Source, Statement
from geo.model.view import parts_of_lens

_BOUND_ORDER = {"exact": 0, "approx": 1, "range": 2, "at_least": 3, "at_most": 3}

Quality = tuple[bool | int, ...]
"""How good a claim is by what it is, whenever it was made: the smallest is preferred."""
Preference = tuple[Quality, int, int, str]


def lens_form(lens: str) -> tuple[str, str]:
    """Return what kind of lens this is, and the one source or speaker it lets speak.

    Returns
    -------
    tuple of str and str
        One of `geo.model.LENSES` with an empty name, or ``source`` or ``speaker`` with a name.

    Raises
    ------
    UnknownNameError
        If the lens is of no known form.
    """
    lens, _left_out = parts_of_lens(lens)
    if lens in LENSES:
        return lens, ""
    form, _, name = lens.partition(":")
    if form in ("source", "speaker") and name:
        return form, name
    expected = ", ".join(LENSES)
    raise UnknownNameError(
        f"lens {lens!r} is unknown; expected one of {expected}, source:<id> or speaker:<name>"
    )


def admits(lens: str, statement: Statement, series: Mapping[str, Series]) -> bool:
    """Say whether ``lens`` lets ``statement`` speak.

    It depends on nothing but who says it, where, and how it was read: the statement's source,
    ``read_in``, series, ``attributed_to``, institution and reading.

    Raises
    ------
    UnknownNameError
        If the lens is of no known form.
    """
    form, name = lens_form(lens)
    if statement.reading in parts_of_lens(lens)[1]:
        return False
    if form == "source":
        return name in documents_of(statement)
    if form == "speaker":
        return name in (speaker(statement, series), statement.attributed_to, statement.institution)
    return True


def documents_of(statement: Statement) -> set[str]:
    """Return the documents in which a figure stands: where it was first published, where it was read.

    One that the atlas calculated stands in none; what it is made of was read in one.
    """
    found = (
        {statement.read_in or statement.source} if statement.ours else {statement.source, statement.read_in}
    )
    return found - {""}


def quality(statement: Statement, series: Mapping[str, Series]) -> Quality:
    """Return how good a claim is as the one put forward.

    Before a figure in doubt comes one that is not, before several years or a part of one
    the whole year; then the higher monitor, the closer bound, the figure as counted
    before the rounded one, and any reading before the press. It depends on nothing but
    flags, series, bound, reading and whether the period spans several years.
    """
    return (
        bool({"conflict", "inconsistent", "doubtful"} & statement.flags),
        several_years(statement),
        "part-year" in statement.flags,
        series[statement.series].rank if statement.series in series else 99,
        _BOUND_ORDER[statement.bound],
        "rounded" in statement.flags,
        statement.reading == "press",
    )


def preference(
    statement: Statement, sources: Mapping[str, Source], series: Mapping[str, Series]
) -> Preference:
    """Return where a claim stands in the order of preference as the headline: the smallest is best.

    The better comes first (`quality`), then the later period, then the newer publication.
    Ids settle what is left, so that the order is always the same.
    """
    newest = -sources[statement.source].published_to.toordinal()
    return quality(statement, series), -statement.period_end.toordinal(), newest, statement.id
