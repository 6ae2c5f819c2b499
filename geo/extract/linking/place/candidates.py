"""Which place a quantity is of."""

from __future__ import annotations

from geo.catalog import load_places
from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Candidate, Features
from geo.extract.linking.place.features import mention_features, standing
from geo.extract.linking.place.here import Here
from geo.extract.places.mention import BACK, INSTITUTION, Mention
from geo.extract.places.scene import is_fine, is_setting
from geo.extract.places.words import place_words
from geo.extract.quantity import Quantity

LATEST = 3
"""Parts of countries named before a quantity, however far, that are candidates."""
HOME = "peru"


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
    here = Here.of(quantity, analysis)
    found: dict[str, Candidate] = {}
    for mention in here.best():
        _keep(found, mention.name, mention.text, mention_features(mention, here, measure))
        for other in mention.others:
            _keep(found, other, mention.text, {"other": 1.0, "other_same": float(here.same(mention))})
    _joint(found, here, measure)
    _standing(found, here)
    _none(found, here, measure)
    for key, candidate in found.items():
        candidate.features |= standing(key, here, measure, before)
    if before is not None and before not in found:
        label = load_places().get(before).name if before in load_places() else before
        found[before] = Candidate(before, label, {"far": 1.0} | standing(before, here, measure, before))
    return [Candidate(c.value, c.label, {n: v for n, v in c.features.items() if v}) for c in found.values()]


def _standing(found: dict[str, Candidate], here: Here) -> None:
    """Add what the text is about, and the latest places named before a quantity, however far."""
    scene = here.analysis.scene
    labels = {mention.name: mention.text for mention in reversed(scene.mentions)}
    latest: list[str] = []
    for mention in reversed(scene.before(here.quantity.first)):
        if is_fine(mention) and is_setting(mention) and mention.name not in latest:
            latest.append(mention.name)
        if len(latest) == LATEST:
            break
    for rank, name in enumerate(latest):
        _keep(found, name, labels[name], {f"latest_{rank}": 1.0, f"latest_{rank}_alone": float(here.alone)})
    country = next(
        (
            m
            for m in reversed(scene.before(here.quantity.first))
            if m.kind == "country" and is_setting(m) and m.form != BACK
        ),
        None,
    )
    if country is not None:
        _keep(
            found,
            country.name,
            country.text,
            {"latest_country": 1.0, "latest_country_alone": float(here.alone)},
        )
    for name in dict.fromkeys((scene.topic, scene.first, scene.main, HOME)):
        if name:
            _keep(found, name, labels.get(name, name), {})
    number = here.heading()
    if number is not None:
        sentence = here.analysis.sentences[number]
        for mention in scene.between(sentence.first, sentence.last):
            _keep(found, mention.name, mention.text, {"heading": 1.0})


def _none(found: dict[str, Candidate], here: Here, measure: str) -> None:
    money = here.dimension == "money"
    features = {
        "none": 1.0,
        "none_alone": float(here.alone),
        "none_no_measure": float(not measure),
        "none_money": float(money),
        "none_money_alone": float(money and here.alone),
    }
    _keep(found, "", "", features)


def _joint(found: dict[str, Candidate], here: Here, measure: str) -> None:
    """Add places that stand as one: "Ucayali, San Martin and Pasco"."""
    words = place_words(here.analysis.language)
    run: list[Mention] = []
    for mention in [*here.close, None]:
        if mention is not None and mention.within and run:
            continue
        if run and mention is not None:
            links = {t.text for t in here.analysis.tokens[run[-1].last : mention.first]}
            joined = links & words.joins
            if joined and all(
                text in words.joins or text in words.small or text in FILLERS for text in links
            ):
                run.append(mention)
                continue
        if len(run) > 1:
            _keep_joint(found, run, here, measure)
        run = [mention] if mention is not None and mention.role != INSTITUTION else []


FILLERS = frozenset({"in", "en"})


def _keep_joint(found: dict[str, Candidate], run: list[Mention], here: Here, measure: str) -> None:
    printed = here.analysis.words(run[0].first, run[-1].last)
    known = load_places().named(printed)
    lead = min(run, key=here.rank)
    ends = here.analysis.tokens[run[-1].first - 1].text in place_words(here.analysis.language).joins - {","}
    features = mention_features(lead, here, measure)
    kept = {name: features[name] for name in JOINT_FEATURES if name in features}
    quantity, scene = here.quantity, here.analysis.scene
    inside = any(run[0].first <= q.first < run[-1].last for q in here.analysis.quantities)
    kept |= {
        "joint": 1.0,
        "joint_ends": float(ends),
        "joint_same": float(here.same(lead)),
        "joint_adjacent": features.get("adjacent", 0.0) * float(run[0].first >= quantity.last and ends),
        "joint_opens": features.get("opener", 0.0) * float(ends),
        "joint_split": float(inside),
        "joint_opens_text": float(
            run[0].first == next((m.first for m in scene.mentions if is_setting(m)), -1)
        ),
        "joint_opens_text_alone": float(
            here.alone and run[0].first == next((m.first for m in scene.mentions if is_setting(m)), -1)
        ),
    }
    _keep(found, known[0].id if len(known) == 1 else printed, printed, kept)


JOINT_FEATURES = ("near", "same", "before", "prev1", "prev2", "next", "quantities", "commas")


def _keep(found: dict[str, Candidate], key: str, label: str, features: Features) -> None:
    known = found.get(key)
    if known is None:
        found[key] = Candidate(key, label, dict(features))
        return
    for name, value in features.items():
        known.features[name] = max(known.features.get(name, 0.0), value)
