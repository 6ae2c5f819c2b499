"""``python -m geo review backup`` and ``restore``: the whole store as a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from geo.cli.common import Commands
from geo.cli.review.results import add_action, show
from geo.errors import StoreError
from geo.language import _, ngettext
from geo.storage import read_file, refuse


def add_actions(actions: Commands) -> None:
    """Add ``backup`` and ``restore``."""
    backup = add_action(actions, "backup", _("write everything that was fed in to one file"))
    backup.add_argument("out", type=Path, metavar=_("OUT"), help=_("a zip; restore reads it again"))
    backup.add_argument("--overwrite", action="store_true", help=_("replace a file that exists"))
    backup.set_defaults(run=_backup)
    restored = add_action(actions, "restore", _("restore what backup wrote, all or nothing"))
    restored.add_argument("file", type=Path, metavar=_("IN"), help=_("a backup"))
    restored.add_argument(
        "--replace", action="store_true", help=_("give up what there is for it, once it was backed up")
    )
    restored.set_defaults(run=_restore)


def _backup(options: argparse.Namespace) -> int:
    from geo.review.backups import back_up
    from geo.review.people import local_person
    from geo.store.database import open_store

    refuse(options.out, overwrite=options.overwrite, error=StoreError)
    manifest = back_up(open_store(), local_person(), options.out)
    line = ngettext("{file}: {n} record", "{file}: {n} records", manifest.rows).format(
        file=options.out, n=manifest.rows
    )
    show(options, [(line, {"file": str(options.out), "records": manifest.rows, "at": manifest.made})])
    return 0


def _restore(options: argparse.Namespace) -> int:
    from geo.review.backups import restore, restored_words
    from geo.review.people import local_person
    from geo.store.backup import MOST
    from geo.store.database import open_store

    content = read_file(options.file, MOST, error=StoreError)
    store = open_store()
    manifest, former = restore(store, local_person(), content, str(options.file), replace=options.replace)
    record = {"records": manifest.rows, "at": manifest.made, "former": str(former or "")}
    show(options, [(restored_words(manifest, former), record)])
    return 0
