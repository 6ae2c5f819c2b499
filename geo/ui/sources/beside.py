"""What else is said of the same measure, place and years, and whether it may be held against a statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geo.estimates import comparable, counts, disagree, printed_first, superseded
from geo.estimates.density import made_from
from geo.language import _, ngettext
from geo.markup import Markup, joined
from geo.model import Source, Statement, View
from geo.style.numbers import format_date
from geo.ui.claims.evidence import card_link, value_link
from geo.ui.elements.html import render, tag
from geo.ui.frame.atlas import Atlas
from geo.wording.claim import claim_text, claimant, published
from geo.wording.kinds import kind_words


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


def beside_html(statement: Statement, view: View, atlas: Atlas) -> Markup:
    """Return what else is said as HTML: contradictions first, then what agrees, then what stands apart.

    Beside a density stands what is said beside the figure it is made from.
    """
    statement = atlas.statements.get(made_from(statement), statement)
    found = beside(statement, atlas.statements, atlas.sources)
    groups = [
        (
            "contradict", found.contradict,
            ngettext("{n} figure contradicts it", "{n} figures contradict it", len(found.contradict)),
        ),
        (
            "", found.agree,
            ngettext("{n} figure agrees with it", "{n} figures agree with it", len(found.agree)),
        ),
        (
            "", found.revisions,
            ngettext(
                "{n} other edition of the same series", "{n} other editions of the same series",
                len(found.revisions),
            ),
        ),
        (
            "", found.apart,
            ngettext(
                "{n} figure is not comparable with it", "{n} figures are not comparable with it",
                len(found.apart),
            ),
        ),
    ]  # fmt: skip
    rows = [
        (
            css,
            heading.format(n=len(listed)),
            [_row(s, view, atlas, barrier(statement, s) if listed is found.apart else "") for s in listed],
        )
        for css, listed, heading in groups
        if listed
    ]
    return render("sources.beside", groups=rows)


def _row(s: Statement, view: View, atlas: Atlas, reason: str) -> Markup:
    source, cited = atlas.sources[s.source], atlas.sources[s.cited]
    marks = [reason] if reason else []
    if s.stance == "disputes":
        marks.append(_("disputes"))
    if view.as_of and source.published_to > view.as_of:
        marks.append(_("not yet published on {day}").format(day=format_date(view.as_of)))
    return render(
        "sources.beside_row",
        value=value_link(s.id, claim_text(s)),
        who=claimant(s, atlas),
        marks=joined(map(tag, marks)),
        card=card_link(cited),
        day=published(cited),
    )
