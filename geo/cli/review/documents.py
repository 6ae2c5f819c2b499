"""``python -m geo review add | list``: documents that are read, and figures that wait."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.cli.common import FAILED, Commands
from geo.cli.extract import add_document_options
from geo.cli.review.results import add_action, show
from geo.errors import GeoError
from geo.language import _, ngettext

if TYPE_CHECKING:
    from geo.review.state import Review

Result = tuple[str, dict[str, Any]]
ROUNDS = ("first", "second", "final")
"""As `geo.store.decisions` has them, which is not imported to print help."""
STATES = ("open", "accepted", "rejected", "skipped", "replaced")


def add_actions(actions: Commands) -> None:
    """Add ``add`` and ``list``."""
    add = add_action(actions, "add", _("read documents and keep the figures found in them"))
    add.add_argument("files", nargs="+", type=Path, metavar=_("FILE"), help=_("documents or folders of them"))
    add_document_options(add)
    add.set_defaults(run=_add)
    listing = add_action(actions, "list", _("list documents, or the figures of one or in one state"))
    listing.add_argument(
        "what", nargs="?", choices=["documents", "batches"], default="documents",
        help=_("documents, or what was published batch by batch"),
    )  # fmt: skip
    listing.add_argument("--document", type=int, metavar=_("N"), help=_("figures of this document only"))
    listing.add_argument("--state", choices=STATES, help=_("figures in this state only"))
    listing.add_argument(
        "--round", choices=ROUNDS, help=_("of a document reviewed twice: whose decisions; yours by default")
    )
    listing.set_defaults(run=_list)


def _add(options: argparse.Namespace) -> int:
    from geo.extract.documents import documents_in

    found = documents_in(options.files)
    failed = [refused.reason for refused in found.refused]
    for reason in failed:
        print(reason, file=sys.stderr)
    show(options, _added(options, found.documents, failed))
    return FAILED if failed else 0


def _added(options: argparse.Namespace, files: tuple[Path, ...], failed: list[str]) -> Iterator[Result]:
    """Keep one document after another; what is refused is said on standard error and keeps no other out."""
    from geo.extract.documents import read_content
    from geo.review.adding import keep_document, read_document
    from geo.review.lessons import lessons_in
    from geo.review.people import local_person
    from geo.store.database import open_store

    person = local_person()
    store = open_store()
    lessons = lessons_in(store)
    for path in files:
        try:
            content = read_content(path)
            read = read_document(path.name, content, options.published, options.document_language, lessons)
        except GeoError as error:
            print(error, file=sys.stderr)
            failed.append(str(error))
            continue
        for note in read.notes:
            print(f"{path}: {note}", file=sys.stderr)
        document, new = keep_document(store, person, read)
        count = len(read.statements)
        words = ngettext("{n} figure", "{n} figures", count).format(n=count)
        if new:
            line = _("document {number}: {name}, {figures}").format(
                number=document.id, name=document.name, figures=words
            )
        else:
            line = _("document {number}: {name} was added before, as {first}").format(
                number=document.id, name=path.name, first=document.name
            )
        record = {"document": document.id, "name": document.name, "new": new, "figures": count}
        yield line, record | {"published": document.published, "language": document.language}


def _list(options: argparse.Namespace) -> int:
    from geo.store.address import store_exists

    if not store_exists():
        show(options, [])
    elif options.what == "batches":
        from geo.cli.review.batches import batch_lines

        show(options, batch_lines())
    elif options.document is None and options.state is None:
        show(options, _documents())
    else:
        show(options, _figures(options.document, options.state, options.round))
    return 0


def _documents() -> Iterator[Result]:
    from geo.review.listing import document_counts
    from geo.store.database import open_store

    for document, counts in document_counts(open_store()):
        record = {
            "document": document.id,
            "name": document.name,
            "published": document.published,
            "language": document.language,
            "figures": counts.total,
            "open": counts.open,
            "by": document.by,
            "at": document.at,
        }
        figures = ngettext("{n} figure", "{n} figures", counts.total).format(n=counts.total)
        still = _("{n} to review").format(n=counts.open)
        cells = (str(document.id), document.name, document.published or "?", figures, still)
        yield "\t".join(cells), record


def _figures(document: int | None, state: str | None, round: str | None) -> Iterator[Result]:
    """Yield the figures of a document as one round has them, or those of all as they stand in the end."""
    from geo.cli.review.noticing import Noticing
    from geo.review.people import local_person
    from geo.review.twice import reviewed_twice, reviews_in_round, round_seen, settled_reviews
    from geo.store.database import open_store
    from geo.store.decisions import FIRST
    from geo.store.documents import get_document

    store = open_store()
    twice, turn = reviewed_twice(store), round or FIRST
    if document is not None:
        get_document(store, document)
        turn = round or round_seen(store, local_person(), document)
    with store.reading() as connection:
        if document is None:
            reviews = settled_reviews(connection, twice)
        else:
            reviews = reviews_in_round(connection, document, turn)
    reviews = [review for review in reviews if state in (None, review.state)]
    remarks = Noticing(store).remarks(reviews, turn) if reviews else {}
    for review in reviews:
        told = remarks[review.id] if review.state not in ("rejected", "replaced") else []
        yield _figure(review, told, turn if document in twice else "")


def _figure(review: Review, remarks: list[str], round: str) -> Result:
    from geo.cli.review.noticing import with_remarks
    from geo.review.words import figure_line, state_words

    candidate = review.candidate
    quote = " ".join(candidate.quote.split())
    line = (str(review.id), state_words()[review.state], figure_line(review.fields), quote)
    record = {
        "figure": review.id,
        "document": candidate.document,
        "state": review.state,
        "origin": candidate.origin,
        "confidence": candidate.confidence,
        "quote": candidate.quote,
        "fields": {name: value for name, value in review.fields.items() if value},
        "by": review.last.by if review.last else "",
        "reason": review.last.reason if review.last else "",
        "remarks": remarks,
        "round": round,
    }
    return with_remarks("\t".join(line), remarks), record
