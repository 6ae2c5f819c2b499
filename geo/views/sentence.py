"""What a view shows of a place as a sentence: figure, change, share of the country, cautions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geo.atlas import Atlas
from geo.estimates import (
    ODD_PERIODS,
    SameZones,
    Timelines,
    change_on,
    disagree,
    may_read_as_change,
    part_of_whole,
    same_zones,
)
from geo.language import _, ngettext
from geo.model import Estimate, Measure, Statement
from geo.style import bound_text
from geo.style.numbers import format_number
from geo.wording.amount import percent
from geo.wording.article import the_institution, the_place
from geo.wording.change import more_or_less, signed, signed_change, signed_percent, zones_added
from geo.wording.claim import claimant
from geo.wording.estimate import figure_words
from geo.wording.sentence import claim_finding, claim_sentence, disagreement_sentence, short_claim

FEW = 20
"""Below it a count of the year before is named: per cent of a handful mislead."""
TIMES = 200.0
"""From this rise in per cent on, how many times as much there was is said."""
LISTED = 3
"""Figures that are named where sources disagree; further ones are counted."""


def sentence_of(
    estimate: Estimate, known: Timelines, atlas: Atlas, as_of: date | None = None, year: int | None = None
) -> str:
    """Return an estimate as a sentence, what must be known of it in further ones.

    Parameters
    ----------
    estimate : Estimate
    known : Timelines
        Estimates of the same measure and lens.
    atlas : Atlas
    as_of : date, optional
        Day up to which publications count.
    year : int, optional
        Year asked for, where the estimate may be one carried on from an earlier year.
    """
    claim = estimate.headline_claim
    carried = _carried(estimate, year)
    if "sum" in estimate.flags:
        return _total(estimate, atlas)
    if claim is None:
        if len(estimate.claims) == 1:
            return claim_sentence(estimate.claims[0], atlas, cautions=carried)
        return disagreement_of(estimate.claims, atlas)
    change, cautions = yearly_change(estimate, known, atlas, as_of)
    share = _share(estimate, claim, known, atlas, as_of)
    return claim_sentence(
        claim,
        atlas,
        figure=figure_words(estimate, atlas),
        beside=(change, share),
        cautions=[*cautions, *_others(estimate, claim, atlas), *carried],
    )


def finding_of(estimate: Estimate, known: Timelines, atlas: Atlas, as_of: date | None = None) -> str:
    """Return the first sentence of `sentence_of` without its source, as a headline over it."""
    claim = estimate.headline_claim
    if "sum" in estimate.flags:
        total, figure = _total_claim(estimate, atlas)
        return claim_finding(total, atlas, figure=figure)
    if claim is None and len(estimate.claims) > 1:
        return disagreement_of(estimate.claims, atlas)
    if claim is None:
        return claim_finding(estimate.claims[0], atlas)
    change, _cautions = yearly_change(estimate, known, atlas, as_of)
    beside = (change, _share(estimate, claim, known, atlas, as_of))
    return claim_finding(claim, atlas, figure=figure_words(estimate, atlas), beside=beside)


def against_words(estimate: Estimate, atlas: Atlas) -> str:
    """Return who contradicts the figure shown, as a sentence; empty where nobody does."""
    claim = estimate.headline_claim
    return "" if claim is None else " ".join(_others(estimate, claim, atlas))


def statement_sentence(
    statement: Statement, known: Timelines, atlas: Atlas, as_of: date | None = None
) -> str:
    """Return one figure as a sentence, with change and share where it is the one shown of its place and year.

    ``known`` are the estimates of its measure under the lens in use.
    """
    estimate = known.at(statement.place, statement.period_end.year, as_of)
    if estimate is not None and estimate.headline_claim == statement:
        return sentence_of(estimate, known, atlas, as_of)
    return claim_sentence(statement, atlas)


def _carried(estimate: Estimate, year: int | None) -> list[str]:
    if year is None or year == estimate.year:
        return []
    return [_("There is no figure for {year}: this is the last one before it.").format(year=year)]


def disagreement_of(claims: Sequence[Statement], atlas: Atlas) -> str:
    """Return who says what, the lowest first, each speaker with one figure once."""
    ordered = sorted(claims, key=lambda s: (s.value if s.value is not None else s.low or 0.0, s.id))
    said = {(claimant(s, atlas), s.value, s.low, s.high): s for s in reversed(ordered)}
    named = list(reversed(said.values()))
    kept = named if len(named) <= LISTED + 1 else [*named[: LISTED - 1], named[-1]]
    return disagreement_sentence(kept, atlas, len(named) - len(kept))


def _others(estimate: Estimate, claim: Statement, atlas: Atlas) -> list[str]:
    """Return who contradicts the figure shown."""
    against = [s for s in estimate.claims if not s.ours and disagree(claim, s)]
    said = {claimant(s, atlas): s for s in against if claimant(s, atlas) != claimant(claim, atlas)}
    if not said:
        return []
    listed = [short_claim(s, atlas) for s in list(said.values())[:LISTED]]
    return [_("Sources disagree: {claims}.").format(claims="; ".join(listed))]


def yearly_change(
    estimate: Estimate, known: Timelines, atlas: Atlas, as_of: date | None = None
) -> tuple[str, list[str]]:
    """Return the change on the year before in words, and what must be known of it or why there is none.

    The parameters are those of `sentence_of`.
    """
    claim = estimate.headline_claim
    if claim is None:
        return "", []
    before = known.at(estimate.place, estimate.year - 1, as_of)
    if before is None or before.headline_claim is None:
        return "", []
    change = change_on(before, estimate, atlas.series)
    if change.percent is None:
        told = not change.reason or ODD_PERIODS & (before.flags | estimate.flags)
        return "", [] if told else [change.reason]
    verdict = may_read_as_change(before.headline_claim, claim, atlas, atlas.breaks_known(as_of))
    if not verdict:
        return "", [verdict.reason]
    zones = same_zones([before], [estimate], known, atlas.surveyed(as_of), as_of)
    words = _change_words(before.amount, estimate.amount, atlas.measures[estimate.measure])
    if zones is None:
        return words, [verdict.caution]
    return "" if zones.bars else words, [_same_zones(zones)]


def short_change(estimate: Estimate, known: Timelines, atlas: Atlas, as_of: date | None = None) -> str:
    """Return the change on the year before for a column: ``−3.3 %``, of a share in points.

    Empty where there is none, or none may be read; the parameters are those of `sentence_of`.
    """
    if not yearly_change(estimate, known, atlas, as_of)[0]:
        return ""
    before, now = known.at(estimate.place, estimate.year - 1, as_of), estimate.amount
    assert before is not None
    unit = atlas.measures[estimate.measure].unit
    if unit == "percent":
        return signed_change(round(now - before.amount, 1), unit)
    if unit == "count" and max(before.amount, now) < FEW:
        return signed(now - before.amount, format_number(abs(now - before.amount)))
    return signed_percent(100 * (now - before.amount) / before.amount)


def _change_words(before: float, now: float, measure: Measure) -> str:
    """Return "5 % less than a year earlier": of a share in points, of a handful as the number it was."""
    change = 100 * (now - before) / before
    if now == before:
        return _("the same as a year earlier")
    if measure.unit == "index":
        return ""
    if measure.unit == "percent":
        points = format_number(round(abs(now - before), 1))
        text = (
            _("{points} points more than a year earlier")
            if now > before
            else _("{points} points less than a year earlier")
        )
        return text.format(points=points)
    if measure.unit == "count" and max(before, now) < FEW:
        return _("after {number} a year earlier").format(number=format_number(before))
    if change >= TIMES:
        return _("{times} times as much as a year earlier").format(
            times=format_number(round(now / before, 1))
        )
    return _("{more} than a year earlier").format(more=more_or_less(change))


def _same_zones(zones: SameZones) -> str:
    """Return what the zones added mean for the change, and what the same zones give by our sum."""
    added = zones_added(zones.added)
    if zones.percent is None:
        return _("{added}; for the same zones no change can be calculated.").format(added=added)
    text = ngettext(
        "{added}; the {count} zone counted in both years, by the sum of Peru Coca Atlas, had {change}.",
        "{added}; the {count} zones counted in both years, by the sum of Peru Coca Atlas, had {change}.",
        len(zones.zones),
    )
    return text.format(added=added, count=len(zones.zones), change=more_or_less(zones.percent))


def _share(estimate: Estimate, claim: Statement, known: Timelines, atlas: Atlas, as_of: date | None) -> str:
    """Return "40 % of Peru's total"; empty where the two may not be held together as part and whole."""
    share, whole = share_of(estimate, claim, known, atlas, as_of), whole_of(estimate, known, atlas, as_of)
    if share is None or whole is None:
        return ""
    country = the_place(atlas.places.get(whole.place))
    return _("{share} of {country}'s total").format(share=percent(share), country=country)


def whole_of(
    estimate: Estimate, known: Timelines, atlas: Atlas, as_of: date | None = None
) -> Estimate | None:
    """Return what is known of the country that the estimate's place lies in, in the same year."""
    country = next((p for p in atlas.places.ancestors(estimate.place) if p.kind == "country"), None)
    return None if country is None else known.at(country.id, estimate.year, as_of)


