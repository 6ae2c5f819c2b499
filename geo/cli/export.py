"""``python -m geo export OUT…``: values with their claims, sources and definitions as files of numbers."""

from __future__ import annotations

import argparse
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geo.cli.common import Commands
from geo.cli.outputs import Writer, add_output_options, write_all
from geo.cli.view_options import add_view_options
from geo.formats import DATA, formats_of
from geo.language import _, ngettext

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.exports import FileContent, Request


def add_commands(commands: Commands) -> None:
    """Add ``export`` to the command line."""
    export = commands.add_parser(
        "export",
        allow_abbrev=False,
        help=_("export figures with their sources as data files"),
        description=_(
            "Export figures with their sources, definitions and cautions as data files. Each file is "
            "checked and stores its view: --from makes it again."
        ),
    )
    add_output_options(export, DATA)
    export.add_argument(
        "--all", action="store_true", help=_("all measures, places and years, not only the view's")
    )
    export.add_argument(
        "--decimal",
        choices=("point", "comma"),
        default="point",
        help=_(
            "decimal sign of a CSV; comma parts the columns by semicolons, for spreadsheets that expect it"
        ),
    )
    add_view_options(export)
    export.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> int:
    return write_all(options, dict.fromkeys(formats_of(DATA), _writer))


@cache
def _writer() -> Writer:
    from geo.exports import gather, write_data

    # What the files of one call hold is gathered once: they ask the same of the same atlas.
    last: tuple[Atlas, Request, FileContent] | None = None

    def write(atlas: Atlas, request: Request, path: Path, options: argparse.Namespace) -> str:
        nonlocal last
        if last is None or last[0] is not atlas or last[1] != request:
            last = (atlas, request, gather(atlas, request))
        content = replace(last[2], decimal_comma=options.decimal == "comma")
        write_data(content, path, overwrite=options.overwrite)
        rows, claims, sources = (len(t.rows) for t in (content.values, content.claims, content.sources))
        return ", ".join(
            (
                ngettext("{n} row", "{n} rows", rows).format(n=rows),
                ngettext("{n} figure", "{n} figures", claims).format(n=claims),
                ngettext("{n} document", "{n} documents", sources).format(n=sources),
            )
        )

    return write
