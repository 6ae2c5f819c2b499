"""Pictures fit to print: one sheet as PNG, SVG, PDF, GIF or MP4, in the style of the web map."""

from geo.plots.grounds import Relief
from geo.plots.record import sheet_from, sheet_link
from geo.plots.sheet import PAPERS, Sheet
from geo.plots.write import Written, read_metadata, read_record, write_sheet

__all__ = [
    "PAPERS",
    "Relief",
    "Sheet",
    "Written",
    "read_metadata",
    "read_record",
    "sheet_from",
    "sheet_link",
    "write_sheet",
]
