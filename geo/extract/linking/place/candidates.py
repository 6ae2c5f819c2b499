"""Which place a quantity is of."""

from __future__ import annotations

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import (
    Candidate,
    Features,
    Followed,
    Near,
    merge,
    position_features,
    said,
)
from geo.extract.linking.columns import rows_beside
from geo.extract.linking.place.features import mention_features
from geo.extract.linking.place.here import Here
from geo.extract.linking.place.standing import returning, standing
from geo.extract.places.gazetteer import aggregate_of, known_places
from geo.extract.places.meaning import HOME
from geo.extract.places.mention import BACK, WIDE, Mention
from geo.extract.places.scene import ASIDE
from geo.extract.quantity import Quantity
from geo.extract.units import MONEY


def place_candidates(
    quantity: Quantity, analysis: Analysis, measure: str, followed: Followed | None = None
) -> list[Candidate]:
    """Return the places that a quantity may be of, and none.

    Parameters
    ----------
    quantity : Quantity
    analysis : Analysis
    measure : str
        What it was found to measure.
    followed : Followed, optional
        Place of the quantity before it.
    """
    before, sure, earlier, alike = followed or Followed()
    here = Here(quantity, analysis)
    if here.before is not None and not analysis.scene.one_part(here.before.first, quantity.first):
        before = earlier = None
    found: dict[str, Candidate] = {}
    cells = [*here.cells.values()]
    named = {mention.name for mention in cells}
    for mention in cells + [mention for mention in here.best() if mention.name not in named]:
        _keep(found, mention.name, mention.text, mention_features(mention, here, measure))
        for other in mention.others:
            _keep(
                found,
                other,
                mention.text,
                {"other": 1.0, "other_same": 1.0} if here.same(mention) else {"other": 1.0},
            )
    _joint(found, here, measure)
    if _row(found, here):
        before = earlier = None
    _standing(found, here)
    _none(found, here, measure)
    for key, candidate in found.items():
        candidate.features |= standing(key, here, measure, sure if key == before else 0.0, alike)
    if before is not None and before not in found:
        label = known_places().get(before).name if before in known_places() else before
        found[before] = Candidate(before, label, {"far": 1.0} | standing(before, here, measure, sure, alike))
    if earlier is not None:
        label = analysis.scene.labels.get(earlier, earlier)
        known = found.setdefault(earlier, Candidate(earlier, label, {"far": 1.0}))
        known.features |= returning(earlier, here)
    return list(found.values())


def _row(found: dict[str, Candidate], here: Here) -> bool:
    """Add the name of a table's row that no list of places has, where other rows are named for places.

    Say whether there is one.
    """
    first, last = here.row
    tokens, text = here.analysis.tokens, here.analysis.text
    named = last > first and text[tokens[first].start].isupper()
    if not named or here.analysis.scene.between(first, last) or here.analysis.scene.is_whole(first, last):
        return False
    among = any(other.kind not in WIDE for other in row_places(here.quantity, here.analysis))
    if among:
        label = here.analysis.words(first, last)
        features = position_features(Near(1, True, 0, 0, 0)) | {"row": 1.0, "row_unknown": 1.0}
        _keep(found, label, label, features)
    return among


def row_places(quantity: Quantity, analysis: Analysis) -> list[Mention]:
    """Return the places for which the rows beside that of a figure are named."""
    return [
        mention
        for first, last in rows_beside(quantity, analysis)
        for mention in analysis.scene.between(first, last)
    ]


def _standing(found: dict[str, Candidate], here: Here) -> None:
    """Add what the text is about, and the latest places named before a quantity, however far."""
    scene, first = here.analysis.scene, here.quantity.first
    labels = scene.labels
    for rank, name in enumerate(scene.latest_fine(first)):
        _keep(found, name, labels[name], said(f"latest_{rank}", here.alone))
    country = scene.latest_country(first)
    if country is not None:
        _keep(found, country.name, country.text, said("latest_country", here.alone))
    aside = scene.latest_aside(first)
    if aside is not None:
        features = said("latest_aside", here.alone) | said(f"latest_{aside.role}", here.alone)
        if any(mention.form == BACK for mention in here.spot.same):
            features["latest_aside_back"] = 1.0
        _keep(found, aside.name, aside.text, features)
    for name in dict.fromkeys((scene.topic, scene.first, here.main, HOME)):
        if name:
            _keep(found, name, labels.get(name, name), {})
    number = here.spot.heading
    if number is not None:
        sentence = here.analysis.sentences[number]
        for mention in scene.between(sentence.first, sentence.last):
            _keep(found, mention.name, mention.text, {"heading": 1.0})


def _none(found: dict[str, Candidate], here: Here, measure: str) -> None:
    features = {**said("none", here.alone)}
    if not measure:
        features["none_no_measure"] = 1.0
    if here.dimension == MONEY:
        features |= said("none_money", here.alone)
    _keep(found, "", "", features)


def _joint(found: dict[str, Candidate], here: Here, measure: str) -> None:
    """Add places that stand as one: "Ucayali, San Martin and Pasco"."""
    for run in here.spot.runs:
        printed = here.analysis.words(run[0].first, run[-1].last)
        lead = min(run, key=here.rank)
        features = mention_features(lead, here, measure)
        kept = {name: value for name, value in features.items() if name in JOINT_FEATURES}
        kept |= {"joint_" + name: value for name, value in features.items() if name in JOINT_OWN}
        kept |= said("joint", here.alone)
        if here.same(lead):
            kept["joint_same"] = 1.0
        if lead.role:
            kept["joint_aside" if lead.role in ASIDE else f"joint_{lead.role}"] = 1.0
        if run[0].first == here.analysis.scene.opening:
            kept |= said("joint_opens_text", here.alone)
        _keep(found, aggregate_of(m.text for m in run) or printed, printed, kept)


JOINT_OWN = ("adjacent", "behind_in", "behind_free", "before_free_comma", "before_subject", "opener")
JOINT_FEATURES = ("near", "same", "before", "prev1", "prev2", "next", "quantities", "commas")


def _keep(found: dict[str, Candidate], key: str, label: str, features: Features) -> None:
    known = found.get(key)
    if known is None:
        found[key] = Candidate(key, label, dict(features))
        return
    merge(known.features, features)
