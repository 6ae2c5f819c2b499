"""What speaks for a place as the one that a quantity is of."""

from __future__ import annotations

from geo.extract.linking.candidates import Features, Near, holding, nearness, position_features, said
from geo.extract.linking.near import taken
from geo.extract.linking.parts import OF_WORDS, parts_between
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
from geo.extract.places.words import PlaceWords
from geo.extract.units import PERCENT

ASIDE = frozenset({INSTITUTION, DATELINE, SPEAKER, BESIDE})
"""Roles of places where nothing is said to be."""
CLOSE = 4
"""Tokens at most between a quantity and a place right beside it."""
KINDS = {"country": "country", "continent": "wide", "world": "wide", "region": "wide", "river": "river"}
FORMS = frozenset((LISTED, UNKNOWN, DEMONYM, BACK))
OPENING = 4
"""Tokens from the start of a sentence within which a place opens it."""


def mention_features(mention: Mention, here: Here, measure: str) -> Features:
    """Return what speaks for one mention of a place."""
    near = here.near[mention.first]
    found = _kinds(mention, here, measure)
    if mention.role in ASIDE and mention.form != DEMONYM:
        if mention.role == INSTITUTION:
            found |= {f"aside_{name}": value for name, value in position_features(near).items()}
        found |= said("aside", here.alone)
        if mention.role == DATELINE and not _is_capital(mention, here):
            found |= said("dateline_town", here.alone)
        if here.alone:
            found[f"{mention.role}_alone"] = 1.0
        if near.sentences == 0:
            found["aside_same"] = found[f"{mention.role}_same"] = 1.0
            found |= _aside(mention, near, here)
        return found
    if mention.form == DEMONYM:
        return found | _of_people(mention, near, here)
    found |= position_features(near)
    return found | (
        _in_sentence(mention, near, here) if near.sentences == 0 else _elsewhere(mention, near, here)
    )


def _is_capital(mention: Mention, here: Here) -> bool:
    """Say whether a dateline is that of a capital, from where news of the whole country come."""
    return here.spot.words.capitals.longest(here.analysis.tokens, mention.first) is not None


def _aside(mention: Mention, near: Near, here: Here) -> Features:
    """Return what speaks for a place named aside: a clause about it, a body of it that does something."""
    ahead = [t.text for t in here.analysis.tokens[mention.last : here.quantity.first]] if near.before else []
    free = near.before and near.quantities == 0
    antecedent = free and _is_antecedent(ahead, here.spot.words)
    of_part = free and mention.role == INSTITUTION and mention.kind not in WIDE  # "la Intendencia Ayacucho"
    return holding(
        {
            "aside_antecedent": antecedent and mention.role != INSTITUTION,
            "aside_free": of_part,
            "aside_free_alone": of_part and here.alone,
        }
    )


def _of_people(mention: Mention, near: Near, here: Here) -> Features:
    """Return what speaks for the country of "Peruvian": more where its sentence names no place."""
    if near.sentences:
        return {"demonym_next": 1.0} if near.sentences < 0 else said("demonym_earlier", here.alone)
    free = near.quantities == 0
    return said("demonym_same", here.alone) | holding(
        {
            "demonym_near": nearness(near.distance),
            "demonym_near_alone": here.alone * nearness(near.distance),
            "demonym_free": free,
            "demonym_free_alone": free and here.alone,
            "demonym_behind": free and not near.before,
            "demonym_wide": mention.kind in WIDE,
        }
    )


