"""Methods: the words of the dashboard's page, with the tables that belong to each chapter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from geo.atlas import Atlas
from geo.edition.pages.site import Site, link, page_of, render
from geo.language import _, bilingual, translated
from geo.markup import Markup, joined
from geo.model import Statement
from geo.views.methods import measures_listed, outlines_listed, series_listed, sum_checks_listed
from geo.wording.claim import claim_text
from geo.wording.methods.chapters import methods_chapters
from geo.wording.methods.signs import reading_signs, reading_steps


def write_methods(site: Site) -> None:
    """Write the page, in the language in use."""
    tables = _tables(site.atlas)
    chapters = [(*chapter, tables.get(chapter[0], "")) for chapter in methods_chapters()]
    contents = [(anchor, heading) for anchor, heading, *_rest in chapters]
    site.page("methods.html", _("Methods"), render("methods.page", contents=contents, chapters=chapters))


def _tables(atlas: Atlas) -> dict[str, Markup]:
    """Return what stands below the words of a chapter, by its anchor."""
    signs = [(name, [meaning]) for _drawing, name, meaning in reading_signs()]
    steps = [(name, [meaning]) for name, meaning in reading_steps()]
    series = [(name, [method]) for _id, name, method in series_listed(atlas)]
    breaks = [(b.year, [b.words()]) for b in atlas.breaks_known(None)]
    sums = (_("Year"), _("Our sum"), _("Figure to check it with"), _("Difference"))
    outlines = [
        (bilingual(row["name"], row["name_es"]), [_said(row, "method"), _said(row, "accuracy")])
        for row in outlines_listed(atlas)
    ]
    return {
        "how-to-read": _table(_("What is drawn"), (_("Sign"), _("Meaning")), signs)
        + _table(_("What you can choose"), (_("Choice"), _("Meaning")), steps),
        "measures": joined(_measures(atlas)),
        "series": _table(_("Series"), (_("Series"), _("Method")), series)
        + _table(_("Breaks in the series"), (_("Year"), _("What changed")), breaks),
        "own-sums": _table(_("Our own sums"), (_("Place"), *sums), sum_checks_listed(atlas, _linked)),
        "accuracy": _table(
            _("Every outline and its accuracy"), (_("Place"), _("Method"), _("Accuracy")), outlines
        ),
    }


def _measures(atlas: Atlas) -> Iterable[Markup]:
    heads = (_("Measure"), _("What it counts"), _("Unit"), _("Adding"))
    for group, measures in measures_listed(atlas):
        rows = [render("layout.row", head=label, cells=cells, id=id) for id, label, *cells in measures]
        yield render("layout.table", caption=group, heads=heads, rows=rows)


def _table(caption: str, heads: Sequence[str], rows: Iterable[tuple[object, Sequence[object]]]) -> Markup:
    made = [render("layout.row", head=head, cells=cells) for head, cells in rows]
    return render("layout.table", caption=caption, heads=heads, rows=made)


def _said(row: dict[str, Any], column: str) -> str:
    """Return a text of a layer in the language in use; empty where the layer has none."""
    return translated(*(str(row.get(name) or "") for name in (column, f"{column}_es")))


def _linked(s: Statement) -> Markup:
    """Return a figure, linked to its row on the page of its document."""
    return link(page_of("source", s.cited, s.id), claim_text(s))
