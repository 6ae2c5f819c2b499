"""What stands beside the words of a scene: its view, its chart, or its one number."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.atlas import Atlas, estimate_all
from geo.briefing.model import CHARTED, NUMBER, Scene
from geo.briefing.references import COMPUTED, fill, read_reference, statement_of
from geo.errors import BriefingError, ViewError
from geo.language import _, current
from geo.links import from_query
from geo.links.query import OF_THE_VIEW, not_understood, read_query
from geo.model import Statement, View
from geo.views.charts import ChartData, chart_of
from geo.views.defaults import settled
from geo.wording.claim import claimant
from geo.wording.period import period_of
from geo.wording.view import measure_label


@dataclass(frozen=True, slots=True)
class SceneNumber:
    """The one number of a scene, in the language in use.

    Attributes
    ----------
    figure : str
        "77 %", "at least 25,000 ha".
    about : str
        What it is of: measure, place, period.
    who : str
        Who says it; of what is calculated, whose figures it is made of.
    statements : tuple of str
        Ids of the figures behind it.
    """

    figure: str
    about: str
    who: str
    statements: tuple[str, ...]


def read_view(scene: Scene, atlas: Atlas) -> tuple[View, list[str]]:
    """Return the view of a scene, in the language in use, and a sentence for each part not shown."""
    query = read_query(scene.view)
    view, problems = from_query(query, atlas)
    if unknown := not_understood(query, OF_THE_VIEW):
        problems.append(unknown)
    return replace(view, language=current()), problems


def measure_gone(scene: Scene, atlas: Atlas) -> str:
    """Return the measure of a scene's view where there is none of that name, else nothing.

    What `read_view` then returns is a view of another measure: it may not stand for the scene.
    """
    asked = read_query(scene.view).get("measure", "")
    return "" if asked in atlas.measures else asked


def scene_view(scene: Scene, atlas: Atlas) -> View:
    """Return the view of a scene, in the language in use.

    Raises
    ------
    BriefingError
        One sentence for each part that cannot be shown.
    """
    view, problems = read_view(scene, atlas)
    if problems:
        raise BriefingError("\n".join(f"{scene.id}, view: {problem}" for problem in problems))
    return view


def scene_chart(scene: Scene, atlas: Atlas) -> ChartData | None:
    """Return the chart of a scene in the language in use; None where its kind has none.

    Raises
    ------
    BriefingError
        Its view has nothing to draw.
    """
    if scene.kind not in CHARTED:
        return None
    view = scene_view(scene, atlas)
    view = settled(view, estimate_all(atlas, view.measure, view.whole_lens), atlas)
    try:
        return chart_of(
            scene.chart, view, atlas, years=scene.years, places=scene.places, cited=scene.statements
        )
    except ViewError as error:
        raise BriefingError(_("the chart cannot be drawn: {reason}").format(reason=str(error))) from error


def scene_number(scene: Scene, atlas: Atlas) -> SceneNumber | None:
    """Return the one number of a scene in the language in use; None where its kind has none.

    Raises
    ------
    BriefingError
        There is no such figure, or it cannot be calculated.
    """
    if scene.kind != NUMBER:
        return None
    return number_of(scene.number, atlas)


def number_of(reference: str, atlas: Atlas) -> SceneNumber:
    """Return the figure of a reference without braces, in the language in use.

    Raises
    ------
    BriefingError
        There is no such figure, or it cannot be calculated.
    """
    asked = read_reference(reference)
    figure = fill(f"{{{reference}}}", atlas)
    said = [statement_of(id, atlas.statements) for id in asked.statements]
    names = "; ".join(dict.fromkeys(claimant(s, atlas) for s in said))
    if asked.form in COMPUTED:
        names = _("our calculation, from figures of {names}").format(names=names)
    return SceneNumber(figure, _about(asked.form, said, atlas), names, asked.statements)


def _about(form: str, said: list[Statement], atlas: Atlas) -> str:
    """Return what the number is of, in the words that suit how it is made."""
    first, last = said[0], said[-1]
    names = [atlas.places.get(s.place).label() for s in said]
    measure = measure_label(atlas, first.measure)
    if form == "share":
        text = _("{measure}, {period}: {part} as a share of {whole}")
        return text.format(measure=measure, period=period_of(first), part=names[0], whole=names[-1])
    if form == "change":
        text = _("{measure}, {place}: {last} compared with {first}")
        return text.format(measure=measure, place=names[0], first=period_of(first), last=period_of(last))
    places, periods = (", ".join(dict.fromkeys(each)) for each in (names, map(period_of, said)))
    return f"{measure}, {places}, {periods}"
