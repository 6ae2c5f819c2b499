"""Commands of ``python -m geo review``: documents, decisions, batches, by the same rules as on the page.

Each group of actions is a module of its own with ``add_actions``; what they work on is imported when an
action runs, since SQLAlchemy is slow to load and no other command needs it.
"""

from __future__ import annotations

from geo.cli.common import Commands
from geo.cli.review import backups, batches, decisions, documents, importing, lessons, looking, records
from geo.language import _

GROUPS = (documents, looking, decisions, importing, records, lessons, batches, backups)
"""Modules with actions, in the order in which help lists them."""


def add_commands(commands: Commands) -> None:
    """Add ``review`` with its actions to the command line."""
    group = commands.add_parser(
        "review",
        allow_abbrev=False,
        help=_("add documents, decide on their figures, publish and undo"),
        description=_(
            "Add documents, decide on the figures read from them, publish and undo: the same as on the page. "
            "All of it is kept in the workspace (GEO_HOME), or in PostgreSQL where DATABASE_URL names one."
        ),
    )
    actions = group.add_subparsers(dest="action", required=True, metavar=_("ACTION"))
    for one in GROUPS:
        one.add_actions(actions)
