"""One disagreement, as reported: who says what, how far apart, and the arithmetic. Nobody is called wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from geo.estimates.claims import interval, printed_first, speaker, years_of
from geo.estimates.rules.precision import AGREES, DIFFERS, ROUNDING
from geo.estimates.rules.verdict import Line, Records
from geo.language import _
from geo.model import Statement

BETWEEN, WITHIN, IMPOSSIBLE = "between sources", "within a document", "impossible when computed"
KINDS = (BETWEEN, WITHIN, IMPOSSIBLE)

CONTESTED = "contested"
"""The rule that finds claims that cannot all be true; the others are computed checks."""

SHORT = "short"
"""The parts leave something of their total unnamed."""
DEPENDS = "depends"
"""It agrees with one of the figures that may be meant, and not with another."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Figures that do not agree, or a figure that its own document's figures do not give.

    Attributes
    ----------
    id : str
        Stable: the rule and what it is about.
    kind : str
        `BETWEEN`, `WITHIN` or `IMPOSSIBLE`.
    rule : str
        How it was found: ``contested`` (claims on one place and year that cannot all be
        true), or the computed check ``shares``, ``total``, ``places``, ``share``, ``change``,
        ``gap``, ``ratio``, ``rank``, ``part``, ``unit``, ``growth``
        ``together``, ``load`` or ``trend``.
    verdict : str
        One of `DIFFERS`, `DEPENDS`, `SHORT`, `ROUNDING` and `AGREES`.
    measure, place, unit : str
    first_year, last_year : int
    claims : tuple of str
        Statement ids, those at odds; newest publication last.
    beside : tuple of str
        Further ids that belong to the picture: claims of another definition.
    low, high : float
        The two ends, in ``unit``: the figures claimed, or the stated and the computed one.
    figures : int
        Different figures among the claims: a figure that one speaker repeats counts once.
    importance : float
        What the list is ranked by, see `importance`.
    known_from : date
        Day from which all of it was known.
    text : str
        One sentence, in the language in use when it was found.
    lines : tuple of Line
        The arithmetic.
    """

    id: str
    kind: str
    rule: str
    verdict: str
    measure: str
    place: str
    unit: str
    first_year: int
    last_year: int
    claims: tuple[str, ...]
    beside: tuple[str, ...]
    low: float
    high: float
    figures: int
    importance: float
    known_from: date
    text: str
    lines: tuple[Line, ...]

    @property
    def ratio(self) -> float | None:
        """Return high over low; None where low is 0."""
        return self.high / self.low if self.low > 0 else None


COUNTRY_WEIGHT = 2


def importance(relative: float, speakers: int, kind_of_place: str) -> float:
    """Return what disagreements are ranked by, the greatest first.

    The relative spread (0 to 1) times the number of independent speakers at odds, and
    twice that for a country: a national figure before a zone's. Three speakers of whom one has a
    thirteenth of the other's area (0.93 × 3 = 2.8) come before two monitors that differ
    by a third on a country (0.3 × 2 × 2 = 1.2).
    """
    return relative * speakers * (COUNTRY_WEIGHT if kind_of_place == "country" else 1)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has found, before speakers and documents are counted.

    Attributes
    ----------
    rule, kind, verdict : str
        As in `Disagreement`.
    about : Statement
        The figure that is held against others: its measure, place and years are reported.
    claims : iterable of Statement
        All figures that went into it.
    ends : tuple of float
        The two ends, in any order.
    text : str
    lines : sequence of Line
    name : str
        What the id says after the rule; by default the id of ``about``.
    unit : str
        Unit of ``ends``; by default that of ``about``.
    headline : float or None
    beside : iterable of Statement
    sides : iterable of Statement or None
        The claims whose speakers the importance counts; by default all. A figure at odds
        with arithmetic stands alone, however many figures went into it.
    relative : float or None
        The relative spread that the importance counts, where that of ``ends`` would mislead:
        +50 % beside +47 % is 1.50 beside 1.47.
    """

    rule: str
    kind: str
    verdict: str
    about: Statement
    claims: Iterable[Statement]
    ends: tuple[float, float]
    text: str
    lines: Sequence[Line]
    name: str = ""
    unit: str = ""
    beside: Iterable[Statement] = ()
    sides: Iterable[Statement] | None = None
    relative: float | None = None

    def told(self, records: Records) -> Disagreement:
        """Return the disagreement, with everything that can be counted, counted."""
        days = {s.source: records.sources[s.source].published_to for s in self.claims}
        dated = sorted({s.id: s for s in self.claims}.values(), key=lambda s: (days[s.source], s.id))
        claims = printed_first(dated)
        low, high = min(self.ends), max(self.ends)
        figures = {(speaker(s, records.series), interval(s)) for s in claims}
        at_odds = {speaker(s, records.series) for s in (claims if self.sides is None else self.sides)}
        apart = (high - low) / high if high > 0 else 0.0
        weighed = apart if self.relative is None else self.relative
        return Disagreement(
            id=f"{self.rule}-{self.name or self.about.id}",
            kind=self.kind,
            rule=self.rule,
            verdict=self.verdict,
            measure=self.about.measure,
            place=self.about.place,
            unit=self.unit or self.about.unit,
            first_year=years_of(self.about)[0],
            last_year=years_of(self.about)[-1],
            claims=tuple(s.id for s in claims),
            beside=tuple(s.id for s in self.beside),
            low=low,
            high=high,
            figures=len(figures),
            importance=importance(weighed, len(at_odds), records.places.get(self.about.place).kind),
            known_from=max(days[s.source] for s in claims),
            text=self.text,
            lines=tuple(self.lines),
        )


def kind_words() -> dict[str, str]:
    """Return what each kind of disagreement is called, by its code."""
    return {
        BETWEEN: _("between sources"),
        WITHIN: _("within one document"),
        IMPOSSIBLE: _("impossible when computed"),
    }


def verdict_words() -> dict[str, str]:
    """Return what each verdict is called, by its code."""
    return {
        DIFFERS: _("does not agree"),
        DEPENDS: _("depends on which figure is meant"),
        SHORT: _("the parts do not cover the total"),
        ROUNDING: _("agrees within rounding"),
        AGREES: _("agrees"),
    }
