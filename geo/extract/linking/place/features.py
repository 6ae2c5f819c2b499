"""What speaks for a place as the one that a quantity is of."""

from __future__ import annotations

from geo.catalog import load_places
from geo.catalog.published import cached_by_published
from geo.extract.linking.candidates import Features, Near, position_features
from geo.extract.linking.near import taken
from geo.extract.linking.place.here import Here
from geo.extract.places.mention import (
    BACK,
    BESIDE,
    DATELINE,
    DEMONYM,
    FROM,
    INSTITUTION,
    LISTED,
    SPEAKER,
    TO,
    UNKNOWN,
    WIDE,
    Mention,
)
from geo.extract.places.scene import is_setting
from geo.extract.places.words import PlaceWords, place_words
from geo.extract.units import PERCENT

ASIDE = frozenset({INSTITUTION, DATELINE, SPEAKER, BESIDE})
"""Roles of places where nothing is said to be."""
CLOSE = 4
"""Tokens at most between a quantity and a place right beside it."""
OPENING = 4
"""Tokens from the start of a sentence within which a place opens it."""


def mention_features(mention: Mention, here: Here, measure: str) -> Features:
    """Return what speaks for one mention of a place."""
    near = here.near[mention.first]
    features = _kinds(mention, here, measure)
    if mention.role in ASIDE and mention.form != DEMONYM:
        own = position_features(near) if mention.role == INSTITUTION else {}
        return (
            features
            | own
            | {
                "aside": 1.0,
                "aside_alone": float(here.alone),
                "aside_same": float(near.sentences == 0),
                f"{mention.role}_same": float(near.sentences == 0),
                f"{mention.role}_alone": float(here.alone),
            }
        )
    features |= position_features(near)
    if near.sentences == 0:
        features |= _in_sentence(mention, near, here)
    else:
        features |= _elsewhere(mention, near, here)
    return features


def _in_sentence(mention: Mention, near: Near, here: Here) -> Features:
    tokens, quantity = here.analysis.tokens, here.quantity
    words = place_words(here.analysis.language)
    behind = not near.before
    gap = [t.text for t in tokens[quantity.last : mention.first]] if behind else []
    ahead = [t.text for t in tokens[mention.last : quantity.first]] if near.before else []
    low, high = (quantity.last, mention.first) if behind else (mention.last, quantity.first)
    clauses = here.analysis.scene.clauses(low, high)
    tied = bool(gap) and (gap[-1] in words.links or bool(words.places.at(tokens, mention.first - 1)))
    free = near.quantities == 0
    sentence = here.analysis.sentences[here.number]
    opens = mention.first - sentence.first <= OPENING and near.before
    in_before = mention.first > 0 and bool(words.places.at(tokens, mention.first - 1))
    return _share(mention, near, here, gap) | {
        "adjacent": float(behind and ((len(gap) <= 3 and tied) or gap in ([","], ["("]))),
        "behind_in": float(behind and tied and free),
        "behind_free": float(behind and free and near.commas == 0),
        "behind_free_clause": float(behind and free and clauses > 0),
        "member": float(any(mention in run for run in here.runs)),
        "bracket": float(ahead == ["("]),
        "antecedent": float(near.before and free and _is_antecedent(ahead, words)),
        "listed_before": float(near.before and len(ahead) <= 2),
        "before_free": float(near.before and free),
        "before_free_comma": float(near.before and free and near.commas == 0),
        "before_subject": float(near.before and free and not in_before),
        "before_in": float(near.before and in_before),
        "before_in_free": float(near.before and in_before and free),
        "nearest": float(mention is here.nearest),
        "only": float(mention is here.nearest and sum(map(here.same, here.close)) == 1),
        "taken": float(here.several and taken(mention.first, quantity, here.analysis)),
        "taken_alone": float(not here.several and taken(mention.first, quantity, here.analysis)),
        "clauses": min(clauses, 2) / 2.0,
        "clauses_before": float(near.before and clauses > 0),
        "opens": float(opens),
        "opener": float(opens and in_before),
        "pair": float(mention is here.pair),
        "pair_close": float(mention is here.pair and near.distance <= CLOSE and near.commas == 0),
        "pair_sure": float(mention is here.pair and here.pair_sure),
        "not_pair": float(here.pair_sure and mention is not here.pair),
        "within": float(mention.within),
        "within_near": float(mention.within and mention is here.nearest),
        "country_same": float(mention.kind == "country"),
        "back_same": float(mention.form == BACK),
        "whole_same": float(
            mention.kind == "country" and here.analysis.scene.is_whole(sentence.first, sentence.last)
        ),
    }


def _is_antecedent(ahead: list[str], words: PlaceWords) -> bool:
    """Say whether a clause about a place follows it, up to the quantity: "Colombia, which had 40,000"."""
    clause = ahead[1:] if ahead[:1] == [","] else ahead
    return clause[:1] != [] and clause[0] in words.relatives and "," not in clause


def _share(mention: Mention, near: Near, here: Here, gap: list[str]) -> Features:
    """Return what speaks for a place as the part of which a share is, or as its whole."""
    if here.dimension != PERCENT:
        return {}
    free, behind = near.quantities == 0, not near.before
    in_before = place_words(here.analysis.language).places.at(here.analysis.tokens, max(0, mention.first - 1))
    return {
        "share_of": float(bool(gap) and free and _after_of(gap)),
        "share_whole": float(behind and mention.kind == "country" and here.comes_from()),
        "share_subject": float(near.before and free and not in_before),
    }


def _after_of(gap: list[str]) -> bool:
    """Say whether words lead from a share to its whole: "of the cocaine that Peru", "of the national"."""
    return gap[0] in ("of", "de", "del") or gap[-1] in ("of", "de", "del")


