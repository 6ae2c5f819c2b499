"""What is known of someone who is said to say something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

PERSON, BODY = "person", "body"
ACCORDING, BEFORE_VERB, BEHIND_VERB, PRONOUN, LABEL, INTERVIEW, QUOTE = (
    "according",
    "before",
    "behind",
    "pronoun",
    "label",
    "interview",
    "quote",
)


class Name(NamedTuple):
    """A person or institution named in a text.

    Attributes
    ----------
    first, last : int
        Its tokens.
    kind : str
        `PERSON` or `BODY`.
    """

    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who is said to say something.

    Attributes
    ----------
    first, last : int
        Tokens of the name.
    sentence : int
        Number of the sentence.
    text : str
        As printed: the person where one is named, else the institution; for a surname alone or "the official"
        the name in full that came before.
    kind : str
        `PERSON` or `BODY`.
    form : str
        `ACCORDING`, `BEFORE_VERB`, `BEHIND_VERB`, `PRONOUN` (the one before goes on), `LABEL` (a speech),
        `INTERVIEW` (an answer) or `QUOTE` (words in quotation marks).
    verb : int
        Token of the word of saying.
    reach : tuple of int
        Tokens that are said for certain: a speech, an answer, a quotation; (0, 0) for none.
    weak : bool
        Whether the word of saying is one of counting: "logged", "detected".
    thus : bool
        Whether what stands before is said: "Así lo informó el ministro".
    """

    first: int
    last: int
    sentence: int
    text: str
    kind: str
    form: str
    verb: int
    reach: tuple[int, int] = (0, 0)
    weak: bool = False
    thus: bool = False
