"""Which place a quantity is of."""

from __future__ import annotations

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Candidate, position_features
from geo.extract.linking.near import near_to
from geo.extract.places import BACK, DATELINE, DEMONYM, FROM, INSTITUTION, NAMED, TO, UNKNOWN, Mention
from geo.extract.quantities import Quantity

SENTENCES = 3
IN = frozenset({"in", "en", "of", "de", "del", "from", "near", "around", "for", "para", "at"})


def place_candidates(quantity: Quantity, analysis: Analysis, measure: str, before: str | None = None) -> list[Candidate]:
    """Return the places that a quantity may be of, and none.

    Parameters
    ----------
    quantity : Quantity
    analysis : Analysis
    measure : str
        What it was found to measure.
    before : str or None
        Place of the quantity before it.
    """
    here = analysis.sentence_of(quantity.number_first)
    main = analysis.main_place()
    found: dict[str, Candidate] = {}
    close = [
        (mention, near)
        for mention in analysis.places
        if -1 <= (near := near_to(quantity, mention.first, mention.last, analysis, here)).sentences <= SENTENCES
    ]
    real = [p for p in close if p[0].role not in (INSTITUTION, DATELINE)]
    nearest = min((p for p in real if p[1].sentences == 0), key=lambda p: p[1].distance, default=None)
    counts: dict[str, int] = {}
    for mention in analysis.places:
        counts[_key(mention, analysis)] = counts.get(_key(mention, analysis), 0) + 1
    for mention, near in close:
        key = _key(mention, analysis)
        if not key:
            continue
        features = position_features(near) | _kind_features(mention, measure)
        gap = [t.text for t in analysis.tokens[quantity.last : mention.first]] if not near.before else []
        ahead = [t.text for t in analysis.tokens[mention.last : quantity.first]] if near.before else []
        features |= {
            "adjacent": float(0 < len(gap) <= 3 and gap[-1] in IN or gap == [","] or gap == ["("]),
            "behind_in": float(bool(gap) and gap[-1] in IN and near.quantities == 0 and near.sentences == 0),
            "bracket": float(bool(ahead) and ahead[-1] == "(" and len(ahead) == 1),
            "listed_before": float(near.before and near.sentences == 0 and len(ahead) <= 2),
            "nearest": float(nearest is not None and mention is nearest[0]),
            "often": min(counts.get(key, 0), 5) / 5.0,
            "opens": float(mention.first - analysis.sentences[analysis.sentence_of(mention.first)].first <= 3),
            "subject": float(near.before and near.sentences == 0 and near.quantities == 0),
        }
        _keep(found, key, mention.text, features)
    main_features = {"main": 1.0, "main_alone": float(not real), "main_nothing_here": float(nearest is None)}
    _keep(found, main, main, main_features)
    _keep(found, "", "", {"none": 1.0, "none_alone": float(not real), "none_money": float(measure == "")})
    for key, candidate in found.items():
        candidate.features["as_before"] = float(before is not None and key == before)
        candidate.features["as_before_alone"] = float(before is not None and key == before and nearest is None)
        candidate.features["as_before_inherited"] = float(before is not None and key == before and quantity.inherited)
    return list(found.values())


def _key(mention: Mention, analysis: Analysis) -> str:
    """Return what a mention stands for: an id, or the name as printed; for "the region" the last one named."""
    if mention.form != BACK:
        return mention.id or mention.text
    earlier = [m for m in analysis.places if m.first < mention.first and m.form in (NAMED, UNKNOWN)]
    wanted = [m for m in earlier if (m.kind == "country") == (mention.kind == "country")]
    if wanted:
        return wanted[-1].id or wanted[-1].text
    return analysis.main_place() if mention.kind == "country" else ""


def _kind_features(mention: Mention, measure: str) -> dict[str, float]:
    return {
        "country": float(mention.kind == "country"),
        "fine": float(mention.kind not in ("country", "continent", "region", "world", "")),
        "wide": float(mention.kind in ("continent", "world")),
        "unknown": float(mention.form == UNKNOWN),
        "demonym": float(mention.form == DEMONYM),
        "back": float(mention.form == BACK),
        "institution": float(mention.role == INSTITUTION),
        "dateline": float(mention.role == DATELINE),
        "from": float(mention.role == FROM),
        "to": float(mention.role == TO),
        "to_price": float(mention.role == TO and measure.startswith("price")),
    }


def _keep(found: dict[str, Candidate], key: str, label: str, features: dict[str, float]) -> None:
    known = found.get(key)
    if known is None:
        found[key] = Candidate(key, label, dict(features))
        return
    for name, value in features.items():
        known.features[name] = max(known.features.get(name, 0.0), value)
