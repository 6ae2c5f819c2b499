"""Repair the machine: what a team teaches the extractor, each lesson with the sentence it is tested on."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace

from geo.catalog.places import plain
from geo.errors import ReviewError, StaleDecisionError
from geo.extract.lexicon import LANGUAGES
from geo.extract.lexicon.lessons import (
    INSTITUTION,
    KINDS,
    MEASURE,
    NOT_MEASURE,
    PARTS,
    PLACE,
    SPELLING,
    Lesson,
    Lessons,
    taught,
)
from geo.extract.records.statements import statements_in
from geo.language import _
from geo.model.parsing import read_day
from geo.review.cases import Case, case_from
from geo.review.known import all_institutions, all_measures, all_places
from geo.review.people import RECORD, Person, require
from geo.review.state import Review
from geo.store.database import Store
from geo.store.documents import Document
from geo.store.entries import Entry, read_entries, write_entries, write_entry

LESSON = "lesson"
"""Kind of the entries that keep a lesson."""
COLUMN = {
    PLACE: "place", INSTITUTION: "institution", SPELLING: "attributed_to", MEASURE: "measure",
    NOT_MEASURE: "measure",
}  # fmt: skip
"""Column of a figure that a lesson of each kind is about."""
DIMENSIONS = {
    "ha": "area", "t": "mass", "kg": "mass", "percent": "percent", "count": "count", "count/day": "count",
    "USD": "money", "USD/kg": "money", "EUR/kg": "money", "index": "index", "per 100,000": "rate",
}  # fmt: skip
"""How a figure of a measure is stated, by its unit: for measures that the extractor has no rule for."""
LONGEST_WORDS, LONGEST_SENTENCE = 80, 2_000
"""Characters of the words and of the sentence of a lesson."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of the case of a lesson.

    Attributes
    ----------
    key : str
    case : Case
    holds : bool
        Whether the extractor reads the sentence as the lesson says.
    found : str
        What it reads in the column that the lesson is about; empty where it reads no such figure.
    """

    key: str
    case: Case
    holds: bool
    found: str


def kept_cases(store: Store) -> dict[str, tuple[Entry, Case]]:
    """Return the lessons that hold, by key, with their entries."""
    entries = read_entries(store, LESSON).items()
    return {key: (entry, case_from(entry.body)) for key, entry in entries if entry.body is not None}


def lessons_in(store: Store) -> Lessons:
    """Return what the extractor is to read with."""
    return Lessons(tuple(case.lesson for _entry, case in kept_cases(store).values()))


def teach(store: Store, person: Person, cases: list[Case], *, reason: str = "") -> list[Entry]:
    """Keep lessons; those that are known already stay as they are.

    Raises
    ------
    NotAllowedError
        The role does not allow it.
    ReviewError
        One of them cannot be, or another lesson's sentence would be read otherwise: nothing was kept.
    """
    require(store, person, RECORD)
    kept = read_entries(store, LESSON)
    for case in cases:
        if wrong := _wrong(store, case):
            raise ReviewError(f"“{case.lesson.words[:LONGEST_WORDS]}”: {wrong}")
    if broken := _broken(store, cases):
        text = _("not taught: the sentence of “{words}” would be read otherwise ({found}): {sentence}")
        lines = [
            text.format(words=one.case.lesson.words, found=one.found or "?", sentence=one.case.sentence)
            for one in broken
        ]
        raise ReviewError("\n".join(lines))
    new = {}
    for case in cases:
        entry = kept.get(case.key)
        if entry is None or entry.body is None:
            new[case.key] = (case.as_data(), entry.number if entry else 0)
    return write_entries(store, LESSON, new, by=person.name, reason=reason)


def forget(store: Store, person: Person, key: str, *, reason: str = "") -> Entry:
    """Take a lesson back.

    Raises
    ------
    NotAllowedError
        The role does not allow it.
    ReviewError
        There is no such lesson, or somebody else has taken it back.
    """
    require(store, person, RECORD)
    kept = kept_cases(store)
    if key not in kept:
        if gone := read_entries(store, LESSON).get(key):
            raise ReviewError(
                _("lesson {name}: {who} has taken it back already").format(name=key, who=gone.by)
            )
        raise ReviewError(_("there is no lesson {name}").format(name=key[:40]))
    entry, case = kept[key]
    try:
        return write_entry(store, LESSON, key, None, by=person.name, seen=entry.number, reason=reason)
    except StaleDecisionError:
        text = _("“{words}”: somebody else has changed this lesson in this moment; look at it again")
        raise StaleDecisionError(text.format(words=case.lesson.words)) from None


def case_of(
    store: Store, review: Review, document: Document, kind: str, words: str, meaning: str, part: str = ""
) -> Case:
    """Return the lesson that a wrong candidate teaches, with the line of its document as its case.

    Parameters
    ----------
    store : Store
    review : Review
    document : Document
        With its text.
    kind, words, meaning, part : str
        As `geo.extract.lexicon.lessons.Lesson` has them.
    """
    lines = document.text.split("\n")
    number = int(review.fields.get("paragraph") or 0)
    line = lines[number] if number < len(lines) else ""
    language = document.language if kind in (MEASURE, NOT_MEASURE) else ""
    lesson = Lesson(kind, " ".join(words.split()), meaning.strip(), language, part if kind == MEASURE else "")
    start = int(review.fields.get("start") or 0)
    sentence = _around(line, start, int(review.fields.get("end") or start))
    case = Case(lesson, sentence, document.language, document.published, review.fields["value_stated"])
    return _with_dimension(store, case)


def _around(line: str, start: int, end: int) -> str:
    """Return a line, or of a long one what stands around some characters of it."""
    first = max(0, (start + end - LONGEST_SENTENCE) // 2) if len(line) > LONGEST_SENTENCE else 0
    return " ".join(line[first : first + LONGEST_SENTENCE].split())


def _with_dimension(store: Store, case: Case) -> Case:
    """Return a lesson on an own measure with how its figures are stated, which the extractor must know."""
    lesson = case.lesson
    measure = all_measures(store).get(lesson.meaning)
    if lesson.kind != MEASURE or measure is None:
        return case
    return replace(case, lesson=replace(lesson, dimension=DIMENSIONS.get(measure.unit, "")))


def check_cases(store: Store, cases: list[Case] | None = None) -> list[Result]:
    """Run the cases of all lessons, or of some with all that was taught, and return what came of each.

    Parameters
    ----------
    store : Store
    cases : list of Case, optional
        Those to run; lessons that are not kept yet are taught for this.
    """
    kept = [case for _entry, case in kept_cases(store).values()]
    asked = kept if cases is None else cases
    everything = dict.fromkeys(case.lesson for case in (*kept, *asked))
    with taught(Lessons(tuple(everything))):
        return [_result(case) for case in asked]


def _broken(store: Store, new: list[Case]) -> list[Result]:
    """Return what came of the lessons whose own sentence is read otherwise once all of ``new`` are taught."""
    kept = [case for _entry, case in kept_cases(store).values()]
    held = [one.case for one in check_cases(store) if one.holds]
    if len(new) > 1:
        held += [case for case in new if check_cases(store, [case])[0].holds]
    with taught(Lessons(tuple(dict.fromkeys(case.lesson for case in (*kept, *new))))):
        return [one for one in map(_result, held) if not one.holds]


def _result(case: Case) -> Result:
    lesson = case.lesson
    read = statements_in(case.sentence, case.language, read_day(case.published))
    column = COLUMN[lesson.kind]
    found = [str(getattr(one, column) or "") for one in read if one.value_stated == case.value_stated]
    holds = lesson.meaning not in found if lesson.kind == NOT_MEASURE else lesson.meaning in found
    return Result(case.key, case, holds, ", ".join(filter(None, dict.fromkeys(found))))


def _wrong(store: Store, case: Case) -> str:
    """Return what is wrong with a lesson; nothing where all is right."""
    lesson = case.lesson
    if lesson.kind not in KINDS:
        return _("expected one of {names}").format(names=", ".join(KINDS))
    texts = (
        (lesson.words, LONGEST_WORDS),
        (lesson.meaning, LONGEST_WORDS * 2),
        (case.sentence, LONGEST_SENTENCE),
    )
    for text, most in texts:
        if not text.strip() or len(text) > most or not text.isprintable():
            return _("expected 1 to {most} characters that can be shown").format(most=most)
    if len(plain(lesson.words)) < 3:
        return _("expected words of three letters or more")
    if case.language not in LANGUAGES or (case.published and read_day(case.published) is None):
        return _("expected the language of its sentence and the day it was published")
    if plain(lesson.words.replace("*", "")) not in plain(case.sentence):
        return _("these words do not stand in the sentence")
    if lesson.kind == MEASURE and lesson.part not in PARTS:
        return _("expected one of {names}").format(names=", ".join(PARTS))
    if lesson.kind in (MEASURE, NOT_MEASURE) and lesson.language not in LANGUAGES:
        return _("expected the language of its sentence and the day it was published")
    known: dict[str, Container[str]] = {
        PLACE: all_places(store),
        INSTITUTION: all_institutions(store),
        MEASURE: all_measures(store),
        NOT_MEASURE: all_measures(store),
        SPELLING: {lesson.meaning},
    }
    if lesson.meaning in known[lesson.kind]:
        return ""
    return _("{name} is not known").format(name=lesson.meaning)
