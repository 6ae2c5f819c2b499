"""A briefing with one thing changed: scenes added, replaced, moved, taken away; their words and pictures."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace

from geo.briefing.model import Briefing, Scene
from geo.briefing.references import statements_of
from geo.errors import BriefingError
from geo.language import _


def with_scene(briefing: Briefing, scene: Scene, at: int | None = None) -> Briefing:
    """Return ``briefing`` with a scene added, at the end or before the place ``at`` (the first is 0).

    It gets another id where its own is taken.
    """
    taken = [each.id for each in briefing.scenes]
    scene = replace(scene, id=free_id(scene.id, taken))
    index = len(taken) if at is None else max(0, min(at, len(taken)))
    return replace(briefing, scenes=(*briefing.scenes[:index], scene, *briefing.scenes[index:]))


def replaced(briefing: Briefing, id: str, scene: Scene) -> Briefing:
    """Return ``briefing`` with ``scene`` in the place of the scene ``id``."""
    index = _place(briefing, id)
    others = [each.id for each in briefing.scenes if each.id != id]
    scene = replace(scene, id=free_id(scene.id, others))
    return replace(briefing, scenes=(*briefing.scenes[:index], scene, *briefing.scenes[index + 1 :]))


def moved(briefing: Briefing, id: str, to: int) -> Briefing:
    """Return ``briefing`` with the scene ``id`` at the place ``to``, kept inside the list; the first is 0."""
    index = _place(briefing, id)
    rest = [*briefing.scenes[:index], *briefing.scenes[index + 1 :]]
    rest.insert(max(0, min(to, len(rest))), briefing.scenes[index])
    return replace(briefing, scenes=tuple(rest))


def duplicated(briefing: Briefing, id: str) -> Briefing:
    """Return ``briefing`` with a copy of the scene ``id`` after it."""
    index = _place(briefing, id)
    return with_scene(briefing, briefing.scenes[index], index + 1)


def without(briefing: Briefing, id: str) -> Briefing:
    """Return ``briefing`` without the scene ``id``; put back by `with_scene` at its place."""
    index = _place(briefing, id)
    return replace(briefing, scenes=briefing.scenes[:index] + briefing.scenes[index + 1 :])


def with_words(scene: Scene, part: str, language: str, text: str) -> Scene:
    """Return ``scene`` with one part of its words written anew; an empty text is taken away.

    The figures it cites follow its words; those that the file lists besides stay.
    """
    words = {name: held for name, held in getattr(scene, part).items() if name != language}
    if text.strip():
        words[language] = text.strip()
    return _cited_anew(scene, replace(scene, **{part: words}))  # type: ignore[arg-type]


def with_picture(scene: Scene, kind: str, chart: str = "", number: str = "") -> Scene:
    """Return ``scene`` with another picture; the figures it cites follow."""
    return _cited_anew(scene, replace(scene, kind=kind, chart=chart, number=number))


def _cited_anew(before: Scene, changed: Scene) -> Scene:
    """Return a changed scene with the figures it cites, then those that the file lists besides."""
    cited = _cited(before)
    listed = [id for id in before.statements if id not in cited]
    return replace(changed, statements=tuple(dict.fromkeys((*_cited(changed), *listed))))


def _cited(scene: Scene) -> tuple[str, ...]:
    """Return the figures that its words and its number refer to; a faulty text refers to none."""
    found: dict[str, None] = {}
    for text in scene.texts:
        with suppress(BriefingError):
            found |= dict.fromkeys(statements_of([text]))
    return tuple(found)


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Return an id made of ``wanted`` (any words) that is not among ``taken``."""
    plain = unicodedata.normalize("NFKD", wanted).lower()
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    base = "-".join(words.split())[:60].strip("-") or "scene"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def _place(briefing: Briefing, id: str) -> int:
    for index, scene in enumerate(briefing.scenes):
        if scene.id == id:
            return index
    raise BriefingError(_("“{briefing}” has no scene “{scene}”").format(briefing=briefing.id, scene=id[:80]))