def share_of(
    estimate: Estimate, claim: Statement, known: Timelines, atlas: Atlas, as_of: date | None = None
) -> float | None:
    """Return what share of its country's figure an estimate is, 1 for all.

    None where the two may not be held together as part and whole. ``claim`` is the one shown.
    """
    measure = atlas.measures[estimate.measure]
    if not measure.is_total or not measure.combine.startswith("sum"):
        return None
    whole = whole_of(estimate, known, atlas, as_of)
    if whole is None or whole.headline_claim is None or ODD_PERIODS & (whole.flags | estimate.flags):
        return None
    part = part_of_whole(claim, whole.headline_claim, atlas)
    plain = {claim.bound, whole.headline_claim.bound} <= {"exact", "approx"}
    if not part.verdict or part.verdict.caution or part.impossible or not plain or not whole.amount:
        return None
    share = estimate.amount / whole.amount
    if not 0.0005 <= share <= 1:
        return None
    return share


def _total(estimate: Estimate, atlas: Atlas) -> str:
    """Return a total over years as a sentence."""
    total, figure = _total_claim(estimate, atlas)
    partly = _("One of the figures added covers a part of its year only.")
    cautions = [partly] if "part-year" in estimate.flags else []
    return claim_sentence(total, atlas, figure=figure, cautions=cautions)


def _total_claim(estimate: Estimate, atlas: Atlas) -> tuple[Statement, str]:
    """Return a total over years and its figure: what the atlas adds up is ours."""
    newest = max(estimate.claims, key=lambda s: atlas.sources[s.cited].published_to)
    names = dict.fromkeys(the_institution(claimant(s, atlas)) for s in estimate.claims)
    total = replace(
        newest,
        period_start=date(min(s.period_start for s in estimate.claims).year, 1, 1),
        period_end=date(max(s.period_end for s in estimate.claims).year, 12, 31),
        value=estimate.headline,
        reading="derived",
        attributed_to="",
        institution=_("Peru Coca Atlas, from figures of {names}").format(names=", ".join(names)),
        flags=frozenset(),
    )
    unit = atlas.measures[estimate.measure].unit
    return total, bound_text(estimate.amount, None, None, estimate.bound, unit)
