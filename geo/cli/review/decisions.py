"""``python -m geo review accept``, ``reject``, ``correct`` …: decisions on figures."""

from __future__ import annotations

import argparse
import re
import secrets
from typing import TYPE_CHECKING, Any

from geo.cli.common import Commands
from geo.cli.review.results import add_action, show
from geo.language import _

if TYPE_CHECKING:
    from geo.review.state import Review
    from geo.store.database import Store
    from geo.store.decisions import Decision

REASONS = ("no-figure", "other-subject", "wrong-value", "duplicate", "too-vague", "other")
"""As `geo.review.deciding.REASONS`, which is not imported to print help."""


def add_actions(actions: Commands) -> None:
    """Add an action a kind of decision."""
    accept = _one(actions, "accept", "accept", _("accept figures, with cells changed where some are given"))
    correct = _one(actions, "correct", "correct", _("change cells of figures, which stay to be reviewed"))
    for parser, required in ((accept, False), (correct, True)):
        parser.add_argument(
            "--set", action="append", type=_cell, default=[], required=required,
            metavar=_("COLUMN=VALUE"), help=_("a cell, by column of statements.csv; repeatable"),
        )  # fmt: skip
    accept.add_argument(
        "--new-institution", action="store_true",
        help=_("persons and bodies that these figures name and that are not known are new"),
    )  # fmt: skip
    reject = _one(actions, "reject", "reject", _("reject figures"))
    reject.add_argument("--reason", required=True, choices=REASONS, help=_("why"))
    reject.add_argument("--remark", default="", metavar=_("TEXT"), help=_("a remark beside the reason"))
    _one(actions, "skip", "skip", _("leave figures for later"))
    split = _one(actions, "split", "split", _("make two figures or more of each"))
    how = split.add_mutually_exclusive_group(required=True)
    how.add_argument(
        "--parts", type=_values, metavar=_("VALUE,VALUE"), help=_("the value of each part, as 1200,800")
    )
    how.add_argument(
        "--part", action="append", nargs="+", type=_cell, default=[],
        metavar=_("COLUMN=VALUE"), help=_("cells of one part; once a part"),
    )  # fmt: skip
    merge = _one(actions, "merge", "merge", _("give figures up for another that says the same"))
    merge.add_argument(
        "--into", required=True, type=int, metavar=_("N"), help=_("number of the figure that stays")
    )
    _one(actions, "reopen", "undo", _("take back the last decision on figures"))


def _one(actions: Commands, name: str, kind: str, text: str) -> argparse.ArgumentParser:
    parser = add_action(actions, name, text)
    parser.add_argument(
        "figures", nargs="+", type=int, metavar=_("N"), help=_("numbers of figures, as list shows them")
    )
    parser.set_defaults(run=decide, kind=kind)
    return parser


def _cell(text: str) -> tuple[str, str]:
    column, sign, value = text.partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(_("{text}: expected COLUMN=VALUE").format(text=text))
    return column, value


def _values(text: str) -> list[str]:
    values = [value.strip() for value in text.split(",")]
    if len(values) < 2 or not all(re.fullmatch(r"-?\d+(\.\d+)?", value) for value in values):
        expected = _("{text}: expected two numbers or more with commas between, as 1200,800 or 1200.5,800")
        raise argparse.ArgumentTypeError(expected.format(text=text))
    return values


def decide(options: argparse.Namespace) -> int:
    """Decide on all figures or, where one cannot be, on none."""
    from geo.review.deciding import Act, decide
    from geo.review.known import all_institutions
    from geo.review.names import NEW, UnknownNameError, unknown_names
    from geo.review.people import local_person
    from geo.review.state import reviews_of
    from geo.review.twice import round_in
    from geo.store.database import open_store

    numbers = list(dict.fromkeys(options.figures))
    store, person = open_store(), local_person()
    turn = round_in(store, person, numbers)
    with store.reading() as connection:
        seen = {review.id: review for review in reviews_of(connection, ids=numbers, round=turn)}
    fields = {"into": str(options.into)} if options.kind == "merge" else dict(getattr(options, "set", ()))
    reason = ": ".join(filter(None, (getattr(options, "reason", ""), getattr(options, "remark", ""))))
    parts = [dict(part) for part in getattr(options, "part", ())]
    names = all_institutions(store) if getattr(options, "new_institution", False) else {}
    acts = []
    for number in numbers:
        review = seen.get(number)
        own = dict(fields)
        if names and review is not None:
            own[NEW] = "|".join(name for _column, name in unknown_names(review.fields | fields, names))
        last, made = (review.seen, _parts(review, options)) if review else (0, [])
        acts.append(Act(number, options.kind, last, secrets.token_hex(16), own, reason, parts + made))
    try:
        decisions = decide(store, person, acts, round=turn)
    except UnknownNameError as error:
        way = _("take a known one with --set attributed_to=NAME, or say that it is new: --new-institution")
        raise UnknownNameError(f"{error}\n{way}") from None
    show(options, _decided(store, decisions, turn))
    return 0


def _parts(review: Review, options: argparse.Namespace) -> list[dict[str, str]]:
    """Return the parts whose values were given at once; one of a range is a number of its own."""
    bound = review.fields.get("bound", "")
    same = {"low": "", "high": "", "bound": "exact" if bound == "range" else bound}
    values = getattr(options, "parts", None) or ()
    return [{"value": value, "value_stated": value, **same} for value in values]


def _decided(store: Store, decisions: list[Decision], turn: str) -> list[tuple[str, dict[str, Any]]]:
    """Return what was decided as lines and records; of what was accepted or split also what is noticed."""
    from geo.cli.review.noticing import Noticing, with_remarks
    from geo.review.state import reviews_of
    from geo.review.words import decision_words, figure_line

    with store.reading() as connection:
        numbers = [one.candidate for one in decisions]
        parts = [int(n) for one in decisions for n in one.fields.get("parts", "").split()]
        now = {review.id: review for review in reviews_of(connection, ids=[*numbers, *parts], round=turn)}
    accepted = [now[one.candidate] for one in decisions if one.kind == "accept"]
    remarks = Noticing(store).remarks(accepted, turn) if accepted else {}
    results = []
    for decision in decisions:
        review = now[decision.candidate]
        line = _("figure {number}: {what} ({figure})").format(
            number=review.id, what=decision_words()[decision.kind], figure=figure_line(review.fields)
        )
        made = [now[int(number)] for number in decision.fields.get("parts", "").split()]
        parts_made = "; ".join(f"{one.id}: {figure_line(one.fields)}" for one in made)
        noticed = remarks.get(review.id, [])
        record = {"figure": review.id, "decision": decision.kind, "number": decision.number}
        record |= {"state": review.state, "by": decision.by, "at": decision.at}
        record |= {"parts": [one.id for one in made], "remarks": noticed}
        results.append((with_remarks(line, [*filter(None, [parts_made]), *noticed]), record))
    return results
