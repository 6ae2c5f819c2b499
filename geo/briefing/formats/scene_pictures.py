"""What is drawn of each scene: its maps without words round them, and the rows of their legend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from geo.atlas import Atlas
from geo.briefing.formats.handout import Handout, HandoutPage, cited_in, each
from geo.plots.scene_map import DrawnScene, SceneMap, draw_scene_map, picture_of, sample_of, sample_size

HEADED = ("classes", "shares")
"""Groups of a legend whose heading is needed where all stand in one line."""

BESIDE_A_CHART, BESIDE_FEW_ROWS, FEW_ROWS = 0.52, 0.66, 6
"""Share of the height that a map takes above a chart, above one of few rows, and how many these are."""

Size = tuple[float, float]
"""Width and height, points."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A row of a legend: its words, its sample (empty for a heading) and how large that is."""

    words: str
    sample: bytes
    size: Size
    strong: bool


@dataclass(frozen=True, slots=True)
class ScenePictures:
    """The maps of a scene, a year and a picture each, all of one size, and the groups of their legend."""

    maps: tuple[tuple[str, bytes], ...]
    size: Size
    legend: tuple[tuple[LegendEntry, ...], ...]


def map_share(leaf: HandoutPage) -> float:
    """Return the share of the height that the maps of a scene take."""
    if leaf.chart is None:
        return 1.0
    return BESIDE_FEW_ROWS if 0 < len(leaf.chart.rows) <= FEW_ROWS else BESIDE_A_CHART


def illustrated(
    handout: Handout,
    atlas: Atlas,
    draw: Callable[[HandoutPage], tuple[ScenePictures, DrawnScene]],
    report: Callable[[str], None] | None,
) -> tuple[Handout, list[ScenePictures | None]]:
    """Return the maps of all scenes that have one, and ``handout`` with the sources and cautions of each."""
    leaves: list[HandoutPage] = []

    def add(_number: int, leaf: HandoutPage) -> ScenePictures | None:
        if not leaf.mapped:
            leaves.append(leaf)
            return None
        pictures, drawn = draw(leaf)
        said = dict.fromkeys((*leaf.cautions, *drawn.cautions))
        leaves.append(replace(leaf, shown=drawn.sources, cautions=tuple(said)))
        return pictures

    made = each(handout, add, report)
    return cited_in(handout, leaves, atlas), made


def pictures_of(
    leaf: HandoutPage, atlas: Atlas, size: Size, kind: str, gap: float, type_size: float = 12.0
) -> tuple[ScenePictures, DrawnScene]:
    """Return the maps of a scene as ``png`` or ``svg``, side by side in ``size`` with ``gap`` points between.

    Raises
    ------
    PlotError
        A map would show nothing.
    """
    years: tuple[int | None, ...] = leaf.years or (None,)
    wide = (size[0] - gap * (len(years) - 1)) / len(years)
    drawn = draw_scene_map(SceneMap(leaf.view, years, (wide, size[1]), leaf.places, type_size), atlas)
    maps = tuple(
        (str(year) if len(years) > 1 else "", picture_of(page, kind))
        for year, page in zip(years, drawn.pages, strict=True)
    )
    legend = tuple(
        tuple(
            LegendEntry(
                row.words,
                sample_of(row, drawn.look, kind),
                sample_size(row, drawn.look),
                row.face == "semibold",
            )
            for row in group.rows
            if row.draw or group.name in HEADED
        )
        for group in drawn.legend
    )
    return ScenePictures(maps, (wide, size[1]), legend), drawn
