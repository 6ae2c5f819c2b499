"""Concepts in a text: what figures are of, what is done with it, what bare numbers count; the measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, NamedTuple

from geo.errors import ExtractionError
from geo.extract.lexicon import rules
from geo.extract.lexicon.lessons import ACT as ACTS
from geo.extract.lexicon.lessons import MEASURE, NOT_MEASURE, Lesson, cached_with_lessons, lessons_of
from geo.extract.text.phrases import Match, Phrases
from geo.extract.text.tokens import Token

OF, ACT, NOUN = "of", "act", "noun"
Concept = tuple[str, str]
"""`OF`, `ACT` or `NOUN`, and the name of the concept."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a figure is made of.

    Attributes
    ----------
    name, dimension : str
    measure : str
        Empty for a figure that is none of the atlas's measures.
    also : frozenset of str
        Further dimensions.
    of, act, hint, nouns : frozenset of str
        Names of concepts of which one speaks for the rule; a hint is a weak act.
    needs : frozenset of str
        Acts of which one must stand near.
    unless : frozenset of str
        Acts of which none may stand in the clause.
    per, only_per : frozenset of str
        Units that a price or a rate is of. A figure that is per a unit of `only_per` is of no rule without
        it.
    taught : frozenset of str
        Those of the names above that a team taught.
    """

    name: str
    measure: str
    dimension: str
    also: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    act: frozenset[str] = frozenset()
    hint: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    per: frozenset[str] = frozenset()
    only_per: frozenset[str] = frozenset()
    taught: frozenset[str] = frozenset()


LISTS = tuple(part.name for part in fields(Rule))[3:-1]
"""Keys of a rule that hold names."""


def _rule(name: str, row: Mapping[str, Any], measure: str) -> Rule:
    unknown = set(row) - {*LISTS, "dimension", "examples", "counter_examples"}
    if unknown or "dimension" not in row:
        raise ExtractionError(
            f"rule {name}: expected dimension and any of {', '.join(LISTS)}; got {sorted(row)}"
        )
    return Rule(name, measure, row["dimension"], *(frozenset(row.get(part, ())) for part in LISTS))


@cache
def measure_rules() -> Mapping[str, Rule]:
    """Return the rules of ``lexicon/measures.yaml`` by measure."""
    return {name: _rule(name, row, name) for name, row in rules("measures").items()}


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return the rules of all measures, and those of ``lexicon/other_figures.yaml``, which are none."""
    others = (_rule(name, row, "") for name, row in rules("other_figures").items())
    return (*measure_rules().values(), *others)


class RuleKind(NamedTuple):
    """What a rule is made of, as a figure is held against it.

    Attributes
    ----------
    concepts : frozenset of str
        All that speak for it.
    parts : tuple of (str, frozenset of str)
        ``of``, ``noun``, ``act`` and ``hint`` with the names of its concepts, where it has some.
    marks : tuple
        Which of these it has, and whether it is of a measure and per a unit.
    """

    concepts: frozenset[str]
    parts: tuple[tuple[str, frozenset[str]], ...]
    marks: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class RulesBy:
    """All rules with their numbers by what leads to them.

    Attributes
    ----------
    rules : tuple of Rule
    dimension : dict of str to list of int
        Those that count no nouns.
    counted : dict of (str, str) to list of int
        The others, by dimension and noun.
    changing : dict of str to list of int
        Those of measures by what they are of or count, which a change or a share of them names.
    measure : dict of str to list of int
    kinds : dict of str to RuleKind
        By the name of a rule.
    """

    rules: tuple[Rule, ...]
    dimension: Mapping[str, list[int]]
    counted: Mapping[tuple[str, str], list[int]]
    changing: Mapping[str, list[int]]
    measure: Mapping[str, list[int]]
    kinds: Mapping[str, RuleKind]


def _with_lessons(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return rules with the words that a team taught of their measures, and those of further measures."""
    found = {rule.name: rule for rule in rules}
    for lesson in lessons_of(MEASURE, NOT_MEASURE):
        rule = found.get(lesson.meaning)
        if rule is None and lesson.dimension:
            rule = Rule(lesson.meaning, lesson.meaning, lesson.dimension)
        if rule is None:
            continue
        name = taught_name(lesson)
        if lesson.kind == NOT_MEASURE:
            rule = replace(rule, unless=rule.unless | {name})
        else:
            names = getattr(rule, lesson.part) | {name}
            rule = replace(rule, taught=rule.taught | {name}, **{lesson.part: names})
        found[rule.name] = rule
    return tuple(found.values())


def taught_name(lesson: Lesson) -> str:
    """Return the concept that a lesson on a measure is of."""
    return f"{lesson.kind} {lesson.meaning}"


def _kind(rule: Rule) -> RuleKind:
    named = ((OF, rule.of), (NOUN, rule.nouns), (ACT, rule.act), ("hint", rule.hint))
    parts = tuple((part, names) for part, names in named if names)
    marks = (bool(rule.measure), bool(rule.per), *(part for part, _names in parts))
    return RuleKind(frozenset().union(*(names for _part, names in parts)), parts, marks)


@cached_with_lessons(MEASURE, NOT_MEASURE)
def rules_by() -> RulesBy:
    """Return all rules, indexed."""
    rules = _with_lessons(all_rules())
    kinds = {rule.name: _kind(rule) for rule in rules}
    found = RulesBy(rules, defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list), kinds)
    for number, rule in enumerate(found.rules):
        for dimension in {rule.dimension, *rule.also}:
            if not rule.nouns:
                found.dimension[dimension].append(number)
            for noun in rule.nouns:
                found.counted[dimension, noun].append(number)
        if rule.measure:
            found.measure[rule.measure].append(number)
            for name in rule.of | rule.nouns:
                found.changing[name].append(number)
    return found


@cached_with_lessons(MEASURE, NOT_MEASURE)
def _phrases(language: str) -> tuple[Phrases, Phrases, Phrases]:
    found = rules("concepts", language)

    def phrases(part: str, kind: str) -> Phrases:
        for name, listed in found[part].items():
            odd = [phrase for phrase in listed if not isinstance(phrase, str)]
            if odd:
                raise ExtractionError(
                    f"{language}/concepts.yaml, {part}, {name}: expected words; put {odd[0]!r} in quotes"
                )
        listed = ((phrase, (kind, name)) for name, phrases in found[part].items() for phrase in phrases)
        lessons = (one for one in lessons_of(MEASURE, NOT_MEASURE) if one.language in ("", language))
        own = ((one.words, (kind, taught_name(one))) for one in lessons if (one.part or ACTS) == part)
        return Phrases((*listed, *own))

    return phrases("of", OF), phrases("act", ACT), phrases("nouns", NOUN)


def concepts_in(tokens: Sequence[Token], language: str) -> tuple[list[Match], list[Match]]:
    """Return the concepts of a text: those of things and deeds in order, and those of nouns.

    Payloads are `Concept`. Of things and nouns the longest phrase at a place hides the shorter ones inside it
    ("cocaine base paste" is no cocaine); a word may stand for several deeds.
    """
    things, deeds, nouns = _phrases(language)
    found = [*things.find(tokens, every=True), *deeds.everywhere(tokens)]
    return sorted(found, key=lambda match: match.first), nouns.find(tokens, every=True)


@cache
def reserved_units() -> frozenset[str]:
    """Return the units of `only_per` of all rules."""
    return frozenset().union(*(rule.only_per for rule in all_rules()))
