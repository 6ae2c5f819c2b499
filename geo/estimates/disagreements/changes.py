"""Do changes, gaps, ratios and shares follow from the amounts they are said of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from geo.estimates.claims import difference, series_of, speaker, years_of
from geo.estimates.disagreements.disagreement import BETWEEN, DEPENDS, WITHIN, Finding
from geo.estimates.disagreements.evidence import Evidence
from geo.estimates.lens import quality
from geo.estimates.rules.precision import (
    AGREES,
    DIFFERS,
    ROUNDING,
    Reading,
    Span,
    agreement,
    exact,
    exactly,
    reading,
)
from geo.estimates.rules.relations import SHARES
from geo.estimates.rules.verdict import Line
from geo.language import _
from geo.model import Statement
from geo.wording.amount import exact_words
from geo.wording.change import signed_exact
from geo.wording.claim import claim_text
from geo.wording.period import period_of


def changes(evidence: Evidence) -> Iterator[Finding]:
    """Check a change in per cent on a named year against the amounts of the two years.

    First against amounts in the same document, else against those of the same speaker.
    """
    for change in evidence.of_kind("change"):
        base = re.fullmatch(r"\d{4}", change.denominator.strip())
        if change.unit != "percent" or base is None:
            continue
        pair = _two_levels(evidence, change, int(base.group()))
        if pair is None:
            continue
        before, now, kind = pair
        times = reading(now) / reading(before)
        verdict = agreement(_factor(change), times)
        percent = 100 * (exact(now.amount) / exact(before.amount) - 1)
        text = _("{now} / {before} = {times}, that is {percent}; the source says {stated}")
        words = text.format(
            now=exact_words(abs(now.amount), now.unit),
            before=exact_words(before.amount, before.unit),
            times=exact_words(round(exact(now.amount) / exact(before.amount), 3)),
            percent=signed_exact(percent),
            stated=signed_exact(change.amount),
        )
        lines = [Line(words, (before.id, now.id, change.id))]
        if "part-year" in now.flags | before.flags:
            text = _("{one} is compared with {other}.")
            lines.append(Line(text.format(one=period_of(now), other=period_of(before)), (now.id, before.id)))
        ends = (abs(float(percent)), abs(change.amount))
        sentence = _("The amounts give {percent}; the source says {stated}.").format(
            percent=signed_exact(percent), stated=signed_exact(change.amount)
        )
        factors = sorted((1 + float(percent) / 100, 1 + change.amount / 100))
        yield Finding(
            "change", kind, verdict, change, [before, now, change], ends, sentence, lines,
            sides=[change] if kind == WITHIN else [change, now], relative=1 - factors[0] / factors[1],
        )  # fmt: skip


def _two_levels(evidence: Evidence, change: Statement, base: int) -> tuple[Statement, Statement, str] | None:
    """Return the amounts before and after a change, and the kind of check they make."""
    series = evidence.records.series
    here = [s for s in evidence.in_source(change.source) if s.kind == "level" and s.value]
    for kind in (WITHIN, BETWEEN):
        found = [
            [
                s
                for s in evidence.levels(change.measure, change.place, year)
                if s.value
                and (s in here if kind == WITHIN else speaker(s, series) == speaker(change, series))
                and len(years_of(s)) == 1
            ]
            for year in (base, change.period_end.year)
        ]
        pairs = [
            (before, now)
            for before in found[0]
            for now in found[1]
            if difference(before, now) in ("", "period")
            and (kind == WITHIN or before.definition == now.definition)
        ]
        if pairs:
            return (*pairs[0], kind)
    return None


def _factor(change: Statement) -> Reading:
    """Return by what the stated change multiplies: 1.5 for +50 %, 0.75 for −25 %."""
    part = reading(change) / exactly(100)
    if change.amount > 0:
        return exactly(1) + part
    close, wide = (
        Span(max(exact(0), 1 - exact(span.high)), 1 - exact(span.low)) for span in (part.close, part.wide)
    )
    return Reading(close, wide)


def gaps(evidence: Evidence) -> Iterator[Finding]:
    """Check how far one estimator is said to lie above another, against the other's figures.

    Which of its figures is meant is rarely said: held against it is that of the gap's own year,
    where there is one; else those of each year from the newest that was out on the day the gap was
    stated to the year it is stated for.
    """
    for gap in evidence.of_kind("gap"):
        own = next(
            (s for s in evidence.beside(gap) if _same_voice(s, gap) and s.kind == "level" and s.value), None
        )
        theirs = _others_figures(evidence, gap)
        if own is None or not theirs or gap.unit != "percent":
            continue
        stated = exactly(1) + reading(gap) / exactly(100)
        found = [agreement(stated, reading(own) / reading(other)) for other in theirs]
        agreeing = [verdict for verdict in found if verdict != DIFFERS]
        verdict = DIFFERS
        if agreeing:
            verdict = DEPENDS if DIFFERS in found else max(agreeing, key=(AGREES, ROUNDING).index)
        lines = [_gap_line(gap, own, other, told_) for other, told_ in zip(theirs, found, strict=True)]
        percents = [100 * (own.amount / other.amount - 1) for other in theirs]
        text = _("Given as {gap} above another estimate; the figures of that estimate give {low} to {high}.")
        if len(theirs) == 1:
            text = _("Given as {gap} above another estimate; the figure of that estimate gives {low}.")
        sentence = text.format(
            gap=claim_text(gap), low=signed_exact(min(percents)), high=signed_exact(max(percents))
        )
        ends = (min([*percents, gap.amount]), max([*percents, gap.amount]))
        yield Finding(
            "gap", BETWEEN, verdict, gap, [gap, own, *theirs], ends, sentence, lines,
            relative=(ends[1] - ends[0]) / (100 + ends[1]),
        )  # fmt: skip


def _same_voice(one: Statement, other: Statement) -> bool:
    return (one.measure, one.attributed_to, one.institution) == (
        other.measure,
        other.attributed_to,
        other.institution,
    )


def _others_figures(evidence: Evidence, gap: Statement) -> list[Statement]:
    """Return the named estimator's figures that may be meant, the oldest first, one a year."""
    records = evidence.records
    words = {word.casefold() for word in re.findall(r"\w+", gap.denominator)}
    by_year = {
        year: [
            s
            for s in evidence.levels(gap.measure, gap.place, year)
            if s.value and speaker(s, records.series).casefold() in words and series_of(s, records.series)
        ]
        for year in evidence.years(gap.measure, gap.place)
        if year <= gap.period_end.year
    }
    found = {year: claims[0] for year, claims in by_year.items() if claims}
    if list(years_of(gap)) == [gap.period_end.year] and gap.period_end.year in found:
        return [found[gap.period_end.year]]
    out = [year for year, s in found.items() if _published(evidence, s) <= gap.period_end]
    first = max(out, default=min(found, default=0))
    return [s for year, s in sorted(found.items()) if year >= first]


