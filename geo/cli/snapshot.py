"""``python -m geo snapshot OUT…``: a view as a picture or as a document that stands alone."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from geo.cli.common import Commands
from geo.cli.outputs import Writer, add_output_options, write_all
from geo.cli.view_options import add_view_options
from geo.language import _

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.exports import Request


def _html() -> Writer:
    from geo.exports import write_html

    def write(atlas: Atlas, request: Request, path: Path, options: argparse.Namespace) -> str:
        write_html(atlas, request, path, overwrite=options.overwrite)
        return _("map that needs no network")

    return write


WRITERS: dict[str, Callable[[], Writer]] = {"html": _html}
"""By the ending of a file's name, what returns its writer; a further format is one more line."""


def add_commands(commands: Commands) -> None:
    """Add ``snapshot`` to the command line."""
    snapshot = commands.add_parser(
        "snapshot",
        allow_abbrev=False,
        help=_("write a view to a file that is looked at"),
        description=_(
            "Write a view to a file: HTML is the map of the page with all years, in both languages, working "
            "without a network. Each file is checked, and carries its view: --from makes it again."
        ),
    )
    add_output_options(snapshot, WRITERS)
    add_view_options(snapshot)
    snapshot.set_defaults(run=_snapshot)


def _snapshot(options: argparse.Namespace) -> int:
    return write_all(options, WRITERS)
