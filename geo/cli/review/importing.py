"""``python -m geo review import | template``: figures from a table, and a table to fill in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from geo.cli.common import Commands
from geo.cli.review.results import add_action, show
from geo.language import _, ngettext


def add_actions(actions: Commands) -> None:
    """Add ``import`` and ``template``."""
    bring = add_action(actions, "import", _("import figures from a CSV or XLSX: all of them or none"))
    bring.add_argument("file", type=Path, metavar=_("FILE"))
    bring.add_argument(
        "--reviewed", action="store_true",
        help=_("count them as reviewed by you; without it they wait to be reviewed"),
    )  # fmt: skip
    bring.add_argument(
        "--new-institution", action="store_true",
        help=_("with --reviewed: persons and bodies that are not known are new"),
    )  # fmt: skip
    bring.add_argument("--reason", default="", metavar=_("TEXT"), help=_("why they count as reviewed"))
    bring.set_defaults(run=_import)
    about = _("write a CSV or XLSX to fill in and import, or the description of a source (YAML)")
    blank = add_action(actions, "template", about)
    blank.add_argument("file", type=Path, metavar=_("OUT"))
    blank.add_argument("--overwrite", action="store_true", help=_("replace a file that is there"))
    blank.set_defaults(run=_template)


def _import(options: argparse.Namespace) -> int:
    from geo.review.people import local_person
    from geo.review.tables.bulk import import_figures, imported_before, not_taken
    from geo.review.tables.sheets import MOST_BYTES
    from geo.storage import read_file
    from geo.store.database import open_store

    content = read_file(options.file, MOST_BYTES)
    brought = import_figures(
        open_store(), local_person(), options.file.name, content, reviewed=options.reviewed,
        reason=options.reason, new_names=options.new_institution,
    )  # fmt: skip
    count = len(brought.candidates)
    figures = ngettext("{n} figure", "{n} figures", count).format(n=count)
    if brought.new:
        state = _("accepted") if options.reviewed else _("to review")
        line = _("{file}: {figures} imported, {state}").format(
            file=options.file.name, figures=figures, state=state
        )
    else:
        line = imported_before(options.file.name, brought)
    record = {"figures": list(brought.candidates), "new": brought.new, "by": brought.by, "at": brought.at}
    show(options, [(line, record)])
    if brought.new and brought.about["not_taken"]:
        print(not_taken(brought.about["not_taken"]), file=sys.stderr)
    return 0


def _template(options: argparse.Namespace) -> int:
    from geo.review.tables.cards import CARD, card_template
    from geo.review.tables.templates import template
    from geo.storage import save

    form = options.file.suffix.lower().removeprefix(".")
    content = card_template() if form == CARD else template(form)
    save(options.file, lambda draft: draft.write_bytes(content), overwrite=options.overwrite)
    show(options, [(_("{file} written").format(file=options.file), {"file": str(options.file)})])
    return 0
