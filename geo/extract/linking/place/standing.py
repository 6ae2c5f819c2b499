"""What speaks for a place whatever its mentions: the text's country and topic, the figures before."""

from __future__ import annotations

from geo.catalog.published import cached_by_published
from geo.extract.linking.candidates import Features, holding, said
from geo.extract.linking.place.here import Here
from geo.extract.places.gazetteer import known_places
from geo.extract.places.meaning import HOME
from geo.extract.places.mention import WIDE


def standing(key: str, here: Here, measure: str, same: float, alike: bool) -> Features:
    """Return what speaks for a place whatever its mentions: topic, main country, the quantity before.

    ``same`` is how likely the quantity before is of it, 0 where it was found to be of another;
    ``alike`` whether it is of the same measure.
    """
    scene, alone = here.analysis.scene, here.alone
    found: Features = {}
    if count := scene.counts.get(key, 0):
        found["often"] = min(count, 5) / 5.0
    if here.spot.number > 0 and key in scene.title:
        found |= said("title", alone)
    if key == here.main:
        found |= _as_main(key, here, measure)
    if same:
        found |= _as_before(key, here, same, alike)
    if not key:
        return found
    if key == scene.topic:
        found |= said("topic", alone)
    if key == scene.first:
        found |= said("first_named", alone)
    if alone and key == scene.sole:
        found["sole_alone"] = 1.0
    if key == HOME == here.main:
        found["peru"] = 1.0
    return found | _scale(is_wide(key), here)


def _as_main(key: str, here: Here, measure: str) -> Features:
    """Return what speaks for the country that most places of the text lie in."""
    spot, alone = here.spot, here.alone
    found = {**said("main", alone)}
    if not here.analysis.scene.counts[key]:
        found |= said("main_unnamed", alone)
    if spot.whole:
        found |= said("main_whole", alone)
    if spot.fresh and alone:
        found["main_fresh_alone"] = 1.0
    found["main_" + here.dimension] = found["main_" + (measure or "no_measure")] = 1.0
    return found


def _as_before(key: str, here: Here, same: float, of_measure: bool) -> Features:
    """Return what speaks for the place of the quantity before."""
    spot, alone = here.spot, here.alone
    alike = here.before is not None and here.before.dimension == here.dimension
    found = {
        "as_before": True,
        "as_before_alone": alone,
        "as_before_joined": here.joins,
        "as_before_joined_alone": here.joins and alone,
        "as_before_fresh": spot.fresh,
        "as_before_whole": spot.whole and key != here.main,
        "as_before_measure": of_measure,
        "as_before_measure_alone": of_measure and alone,
        "as_before_measure_fresh": of_measure and alone and spot.fresh,
        "as_before_alike": alike,
        "as_before_alike_alone": alike and alone,
        "as_before_not_pair": here.pair is not None and here.pair.name != key,
        "as_before_inherited": here.quantity.inherited,
        "as_before_item": here.analysis.in_list(spot.number),
        "as_before_part": here.after_part,
        "as_before_part_alone": here.after_part and alone,
        "as_before_row": here.row != (0, 0),
    }
    return {name: same for name, holds in found.items() if holds}


def returning(key: str, here: Here) -> Features:
    """Return what speaks for the last place before the one of the quantity before."""
    wide, fresh = is_wide(key), here.spot.fresh
    return said("returns", here.alone) | holding(
        {
            "returns_part": here.after_part,
            "returns_part_alone": here.after_part and here.alone,
            "returns_wide": wide,
            "returns_wide_alone": wide and here.alone,
            "returns_fresh_alone": fresh and here.alone,
            "returns_wide_fresh_alone": wide and fresh and here.alone,
            "returns_joined_alone": here.joins and here.alone,
            "returns_whole_alone": wide and here.spot.whole and here.alone,
        }
    )


def _scale(wide: bool, here: Here) -> Features:
    """Return what the size of a quantity and the length of the times beside it say of a place's size."""
    known = here.scales.get(wide)
    if known is not None:
        return known
    found: Features = {"size_" + here.dimension: here.magnitude} if wide and here.magnitude else {}
    for name, holds in (("yearly", here.spot.yearly), ("daily", here.spot.daily)):
        if holds:
            found |= said(name, here.alone, "_wide" if wide else "_fine")
    here.scales[wide] = found
    return found


@cached_by_published
def is_wide(key: str) -> bool:
    """Say whether a place of the record is a country or wider."""
    places = known_places()
    return key in places and places.get(key).kind in WIDE
