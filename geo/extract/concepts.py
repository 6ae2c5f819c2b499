"""Concepts in a text: what figures are of, what is done with it, what bare numbers count; and the measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from geo.extract.lexicon import rules
from geo.extract.text.phrases import Phrases

OF, ACT, NOUN = "of", "act", "noun"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a measure is made of.

    Attributes
    ----------
    measure, dimension : str
    of, act, nouns, per : frozenset of str
        Names of concepts of which one speaks for the measure.
    """

    measure: str
    dimension: str
    of: frozenset[str]
    act: frozenset[str]
    nouns: frozenset[str]
    per: frozenset[str]


@cache
def measure_rules() -> Mapping[str, Rule]:
    """Return the rules of ``lexicon/measures.yaml`` by measure."""
    return {
        name: Rule(
            name,
            row["dimension"],
            *(frozenset(row.get(part, ())) for part in ("of", "act", "nouns", "per")),
        )
        for name, row in rules("measures").items()
    }


@cache
def concept_phrases(language: str) -> tuple[Phrases, Phrases]:
    """Return the concepts of a language by their words: those of things and deeds, and those of nouns.

    The payload is (`OF`, `ACT` or `NOUN`, the name of the concept).
    """
    found = rules("concepts", language)
    things = Phrases(
        (phrase, (kind, name))
        for kind in (OF, ACT)
        for name, listed in found[kind].items()
        for phrase in listed
    )
    nouns = Phrases((phrase, (NOUN, name)) for name, listed in found["nouns"].items() for phrase in listed)
    return things, nouns
