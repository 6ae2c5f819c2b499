"""What the Compare page says in words: the two sides, and how many rose, fell or cannot be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from geo.estimates import Difference, Together
from geo.language import _, ngettext
from geo.model import Comparison, Measure, View
from geo.style.numbers import format_value
from geo.ui.frame.atlas import Atlas
from geo.wording.kinds import level_places, reason_names
from geo.wording.view import lens_label, measure_label, published_by

MINUS = "\u2212"


def side_label(view: View, part: str, atlas: Atlas) -> str:
    """Return what one side is called: its year, day, lens or measure."""
    if part == "year":
        return str(view.year)
    if part == "lens":
        return lens_label(view.whole_lens, atlas)
    if part == "measure":
        return measure_label(atlas, view.measure)
    return published_by(view.as_of)


def both_label(now: Comparison, atlas: Atlas) -> str:
    """Return what both sides have in common: measure and unit, year, as-of day, lens."""
    left, parts = now.left, []
    if now.part != "measure":
        parts.append(measure_label(atlas, left.measure))
    if now.part != "year" and left.year is not None:
        parts.append(str(left.year))
    if now.part != "as_of":
        parts.append(side_label(left, "as_of", atlas))
    if now.part != "lens":
        parts.append(lens_label(left.whole_lens, atlas))
    return " · ".join(parts)


def summary(found: Sequence[Difference], now: Comparison, atlas: Atlas) -> str:
    """Return how many places rose, fell, stayed or cannot be compared, and why not, in one sentence."""
    tally = Counter(_outcome(d) for d in found)
    names = {"level": level_places()[now.left.level], "total": len(found)}
    if now.part == "measure" and now.left.measure != now.right.measure:
        return _beside(found, names)
    names |= {
        "left": side_label(now.left, now.part, atlas),
        "right": side_label(now.right, now.part, atlas),
    }
    opening = {
        "year": _("Of {total} {level}, from {left} to {right}: {parts}."),
        "as_of": _("Of {total} {level}, {left} and {right}: {parts}."),
        "lens": _("Of {total} {level}, “{right}” compared with “{left}”: {parts}."),
        "measure": _("Of {total} {level}: {parts}."),
    }[now.part]
    parts = [_outcome_words(now.part, name, tally[name]) for name in ("up", "down", "same") if tally[name]]
    if tally["apart"]:
        text = ngettext("{n} cannot be compared", "{n} cannot be compared", tally["apart"])
        parts.append(f"{text.format(n=tally['apart'])} ({_reasons(found)})")
    return opening.format(**names, parts=", ".join(parts) or _("no figure"))


def _outcome(found: Difference) -> str:
    if found.change is None:
        return "apart"
    return "same" if found.change == 0 else "up" if found.change > 0 else "down"


def _outcome_words(part: str, outcome: str, n: int) -> str:
    """Return how many went up, down or stayed, in the words that fit what the two sides differ in."""
    over_time = {
        "up": ngettext("{n} rose", "{n} rose", n),
        "down": ngettext("{n} fell", "{n} fell", n),
        "same": ngettext("{n} unchanged", "{n} unchanged", n),
    }
    revised = {
        "up": ngettext("{n} revised upwards", "{n} revised upwards", n),
        "down": ngettext("{n} revised downwards", "{n} revised downwards", n),
        "same": ngettext("{n} unchanged", "{n} unchanged", n),
    }
    apart = {
        "up": ngettext("{n} higher", "{n} higher", n),
        "down": ngettext("{n} lower", "{n} lower", n),
        "same": ngettext("{n} the same", "{n} the same", n),
    }
    words = {"year": over_time, "as_of": revised}.get(part, apart)
    return words[outcome].format(n=n)


def direction_words(part: str) -> dict[str, str]:
    """Return what the two directions of a difference are called, in the words that fit ``part``."""
    if part == "year":
        return {"rise": _("rose"), "fall": _("fell"), "same": _("unchanged")}
    if part == "as_of":
        return {"rise": _("revised upwards"), "fall": _("revised downwards"), "same": _("unchanged")}
    return {"rise": _("higher in the second"), "fall": _("lower in the second"), "same": _("the same")}


def _reasons(found: Sequence[Difference]) -> str:
    names = reason_names()
    codes = Counter(names.get(d.verdict.code, _("other reasons")) for d in found if d.change is None)
    return "; ".join(f"{name}: {count}" for name, count in codes.most_common())


def _beside(found: Sequence[Difference], names: dict[str, object]) -> str:
    """Say of two measures how many places have both: they are shown beside each other, no more."""
    both = sum(d.left is not None and d.right is not None for d in found)
    one = sum((d.left is None) != (d.right is None) for d in found)
    text = _(
        "Two measures are shown side by side and never subtracted. Of {total} {level}, "
        "with figures for both: {both}, for one only: {one}."
    )
    return text.format(**names, both=both, one=one)


def together_words(sums: Together, measure: Measure) -> str:
    """Return the sums over the places that can be compared, the same places on both sides."""
    if sums.added_to:
        text = _("Added up, {n} places can be compared, {added_to} of them with zones added: {sides}")
    else:
        text = ngettext(
            "The {n} place that can be compared: {sides}",
            "The {n} places that can be compared, together: {sides}",
            len(sums.places),
        )
    left, right = (format_value(value, measure.unit) for value in (sums.left, sums.right))
    return text.format(n=len(sums.places), added_to=sums.added_to, sides=two_values(left, right))


def two_values(left: str, right: str) -> str:
    """Return the values of both sides, one after the other; one value where they are the same."""
    if left == right:
        return _("{value} in both").format(value=left)
    return _("first {left}, then {right}").format(left=left, right=right)
