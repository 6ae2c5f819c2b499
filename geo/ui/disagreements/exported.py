"""What the Export menu offers of disagreements: one as a chart of who says what, and the figures behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from geo.estimates import CONTESTED, Disagreement
from geo.language import _
from geo.ui.disagreements.item import map_view
from geo.ui.frame.atlas import Atlas
from geo.ui.listing.statements import statement_columns, statement_rows
from geo.ui.listing.workbook import workbook_bytes
from geo.ui.view.export_menu import Exported, ExportFile, chart_export
from geo.views.disputes import Group, claims_of, titled


def exported(first: Disagreement, listed: Sequence[Disagreement], link: str, atlas: Atlas) -> list[Exported]:
    """Return the chart of ``first`` as pictures, and the figures of all that are ``listed`` as a workbook.

    What is computed, and ranks, have no axis: of those there is the workbook alone.
    """
    groups = []
    if first.rule == CONTESTED and first.unit != "rank":
        view = replace(map_view(first, atlas), place=first.place)
        heading = titled(Group((first,), first), atlas)
        chart = chart_export(view, atlas, "claims", (first.last_year,), heading)
        groups.append(replace(chart, files=[f for f in chart.files if f.ending != "xlsx"]))
    make = partial(_workbook, tuple(listed), link, atlas)
    book = ExportFile(_("Excel, the figures that disagree"), "xlsx", "disagreements", make)
    return [*groups, Exported([book])]


def _workbook(listed: Sequence[Disagreement], link: str, atlas: Atlas) -> bytes:
    ids = dict.fromkeys(id for d in listed for id in (*d.claims, *d.beside))
    found = claims_of(ids, atlas)
    units = {s.unit for s in found}
    columns = statement_columns(units.pop() if len(units) == 1 else "")
    title = _("Where the figures disagree")
    return workbook_bytes(title, title, columns, statement_rows(found, None, atlas), link, atlas)
