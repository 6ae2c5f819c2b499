"""A briefing held against the data: does everything it names exist, and is it still as reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from geo.atlas import Atlas
from geo.briefing.model import WORDS, Briefing, Scene
from geo.briefing.pictures import read_view, scene_chart, scene_number
from geo.briefing.reading import LONGEST
from geo.briefing.references import bare_numbers, fill
from geo.briefing.review import known_ids, record_of, said_of
from geo.errors import BriefingError
from geo.language import LANGUAGES, _, english_only, in_language
from geo.suggestions import did_you_mean


def check_briefing(briefing: Briefing, atlas: Atlas) -> list[str]:
    """Return what is wrong with a briefing against the data, a line each.

    Of a shipped one more is asked: words in every language, no figure that is no reference,
    and every statement reviewed and unchanged since.
    """
    file = f"{briefing.id}.yaml"
    faults = []
    if briefing.shipped:
        missing = [name for name in LANGUAGES if name not in briefing.title]
        faults += [f"{file}: title.{name}: " + _("missing") for name in missing]
    for scene in briefing.scenes:
        found = [*_view(scene, atlas), *_named(scene, atlas), *_words(scene, atlas), *_picture(scene, atlas)]
        found += [*_since_reviewed(scene, atlas, shipped=briefing.shipped)]
        if briefing.shipped:
            found += [*_worded(scene)]
        faults += [f"{file}: " + _("scene {id}").format(id=scene.id) + f", {line}" for line in found]
    return faults


def words_fault(scene: Scene, part: str, language: str, atlas: Atlas) -> str:
    """Return why words cannot be kept, in one sentence; empty where they can."""
    text, most = getattr(scene, part).get(language, ""), LONGEST[part]
    if not text and not getattr(scene, part) and part != "notes":
        return _("empty: a scene needs words here")
    if len(text) > most:
        return _("{count} characters; expected {most} at most").format(count=len(text), most=most)
    with in_language(language):
        try:
            fill(text, atlas)
        except BriefingError as error:
            return str(error)
    return ""


def picture_fault(scene: Scene, atlas: Atlas) -> str:
    """Return why chart or number of a scene cannot be shown, in one sentence; empty where they can."""
    try:
        scene_chart(scene, atlas)
        scene_number(scene, atlas)
    except BriefingError as error:
        return str(error)
    return ""


def _view(scene: Scene, atlas: Atlas) -> Iterator[str]:
    problems = read_view(scene, atlas)[1]
    for problem in problems:
        yield f"view: {problem}"
    for year in scene.years or ():
        if year not in atlas.years:
            yield "years: " + _("{year}; expected years from {first} to {last}").format(
                year=year, first=atlas.years[0], last=atlas.years[-1]
            )


def _picture(scene: Scene, atlas: Atlas) -> Iterator[str]:
    """Yield what keeps the chart or the number of a scene from being shown."""
    if read_view(scene, atlas)[1]:
        return
    for key, picture in (("chart", scene_chart), ("number", scene_number)):
        try:
            picture(scene, atlas)
        except BriefingError as error:
            yield f"{key}: {error}"


def _named(scene: Scene, atlas: Atlas) -> Iterator[str]:
    for place in scene.places:
        if place not in atlas.places:
            yield (
                "places: "
                + _("“{id}” is no place").format(id=place[:80])
                + did_you_mean(place, atlas.place_ids)
            )
    ways = set(atlas.layers["corridors"]["corridor"])
    for way in scene.corridors:
        if way not in ways:
            yield (
                "corridors: "
                + _("“{id}” is no corridor").format(id=way[:80])
                + did_you_mean(way, sorted(ways))
            )


def _words(scene: Scene, atlas: Atlas) -> Iterator[str]:
    for part in WORDS:
        for language, text in getattr(scene, part).items():
            with in_language(language):
                try:
                    fill(text, atlas)
                except BriefingError as error:
                    yield f"{part}.{language}: {error}"


def _since_reviewed(scene: Scene, atlas: Atlas, *, shipped: bool) -> Iterator[str]:
    for id in scene.statements:
        record = record_of(id, atlas)
        if record is None:
            unknown = _("there is no figure “{id}”").format(id=id[:80])
            yield f"statements: {unknown}" + did_you_mean(id, known_ids(atlas))
            continue
        then, now = scene.reviewed.get(id, ""), said_of(record)
        if not then and shipped:
            yield f"statements: {id}: " + _("not reviewed; geo briefing --reviewed notes what it says")
        elif then and then != now:
            told = _("reviewed as “{then}”, now “{now}”").format(then=then, now=now)
            yield f"statements: {id}: {english_only(told)}"


def _worded(scene: Scene) -> Iterator[str]:
    for part in WORDS:
        texts = getattr(scene, part)
        for language in LANGUAGES:
            if part != "notes" and language not in texts:
                yield f"{part}.{language}: " + _("missing")
            for number in bare_numbers(texts.get(language, "")):
                yield f"{part}.{language}: " + _(
                    "“{number}” is written out; expected a reference to a figure"
                ).format(number=number)
