"""What all pages of an edition share: their frame, their addresses, their shared style sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from geo.atlas import Atlas, estimate_all
from geo.edition import frame
from geo.edition.files import Files
from geo.edition.identity import LICENCE_LINK, Edition
from geo.errors import MapError
from geo.estimates import Timelines
from geo.language import LANGUAGES, _, current
from geo.links import to_short_query
from geo.maps.locator import locator_rules
from geo.maps.time_slider import script_json, without_comments
from geo.markup import Markup, Templates, joined, ours
from geo.model import View
from geo.storage import read_text_asset
from geo.style import FALLBACK, FAMILY, css_rule

FOLDER = Path(__file__).parents[1]
POLICY = f"{frame.POLICY}; frame-src 'self' file:; base-uri 'none'; form-action 'none'"
"""That of the frame, which a page may hold; styles stand inside the small maps of places too."""

LENS = "monitoring"
"""The figure shown in an edition."""


def link(target: str, text: str, css: str = "") -> Markup:
    """Return a link."""
    named = Markup(' class="{}"').format(css) if css else ""
    return Markup('<a{} href="{}">{}</a>').format(named, target, text)


def tag(text: str, css: str = "tag") -> Markup:
    """Return a short mark beside a figure."""
    return Markup('<span class="{}">{}</span>').format(css, text)


render = Templates(FOLDER / "templates", link=link, tag=tag)


def page_of(kind: str, id: str, anchor: str = "") -> str:
    """Return the address of a page about one thing, beside all others: ``place-vraem.html``."""
    name = f"{kind}-{re.sub(r'[^A-Za-z0-9._-]', '-', id)}.html"
    return f"{name}#{anchor}" if anchor else name


def map_link(view: View) -> str:
    """Return the address of the map that shows ``view``, by the parameters of the dashboard's links."""
    query = {name: text for name, text in to_short_query(view).items() if name != "lang"}
    return "map.html" + (f"#{urlencode(query, safe=',:')}" if query else "")


@dataclass(frozen=True)
class Site:
    """An edition being written.

    Attributes
    ----------
    edition : Edition
    atlas : Atlas
    files : Files
    timelines : dict of str to Timelines
        What `known` has made.
    """

    edition: Edition
    atlas: Atlas
    files: Files
    timelines: dict[str, Timelines] = field(default_factory=dict)

    def known(self, measure: str) -> Timelines:
        """Return the estimates of a measure under the figure shown, made once."""
        if measure not in self.timelines:
            self.timelines[measure] = estimate_all(self.atlas, measure, LENS)
        return self.timelines[measure]

    def page(
        self, name: str, title: str, body: Markup, *, scripts: tuple[str, ...] = (), given: object = None
    ) -> None:
        """Write a page in the language in use.

        Parameters
        ----------
        name : str
            Of its file.
        title : str
            Without the name of the product.
        body : Markup
            What stands in ``<main>``, its heading of the first order in it.
        scripts : tuple of str
            Names in ``assets``.
        given : object
            What they find in the page as JSON.
        """
        language = current()
        others = [(code, label) for code, label in LANGUAGES.items() if code != language]
        text = render(
            "layout.page",
            language=language,
            title=title,
            policy=POLICY,
            licence=LICENCE_LINK,
            edition=self.edition,
            links=[(target, words, target == name) for target, words in menu()],
            others=[(f"../{code}/{name}", code, label) for code, label in others],
            body=body,
            given=ours(script_json(given)) if given is not None else "",
            scripts=scripts,
            whole="whole" if "map.js" in scripts else "",
        )
        self.files.text(f"{language}/{name}", f"<!DOCTYPE html>\n{text}\n")


def menu() -> list[tuple[str, str]]:
    """Return the pages named at the head of every page, with their names in the language in use."""
    return [
        ("map.html", _("Map")),
        ("tables.html", _("Tables and data")),
        ("places.html", _("Places")),
        ("disagreements.html", _("Disagreements")),
        ("briefings.html", _("Briefings")),
        ("sources.html", _("Sources")),
        ("methods.html", _("Methods")),
        ("search.html", _("Search")),
        ("index.html", _("This edition")),
    ]


def write_style(files: Files) -> None:
    """Write the style sheet of the pages: the colours of the map, light and dark."""
    dark = css_rule(":root", "dark")
    tokens = [
        css_rule(":root", "light"),
        f"@media screen and (prefers-color-scheme: dark) {{ {dark} }}",
        f':root {{ --type: "{FAMILY}", {FALLBACK}; }}',
    ]
    own = without_comments(read_text_asset(FOLDER / "assets" / "edition.css", error=MapError))
    files.text("assets/edition.css", "\n".join([*tokens, locator_rules(), own]))


def paragraphs(texts: list[str]) -> Markup:
    """Return texts as paragraphs; those that are empty are left out."""
    return joined(Markup("<p>{}</p>").format(text) for text in texts if text)
