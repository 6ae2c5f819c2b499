"""A lesson with the sentence that it is tested on, and files of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

import yaml

from geo.catalog.cards import YAML_LOADER
from geo.catalog.places import plain
from geo.errors import ReviewError
from geo.extract.lexicon.lessons import Lesson
from geo.language import _
from geo.storage import decoded

LARGEST = 1_000_000
"""Bytes of a file of lessons."""
PARTS_OF_A_CASE = {
    "lesson": tuple(field.name for field in fields(Lesson)),
    "case": ("sentence", "language", "published", "value_stated"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """A lesson with the sentence that it is tested on.

    Attributes
    ----------
    lesson : Lesson
    sentence, language : str
        The words of a document, and their language.
    published : str
        Day of its publication; empty where it is not known.
    value_stated : str
        The number of the figure that is meant.
    """

    lesson: Lesson
    sentence: str
    language: str
    published: str
    value_stated: str

    @property
    def key(self) -> str:
        """Return the key of its entry: the same for the same words with the same meaning."""
        told = (self.lesson.kind, plain(self.lesson.words), self.lesson.meaning, self.lesson.language)
        return hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]

    def as_data(self) -> dict[str, Any]:
        """Return it as it is kept and written to a file."""
        case = {name: getattr(self, name) for name in PARTS_OF_A_CASE["case"]}
        return {"lesson": asdict(self.lesson), "case": case}


def written_cases(cases: Iterable[Case]) -> bytes:
    """Return lessons with their cases as a YAML file, to be offered upstream or to another team."""
    data = {"lessons": [case.as_data() for case in cases]}
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110).encode("utf-8")


def read_lessons(name: str, content: bytes) -> list[Case]:
    """Return the lessons of a file that `written_cases` made.

    Raises
    ------
    ReviewError
        It is no such file.
    """
    expected = _("{file} holds no lessons: expected a file that lessons export wrote").format(file=name)
    if len(content) > LARGEST:
        raise ReviewError(expected)
    text = decoded(content, name, error=ReviewError)
    try:
        data = yaml.load(text, Loader=YAML_LOADER)
    except (yaml.YAMLError, ValueError, RecursionError):
        raise ReviewError(expected) from None
    listed = data.get("lessons") if isinstance(data, dict) else None
    if not isinstance(listed, list):
        raise ReviewError(expected)
    return [case_from(one) for one in listed]


def case_from(data: object) -> Case:
    """Return a lesson from how it is kept.

    Raises
    ------
    ReviewError
        It is no lesson.
    """
    given = data if isinstance(data, Mapping) else {}
    texts: dict[str, dict[str, str]] = {}
    for part, names in PARTS_OF_A_CASE.items():
        held = given.get(part)
        if not isinstance(held, Mapping) or not all(isinstance(held.get(name, ""), str) for name in names):
            raise ReviewError(_("a lesson has {names}").format(names=", ".join(PARTS_OF_A_CASE)))
        texts[part] = {name: held.get(name, "") for name in names}
    return Case(Lesson(**texts["lesson"]), **texts["case"])
