"""Which place a quantity is of."""

from __future__ import annotations

from geo.catalog import load_places
from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Candidate, position_features
from geo.extract.linking.near import near_to, taken
from geo.extract.places.mention import BACK, DATELINE, DEMONYM, FROM, INSTITUTION, TO, UNKNOWN, Mention
from geo.extract.quantity import Quantity

SENTENCES = 3
IN = frozenset({"in", "en", "of", "de", "del", "from", "near", "around", "for", "para", "at"})


def place_candidates(
    quantity: Quantity, analysis: Analysis, measure: str, before: str | None = None
) -> list[Candidate]:
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
    main = analysis.main_place
    found: dict[str, Candidate] = {}
    close = [
        (mention, near)
        for mention in analysis.places
        if -1
        <= (near := near_to(quantity, mention.first, mention.last, analysis, here)).sentences
        <= SENTENCES
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
            "adjacent": float((0 < len(gap) <= 3 and gap[-1] in IN) or gap == [","] or gap == ["("]),
            "behind_in": float(bool(gap) and gap[-1] in IN and near.quantities == 0 and near.sentences == 0),
            "bracket": float(bool(ahead) and ahead[-1] == "(" and len(ahead) == 1),
            "listed_before": float(near.before and near.sentences == 0 and len(ahead) <= 2),
            "nearest": float(nearest is not None and mention is nearest[0]),
            "taken": float(near.sentences == 0 and taken(mention.first, quantity, analysis)),
            "free": float(near.sentences == 0 and near.quantities == 0 and near.commas == 0),
            "free_behind": float(
                near.sentences == 0 and near.quantities == 0 and not near.before and near.commas == 0
            ),
            "often": min(counts.get(key, 0), 5) / 5.0,
            "opens": float(
                mention.first - analysis.sentences[analysis.sentence_of(mention.first)].first <= 3
            ),
            "subject": float(near.before and near.sentences == 0 and near.quantities == 0),
        }
        _keep(found, key, mention.text, features)
    _joint(found, close, quantity, analysis)
    _persisting(found, quantity, analysis, nearest is None)
    if main != "peru":
        _keep(found, "peru", "Peru", {"peru": 1.0, "peru_alone": float(not real)})
    main_features = {"main": 1.0, "main_alone": float(not real), "main_nothing_here": float(nearest is None)}
    _keep(found, main, main, main_features)
    _keep(found, "", "", {"none": 1.0, "none_alone": float(not real), "none_money": float(measure == "")})
    for key, candidate in found.items():
        candidate.features["as_before"] = float(before is not None and key == before)
        candidate.features["as_before_alone"] = float(
            before is not None and key == before and nearest is None
        )
        candidate.features["as_before_inherited"] = float(
            before is not None and key == before and quantity.inherited
        )
    return list(found.values())


def _persisting(found: dict[str, Candidate], quantity: Quantity, analysis: Analysis, alone: bool) -> None:
    """Add the last fine place and the last country named before a quantity, and those of its title and heading."""
    here = analysis.sentence_of(quantity.number_first)
    for name, wanted in (("fine", False), ("country", True)):
        for mention in reversed(analysis.places):
            if mention.first >= quantity.first or mention.role in (INSTITUTION, DATELINE):
                continue
            if (
                (mention.kind in ("country", "continent", "world")) == wanted
                and mention.form != BACK
                and _key(mention, analysis)
            ):
                features = {f"last_{name}": 1.0, f"last_{name}_alone": float(alone)}
                _keep(found, _key(mention, analysis), mention.text, features)
                break
    for mention in analysis.places:
        number = analysis.sentence_of(mention.first)
        if number == 0 and mention.role == "" and here > 0 and _key(mention, analysis):
            _keep(found, _key(mention, analysis), mention.text, {"title": 1.0, "title_alone": float(alone)})
    heading = _heading_of(here, analysis)
    for mention in analysis.places:
        if heading is not None and analysis.sentence_of(mention.first) == heading and _key(mention, analysis):
            _keep(found, _key(mention, analysis), mention.text, {"heading": 1.0})


def _heading_of(here: int, analysis: Analysis) -> int | None:
    """Return the number of the short line without a full stop over a sentence; None where there is none."""
    for number in range(here - 1, max(-1, here - 12), -1):
        sentence = analysis.sentences[number]
        words = analysis.tokens[sentence.first : sentence.last]
        if 0 < len(words) <= 12 and words[-1].kind == "break" and not any(t.text in ".,;" for t in words):
            return number
    return None


def _joint(found: dict[str, Candidate], close: list, quantity: Quantity, analysis: Analysis) -> None:
    """Add places that stand as one: "Ucayali, San Martin and Pasco"."""
    run: list = []
    for mention, near in [*close, (None, None)]:
        links = (
            [t.text for t in analysis.tokens[run[-1][0].last : mention.first]] if run and mention else None
        )
        if (
            links is not None
            and 0 < len(links) <= 2
            and all(text in (",", "and", "y", "e") for text in links)
        ):
            run.append((mention, near))
            continue
        if len(run) > 1:
            first, last = run[0][0], run[-1][0]
            printed = analysis.words(first.first, last.last)
            known = load_places().named(printed)
            best = min((n for _m, n in run), key=lambda n: (abs(n.sentences), n.distance))
            features = position_features(best) | {"joint": 1.0, "joint_same": float(best.sentences == 0)}
            _keep(found, known[0].id if len(known) == 1 else printed, printed, features)
        run = [(mention, near)] if mention is not None else []


def _key(mention: Mention, analysis: Analysis) -> str:
    return mention.name


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
