"""``python -m geo partition write|read``: the figures by measure and year, for tables larger than memory."""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

from geo.cli.common import Commands, unread
from geo.cli.outputs import say
from geo.language import _
from geo.model import LENSES, Estimate
from geo.style.numbers import format_number

COLUMNS = (
    "measure", "place", "year", "known_from", "headline", "low", "high", "speakers", "documents", "contested",
)  # fmt: skip
"""What is printed: parts of an estimate, under the names that files give them."""


def add_commands(commands: Commands) -> None:
    """Add ``partition`` to the command line."""
    top = commands.add_parser(
        "partition",
        allow_abbrev=False,
        help=_("write the figures by measure and year for tables larger than memory, or read them"),
    )
    both = top.add_subparsers(dest="action", required=True, metavar=_("ACTION"))
    write = both.add_parser(
        "write",
        allow_abbrev=False,
        help=_("write the figures as Parquet files by measure and year"),
        description=_(
            "Write the figures as Parquet files by measure and year, with their documents, series and "
            "outlines. The table is read row by row: it may be larger than memory."
        ),
    )
    write.add_argument("folder", type=Path, metavar="DIR", help=_("folder to write; it must not exist yet"))
    write.set_defaults(run=_write)
    read = both.add_parser(
        "read",
        allow_abbrev=False,
        help=_("print what is known of a measure, from such a folder"),
        description=_(
            "Print what is known of a measure as CSV, from a folder written before: one line for each place, "
            "year and day on which knowledge changed. Needs DuckDB (requirements-large.txt)."
        ),
    )
    read.add_argument("folder", type=Path, metavar="DIR", help=_("folder written before"))
    read.add_argument(
        "--measure", required=True, metavar=_("ID"), help=_("what is counted, for example coca_cultivation")
    )
    read.add_argument("--year", type=int, action="append", help=_("year; by default all, may be repeated"))
    read.add_argument("--place", default="", metavar=_("ID"), help=_("id of a place; by default all"))
    read.add_argument(
        "--lens",
        default=LENSES[0],
        metavar=_("FIGURE"),
        help=_("figure shown where several exist: {names}, source:ID or speaker:NAME").format(
            names=", ".join(LENSES)
        ),
    )
    read.set_defaults(run=_read)


def _write(options: argparse.Namespace) -> int:
    from geo.partitions import write_partitions

    written = write_partitions(options.folder, report=say)
    if written.faults:
        say(unread(len(written.faults)))
    text = _("{folder}: {figures} figures in {rows} rows, one for each year of a figure")
    figures, rows = format_number(written.figures), format_number(written.rows)
    say(text.format(folder=options.folder, figures=figures, rows=rows))
    return 0


def _read(options: argparse.Namespace) -> int:
    from geo.partitions import Partitions

    held = Partitions(options.folder)
    held.measure(options.measure)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(COLUMNS)
    for year in options.year or held.years(options.measure):
        found = held.estimates(options.measure, year, options.lens, options.place)
        out.writerows(_cells(estimate) for estimate in found)
    return 0


def _cells(estimate: Estimate) -> list[object]:
    from geo.exports.cells import plain_cell

    return [plain_cell(getattr(estimate, name)) for name in COLUMNS]
