"""What a reader calls the states, decisions and reasons of a review."""

from __future__ import annotations

from collections.abc import Mapping

from geo.language import _
from geo.review.records import OFFERED_READINGS
from geo.store.batches import INSTITUTION, MEASURE, PLACE, SOURCE, STATEMENT, UNDO, Item
from geo.wording.kinds import reading_words


def state_words() -> dict[str, str]:
    """Return what each state of a candidate is called (`geo.review.state`)."""
    return {
        "open": _("to review"),
        "accepted": _("accepted"),
        "rejected": _("rejected"),
        "skipped": _("skipped"),
        "replaced": _("split or merged"),
    }


def decision_words() -> dict[str, str]:
    """Return what each kind of decision did (`geo.store.decisions`)."""
    return {
        "accept": _("accepted"),
        "reject": _("rejected"),
        "correct": _("corrected"),
        "skip": _("skipped"),
        "split": _("split"),
        "merge": _("merged"),
        "undo": _("last decision taken back"),
    }


def reason_words() -> dict[str, str]:
    """Return why a candidate is rejected, by the codes of `geo.review.deciding.REASONS`."""
    return {
        "no-figure": _("no figure"),
        "other-subject": _("about something else"),
        "wrong-value": _("all right but the value"),
        "duplicate": _("a duplicate"),
        "too-vague": _("too vague"),
        "other": _("another reason"),
    }


def offered_readings() -> dict[str, str]:
    """Return how a figure can have been read (`geo.review.records.OFFERED_READINGS`)."""
    words = reading_words()
    return {name: words[name] for name in OFFERED_READINGS}


def figure_line(fields: Mapping[str, str]) -> str:
    """Return the cells of a candidate in one line; what is not known is a question mark."""
    first, last = fields.get("period_start", ""), fields.get("period_end", "")
    whole_year = first[4:] == "-01-01" and last == f"{first[:4]}-12-31"
    period = first[:4] if whole_year else first if first == last else f"{first}/{last}"
    value = fields.get("value", "") or "–".join(filter(None, (fields.get("low"), fields.get("high"))))
    amount = " ".join(filter(None, (value, fields.get("unit", ""))))
    cells = (fields.get("measure", ""), fields.get("place", ""), period, amount)
    return ", ".join(cell or "?" for cell in cells)


def record_kinds() -> dict[str, str]:
    """Return what each kind of published record is called."""
    return {
        STATEMENT: _("figure"),
        SOURCE: _("source"),
        PLACE: _("place"),
        MEASURE: _("measure"),
        INSTITUTION: _("institution"),
    }


def item_words(item: Item, how: str = "") -> str:
    """Return a record of a batch in one line; ``how`` is that of `geo.review.publication.plans.Waiting`."""
    if item.kind == UNDO:
        return _("takes back item {number}").format(number=item.record)
    text = {
        "new": _("new: {kind} {record}"),
        "changed": _("changed: {kind} {record}"),
        "withdrawn": _("withdrawn: {kind} {record}"),
        "": "{kind} {record}",
    }["withdrawn" if item.body is None else how]
    line = text.format(kind=record_kinds()[item.kind], record=item.record)
    return f"{line}: {figure_line(item.body)}" if item.kind == STATEMENT and item.body else line