def _in_sentence(mention: Mention, near: Near, here: Here) -> Features:
    tokens, quantity = here.analysis.tokens, here.quantity
    words, led = here.spot.words, mention.first in here.spot.led
    behind = not near.before
    gap = [t.text for t in tokens[quantity.last : mention.first]] if behind else []
    ahead = [t.text for t in tokens[mention.last : quantity.first]] if near.before else []
    low, high = (quantity.last, mention.first) if behind else (mention.last, quantity.first)
    clauses = here.analysis.scene.clauses(low, high)
    tied = bool(gap) and (gap[-1] in words.links or led)
    part = behind and parts_between(here.analysis, quantity.last, mention.first)
    free = near.quantities == 0
    sentence = here.analysis.sentences[here.spot.number]
    opens = mention.first - sentence.first <= OPENING and near.before
    return _share(mention, near, here, gap) | holding(
        {
            "adjacent": behind and ((len(gap) <= 3 and tied) or gap in ([","], ["("])),
            "behind_in": behind and tied and free,
            "behind_free": behind and free and near.commas == 0,
            "behind_free_clause": behind and free and clauses > 0,
            "behind_part": part,
            "behind_part_free": part and free,
            "member": mention.first in here.spot.members,
            "row": here.row[0] <= mention.first < here.row[1] and not mention.within,
            "column": here.head[0] <= mention.first < here.head[1],
            "bracket": ahead == ["("],
            "antecedent": near.before and free and _is_antecedent(ahead, words),
            "listed_before": near.before and len(ahead) <= 2,
            "before_free": near.before and free,
            "before_free_comma": near.before and free and near.commas == 0,
            "before_subject": near.before and free and not led,
            "before_in": near.before and led,
            "before_in_free": near.before and led and free,
            "nearest": mention is here.nearest,
            "only": mention is here.nearest and sum(map(here.same, here.spot.close)) == 1,
            "taken": here.spot.several and taken(mention.first, quantity, here.analysis),
            "taken_alone": not here.spot.several and taken(mention.first, quantity, here.analysis),
            "clauses": min(clauses, 2) / 2.0,
            "clauses_before": near.before and clauses > 0,
            "opens": opens,
            "opener": opens and led,
            "pair": mention is here.pair,
            "pair_close": mention is here.pair and near.distance <= CLOSE and near.commas == 0,
            "pair_sure": mention is here.pair and here.pair_sure,
            "not_pair": here.pair_sure and mention is not here.pair,
            "within": mention.within,
            "within_near": mention.within and mention is here.nearest,
            "country_same": mention.kind == "country",
            "back_same": mention.form == BACK,
            "whole_same": mention.kind == "country" and here.spot.whole,
        }
    )


def _is_antecedent(ahead: list[str], words: PlaceWords) -> bool:
    """Say whether a clause about a place follows it, up to the quantity: "Colombia, which had 40,000"."""
    clause = ahead[1:] if ahead[:1] == [","] else ahead
    return clause[:1] != [] and clause[0] in words.relatives and "," not in clause


def _share(mention: Mention, near: Near, here: Here, gap: list[str]) -> Features:
    """Return what speaks for a place as the part of which a share is, or as its whole."""
    if here.dimension != PERCENT:
        return {}
    free, behind = near.quantities == 0, not near.before
    return holding(
        {
            "share_of": bool(gap) and free and _after_of(gap),
            "share_whole": behind and mention.kind == "country" and here.comes_from(),
            "share_subject": near.before and free and mention.first not in here.spot.led,
        }
    )


def _after_of(gap: list[str]) -> bool:
    """Say whether words lead from a share to its whole: "of the cocaine that Peru", "of the national"."""
    return gap[0] in OF_WORDS or gap[-1] in OF_WORDS


def _elsewhere(mention: Mention, near: Near, here: Here) -> Features:
    scene, quantity = here.analysis.scene, here.quantity
    if near.sentences < 0:
        return holding({"next_alone": here.alone})
    between = [m for m in scene.between(mention.last, quantity.first) if is_setting(m) and m.form != BACK]
    first, last = scene.paragraph(here.spot.number)
    inside = first <= mention.first < last
    still = not between
    number = here.analysis.sentence_of(mention.first)
    beside = here.quantities_in(number)
    alike = any(q.dimension == here.dimension for q in beside)
    return holding(
        {
            "leads": here.analysis.leads(here.spot.number, number),
            "prev_alone": here.alone,
            "prev1_alone": here.alone and near.sentences == 1,
            "still": still,
            "still_inside": still and inside,
            "inside": inside,
            "inside_alone": inside and here.alone,
            "prev_fine_alone": here.alone and mention.kind not in WIDE,
            "prev_fine_inside_alone": here.alone and inside and mention.kind not in WIDE,
            "prev_alike_alone": here.alone and alike,
            "prev_unlike_alone": here.alone and bool(beside) and not alike,
            "prev_within": mention.within,
            "prev_opens": mention.first - here.analysis.sentences[number].first <= OPENING,
        }
    )


def _kinds(mention: Mention, here: Here, measure: str) -> Features:
    """Return what speaks for the kind, form and role of a place."""
    found: Features = {}
    form, role, fine = mention.form, mention.role, mention.kind not in WIDE
    if fine:
        found["fine"] = 1.0
    if mention.kind in KINDS:
        found[KINDS[mention.kind]] = 1.0
    if form in FORMS:
        found[form] = 1.0
    if role in (FROM, TO):
        found[f"{role}_{here.dimension}"] = found[f"{role}_{measure}"] = 1.0
    elif role:
        found[role] = 1.0
    if is_setting(mention):
        if fine:
            found["fine_" + here.dimension] = found["fine_" + measure] = 1.0
        if mention.country and mention.country != here.main:
            found["abroad"] = 1.0
    return found
