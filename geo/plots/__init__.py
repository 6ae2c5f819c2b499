"""Pictures fit to print: one sheet as PNG, SVG, PDF, GIF or MP4, in the style of the web map."""

from geo.plots.grounds import Relief
from geo.plots.parts import PARTS, read_parts, read_size, size_text, usual_dpi
from geo.plots.record import sheet_from, sheet_link
from geo.plots.sheet import LAYOUTS, PAPERS, STYLES, Sheet
from geo.plots.write import MOVING, READERS, WRITERS, Written, read_metadata, read_record, write_sheet

__all__ = [
    "LAYOUTS",
    "MOVING",
    "PAPERS",
    "PARTS",
    "READERS",
    "STYLES",
    "WRITERS",
    "Relief",
    "Sheet",
    "Written",
    "read_metadata",
    "read_parts",
    "read_record",
    "read_size",
    "sheet_from",
    "sheet_link",
    "size_text",
    "usual_dpi",
    "write_sheet",
]
