"""Where it goes, as shares: what the world map says of destinations without drawing a way to them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from geo.atlas import Atlas
from geo.errors import MapError
from geo.language import _, in_each_language
from geo.model import Place, Source, Statement
from geo.style import bound_text
from geo.views.defaults import SHARES
from geo.wording.claim import published, spoken

MEASURE = SHARES


def destination_shares(atlas: Atlas) -> list[dict[str, Any]]:
    """Return one mark for each share of Peru's exports that a source gives a destination.

    Returns
    -------
    list of dict
        Largest first: ``id``, ``measure``, ``at`` (longitude, latitude), ``share`` in per cent,
        ``period_start``, ``period_end``, ``known_from`` (ISO days), ``statement`` and
        ``words`` by language (``name``, ``value``, ``detail``).

    Raises
    ------
    MapError
        If a destination has no point to stand at.
    """
    statements = atlas.statements.values()
    shares = [s for s in statements if s.measure == MEASURE and s.kind == "share" and s.to_place]
    marks = []
    for statement in sorted(shares, key=lambda s: (-(s.value or 0.0), s.id)):
        place = atlas.places.get(statement.to_place)
        if place.lon is None or place.lat is None:
            raise MapError(
                f"statement {statement.id}: destination {place.id} has no point in places.csv to stand at"
            )
        source = atlas.sources[statement.source]
        marks.append(
            {
                "id": place.id,
                "measure": MEASURE,
                "at": [place.lon, place.lat],
                "share": statement.value,
                "statement": statement.id,
                "period_start": statement.period_start.isoformat(),
                "period_end": statement.period_end.isoformat(),
                "known_from": source.published_to.isoformat(),
                "words": in_each_language(partial(_words, statement, source, place, atlas.institutions)),
            }
        )
    return marks


def _words(statement: Statement, source: Source, place: Place, names: Mapping[str, str]) -> dict[str, str]:
    """Return name, value and one line of detail in the language in use."""
    value = bound_text(statement.value, statement.low, statement.high, statement.bound, statement.unit)
    who = spoken(statement.attributed_to or statement.institution, names)
    detail = _("Share of the cocaine leaving Peru; {who}, in {source}, published {date}.").format(
        who=who or source.label(), source=source.label(), date=published(source)
    )
    return {"name": place.label(), "value": value, "detail": detail}
