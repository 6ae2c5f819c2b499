"""What a handout holds, whatever its format: for each scene its words, what is shown, its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from geo.atlas import Atlas
from geo.briefing.checking import check_briefing
from geo.briefing.message import scenes_message, statement_sources
from geo.briefing.model import Briefing, Scene, scene_count
from geo.briefing.pictures import SceneNumber, scene_chart, scene_number, scene_view
from geo.caveats import licence_line, outline_credits, standing_caveats
from geo.errors import BriefingError
from geo.language import _, current
from geo.links import to_query
from geo.model import FileMetadata, View
from geo.plots.formats.write import held_timelines
from geo.views.charts import ChartData
from geo.views.defaults import settled
from geo.wording.claim import published, spoken, terms_words


@dataclass(frozen=True)
class HandoutPage:
    """One scene of a handout, its words filled in.

    Attributes
    ----------
    id, title : str
    text, notes : list of str
        Paragraphs.
    sources : list of dict
        As `geo.briefing.message.scenes_message` gives them, one a statement: those of the text, then
        those of the chart.
    fallback : str
        Says in which language the words are, where it is not that of the handout.
    view : View
        Settled: with level and year.
    years : tuple of int
        Years pictured: one, or the first and the last of a run.
    told : int
        How many of ``sources`` are of the text.
    mapped : bool
        It shows a map.
    chart : ChartData or None
    number : SceneNumber or None
    places : tuple of str
        Ids of what is highlighted.
    shown : tuple of str
        Ids of the documents behind what its map shows; known once that is drawn.
    cautions : tuple of str
        What must be known of its map and its chart.
    """

    id: str
    title: str
    text: list[str]
    notes: list[str]
    sources: list[dict[str, Any]]
    fallback: str
    view: View
    years: tuple[int, ...]
    told: int = 0
    mapped: bool = True
    chart: ChartData | None = None
    number: SceneNumber | None = None
    places: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()

    @property
    def source_lines(self) -> list[str]:
        """Return a line a statement: figure, what it is about, who says it where."""
        return [": ".join(filter(None, (_lead(s), s["label"]))) for s in self.sources]

    @property
    def documents(self) -> list[tuple[str, ...]]:
        """Return the ids of the documents behind it, each with the one it was read in: of the text first."""
        told = dict.fromkeys(tuple(source["cited"]) for source in self.sources)
        read = {id for ids in told for id in ids}
        return [*told, *((id,) for id in self.shown if id not in read)]

    @property
    def alt_text(self) -> str:
        """Return what its map shows, for a reader who does not see it."""
        figures = "; ".join(lead for s in self.sources if (lead := _lead(s)))
        return _("Map: {title}. {figures}").format(title=self.title.rstrip("."), figures=figures).strip()

    def alt_text_in(self, year: str) -> str:
        """Return `alt_text` of the map of one of several years; of the only map where that is empty."""
        return _("{year}. {text}").format(year=year, text=self.alt_text) if year else self.alt_text

    @property
    def all_cautions(self) -> list[str]:
        """Return the breaks of its chart, then `cautions`."""
        return [*(found.sentence for found in (self.chart.breaks if self.chart else ())), *self.cautions]

    @property
    def chart_alt_text(self) -> str:
        """Return what its chart shows, for a reader who does not see it."""
        if self.chart is None:
            return ""
        rows = [row.label for row in self.chart.rows]
        told = [
            f"{rows[point.at] if rows else point.at}: {point.text}"
            for series in self.chart.series
            for point in series.points
        ]
        return _("Chart: {heading}. {figures}").format(heading=self.chart.heading, figures="; ".join(told))


@dataclass(frozen=True)
class Handout:
    """A briefing ready to be written to a file, in one language.

    Attributes
    ----------
    title, author, date : str
        The last two may be empty.
    leaves : list of HandoutPage
    cited : list of str
        Ids of the documents cited, in order.
    references : list of CitedSource
        The same documents in words.
    record : FileMetadata
        What the file says of itself; its ``view`` holds a link a scene, a line each.
    """

    title: str
    author: str
    date: str
    leaves: list[HandoutPage]
    cited: list[str]
    references: list[CitedSource]
    record: FileMetadata

    @property
    def extent_words(self) -> str:
        """Return "14 scenes · data version 2026.11"."""
        return _("{scenes} · data version {version}").format(
            scenes=scene_count(len(self.leaves)), version=self.record.data_version
        )

    def source_items(self, leaf: HandoutPage) -> list[tuple[str, list[int]]]:
        """Return each document behind a scene with its numbers among the references."""
        number = {id: n for n, id in enumerate(self.cited, start=1)}
        return [
            (self.references[number[ids[0]] - 1].name, [number[id] for id in ids]) for ids in leaf.documents
        ]


@dataclass(frozen=True)
class CitedSource:
    """A document: name, title as printed, publisher with day and terms, its address."""

    name: str
    title: str
    terms: str
    link: str


def handout_of(briefing: Briefing, atlas: Atlas) -> Handout:
    """Return what a handout of ``briefing`` holds, in the language in use.

    Raises
    ------
    BriefingError
        It has no scene, or does not hold against the data: a line for each fault.
    """
    faults = check_briefing(briefing, atlas)
    if faults:
        raise BriefingError("\n".join(faults))
    if not briefing.scenes:
        raise BriefingError(_("{name} has no scene; expected one at least").format(name=briefing.id))
    message = scenes_message(briefing, atlas)
    leaves = [
        _leaf(scene, told, atlas) for scene, told in zip(briefing.scenes, message["scenes"], strict=True)
    ]
    record = FileMetadata(
        title=message["title"],
        view="\n".join("?" + urlencode(to_query(leaf.view), safe=",:") for leaf in leaves),
        data_version=atlas.version,
        language=current(),
        licence=f"{licence_line()} {outline_credits()}",
        sources=(),
        caveats=tuple(
            standing_caveats(
                outlines=any(leaf.mapped for leaf in leaves),
                corridors=any(
                    _shows_routes(scene, leaf.view)
                    for scene, leaf in zip(briefing.scenes, leaves, strict=True)
                ),
            )
        ),
    )
    handout = Handout(message["title"], message["author"], message["date"], leaves, [], [], record)
    return cited_in(handout, leaves, atlas)


def _shows_routes(scene: Scene, view: View) -> bool:
    """Say whether the map of a scene draws routes."""
    return scene.mapped and (bool(scene.corridors) or view.shows_routes)


def cited_in(handout: Handout, leaves: list[HandoutPage], atlas: Atlas) -> Handout:
    """Return ``handout`` with ``leaves`` for its own, and all that they cite among its references."""
    cited = list(dict.fromkeys(id for leaf in leaves for ids in leaf.documents for id in ids))
    return replace(
        handout,
        leaves=leaves,
        cited=cited,
        references=[_reference(id, atlas) for id in cited],
        record=replace(handout.record, sources=tuple(sorted(cited))),
    )


def each(
    handout: Handout, work: Callable[[int, HandoutPage], Any], report: Callable[[str], None] | None
) -> list[Any]:
    """Return what ``work`` makes of each leaf, naming the scene where it fails and reporting each."""
    made = []
    for number, leaf in enumerate(handout.leaves):
        if report:
            report(f"{number + 1}/{len(handout.leaves)} {leaf.id}")
        made.append(work(number, leaf))
    return made


def _leaf(scene: Scene, told: Mapping[str, Any], atlas: Atlas) -> HandoutPage:
    view = scene_view(scene, atlas)
    known = held_timelines(atlas, view.measure, view.whole_lens)
    view = settled(view, known, atlas)
    years: tuple[int, ...] = () if view.year is None else (view.year,)
    if scene.years:
        first, last = scene.years
        here = [y for y in known.years(atlas.at_level(view.level), view.as_of) if first <= y <= last]
        years = (here[0], here[-1]) if len(here) > 1 else years
    chart, number = scene_chart(scene, atlas), scene_number(scene, atlas)
    more = [*(chart.statements if chart else ()), *(number.statements if number else ())]
    return HandoutPage(
        id=scene.id,
        title=told["title"],
        text=told["text"],
        notes=told["notes"],
        sources=[*told["sources"], *statement_sources(_new(more, scene.statements), atlas)],
        fallback=told["fallback"],
        view=view,
        years=years,
        told=len(told["sources"]),
        mapped=scene.mapped,
        chart=chart,
        number=number,
        places=scene.places,
        cautions=chart.cautions if chart else (),
    )


def _new(ids: Iterable[str], known: Iterable[str]) -> list[str]:
    held = set(known)
    return [id for id in dict.fromkeys(ids) if id not in held]


def _lead(source: Mapping[str, Any]) -> str:
    """Return figure and subject of a source; of a stage, which has no figure, its ends."""
    return ", ".join(filter(None, (source["figure"], source["about"])))


def _reference(id: str, atlas: Atlas) -> CitedSource:
    source = atlas.sources[id]
    publisher = spoken(source.publisher, atlas.institutions)
    terms = f"{publisher}; {published(source)}; {terms_words(source)}"
    link = source.link if source.link.startswith(("https://", "http://")) else ""
    return CitedSource(source.label(), source.title, terms, link)
