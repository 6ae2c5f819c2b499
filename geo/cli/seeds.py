"""``python -m geo seeds add | list``: the documents and where their texts are."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from geo import catalog, statements
from geo.cli.common import FAILED, Commands
from geo.errors import GeoError
from geo.language import _


def add_commands(commands: Commands) -> None:
    """Add ``seeds`` with its actions to the command line."""
    seeds = commands.add_parser("seeds", help=_("add the texts of documents, or list them"))
    actions = seeds.add_subparsers(dest="action", required=True, metavar=_("ACTION"))
    add = actions.add_parser("add", help=_("recognise documents by checksum and copy them to their place"))
    add.add_argument("files", nargs="+", type=Path, metavar=_("FILE"))
    add.set_defaults(run=_add)
    actions.add_parser(
        "list", help=_("list the documents and whether their text is on this computer")
    ).set_defaults(run=_list)


def _add(options: argparse.Namespace) -> int:
    failed = False
    for path in options.files:
        try:
            source = statements.add_document(path)
        except GeoError as error:
            # The other files may still be right: say this one and go on.
            print(error, file=sys.stderr)
            failed = True
        else:
            print(_("{file}: {title} ({id})").format(file=path.name, title=source.title, id=source.id))
    return FAILED if failed else 0


def _list(options: argparse.Namespace) -> int:
    found = statements.documents()
    for source in catalog.load_sources_lenient()[0].values():
        if source.sha256:
            state = _("here") if source.id in found else _("missing")
            print(f"{state}\t{source.id}\t{source.title}")
    return 0
