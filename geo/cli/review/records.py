"""``python -m geo review source | place | measure | institution``: own records, from YAML files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from geo.cli.common import Commands
from geo.cli.review.results import add_action, show
from geo.errors import ReviewError, StaleDecisionError
from geo.language import _
from geo.storage import read_file

KINDS = ("source", "place", "measure", "institution")
"""As `geo.review.known.KINDS`, which is not imported to print help."""


def add_actions(actions: Commands) -> None:
    """Add a group of actions a kind, and ``attach``."""
    texts = {
        "source": _("sources of your own"),
        "place": _("places of your own"),
        "measure": _("measures of your own"),
        "institution": _("institutions of your own"),
    }
    for kind in KINDS:
        group = actions.add_parser(kind, allow_abbrev=False, help=texts[kind], description=texts[kind])
        group.set_defaults(kind=kind)
        ways = group.add_subparsers(dest="way", required=True, metavar=_("ACTION"))
        add = add_action(ways, "add", _("add one, or change it, from a YAML file"))
        add.add_argument("file", type=Path, metavar=_("FILE"))
        add.set_defaults(run=_add)
        add_action(ways, "list", _("list them")).set_defaults(run=_list)
        withdraw = add_action(ways, "withdraw", _("take one away; its earlier states stay"))
        withdraw.add_argument("record", metavar=_("ID"))
        withdraw.set_defaults(run=_withdraw)
    attach = add_action(actions, "attach", _("say which source a document is"))
    attach.add_argument("document", type=int, metavar=_("N"), help=_("number of the document"))
    attach.add_argument("source", metavar=_("ID"), help=_("id of the source"))
    attach.add_argument("--reading", default="press", help=_("how figures are read in it"))
    attach.add_argument(
        "--instead-of", default="", metavar=_("ID"), help=_("the source that was said before, to change it")
    )
    attach.set_defaults(run=_attach)


def _add(options: argparse.Namespace) -> int:
    from geo.review.known import own_records
    from geo.review.people import local_person
    from geo.review.records import key_of, save_record
    from geo.review.tables.cards import LARGEST, cells_of
    from geo.store.database import open_store

    content = read_file(options.file, LARGEST, error=ReviewError)
    store, cells = open_store(), cells_of(content, options.file.name)
    held = own_records(store, options.kind).get(key_of(options.kind, cells))
    entry = save_record(store, local_person(), options.kind, cells, seen=held.number if held else 0)
    line = _("{name}: kept, state {number}").format(name=entry.key, number=entry.number)
    show(options, [(line, {"kind": entry.kind, "id": entry.key, "number": entry.number})])
    return 0


def _list(options: argparse.Namespace) -> int:
    from geo.store.address import store_exists

    if not store_exists():
        show(options, [])
        return 0
    from geo.review.known import own_records
    from geo.store.database import open_store

    found = own_records(open_store(), options.kind)
    show(
        options,
        [
            ("\t".join((key, entry.by, entry.at)), {"id": key, "by": entry.by, "at": entry.at, **entry.body})
            for key, entry in found.items()
            if entry.body is not None
        ],
    )
    return 0


def _withdraw(options: argparse.Namespace) -> int:
    from geo.review.known import own_records
    from geo.review.people import local_person
    from geo.review.records import withdraw_record
    from geo.store.database import open_store

    store = open_store()
    held = own_records(store, options.kind).get(options.record)
    seen = held.number if held else 0
    entry = withdraw_record(store, local_person(), options.kind, options.record, seen=seen)
    line = _("{name}: withdrawn").format(name=entry.key)
    show(options, [(line, {"kind": entry.kind, "id": entry.key, "number": entry.number})])
    return 0


def _attach(options: argparse.Namespace) -> int:
    from geo.review.people import local_person
    from geo.review.records import attach, attached_state, day_doubt
    from geo.store.database import open_store

    store = open_store()
    held = attached_state(store, options.document)
    known = (held.body or {}).get("source", "") if held else ""
    seen = held.number if held and known == options.instead_of else 0
    try:
        attach(store, local_person(), options.document, options.source, options.reading, seen=seen)
    except StaleDecisionError as error:
        way = _("to change it: --instead-of {source}").format(source=known)
        raise StaleDecisionError(f"{error} ({way})") from None
    line = _("document {number}: its source is {source}").format(
        number=options.document, source=options.source
    )
    if doubt := day_doubt(store, options.document, options.source):
        print(doubt, file=sys.stderr)
    show(
        options,
        [(line, {"document": options.document, "source": options.source, "reading": options.reading})],
    )
    return 0
