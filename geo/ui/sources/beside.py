"""What else is said of the same measure, place and years, and whether it may be held against a statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from geo.estimates import comparable, counts, disagree, printed_first, superseded
from geo.language import _, current, ngettext
from geo.maps.words import published
from geo.model import Source, Statement, View
from geo.style.numbers import format_date
from geo.ui.claims.evidence import card_link, claim_text, kind_words, value_link, who_says
from geo.ui.frame.atlas import Atlas


@dataclass(frozen=True, slots=True)
class Beside:
    """The other statements on one statement's measure, place and years.

    Attributes
    ----------
    contradict, agree : tuple of Statement
        Comparable ones that cannot be true together with it, and those that can.
    revisions : tuple of Statement
        Those of the same series that it has replaced or that have replaced it.
    apart : tuple of Statement
        Those that may not be held against it.
    """

    contradict: tuple[Statement, ...]
    agree: tuple[Statement, ...]
    revisions: tuple[Statement, ...]
    apart: tuple[Statement, ...]


def beside(
    statement: Statement, statements: Mapping[str, Statement], sources: Mapping[str, Source]
) -> Beside:
    """Return what else is said, sorted by what it is to ``statement``, oldest publication first.

    Parameters
    ----------
    statement : Statement
        The one in question.
    statements, sources : mapping
        All records by id.
    """
    groups: dict[str, list[Statement]] = {"contradict": [], "agree": [], "revisions": [], "apart": []}
    others = [other for other in statements.values() if _same_subject(statement, other)]
    others.sort(key=lambda s: (sources[s.source].published_to, s.id))
    for other in printed_first(others):
        groups[_relation(statement, other, dict(sources))].append(other)
    return Beside(**{name: tuple(found) for name, found in groups.items()})


def _same_subject(one: Statement, other: Statement) -> bool:
    return (
        other.id != one.id
        and (other.measure, other.place, other.to_place) == (one.measure, one.place, one.to_place)
        and other.period_start.year <= one.period_end.year
        and other.period_end.year >= one.period_start.year
    )


def _relation(one: Statement, other: Statement, sources: dict[str, Source]) -> str:
    if one.kind != other.kind and not (counts(one) and counts(other)):
        return "apart"
    if not comparable(one, other):
        return "apart"
    if superseded(one, [other], sources) or superseded(other, [one], sources):
        return "revisions"
    return "contradict" if disagree(one, other) else "agree"


def barrier(one: Statement, other: Statement) -> str:
    """Say in what two statements differ so that they may not be held against each other."""
    if one.kind != other.kind and not (counts(one) and counts(other)):
        return _("of another kind: {kind}").format(kind=kind_words()[other.kind].lower())
    if one.unit != other.unit:
        return _("in another unit")
    if one.definition and other.definition and one.definition != other.definition:
        return _("by another definition")
    if one.denominator and other.denominator and one.denominator != other.denominator:
        return _("of another total")
    return _("for another period")


def beside_html(statement: Statement, view: View, atlas: Atlas) -> str:
    """Return what else is said as HTML: contradictions first, then what agrees, then what stands apart."""
    found = beside(statement, atlas.statements, atlas.sources)
    parts = [
        _group(
            ngettext(
                "{n} figure contradicts it", "{n} figures contradict it", len(found.contradict)
            ),
            found.contradict, view, atlas, name="contradict",
        ),
        _group(
            ngettext("{n} figure agrees with it", "{n} figures agree with it", len(found.agree)),
            found.agree, view, atlas,
        ),
        _group(
            ngettext(
                "{n} other edition of the same series", "{n} other editions of the same series",
                len(found.revisions),
            ),
            found.revisions, view, atlas,
        ),
        _group(
            ngettext(
                "{n} figure is not comparable with it", "{n} figures are not comparable with it",
                len(found.apart),
            ),
            found.apart, view, atlas, against=statement,
        ),
    ]  # fmt: skip
    if not any(parts):
        nothing = _("No other figure exists for this measure, place and time.")
        return f"<p>{escape(nothing)}</p>"
    return "".join(parts)


def _group(
    heading: str,
    statements: tuple[Statement, ...],
    view: View,
    atlas: Atlas,
    *,
    name: str = "",
    against: Statement | None = None,
) -> str:
    if not statements:
        return ""
    rows = "".join(_row(s, view, atlas, barrier(against, s) if against else "") for s in statements)
    words = escape(heading.format(n=len(statements)))
    return f'<h3 class="{name}">{words}</h3><ul class="claims">{rows}</ul>'


def _row(s: Statement, view: View, atlas: Atlas, reason: str) -> str:
    source, cited = atlas.sources[s.source], atlas.sources[s.cited]
    marks = [reason] if reason else []
    if s.stance == "disputes":
        marks.append(_("disputes"))
    if view.as_of and source.published_to > view.as_of:
        marks.append(_("not yet published on {day}").format(day=format_date(view.as_of, current())))
    tags = "".join(f'<span class="tag">{escape(mark)}</span>' for mark in marks)
    return (
        f"<li><b>{value_link(s.id, claim_text(s))}</b> {escape(who_says(s, atlas))}{tags}<br>"
        f"{card_link(cited)}, {escape(published(cited, current()))}</li>"
    )
