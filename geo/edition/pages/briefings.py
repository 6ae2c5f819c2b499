"""The page of each shipped briefing: its scenes as text with their sources; and their list."""

from __future__ import annotations

from typing import Any

from geo.briefing import Briefing, read_briefing, scene_view, scenes_message
from geo.briefing.formats.html_file import deck_of
from geo.briefing.own import shipped_files
from geo.edition.frame import FRAME_PROVINCES
from geo.edition.pages.site import Site, link, map_link, page_of, paragraphs, render
from geo.language import _, current
from geo.maps import strings_message
from geo.maps.messages.coding import coded_message
from geo.maps.time_slider import script_json
from geo.markup import Markup


def write_briefings(site: Site) -> None:
    """Write the list of briefings, a page for each and the script of its scenes, in the language in use."""
    found = [read_briefing(path, shipped=True) for path in shipped_files()]
    for briefing in found:
        deck = f"deck-{current()}-{briefing.id}.js"
        site.files.text(
            f"assets/{deck}", f"atlasDeck({script_json(coded_message(deck_of(briefing, site.atlas)))});\n"
        )
        given = {
            "strings": strings_message(),
            "deck": f"../assets/{deck}",
            "frame": f"../{FRAME_PROVINCES}",
        }
        name = page_of("briefing", briefing.id)
        site.page(name, briefing.titled(), _page(briefing, site), scripts=("briefing.js",), given=given)
    lines = [link(page_of("briefing", briefing.id), briefing.titled()) for briefing in found]
    heading = Markup("<h1>{}</h1>{}").format(_("Briefings"), render("layout.listing", lines=lines))
    site.page("briefings.html", _("Briefings"), heading)


def _page(briefing: Briefing, site: Site) -> Markup:
    told = scenes_message(briefing, site.atlas)
    scenes = [
        scene
        | {
            "cited": [": ".join(filter(None, (_lead(s), s["label"]))) for s in scene["sources"]],
            "map": map_link(scene_view(one, site.atlas)),
            "drawn": _chart(scene["chart"]) if scene["chart"] else "",
        }
        for one, scene in zip(briefing.scenes, told["scenes"], strict=True)
    ]
    return render("briefings.page", title=told["title"], scenes=scenes)


def _chart(chart: dict[str, Any]) -> Markup:
    """Return the figures of a chart as a table: each by its series, and its year or row."""
    rows = []
    for series in chart["series"]:
        for point in series["points"]:
            row = chart["rows"][point["at"]] if chart["rows"] else None
            at = ": ".join(filter(None, (row["group"], row["label"]))) if row else str(point["at"])
            rows.append(render("layout.row", head=at, cells=[series["name"], point["text"], point["who"]]))
    heads = (_("Year or place"), _("Series"), _("Figure"), _("According to"))
    table = render("layout.table", caption=chart["heading"], heads=heads, rows=rows, css="figures")
    notes = [one["text"] for one in chart["breaks"]] + list(chart["cautions"])
    return render("layout.folded", summary=_("Figures of the chart"), body=table + paragraphs(notes))


def _lead(source: dict[str, str]) -> str:
    return ", ".join(filter(None, (source["figure"], source["about"])))
