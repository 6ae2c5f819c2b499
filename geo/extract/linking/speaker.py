"""Who says a quantity."""

from __future__ import annotations

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Candidate
from geo.extract.quantity import Quantity
from geo.extract.speakers import ACCORDING, BEHIND_VERB, BODY, INTERVIEW, LABEL, PERSON, PRONOUN

BACK = 4


def speaker_candidates(quantity: Quantity, analysis: Analysis, before: str | None = None) -> list[Candidate]:
    """Return who may say a quantity, and nobody.

    Parameters
    ----------
    quantity : Quantity
    analysis : Analysis
    before : str or None
        Who says the quantity before it.
    """
    here = analysis.sentence_of(quantity.number_first)
    paragraph = analysis.sentences[here].paragraph
    found: dict[str, Candidate] = {}
    close = [s for s in analysis.speakers if -1 <= here - s.sentence <= BACK]
    same = [s for s in close if s.sentence == here]
    latest = max((s for s in close if s.sentence <= here), key=lambda s: s.verb, default=None)
    for one in close:
        apart = here - one.sentence
        between = sum(1 for s in close if one.sentence < s.sentence <= here)
        commas = sum(
            1
            for t in analysis.tokens[min(one.verb, quantity.first) : max(one.verb, quantity.last)]
            if t.text in (";", ",")
        )
        features = {
            "same": float(apart == 0),
            "same_only": float(apart == 0 and len(same) == 1),
            "same_commas": float(apart == 0) * min(commas, 5) / 5.0,
            "same_behind": float(apart == 0 and one.verb > quantity.first),
            "same_before": float(apart == 0 and one.verb < quantity.first),
            "next": float(apart < 0),
            "prev1": float(apart == 1),
            "prev2": float(apart == 2),
            "prev3": float(apart > 2),
            "prev_nobody_since": float(apart > 0 and between == 0),
            "prev_same_paragraph": float(
                apart > 0 and analysis.sentences[one.sentence].paragraph == paragraph
            ),
            "latest": float(latest is one),
            "person": float(one.kind == PERSON),
            "body": float(one.kind == BODY),
            "according": float(one.form == ACCORDING),
            "behind": float(one.form == BEHIND_VERB),
            "goes_on": float(one.form == PRONOUN),
            "label": float(one.form == LABEL and apart == 0),
            "interview": float(one.form == INTERVIEW and apart == 0),
            "short": float(one.last - one.first == 1),
        }
        known = found.get(one.text)
        if known is None:
            found[one.text] = Candidate(one.text, one.text, features)
        else:
            for name, value in features.items():
                known.features[name] = max(known.features.get(name, 0.0), value)
    found[""] = Candidate("", "", {"none": 1.0, "none_alone": float(not same), "none_prev": float(not close)})
    for key, candidate in found.items():
        candidate.features["as_before"] = float(before is not None and before == key)
        candidate.features["as_before_none"] = float(before == "" and key == "")
    return list(found.values())
