"""Every statement as a row: all that is held of it, worded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import streamlit as st

from geo.language import _, current, english_only
from geo.model import Source, Statement
from geo.style.numbers import unit_name
from geo.ui.claims.facts import stance_words
from geo.ui.frame.atlas import Atlas
from geo.ui.table.match import contested_ids
from geo.ui.table.rows import Column, Row
from geo.wording.claim import claim_text, claimant, definition, denominator, reading_of
from geo.wording.kinds import flag_words, kind_name, kind_words
from geo.wording.period import period_of
from geo.wording.view import measure_label

FILE = (
    "id", "measure_id", "measure", "place_id", "place", "place_kind", "to_place_id", "towards",
    "period_start", "period_end", "period_basis", "kind_id", "value", "low", "high", "unit", "bound",
    "words", "value_stated", "unit_stated", "definition", "denominator", "attributed_to", "institution",
    "who", "stance", "series_id", "series", "flag_ids", "flags", "contested", "reading",
    "source_id", "source", "source_title", "publisher", "published_from", "published_to", "licence",
    "source_link", "read_in", "paragraph", "start", "end", "note",
)  # fmt: skip
"""Columns of the file, in order: the words of the data, where the page shows ``…_words``."""


def statement_columns(unit: str) -> list[Column]:
    """Return the columns shown; ``unit`` is that of all rows, empty where they have several."""
    number = _("Number, {unit}").format(unit=unit_name(unit, current())) if unit else _("Number")
    low = _("Low, {unit}").format(unit=unit_name(unit, current())) if unit else _("Low")
    high = _("High, {unit}").format(unit=unit_name(unit, current())) if unit else _("High")
    kind = "number" if unit else "mixed"
    return [
        Column("measure", _("Measure")),
        Column("place", _("Place"), leads="place"),
        Column("period", _("Period")),
        Column("words", _("Figure"), leads="statement"),
        Column("who", _("Who")),
        Column("contested_words", _("Sources disagree")),
        Column("mind", _("Cautions")),
        Column("source", _("Document"), leads="source"),
        Column("published_to", _("Published by"), kind="day"),
        Column("value", number, kind=kind, brief=False),
        Column("low", low, kind=kind, brief=False),
        Column("high", high, kind=kind, brief=False),
        Column("unit_words", _("Unit"), brief=False),
        Column("kind", _("Kind"), brief=False),
        Column("place_kind", _("Kind of place"), brief=False),
        Column("towards", _("Destination"), brief=False),
        Column("series", _("Series"), brief=False),
        Column("reading", _("How we read it"), brief=False),
        Column("definition_words", _("Definition"), brief=False),
        Column("denominator_words", _("Compared with"), brief=False),
        Column("printed", _("As printed"), brief=False),
        Column("note_words", _("Note"), brief=False),
        Column("id", _("Id"), brief=False),
    ]


def statement_rows(statements: Iterable[Statement], as_of: date | None, atlas: Atlas) -> list[Row]:
    """Return one row for each of ``statements``, in their order.

    Parameters
    ----------
    statements : iterable of Statement
    as_of : date or None
        Day by whose publications a statement counts as contested; None for all known today.
    atlas : Atlas
    """
    worded = _worded(atlas.version, current(), atlas)
    contested = _contested(atlas.version, as_of, atlas)
    said = {True: _("yes"), False: _("no")}
    rows = []
    for s in statements:
        differs = s.id in contested
        cells = worded[s.id] | {"contested": differs, "contested_words": said[differs]}
        rows.append(Row(cells, s.id, {"place": s.place, "source": s.cited}))
    return rows


@st.cache_resource(show_spinner=False, max_entries=8)
def _contested(version: str, as_of: date | None, _atlas: Atlas) -> frozenset[str]:
    return contested_ids(_atlas, as_of)


@st.cache_resource(show_spinner=False, max_entries=4)
def _worded(version: str, language: str, _atlas: Atlas) -> dict[str, dict[str, object]]:
    """Return the cells of every statement by id, worded once per data version and language."""
    return {s.id: _cells(s, _atlas) for s in _atlas.statements.values()}


def _cells(s: Statement, atlas: Atlas) -> dict[str, object]:
    source = atlas.sources[s.cited]
    return _subject(s, atlas) | _amount(s) | _speakers(s, atlas) | source_cells(source) | _reading(s, atlas)


def _subject(s: Statement, atlas: Atlas) -> dict[str, object]:
    place = atlas.places.get(s.place)
    towards = atlas.places.get(s.to_place).label(current()) if s.to_place else ""
    return {
        "id": s.id,
        "measure_id": s.measure,
        "measure": measure_label(atlas, s.measure),
        "place_id": s.place,
        "place": f"{place.label(current())} → {towards}" if towards else place.label(current()),
        "place_kind": kind_name(place.kind),
        "to_place_id": s.to_place,
        "towards": towards,
        "period_start": s.period_start,
        "period_end": s.period_end,
        "period_basis": s.period_basis,
        "period": period_of(s),
    }


def _amount(s: Statement) -> dict[str, object]:
    kind = kind_words()[s.kind]
    flags = flag_words(s.flags)
    apart = [] if s.kind in ("level", "price", "share", "rank") else [kind]
    disputed = [_("disputes")] if s.stance == "disputes" else []
    return {
        "kind_id": s.kind,
        "kind": kind,
        "value": s.value,
        "low": s.low,
        "high": s.high,
        "unit": s.unit,
        "unit_words": unit_name(s.unit, current()),
        "bound": s.bound,
        "words": claim_text(s),
        "value_stated": s.value_stated,
        "unit_stated": s.unit_stated,
        "printed": " ".join(text for text in (s.value_stated, s.unit_stated) if text),
        "definition": s.definition,
        "definition_words": definition(s),
        "denominator": s.denominator,
        "denominator_words": denominator(s),
        "flag_ids": " ".join(sorted(s.flags)),
        "flags": "; ".join(flags),
        "mind": "; ".join((*apart, *disputed, *flags)),
    }


def _speakers(s: Statement, atlas: Atlas) -> dict[str, object]:
    series = atlas.series.get(s.series)
    return {
        "attributed_to": s.attributed_to,
        "institution": s.institution,
        "who": claimant(s, atlas),
        "stance": stance_words()[s.stance],
        "series_id": s.series,
        "series": series.label(current()) if series else "",
    }


def source_cells(source: Source) -> dict[str, object]:
    """Return what a row says of its source."""
    return {
        "source_id": source.id,
        "source": source.label(current()),
        "source_title": source.title,
        "publisher": source.publisher,
        "published_from": source.published_from,
        "published_to": source.published_to,
        "licence": source.licence,
        "source_link": source.link,
    }


def _reading(s: Statement, atlas: Atlas) -> dict[str, object]:
    return {
        "reading": reading_of(s),
        "read_in": s.read_in,
        "paragraph": s.paragraph,
        "start": s.start,
        "end": s.end,
        "note": s.note,
        "note_words": english_only(s.note),
    }
