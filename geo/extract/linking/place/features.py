"""What speaks for a place as the one that a quantity is of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geo.extract.linking.candidates import Features, Near, holding, nearness, position_features, said
from geo.extract.linking.near import taken
from geo.extract.linking.parts import OF_WORDS, parts_between
from geo.extract.linking.place.here import Here
from geo.extract.places.mention import (
    BACK,
    DATELINE,
    DEMONYM,
    FROM,
    INSTITUTION,
    LISTED,
    TO,
    UNKNOWN,
    WIDE,
    Mention,
)
from geo.extract.places.scene import ASIDE
from geo.extract.places.words import PlaceWords
from geo.extract.text.tokens import Token
from geo.extract.units import PERCENT

CLOSE = 4
"""Tokens at most between a quantity and a place right beside it."""
KINDS = {"country": "country", "continent": "wide", "world": "wide", "region": "wide", "river": "river"}
FORMS = frozenset((LISTED, UNKNOWN, DEMONYM, BACK))
REMEMBERED = 2048
"""Kinds of places whose features are remembered."""
OPENING = 4
"""Tokens from the start of a sentence within which a place opens it."""


def mention_features(mention: Mention, here: Here, measure: str) -> Features:
    """Return what speaks for one mention of a place."""
    abroad = bool(mention.country) and mention.country != here.main
    found = {**_kinds(mention.kind, mention.form, mention.role, abroad, here.dimension, measure)}
    if here.cells:
        cell = next((name for name, named in here.cells.items() if named is mention), "")
        if cell:
            return found | position_features(Near(1, True, 0, 0, 0)) | {cell: 1.0}
        found["off_table"] = 1.0
    near = here.near[mention.first]
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
    found |= _elsewhere(mention, near, here) if near.sentences else _in_sentence(mention, near, here)
    return found


def _is_capital(mention: Mention, here: Here) -> bool:
    """Say whether a dateline is that of a capital, from where news of the whole country come."""
    return here.spot.words.capitals.longest(here.analysis.tokens, mention.first) is not None


def _aside(mention: Mention, near: Near, here: Here) -> Features:
    """Return what speaks for a place named aside: a clause about it, a body of it that does something."""
    tokens, words = here.analysis.tokens, here.spot.words
    free = near.before and near.quantities == 0
    antecedent = free and _is_antecedent(tokens, mention.last, here.quantity.first, words)
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
    """Return what speaks for a place in the quantity's sentence."""
    spot, first = here.spot, mention.first
    free = near.quantities == 0
    low, high = (mention.last, here.quantity.first) if near.before else (here.quantity.last, first)
    clauses = here.analysis.scene.clauses(low, high)
    found = _ahead(mention, near, here, free) if near.before else _behind(mention, near, here, free)
    if clauses:
        found["clauses"] = min(clauses, 2) / 2.0
    if clauses > 0 and near.before:
        found["clauses_before"] = 1.0
    elif clauses > 0 and free:
        found["behind_free_clause"] = 1.0
    if first in spot.members:
        found["member"] = 1.0
    if taken(first, here.quantity, here.analysis):
        found["taken" if spot.several else "taken_alone"] = 1.0
    _add_standing(found, mention, near, here)
    return found


def _behind(mention: Mention, near: Near, here: Here, free: bool) -> Features:
    """Return what speaks for a place behind the quantity in its sentence."""
    tokens, first, words = here.analysis.tokens, mention.first, here.spot.words
    start = here.quantity.last
    distance = first - start
    tied = distance > 0 and (tokens[first - 1].text in words.links or first in here.spot.written.led)
    part = parts_between(here.analysis, start, first)
    found = _share(mention, here, tokens[start:first]) if here.dimension == PERCENT else {}
    if (distance <= 3 and tied) or (distance == 1 and tokens[start].text in (",", "(")):
        found["adjacent"] = 1.0
    if part:
        found["behind_part"] = 1.0
    if free:
        if tied:
            found["behind_in"] = 1.0
        if near.commas == 0:
            found["behind_free"] = 1.0
        if part:
            found["behind_part_free"] = 1.0
    return found


def _ahead(mention: Mention, near: Near, here: Here, free: bool) -> Features:
    """Return what speaks for a place before the quantity in its sentence."""
    tokens, last, spot = here.analysis.tokens, mention.last, here.spot
    led = mention.first in spot.written.led
    distance = here.quantity.first - last
    found: Features = {}
    if distance <= 2:
        found["listed_before"] = 1.0
        if distance == 1 and tokens[last].text == "(":
            found["bracket"] = 1.0
    if led:
        found["before_in"] = 1.0
    if free:
        found["before_free"] = 1.0
        if near.commas == 0:
            found["before_free_comma"] = 1.0
        found["before_in_free" if led else "before_subject"] = 1.0
        if _is_antecedent(tokens, last, here.quantity.first, spot.words):
            found["antecedent"] = 1.0
        if not led and here.dimension == PERCENT:
            found["share_subject"] = 1.0
    if mention.first - here.analysis.sentences[spot.number].first <= OPENING:
        found["opens"] = 1.0
        if led:
            found["opener"] = 1.0
    return found


