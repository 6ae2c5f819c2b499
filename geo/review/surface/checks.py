"""What is noticed about figures under review: doubles, other figures for the same, sums, units."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from geo.atlas import Atlas
from geo.catalog.cells import SEPARATOR
from geo.language import _, ngettext
from geo.model import Place, Statement
from geo.review.known import joined_places
from geo.review.names import nearest_names, new_names, quoted, unknown_names
from geo.review.state import REJECTED, REPLACED, Review
from geo.style.numbers import format_value
from geo.wording.claim import claim_text, claimant
from geo.wording.period import period_of

SUBJECT = ("measure", "place", "period_start", "period_end")
AMOUNT = ("value", "low", "high", "unit", "kind")
SAME = 0.005
"""Share by which two figures may differ and count as the same."""
NEARLY_ALL = 0.9
"""Share of a total from which parts are taken to be all of it."""
_MONEY = re.compile(r"\b[A-Z]{3}\b")
MOST_SHOWN = 2
"""Figures of the atlas named at one candidate."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """One remark.

    Attributes
    ----------
    text : str
        In the language in use.
    cells : tuple of str
        The cells that it rests on.
    figure : int
        Another candidate of the document; 0 for none.
    statement : str
        Id of a figure of the atlas; empty for none.
    """

    text: str
    cells: tuple[str, ...]
    figure: int = 0
    statement: str = ""


@dataclass(frozen=True)
class Known:
    """The figures of the atlas by what they are about.

    Attributes
    ----------
    by_subject : dict
        Statements by measure, place, first and last day.
    by_place : dict
        Values of amounts by measure, place and unit.
    own : dict of int to str
        Id of the published figure by number of the candidate that it comes from.
    """

    atlas: Atlas
    by_subject: dict[tuple[str, ...], list[Statement]] = field(default_factory=dict)
    by_place: dict[tuple[str, ...], list[float]] = field(default_factory=dict)
    own: Mapping[int, str] = field(default_factory=dict)


def known_figures(atlas: Atlas, own: Mapping[int, str] | None = None) -> Known:
    """Return the figures of the atlas as `noticed` looks them up; ``own`` as `Known` has them."""
    known = Known(atlas, own=own or {})
    for one in atlas.statements.values():
        if one.period_start and one.period_end:
            days = (one.period_start.isoformat(), one.period_end.isoformat())
            known.by_subject.setdefault((one.measure, one.place, *days), []).append(one)
        if one.value and one.kind == "level":
            known.by_place.setdefault((one.measure, one.place, one.unit), []).append(one.value)
    return known


def with_places(known: Known, own: Collection[Place]) -> Known:
    """Return what is known with own places, published or not: they are named, chosen and drawn."""
    if not own:
        return known
    return replace(known, atlas=replace(known.atlas, places=joined_places(known.atlas.places, own)))


def noticed(
    reviews: Sequence[Review],
    known: Known,
    elsewhere: Sequence[Review] = (),
    names: Mapping[str, str] | None = None,
) -> dict[int, list[Noticed]]:
    """Return what is noticed about each candidate of a document, the weightiest first.

    Parameters
    ----------
    reviews : sequence of Review
        All candidates of the document as they stand; what was rejected counts for no other.
    known : Known
    elsewhere : sequence of Review
        Figures that were accepted in other documents (`geo.review.surface.elsewhere`).
    names : mapping of str to str, optional
        Spanish name of every speaker that is known; by default speakers are not looked at.
    """
    accepted: dict[tuple[str, ...], list[Review]] = {}
    for other in elsewhere:
        accepted.setdefault(_cells(other.fields, (*SUBJECT, "kind")), []).append(other)
    standing = [review for review in reviews if review.state not in (REJECTED, REPLACED)]
    doubles = _doubles(standing)
    found = {}
    for review in reviews:
        of_the_atlas = list(_against_the_atlas(review, known))
        remarks = [
            *doubles.get(review.id, ()),
            *(of_the_atlas or _against_accepted(review, accepted)),
            *_sums(review, standing, known),
            *_units(review.fields, known),
            *(_unknown(review.fields, names) if names is not None else ()),
        ]
        if remarks:
            found[review.id] = remarks
    return found


def _doubles(reviews: Iterable[Review]) -> dict[int, list[Noticed]]:
    first: dict[tuple[str, ...], int] = {}
    found: dict[int, list[Noticed]] = {}
    for review in reviews:
        key = _cells(review.fields, (*SUBJECT, *AMOUNT))
        if not all(key[: len(SUBJECT)]):
            continue
        earlier = first.setdefault(key, review.id)
        if earlier != review.id:
            text = _("The same as figure {number} of this document.").format(number=earlier)
            found[review.id] = [Noticed(text, (*SUBJECT, *AMOUNT), figure=earlier)]
    return found


def _cells(fields: Mapping[str, str], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(fields.get(name, "") for name in names)


def _against_accepted(
    review: Review, accepted: Mapping[tuple[str, ...], Sequence[Review]]
) -> Iterator[Noticed]:
    """Yield the figures that were accepted elsewhere for the same measure, place and period."""
    key, mine = _cells(review.fields, (*SUBJECT, "kind")), _amount(review.fields)
    if mine is None or not all(key):
        return
    for other in [one for one in accepted.get(key, ()) if one.id != review.id][:MOST_SHOWN]:
        text = (
            _("Figure {number}, accepted before, says the same.")
            if _alike(_amount(other.fields), mine)
            else _("Figure {number}, accepted before, says another for it: {figure}.")
        )
        cells = other.fields
        figure = cells.get("value") or "–".join(filter(None, (cells.get("low"), cells.get("high"))))
        figure = f"{figure} {cells.get('unit', '')}".strip()
        yield Noticed(text.format(number=other.id, figure=figure), (*SUBJECT, *AMOUNT))


def _against_the_atlas(review: Review, known: Known) -> Iterator[Noticed]:
    """Yield the figures that the atlas has for the same measure, place and period, but for itself."""
    fields, itself = review.fields, known.own.get(review.id)
    key = _cells(fields, SUBJECT)
    held = [
        one for one in known.by_subject.get(key, ()) if one.kind == fields.get("kind") and one.id != itself
    ]
    mine = _amount(fields)
    if not held or mine is None:
        return
    same = [one for one in held if _alike(_middle(one.value, one.low, one.high), mine)]
    if same:
        who = claimant(same[0], known.atlas)
        text = _("The atlas has this figure: {figure}, {who}.").format(figure=claim_text(same[0]), who=who)
        yield Noticed(text, (*SUBJECT, *AMOUNT), statement=same[0].id)
        return
    others: dict[str, str] = {}  # what one source says in two documents is said once
    for one in held:
        text = _("The atlas has another figure for {period}: {figure}, {who}.").format(
            period=period_of(one), figure=claim_text(one), who=claimant(one, known.atlas)
        )
        others.setdefault(text, one.id)
    for text, id in list(others.items())[:MOST_SHOWN]:
        yield Noticed(text, (*SUBJECT, *AMOUNT), statement=id)


def _sums(review: Review, standing: Sequence[Review], known: Known) -> Iterator[Noticed]:
    """Yield that the parts of a total do not add up to it."""
    fields, total = review.fields, _amount(review.fields)
    measure = known.atlas.measures.get(fields.get("measure", ""))
    if total is None or measure is None or not measure.combine.startswith("sum") or fields["kind"] != "level":
        return
    parts: dict[str, float] = {}
    for other in standing:
        name = other.fields.get("place", "")
        place = known.atlas.places.get(name) if name in known.atlas.places else None
        like = all(
            other.fields.get(name) == fields.get(name)
            for name in ("measure", "period_start", "period_end", "unit", "kind")
        )
        value = _amount(other.fields)
        if like and place and place.parent == fields.get("place") and value is not None:
            parts[place.id] = value
    added = sum(parts.values())
    if len(parts) < 2 or _alike(added, total) or added < NEARLY_ALL * total:
        return
    text = ngettext(
        "{n} part in this document adds up to {added}, not to {total}.",
        "{n} parts in this document add up to {added}, not to {total}.",
        len(parts),
    ).format(
        n=len(parts),
        added=format_value(added, fields["unit"]),
        total=format_value(total, fields["unit"]),
    )
    yield Noticed(text, (*SUBJECT, *AMOUNT))


def _units(fields: Mapping[str, str], known: Known) -> Iterator[Noticed]:
    """Yield doubts about the unit or the size of the number."""
    measure = known.atlas.measures.get(fields.get("measure", ""))
    if "unit-doubt" in fields.get("flag", "").split(SEPARATOR):
        yield Noticed(_("“{words}”: short tons (907 kg) or metric tons?").format(
            words=fields.get("unit_stated", "")
        ), ("value", "unit"))  # fmt: skip
    unit = fields.get("unit", "")
    if measure and unit and _apart_from_money(unit) != _apart_from_money(measure.unit):
        text = _("The measure counts in {right}, this figure in {wrong}.")
        yield Noticed(text.format(right=measure.unit, wrong=fields["unit"]), ("measure", "unit"))
        return
    key = _cells(fields, ("measure", "place", "unit"))
    usual = median(known.by_place.get(key) or [0.0])
    mine = _amount(fields)
    if usual and mine and fields.get("kind") == "level" and not 0.01 < mine / usual < 100:
        text = _(
            "Far from what the atlas has for the place, about {usual}: are the unit and the zeros right?"
        )
        yield Noticed(text.format(usual=format_value(usual, fields["unit"])), ("measure", "place", *AMOUNT))


def _unknown(fields: Mapping[str, str], names: Mapping[str, str]) -> Iterator[Noticed]:
    """Yield that who is said to say it is not known."""
    for column, name in unknown_names(fields, names):
        if name in new_names(fields):
            continue
        near = quoted(nearest_names(name, names))
        text = (
            _("“{name}” is not known; nearest: {names}.") if near else _("“{name}” is not known: a new name?")
        )
        yield Noticed(text.format(name=name, names=near), (column,))


def _apart_from_money(unit: str) -> str:
    """Return a unit with one name for all currencies."""
    return _MONEY.sub("USD", unit)


def _amount(fields: Mapping[str, str]) -> float | None:
    def number(name: str) -> float | None:
        try:
            return float(fields[name]) if fields.get(name) else None
        except ValueError:
            return None

    return _middle(number("value"), number("low"), number("high"))


def _middle(value: float | None, low: float | None, high: float | None) -> float | None:
    if value is not None:
        return value
    ends = [end for end in (low, high) if end is not None]
    return sum(ends) / len(ends) if ends else None


def _alike(one: float | None, other: float) -> bool:
    return one is not None and abs(one - other) <= SAME * max(abs(one), abs(other))
