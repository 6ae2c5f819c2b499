"""The values of a file, one row a place and year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from shapely.geometry.base import BaseGeometry

from geo.atlas import LEVEL_LAYERS, Atlas
from geo.estimates.claims import compared
from geo.exports.columns import value_columns
from geo.exports.scope import Key, Scope
from geo.exports.tables import VALUES, Record, Table
from geo.language import _, bilingual
from geo.links import LATEST
from geo.model import Estimate, Measure, Statement
from geo.views.spans import SUM
from geo.wording.claim import claim_text, claimant, published, terms_words
from geo.wording.estimate import agreement_words, who_says
from geo.wording.kinds import combine_words, flag_words, kind_words

SEPARATOR = " | "
"""Between texts that stand in one cell."""


def values_table(scope: Scope, caveats: Mapping[tuple[str, int], Sequence[str]]) -> Table:
    """Return the values, every row with its claims and sources in words.

    Parameters
    ----------
    scope : Scope
        Its rows; a row without a claim has empty value cells, not zeros.
    caveats : mapping of (measure id, year) to texts
        Cautions for each year.
    """
    accuracy = _accuracy(scope.atlas)
    rows = tuple(
        _subject(key, scope)
        | figure_record(scope.estimate(key), scope.atlas)
        | _behind(key, scope)
        | {
            "caveats": SEPARATOR.join(caveats.get((key[0], key[2]), ())) or None,
            "meaning": definition(scope.atlas.measures[key[0]]),
            "accuracy": accuracy.get(key[1]),
        }
        for key in scope.keys
    )
    return Table(VALUES, _("Values"), value_columns(), rows)


def definition(measure: Measure) -> str:
    """Return what ``measure`` counts and how its values may be combined."""
    meaning = bilingual(measure.meaning, measure.meaning_es)
    return f"{meaning.rstrip('.')}; {combine_words(measure.combine)}."


def shapes_of(scope: Scope) -> list[BaseGeometry | None]:
    """Return the outline of each row's place, EPSG:4326; None where it has none."""
    found = {
        place: shape
        for name in LEVEL_LAYERS.values()
        for place, shape in zip(
            scope.atlas.layers[name]["id"], scope.atlas.layers[name].geometry, strict=True
        )
    }
    return [found.get(place) for _measure, place, _year in scope.keys]


def _accuracy(atlas: Atlas) -> dict[str, str]:
    """Return what is said of each outline, by place."""
    texts: dict[str, str] = {}
    for name in LEVEL_LAYERS.values():
        for row in atlas.layers[name].drop(columns="geometry").to_dict("records"):
            if text := bilingual(row.get("accuracy") or "", row.get("accuracy_es") or ""):
                texts[row["id"]] = str(text)
    return texts


def _subject(key: Key, scope: Scope) -> Record:
    """Return which figure a row is of."""
    measure, place = scope.atlas.measures[key[0]], scope.atlas.places.get(key[1])
    return {
        "place": place.id,
        "name": place.label(),
        "kind": place.kind,
        "measure": measure.id,
        "measure_name": measure.label(),
        "unit": measure.unit,
        "year": key[2],
        "value_from": _value_from(key, scope),
        "as_of": scope.as_of.isoformat() if scope.as_of else LATEST,
        "lens": scope.request.view.whole_lens,
    }


def _value_from(key: Key, scope: Scope) -> int | None:
    estimate = scope.estimate(key)
    if estimate is None:
        return None
    return scope.request.view.since if SUM in estimate.flags else estimate.year


_SAID_ALIKE = ("headline", "low", "high", "contested", "speakers", "documents", "known_from")
"""Columns that are parts of an estimate under the same name."""


def figure_record(estimate: Estimate | None, atlas: Atlas) -> Record:
    """Return what a row says of an estimate: figure shown, bounds, who says so, flags, remarks."""
    if estimate is None:
        nothing: Record = dict.fromkeys((*_SAID_ALIKE, "headline_claim", "said_by", "flags"))
        return nothing | {"remarks": _("no data")}
    record: Record = {name: getattr(estimate, name) for name in _SAID_ALIKE}
    return record | {
        "headline_claim": estimate.headline_claim.id if estimate.headline_claim else None,
        "said_by": who_says(estimate, atlas),
        "flags": " ".join(sorted(estimate.flags)) or None,
        "remarks": "; ".join(
            [
                agreement_words(estimate, compared=compared(estimate.claims)),
                *flag_words(estimate.flags),
            ]
        ),
    }


def _behind(key: Key, scope: Scope) -> Record:
    """Return the claims, what else is stated, all of them in words, and their sources."""
    estimate, stated = scope.estimate(key), scope.stated.get(key, [])
    used = estimate.claims if estimate else ()
    besides = [s for s in stated if s not in used]
    ordered = [*used, *besides]
    cited = cited_sources(ordered)
    return {
        "claims": " ".join(s.id for s in used) or None,
        "also_stated": " ".join(s.id for s in besides) or None,
        "claims_text": SEPARATOR.join(_said(s, scope.atlas) for s in ordered) or None,
        "source_ids": " ".join(cited) or None,
        "sources": SEPARATOR.join(_source(id, scope.atlas) for id in cited) or None,
    }


def cited_sources(claims: Iterable[Statement]) -> list[str]:
    """Return the ids of the sources of ``claims``, and of those they were read in, each once."""
    return list(dict.fromkeys(id for s in claims for id in (s.source, s.read_in) if id))


def _said(statement: Statement, atlas: Atlas) -> str:
    source = atlas.sources[statement.cited]
    kind = None if statement.kind in ("level", "price") else kind_words().get(statement.kind)
    text = f"{claim_text(statement)} ({kind})" if kind else claim_text(statement)
    if statement.to_place:
        text += f" → {atlas.places.get(statement.to_place).label()}"
    who = claimant(statement, atlas)
    return f"{text}: {who}, {source.label()}, {published(source)}"


def _source(id: str, atlas: Atlas) -> str:
    source = atlas.sources[id]
    return f"{source.label()} ({source.published_to.isoformat()}; {terms_words(source)})"
