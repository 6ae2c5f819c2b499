"""What a sheet says over its map, and who says it: a headline, what to read with it, the source line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.atlas import Atlas
from geo.estimates import Timelines
from geo.language import _, ngettext
from geo.model import Statement, View
from geo.plots.map.shown import Content
from geo.plots.map.typeface import clean
from geo.plots.page.references import Reference
from geo.style import format_date
from geo.views.differences import change_headline, changes_between
from geo.views.ranking import ranked
from geo.views.sentence import against_words, finding_of
from geo.views.spans import CARRIED, estimate_at
from geo.wording.article import the_place
from geo.wording.claim import claimant
from geo.wording.estimate import figure_words
from geo.wording.view import lens_words

LONGEST = 190
"""Characters of a headline; a longer sentence stands below the plain one."""
NAMED = 3
"""Sources that the source line names; further ones are counted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is seen as a sentence, and what must be read with it; empty where there is none.

    ``changed`` are the years of several whose change on the year before it tells.
    """

    title: str
    standfirst: str
    changed: tuple[int, ...] = ()


def finding(view: View, contents: Sequence[Content], atlas: Atlas, known: Timelines) -> Finding:
    """Return the finding of a sheet of one year: of the view's place, else of the place with most."""
    if len(contents) > 1:
        return _over_years(view, contents, known, atlas)
    content = contents[0]
    if content.year is None:
        return Finding("", "")
    chosen = (
        estimate_at(view, known, view.place, content.year, atlas) if known.speaks_of(view.place) else None
    )
    first = _first(view, content, known, atlas, named=chosen is not None)
    if chosen is None:
        return Finding(first.rstrip("."), "")
    title = clean(finding_of(chosen, known, atlas, view.as_of), "semibold").text
    carried = _("There is no figure for {year}: this is the last one before it.").format(year=content.year)
    lines = [first, against_words(chosen, atlas), carried if CARRIED in chosen.flags else ""]
    if len(title) > LONGEST:
        lines, title = [title, *lines], ""
    return Finding(title.rstrip("."), " ".join(filter(None, lines)))


def _over_years(view: View, contents: Sequence[Content], known: Timelines, atlas: Atlas) -> Finding:
    """Return the change of the view's place from the first map to the last; without one, the last figure."""
    years = [content.year for content in contents if content.year is not None]
    if not known.speaks_of(view.place) or len(years) < 2:
        return Finding("", "")
    beside = _("Beside each year: {place}.").format(place=atlas.places.get(view.place).label())
    found = finding_over_years(view, (years[0], years[-1]), known, atlas)
    title = clean(found.title, "semibold").text.rstrip(".")
    return replace(found, title=title, standfirst=f"{found.standfirst} {beside}".strip())


def finding_over_years(view: View, years: tuple[int, int], known: Timelines, atlas: Atlas) -> Finding:
    """Return what is seen of the view's place over years, and what is read with it.

    The change from the first to the last where it may be read, else the figure of the last year and why
    there is no change.
    """
    found = changes_between(view, known, years, [view.place], atlas)[0]
    if title := change_headline(found, view.measure, years, atlas):
        return Finding(title, found.verdict.caution)
    last = estimate_at(view, known, view.place, years[-1], atlas)
    if last is None:
        return Finding("", found.verdict.reason)
    return Finding(finding_of(last, known, atlas, view.as_of), found.verdict.reason, (years[-1],))


def _first(view: View, content: Content, known: Timelines, atlas: Atlas, *, named: bool) -> str:
    """Return which place has the largest single figure; nothing where that says nothing."""
    measure = atlas.measures[view.measure]
    estimates = [
        p.estimate for p in content.valued if p.estimate is not None and p.estimate.headline is not None
    ]
    if len(estimates) < 2 or measure.unit in ("rank", "index"):
        return ""
    by_id = {estimate.place: estimate for estimate in estimates}
    top, second, *_rest = ranked(view, known, atlas, estimates)
    if (named and top.id == view.place) or by_id[second.id].headline == by_id[top.id].headline:
        return ""
    text = _("{place} has the highest figure of the places shown: {value}")
    if measure.is_total:
        text = _("{place} has the most of the places shown: {value}")
    if top.share:
        text = _("{place} has the most of the places shown: {value}, {share} of the country's total")
    said = text.format(
        place=the_place(atlas.places.get(top.id)), value=figure_words(by_id[top.id], atlas), share=top.share
    )
    return said[:1].upper() + said[1:] + "."


def source_line(view: View, contents: Sequence[Content], cited: Sequence[Reference], atlas: Atlas) -> str:
    """Return "Source: DEVIDA, monitoring of 2024. Official monitoring, published by 27 Jun 2025"."""
    claims = [c for content in contents for p in content.valued if p.estimate for c in p.estimate.shown]
    shown = _("Figure shown: {lens}").format(lens=lens_words(view.whole_lens, atlas))
    documents = [id for reference in cited for id in (reference.source, *reference.further)]
    return sources_said(shown, view, claims, documents, atlas)


def sources_said(
    shown: str, view: View, claims: Sequence[Statement], cited: Sequence[str], atlas: Atlas
) -> str:
    """Return who says ``claims``, then what of theirs is ``shown``, and published by when."""
    names = list(dict.fromkeys(claimant(claim, atlas) for claim in claims))
    if len(cited) <= NAMED or not names:
        names = [atlas.sources[source].label() for source in cited]
    more = len(names) - NAMED
    listed = "; ".join(names[:NAMED])
    if more > 0:
        listed += "; " + ngettext("{n} more", "{n} more", more).format(n=more)
    parts = (
        [ngettext("Source: {names}", "Sources: {names}", len(names)).format(names=listed)] if names else []
    )
    # Of all that is published what is newest in the data is named: "to date" says nothing on paper.
    newest = max((source.published_to for source in atlas.sources.values()), default=None)
    day = view.as_of or newest
    if day:
        shown = _("{shown}, of all published by {date}").format(shown=shown, date=format_date(day))
    return ". ".join([*parts, shown]) + "."
