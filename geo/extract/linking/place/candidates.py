"""Which place a quantity is of."""

from __future__ import annotations

from geo.catalog import load_places
from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Candidate, Features, merge, said
from geo.extract.linking.place.features import mention_features, standing
from geo.extract.linking.place.here import Here
from geo.extract.places.gazetteer import aggregate_of
from geo.extract.quantity import Quantity
from geo.extract.units import MONEY

HOME = "peru"


def place_candidates(
    quantity: Quantity, analysis: Analysis, measure: str, before: str | None = None, sure: float = 1.0
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
    sure : float
        How likely it is of that place.
    """
    here = Here(quantity, analysis)
    found: dict[str, Candidate] = {}
    for mention in here.best():
        _keep(found, mention.name, mention.text, mention_features(mention, here, measure))
        for other in mention.others:
            _keep(
                found,
                other,
                mention.text,
                {"other": 1.0, "other_same": 1.0} if here.same(mention) else {"other": 1.0},
            )
    _joint(found, here, measure)
    _standing(found, here)
    _none(found, here, measure)
    for key, candidate in found.items():
        candidate.features |= standing(key, here, measure, sure if key == before else 0.0)
    if before is not None and before not in found:
        label = load_places().get(before).name if before in load_places() else before
        found[before] = Candidate(before, label, {"far": 1.0} | standing(before, here, measure, sure))
    return list(found.values())


def _standing(found: dict[str, Candidate], here: Here) -> None:
    """Add what the text is about, and the latest places named before a quantity, however far."""
    scene, first = here.analysis.scene, here.quantity.first
    labels = scene.labels
    for rank, name in enumerate(scene.latest_fine(first)):
        _keep(found, name, labels[name], said(f"latest_{rank}", here.alone))
    country = scene.latest_country(first)
    if country is not None:
        _keep(found, country.name, country.text, said("latest_country", here.alone))
    for name in dict.fromkeys((scene.topic, scene.first, scene.main, HOME)):
        if name:
            _keep(found, name, labels.get(name, name), {})
    number = here.spot.heading
    if number is not None:
        sentence = here.analysis.sentences[number]
        for mention in scene.between(sentence.first, sentence.last):
            _keep(found, mention.name, mention.text, {"heading": 1.0})


def _none(found: dict[str, Candidate], here: Here, measure: str) -> None:
    features = said("none", here.alone)
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
