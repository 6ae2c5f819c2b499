"""Pictures fit to print: one sheet as PNG, SVG, PDF, GIF or MP4, in the style of the web map."""

from geo.plots.formats.record import sheet_link
from geo.plots.formats.write import Written, check_form, write_sheet
from geo.plots.map.base_map import Relief
from geo.plots.preview import PREVIEW_PX, Preview, preview_png
from geo.plots.sheet import CHART, LAYOUTS, MM_PER_INCH, PAPERS, SHEET_CHARTS, STYLES, Sheet
from geo.plots.sheet_options import FILM_SIZE, read_parts, read_size, size_text, usual_dpi

__all__ = [
    "CHART",
    "FILM_SIZE",
    "LAYOUTS",
    "MM_PER_INCH",
    "PAPERS",
    "PREVIEW_PX",
    "SHEET_CHARTS",
    "STYLES",
    "Preview",
    "Relief",
    "Sheet",
    "Written",
    "check_form",
    "preview_png",
    "read_parts",
    "read_size",
    "sheet_link",
    "size_text",
    "usual_dpi",
    "write_sheet",
]
