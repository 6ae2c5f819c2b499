"""Everything that a file holds, gathered from the atlas in the language of its view."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from geo.atlas import Atlas
from geo.caveats import caveat_lines, licence_line, outline_credits, standing_caveats
from geo.citation import citation
from geo.errors import ExportError
from geo.exports import columns
from geo.exports.references import claims_table, definitions_table, sources_table
from geo.exports.request import Request
from geo.exports.scope import Scope
from geo.exports.tables import FileContent, Record, Table
from geo.exports.values import SEPARATOR, cited_sources, shapes_of, values_table
from geo.exports.wide import wide_table
from geo.language import _, current, in_language
from geo.links import LATEST
from geo.model import FileMetadata
from geo.style import format_date
from geo.views.spans import span_caveats
from geo.wording.kinds import shared_terms
from geo.wording.period import years_words
from geo.wording.view import lens_words, view_title, view_years


def gather(atlas: Atlas, request: Request, *, empty: bool = False) -> FileContent:
    """Return what a file of ``request`` holds, whatever its format.

    Parameters
    ----------
    atlas : Atlas
    request : Request
        Its view settled, with a year that has data.
    empty : bool
        Whether rows without any value are better than an error.

    Raises
    ------
    ExportError
        If nothing at all is stated of any row.
    """
    with in_language(request.view.language):
        scope = Scope(atlas, request)
        if not empty and not scope.claims:
            raise ExportError(
                _(
                    "nothing to export: no figure of {measure} for {years} had been published by that day"
                ).format(measure=request.view.measure, years=_years(request) or _("any year"))
            )
        caveats = year_caveats(scope)
        sources = sources_table(scope)
        record = record_of(title_of(request, atlas), request.link, cited_sources(scope.claims), atlas)
        return FileContent(
            metadata=record,
            values=values_table(scope, caveats),
            claims=claims_table(scope),
            sources=sources,
            definitions=definitions_table(scope),
            caveats=_caveats_table(record, caveats),
            about=_about_table(record, request, atlas),
            claim_ids=frozenset(s.id for s in scope.claims),
            shapes=shapes_of(scope),
            wide=wide_table(scope),
            spanish=_spanish(atlas),
        )


def _spanish(atlas: Atlas) -> dict[str, str]:
    """Return the Spanish of names, terms of use and texts of the statements, by the words of the data."""
    counted = {s.definition: s.definition_es for s in atlas.statements.values()}
    against = {s.denominator: s.denominator_es for s in atlas.statements.values()}
    noted = {s.note: s.note_es for s in atlas.statements.values()}
    with in_language("es"):
        return {**atlas.institutions, **shared_terms(), **counted, **against, **noted}


def year_caveats(scope: Scope) -> dict[tuple[str, int], list[str]]:
    """Return the cautions for each measure and year, each text once.

    Of a view: all that the panel says about its years; of everything: the breaks.
    """
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    view, atlas = scope.request.view, scope.atlas
    if scope.request.everything:
        for measure, year in dict.fromkeys((measure, year) for measure, _place, year in scope.keys):
            found[measure, year] = [
                b.words()
                for b in atlas.breaks_known(view.as_of)
                if b.year == year and b.measure in ("", measure)
            ]
    else:
        for year in scope.years:
            lines = caveat_lines(replace(view, year=year), scope.timelines[view.measure], atlas, gaps=False)
            places = [place for _measure, place, row_year in scope.keys if row_year == year]
            lines += span_caveats(view, year, places, atlas)
            found[view.measure, year] = [line.replace(SEPARATOR, " / ") for line in lines]
    return {key: lines for key, lines in found.items() if lines}


def _years(request: Request) -> str:
    """Return the year or years of ``request``; empty where it asks for all."""
    return years_words(request.years) if request.everything else view_years(request.view, request.years)


def title_of(request: Request, atlas: Atlas) -> str:
    """Return what a file of ``request`` shows, in the language in use."""
    if request.everything:
        text = _("Peru Coca Atlas: all figures, sources and documents")
        return f"{text}, {_years(request)}" if request.years else text
    filled = (
        _("gaps filled with the last figure") if request.view.carry and request.view.since is None else ""
    )
    when = " · ".join(part for part in (filled, _years(request)) if part)
    return view_title(request.view, atlas, when)


def record_of(title: str, link: str, sources: Iterable[str], atlas: Atlas) -> FileMetadata:
    """Return what a file says of itself, in the language in use; ``link`` shows the same in the page."""
    return FileMetadata(
        title=title,
        view=link,
        data_version=atlas.version,
        language=current(),
        licence=f"{licence_line()} {outline_credits()}",
        sources=tuple(sorted(sources)),
        caveats=tuple(standing_caveats()),
    )


def _caveats_table(record: FileMetadata, caveats: dict[tuple[str, int], list[str]]) -> Table:
    rows: list[Record] = [{"measure": None, "year": None, "text": text} for text in record.caveats]
    for (measure, year), texts in caveats.items():
        rows += [{"measure": measure, "year": year, "text": text} for text in texts]
    return Table("caveats", _("Cautions"), columns.caveat_columns(), tuple(rows))


def _about_table(record: FileMetadata, request: Request, atlas: Atlas) -> Table:
    """Return what the file is, how it was chosen and how it is cited."""
    view = request.view
    known = format_date(view.as_of) if view.as_of else _("to date ({code})").format(code=LATEST)
    facts = {
        _("What this is"): record.title,
        _("Published by"): known,
        _("Figure shown"): lens_words(view.whole_lens, atlas),
        _("Data version"): record.data_version,
        _("View"): record.view,
        _("Licence"): record.licence,
        _("Cite as"): citation(record, view, request.years, atlas, everything=request.everything),
        _("How to read it"): _(
            "Every figure names its source and document, listed in a table of their own. An "
            "empty cell means no data, or figures that differ; it never means zero. Figures of "
            "two monitoring bodies are two series and are never added."
        ),
    }
    rows: tuple[Record, ...] = tuple({"heading": heading, "text": text} for heading, text in facts.items())
    return Table("about", _("About"), columns.about_columns(), rows)
