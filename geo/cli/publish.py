"""``python -m geo publish-static DIR``: the atlas as a dated folder that any web server can serve."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from geo.cli.common import Commands, day, unread
from geo.cli.outputs import say
from geo.errors import EditionError
from geo.language import _
from geo.style.numbers import format_number


def add_commands(commands: Commands) -> None:
    """Add ``publish-static`` to the command line."""
    parser = commands.add_parser(
        "publish-static",
        allow_abbrev=False,
        help=_("publish the atlas as a folder of pages and data for any web server"),
        description=_(
            "Write an edition: map, tables, places, disagreements, briefings, sources and data files in both "
            "languages, as plain files that any web server, object store or disk can serve. An edition is "
            "named by its day and data version and never changed; DIR keeps all editions and their index."
        ),
    )
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help=_("folder of the editions; made where it is missing")
    )
    parser.add_argument(
        "--date", type=day, default=None, metavar=_("DAY"), help=_("day of the edition; by default today")
    )
    parser.set_defaults(run=_publish)


def _publish(options: argparse.Namespace) -> int:
    from geo.atlas import read_atlas
    from geo.edition.publishing import publish, refuse_other

    refuse_other(options.folder)
    atlas = read_atlas()
    if atlas.faults:
        text = _("{what}. Nothing was published.")
        raise EditionError(text.format(what=unread(len(atlas.faults))))
    done = publish(atlas, options.folder, options.date or date.today(), report=say)
    size = format_number(round(done.size / 1e6))
    text = (
        _("{folder}: new edition with {files} files, {size} MB")
        if done.new
        else _("{folder}: this edition exists already, with {files} files, {size} MB; nothing was changed")
    )
    folder = options.folder / done.edition.id
    say(text.format(folder=folder, files=format_number(done.files), size=size))
    if done.edition.local:
        say(done.edition.local_words())
    return 0
