"""A briefing as YAML that a hand can edit: read strictly, each fault named with what would be right."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from geo.briefing.loading import loaded
from geo.briefing.model import CHARTED, KINDS, MAP, NUMBER, Briefing, Scene
from geo.briefing.references import read_reference, statements_of
from geo.errors import BriefingError
from geo.language import LANGUAGES, _
from geo.links.query import query_of
from geo.model import read_day, read_run
from geo.storage import read_file
from geo.suggestions import did_you_mean
from geo.views.charts import CHARTS

LARGEST = 1_000_000
"""Bytes of a file: a hundred times a briefing of fourteen scenes in two languages."""
REVISION = 16
"""Digits of the hash by which a change is known."""
MOST_SCENES = 200
MOST_IDS = 200
"""Places, corridors or statements that a scene names."""
LONGEST_VIEW = 2_000
MOST_FAULTS = 20
"""Faults that are listed; of more only the number is given."""
LONGEST = {"title": 200, "text": 4_000, "notes": 20_000}
"""Characters of each part of the words."""
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_AUTHOR = 200
BRIEFING_KEYS = ("title", "author", "date", "scenes")
BRIEFING_NEEDED = ("title", "scenes")
SCENE_KEYS = (
    "id", "kind", "chart", "number", "view", "years", "title", "text", "notes", "places", "corridors",
    "statements",
)  # fmt: skip
NEEDED = ("id", "view", "title", "text")


def read_briefing(path: Path | str, *, shipped: bool = False) -> Briefing:
    """Return the briefing in a file.

    Parameters
    ----------
    path : Path or str
    shipped : bool
        The file belongs to the data package.

    Raises
    ------
    BriefingError
        It cannot be read, or a line for each fault: file, scene, key and what would be right.
        Whether its measures, places and statements are known is `geo.briefing.check_briefing`'s.
    """
    path = Path(path)
    content = read_file(path, LARGEST, error=BriefingError)
    return parse(content, name=path.stem, file=path.name, shipped=shipped)


def parse(content: bytes, *, name: str, file: str = "", shipped: bool = False) -> Briefing:
    """Return the briefing that ``content`` holds; ``name`` becomes its id.

    Raises
    ------
    BriefingError
        As `read_briefing`.
    """
    file = file or f"{name}.yaml"
    if len(content) > LARGEST:
        raise BriefingError(
            _("{file} is larger than {most} kB; no briefing is").format(file=file, most=LARGEST // 1000)
        )
    reader = _Reader(file)
    briefing = reader.briefing(loaded(content, file), name)
    if reader.faults:
        raise BriefingError("\n".join(capped(reader.faults)))
    return replace(briefing, shipped=shipped, revision=revision_of(content))


def revision_of(content: bytes) -> str:
    """Return the hash by which a later reader knows whether a file was changed."""
    return hashlib.sha256(content).hexdigest()[:REVISION]


def capped(faults: Sequence[str]) -> list[str]:
    """Return the first `MOST_FAULTS` of the lines, and how many more there are."""
    told = list(faults[:MOST_FAULTS])
    if len(faults) > MOST_FAULTS:
        told.append(_("and {n} more").format(n=len(faults) - MOST_FAULTS))
    return told


class _Reader:
    """Reads the loaded YAML and keeps what is wrong with it, a line each."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.where = ""
        self.faults: list[str] = []

    def fault(self, key: str, problem: str) -> None:
        """Note what is wrong with ``key`` in the scene at hand."""
        place = ", ".join(part for part in (self.where, key) if part)
        self.faults.append(f"{self.file}{': ' if place else ''}{place}: {problem}")

    def briefing(self, found: object, name: str) -> Briefing:
        """Return the briefing, as far as it can be read."""
        if not NAME.fullmatch(name) or len(name) > 80:
            self.fault("", _("“{name}”: expected a name of lower-case letters, digits and hyphens")
                       .format(name=name[:80]))  # fmt: skip
        if not self._mapping("", found, BRIEFING_KEYS, BRIEFING_NEEDED):
            return Briefing(name, {})
        title = self._words("title", found["title"]) if "title" in found else {}  # type: ignore[operator, index]
        author, day = self._author(found.get("author", "")), self._day(found.get("date"))  # type: ignore[attr-defined]
        listed = found.get("scenes")  # type: ignore[attr-defined]
        if not isinstance(listed, list) or len(listed) > MOST_SCENES:
            expected = _("expected a list of at most {most} scenes").format(most=MOST_SCENES)
            self.fault("scenes", expected)
            listed = []
        scenes, seen = [], set()
        for number, item in enumerate(listed, start=1):
            self.where = _("scene {number}").format(number=number)
            scene = self._scene(item)
            if scene is None:
                continue
            if scene.id in seen:
                self.fault("id", _("“{id}” appears twice; expected another id").format(id=scene.id))
            seen.add(scene.id)
            scenes.append(scene)
        self.where = ""
        return Briefing(name, title, tuple(scenes), author=author, date=day)

    def _scene(self, found: object) -> Scene | None:
        if not self._mapping("", found, SCENE_KEYS, NEEDED):
            return None
        item: dict[str, Any] = dict(found)  # type: ignore[call-overload]
        id = item.get("id", "")
        if not isinstance(id, str) or not NAME.fullmatch(id) or len(id) > 80:
            self.fault("id", _("“{value}”; expected lower-case letters, digits and hyphens")
                       .format(value=str(id)[:80]))  # fmt: skip
            id = ""
        if len(self.faults) > 10 * MOST_FAULTS:
            return None
        if id:
            self.where = f"{self.where} ({id})"
        words = {part: self._words(part, item[part]) if part in item else {} for part in LONGEST}
        reviewed = self._reviewed(item.get("statements", {}))
        kind, number = self._one_of("kind", item.get("kind", MAP), KINDS), self._number(item)
        return Scene(
            id=id,
            view=self._view(item.get("view", "")),
            years=self._years(item.get("years")),
            **words,
            statements=self._shown(words, number, reviewed),
            places=self._ids("places", item.get("places", [])),
            corridors=self._ids("corridors", item.get("corridors", [])),
            reviewed={id: said for id, said in reviewed.items() if said},
            kind=kind,
            chart=self._chart(item, kind),
            number=number,
        )

    def _one_of(self, key: str, found: object, known: Collection[str]) -> str:
        """Return ``found`` where it is one of ``known``; else note it."""
        if isinstance(found, str) and found in known:
            return found
        expected = _("“{value}”; expected one of {known}")
        self.fault(key, expected.format(value=str(found)[:40], known=", ".join(known)))
        return ""

    def _chart(self, item: dict[str, Any], kind: str) -> str:
        if kind in CHARTED:
            return self._one_of("chart", item.get("chart", ""), CHARTS)
        if "chart" in item:
            self.fault("chart", _("only a scene of kind {kinds} has one").format(kinds=", ".join(CHARTED)))
        return ""

    def _number(self, item: dict[str, Any]) -> str:
        """Return the reference of the one number of a scene, without braces."""
        found, wanted = item.get("number"), item.get("kind") == NUMBER
        if found is None and not wanted:
            return ""
        if not wanted:
            self.fault("number", _("only a scene of kind {kinds} has one").format(kinds=NUMBER))
        elif not isinstance(found, str) or len(found) > LONGEST_VIEW:
            self.fault("number", _("expected the reference of a figure, such as ID or share:ID,ID"))
        else:
            inside = found.strip().removeprefix("{").removesuffix("}")
            try:
                read_reference(inside)
            except BriefingError as error:
                self.fault("number", str(error))
            return inside
        return ""

    def _author(self, found: object) -> str:
        if isinstance(found, str) and len(found) <= LONGEST_AUTHOR:
            return found.strip()
        self.fault("author", _("expected a text of at most {most} characters").format(most=LONGEST_AUTHOR))
        return ""

    def _day(self, found: object) -> date | None:
        if found is None or type(found) is date:
            return found
        day = read_day(found)
        if day is None:
            self.fault(
                "date", _("“{value}”; expected a day such as 2026-11-30").format(value=str(found)[:40])
            )
        return day

    def _mapping(self, key: str, found: object, known: Collection[str], needed: Collection[str]) -> bool:
        """Say whether ``found`` is a mapping; note keys that are unknown or missing."""
        if not isinstance(found, dict):
            self.fault(key, _("expected keys and values: {known}").format(known=", ".join(known)))
            return False
        if len(found) > len(known) + MOST_FAULTS:
            text = _("{count} keys; expected at most these: {known}")
            self.fault(key, text.format(count=len(found), known=", ".join(known)))
            return False
        for name in found:
            if name not in known:
                expected = _("expected one of {known}").format(known=", ".join(known))
                self.fault(str(name)[:40], _("unknown; {expected}").format(expected=expected)
                           + did_you_mean(str(name), known))  # fmt: skip
        for name in needed:
            if name not in found:
                self.fault(name, _("missing; expected this key with a value"))
        return True

    def _words(self, part: str, found: object) -> dict[str, str]:
        if not self._mapping(part, found, [*LANGUAGES], ()):
            return {}
        if not found and part != "notes":
            self.fault(part, _("empty; expected words in {known}").format(known=", ".join(LANGUAGES)))
        words = {}
        for language, text in found.items():  # type: ignore[attr-defined]
            key = f"{part}.{language}"
            most = LONGEST[part]
            if not isinstance(text, str):
                self.fault(key, _("expected a text; put it between quotation marks"))
            elif len(text) > most:
                self.fault(key, _("{count} characters; expected {most} at most")
                           .format(count=len(text), most=most))  # fmt: skip
            elif any("\ud800" <= character <= "\udfff" for character in text):
                self.fault(key, _("contains an incomplete character, which no file can hold"))
            elif not text.strip():
                self.fault(key, _("empty; expected words, or no such key"))
            elif language in LANGUAGES:
                words[language] = text.strip()
        return words

    def _shown(
        self, words: dict[str, dict[str, str]], number: str, listed: Collection[str]
    ) -> tuple[str, ...]:
        ids: dict[str, None] = {}
        if number and not any(mark in number for mark in "{}"):
            words = {"number": {"": f"{{{number}}}"}} | words
        for part, texts in words.items():
            for language, text in texts.items():
                try:
                    ids |= dict.fromkeys(statements_of([text]))
                except BriefingError as error:
                    if part != "number":  # said already
                        self.fault(f"{part}.{language}", str(error))
        return tuple(ids | dict.fromkeys(listed))

    def _reviewed(self, found: object) -> dict[str, str]:
        if isinstance(found, list | dict) and len(found) > MOST_IDS:
            self.fault("statements", _("{count} ids; expected {most} at most")
                       .format(count=len(found), most=MOST_IDS))  # fmt: skip
            return {}
        if isinstance(found, list) and all(isinstance(id, str) for id in found):
            return dict.fromkeys(found, "")
        right = isinstance(found, dict) and all(
            isinstance(id, str) and isinstance(said, str | None) for id, said in found.items()
        )
        if not right:
            self.fault("statements", _("expected ids of figures, each with what it said when reviewed"))
            return {}
        return {id: " ".join((said or "").split()) for id, said in found.items()}  # type: ignore[attr-defined]

    def _view(self, found: object) -> str:
        if isinstance(found, str) and len(found) > LONGEST_VIEW:
            self.fault("view", _("{count} characters; expected {most} at most")
                       .format(count=len(found), most=LONGEST_VIEW))  # fmt: skip
            return ""
        if isinstance(found, str) and "=" in found:
            return query_of(found)
        self.fault("view", _("expected a link copied from the page, or its part after the question mark"))
        return ""

    def _years(self, found: object) -> tuple[int, int] | None:
        if found is None:
            return None
        run = read_run(found) if isinstance(found, str) else None
        if run is None:
            self.fault("years", _("expected two years such as 2012-2024, the earlier first"))
        return run

    def _ids(self, key: str, found: object) -> tuple[str, ...]:
        if isinstance(found, list) and len(found) > MOST_IDS:
            self.fault(key, _("{count} ids; expected {most} at most")
                       .format(count=len(found), most=MOST_IDS))  # fmt: skip
            return ()
        if isinstance(found, list) and all(isinstance(id, str) for id in found):
            return tuple(dict.fromkeys(found))
        self.fault(key, _("expected a list of ids"))
        return ()
