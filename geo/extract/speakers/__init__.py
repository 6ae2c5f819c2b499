"""Who says it: persons and institutions beside words of saying, in speeches, interviews and quotations."""

from geo.extract.speakers.reader import speakers_of
from geo.extract.speakers.speaker import (
    ACCORDING,
    BEFORE_VERB,
    BEHIND_VERB,
    BODY,
    INTERVIEW,
    LABEL,
    PERSON,
    PRONOUN,
    QUOTE,
    Speaker,
)

__all__ = [
    "ACCORDING",
    "BEFORE_VERB",
    "BEHIND_VERB",
    "BODY",
    "INTERVIEW",
    "LABEL",
    "PERSON",
    "PRONOUN",
    "QUOTE",
    "Speaker",
    "speakers_of",
]
