"""Whether a rate of change may be carried over years, with what it would lead to."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from geo.estimates.claims import counts, years_of
from geo.estimates.rules.precision import exact
from geo.estimates.rules.relations import EACH_YEAR
from geo.estimates.rules.verdict import YES, Line, Verdict, no
from geo.language import _
from geo.model import Statement
from geo.wording.amount import amount, exact_words
from geo.wording.change import signed_exact
from geo.wording.claim import claim_text

LIMIT = 1000
"""A rate that multiplies, or divides, an amount by more than this over its own years is not meant
literally. The greatest rise in the tables is 162 times in seven years, in a zone that began with 9 ha."""


def repeats(change: Statement) -> bool:
    """Say whether a change is said of each year of its period, not of the period as a whole."""
    return (
        change.kind == "change"
        and change.unit == "percent"
        and change.value is not None
        and EACH_YEAR in change.denominator
        and len(years_of(change)) > 1
    )


def factor(change: Statement) -> Fraction:
    """Return by what a yearly change multiplies an amount over its period: 4^7 for +300 % in 7 years."""
    return (1 + exact(change.amount) / 100) ** len(years_of(change))


def may_extrapolate(change: Statement, levels: Iterable[Statement] = ()) -> Verdict:
    """Say whether a rate of change may be carried over its years.

    Parameters
    ----------
    change : Statement
        A change in per cent.
    levels : iterable of Statement
        Amounts for the last year of the change, at the same place; those of other places,
        measures or years are passed over. What each would have been before, if the rate
        were true, is calculated.

    Returns
    -------
    Verdict
        Not ok where the rate multiplies an amount more
        than `LIMIT` times over them; ``lines`` hold the arithmetic, the power first.
    """
    if change.kind != "change" or change.unit != "percent" or change.value is None:
        return no("kind", _("Only a change in per cent can be applied over several years."))
    if not repeats(change):
        return YES
    times = factor(change)
    if times and 1 / Fraction(LIMIT) <= times <= LIMIT:
        return YES
    lines = arithmetic(change, levels)
    text = _("Taken literally, {change} in each of {count} years multiplies the figure by {times}.")
    if len(lines) > 1:
        text = _(
            "Taken literally, {change} in each of {count} years multiplies the figure by {times}: {example}."
        )
    words = text.format(
        change=signed_exact(change.value),
        count=len(years_of(change)),
        times=exact_words(times),
        example=lines[1].text if len(lines) > 1 else "",
    )
    return no("growth", words, *lines)


def arithmetic(change: Statement, levels: Iterable[Statement] = ()) -> tuple[Line, ...]:
    """Return the power, and what each amount of the last year would have been before the first.

    Those of the institution that names the rate come first.
    """
    span, times = years_of(change), factor(change)
    base = exact_words(1 + exact(change.amount) / 100)
    lines = [Line(f"{base}^{len(span)} = {exact_words(times)}", (change.id,))]
    for level in sorted(levels, key=lambda s: s.institution != change.institution):
        if not times or not _ends(level, change):
            continue
        before = amount(float(exact(level.amount) / times), level.unit)
        text = _("{now} in {year} / {times} = {before} in {earlier}")
        words = text.format(
            now=claim_text(level),
            year=span[-1],
            times=exact_words(times),
            before=before,
            earlier=span[0] - 1,
        )
        lines.append(Line(words, (change.id, level.id)))
    return tuple(lines)


def _ends(level: Statement, change: Statement) -> bool:
    """Say whether an amount is one that the change led to."""
    return (
        counts(level)
        and level.kind == "level"
        and level.value is not None
        and (level.measure, level.place) == (change.measure, change.place)
        and change.period_end.year in years_of(level)
    )
