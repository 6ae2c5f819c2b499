"""Which measure a quantity is of."""

from __future__ import annotations

from functools import lru_cache

from geo.extract.analysis import Analysis
from geo.extract.concepts import Rule
from geo.extract.linking.candidates import Candidate, Features, Shared, holding
from geo.extract.linking.marks import is_code
from geo.extract.linking.measure.around import Around
from geo.extract.linking.measure.features import Fits, counts_unknown
from geo.extract.linking.measure.forms import OWN, Earlier, form_of, rules_near
from geo.extract.linking.parts import PartOf, is_share, part_of
from geo.extract.quantity import Quantity
from geo.extract.units import AREA, COUNT, MASS, MONEY, PERCENT, RANK, RATIO, VOLUME

RARE = 0.3
"""How strong the feature of a single rule is: a measure that was seen seldom in training is not unlikely."""
REMEMBERED = 4096
"""Kinds of figures whose features are remembered."""
TOTAL = 4.0
"""How strong the feature of a share of a total is: it is clear, but seldom in the gold."""
DIMENSIONS = frozenset((AREA, MASS, MONEY, PERCENT, COUNT, RANK, RATIO, VOLUME))
"""Dimensions in which a measure can be stated."""


def measure_candidates(
    quantity: Quantity, analysis: Analysis, near: Around, earlier: Earlier | None = None
) -> list[Candidate]:
    """Return the measures that a quantity may be of, other figures (no measure), and none.

    Parameters
    ----------
    quantity : Quantity
    analysis : Analysis
    near : Around
        What stands around it.
    earlier : Earlier, optional
    """
    earlier = earlier or Earlier()
    dimension = quantity.dimension
    if dimension not in DIMENSIONS or is_code(quantity, analysis):
        return [Candidate("", "", {"only": 1.0})]
    fits = Fits(quantity, near, earlier)
    main = analysis.main_thing
    share = is_share(quantity, analysis)
    part = part_of(quantity, analysis)
    found = []
    for rule in rules_near(quantity, near, earlier):
        form = form_of(rule, quantity, near, earlier)
        if not form:
            continue
        group = dimension if form == OWN else f"{form}_{dimension}"
        apart: Features = _apart(rule.name, form, dimension, share, main in rule.of)
        if part.share or part.part:
            apart = apart | _of_before(rule, part, near, earlier)
        if rule.taught and _near_taught(rule, near):
            apart = apart | {"taught": 1.0}
        label = "" if rule.measure else rule.name
        found.append(Candidate(rule.measure, label, fits.features(rule), group, apart))
    return [*found, Candidate("", "", _none(quantity, near, earlier) | _part_of_nothing(part, earlier))]


def _of_before(rule: Rule, part: PartOf, near: Around, earlier: Earlier) -> Features:
    """Return what speaks for the measure of the figure before one that is a part of it."""
    last = bool(rule.measure) and rule.measure == earlier.last
    shares = {"share_of_last": TOTAL} if part.share and last else {}
    clear = last and not near.act.clause - rule.act - rule.hint
    return shares | holding(
        {
            "part_of_last": part.part and last,
            "part_of_last_clear": part.part and clear,
            "part_of_other": part.part and not last and bool(earlier.last),
        }
    )


def _part_of_nothing(part: PartOf, earlier: Earlier) -> Features:
    found = {"none_share_of_last": part.share, "none_part_of_last": part.part}
    return holding(found) if earlier.last else {}


def _near_taught(rule: Rule, near: Around) -> bool:
    """Say whether words that a team taught of a measure stand near."""
    return not all(map(rule.taught.isdisjoint, (near.of.near, near.act.near, near.noun.near)))


@lru_cache(maxsize=REMEMBERED)
def _apart(name: str, form: str, dimension: str, share: bool, main: bool) -> Shared:
    """Return what counts for all dimensions alike; the same for all such figures, and made once.

    It is which rule it is and in which form, what of a share stands in words, and whether the rule is of what
    the text is of.
    """
    found = {f"is_{name}": RARE, f"form_{form}": 1.0, f"form_{form}_{dimension}": 1.0}
    if share:
        found[f"share_{form}"] = 1.0
    if main:
        found["of_main"] = found[f"of_main_{form}"] = 1.0
    return Shared(found)


def _none(quantity: Quantity, near: Around, earlier: Earlier) -> Features:
    return holding(
        {
            "none": True,
            "none_" + quantity.dimension: True,
            "none_without_of": not near.of.near,
            "none_nothing": not near.of.before and not near.noun.before,
            "none_as_last": earlier.last == "",
            "none_noun": quantity.dimension == COUNT and not near.noun.near,
            "none_noun_unknown": counts_unknown(quantity, near),
            "none_per": quantity.per is not None,
        }
    )
