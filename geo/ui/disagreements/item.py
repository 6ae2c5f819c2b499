"""One disagreement on the page: its spread in words, claims on one axis, arithmetic, where to go on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from geo.estimates import (
    BETWEEN,
    CONTESTED,
    DIFFERS,
    Disagreement,
    kind_words,
    may_compare,
    verdict_words,
)
from geo.language import _, ngettext
from geo.markup import Markup, joined
from geo.model import LEVELS, Statement, View
from geo.style import format_range
from geo.ui.claims.evidence import claim_rows, source_row, value_link
from geo.ui.claims.strips import axis_top, on_one_axis, together
from geo.ui.disagreements.groups import Choice, to_params
from geo.ui.elements.clipboard import sentence_button
from geo.ui.elements.html import link, render, tag
from geo.ui.frame.addresses import address, definition_address, map_address, place_address
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import current_view
from geo.views.disputes import Group, claims_of, counted, spread_words
from geo.views.sentence import disagreement_of
from geo.wording.claim import claim_text, claimant
from geo.wording.estimate import differ_mark
from geo.wording.period import period_of, span_words
from geo.wording.view import measure_label


def item(group: Group, atlas: Atlas, *, opened: bool) -> Markup:
    """Return a group as HTML: what stands always, and what opens."""
    d = group.greatest
    alone = len(group.members) == 1
    return render(
        "disagreements.item",
        id=d.id,
        opened=opened,
        place=atlas.places.get(d.place).label(),
        years=span_words(*group.years),
        measure=measure_label(atlas, d.measure),
        strip=_strip(d, atlas, top_of([d], atlas)),
        said=spread_words(d) if alone else _together_words(group),
        marks=marks(d),
        counted=counted(group, atlas),
        inside=_inside(d, atlas) if alone else _by_year(group, atlas),
        links=_links(group, atlas),
    )


def marks(d: Disagreement) -> Markup:
    """Return kind and verdict as marks; the accent says that claims differ, and nothing else."""
    if d.kind == BETWEEN and d.verdict == DIFFERS:
        return tag(kind_words()[d.kind]) + tag(differ_mark(), "tag contested")
    return tag(kind_words()[d.kind]) + tag(verdict_words()[d.verdict])


def _together_words(group: Group) -> str:
    d = group.greatest
    years = group.years[1] - group.years[0] + 1
    return ngettext(
        "{n} year; widest gap in {year}: {said}",
        "{n} years; widest gap in {year}: {said}",
        years,
    ).format(n=years, year=span_words(d.first_year, d.last_year), said=spread_words(d))


def top_of(members: Iterable[Disagreement], atlas: Atlas) -> float:
    """Return where the one axis of ``members`` ends; 0 where they have none (ranks, computed checks)."""
    drawn = [d for d in members if d.rule == CONTESTED and d.unit != "rank"]
    return max((axis_top(on_one_axis(claims_of(d.claims, atlas))) for d in drawn), default=0.0)


def _strip(d: Disagreement, atlas: Atlas, top: float) -> Markup:
    claims = on_one_axis(claims_of(d.claims, atlas))
    return together(claims, top) if top > 0 and len(claims) > 1 else Markup()


def _by_year(group: Group, atlas: Atlas) -> Markup:
    """Return the years of a group, each to open, all marks on one axis from 0 to the largest of all."""
    top = top_of(group.members, atlas)
    rows = joined(
        render(
            "disagreements.year",
            id=d.id,
            years=span_words(d.first_year, d.last_year),
            strip=_strip(d, atlas, top),
            said=spread_words(d),
            inside=_inside(d, atlas),
        )
        for d in group.members
    )
    if top <= 0:
        return rows
    axis = _("All years on one axis, from 0 to {top}.").format(
        top=format_range(top, top, group.greatest.unit)
    )
    return rows + render("disagreements.note", text=axis)


def _inside(d: Disagreement, atlas: Atlas) -> Markup:
    contested = d.rule == CONTESTED
    return render(
        "disagreements.inside",
        claims=_rows(d, d.claims, atlas) + _stances(d, atlas) if contested else "",
        arithmetic=arithmetic(d, atlas),
        beside=beside(d, atlas),
        copy=sentence_button(disagreement_of(claims_of(d.claims, atlas), atlas)) if contested else "",
    )


def _rows(d: Disagreement, ids: Iterable[str], atlas: Atlas) -> Markup:
    # One claim can belong to several disagreements, and an id may stand on a page once only.
    return claim_rows(claims_of(ids, atlas), atlas, within=f"{d.id}--")


def _stances(d: Disagreement, atlas: Atlas) -> Markup:
    """Say who asserts, who reports and who disputes: one sentence."""
    words = {
        "asserts": _("According to {who}"),
        "reports": _("Reported by {who}"),
        "disputes": _("Disputed by {who}"),
        "calculates": _("Calculated by {who}"),
    }
    claims = claims_of(d.claims, atlas)
    sentences = []
    for stance, text in words.items():
        who = dict.fromkeys(claimant(s, atlas) for s in claims if s.stance == stance)
        if who:
            sentences.append(text.format(who="; ".join(who)))
    return render("disagreements.note", text=". ".join(sentences) + ".") if sentences else Markup()


def beside(d: Disagreement, atlas: Atlas) -> Markup:
    """Return the figures that may not stand on the axis, under the reason why."""
    first = atlas.statements[d.claims[0]]
    by_reason: dict[str, list[str]] = {}
    for statement in claims_of(d.beside, atlas):
        verdict = may_compare(first, statement, atlas)
        reason = verdict.reason or _("It contradicts none of the figures above.")
        by_reason.setdefault(reason, []).append(statement.id)
    return joined(
        render("disagreements.note", text=reason) + _rows(d, ids, atlas) for reason, ids in by_reason.items()
    )


def arithmetic(d: Disagreement, atlas: Atlas) -> Markup:
    """Return the lines of arithmetic; each figure is linked to its evidence where it is first used."""
    named: set[str] = set()
    items = []
    for line in d.lines:
        new = [s for s in claims_of(dict.fromkeys(line.claims), atlas) if s.id not in named]
        named.update(line.claims)
        listed = _figures_of_claims if d.rule == CONTESTED else _figures
        items.append(render("disagreements.line", text=line.text, figures=listed(d, new, atlas)))
    return joined(items)


def _figures_of_claims(d: Disagreement, used: Iterable[Statement], atlas: Atlas) -> Markup:
    """Return the figures of a line: the claims stand in full above it, others are said whose they are."""
    figures = []
    for s in used:
        of_others = f" ({_place(s, atlas)}, {claimant(s, atlas)})"
        figures.append(value_link(s.id, claim_text(s)) + ("" if s.id in d.claims else of_others))
    return joined(figures, " · ")


def _figures(d: Disagreement, used: Iterable[Statement], atlas: Atlas) -> Markup:
    """Return the figures of a line by who gave them, each with its place and period where they differ."""
    by_source: dict[Markup, list[Markup]] = {}
    for s in used:
        who = source_row(s.cited, claimant(s, atlas), atlas)
        where = [] if s.place == d.place and not s.to_place else [_place(s, atlas)]
        if (s.period_start.year, s.period_end.year) != (d.first_year, d.last_year):
            where.append(period_of(s))
        if s.measure != d.measure:
            where.append(measure_label(atlas, s.measure))
        beside = f" ({', '.join(where)})" if where else ""
        by_source.setdefault(who, []).append(value_link(s.id, claim_text(s)) + beside)
    lines = (Markup("{}: {}").format(who, joined(figures, " · ")) for who, figures in by_source.items())
    return Markup("<br>").join(lines)


def _place(s: Statement, atlas: Atlas) -> str:
    return atlas.places.get(s.to_place or s.place).label()


def _links(group: Group, atlas: Atlas) -> Markup:
    """Return where to go on from the list: its own page first."""
    own = link(alone_address(group.greatest), _("Why they differ, on a page of its own"))
    return own + " · " + further_links(group, atlas)


def further_links(group: Group, atlas: Atlas) -> Markup:
    """Return where to go on: the map, the profile, the definition, and the years around."""
    d = group.greatest
    profile = _("Profile: {place}").format(place=atlas.places.get(d.place).label())
    around = Choice(measures=d.measure, about=d.place)
    links = (
        link(map_address(map_view(d, atlas)), _("On the map")),
        link(place_address(d.place, measure=d.measure, year=d.last_year), profile),
        link(definition_address(d.measure), _("What is counted")),
        link(address("disagreements", others=to_params(around)), _("All years of this figure")),
    )
    return joined(links, " · ")


def alone_address(d: Disagreement) -> str:
    """Return the address of the page of ``d`` alone."""
    return address("disagreements", others=to_params(Choice(dispute=d.id)))


def map_view(d: Disagreement, atlas: Atlas) -> View:
    """Return the view of the map that shows what ``d`` is about, under this session's lens and as-of day."""
    view = current_view()
    kind = atlas.places.get(d.place).kind
    levels = atlas.levels_of(d.measure)
    level = kind if kind in LEVELS else view.level if view.level in levels else (levels or ["country"])[0]
    extent = "andes" if level == "country" else "peru"
    return replace(
        view, measure=d.measure, level=level, year=d.last_year, since=None, place=d.place, extent=extent
    )
