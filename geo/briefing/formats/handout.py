"""What a handout holds, whatever its format: for each scene its words, its picture and its sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from geo.atlas import Atlas
from geo.briefing.checking import check_briefing
from geo.briefing.message import scenes_message
from geo.briefing.model import Briefing, Scene
from geo.briefing.pictures import scene_view
from geo.caveats import licence_line, outline_credits, standing_caveats
from geo.errors import BriefingError, SheetTooSmallError
from geo.language import _, current
from geo.links import to_query
from geo.model import FileMetadata, View
from geo.plots import Sheet, write_sheet
from geo.plots.formats.write import held_timelines
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
        As `geo.briefing.message.scenes_message` gives them, one a statement.
    documents : list of str
        Each document cited once, with its day.
    fallback : str
        Says in which language the words are, where it is not that of the handout.
    view : View
        Settled: with level and year.
    years : tuple of int
        Years pictured: one, or the first and the last of a run.
    """

    id: str
    title: str
    text: list[str]
    notes: list[str]
    sources: list[dict[str, Any]]
    documents: list[str]
    fallback: str
    view: View
    years: tuple[int, ...]

    @property
    def source_lines(self) -> list[str]:
        """Return a line a statement: figure, what it is about, who says it where."""
        return [": ".join(filter(None, (_lead(s), s["label"]))) for s in self.sources]

    @property
    def alt_text(self) -> str:
        """Return what the picture shows, for a reader who does not see it."""
        figures = "; ".join(lead for s in self.sources if (lead := _lead(s)))
        return _("Map: {title}. {figures}").format(title=self.title.rstrip("."), figures=figures).strip()


@dataclass(frozen=True)
class Handout:
    """A briefing ready to be written to a file, in one language.

    Attributes
    ----------
    title : str
    leaves : list of HandoutPage
    cited : list of str
        Ids of the documents cited, in order.
    references : list of CitedSource
        The same documents in words.
    record : FileMetadata
        What the file says of itself; its ``view`` holds a link a scene, a line each.
    """

    title: str
    leaves: list[HandoutPage]
    cited: list[str]
    references: list[CitedSource]
    record: FileMetadata


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
    cited = dict.fromkeys(id for leaf in leaves for source in leaf.sources for id in source["cited"])
    record = FileMetadata(
        title=message["title"],
        view="\n".join("?" + urlencode(to_query(leaf.view), safe=",:") for leaf in leaves),
        data_version=atlas.version,
        language=current(),
        licence=f"{licence_line()} {outline_credits()}",
        sources=tuple(sorted(cited)),
        caveats=tuple(standing_caveats()),
    )
    references = [_reference(id, atlas) for id in cited]
    return Handout(message["title"], leaves, list(cited), references, record)


GROWTH = (1.0, 1.2, 1.45)
"""By how much larger a picture is drawn than it is shown, tried in this order."""


def draw(leaf: HandoutPage, atlas: Atlas, path: Path, *, size_mm: tuple[float, float], dpi: int) -> None:
    """Draw the picture of a scene: its map with legend, sources and caveats, without the scene's words.

    Where these leave no room for the map the picture is drawn larger, to be shown as large as
    asked: its type is then smaller.

    Raises
    ------
    PlotError
        The map cannot be drawn at this size.
    """
    several = len(leaf.years) > 1
    for times in GROWTH:
        sheet = Sheet(
            view=leaf.view,
            years=leaf.years,
            size_mm=(size_mm[0] * times, size_mm[1] * times),
            dpi=round(dpi / times),
            layout="multiples" if several else "single",
        )
        try:
            write_sheet(sheet, atlas, path, overwrite=True)
        except SheetTooSmallError:
            if times == GROWTH[-1]:
                raise
        else:
            return


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


def _leaf(scene: Scene, told: dict[str, Any], atlas: Atlas) -> HandoutPage:
    view = scene_view(scene, atlas)
    known = held_timelines(atlas, view.measure, view.whole_lens)
    view = settled(view, known, atlas)
    years: tuple[int, ...] = () if view.year is None else (view.year,)
    if scene.years:
        first, last = scene.years
        here = [y for y in known.years(atlas.at_level(view.level), view.as_of) if first <= y <= last]
        years = (here[0], here[-1]) if len(here) > 1 else years
    return HandoutPage(
        id=scene.id,
        title=told["title"],
        text=told["text"],
        notes=told["notes"],
        sources=told["sources"],
        documents=[document["label"] for document in told["documents"]],
        fallback=told["fallback"],
        view=view,
        years=years,
    )


def _lead(source: dict[str, Any]) -> str:
    """Return figure and subject of a source; of a stage, which has no figure, its ends."""
    return ", ".join(filter(None, (source["figure"], source["about"])))


def _reference(id: str, atlas: Atlas) -> CitedSource:
    source = atlas.sources[id]
    publisher = spoken(source.publisher, atlas.institutions)
    terms = f"{publisher}; {published(source)}; {terms_words(source)}"
    link = source.link if source.link.startswith(("https://", "http://")) else ""
    return CitedSource(source.label(), source.title, terms, link)
