"""Pages of a printed briefing, set by Typst: what it is given, and the tagged PDF that it makes of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typst

from geo.briefing.formats.handout import Handout, HandoutPage
from geo.briefing.formats.scene_pictures import ScenePictures, map_share
from geo.errors import BriefingError, ExportError
from geo.language import _
from geo.plots.canvas import new_page, settings
from geo.plots.chart_picture import draw_chart
from geo.plots.map.theme import look_of
from geo.plots.map.typeface import clean
from geo.plots.scene_map import picture_of
from geo.storage import read_text_asset
from geo.style import LIGHT
from geo.style.fonts import FACES, face_file

ASSET = Path(__file__).parent / "assets" / "handout.typ"
COLUMN = 205.0
"""Points of the column with the words."""
PICTURE = (546.0, 425.0)
"""Points of what is shown beside them, its legend not in it."""
CHART = (PICTURE[0], 455.0)
TYPE = 9.0
"""Points of the smallest type on a map and of a chart."""
SIZES = [
    {"text": text, "small": small}
    for text in (13.0, 12.0, 11.0, 10.0, 9.0, 8.5)
    for small in (8.5, 8.0)
    if small < text
]
REGIONS = {"en": "US", "es": "PE"}
MOST_NAMED = 10
"""Documents of a scene that are named beside it; of more, only those of the text."""
TOO_LONG = "too long: "


def chart_picture(leaf: HandoutPage) -> bytes:
    """Return the chart of a scene as SVG."""
    assert leaf.chart is not None
    wide, high = chart_size(leaf)
    with settings():
        page = new_page(wide / 72, high / 72, look_of("light", wide, high))
        draw_chart(page, leaf.chart, (2.0, 2.0, wide - 4.0, high - 4.0), TYPE + 0.5)
    return picture_of(page, "svg")


def chart_size(leaf: HandoutPage) -> tuple[float, float]:
    """Return how large a chart stands on its page, points."""
    return CHART if not leaf.mapped else (CHART[0], PICTURE[1] * (1 - map_share(leaf)) - 8.0)


def set_pages(handout: Handout, pictures: list[ScenePictures | None], folder: Path) -> bytes:
    """Return the pages of ``handout`` as a tagged PDF (PDF/UA-1); the same handout, the same bytes.

    ``folder`` takes the pictures in.

    Raises
    ------
    BriefingError
        The words of a scene do not fit on its page.
    ExportError
        The pages cannot be set.
    """
    scenes = [
        _scene(handout, leaf, made, folder) for leaf, made in zip(handout.leaves, pictures, strict=True)
    ]
    said = handout.record
    by = (handout.author, handout.date, f"Peru Coca Atlas · {handout.extent_words}")
    content = {
        "title": _set(handout.title),
        "author": _set(handout.author),
        "lang": said.language,
        "region": REGIONS[said.language],
        "by": [_set(line) for line in by if line],
        "foot": _set(
            _("{title} · Peru Coca Atlas · data {version} · page").format(
                title=handout.title[:110], version=said.data_version
            )
        ),
        "colours": {name: getattr(LIGHT, name) for name in ("ink", "soft", "panel")},
        "column": COLUMN,
        "sizes": SIZES,
        "words": {
            "sources": _("Sources"),
            "none": _("no figure is cited"),
            "references": _("References"),
            "cautions": _("Cautions"),
            "further": _("Further figures shown:"),
        },
        "scenes": scenes,
        "references": [
            {
                "number": n, "name": _set(r.name), "title": _set(r.title.rstrip(".")),
                "terms": _set(f"{r.terms}."), "link": r.link, "shown": _set(r.link),
            }
            for n, r in enumerate(handout.references, start=1)
        ],
        "closing": [_set(text) for text in (said.licence, *said.caveats)],
    }  # fmt: skip
    return _compiled(content, folder)


def _scene(
    handout: Handout, leaf: HandoutPage, pictures: ScenePictures | None, folder: Path
) -> dict[str, Any]:
    """Return what Typst is given of a scene; its pictures lie in ``folder``."""
    chart = None
    if leaf.chart is not None:
        name = _kept(folder, f"{leaf.id}-chart.svg", chart_picture(leaf))
        chart = {"file": name, "alt": _set(leaf.chart_alt_text)}
    number = leaf.number
    items = handout.source_items(leaf)
    named, more = items[: named_sources(leaf)], items[named_sources(leaf) :]
    return {
        "id": leaf.id,
        "title": _set(leaf.title),
        "text": [_set(text) for text in leaf.text],
        "fallback": _set(leaf.fallback),
        "sources": [{"text": _set(name), "numbers": numbers} for name, numbers in named],
        "further": list(dict.fromkeys(number for _name, numbers in more for number in numbers)),
        "cautions": [_set(text) for text in _cautions(leaf, handout)],
        "maps": [*_maps(leaf, pictures, folder)] if pictures else [],
        "legend": [*_legend(leaf, pictures, folder)] if pictures else [],
        "chart": chart,
        "share": map_share(leaf),
        "number": number
        and {"figure": _set(number.figure), "about": _set(number.about), "who": _set(number.who)},
    }


def named_sources(leaf: HandoutPage) -> int:
    """Return how many documents are named: all, or those of the text where that would be too many."""
    if len(leaf.documents) <= MOST_NAMED:
        return len(leaf.documents)
    return max(1, len({tuple(source["cited"]) for source in leaf.sources[: leaf.told]}))


def _cautions(leaf: HandoutPage, handout: Handout) -> list[str]:
    """Return what must be known of map and chart; what always holds stands behind the references."""
    return [text for text in leaf.all_cautions if text not in handout.record.caveats]


def _maps(leaf: HandoutPage, pictures: ScenePictures, folder: Path) -> Iterable[dict[str, str]]:
    for year, image in pictures.maps:
        yield {
            "year": year,
            "file": _kept(folder, f"{leaf.id}-{year or 'map'}.svg", image),
            "alt": _set(leaf.alt_text_in(year)),
        }


def _legend(leaf: HandoutPage, pictures: ScenePictures, folder: Path) -> Iterable[list[dict[str, Any]]]:
    for g, group in enumerate(pictures.legend):
        entries = []
        for n, entry in enumerate(group):
            sample = _kept(folder, f"{leaf.id}-{g}-{n}.svg", entry.sample) if entry.sample else ""
            entries.append(
                {
                    "words": _set(entry.words),
                    "sample": sample,
                    "wide": entry.size[0],
                    "high": entry.size[1],
                    "strong": entry.strong,
                }
            )
        yield entries


def _kept(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return name


def _set(text: str) -> str:
    """Return a text with the characters that the typeface can set."""
    return clean(text).text


def _compiled(content: dict[str, Any], folder: Path) -> bytes:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=sorted({face_file(face).parent for face in FACES}),
    )
    compile: Any = typst.compile  # its types allow no bytes beside a folder
    try:
        made = compile(
            read_text_asset(ASSET).encode("utf-8"),
            root=folder,
            font_paths=fonts,
            pdf_standards=["ua-1"],
            sys_inputs={"data": json.dumps(content)},
            timestamp=0,
        )
    except typst.TypstError as error:
        if TOO_LONG in str(error):
            scene = str(error).split(TOO_LONG, 1)[1].split('"')[0].strip()
            raise BriefingError(
                _("{scene}: its text and sources are too long for one page; expected shorter ones").format(
                    scene=scene
                )
            ) from None
        raise ExportError(_("the pages cannot be set: {reason}").format(reason=error)) from error
    assert isinstance(made, bytes)
    return made
