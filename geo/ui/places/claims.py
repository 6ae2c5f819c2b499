"""Who says what of a place, and when: every statement, by measure and period."""

from __future__ import annotations

from itertools import groupby

from geo.language import _, ngettext
from geo.markup import Markup
from geo.model import Measure, Statement, View
from geo.ui.claims.evidence import claim_rows
from geo.ui.elements.html import render
from geo.ui.frame.atlas import Atlas
from geo.views.record import by_measure, stated_of, summed_up
from geo.wording.claim import claim_text, claimant
from geo.wording.kinds import HOW_MUCH, flag_words, kind_words
from geo.wording.period import period_of
from geo.wording.view import measure_label


def claims(view: View, atlas: Atlas) -> Markup:
    """Return all that is stated of the view's place by its as-of day, as HTML; newest first."""
    found = by_measure(stated_of(view.place, atlas, view.as_of, view.without), atlas)
    total = sum(map(len, found.values()))
    later = _later(len(stated_of(view.place, atlas, None, view.without)) - total)
    if not found:
        return later
    groups = [_group(measure, stated, atlas) for measure, stated in found.items()]
    return render("places.claims", later=later, groups=groups, compact=_compact(found, atlas))


def _later(count: int) -> Markup:
    if not count:
        return Markup()
    text = ngettext(
        "{n} figure was published after this day and is not shown.",
        "{n} figures were published after this day and are not shown.",
        count,
    )
    return render("places.later", text=text.format(n=count))


def period_and_basis(statement: Statement) -> str:
    """Return the period a statement is about, and whether it was inferred."""
    words = period_of(statement)
    if statement.period_basis == "inferred":
        return _("{period} (period inferred)").format(period=words)
    return words


def _group(
    measure: Measure, stated: list[Statement], atlas: Atlas
) -> tuple[str, str, list[tuple[str, Markup]]]:
    """Return the id of a measure, its statements summed up, and their rows by period."""
    periods = [(period, claim_rows(group, atlas)) for period, group in groupby(stated, key=period_and_basis)]
    return measure.id, summed_up(measure, stated), periods


def _compact(found: dict[Measure, list[Statement]], atlas: Atlas) -> list[tuple[str, str]]:
    """Return the same statements once more, by who says so: what is printed."""
    parts = []
    for measure, stated in found.items():
        by_speaker: dict[tuple[str, str], list[str]] = {}
        for s in stated:
            who = claimant(s, atlas)
            by_speaker.setdefault((who, _marks(s)), []).append(_value(s, who, atlas))
        sentences = (f"{who}{marks}: {'; '.join(values)}." for (who, marks), values in by_speaker.items())
        parts.append((measure_label(atlas, measure.id), " ".join(sentences)))
    return parts


def _marks(s: Statement) -> str:
    """Return in brackets what must be said beside a claim; empty where nothing."""
    marks = flag_words(s.flags)
    if s.kind not in HOW_MUCH:
        marks = [kind_words()[s.kind].lower(), *marks]
    if s.stance == "disputes":
        marks = [_("disputes"), *marks]
    return f" [{', '.join(marks)}]" if marks else ""


def _value(s: Statement, who: str, atlas: Atlas) -> str:
    """Return period, value and source of a claim; the source without the name of ``who`` says so."""
    to = f" → {atlas.places.get(s.to_place).label()}" if s.to_place else ""
    source = atlas.sources[s.cited].label().removeprefix(f"{who}, ")
    return f"{period_of(s)} {claim_text(s)}{to} ({source})"
