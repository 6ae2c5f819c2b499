"""Words around speakers, of one language, from ``speakers.yaml``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from geo.extract.lexicon import rules
from geo.extract.text.phrases import Phrases

PHRASES = ("say", "unsaid", "weak", "thus", "according", "heads")


@dataclass(frozen=True)
class SpeakerWords:
    """Words around speakers.

    Attributes
    ----------
    say, unsaid, weak, thus, according, heads : Phrases
        Words of saying; words with which one of them says nothing; those of counting among them; words that
        point back at what is said; what stands before a source; nouns of institutions and offices.
    persons, back, pronouns : frozenset of str
        Titles; nouns that point back at a person ("the official"); pronouns.
    small, leading : frozenset of str
        What may stand inside a name, and what is no part of it at its head.
    no_names : frozenset of str
        Words that stand with a capital at the head of a sentence and name nobody.
    between, ahead : frozenset of str
        What may stand between a name and its word of saying, before it and behind it.
    owning : frozenset of str
        Words between what someone wrote and who it was: "de", "of".
    prepositions, nouns_before : frozenset of str
        Before a name: it is no subject; before a word of saying: it is a noun.
    hearers : frozenset of str
        Words of saying behind which stands who hears it: "told the court".
    clitics : frozenset of str
        Small words that open a clause before its verb: ", me dijo un vecino".
    documents, countings : frozenset of str
        Nouns of what someone wrote; of what somebody counted or thinks.
    indefinite : frozenset of str
        Articles of someone not named before.
    bodies : frozenset of str
        Nouns that point back at an institution ("the agency").
    pointing : frozenset of str
        Words before these, beside articles: "that".
    first_person : frozenset of str
        Words of those who speak of themselves.
    inverts : bool
        Whether a subject behind its verb is usual.
    """

    say: Phrases
    unsaid: Phrases
    weak: Phrases
    thus: Phrases
    according: Phrases
    heads: Phrases
    persons: frozenset[str]
    back: frozenset[str]
    pronouns: frozenset[str]
    small: frozenset[str]
    leading: frozenset[str]
    no_names: frozenset[str]
    between: frozenset[str]
    ahead: frozenset[str]
    owning: frozenset[str]
    prepositions: frozenset[str]
    nouns_before: frozenset[str]
    hearers: frozenset[str]
    clitics: frozenset[str]
    documents: frozenset[str]
    countings: frozenset[str]
    indefinite: frozenset[str]
    bodies: frozenset[str]
    pointing: frozenset[str]
    first_person: frozenset[str]
    inverts: bool


WORDS = tuple(part.name for part in fields(SpeakerWords) if part.name not in (*PHRASES, "inverts"))


@cache
def speaker_words(language: str) -> SpeakerWords:
    """Return the words of a language."""
    found = rules("speakers", language)
    for name, participles in (("say", "participles"), ("weak", "weak_participles")):
        perfect = [f"{helper} {word}" for helper in found["perfect"] for word in found[participles]]
        found = {**found, name: [*found[name], *perfect]}
    values: dict[str, Any] = {name: frozenset(found[name]) for name in WORDS}
    values |= {name: Phrases((phrase, True) for phrase in found[name]) for name in PHRASES}
    return SpeakerWords(**values, inverts=found["inverts"])
