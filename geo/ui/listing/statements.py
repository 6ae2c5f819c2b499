"""Every statement as a row: all that is held of it, worded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import streamlit as st

from geo.exports.references import claim_record
from geo.exports.tables import Record
from geo.language import _, current, english_only
from geo.model import Statement
from geo.style.numbers import unit_name
from geo.ui.frame.atlas import Atlas
from geo.ui.listing.contested import contested_ids
from geo.ui.listing.rows import ListedColumn, ListedRow
from geo.wording.claim import definition, denominator, reading_of
from geo.wording.kinds import HOW_MUCH, flag_words, kind_name, kind_words
from geo.wording.period import period_of


def statement_columns(unit: str) -> list[ListedColumn]:
    """Return the columns shown; ``unit`` is that of all rows, empty where they have several."""
    number = _("Number, {unit}").format(unit=unit_name(unit)) if unit else _("Number")
    low = _("Low, {unit}").format(unit=unit_name(unit)) if unit else _("Low")
    high = _("High, {unit}").format(unit=unit_name(unit)) if unit else _("High")
    kind = "number" if unit else "mixed"
    return [
        ListedColumn("measure_name", _("Measure"), first=True),
        ListedColumn("name", _("Place"), leads="place", first=True),
        ListedColumn("period", _("Period"), first=True),
        ListedColumn("text", _("Figure"), leads="statement", first=True),
        ListedColumn("speaker", _("Who"), first=True),
        ListedColumn("contested", _("Sources disagree")),
        ListedColumn("remarks", _("Cautions")),
        ListedColumn("source_name", _("Document"), leads="source"),
        ListedColumn("published_to", _("Published by"), kind="day"),
        ListedColumn("value", number, kind=kind),
        ListedColumn("low", low, kind=kind),
        ListedColumn("high", high, kind=kind),
        ListedColumn("unit", _("Unit")),
        ListedColumn("kind", _("Kind")),
        ListedColumn("place_kind", _("Kind of place")),
        ListedColumn("to_place", _("Destination")),
        ListedColumn("series", _("Series")),
        ListedColumn("reading", _("How we read it")),
        ListedColumn("definition", _("Definition")),
        ListedColumn("denominator", _("Compared with")),
        ListedColumn("value_stated", _("As printed")),
        ListedColumn("note", _("Note")),
        ListedColumn("id", _("Id")),
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
    words = {True: _("yes"), False: _("no")}
    return [
        ListedRow(
            worded[s.id] | {"contested": words[s.id in contested]},
            s.id,
            {"name": s.place, "source_name": s.cited},
            (s.id,),
        )
        for s in statements
    ]


@st.cache_resource(show_spinner=False, max_entries=8)
def contested_on(version: str, as_of: date | None, _atlas: Atlas) -> frozenset[str]:
    """Return the ids of the statements that another contradicts, found once per data version and day."""
    return contested_ids(_atlas, as_of)


@st.cache_resource(show_spinner=False, max_entries=4)
def _worded(version: str, language: str, _atlas: Atlas) -> dict[str, Record]:
    """Return the cells of every statement by id, worded once per data version and language."""
    return {s.id: _cells(s, _atlas) for s in _atlas.statements.values()}


def _cells(s: Statement, atlas: Atlas) -> Record:
    """Return the record of the file, what is shown in codes and ids written for the eye."""
    record = claim_record(s, atlas)
    place = atlas.places.get(s.place)
    towards = atlas.places.get(s.to_place).label() if s.to_place else ""
    series = atlas.series.get(s.series)
    apart = [] if s.kind in HOW_MUCH else [kind_words()[s.kind]]
    disputed = [_("disputes")] if s.stance == "disputes" else []
    return record | {
        "name": f"{record['name']} → {towards}" if towards else record["name"],
        "to_place": towards,
        "place_kind": kind_name(place.kind),
        "period": period_of(s),
        "kind": kind_words()[s.kind],
        "unit": unit_name(s.unit),
        "value_stated": " ".join(text for text in (s.value_stated, s.unit_stated) if text),
        "definition": definition(s),
        "denominator": denominator(s),
        "series": series.label() if series else "",
        "reading": reading_of(s),
        "remarks": "; ".join((*apart, *disputed, *flag_words(s.flags))),
        "note": s.note_es if s.note_es and current() == "es" else english_only(s.note),
    }
