"""A document under review as the surface is sent it: once whole, then what changes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from geo.atlas import LEVEL_LAYERS, Atlas
from geo.catalog.cells import SEPARATOR
from geo.extract.batch.task import quantities_of
from geo.language import _
from geo.review.known import all_institutions
from geo.review.people import DECIDE, Person
from geo.review.publication.grades import DOUBTFUL, SURE
from geo.review.state import Review
from geo.review.surface.checks import Known, Noticed, noticed
from geo.review.surface.contract import Figure, Held, QueueMessage, Remark, Row
from geo.review.surface.elsewhere import accepted_elsewhere
from geo.review.surface.options import options_of, place_words, words_of
from geo.review.twice import Conflict, conflicts, reviews_in_round
from geo.review.words import reason_words, state_words
from geo.store.database import Store
from geo.store.decisions import FINAL, FIRST, newest_decision
from geo.store.documents import Candidate, Document
from geo.wording.kinds import flag_words

HIGH, MIDDLE, LOW = "high", "middle", "low"
CLOSE = 0.3
"""Share of the second choice of a field from which on it is named."""
DOUBTS = frozenset({"undated", "part-year"})
"""Flags that are said beside the confidence; those of the unit stand among the remarks."""
_BETWEEN = re.compile(r"(?<=[.!?])[\"”»)]*\s+(?=[\"“«(¿¡A-ZÁÉÍÓÚÑ\d])|\n\s*\n")


class Places:
    """Turns characters of a text as Python counts them into those that JavaScript counts.

    Parameters
    ----------
    text : str
    """

    def __init__(self, text: str) -> None:
        self._wide = [at for at, character in enumerate(text) if ord(character) > 0xFFFF]
        self._lines = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]
        self._breaks = [0, *(found.end() for found in _BETWEEN.finditer(text)), len(text)]

    def span(self, start: int, end: int) -> list[int]:
        """Return both ends as JavaScript counts."""
        return [at + bisect_left(self._wide, at) for at in (start, end)]

    def of(self, fields: Mapping[str, str]) -> tuple[int, int]:
        """Return where the words of a candidate stand in the text; nowhere for one without."""
        try:
            line, start, end = (int(fields[name]) for name in ("paragraph", "start", "end"))
        except (KeyError, ValueError):
            return 0, 0
        offset = self._lines[line] if line < len(self._lines) else 0
        return offset + start, offset + end

    def around(self, text: str, start: int, end: int) -> tuple[str, str]:
        """Return the sentence before one and the sentence after it; empty at the ends of the text."""
        first = self.sentence(start - 1, start)[0] if start > 0 else start
        last = self.sentence(end, end + 1)[1] if end < len(text) else end
        return " ".join(text[first:start].split()), " ".join(text[end:last].split())

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence around a span begins and ends."""
        after = bisect_left(self._breaks, start + 1)
        return self._breaks[max(after - 1, 0)], max(self._breaks[min(after, len(self._breaks) - 1)], end)


def queue_message(
    store: Store, person: Person, document: Document, known: Known, *, round: str = FIRST
) -> QueueMessage:
    """Return everything about a document under review.

    Parameters
    ----------
    store : Store
    person : Person
    document : Document
        With its text.
    known : Known
        The figures of the atlas.
    round : str
        Of `geo.store.decisions`.
    """
    atlas, places, names = known.atlas, Places(document.text), all_institutions(store)
    newest = newest_decision(store)
    with store.reading() as connection:
        reviews = reviews_in_round(connection, document.id, round)
    said = {one.candidate: _both(one) for one in conflicts(store, document.id)} if round == FINAL else {}
    mine = [one for review in reviews for one in review.held if one.by == person.name]
    return {
        "document": document.id,
        "person": person.name,
        "may_decide": person.may(DECIDE),
        "text": document.text,
        "quantities": [places.span(*span) for span in _quantities(document.text, document.language)],
        "figures": [figure_of(review, atlas, places, names, said.get(review.id, ())) for review in reviews],
        "remarks": remarks_of(reviews, known, accepted_elsewhere(store, document.id), names),
        "institutions": list(names),
        "measures": [[one.id, one.label(), one.unit] for one in atlas.measures.values()],
        "places": [
            [one.id, place_words(one, atlas), one.kind * (one.kind in LEVEL_LAYERS)] for one in atlas.places
        ],
        "history": [one.candidate for one in sorted(mine, key=lambda one: one.id)],
        "newest": newest,
    }


@lru_cache(maxsize=4)
def _quantities(text: str, language: str) -> tuple[tuple[int, int], ...]:
    return tuple((row["start"], row["end"]) for row in quantities_of(text, language))


