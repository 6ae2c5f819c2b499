"""``python -m geo review show``: a figure with its sentence, what else it may be, and what is doubtful."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from geo.cli.common import Commands
from geo.cli.review.results import add_action, show
from geo.errors import ReviewError
from geo.language import _

if TYPE_CHECKING:
    from geo.review.state import Review
    from geo.review.surface.contract import Figure


def add_actions(actions: Commands) -> None:
    """Add ``show``."""
    parser = add_action(
        actions, "show", _("show figures with their sentence, what else they may be, what is doubtful")
    )
    parser.add_argument(
        "figures", nargs="+", type=int, metavar=_("N"), help=_("numbers of figures, as list shows them")
    )
    parser.set_defaults(run=_show)


def _show(options: argparse.Namespace) -> int:
    show(options, _looked_at(list(dict.fromkeys(options.figures))))
    return 0


def _looked_at(numbers: list[int]) -> Iterator[tuple[str, dict[str, Any]]]:
    from geo.cli.review.noticing import Noticing
    from geo.review.people import local_person
    from geo.review.state import reviews_of
    from geo.review.surface.queue import Places, figure_of
    from geo.review.twice import round_in
    from geo.store.database import open_store
    from geo.store.documents import get_document

    store = open_store()
    noticing = Noticing(store)
    turn = round_in(store, local_person(), numbers, take=False)
    with store.reading() as connection:
        found = {one.id: one for one in reviews_of(connection, ids=numbers, round=turn)}
    for number in numbers:
        review = found.get(number)
        if review is None:
            raise ReviewError(_("there is no candidate {number}").format(number=number))
        document = review.candidate.document
        text = get_document(store, document).text if document is not None else ""
        places = Places(text)
        span = places.of(review.candidate.fields)
        first, last = places.sentence(*span) if span[1] else (0, 0)
        figure = figure_of(review, noticing.known.atlas, places, noticing.names)
        remarks = noticing.remarks([review], turn)[number]
        before, after = places.around(text, first, last) if last else ("", "")
        record = {
            "figure": number,
            "state": review.state,
            "sentence": " ".join(text[first:last].split()),
            "before": before,
            "after": after,
            "fields": {name: value for name, value in review.fields.items() if value},
            "confidence": figure["level"],
            "why": figure["why"],
            "alternatives": review.candidate.alternatives,
            "remarks": remarks,
        }
        yield _text(review, figure, record), record


def _text(review: Review, figure: Figure, record: dict[str, Any]) -> str:
    from geo.review.words import figure_line, state_words

    lines = [f"{review.id}\t{state_words()[review.state]}\t{figure_line(review.fields)}"]
    if record["sentence"]:
        lines.append(f"“{record['sentence']}”")
        lines += [_("before it: {text}").format(text=record["before"])] if record["before"] else []
        lines += [_("after it: {text}").format(text=record["after"])] if record["after"] else []
    cells = ("kind", "bound", "attributed_to", "institution", "flag")
    lines.append(", ".join(f"{name}={review.fields[name]}" for name in cells if review.fields.get(name)))
    lines.append(f"{figure['level']}: {'; '.join(figure['why'])}")
    for field, offered in review.candidate.alternatives.items():
        values = [one["value"] or "?" for one in offered]
        if len(values) > 1:
            lines.append(_("{field} may be {values}").format(field=field, values=", ".join(values)))
    return "\n  ".join([*filter(None, lines), *record["remarks"]])
