"""The first page of an edition: what it holds, how it is cited, under which terms."""

from __future__ import annotations

from collections.abc import Sequence

from geo.caveats import licence_line, outline_credits, standing_caveats
from geo.caveats.standing import relief_credit
from geo.edition.identity import LICENCE_LINK
from geo.edition.measures import Held
from geo.edition.pages.site import Site, menu, render
from geo.language import LANGUAGES, _
from geo.style import format_date
from geo.style.numbers import format_number


def write_home(site: Site, measures: Sequence[Held]) -> None:
    """Write the page, in the language in use."""
    edition, atlas = site.edition, site.atlas
    said = {
        "map.html": _("Every measure on a map, with its chart and table, year by year"),
        "tables.html": _("Every measure by place and year, with files to download"),
        "places.html": _("Every place with all its figures"),
        "disagreements.html": _("Figures on which sources differ, and calculations that do not come out"),
        "briefings.html": _("Scenes in order, to read or to present"),
        "sources.html": _("Every document, with the figures read in it"),
        "methods.html": _("What each measure counts, how the map is made, what it must not be used for"),
        "search.html": _("Every name with its newest figures: places, measures, documents"),
    }
    facts = [
        (_("Edition"), edition.id),
        (_("Published"), format_date(edition.day)),
        (_("Data version"), edition.version),
        (_("Measures"), format_number(len(measures))),
        (_("Figures"), format_number(len(atlas.statements))),
        (_("Documents"), format_number(len(atlas.sources))),
        (_("Places"), format_number(len(list(atlas.places)))),
    ]
    body = render(
        "home.page",
        edition=edition,
        pages=[(target, words, said[target]) for target, words in menu() if target in said],
        facts=render("layout.facts", lines=facts),
        licence=licence_line(),
        licence_link=LICENCE_LINK,
        credits=[outline_credits(), relief_credit()],
        caveats=standing_caveats(),
    )
    site.page("index.html", _("This edition"), body)


def write_door(site: Site) -> None:
    """Write the page at the edition's own address, which leads to each language."""
    text = render("home.door", edition=site.edition, languages=list(LANGUAGES.items()))
    site.files.text("index.html", f"<!DOCTYPE html>\n{text}\n")
