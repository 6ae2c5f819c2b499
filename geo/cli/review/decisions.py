"""``python -m geo review accept``, ``reject``, ``correct`` …: decisions on figures."""

from __future__ import annotations

import argparse
import secrets

from geo.cli.common import Commands
from geo.cli.review.results import add_action, show
from geo.language import _

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
    reject = _one(actions, "reject", "reject", _("reject figures"))
    reject.add_argument("--reason", required=True, choices=REASONS, help=_("why"))
    reject.add_argument("--remark", default="", metavar=_("TEXT"), help=_("a remark beside the reason"))
    _one(actions, "skip", "skip", _("leave figures for later"))
    split = _one(actions, "split", "split", _("make two figures or more of each"))
    split.add_argument(
        "--part", action="append", nargs="+", type=_cell, required=True,
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


def decide(options: argparse.Namespace) -> int:
    """Decide on all figures or, where one cannot be, on none."""
    from geo.review.deciding import Act, decide
    from geo.review.people import local_person
    from geo.review.state import reviews_of
    from geo.review.twice import round_in
    from geo.review.words import decision_words, figure_line
    from geo.store.database import open_store

    numbers = list(dict.fromkeys(options.figures))
    store, person = open_store(), local_person()
    turn = round_in(store, person, numbers)
    with store.reading() as connection:
        seen = {review.id: review.seen for review in reviews_of(connection, ids=numbers, round=turn)}
    fields = {"into": str(options.into)} if options.kind == "merge" else dict(getattr(options, "set", ()))
    reason = ": ".join(filter(None, (getattr(options, "reason", ""), getattr(options, "remark", ""))))
    parts = [dict(part) for part in getattr(options, "part", ())]
    acts = [
        Act(number, options.kind, seen.get(number, 0), secrets.token_hex(16), fields, reason, parts)
        for number in numbers
    ]
    decisions = decide(store, person, acts, round=turn)
    with store.reading() as connection:
        now = {review.id: review for review in reviews_of(connection, ids=numbers, round=turn)}
    results = []
    for decision in decisions:
        review = now[decision.candidate]
        line = _("figure {number}: {what} ({figure})").format(
            number=review.id, what=decision_words()[decision.kind], figure=figure_line(review.fields)
        )
        record = {"figure": review.id, "decision": decision.kind, "number": decision.number}
        results.append((line, record | {"state": review.state, "by": decision.by, "at": decision.at}))
    show(options, results)
    return 0
