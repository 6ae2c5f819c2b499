"""The words of the review surface, in the language in use."""

from __future__ import annotations

from geo.language import _, current


def surface_words() -> dict[str, str]:
    """Return every word that the surface shows, by the name it has there."""
    return {
        "language": current(),
        "high": _("High confidence"),
        "middle": _("Middle confidence"),
        "low": _("Low confidence"),
        "accept": _("Accept"),
        "reject": _("Reject"),
        "skip": _("Skip"),
        "split": _("Split"),
        "merge": _("Merge"),
        "undo": _("Undo"),
        "save": _("Keep the changes"),
        "next_doubtful": _("Next doubtful"),
        "map": _("Open the map"),
        "map_label": _("On the map"),
        "map_none": _("No outline and no point of this place."),
        "cancel": _("Cancel"),
        "why": _("Why?"),
        "merge_into": _("Which one stays?"),
        "another": _("Another …"),
        "missing": _("not found"),
        "changed": _("changed"),
        "show": _("Show"),
        "evidence": _("Evidence"),
        "count": _("{done} of {total} reviewed"),
        "saving": _("Saving …"),
        "saved": _("All saved"),
        "help": _("Keys"),
        "close": _("Close"),
        "done_counts": _("Accepted: {accepted} · Rejected: {rejected}"),
        "all_done": _("All figures are reviewed."),
        "none_listed": _("No figure passes the filter."),
        "reject_shown": _("Reject the {n} shown …"),
        "no_measure": _("No measure"),
        "filter_state": _("All states"),
        "filter_measure": _("All measures"),
        "filter_level": _("Any confidence"),
        "order": _("Order"),
        "reading_order": _("Reading order"),
        "doubtful_first": _("Doubtful first"),
        "not_understood": _("Not understood."),
        "type_measure": _("Name of a measure"),
        "type_place": _("Name of a place"),
        "type_period": _("2013, 2012-2014, 2013-05 or 2013-05-31"),
        "type_value": _("49,800 or 200-300"),
        "type_speaker": _("Name of who says it"),
        "split_into": _("What does each part say?"),
        "new_name": _("a new name"),
        "needs_speaker": _("Who says it is not known: choose a known name, or it as a new one."),
        "needs_measure": _("The measure is missing: choose one."),
        "needs_place": _("The place is missing: choose one."),
        "needs_period": _("The period is missing: choose one."),
    }


def field_words() -> dict[str, str]:
    """Return what each field of `geo.review.surface.contract.FIELDS` is called."""
    return {
        "measure": _("Measure"),
        "place": _("Place"),
        "period": _("Period"),
        "value": _("Value"),
        "bound": _("How exact"),
        "speaker": _("Who says it"),
        "kind": _("Kind"),
    }


def key_words() -> tuple[tuple[str, str], ...]:
    """Return the keys with what each does, in the order in which help lists them."""
    return (
        (_("Enter or A"), _("accept the figure as it stands; at the end: go on")),
        ("R, 1–6", _("reject it, for a reason")),
        ("W", _("reject it: all right but the value")),
        ("1–9", _("choose for the field in focus")),
        ("↑ ↓", _("another field")),
        ("C", _("type something else into the field")),
        ("K", _("keep the changes without deciding")),
        ("S", _("skip: it comes again at the end")),
        ("X", _("split it in two")),
        ("M, 1–5", _("merge it into another")),
        ("U, Ctrl+Z", _("undo, as far back as you like")),
        ("N", _("next doubtful figure")),
        ("← →", _("figure before or after")),
        ("O", _("open the map in another tab")),
        ("?", _("these keys")),
    )
