"""The page of each shipped briefing: its scenes as text with their sources; and their list."""

from __future__ import annotations

from geo.atlas import estimate_all
from geo.briefing import Briefing, read_briefing, scenes_message, values_key, values_needed
from geo.briefing.checking import scene_view
from geo.briefing.own import shipped_files
from geo.edition.coding import coded_message
from geo.edition.pages.site import Site, link, map_link, page_of, render
from geo.edition.values import strings_of_map
from geo.language import _, current
from geo.maps import atlas_values, classes_of, deck_message
from geo.maps.time_slider import script_json
from geo.markup import Markup


def write_briefings(site: Site) -> None:
    """Write the list of briefings, a page for each and the script of its scenes, in the language in use."""
    found = [read_briefing(path, shipped=True) for path in shipped_files()]
    for briefing in found:
        deck = f"deck-{current()}-{briefing.id}.js"
        site.files.text(f"assets/{deck}", f"atlasDeck({script_json(_deck(briefing, site))});\n")
        given = {
            "strings": strings_of_map(),
            "deck": f"../assets/{deck}",
            "frame": "../assets/frame-provinces.html",
        }
        name = page_of("briefing", briefing.id)
        site.page(name, briefing.titled(), _page(briefing, site), scripts=("briefing.js",), given=given)
    lines = [link(page_of("briefing", briefing.id), briefing.titled()) for briefing in found]
    heading = Markup("<h1>{}</h1>{}").format(_("Briefings"), render("layout.listing", lines=lines))
    site.page("briefings.html", _("Briefings"), heading)


def _deck(briefing: Briefing, site: Site) -> dict[str, object]:
    """Return the scenes with the values they show, as the map's frame takes them."""
    values = {}
    for measure, lens in values_needed(briefing):
        estimates = estimate_all(site.atlas, measure, lens).estimates
        classes = classes_of(estimates, site.atlas.places)
        values[values_key(measure, lens)] = atlas_values(
            site.atlas, measure, estimates, lens=lens, classes=classes
        )
    return coded_message(deck_message(scenes_message(briefing, site.atlas), values))


def _page(briefing: Briefing, site: Site) -> Markup:
    told = scenes_message(briefing, site.atlas)
    scenes = [
        (
            scene["id"],
            scene["title"],
            scene["text"],
            scene["fallback"],
            [": ".join(filter(None, (_lead(s), s["label"]))) for s in scene["sources"]],
            map_link(scene_view(one, site.atlas)),
        )
        for one, scene in zip(briefing.scenes, told["scenes"], strict=True)
    ]
    return render("briefings.page", title=told["title"], scenes=scenes)


def _lead(source: dict[str, str]) -> str:
    return ", ".join(filter(None, (source["figure"], source["about"])))