def _elsewhere(mention: Mention, near: Near, here: Here) -> Features:
    scene, quantity = here.analysis.scene, here.quantity
    if near.sentences < 0:
        return {"next_alone": float(here.alone)}
    between = [m for m in scene.between(mention.last, quantity.first) if is_setting(m) and m.form != BACK]
    first, last = scene.paragraph(here.number)
    inside = first <= mention.first < last
    still = not between
    beside = here.quantities_in(here.analysis.sentence_of(mention.first))
    alike = any(q.dimension == here.dimension for q in beside)
    return {
        "leads": float(here.analysis.leads(here.number, here.analysis.sentence_of(mention.first))),
        "prev_alone": float(here.alone),
        "prev1_alone": float(here.alone and near.sentences == 1),
        "still": float(still),
        "still_inside": float(still and inside),
        "inside": float(inside),
        "inside_alone": float(inside and here.alone),
        "prev_fine_alone": float(here.alone and mention.kind not in WIDE),
        "prev_fine_inside_alone": float(here.alone and inside and mention.kind not in WIDE),
        "prev_alike_alone": float(here.alone and alike),
        "prev_unlike_alone": float(here.alone and bool(beside) and not alike),
        "prev_within": float(mention.within),
        "prev_opens": float(
            mention.first - here.analysis.sentences[here.analysis.sentence_of(mention.first)].first <= OPENING
        ),
    }


def _kinds(mention: Mention, here: Here, measure: str) -> Features:
    """Return what speaks for the kind, form and role of a place."""
    setting = is_setting(mention)
    found = {
        "country": float(mention.kind == "country"),
        "fine": float(mention.kind not in WIDE),
        "wide": float(mention.kind in ("continent", "world", "region")),
        "river": float(mention.kind == "river"),
        "listed": float(mention.form == LISTED),
        "unknown": float(mention.form == UNKNOWN),
        "demonym": float(mention.form == DEMONYM),
        "back": float(mention.form == BACK),
        "institution": float(mention.role == INSTITUTION),
        "dateline": float(mention.role == DATELINE),
        "from_" + here.dimension: float(mention.role == FROM),
        "to_" + here.dimension: float(mention.role == TO),
        "beside": float(mention.role == BESIDE),
        "speaker": float(mention.role == SPEAKER),
        "from_" + measure: float(mention.role == FROM),
        "to_" + measure: float(mention.role == TO),
        "abroad": float(mention.country not in ("", here.analysis.scene.main) and setting),
    }
    if setting:
        found["fine_" + here.dimension] = float(mention.kind not in WIDE)
        found["fine_" + measure] = float(mention.kind not in WIDE)
    return found


def standing(key: str, here: Here, measure: str, same: float) -> Features:
    """Return what speaks for a place whatever its mentions: topic, main country, the quantity before.

    ``same`` is how likely the quantity before is of it, 0 where it was found to be of another.
    """
    scene, analysis = here.analysis.scene, here.analysis
    sentence = analysis.sentences[here.number]
    whole = scene.is_whole(sentence.first, sentence.last)
    is_main = key == scene.main
    joined = same * here.joins
    earlier = here.before
    alike = earlier is not None and earlier.dimension == here.dimension
    fresh = here.number == 0 or analysis.sentences[here.number - 1].paragraph != sentence.paragraph
    return {
        "often": min(scene.counts.get(key, 0), 5) / 5.0,
        "topic": float(key == scene.topic and bool(key)),
        "topic_alone": float(key == scene.topic and bool(key) and here.alone),
        "first_named": float(key == scene.first and bool(key)),
        "first_named_alone": float(key == scene.first and bool(key) and here.alone),
        "title": float(key in scene.title and here.number > 0),
        "title_alone": float(key in scene.title and here.number > 0 and here.alone),
        "peru": float(key == "peru"),
        "main": float(is_main),
        "main_alone": float(is_main and here.alone),
        "main_unnamed": float(is_main and not scene.counts[key]),
        "main_unnamed_alone": float(is_main and not scene.counts[key] and here.alone),
        "sole_alone": float(here.alone and key == scene.sole and bool(key)),
        "main_whole": float(is_main and whole),
        "main_whole_alone": float(is_main and whole and here.alone),
        "main_fresh_alone": float(is_main and fresh and here.alone),
        "main_" + here.dimension: float(is_main),
        "main_" + (measure or "no_measure"): float(is_main),
        "as_before": same,
        "as_before_alone": same * here.alone,
        "as_before_joined": joined,
        "as_before_joined_alone": joined * here.alone,
        "as_before_fresh": same * fresh,
        "as_before_whole": same * (whole and not is_main),
        "as_before_alike": same * alike,
        "as_before_alike_alone": same * (alike and here.alone),
        "as_before_not_pair": same * (here.pair is not None and here.pair.name != key),
        "as_before_inherited": same * here.quantity.inherited,
    } | _scale(key, here)


def _scale(key: str, here: Here) -> Features:
    """Return what the size of a quantity and the length of the times beside it say of a place's size."""
    if not key:
        return {}
    wide = is_wide(key)
    size = "wide" if wide else "fine"
    return {
        "size_" + here.dimension: here.magnitude * wide,
        "yearly_" + size: float(here.yearly),
        "daily_" + size: float(here.daily),
        "yearly_alone_" + size: float(here.yearly and here.alone),
        "daily_alone_" + size: float(here.daily and here.alone),
    }


@cached_by_published
def is_wide(key: str) -> bool:
    """Say whether a place of the record is a country or wider."""
    places = load_places()
    return key in places and places.get(key).kind in WIDE
