"""An estimate in words: the figure shown or the range, who stands behind it, how many disagree."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from geo.language import _, ngettext
from geo.model import Estimate, Statement
from geo.style import bound_text, format_range, format_value
from geo.wording.claim import claim_text, claimant, speaker_words
from geo.wording.records import Records


def figure_words(estimate: Estimate | None, records: Records) -> str:
    """Return the figure shown with its bound, else the range; empty where there is neither.

    The only claim of an estimate speaks in its own words ("at least 60,000 ha").
    """
    if estimate is None:
        return ""
    if estimate.headline is not None:
        return _headline(estimate.headline, estimate, records)
    if len(estimate.claims) == 1:
        return claim_text(estimate.claims[0])
    low, high = estimate.low, estimate.high
    if low is None or high is None or not (math.isfinite(low) and math.isfinite(high)):
        return ""
    return format_range(low, high, records.measures[estimate.measure].unit)


def _headline(value: float, estimate: Estimate, records: Records) -> str:
    """Return the figure shown; the lens may show one end of a claim's range: that end stands alone."""
    unit = records.measures[estimate.measure].unit
    claim = estimate.headline_claim
    if claim is None:
        return bound_text(value, None, None, estimate.bound, unit)
    if claim.value == value:
        return bound_text(value, None, None, claim.bound, claim.unit)
    return format_value(value, claim.unit)


def estimate_words(estimate: Estimate | None, records: Records) -> str:
    """Return the figure shown, else the range and why no single figure is; or that there is no data."""
    if estimate is None:
        return _("no data")
    text, reason = figure_words(estimate, records), without_figure(estimate)
    if not text:
        return reason
    if estimate.headline is not None or len(estimate.claims) == 1:
        return text
    return _("{figure} ({reason})").format(figure=text, reason=reason)


def without_figure(estimate: Estimate) -> str:
    """Return why an estimate has no single figure: they differ, or only a range is stated."""
    return _("figures differ, none is shown") if estimate.contested else range_only()


def differ_mark() -> str:
    """Return that figures differ, as a mark or a cell has room for."""
    return _("figures differ")


def range_only() -> str:
    """Return why there is no single figure where one range is stated."""
    return _("a range only")


def without_figure_key() -> str:
    """Return the legend's words for a place without a single figure."""
    return _("no single figure: figures differ, or a range only")


def who_says(estimate: Estimate, records: Records) -> str:
    """Return who stands behind the figure shown, or how many speak where nobody does."""
    if "sum" in estimate.flags:
        count = len(estimate.claims)
        return ngettext("sum of {count} figure", "sum of {count} figures", count).format(count=count)
    if not estimate.headline_claim and not one_voice(estimate.claims):
        return sources_counted(estimate.speakers)
    claim = estimate.shown[0]
    source = records.sources[claim.source]
    known = records.series.get(claim.series)
    name = known.label() if known else speaker_words(claim, source, records.institutions)
    title = source.label()
    monitor = known is not None and known.monitor and not claim.ours
    if monitor and _first_word(title) in (_first_word(name), _first_word(claim.institution)):
        return title  # "DEVIDA, monitoring of 2024" says it all
    text = _("{speaker} ({source})") if claim.ours else _("{speaker}, in {source}")
    return text.format(speaker=name, source=title)


def _first_word(text: str) -> str:
    """Return the first word of a name or title; something that no title begins with for an empty one."""
    return re.split(r"\W", text)[0] if text else " "


def behind_words(estimate: Estimate, records: Records) -> str:
    """Return who makes the claim shown; where none is, the one who speaks, if one, and why none is."""
    if estimate.headline_claim:
        return claimant(estimate.headline_claim, records)
    claims = estimate.claims
    reason = without_figure(estimate)
    return f"{claimant(claims[0], records)} · {reason}" if one_voice(claims) else reason


def one_voice(claims: Sequence[Statement]) -> bool:
    """Say whether one speaker in one document makes all of ``claims``."""
    return len({(s.series, s.attributed_to, s.institution, s.source) for s in claims}) == 1


def sources_counted(count: int) -> str:
    """Return "3 sources"."""
    return ngettext("{count} source", "{count} sources", count).format(count=count)


def sources_disagree(count: int) -> str:
    """Return "3 sources disagree"; a source that disagrees with itself gives differing figures."""
    text = ngettext("{count} source, figures differ", "{count} sources disagree", count)
    return text.format(count=count)


def agreement_words(estimate: Estimate, *, compared: bool) -> str:
    """Return "3 sources disagree, 1 document".

    Parameters
    ----------
    estimate : Estimate
    compared : bool
        Whether any two figures of different sources may be held against each other: only then is
        it said that none disagree.
    """
    count = estimate.speakers
    if estimate.contested:
        speak = sources_disagree(count)
    elif count > 1:
        text = _("{sources}, no disagreement") if compared else _("{sources}, not compared")
        speak = text.format(sources=sources_counted(count))
    else:
        speak = sources_counted(count)
    written = ngettext("{count} document", "{count} documents", estimate.documents)
    return f"{speak}, {written.format(count=estimate.documents)}"
