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
COVERING = {QUOTE: "covers_quote", LABEL: "covers_label", INTERVIEW: "covers_interview"}
"""What speaks for one of these forms whose stretch a quantity stands in."""


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
    """Return what speaks for one who is named near a quantity."""
    apart = here - one.sentence
    same = [s for s in close if s.sentence == here and s.form not in CERTAIN]
    latest = (
        max((s for s in close if s.sentence <= here), key=lambda s: s.verb)
        if close[0].sentence <= here
        else None
    )
    found = holding(
        {
            "latest": latest is one,
            "person": one.kind == PERSON,
            "body": one.kind == BODY,
            "goes_on": one.form == PRONOUN,
            "weak": one.weak,
            "short": one.last - one.first == 1,
        }
    )
    covers = _covers(one, quantity)
    if apart == 0 and one.form not in CERTAIN:
        found |= _in_sentence(one, quantity, analysis, same)
    elif apart < 0:
        found |= holding({"thus_next": one.thus, "next": not covers})
    elif apart > 0:
        since = any(one.sentence < s.sentence <= here and s.text != one.text for s in close)
        found |= _earlier(one, analysis, here, since, bool(same))
    if covers:
        form = COVERING.get(one.form, "")
        found |= {"covers": 1.0, form: 1.0} if form else {"covers": 1.0}
    return found


def _in_sentence(one: Speaker, quantity: Quantity, analysis: Analysis, same: list[Speaker]) -> Features:
    """Return how one stands who is named in the quantity's sentence; ``same`` are all who are."""
    ahead = one.verb < quantity.first
    low, high = sorted((one.verb, quantity.number_first))
    free = not any(s is not one and low < s.verb < high for s in same)
    according = one.form == ACCORDING
    near = nearness(high - low)
    return holding(
        {
            "same": True,
            "same_only": len(same) == 1,
            "same_near": near,
            "same_commas": min(analysis.marks_between(low, high, stops=False), 5) / 5.0,
            "same_stops": any(token.text == ";" for token in analysis.tokens[low:high]),
            "same_behind": not ahead,
            "same_before": ahead,
            "same_free": free,
            "same_free_before": free and ahead,
            "same_free_behind": free and not ahead,
            "quantities": min(analysis.quantities_between(low, high), 3) / 3.0,
            "according": according,
            "according_behind": according and not ahead,
            "according_near": according * near,
            "behind": one.form == BEHIND_VERB,
            "goes_on_same": one.form == PRONOUN,
            "weak_same": one.weak,
            f"weak_{quantity.dimension}": one.weak,
            "thus_same": one.thus,
        }
    )


def _earlier(one: Speaker, analysis: Analysis, here: int, since: bool, same: bool) -> Features:
    """Return how one stands who is named in a sentence before the quantity's.

    ``since`` says whether somebody else is named behind that, ``same`` whether in the quantity's sentence.
    """
    apart, sentences = here - one.sentence, analysis.sentences
    return holding(
        {
            f"prev{min(apart, 3)}": True,
            "leads": analysis.leads(here, one.sentence),
            "prev_nobody_since": not since and not same,
            "prev1_nobody_since": apart == 1 and not since and not same,
            "prev_same_paragraph": sentences[one.sentence].paragraph == sentences[here].paragraph,
            "prev_person": one.kind == PERSON and not since,
            "prev_according": one.form == ACCORDING,
        }
    )