def _both(conflict: Conflict) -> list[str]:
    """Return what each of two reviewers decided, in words."""
    names = state_words()
    said = []
    for review in (conflict.first, conflict.second):
        cells = [f"{name} {review.fields.get(name, '')}" for name in conflict.columns]
        who = review.last.by if review.last else ""
        said.append(", ".join([f"{who}: {names[review.state]}", *cells]))
    return said


def figure_of(
    review: Review, atlas: Atlas, places: Places, names: Mapping[str, str], said: Sequence[str] = ()
) -> Figure:
    """Return a candidate whole.

    Parameters
    ----------
    review : Review
    atlas : Atlas
    places : Places
        Of its document.
    names : mapping of str to str
        Spanish name of every speaker that is known.
    said : sequence of str
        What others said of it, where somebody has to settle it.
    """
    candidate = review.candidate
    span = places.of(candidate.fields)
    level, why = confidence_of(candidate, atlas)
    return {
        **row_of(review, atlas),
        "parent": candidate.parent or 0,
        "span": places.span(*span),
        "sentence": places.span(*places.sentence(*span)) if span[1] else [0, 0],
        "quote": candidate.quote,
        "cells": dict(candidate.fields),
        "level": level,
        "why": [*said, *why],
        "options": options_of(candidate, atlas, names),
    }


def row_of(review: Review, atlas: Atlas) -> Row:
    """Return what may change about a candidate."""
    held: list[Held] = [
        {"kind": one.kind, "fields": dict(one.fields), "reason": _reason(one.reason), "by": one.by}
        for one in review.held
    ]
    return {"id": review.id, "held": held, "seen": review.seen, "shown": words_of(review.fields, atlas)}


def _reason(text: str) -> str:
    code, colon, remark = text.partition(":")
    return reason_words().get(code, code) + colon + remark


def remarks_of(
    reviews: Sequence[Review], known: Known, elsewhere: Sequence[Review], names: Mapping[str, str]
) -> dict[str, list[Remark]]:
    """Return what is noticed about the candidates of a document (`noticed`), by their number as text."""
    found = noticed(reviews, known, elsewhere, names)
    return {str(id): [_remark(one) for one in remarks] for id, remarks in found.items()}


def _remark(one: Noticed) -> Remark:
    remark: Remark = {"text": one.text.replace("\xa0", " "), "cells": list(one.cells)}
    if one.figure:
        remark["figure"] = one.figure
    if one.statement:
        remark["statement"] = one.statement
    return remark


def confidence_of(candidate: Candidate, atlas: Atlas) -> tuple[str, list[str]]:
    """Return how sure a candidate is, as read, and why."""
    if candidate.confidence is None:
        return HIGH, [_("entered by a person")]
    fields = candidate.fields
    missing = {
        "measure": _("no measure found"),
        "place": _("no place found"),
        "period_start": _("no year found"),
    }
    why = [words for name, words in missing.items() if not fields.get(name)]
    found = not why
    if fields.get("place") and fields["place"] not in atlas.places:
        why.append(_("“{place}” is not in the record").format(place=fields["place"][:60]))
        found = False
    why += _close_calls(candidate, atlas)
    if fields.get("period_basis") == "inferred":
        why.append(_("the year is not stated, taken from the text around"))
    why += flag_words(DOUBTS & set(fields.get("flag", "").split(SEPARATOR)))
    if not found or candidate.confidence < DOUBTFUL:
        level = LOW
    else:
        level = HIGH if candidate.confidence >= SURE else MIDDLE
    if level == HIGH:
        return level, why or [_("measure, place and year were found beside it")]
    return level, why or [_("all was found, but perhaps not what belongs to this number")]


def _close_calls(candidate: Candidate, atlas: Atlas) -> Iterable[str]:
    """Yield which field might as well be something else."""
    names = {"measure": _("Measure"), "place": _("Place"), "period": _("Period")}
    for field, name in names.items():
        offered = candidate.alternatives.get(field, [])
        second = next((one for one in offered[1:] if one["probability"] >= CLOSE), None)
        if second is None or not offered[0]["value"]:
            continue
        words = _label(field, second["value"], atlas)
        if words:
            yield _("{field}: perhaps {other}").format(field=name, other=words)
        else:
            yield _("{field}: perhaps none of ours").format(field=name)


def _label(field: str, value: str, atlas: Atlas) -> str:
    first, _slash, last = value.partition("/")
    days = {"period_start": first, "period_end": last} if field == "period" else {field: value}
    return words_of(days, atlas)[field]