def _add_standing(found: Features, mention: Mention, near: Near, here: Here) -> None:
    """Add what speaks for a place by the other places of the quantity's sentence, and by its kind."""
    if mention is here.nearest:
        found["nearest"] = 1.0
        if here.spot.sole:
            found["only"] = 1.0
    if mention is here.pair:
        found["pair"] = 1.0
        if near.distance <= CLOSE and near.commas == 0:
            found["pair_close"] = 1.0
        if here.pair_sure:
            found["pair_sure"] = 1.0
    elif here.pair_sure:
        found["not_pair"] = 1.0
    if mention.within:
        found["within"] = 1.0
        if mention is here.nearest:
            found["within_near"] = 1.0
    if mention.kind == "country":
        found["country_same"] = 1.0
        if here.spot.whole:
            found["whole_same"] = 1.0
    if mention.form == BACK:
        found["back_same"] = 1.0


def _is_antecedent(tokens: Sequence[Token], first: int, last: int, words: PlaceWords) -> bool:
    """Say whether a clause about a place follows it, up to the quantity: "Colombia, which had 40,000"."""
    if first < last and tokens[first].text == ",":
        first += 1
    opened = first < last and tokens[first].text in words.relatives
    return opened and not any(token.text == "," for token in tokens[first:last])


def _share(mention: Mention, here: Here, gap: Sequence[Token]) -> Features:
    """Return what speaks for a place behind a share as the part of which it is, or as its whole."""
    free = here.near[mention.first].quantities == 0
    return holding(
        {
            "share_of": bool(gap) and free and _after_of(gap),
            "share_whole": mention.kind == "country" and here.comes_from(),
        }
    )


def _after_of(gap: Sequence[Token]) -> bool:
    """Say whether words lead from a share to its whole: "of the cocaine that Peru", "of the national"."""
    return gap[0].text in OF_WORDS or gap[-1].text in OF_WORDS


def _elsewhere(mention: Mention, near: Near, here: Here) -> Features:
    """Return what speaks for a place in another sentence than the quantity's."""
    analysis, spot, alone = here.analysis, here.spot, here.alone
    if near.sentences < 0:
        return {"next_alone": 1.0} if alone else {}
    number = spot.written.sentence_of[mention.first]
    first, last = analysis.scene.paragraph(spot.number)
    found: Features = {}
    if analysis.leads(spot.number, number):
        found["leads"] = 1.0
    still = not analysis.scene.named_between(mention.last, here.quantity.first)
    if still:
        found["still"] = 1.0
    inside = first <= mention.first < last
    if inside:
        found["inside"] = 1.0
        if still:
            found["still_inside"] = 1.0
    if mention.within:
        found["prev_within"] = 1.0
    if mention.first - analysis.sentences[number].first <= OPENING:
        found["prev_opens"] = 1.0
    if alone:
        _add_alone(found, mention, near, here, inside)
    return found


def _add_alone(found: Features, mention: Mention, near: Near, here: Here, inside: bool) -> None:
    """Add what speaks for a place before the quantity's sentence where that names none."""
    found["prev_alone"] = 1.0
    if near.sentences == 1:
        found["prev1_alone"] = 1.0
    if inside:
        found["inside_alone"] = 1.0
    if mention.kind not in WIDE:
        found["prev_fine_alone"] = 1.0
        if inside:
            found["prev_fine_inside_alone"] = 1.0
    beside = here.quantities_in(here.spot.written.sentence_of[mention.first])
    if beside:
        alike = any(q.dimension == here.dimension for q in beside)
        found["prev_alike_alone" if alike else "prev_unlike_alone"] = 1.0


@lru_cache(maxsize=REMEMBERED)
def _kinds(kind: str, form: str, role: str, abroad: bool, dimension: str, measure: str) -> Features:
    """Return what speaks for the kind, form and role of a place; the same for all of one kind."""
    found: Features = {}
    fine = kind not in WIDE
    if fine:
        found["fine"] = 1.0
    if kind in KINDS:
        found[KINDS[kind]] = 1.0
    if form in FORMS:
        found[form] = 1.0
    if role in (FROM, TO):
        found[f"{role}_{dimension}"] = found[f"{role}_{measure}"] = 1.0
    elif role:
        found[role] = 1.0
    if role not in ASIDE and form != DEMONYM:
        if fine:
            found["fine_" + dimension] = found["fine_" + measure] = 1.0
        if abroad:
            found["abroad"] = 1.0
    return found
