"""``python -m geo snapshot OUT…``: a view as a picture or as a document that stands alone."""

from __future__ import annotations

import argparse
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geo.cli.common import Commands
from geo.cli.outputs import Writer, add_output_options, failed, write_all
from geo.cli.sheet_options import add_sheet_options, given_options, sheet_of
from geo.cli.view_options import add_view_options
from geo.formats import MAP, PICTURES, ending_of, formats_of
from geo.language import _

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.exports import Request

OF_PICTURES = ("multiples", "change", "chart")
"""Layouts that an offline map does not have."""


def _html() -> Writer:
    from geo.exports.formats.html_file import write_html

    def write(atlas: Atlas, request: Request, path: Path, options: argparse.Namespace) -> str:
        write_html(atlas, request, path, overwrite=options.overwrite)
        return _("offline map")

    return write


@cache
def _picture() -> Writer:
    from geo.plots import Relief, size_text, write_sheet
    from geo.relief import BOUNDS, load_relief, relief_faults

    relief = None if relief_faults() else Relief.of(load_relief(), BOUNDS)

    def write(atlas: Atlas, request: Request, path: Path, options: argparse.Namespace) -> str:
        sheet = sheet_of(options, request, ending_of(path), atlas)
        write_sheet(sheet, atlas, path, overwrite=options.overwrite, relief=relief)
        said = f"{size_text(sheet)}, {sheet.dpi} dpi"
        if sheet.layout == "single" and options.years and len(request.years) > 1:
            newest = _("only {year}, the newest of {count} years asked for; layout multiples shows all")
            said += "; " + newest.format(year=sheet.view.year, count=len(request.years))
        return said

    return write


def _check(atlas: Atlas, request: Request, path: Path, options: argparse.Namespace) -> None:
    if ending_of(path) not in formats_of(*PICTURES):
        return
    from geo.plots import check_form

    sheet = sheet_of(options, request, ending_of(path), atlas)
    check_form(sheet, path)
    sheet.check()


def add_commands(commands: Commands) -> None:
    """Add ``snapshot`` to the command line."""
    snapshot = commands.add_parser(
        "snapshot",
        allow_abbrev=False,
        help=_("export a view as a picture, sheet or offline map"),
        description=_(
            "Export a view: PNG, SVG and PDF are sheets for print, GIF and MP4 run through the "
            "years, HTML is the map with all years in both languages, for use without a "
            "network. Each file is checked and stores its view: --from makes it again."
        ),
    )
    add_output_options(snapshot, *PICTURES, MAP)
    add_view_options(snapshot)
    add_sheet_options(snapshot)
    snapshot.set_defaults(run=_snapshot)


def _snapshot(options: argparse.Namespace) -> int:
    pictures = formats_of(*PICTURES)
    given, endings = given_options(options), {ending_of(path) for path in options.files}
    if given and not endings & set(pictures):
        return failed([_("--{option} is for pictures; none is asked for").format(option=given[0])])
    if options.text is not None and "svg" not in endings:
        return failed([_("--text is for SVG; expected a file that ends in .svg")])
    if options.layout in OF_PICTURES and endings & set(formats_of(MAP)):
        text = _("--layout {layout} is for pictures; an offline map is made by a call of its own")
        return failed([text.format(layout=options.layout)])
    return write_all(
        options, dict.fromkeys(pictures, _picture) | dict.fromkeys(formats_of(MAP), _html), _check
    )
