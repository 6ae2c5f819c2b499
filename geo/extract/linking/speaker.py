"""Who says a quantity."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Candidate, Features, holding, merge, nearness
from geo.extract.quantity import Quantity
from geo.extract.speakers import (
    ACCORDING,
    BEHIND_VERB,
    BODY,
    INTERVIEW,
    LABEL,
    PERSON,
    PRONOUN,
    QUOTE,
    Speaker,
)

BACK = 4
"""Sentences before a quantity in which the one who says it may be named."""
MOST = 40
"""Speakers that are looked at for one quantity."""
CERTAIN = (LABEL, INTERVIEW, QUOTE)
"""Forms in which all of a stretch of text is said."""


def speaker_candidates(
    quantity: Quantity, analysis: Analysis, before: str | None = None, sure: float = 1.0
) -> list[Candidate]:
    """Return who may say a quantity, and nobody.

    Parameters
    ----------
    quantity : Quantity
    analysis : Analysis
    before : str or None
        Who says the quantity before it.
    sure : float
        How likely that is.
    """
    here = analysis.sentence_of(quantity.number_first)
    close = _close(analysis, here)
    if not close and not before:
        return [Candidate("", "", {"none": 1.0})]
    found: dict[str, Candidate] = {}
    for one in close:
        features = _features(one, quantity, analysis, here, close)
        known = found.get(one.text)
        if known is None:
            found[one.text] = Candidate(one.text, one.text, features)
            continue
        merge(known.features, features)
    covered = any(_covers(one, quantity) for one in close)
    at_hand = any(one.sentence == here for one in close)
    latest = max((one.sentence for one in close if one.sentence <= here), default=here - BACK - 1)
    none = Candidate("", "", {"none": 1.0, "none_alone": float(not at_hand)})
    none.features |= {
        "none_covered": float(covered),
        "none_far": min(here - latest, BACK) / BACK,
        "none_new_paragraph": float(
            not at_hand
            and (
                latest < 0
                or analysis.sentences[max(0, latest)].paragraph != analysis.sentences[here].paragraph
            )
        ),
    }
    found[""] = none
    for key, candidate in found.items():
        same = sure * (before is not None and before == key)
        candidate.features["as_before"] = same
        candidate.features["as_before_none"] = same * (key == "")
        candidate.features["as_before_alone"] = same * (not at_hand)
        candidate.features["as_before_inherited"] = same * quantity.inherited
        candidate.features["as_before_item"] = same * analysis.in_list(here)
    return list(found.values())


def _close(analysis: Analysis, here: int) -> list[Speaker]:
    """Return the speakers from some sentences before a sentence to the one behind it."""
    sentences = analysis.sentences
    first = sentences[max(0, here - BACK)].first
    last = sentences[min(len(sentences) - 1, here + 1)].last
    low = bisect_left(analysis.speaker_verbs, first)
    high = bisect_right(analysis.speaker_verbs, last - 1)
    near = analysis.speakers[max(low, high - MOST) : high]
    return [one for one in near if one.form not in CERTAIN or one.form == QUOTE or one.sentence == here]


def _covers(one: Speaker, quantity: Quantity) -> bool:
    return one.reach[0] <= quantity.number_first < one.reach[1]


def _features(
    one: Speaker, quantity: Quantity, analysis: Analysis, here: int, close: list[Speaker]
) -> Features:
    apart = here - one.sentence
    same = [s for s in close if s.sentence == here and s.form not in CERTAIN]
    latest = (
        max((s for s in close if s.sentence <= here), key=lambda s: s.verb)
        if close[0].sentence <= here
        else None
    )
    between = sum(1 for s in close if one.sentence < s.sentence <= here and s.text != one.text)
    ahead = one.verb < quantity.first
    low, high = sorted((one.verb, quantity.number_first))
    commas = analysis.marks_between(low, high, stops=False) if apart == 0 else 0
    stops = sum(token.text == ";" for token in analysis.tokens[low:high]) if apart == 0 else 0
    others = sum(1 for s in same if s is not one and low < s.verb < high)
    here_too = apart == 0 and one.form not in CERTAIN
    paragraph = analysis.sentences[one.sentence].paragraph == analysis.sentences[here].paragraph
    features = {
        "same": here_too,
        "same_only": here_too * (len(same) == 1),
        "same_near": here_too * nearness(high - low),
        "same_commas": here_too * min(commas, 5) / 5.0,
        "same_stops": here_too * (stops > 0),
        "same_behind": here_too * (not ahead),
        "same_before": here_too * ahead,
        "same_free": here_too * (others == 0),
        "same_free_before": here_too * (others == 0 and ahead),
        "same_free_behind": here_too * (others == 0 and not ahead),
        "quantities": here_too * min(analysis.quantities_between(low, high), 3) / 3.0,
        "latest": latest is one,
        "person": one.kind == PERSON,
        "body": one.kind == BODY,
        "according": here_too * (one.form == ACCORDING),
        "according_behind": here_too * (one.form == ACCORDING and not ahead),
        "according_near": here_too * (one.form == ACCORDING) * nearness(high - low),
        "behind": here_too * (one.form == BEHIND_VERB),
        "goes_on": one.form == PRONOUN,
        "goes_on_same": here_too * (one.form == PRONOUN),
        "weak": one.weak,
        "weak_same": here_too * one.weak,
        "thus_next": apart < 0 and one.thus,
        "thus_same": here_too * one.thus,
        "leads": apart > 0 and analysis.leads(here, one.sentence),
        "short": one.last - one.first == 1,
    }
    features |= _earlier(one, quantity, apart, between, bool(same), paragraph)
    return holding(features)


def _earlier(
    one: Speaker, quantity: Quantity, apart: int, between: int, same: bool, paragraph: bool
) -> Features:
    """Return how one stands who is named in another sentence, or says a whole stretch of text."""
    covers = _covers(one, quantity)
    return {
        "next": apart < 0 and not covers,
        "prev1": apart == 1,
        "prev2": apart == 2,
        "prev3": apart > 2,
        "prev_nobody_since": apart > 0 and between == 0 and not same,
        "prev1_nobody_since": apart == 1 and between == 0 and not same,
        "prev_same_paragraph": apart > 0 and paragraph,
        "prev_person": apart > 0 and one.kind == PERSON and between == 0,
        "prev_according": apart > 0 and one.form == ACCORDING,
        "covers": covers,
        "covers_quote": covers and one.form == QUOTE,
        "covers_label": covers and one.form == LABEL,
        "covers_interview": covers and one.form == INTERVIEW,
    }
