"""Every statement as a row: all that is held of it, worded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import streamlit as st

from geo.language import _, current, english_only
from geo.model import Source, Statement
from geo.style.numbers import unit_name
from geo.ui.frame.atlas import Atlas
from geo.ui.table.match import contested_ids
from geo.ui.table.rows import ListedColumn, ListedRow
from geo.wording.claim import claim_text, claimant, definition, denominator, reading_of
from geo.wording.kinds import flag_words, kind_name, kind_words
from geo.wording.period import period_of
from geo.wording.view import measure_label


def statement_columns(unit: str) -> list[ListedColumn]:
    """Return the columns shown; ``unit`` is that of all rows, empty where they have several."""
    number = _("Number, {unit}").format(unit=unit_name(unit, current())) if unit else _("Number")
    low = _("Low, {unit}").format(unit=unit_name(unit, current())) if unit else _("Low")
    high = _("High, {unit}").format(unit=unit_name(unit, current())) if unit else _("High")
    kind = "number" if unit else "mixed"
    return [
        ListedColumn("measure", _("Measure")),
        ListedColumn("place", _("Place"), leads="place"),
        ListedColumn("period", _("Period")),
        ListedColumn("words", _("Figure"), leads="statement"),
        ListedColumn("who", _("Who")),
        ListedColumn("contested_words", _("Sources disagree")),
        ListedColumn("mind", _("Cautions")),
        ListedColumn("source", _("Document"), leads="source"),
        ListedColumn("published_to", _("Published by"), kind="day"),
        ListedColumn("value", number, kind=kind, brief=False),
        ListedColumn("low", low, kind=kind, brief=False),
        ListedColumn("high", high, kind=kind, brief=False),
        ListedColumn("unit_words", _("Unit"), brief=False),
        ListedColumn("kind", _("Kind"), brief=False),
        ListedColumn("place_kind", _("Kind of place"), brief=False),
        ListedColumn("towards", _("Destination"), brief=False),
        ListedColumn("series", _("Series"), brief=False),
        ListedColumn("reading", _("How we read it"), brief=False),
        ListedColumn("definition_words", _("Definition"), brief=False),
        ListedColumn("denominator_words", _("Compared with"), brief=False),
        ListedColumn("printed", _("As printed"), brief=False),
        ListedColumn("note_words", _("Note"), brief=False),
        ListedColumn("id", _("Id"), brief=False),
    ]


def statement_rows(statements: Iterable[Statement], as_of: date | None, atlas: Atlas) -> list[ListedRow]:
    """Return one row for each of ``statements``, in their order.

    Parameters
    ----------
    statements : iterable of Statement
    as_of : date or None
        Day by whose publications a statement counts as contested; None for all known today.
    atlas : Atlas
    """
    worded = _worded(atlas.version, current(), atlas)
    contested = contested_on(atlas.version, as_of, atlas)
    said = {True: _("yes"), False: _("no")}
    rows = []
    for s in statements:
        cells = worded[s.id] | {"contested_words": said[s.id in contested]}
        rows.append(ListedRow(cells, s.id, {"place": s.place, "source": s.cited}, (s.id,)))
    return rows


@st.cache_resource(show_spinner=False, max_entries=8)
def contested_on(version: str, as_of: date | None, _atlas: Atlas) -> frozenset[str]:
    """Return the ids of the statements that another contradicts, found once per data version and day."""
    return contested_ids(_atlas, as_of)


@st.cache_resource(show_spinner=False, max_entries=4)
def _worded(version: str, language: str, _atlas: Atlas) -> dict[str, dict[str, object]]:
    """Return the cells of every statement by id, worded once per data version and language."""
    return {s.id: _cells(s, _atlas) for s in _atlas.statements.values()}


def _cells(s: Statement, atlas: Atlas) -> dict[str, object]:
    series = atlas.series.get(s.series)
    return _subject(s, atlas) | _amount(s) | source_cells(atlas.sources[s.cited]) | {
        "who": claimant(s, atlas),
        "series": series.label(current()) if series else "",
        "reading": reading_of(s),
        "note_words": s.note_es if s.note_es and current() == "es" else english_only(s.note),
    }  # fmt: skip


def _subject(s: Statement, atlas: Atlas) -> dict[str, object]:
    place = atlas.places.get(s.place)
    towards = atlas.places.get(s.to_place).label(current()) if s.to_place else ""
    return {
        "id": s.id,
        "measure": measure_label(atlas, s.measure),
        "place": f"{place.label(current())} → {towards}" if towards else place.label(current()),
        "place_kind": kind_name(place.kind),
        "towards": towards,
        "period": period_of(s),
    }


def _amount(s: Statement) -> dict[str, object]:
    kind = kind_words()[s.kind]
    flags = flag_words(s.flags)
    apart = [] if s.kind in ("level", "price", "share", "rank") else [kind]
    disputed = [_("disputes")] if s.stance == "disputes" else []
    return {
        "kind": kind,
        "value": s.value,
        "low": s.low,
        "high": s.high,
        "unit_words": unit_name(s.unit, current()),
        "words": claim_text(s),
        "printed": " ".join(text for text in (s.value_stated, s.unit_stated) if text),
        "definition_words": definition(s),
        "denominator_words": denominator(s),
        "mind": "; ".join((*apart, *disputed, *flags)),
    }


def source_cells(source: Source) -> dict[str, object]:
    """Return what a row says of its source."""
    return {"source": source.label(current()), "published_to": source.published_to}
