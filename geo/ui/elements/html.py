"""HTML of the pages: `render` makes it of ``geo/ui/templates``; a link and a mark, which all of them use."""

from __future__ import annotations

from pathlib import Path

from geo.markup import Markup, Templates


def link(target: str, text: str, *, css: str = "") -> Markup:
    """Return a link inside the dashboard; ``css`` names its class, if it has one."""
    named = Markup(' class="{}"').format(css) if css else ""
    return Markup('<a{} href="{}" target="_self">{}</a>').format(named, target, text)


def tag(text: str, css: str = "tag") -> Markup:
    """Return a short mark beside a value; ``css`` are its classes."""
    return Markup('<span class="{}">{}</span>').format(css, text)


render = Templates(Path(__file__).parents[1] / "templates", link=link, tag=tag)
