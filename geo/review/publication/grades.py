"""How reliable a source is, and how sure the reading of a figure: two things, in plain words."""

from __future__ import annotations

from geo.errors import ReviewError
from geo.language import _
from geo.review.people import DECIDE, Person, require
from geo.store.database import Store
from geo.store.documents import Candidate
from geo.store.entries import Entry, read_entries, write_entry

RELIABILITY, CONFIDENCE = "reliability", "confidence"
"""Kinds of the entries that hold what a reviewer says: of a source by its id, of a figure by its number."""
WORDS = {RELIABILITY: ("official", "research", "press", "unknown"), CONFIDENCE: ("high", "middle", "low")}
OF_READING = {"first hand": "official", "official site": "official", "press": "press"}
"""What a source counts as, by how it was read, until somebody says otherwise."""
SURE, DOUBTFUL = 0.8, 0.4
"""Confidence of the extractor from which on a candidate counts as high, and below which as low."""


def set_grade(store: Store, person: Person, kind: str, key: str, word: str) -> Entry:
    """Say how reliable a source, or how sure a figure is.

    Parameters
    ----------
    kind : str
        `RELIABILITY` or `CONFIDENCE`.
    key : str
        Id of the source, number of the figure.
    word : str
        Of `WORDS`.

    Raises
    ------
    NotAllowedError
        The role does not allow it.
    ReviewError
        There is no such word.
    StaleDecisionError
        Somebody said otherwise at the same moment.
    """
    require(store, person, DECIDE)
    if word not in WORDS[kind]:
        names = ", ".join(WORDS[kind])
        raise ReviewError(_("{name}: expected one of {names}").format(name=kind, names=names))
    entry = read_entries(store, kind).get(key)
    return write_entry(store, kind, key, {"word": word}, by=person.name, seen=entry.number if entry else 0)


def given_grades(store: Store, kind: str) -> dict[str, str]:
    """Return what reviewers said, by id of the source or number of the figure."""
    return {key: entry.body["word"] for key, entry in read_entries(store, kind).items() if entry.body}


def usual_reliability(reading: str) -> str:
    """Return what a source counts as of which nobody has said it, by how it was read."""
    return OF_READING.get(reading, "unknown")


def usual_confidence(candidate: Candidate) -> str:
    """Return what a figure counts as of which nobody has said it; one that a person entered is sure."""
    if candidate.confidence is None:
        return "high"
    return "high" if candidate.confidence >= SURE else "middle" if candidate.confidence >= DOUBTFUL else "low"


def reliability_words() -> dict[str, str]:
    """Return what each reliability of a source is called."""
    return {
        "official": _("official"),
        "research": _("research"),
        "press": _("press"),
        "unknown": _("not known"),
    }


def confidence_words() -> dict[str, str]:
    """Return what each confidence in a figure is called."""
    return {"high": _("high"), "middle": _("middle"), "low": _("low")}
