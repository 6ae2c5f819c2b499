"""``python -m geo review publish`` and ``undo``: batches of published figures."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.cli.common import Commands
from geo.cli.review.decisions import decide
from geo.cli.review.results import add_action, show
from geo.errors import ReviewError
from geo.language import _, ngettext
from geo.storage import refuse

if TYPE_CHECKING:
    from geo.review.publication.plans import Missing
    from geo.store.batches import Batch
    from geo.store.database import Store


def add_actions(actions: Commands) -> None:
    """Add ``publish`` and ``undo``."""
    publish = add_action(actions, "publish", _("publish accepted figures with the own records they need"))
    publish.add_argument(
        "figures",
        nargs="*",
        type=int,
        metavar=_("N"),
        help=_("numbers of figures; all that wait where none is given"),
    )
    publish.add_argument("--reason", default="", metavar=_("TEXT"), help=_("why, for who reads the batch"))
    publish.add_argument(
        "--dry-run", action="store_true", help=_("only say what waits, what is missing and what will differ")
    )
    publish.set_defaults(run=_publish)
    export = add_action(
        actions, "export", _("write the data package with all that is published in it as a zip")
    )
    export.add_argument("out", type=Path, metavar=_("OUT"), help=_("a zip whose folder geo check passes"))
    export.add_argument("--overwrite", action="store_true", help=_("replace a file that exists"))
    export.set_defaults(run=_export)
    undo = add_action(actions, "undo", _("take a published batch back, whole or in part"))
    undo.add_argument(
        "batch",
        nargs="?",
        type=int,
        metavar=_("BATCH"),
        help=_("its number; the newest that still counts where none is given"),
    )
    undo.add_argument(
        "--candidate", dest="figures", nargs="+", type=int, metavar=_("N"),
        help=_("not a batch, but the last decision on these figures"),
    )  # fmt: skip
    undo.add_argument(
        "--items",
        nargs="+",
        type=int,
        metavar=_("N"),
        help=_("only these items, by the numbers that list shows"),
    )
    undo.add_argument("--reason", default="", metavar=_("TEXT"), help=_("why, for who reads the batch"))
    undo.set_defaults(run=_undo, kind="undo")


def _publish(options: argparse.Namespace) -> int:
    from geo.review.people import local_person
    from geo.review.publication.planning import plan
    from geo.review.publication.publishing import left_out, publish
    from geo.store.database import open_store

    store = open_store()
    if options.dry_run:
        show(options, _waiting(options.figures or None))
        return 0
    batch = publish(store, local_person(), options.reason, only=options.figures or None)
    show(options, [batch_result(batch)])
    for one in left_out(plan(store)):
        print(_("not published: {what}").format(what=missing_line(one)), file=sys.stderr)
    return 0


def missing_line(one: Missing) -> str:
    """Return what keeps figures from being published, with the command that helps."""
    return f"{one.text} (geo review attach {one.document} ID)" if one.document else one.text


def _waiting(only: list[int] | None) -> list[tuple[str, dict[str, Any]]]:
    from geo.atlas import read_atlas
    from geo.review.publication.differences import differences
    from geo.review.publication.planning import plan
    from geo.review.publication.publishing import left_out
    from geo.review.words import item_words
    from geo.store.database import open_store

    store = open_store()
    found = plan(store)
    chosen = found.chosen(only)
    results: list[tuple[str, dict[str, Any]]] = [
        (item_words(one.item, one.how), {"figure": one.candidate, "record": one.item.record, "how": one.how})
        for one in chosen
    ]
    results += [
        (missing_line(one), {"missing": one.text, "figures": list(one.candidates)}) for one in left_out(found)
    ]
    said = differences(store, [one.item for one in chosen], read_atlas()) if chosen else []
    return results + [(one.text, {"about": one.about, "text": one.text}) for one in said]


def _export(options: argparse.Namespace) -> int:
    from geo.review.publication.packages import export_package
    from geo.store.database import open_store

    refuse(options.out, overwrite=options.overwrite, error=ReviewError)
    done = export_package(open_store(), options.out)
    count = ngettext("{n} published record", "{n} published records", done.records).format(n=done.records)
    line = _("{file}: {records}, data version {version}").format(
        file=options.out, records=count, version=done.version
    )
    if done.left_out:
        line += "; " + _("nothing names {names}: left out").format(names=", ".join(done.left_out))
    record = {"file": str(options.out), "records": done.records, "version": done.version}
    show(options, [(line, record | {"left_out": list(done.left_out)})])
    return 0


def _undo(options: argparse.Namespace) -> int:
    if options.figures:
        return decide(options)
    from geo.review.people import local_person
    from geo.review.publication.publishing import undo
    from geo.store.database import open_store

    store = open_store()
    number = options.batch if options.batch is not None else _newest_that_counts(store)
    show(options, [batch_result(undo(store, local_person(), number, options.items, options.reason))])
    return 0


def _newest_that_counts(store: Store) -> int:
    """Return the newest batch of figures that is not taken back whole.

    Raises
    ------
    ReviewError
        There is none.
    """
    from geo.store.batches import items_of, list_batches, taken_back

    batches = list_batches(store)
    back = taken_back(items_of(batches))
    for batch in batches:
        if batch.undoes is None and any(item.id not in back for item in batch.items):
            return batch.id
    raise ReviewError(_("nothing that was published is left to take back"))


def batch_result(batch: Batch) -> tuple[str, dict[str, Any]]:
    """Return a batch as a line and as a record."""
    text = ngettext("batch {number}: {count} record", "batch {number}: {count} records", len(batch.items))
    if batch.undoes is not None:
        text = ngettext(
            "batch {number}: {count} record of batch {undone} taken back",
            "batch {number}: {count} records of batch {undone} taken back",
            len(batch.items),
        )
    line = text.format(number=batch.id, count=len(batch.items), undone=batch.undoes)
    items = [
        {"id": item.id, "kind": item.kind, "record": item.record, "evidence": item.evidence}
        for item in batch.items
    ]
    said = ", ".join(filter(None, (batch.by, batch.at[:16].replace("T", " "), batch.reason)))
    record = {
        "batch": batch.id,
        "at": batch.at,
        "by": batch.by,
        "reason": batch.reason,
        "undoes": batch.undoes,
    }
    return f"{line} ({said})", record | {"items": items}


def batch_lines() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each batch, the newest first, as a line, and its items as lines below it."""
    from geo.review.words import item_words
    from geo.store.batches import items_of, list_batches, taken_back
    from geo.store.database import open_store

    batches = list_batches(open_store())
    back = taken_back(items_of(batches))
    for batch in batches:
        line, record = batch_result(batch)
        gone = "\t" + _("taken back")
        rows = [
            f"  {item.id}\t{item_words(item)}" + (gone if item.id in back else "") for item in batch.items
        ]
        yield "\n".join([line, *rows]), record | {"taken_back": [i.id for i in batch.items if i.id in back]}