def _published(evidence: Evidence, s: Statement) -> date:
    return evidence.records.sources[s.source].published_to


def _gap_line(gap: Statement, own: Statement, other: Statement, verdict: str) -> Line:
    text = _("{own} / {other} (for {year}) = {percent}: agrees with {gap}")
    if verdict == DIFFERS:
        text = _("{own} / {other} (for {year}) = {percent}: does not agree with {gap}")
    words = text.format(
        own=exact_words(own.amount, own.unit),
        other=exact_words(other.amount, other.unit),
        year=period_of(other),
        percent=signed_exact(100 * (own.amount / other.amount - 1)),
        gap=claim_text(gap),
    )
    return Line(words, (own.id, other.id, gap.id))


def ratios(evidence: Evidence) -> Iterator[Finding]:
    """Check "less than a tenth of" against the amounts in the same document.

    The amount it is a ratio to is the one whose printed figure its ``denominator`` names; it
    agrees if some other amount of the same document, place and period has that ratio to it.
    """
    for ratio in evidence.of_kind("ratio"):
        levels = [
            s for s in evidence.beside(ratio) if s.kind == "level" and s.value and s.measure == ratio.measure
        ]
        whole = [s for s in levels if s.value_stated and s.value_stated in ratio.denominator]
        others = [s for s in levels if whole and s.value != whole[0].value]
        if not others:
            continue
        found = [(agreement(reading(ratio), _named(s) / _named(whole[0])), s) for s in others]
        order = (AGREES, ROUNDING, DIFFERS)
        verdict, meant = min(
            found,
            key=lambda item: (order.index(item[0]), quality(item[1], evidence.records.series), item[1].id),
        )
        times = exact(meant.amount) / exact(whole[0].amount)
        text = _("{part} / {whole} = {times}; the source says {stated}")
        words = text.format(
            part=exact_words(meant.amount, meant.unit),
            whole=exact_words(whole[0].amount, whole[0].unit),
            times=exact_words(times),
            stated=claim_text(ratio),
        )
        line = Line(words, (meant.id, whole[0].id, ratio.id))
        sentence = _("The amounts give {times}; the source says {stated}.").format(
            times=exact_words(times), stated=claim_text(ratio)
        )
        yield Finding(
            "ratio", WITHIN, verdict, ratio, [ratio, meant, whole[0]], (float(times), ratio.amount),
            sentence, [line],
        )  # fmt: skip


def _named(statement: Statement) -> Reading:
    """Return what a figure stands for, whatever its bound: the document calculates with the figure."""
    return reading(statement, bounded=False)


def part_shares(evidence: Evidence) -> Iterator[Finding]:
    """Check a share against the part and the whole that the same document gives."""
    for share in evidence.of_kind("share"):
        if share.measure not in SHARES:
            continue
        part, whole = (
            next(
                (s for s in evidence.beside(share) if s.measure == name and s.kind == "level" and s.value),
                None,
            )
            for name in SHARES[share.measure]
        )
        if part is None or whole is None:
            continue
        reckoned = reading(whole) * (reading(share) / exactly(100))
        verdict = agreement(reading(part), reckoned)
        product = exact(whole.amount) * exact(share.amount) / 100
        ids = (whole.id, share.id, part.id)
        lines = [
            Line(
                _("{whole} × {share} = {product}; the source says {part}").format(
                    whole=exact_words(whole.amount, whole.unit),
                    share=claim_text(share),
                    product=exact_words(product, whole.unit),
                    part=claim_text(part),
                ),
                ids,
            ),
            Line(
                _("{part} / {whole} = {percent}; the source says {share}").format(
                    part=exact_words(part.amount, part.unit),
                    whole=exact_words(whole.amount, whole.unit),
                    percent=exact_words(round(100 * exact(part.amount) / exact(whole.amount), 1), "percent"),
                    share=claim_text(share),
                ),
                ids,
            ),
        ]
        sentence = _("{share} of {whole} is {product}; the source says {part}.").format(
            share=claim_text(share),
            whole=claim_text(whole),
            product=exact_words(product, whole.unit),
            part=claim_text(part),
        )
        yield Finding(
            "share", WITHIN, verdict, share, [share, whole, part], (float(product), part.amount),
            sentence, lines, unit=part.unit,
        )  # fmt: skip
