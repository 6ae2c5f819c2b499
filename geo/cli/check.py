"""``python -m geo check``: is everything in data/ and seeds/ in order."""

from __future__ import annotations

import argparse
from pathlib import Path

from geo import catalog
from geo.catalog import Fault
from geo.catalog.check import counts
from geo.catalog.published import FILE
from geo.cli.common import FAULTS, Commands
from geo.errors import DataError
from geo.language import _
from geo.paths import ROOT


def add_commands(commands: Commands) -> None:
    """Add ``check`` to the command line."""
    check = commands.add_parser(
        "check",
        help=_("check everything in data/ and seeds/, and your own boundaries"),
        description=_(
            "Check everything in data/ and seeds/, and your own boundaries: one line for each "
            "fault, exit code 1 if there is any."
        ),
    )
    check.add_argument(
        "--refresh-checksums",
        action="store_true",
        help=_("first write the length and checksum of each file into data/datapackage.json"),
    )
    check.add_argument(
        "--root", type=Path, default=ROOT, metavar=_("FOLDER"), help=_("another checkout to check")
    )
    check.set_defaults(run=_check)


def _published_faults(root: Path) -> list[Fault]:
    """Return what is wrong with published sources and figures; `geo.catalog.check` names the others."""
    from geo.statements import load_statements_lenient

    try:
        found = [*catalog.load_sources_lenient(root)[1], *load_statements_lenient(root)[1]]
    except DataError:
        return []  # a table that cannot be read is named already
    return [fault for fault in found if fault.file.startswith(f"{FILE}/")]


def _check(options: argparse.Namespace) -> int:
    if options.refresh_checksums:
        for path in catalog.refresh_checksums(options.root):
            print(_("checksum refreshed: {file}").format(file=f"data/{path}"))
    faults: list[object] = [*catalog.check(options.root)]
    if not faults:
        from geo.briefing.shipped import check_shipped

        # words cannot be held to data that do not hold themselves
        faults += check_shipped(options.root)
    faults += _published_faults(options.root)
    for fault in faults:
        print(fault)
    if faults:
        return FAULTS
    found = counts(options.root)
    print(
        _(
            "No faults: {layers} layers, {tables} tables, {statements} figures, {places} "
            "places, {cards} documents; data version {version}."
        ).format(
            layers=found["layers"],
            tables=found["tables"],
            statements=found.get("statements", 0),
            places=found.get("places", 0),
            cards=found["cards"],
            version=catalog.data_version(options.root),
        )
    )
    return 0
